"""What layouts are put together of: how a person, a decision, a section, a contents page is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tests.press.sheets import Paper, Sheet, wrap

from protokoll.records import Attendance, Decision, Minutes, Paragraph

Person = Callable[[Attendance], str]

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)
WEEKDAYS = ("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen")
OFFICES = {"chair": "ordförande", "first_vice_chair": "1:e vice ordförande", "secretary": "sekreterare"}


def long_day(minutes: Minutes) -> str:
    """`onsdagen den 14 maj 2031`."""
    day = date.fromisoformat(minutes.dates[0])
    return f"{WEEKDAYS[day.weekday()]} den {day.day} {MONTHS[day.month - 1]} {day.year}"


def hours(minutes: Minutes, dash: str = "–", dot: str = ".") -> str:
    """`13.15–16.40`."""
    return f"{minutes.start}{dash}{minutes.end}".replace(":", dot)


def listed(minutes: Minutes, *roles: str) -> list[Attendance]:
    """Those who have one of the roles, in printed order."""
    return [one for one in minutes.attendance if one.role in roles]


def holder(minutes: Minutes, office: str) -> str:
    """The name of who holds an office."""
    return next(one.name for one in minutes.attendance if one.office == office)


def declared(minutes: Minutes, dash: str = "–") -> str:
    """`12–18`."""
    return f"{minutes.first_paragraph}{dash}{minutes.last_paragraph}"


# People


def bracketed(one: Attendance) -> str:
    """`Maj Ekdal (S), ordförande`, `Per Sten (C), ersätter Åke Hed`, `Britta Ros, kommunchef`."""
    return _with(f"{one.name} ({one.party})" if one.party else one.name, one, "ersätter {}")


def lower_case(one: Attendance) -> str:
    """`Maj Ekdal (s), ordförande`, `Per Sten (c) tj ers för Åke Hed`."""
    printed = f"{one.name} ({one.party.lower()})" if one.party else one.name
    return f"{printed} tj ers för {one.replaces}" if one.replaces else _with(printed, one, "")


def after_comma(one: Attendance) -> str:
    """`Maj Ekdal, s, ordförande`, `Per Sten, c, ersätter Åke Hed`."""
    return _with(f"{one.name}, {one.party.lower()}" if one.party else one.name, one, "ersätter {}")


def role_first(one: Attendance) -> str:
    """`Ordförande Maj Ekdal (S)`, `Per Sten (C) (tjänstgör för Åke Hed)`, `kommunchef Britta Ros`."""
    printed = f"{one.name} ({one.party})" if one.party else one.name
    if one.replaces:
        return f"{printed} (tjänstgör för {one.replaces})"
    if one.office in OFFICES:
        return f"{OFFICES[one.office].capitalize()} {printed}"
    return f"{one.title} {printed}" if one.title else printed


def bulleted(one: Attendance) -> str:
    """`- Maj Ekdal (S), ordförande`."""
    return f"- {bracketed(one)}"


def _with(printed: str, one: Attendance, replacing: str) -> str:
    said = [OFFICES.get(one.office or "", ""), one.title or "", replacing.format(one.replaces) if one.replaces else ""]
    return ", ".join([printed, *(words for words in said if words)])


# Decisions


def att_list(decision: Decision, paper: Paper) -> list[str]:
    """The lead-in, and each clause with att in a paragraph of its own."""
    lines = [decision.text, ""]
    for clause, end in _ended(decision.clauses, ", samt"):
        lines += [*wrap(f"att {clause}{end}", paper), ""]
    return lines


def dashed(decision: Decision, paper: Paper) -> list[str]:
    """The lead-in with a colon, and a dash before each clause."""
    lines = [f"{decision.text}:"]
    for clause, end in _ended(decision.clauses, ", och"):
        lines += wrap(f"att {clause}{end}", paper, "     ", "-   ")
    return [*lines, ""]


def numbered(decision: Decision, paper: Paper) -> list[str]:
    """The lead-in, and numbered clauses without att."""
    lines = [decision.text]
    for number, clause in enumerate(decision.clauses, 1):
        lines += wrap(f"{clause[0].upper()}{clause[1:]}.", paper, "   ", f"{number}. ")
    return [*lines, ""]


def sentence(decision: Decision, paper: Paper) -> list[str]:
    """One sentence with all clauses, as running text."""
    said = ", att ".join(decision.clauses[:-1])
    whole = f"{said} samt att {decision.clauses[-1]}" if said else decision.clauses[-1]
    return [*wrap(f"{decision.text} att {whole}.", paper), ""]


def _ended(clauses: Sequence[str], last_but_one: str) -> Iterator[tuple[str, str]]:
    """Each clause with what stands after it: a comma, a comma and `samt`, a full stop."""
    for left, clause in zip(range(len(clauses) - 1, -1, -1), clauses, strict=True):
        yield clause, "." if not left else last_but_one if left == 1 else ","


# Sections


@dataclass(frozen=True)
class Sections:
    """A layout's headings inside an item, and how it prints decisions; the proposal stands before the decision."""

    summary: str = "Sammanfattning"
    proposal: str = "Förslag till beslut"
    decision: str = "Beslut"
    recipients: str = "Beslutet skickas till"
    decide: Callable[[Decision, Paper], list[str]] = att_list
    mark: str = "{}"
    first: bool = False

    def print(self, sheet: Sheet, paragraph: Paragraph) -> None:
        """Print the sections of an item; with `first` the decision stands before what the matter is."""
        if self.first:
            self._decision(sheet, paragraph)
        if paragraph.summary:
            self._heading(sheet, self.summary)
            sheet.prose(paragraph.summary)
            sheet.blank()
        for proposal in paragraph.proposals:
            self._heading(sheet, self.proposal)
            proposed = Decision(text=f"{proposal.by} föreslår att nämnden beslutar", clauses=proposal.clauses)
            sheet.lines(sentence(proposed, sheet.paper))
        if not self.first:
            self._decision(sheet, paragraph)
        if paragraph.recipients:
            self._heading(sheet, self.recipients)
            sheet.lines([*paragraph.recipients, ""])

    def _decision(self, sheet: Sheet, paragraph: Paragraph) -> None:
        for decision in paragraph.decisions:
            self._heading(sheet, self.decision)
            sheet.lines(self.decide(decision, sheet.paper))

    def _heading(self, sheet: Sheet, words: str) -> None:
        if words:
            sheet.heading(self.mark.format(words))


