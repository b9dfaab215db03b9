"""Formulas of form pages and signature pages: words that every document of their kind has, without content."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from protokoll.explain.claim import Claim
from protokoll.explain.entries import without_names
from protokoll.extract.kind import signals
from protokoll.lexicon import load
from protokoll.lexicon.labels import match_label
from protokoll.outline.furniture import PAGE_NUMBER
from protokoll.records import Minutes
from protokoll.text import Text


def _words(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.IGNORECASE)


# each covers a whole unclaimed stretch
_WHOLE: tuple[tuple[str, regex.Pattern[str]], ...] = (
    ("names the document", _words(
        r"(?:\p{L}*protokoll(?:sutdrag)?|\p{L}*anteckningar)(?:\s+nr)?(?:\s+[\d/:–-]+\s*§?)?"
        r"(?:\s+(?:fört\s+)?(?:vid|från|för|över|av)(?:\s+\p{L}*(?:sammanträde|möte|stämma)\p{L}*)?(?:\s+med)?)?[:.\s]*"
    )),
    ("names the meeting", _words(
        r"s?\s*(?:(?:ordinarie|extra|konstituerande)\s+)?\p{L}*(?:sammanträde|möte|stämma)\p{L}{0,3}|(?:\p{L}+dag(?:en)?\s+)?den"
    )),
    ("number of the organisation", _words(r"org(?:anisations)?\.?\s?(?:nr|nummer)\.?:?\s*\d{6}-?\d{4}")),
    ("heads the table of contents", _words(
        r"(?:ärende(?:lista|förteckning|mening)|innehålls?(?:förteckning)?|föredragningslista|dagordning)\s*:?"
    )),
    ("points to another page", _words(
        r"(?:\p{L}+\s+){0,2}?(?:se|enligt)\s+(?:\p{L}*lista|sida\w*|sid\.?|bilaga|upprop|nästa).{0,30}"
    )),
    ("address, telephone, web", _words(
        r"(?:[•|·\s]|\d{3} ?\d{2}\s+[\p{L}\s]{2,30}|(?:tfn|tel|telefon)?\.?:?\s*\d{2,4}[-\s]\d[\d\s]{4,}|"
        r"(?:https?://|www\.)\S+|\S+@\S+)+"
    )),
    ("number of the minutes", _words(r"(?:nr\s*)?\d{1,3}\s*[/:]\s*(?:19|20)?\d\d")),
    ("heads a list", _words(r"(?:underskrifter|justering)\s+och\s+\p{L}+|"
                            r"(?:\p{L}+\s+och\s+)?(?:sekreterare|underskrifter)|"
                            r"\p{L}*juster(?:are?|ing)\b[:.\s]*|närvaro-?\s*och\s+\p{L}+|\p{L}*(?:listan?|omröstning)")),
    ("the office of who signs", _words(r"\p{L}*(?:sekreterare|ordförande|justerare|justerande)(?:\s+och\s+\p{L}+)?|"
                                       r"vid\s+(?:protokollet|anteckningarna|pennan)[:.\s]*")),
    ("says that the extract is true", _words(
        r"rätt\s+(?:utdraget|avskrivet)(?:\s+\p{L}+)?[:.\s]*|utdragets\s+riktighet.{0,20}"
    )),
)
# a cell each: "Namn   Organisation   Roll", "Parti   Ja   Nej", "Summa   6   6"
_COLUMN_HEAD = _words(
    r"(?:namn|organisation|roll|parti|anmärkning(?:ar)?|ledamot|ledamöter|ersättare|tjg\.?|"
    r"närv(?:aro|arande)?\.?|frånv(?:arande|aro)?\.?|"
    r"ja|nej|avst(?:år|ått)?\.?|summa|totalt|nr|titel|funktion|signatur|sign|§+\s*\d+\s?\p{L}?|\d{1,3}|n|f|x|[–-])"
)
_SPACED_OUT = regex.compile(r"(?:\p{L} )+\p{L}")
_SENTENCE = regex.compile(r"[^.]+(?:\.(?=\S)[^.]*)*\.?")
_ADJUSTS = _words(r"\bjuster(?:a|as|at|ad|ats|ing\p{L}*)\b|\banslag(?:et|its)?\b|tillkännage|underskrift|\bändrad\b")
_ESIGNED = _words(
    r"underskriftssida|verifikat\b|detta\s+dokument\s+har\s+(?:under|sig)|transaktion\b|penneo|"
    r"(?:dokumentet|signaturerna)\b.{0,60}(?:signera|underteckna|bindande)|elektroniska?\s+underskrift"
)


def formulas(text: Text, minutes: Minutes, unclaimed: list[tuple[int, int]]) -> Iterator[Claim]:
    """Claims on unclaimed words outside the items that are a formula; never on what looks like a name."""
    signed = _esign_start(text, minutes)
    says = _Formulas(text, minutes.kind)
    for start, end in unclaimed:
        if signed is not None and start >= signed:
            for a, b in without_names(text, start, end):
                yield Claim(a, b, "formula", "stands on the page of e-signatures")
        else:
            yield from says.of(start, end)


def _esign_start(text: Text, minutes: Minutes) -> int | None:
    """Where the page of e-signatures begins, in a document that somebody signed electronically."""
    if not any(signature.electronic for signature in minutes.signatures):
        return None
    lines = text.lines_in(len(text.content) // 3, len(text.content))
    return next((line.start for line in lines if _ESIGNED.match(text.of(line))), None)


class _Formulas:
    """The formulas of a document of some kind."""

    def __init__(self, text: Text, kind: str) -> None:
        self.text = text
        self.kind = [signal.words for signal in signals() if signal.kind == kind]
        self.rule = f"says what kind of document it is: {kind}"

    def of(self, start: int, end: int) -> Iterator[Claim]:
        """Claims on a stretch: whole, cell by cell, or its sentences."""
        if (claim := self._whole(start, end)) is not None:
            yield claim
            return
        line = self.text.line_at(start)
        cells = [
            (max(c.start, start), min(c.end, end)) for c in line.cells if c.end > start and c.start < end
        ] if line else []
        for a, b in cells if len(cells) > 1 else ():
            claim = self._whole(a, b)
            if claim is None and _COLUMN_HEAD.fullmatch(self.text.content, a, b):
                claim = Claim(a, b, "formula", "column of a table")
            yield from self._sentences(a, b) if claim is None else [claim]
        if len(cells) <= 1:
            yield from self._sentences(start, end)

    def _whole(self, start: int, end: int) -> Claim | None:
        words = self.text.content[start:end]
        unspaced = words.replace(" ", "") if _SPACED_OUT.fullmatch(words) else words
        label = match_label(unspaced)
        if PAGE_NUMBER.match(words):
            return Claim(start, end, "furniture", "page number")
        for rule, pattern in _WHOLE:
            if pattern.fullmatch(unspaced):
                return Claim(start, end, "formula", rule)
        if label is not None and label.end >= len(unspaced):
            return Claim(start, end, "field", "a label without a value", label.key)
        if words in _label_ends():
            return Claim(start, end, "field", "the rest of a label")
        if any((m := p.match(words)) is not None and len(m.group()) > len(words) / 2 for p in self.kind):
            return Claim(start, end, "formula", self.rule)
        return None

    def _sentences(self, start: int, end: int) -> Iterator[Claim]:
        for match in _SENTENCE.finditer(self.text.content, start, end):
            adjusts = _ADJUSTS.search(match.group()) is not None
            if adjusts or any(p.search(match.group()) for p in self.kind):
                rule = "speaks of adjustment or announcement" if adjusts else self.rule
                for a, b in without_names(self.text, match.start(), match.end()):
                    yield Claim(a, b, "formula", rule)


@cache
def _label_ends() -> frozenset[str]:
    """The words that labels of several words may leave on the next line: `uppsättande`, `plats och tid`."""
    labels = [label.split() for labels in load("labels")["labels"].values() for label in labels]
    return frozenset(" ".join(words[i:]) for words in labels for i in range(1, len(words)))
