"""Layouts with a form on the front page: functions from minutes to printed pages."""

from __future__ import annotations

from tests.press import parts
from tests.press.parts import (
    Sections,
    contents,
    declared,
    holder,
    hours,
    listed,
    long_day,
    people_lines,
    plain_items,
    titled,
)
from tests.press.sheets import Paper, Sheet, columns, spread

from protokoll.records import Minutes


def form_page(minutes: Minutes, paper: Paper) -> str:
    """A form in two columns, signatures with the range beside them, `§ 30   Dnr …` over the title."""
    sheet = Sheet(
        paper,
        header=lambda page, pages: (
            spread(str(minutes.organisation).upper(), "SAMMANTRÄDESPROTOKOLL", f"{page} ({pages})", paper.width),
            spread(str(minutes.body), "", minutes.dates[0], paper.width),
            "",
        ),
        footer=lambda page, pages: (spread("Justerandes sign", "", "Utdragsbestyrkande", paper.width),),
    )
    rows = [
        ("Plats och tid", [f"{minutes.place},", f"{long_day(minutes)}, kl. {hours(minutes)}"]),
        ("Beslutande", people_lines(listed(minutes, "member", "serving_substitute"), parts.bracketed)),
        ("Ej tjänstgörande\nersättare", people_lines(listed(minutes, "substitute"), parts.bracketed)),
        ("Övriga deltagande", people_lines(listed(minutes, "official"), parts.bracketed)),
    ]
    sheet.lines(columns([row for row in rows if row[1]], 25))
    _signed(sheet, minutes)
    sheet.new_page()
    for paragraph in minutes.paragraphs:
        sheet.item = paragraph.number
        number = f"§ {paragraph.number}"
        case = "".join(f"Dnr {c.raw}" for c in paragraph.case_numbers)
        sheet.heading(f"{number:<25}{case}".rstrip(), "")
        titled(sheet, str(paragraph.title))
        sheet.blank(keep=True)
        Sections(summary="Ärendebeskrivning", recipients="Expedieras till").print(sheet, paragraph)
        sheet.blank()
    return sheet.text()


def _signed(sheet: Sheet, minutes: Minutes) -> None:
    line = "." * 30
    sheet.heading("Underskrifter", f"   Sekreterare            {line}   Paragrafer   {declared(minutes)}")
    sheet.lines([f"                          {holder(minutes, 'secretary')}", ""])
    sheet.heading(f"   Ordförande             {line}")
    sheet.lines([f"                          {holder(minutes, 'chair')}", ""])


def cover_and_form(minutes: Minutes, paper: Paper) -> str:
    """A cover, a form, a page of contents; then every item on a page of its own, its number alone on a line."""
    sheet = Sheet(
        paper,
        header=lambda page, pages: (str(minutes.body), f"Protokoll   {minutes.dates[0]}   Sida {page} av {pages}", ""),
    )
    sheet.lines([str(minutes.organisation), "", f"Sammanträdesprotokoll {minutes.dates[0]}"])
    sheet.new_page()
    rows = [
        ("Tid", [f"{minutes.dates[0]} kl {hours(minutes, '-', ':')}"]),
        ("Plats", [str(minutes.place)]),
        ("Ledamöter", people_lines(listed(minutes, "member"), parts.role_first)),
        ("Tjänstgörande ersättare", people_lines(listed(minutes, "serving_substitute"), parts.bracketed)),
        ("Ersättare", people_lines(listed(minutes, "substitute"), parts.bracketed)),
        ("Tjänstepersoner", people_lines(listed(minutes, "official"), parts.bracketed)),
        ("Paragrafer", [f"§§ {declared(minutes, '-')}"]),
    ]
    sheet.lines(columns([row for row in rows if row[1]], 27))
    sheet.new_page()
    contents(sheet, minutes, "Innehållsförteckning")
    for paragraph in minutes.paragraphs:
        sheet.new_page(paragraph.number)
        sheet.heading(f"§ {paragraph.number}")
        titled(sheet, str(paragraph.title))
        sheet.heading(*(c.raw for c in paragraph.case_numbers), "")
        Sections(decision="Beslut", recipients="Beslutet ska skickas till", first=True).print(sheet, paragraph)
    return sheet.text()