# Contents


def contents(sheet: Sheet, minutes: Minutes, heading: str, mark: str = "§ {}", leader: str = ".") -> None:
    """A page that lists numbers, titles and pages."""
    width = sheet.paper.width
    sheet.heading(heading, "")
    for page, paragraph in enumerate(minutes.paragraphs, 3):
        lines = wrap(paragraph.title or "", Paper(width - 8), " " * 11, f"{mark.format(paragraph.number):<11}")
        lines[-1] = f"{lines[-1]} {leader * max(3, width - len(lines[-1]) - 5)} {page}"
        sheet.lines(lines)
    sheet.new_page()


def titled(sheet: Sheet, words: str, mark: str = "{}") -> None:
    """A title over as many lines as it needs, kept with what follows."""
    sheet.heading(*wrap(mark.format(words), sheet.paper))


def people_lines(people: Iterable[Attendance], person: Person) -> list[str]:
    """A person a line."""
    return [person(one) for one in people]


def plain_items(sheet: Sheet, minutes: Minutes, sections: Sections) -> None:
    """`§ 30 Titel` on one line, the case number under it."""
    for paragraph in minutes.paragraphs:
        sheet.item = paragraph.number
        titled(sheet, f"§ {paragraph.number} {paragraph.title}")
        sheet.heading(*(f"Dnr {c.raw}" for c in paragraph.case_numbers), "")
        sections.print(sheet, paragraph)
