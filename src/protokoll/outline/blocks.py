"""The sections of an item: what opens each, and what stays inside the one before."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.lexicon import bodies
from protokoll.lexicon.grammar import pattern
from protokoll.outline.candidates import SIGN, is_body
from protokoll.outline.openings import FORMULA, Opening, opening
from protokoll.outline.tree import Block
from protokoll.text import Line, Text

# what a quoted statement ends at: these never stand inside one
STRONG = frozenset({"recipients", "documents", "reservation", "statement", "adjustment", "recusal", "appeal"})
# where a sentence about jäv begins something else
_BEFORE_JAV = frozenset({"decision", "recommendation", "proposal", "summary", "background", "text"})
_SOMEBODYS_PROPOSAL = "somebody's proposal"
_LEAVES_FOR_JAV = "somebody leaves because of jäv"
# headings whose text is one line or list: what follows after a blank line is running text again
ONE_LINE = frozenset({"presenter", "meta", "adjustment"})
# "lämnar följande protokollsanteckning:", "reserverar sig enligt följande:"
_QUOTING = regex.compile(
    r"följande\b\s*(?:[\p{L}-]+\s+)?(?:anteckning|yttrande|reservation|uttalande|röstförklaring|text)?.{0,40}:\s*$",
    regex.IGNORECASE,
)
# "Förvaltningens yttrande lyder:", "anför i sin skrivelse följande."
_CITES = regex.compile(r"\b(?:anför|lyder|yttrat\s+sig|följande(?:\s+\p{L}+)?)\b[^.:]{0,30}[.:]$")
_TELLING = frozenset({"earlier", "background", "summary", "assessment", "text", "consequences"})
_MARKS = "”“\"»«"
_WHO = r"(?:[Oo]rdföranden|[Ll]edamöterna|[Ll]edamoten|[Tt]jänstgörande ersättaren|[Vv]ice ordföranden)"
# "Maj Ekdal (S) och Ture Hed (M) föreslår att …" after the proposal that was on the table
_MOVER = regex.compile(
    rf"(?:\d{{1,2}}[.)]\s*)?(?:{_WHO}\s+)?\p{{Lu}}[\p{{L}}'-]+(?:\s+\p{{Lu}}[\p{{L}}'-]+)+(?:\s+m\.?\s?fl\.?)?\s+\((?:\p{{L}}{{1,4}}|-)\)"
    r"(?:[^.:]|(?<=\bm|\bfl)\.){0,330}?\s(?:föreslår|yrkar|yrkade|föreslog)\b"
)
# … and after the description of the matter only where the word is yrkar
_YRKAR = regex.compile(
    rf"(?:{_WHO}\s+)?\p{{Lu}}[\p{{L}}'-]+(?:\s+\p{{Lu}}[\p{{L}}'-]+)+\s+\((?:\p{{L}}{{1,4}}|-)\)"
    r"[^.:]{0,200}?\syrka(?:r|de)\b(?!\si\s(?:en|sin)?\s?motion)"
)
# "Förslag från Kent Sjölin (SD): att planen kompletteras"
_PUT_BY = regex.compile(
    r"(?:Förslag|Yrkande)\s+(?:från|av)\s+\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)+\s+\(\p{L}{1,4}\)"
)
# "Kommunstyrelsen behandlade ärendet den 5 april"
_TREATED = r"(?-i:\p{Lu})[\p{L} -]{3,60}\s(?:har\s+)?(?:behandla|berett?|bered)\w*\s+(?:ärendet|frågan)\b"
# "Siv Bodin (C) reserverar sig mot beslutet." on a line of its own after the decision
_RESERVES = regex.compile(
    rf"(?:(?:{_WHO}|[Mm]ot beslutet)\s+)?[\p{{Lu}}(][^.:\n]{{0,200}}(?:\n[^.:\n]{{0,120}})?"
    r"\b(?:reserverar|reserverade)\s+sig\b|Mot beslutet reserverade? sig\b"
)
# "Torbjörn Aldén anmäler jäv och deltar inte i beslutet."
_RECUSES = regex.compile(
    rf"(?:{_WHO}\s+)?\p{{Lu}}[\p{{L}}'-]+\s+\p{{Lu}}[^.:\n]{{2,120}}\b(?:anmäl(?:er|de)|på grund av)\s+jäv\b(?!\s+i\b)"
)
# "Åke Hed (m) lämnar sammanträdet kl 11.10."
_LEAVES = regex.compile(
    r"\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)+\s+\((?:\p{L}{1,4}|-)\)"
    r"\s+(?:lämnar|lämnade|anländer|anlände|ansluter|går|tar plats|inträder)\b"
)
# "Ordföranden avslutar sammanträdet kl. 21.20."
_CLOSES = regex.compile(r"(?:Ordföranden|Sammanträdet|Mötet)\b[^.]{0,60}\bavsluta(?:r|de|s|t|des)\b")
# "Kommunstyrelsen föreslår kommunfullmäktige besluta:" is a sentence of the decision, not a heading over it
_PROPOSES = regex.compile(r"\b(?:föreslår|hemställer|rekommenderar|tillstyrker)\b")
_IMMEDIATE = regex.compile(r"omedelbar(?:t)?\s+juster|justera(?:s|d|t)\s+omedelbart", regex.IGNORECASE)


def read_blocks(text: Text, body: int, end: int, own: str | None = None) -> tuple[Block, ...]:
    """The blocks between `body` and `end` in printed order; together they hold every character but the headings.

    `own` is the organ whose minutes these are: a `Beslut` under another body's § is the history of the case.
    """
    openings = list(_Reader(text, body, end, own).openings())
    blocks: list[Block] = []
    first = openings[0].start if openings else end
    if text.content[body:first].strip():
        blocks.append(Block("text", None, body, first, "before the first heading"))
    for i, o in enumerate(openings):
        stop = openings[i + 1].start if i + 1 < len(openings) else end
        heading = text.found(o.start, o.end) if o.end > o.start else None
        blocks.append(Block(o.role, heading, o.text, stop, o.rule))
    return tuple(blocks)


class _Reader:
    """Reads an item line by line. `role` and `rule` are the block it stands in and what opened it, `quoting` a
    statement that may quote headings, `cited` a document whose words follow, `history`
    another body's paragraph in the item."""

    def __init__(self, text: Text, body: int, end: int, own: str | None) -> None:
        self.text = text
        self.body = body
        self.end = end
        self.own = own
        self.role = "text"
        self.rule = ""
        self.quoting = False
        self.cited = False
        self.history = False
        self.since = body

    def openings(self) -> Iterator[Opening]:
        for line in self.text.lines_in(self.body, self.end):
            found = self._foreign(line) or opening(self.text, line)
            found = self._sentence(line) if found is None else self._stays(found)
            if found is not None:
                yield found
                self.role, self.rule, self.quoting, self.since = found.role, found.rule, False, found.text
            elif self.role in ("statement", "reservation"):
                self._quotes(self.text.of(line))
            elif self.role in _TELLING and _CITES.search(self.text.of(line)):
                self.cited = True

    def _quotes(self, words: str) -> None:
        """A statement that is announced, or stands in quotation marks, may quote headings."""
        if _QUOTING.search(words) or (words[0] in _MARKS and words[-1] not in _MARKS):
            self.quoting = True
        elif words[-1] in _MARKS or words.endswith("”."):
            self.quoting = False

    def _foreign(self, line: Line) -> Opening | None:
        """`Kommunstyrelsens arbetsutskott § 61` inside an item: what that body did with the case."""
        m = SIGN.match(self.text.of(line))
        if m is None or self.role == "earlier" or not m["prefix"] or len(m["rest"]) > 14 or not is_body(m["prefix"]):
            return None
        if self._is_own(bodies.expand(m["prefix"]) or m["prefix"]):
            return None
        self.history = True
        return Opening("earlier", line.start, line.end, line.end, "another body's paragraph")

    def _is_own(self, name: str) -> bool:
        return self.own is not None and bodies.same_body(name, self.own)

    def _sentence(self, line: Line) -> Opening | None:
        """A sentence that is no heading but begins something else."""
        content, start = self.text.content, line.start
        if self.role == "proposal" and _MOVER.match(content, start, min(self.end, start + 400)):
            return Opening("yrkande", start, start, start, "somebody moves something")
        loose = self.role in ("summary", "background", "text") or self.rule == _SOMEBODYS_PROPOSAL
        if loose and line.gap and _PUT_BY.match(content, start, self.end):
            return Opening("yrkande", start, start, start, _SOMEBODYS_PROPOSAL)
        if self.role == "proposal" and line.gap and pattern(_TREATED).match(content, start, self.end):
            return Opening("earlier", start, start, start, "who treated the matter before")
        if self.role in ("summary", "background") and _YRKAR.match(content, start, min(self.end, start + 300)):
            return Opening("yrkande", start, start, start, "somebody moves something")
        if self.role in _BEFORE_JAV and _RECUSES.match(content, start, self.end) and (line.gap or self.role != "text"):
            return Opening("recusal", start, start, start, _LEAVES_FOR_JAV)
        if self.role in ("decision", "recommendation", "text") and _RESERVES.match(content, start, self.end):
            return Opening("reservation", start, start, start, "somebody reserves themselves")
        if self.role in ("decision", "recommendation") and line.gap and _LEAVES.match(content, start, self.end):
            return Opening("meta", start, start, start, "somebody comes or goes")
        if self.role in ("decision", "recommendation") and _CLOSES.match(content, start, self.end):
            return Opening("meta", start, start, start, "the meeting is closed")
        if line.gap and (self.role in ONE_LINE or self.rule in (_LEAVES_FOR_JAV, _SOMEBODYS_PROPOSAL)):
            return Opening("text", start, start, start, "text after a one-line heading")
        return None

    def _stays(self, found: Opening) -> Opening | None:
        """The opening, unless it belongs inside the block before it."""
        content = self.text.content
        heading = content[found.start : found.end]
        decides = found.role in ("decision", "recommendation")
        if self.history and decides and found.rule != "another body's paragraph":
            if not self._ends_history(found, heading):
                return None
            self.history = False
        if self.quoting and found.role not in STRONG:
            return None
        if self.cited and found.role == "proposal" and self._proposed_again(found):
            return None
        only_formula = self.role == "proposal" and found.role == "decision" and FORMULA.search(heading)
        if only_formula and not content[self.since : found.start].strip():
            return None
        if found.role == "recommendation" and _PROPOSES.search(heading):
            if self.role == "decision" or (self.role == "proposal" and not self._answers(found)):
                return None
            return found._replace(end=found.start, text=found.start)
        return found

    def _proposed_again(self, found: Opening) -> bool:
        """A proposal follows before the decision: the first is one of the document that is cited."""
        self.cited = False
        for line in self.text.lines_in(found.text, self.end):
            later = opening(self.text, line)
            if later is not None and later.role in ("proposal", "decision", "recommendation", "yrkande"):
                return later.role == "proposal"
        return False

    def _answers(self, found: Opening) -> bool:
        """After what another body proposed stands what the own body proposes to the next: its decision."""
        named = bodies.find_bodies(self.text.content, found.start, found.end)
        said = self.text.content[self.since : found.start].strip()
        if not said or not named or named[0].start > found.start:
            return False
        return self._is_own(self.text.content[named[0].start : named[0].end])

    def _ends_history(self, found: Opening, heading: str) -> bool:
        """The own body's heading, or one that can only be the own body's, ends the history of the case."""
        named = bodies.find_bodies(heading)
        if named:
            return self._is_own(heading[named[0].start : named[0].end])
        under = bodies.find_bodies(self.text.content, found.text, min(self.end, found.text + 80))
        return not under or self._is_own(self.text.content[under[0].start : under[0].end])


def is_immediate(text: Text, start: int, end: int) -> bool:
    """The item says that it was adjusted at once (omedelbar justering)."""
    return text.search(_IMMEDIATE, start, end) is not None