def detached_columns(minutes: Minutes, paper: Paper) -> str:
    """All labels of the form first, all values after them, as text taken from the cells of a table."""
    sheet = Sheet(
        paper, header=lambda page, pages: (str(minutes.organisation), str(minutes.body), f"{page} ({pages})", "")
    )
    groups = [
        ("Beslutande ledamöter:", people_lines(listed(minutes, "member"), parts.bracketed)),
        ("Tjänstgörande ersättare:", people_lines(listed(minutes, "serving_substitute"), parts.bracketed)),
        ("Ej tjänstgörande ersättare:", people_lines(listed(minutes, "substitute"), parts.bracketed)),
        ("Övriga deltagare:", people_lines(listed(minutes, "official"), parts.bracketed)),
    ]
    groups = [group for group in groups if group[1]]
    sheet.lines(["Protokoll", "", "Plats:", "Tid:", *(label for label, _ in groups), "Paragrafer:", ""])
    sheet.lines([str(minutes.place), f"{minutes.dates[0]}, klockan {hours(minutes, '-', ':')}", ""])
    for _, values in groups:
        sheet.lines([*values, ""])
    sheet.lines([f"§§ {declared(minutes, '-')}"])
    sheet.new_page()
    plain_items(sheet, minutes, Sections(decide=parts.dashed))
    return sheet.text()


def colon_labels(minutes: Minutes, paper: Paper) -> str:
    """Labels with colons; `KF § 30` with the case number to the far right; `§ 30 (fort.)` over the page break."""
    prefix = {"Kommunfullmäktige": "KF ", "Kommunstyrelsen": "KS "}.get(str(minutes.body), "")
    sheet = Sheet(
        paper,
        header=lambda page, pages: (
            spread(str(minutes.organisation), "PROTOKOLL", f"Sida {page} av {pages}", paper.width),
            str(minutes.body), "",
        ),
        footer=lambda page, pages: ("Protokollet har justerats digitalt",),
        continued=lambda number: f"{prefix}§ {number} (fort.)",
    )
    rows = [
        ("Plats:", [str(minutes.place)]),
        ("Tid:", [f"{minutes.dates[0]}, klockan {hours(minutes, '-', ':')}"]),
        ("Beslutande ledamöter:", people_lines(listed(minutes, "member"), parts.bracketed)),
        ("Tjänstgörande ersättare:", people_lines(listed(minutes, "serving_substitute"), parts.bracketed)),
        ("Ej tjänstgörande ersättare:", people_lines(listed(minutes, "substitute"), parts.bracketed)),
        ("Övriga närvarande:", people_lines(listed(minutes, "official"), parts.bracketed)),
        ("Paragrafer:", [declared(minutes, "-")]),
    ]
    sheet.lines(line for line in columns([row for row in rows if row[1]], 28) if line)
    sheet.new_page()
    contents(sheet, minutes, "Ärendelista", f"{prefix}§ {{}}", leader=" ")
    sections = Sections("Ärendebeskrivning", recipients="Beslutet expedieras till:", decide=parts.dashed)
    for paragraph in minutes.paragraphs:
        sheet.item = paragraph.number
        number, case = f"{prefix}§ {paragraph.number}", "".join(c.raw for c in paragraph.case_numbers)
        sheet.heading(f"{number:<42}{case}".rstrip(), "")
        titled(sheet, str(paragraph.title))
        sheet.blank(keep=True)
        sections.print(sheet, paragraph)
        sheet.lines(["_" * 33, ""])
    return sheet.text()


def table_of_people(minutes: Minutes, paper: Paper) -> str:
    """Who was there in a table with a column for the party; section headings in capitals."""
    sheet = Sheet(
        paper, header=lambda page, pages: (spread(str(minutes.body), "", f"{page}/{pages}", paper.width), ""),
        continued=lambda number: f"§ {number} forts.",
    )
    sheet.lines(["SAMMANTRÄDESPROTOKOLL", str(minutes.organisation), "", f"Sammanträdesdatum: {minutes.dates[0]}", ""])
    sheet.lines([f"Plats: {minutes.place}", f"Paragrafer: §§ {declared(minutes)}", "", "Närvarande", ""])
    roles = {
        "member": "Ledamot", "serving_substitute": "Tjänstgörande ersättare", "substitute": "Ersättare",
        "official": "Tjänsteperson",
    }
    sheet.lines([f"{'Namn':<32}{'Parti':<10}{'Roll':<28}Ersätter"])
    for one in minutes.attendance:
        role = parts.OFFICES.get(one.office or "", roles[one.role]).capitalize()
        sheet.lines([f"{one.name:<32}{one.party or '':<10}{role:<28}{one.replaces or ''}".rstrip()])
    sheet.new_page()
    plain_items(sheet, minutes, Sections(mark="{}", decide=parts.att_list, recipients="Beslutsexpediering"))
    return sheet.text()
