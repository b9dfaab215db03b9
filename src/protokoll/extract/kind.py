"""What kind of document it is: independent signals are weighed, and each says what it saw."""

from __future__ import annotations

from typing import NamedTuple

import regex

from protokoll.outline import Outline
from protokoll.records import DocumentKind
from protokoll.text import Text


class Signal(NamedTuple):
    """Words that speak for a kind, where they must stand (`top` of the document or `any`), and how much they weigh."""

    kind: DocumentKind
    points: float
    where: str
    words: regex.Pattern[str]


def _signal(kind: DocumentKind, points: float, where: str, words: str) -> Signal:
    return Signal(kind, points, where, regex.compile(words, regex.IGNORECASE | regex.MULTILINE))


SIGNALS = (
    _signal("minutes", 3, "top", r"^\W*(?:\w+\s)*(?:sammanträdes|mötes|styrelse|stämmo|årsmötes)?protokoll\w*\b"),
    _signal("minutes", 2, "top", r"^\W*(?:styrelsemöte|årsmöte|medlemsmöte|föreningsstämma|årsstämma)\b"),
    _signal("minutes", 2, "any", r"\butses att justera|justeringens (?:plats|tid)|vid protokollet|protokollet är justerat|justeras:?\s*$"),
    _signal("minutes", 1, "any", r"^\s*(?:beslutande|närvarande|närvarande ledamöter|tjänstgörande ersättare)\b"),
    _signal("extract", 5, "top", r"protokolls?utdrag|utdrag ur (?:sammanträdes)?protokoll"),
    _signal("extract", 3, "any", r"rätt (?:utdraget|avskrivet)|utdragets riktighet|^utdragsbestyrkande:?\s*\p{Lu}\p{Ll}"),
    _signal("agenda", 5, "top", r"^\W*(?:kallelse|föredragningslista|dagordning|ärendelista|kallelse/föredragningslista)\b"),
    _signal("agenda", 2, "any", r"\bkallas (?:härmed )?till|väl mött|förhinder (?:anmäls|meddelas)|ersättare kallas|kallade ledamöter"),
    _signal("notice", 5, "top", r"kungörelse|^\W*tillkännagivande|^\W*(?:bevis om anslag|anslagsbevis|anslag\s?/\s?bevis|anslag)\s*$"),
    _signal("notice", 2, "any", r"kungörs härmed|tillkännages härmed|allmänheten (?:är )?välkom"),
    _signal("memo", 5, "top", r"^(?:.*\s{3,})?\W*(?:tjänsteskrivelse|tjänsteutlåtande|promemoria)\b(?!\s*[-–])|(?:minnes|mötes)anteckningar"),
    _signal("recommendation", 6, "top", r"rekommendation(?:er)? (?:till|om) beslut|^\W*missiv\b"),
    _signal("recommendation", 2, "any", r"rekommendera(?:r|t)?\s.{0,120}\batt besluta|återkoppling av .{0,40}beslut|svar senast"),
    _signal("news", 3, "any", r"^\W*[-–—]\s.{20,400},?\s(?:säger|berättar|förklarar|avslutar)\s"),
    _signal("news", 2, "any", r"för mer information,? kontakta|presskontakt|pressmeddelande|^\W*läs mer\b|gå direkt till|dela (?:sidan|på)"),
    _signal("news", 3, "top", r"beslut i korthet|^\W*nyhet(?:er)?\b|publicerad\b|senast uppdaterad"),
)
_TOP_LINES = 25


def read_kind(text: Text, outline: Outline, people: int) -> DocumentKind:
    """The kind with the most points; `people` is how many the document lists as present."""
    top = text.content[: text.lines[min(_TOP_LINES, len(text.lines)) - 1].end] if text.lines else ""
    points: dict[DocumentKind, float] = {}
    for signal in SIGNALS:
        if signal.words.search(top if signal.where == "top" else text.content):
            points[signal.kind] = points.get(signal.kind, 0) + signal.points
    numbered = [item for item in outline.items if not item.synthetic]
    decided = any(block.role == "decision" for item in outline.items for block in item.blocks)
    _structure(points, len(numbered), len(outline.items), decided, people)
    kind: DocumentKind = max(points, key=lambda k: points[k], default="other")
    return kind if points.get(kind, 0) >= 3 else "other"


def _structure(points: dict[DocumentKind, float], numbered: int, items: int, decided: bool, people: int) -> None:
    """What the outline itself says: how many items, whether anything was decided, whether people are listed."""

    def add(kind: DocumentKind, value: float) -> None:
        points[kind] = points.get(kind, 0) + value

    if numbered == 1 and not people:
        add("extract", 4)
        add("minutes", -2)
    elif numbered:
        add("minutes", 3 + 2 * decided)
    elif items > 2:
        add("minutes", 2)
    elif people < 2:
        add("minutes", -4)
    if people >= 3 and items:
        add("minutes", 2)
    if not numbered:
        add("extract", -3)
    if numbered > 1:
        for kind in ("news", "recommendation", "memo"):
            add(kind, -4)
    if numbered and decided:
        add("memo", -6)
    if decided and numbered:
        add("agenda", -3)
        add("notice", -5)
