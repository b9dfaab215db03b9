"""Layouts: functions from minutes to printed pages, one for each family of Swedish minutes."""

from __future__ import annotations

from collections.abc import Callable

from tests.press import parts
from tests.press.parts import Sections, contents, declared, holder, hours, listed, long_day, people_lines, titled
from tests.press.sheets import Paper, Sheet, columns, no_margin, spread, wrap

from protokoll.records import Minutes

Layout = Callable[[Minutes, Paper], str]


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
    _plain_items(sheet, minutes, Sections(decide=parts.dashed))
    return sheet.text()


def _plain_items(sheet: Sheet, minutes: Minutes, sections: Sections) -> None:
    """`§ 30 Titel` on one line, the case number under it."""
    for paragraph in minutes.paragraphs:
        sheet.item = paragraph.number
        titled(sheet, f"§ {paragraph.number} {paragraph.title}")
        sheet.heading(*(f"Dnr {c.raw}" for c in paragraph.case_numbers), "")
        sections.print(sheet, paragraph)


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


def accessible(minutes: Minutes, paper: Paper) -> str:
    """Headings with lists under them; the number before its sign: `33 § Titel`."""
    sheet = Sheet(paper, footer=lambda page, pages: (f"{page} ({pages})",))
    sheet.lines([str(minutes.organisation), str(minutes.body), "Protokoll", ""])
    sheet.lines([f"Sammanträdesdatum: {long_day(minutes)}", f"Tid: {hours(minutes, '–', ':')}", f"Plats: {minutes.place}", f"Paragrafer: {declared(minutes)}"])
    sheet.blank()
    for heading, roles in (
        ("Ledamöter", "member"), ("Tjänstgörande ersättare", "serving_substitute"),
        ("Ersättare", "substitute"), ("Tjänstemän", "official"),
    ):
        if people := listed(minutes, roles):
            sheet.heading(heading)
            sheet.lines([*people_lines(people, parts.bulleted), ""])
    for paragraph in minutes.paragraphs:
        sheet.item = paragraph.number
        titled(sheet, f"{paragraph.number} § {paragraph.title}")
        sheet.heading(*(f"Diarienummer: {c.raw}" for c in paragraph.case_numbers), "")
        Sections("Ärendet", recipients="Beslutet skickas till", decide=parts.numbered).print(sheet, paragraph)
    return sheet.text()


def prose_opening(minutes: Minutes, paper: Paper) -> str:
    """No form: a sentence says who met, and another who was there."""
    sheet = Sheet(paper, header=lambda page, pages: (f"- {page} -", ""))
    sheet.prose(f"Protokoll fört vid sammanträde med {minutes.body} i {minutes.organisation} {long_day(minutes)}.")
    sheet.blank()
    for label, roles in (("Närvarande", ("member", "serving_substitute")), ("Ersättare", ("substitute",))):
        if people := listed(minutes, *roles):
            sheet.prose(f"{label}: {_comma_list(people_lines(people, parts.role_first))}")
            sheet.blank()
    sheet.prose(f"Tjänstemän: {_comma_list(people_lines(listed(minutes, 'official'), parts.role_first))}")
    sheet.blank()
    _plain_items(sheet, minutes, Sections(summary="", decide=parts.sentence))
    return sheet.text()


def _comma_list(people: list[str]) -> str:
    return f"{', '.join(people[:-1])} och {people[-1]}." if len(people) > 1 else f"{people[0]}."


