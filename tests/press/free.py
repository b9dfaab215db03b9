"""Layouts without a form: headings with lists, running text, nothing at all, Markdown, a typewriter's page."""

from __future__ import annotations

from tests.press import parts
from tests.press.parts import Sections, declared, hours, listed, long_day, people_lines, plain_items, titled
from tests.press.sheets import Paper, Sheet, no_margin, spread, wrap

from protokoll.records import Minutes


def accessible(minutes: Minutes, paper: Paper) -> str:
    """Headings with lists under them; the number before its sign: `33 § Titel`."""
    sheet = Sheet(paper, footer=lambda page, pages: (f"{page} ({pages})",))
    sheet.lines([str(minutes.organisation), str(minutes.body), "Protokoll", ""])
    sheet.lines([f"Sammanträdesdatum: {long_day(minutes)}", f"Tid: {hours(minutes, '–', ':')}"])
    sheet.lines([f"Plats: {minutes.place}", f"Paragrafer: {declared(minutes)}"])
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
    plain_items(sheet, minutes, Sections(summary="", decide=parts.sentence))
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
    plain_items(sheet, minutes, Sections(mark="**{}**", decide=parts.numbered))
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