def attendance_last(minutes: Minutes, paper: Paper) -> str:
    """Numbered items without sign, parties in lower case, and who was there after the last item."""
    sheet = Sheet(paper)
    sheet.lines([f"Protokoll {minutes.body}", str(minutes.organisation), ""])
    sheet.lines([f"Datum och tid: {minutes.dates[0]} Kl. {hours(minutes, ' – ')}", "", f"Plats: {minutes.place}", ""])
    sheet.lines([f"Ärenden: {declared(minutes, '-')}", ""])
    for paragraph in minutes.paragraphs:
        sheet.item = paragraph.number
        titled(sheet, f"{paragraph.number}. {paragraph.title}")
        sheet.heading(*(c.raw for c in paragraph.case_numbers), "")
        Sections(summary="", decide=parts.sentence).print(sheet, paragraph)
    sheet.item = None
    for heading, roles in (
        ("Närvarande", ("member", "serving_substitute")), ("Ersättare", ("substitute",)),
        ("Övriga tjänstepersoner", ("official",)),
    ):
        if people := listed(minutes, *roles):
            sheet.heading(heading, "")
            sheet.lines([*(f"- {parts.lower_case(one)}" for one in people), ""])
    return sheet.text()


def portal_extract(minutes: Minutes, paper: Paper) -> str:
    """Nothing but the text of the items, each section heading bold in the text, on long lines."""
    sheet = Sheet(Paper(max(paper.width, 110), 10_000), header=no_margin)
    _plain_items(sheet, minutes, Sections(mark="**{}**", decide=parts.numbered))
    return sheet.text()


def markdown(minutes: Minutes, paper: Paper) -> str:
    """Markdown as associations write it."""
    sheet = Sheet(Paper(paper.width, 10_000))
    sheet.lines([f"# Protokoll {minutes.body}", "", f"{minutes.organisation}", ""])
    sheet.lines([f"**Datum:** {minutes.dates[0]}", "", f"**Tid:** {hours(minutes, '-', ':')}", ""])
    for heading, roles in (
        ("Närvarande", ("member", "serving_substitute")), ("Ersättare", ("substitute",)), ("Tjänstemän", ("official",)),
    ):
        if people := listed(minutes, *roles):
            sheet.lines([f"## {heading}", "", *people_lines(people, parts.bulleted), ""])
    for paragraph in minutes.paragraphs:
        sheet.lines([f"## § {paragraph.number} {paragraph.title}", ""])
        sheet.lines(line for c in paragraph.case_numbers for line in (f"Dnr {c.raw}", ""))
        Sections(mark="### {}\n", decide=parts.dashed).print(sheet, paragraph)
    return sheet.text()


def typewritten(minutes: Minutes, paper: Paper) -> str:
    """Capitals, parties after a comma, `§ 30.`, the decision said in a sentence."""
    sheet = Sheet(
        paper,
        header=lambda page, pages: (
            spread(str(minutes.organisation).upper(), "PROTOKOLL", f"Blad {page}", paper.width), "",
        ),
        continued=lambda number: f"Forts. § {number}",
    )
    sheet.lines([str(minutes.body).upper(), ""])
    sheet.lines([f"Plats och tid: {minutes.place}, {long_day(minutes)}, kl {hours(minutes)}", ""])
    for heading, roles in (
        ("BESLUTANDE", ("member", "serving_substitute")), ("ERSÄTTARE", ("substitute",)), ("ÖVRIGA", ("official",)),
    ):
        if people := listed(minutes, *roles):
            sheet.heading(heading)
            sheet.lines([*(f"     {line}" for line in people_lines(people, parts.after_comma)), ""])
    sheet.lines([f"PARAGRAFER: {declared(minutes, '-')}", ""])
    for paragraph in minutes.paragraphs:
        sheet.item = paragraph.number
        sheet.heading(*wrap(f"{paragraph.title}", paper, " " * 8, f"§ {paragraph.number}.".ljust(7)))
        sheet.heading(*(f"        Dnr {c.raw}" for c in paragraph.case_numbers), "")
        Sections("", "FÖRSLAG TILL BESLUT", "BESLUT", "EXPEDIERAS TILL", parts.sentence).print(sheet, paragraph)
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
    _plain_items(sheet, minutes, Sections(mark="{}", decide=parts.att_list, recipients="Beslutsexpediering"))
    return sheet.text()


LAYOUTS: tuple[Layout, ...] = (
    form_page, cover_and_form, detached_columns, colon_labels, accessible, prose_opening, attendance_last,
    portal_extract, markdown, typewritten, table_of_people,
)
