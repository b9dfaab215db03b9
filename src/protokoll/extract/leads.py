"""Lead-ins: who decides or proposes, and to whom (`Kommunstyrelsen föreslår kommunfullmäktige besluta`)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from protokoll.lexicon import bodies
from protokoll.text import Found, Text

GENERIC = r"(?:nämnden|styrelsen|fullmäktige|utskottet|direktionen|samrådet|mötet|årsmötet|stämman|föreningsstämman|rådet|beredningen|presidiet|förbundsstyrelsen|kyrkorådet|delegationen|kommittén|ordföranden|arbetsgruppen|styrgruppen|ledningsgruppen|systemledningen|gruppen)"
DECIDES = (
    r"(?:besluta(?:r|de|t)?|beslöt|beslutas|beslutades|fattar(?:\s+följande)?\s+beslut|godkän(?:ner|de)|antar|antog|fastställ(?:er|de)|anse[rs]|ansåg|bevilja(?:r|de)|"
    r"avslå[rs]?|avslog|bifall(?:er|it)|biföll|utser|utsåg|välj(?:er|de)|valde|notera(?:r|de)|antecknar|antecknade|lägger|lade|tar\s+del|tog\s+del|uppdrar|uppdrog|ger|gav|"
    r"lämnar|lämnade|delegerar|överlämnar|överlämnade|översänder|översände|återremittera(?:r|de)|bordl(?:ägger|ade)|ställer\s+sig|ställde\s+sig|avger|avgav|upphäv(?:er|de)|"
    r"förklarar|förklarade|medger|medgav|entledigar|entledigade|finner|fann|enas|enades|accepterar|accepterade|konstatera(?:r|de)|har\s+tagit\s+del|"
    r"skjuter\s+upp|sköt\s+upp|röstar\s+för|nominerar\s+och\s+väljer|finansierar|avsätter|anslår|bemyndigar|bemyndigade|adjungerar|adjungerade|avsl[åo]\w*)"
)
PROPOSES = r"(?:föresl(?:år|og)|hemställ(?:er|de)(?:\s+hos)?|rekommendera(?:r|de)|tillstyrk(?:er|te)|förord(?:ar|ade)|beslutar?\s+föreslå|beslutade\s+föreslå|beslutade?r?\s+(?:att\s+)?rekommendera)"
_AFTER = regex.compile(
    rf"\s+(?:för\s+egen\s+del\s+|enhälligt\s+|därmed\s+|härmed\s+|också\s+|även\s+|således\s+|därefter\s+)*(?:(?P<proposes>{PROPOSES})|(?P<decides>{DECIDES}))\b",
    regex.IGNORECASE,
)
_GENERIC = regex.compile(rf"(?:\p{{Lu}}\p{{L}}+s\s+)?{GENERIC}\b", regex.IGNORECASE)
_FOR_DECISION = regex.compile(
    r"\b(?:överlämna(?:r|s|de)|översänd(?:er|s|e)|lämna(?:r|s)|hänskjut(?:er|s))\b[^.]{0,80}?\b(?:till|åt)\s+(?P<body>[\p{L} -]{6,60}?)\s+"
    r"för\s+(?:vidare\s+)?(?:beslut|antagande|fastställande|godkännande)", regex.IGNORECASE,
)
# "Ledningsforum beslutade att": only organs decide, so whatever stands before the verb is one
DECIDED = regex.compile(r"(?!(?:Under|Enligt|Efter|Med|Mot|I|På|Vid|Av|Om|För|Till|Det|Här|Därefter|Detta|Som)\b)(?P<by>\p{Lu}[\p{L}-]+(?:,?[ ]+[\p{L}-]+){0,6}?)\s+(?:beslutar|beslutade|beslöt)\b")
# "Under förutsättning av … beslutar kommunstyrelsen att": the organ stands after the verb
_INVERTED = regex.compile(r"(?:Under|Enligt|Efter|Med|Mot|I|På|Vid)\b[^.:]{3,240}?\b(?:beslutar|beslutade|beslöt)\s+(?=(?P<by>\p{L}))")
# a chair by themselves decides only where the text says so
_ALONE = regex.compile(r"ordföranden\b", regex.IGNORECASE)
_NUMBER = regex.compile(r"(?:\d{1,2}\s?[.)]|[•·*–-])\s*")
_REGIONS = regex.compile(r"Region\s+\p{Lu}[\p{L}]+(?:\s+län)?|\p{Lu}[\p{L}]+\s+(?:kommun|stad)\b|(?:parterna|huvudmännen|medlemskommunerna|kommunerna|ägarna)\b")


# "Nämndens beslut", "Arbetsutskottets förslag": the genitive in front of what it decided
OWNER = regex.compile(r"(?P<who>\p{Lu}[\p{L}-]+?(?:en|et|ktige|styrelsen))s\b", regex.IGNORECASE)


def is_own(name: str, body: str | None) -> bool:
    """Whether a printed name is the document's own organ: the same, a generic word for it, or its last word.

    >>> is_own("Arbetsutskottet", "Kommunstyrelsens arbetsutskott"), is_own("Tekniska nämnden", "Kommunstyrelsen")
    (True, False)
    """
    if body is None or bodies.same_body(name, body):
        return True
    words, own = name.casefold().split(), body.casefold().split()
    if len(words) > 1:
        return False
    stem = _ARTICLE.sub("", words[0])
    return words[0] in _EVERYBODY or any(_ARTICLE.sub("", word).endswith(stem) for word in (own[0], own[-1]))


# what any meeting calls itself
_EVERYBODY = frozenset({"mötet", "stämman", "sammanträdet", "årsmötet"})
_ARTICLE = regex.compile(r"(?:en|et|n|et)$")


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead-in at `start`: the body that speaks, the body that is to decide (None where it decides itself)."""

    by: Found[str]
    recommends_to: Found[str] | None
    start: int
    end: int
    verb: str


def read_lead(text: Text, start: int, end: int, body: str | None = None) -> Lead | None:
    """The lead-in that a sentence begins with, if it does; `body` is the document's own organ."""
    mark = _NUMBER.match(text.content, start, end)
    at = mark.end() if mark else start
    by_end = _body_end(text, at, end, body)
    verb = _AFTER.match(text.content, by_end, end) if by_end is not None else None
    if verb is None or by_end is None:
        plain = DECIDED.match(text.content, at, end)
        if plain is None:
            return _inverted(text, at, end, body)
        by_end = plain.end("by")
        verb = _AFTER.match(text.content, by_end, end)
        if verb is None:
            return None
    if _ALONE.match(text.content, at, by_end) and "beslut" not in verb.group().casefold():
        return None
    stop = _sentence_end(text, verb.end(), end)
    to = None
    if verb["proposes"] or _proposes_later(text, verb.end(), stop):
        to = _addressee(text, verb.end(), stop, at, by_end)
    return Lead(text.found(at, by_end), to, start, stop, verb.group().strip().lower())


def _inverted(text: Text, at: int, end: int, body: str | None) -> Lead | None:
    m = _INVERTED.match(text.content, at, end)
    if m is None:
        return None
    start = m.start("by")
    found = bodies.find_bodies(text.content, start, min(end, start + 80))
    generic = _GENERIC.match(text.content, start, end)
    stop = found[0].end if found and found[0].start == start else generic.end() if generic else None
    if stop is None:
        return None
    by = text.found(start, stop).map(lambda name: name[:1].upper() + name[1:])
    return Lead(Found(by.value, None), None, at, _sentence_end(text, stop, end), "beslutar")


def _body_end(text: Text, at: int, end: int, body: str | None) -> int | None:
    """The end of a body's name that begins at `at`: the document's own, one that is built like one, or a generic one."""
    if body and text.content[at : at + len(body)].casefold() == body.casefold():
        return at + len(body)
    found = bodies.find_bodies(text.content, at, min(end, at + 120))
    if found and found[0].start == at and text.content[at].isupper():
        return found[0].end
    generic = _GENERIC.match(text.content, at, end)
    return generic.end() if generic and text.content[at].isupper() else None


def _sentence_end(text: Text, at: int, end: int) -> int:
    """The end of the lead-in sentence: a colon, a full stop, or the end of its line."""
    m = regex.compile(r":|(?<=\p{Ll})\.(?=\s|$)|\n\s*(?=\n|[-•–\d]|att\b|Att\b)|\batt\s*(?=\n\s*[\p{Lu}•–-])").search(text.content, at, end)
    return m.end() if m else end


_LATER = regex.compile(r"\boch\s+(?:föreslår|hemställer|rekommenderar)\b|\b(?:att\s+)?(?:föreslå|rekommendera|hemställa)\b", regex.IGNORECASE)


def _proposes_later(text: Text, at: int, stop: int) -> bool:
    """`tillstyrker … och föreslår att`, `beslutade att rekommendera`."""
    return _LATER.search(text.content[at:stop]) is not None


def _addressee(text: Text, at: int, stop: int, by_start: int, by_end: int) -> Found[str] | None:
    """The body that a proposal is addressed to: the first other body, followed by a form of besluta."""
    own = text.content[by_start:by_end]
    window = min(len(text.content), stop + 160)
    decide = regex.compile(r"\b(?:att\s+)?(?:ska(?:ll)?\s+)?(?:besluta[rs]?|beslut|godkänna|anta|bevilja|avslå|fastställa|utse|välja|bifalla|ställa|uppdra|ge|att)\b|\s*:", regex.IGNORECASE)
    found = [m for m in bodies.find_bodies(text.content, at, stop) if not bodies.same_body(text.content[m.start : m.end], own)]
    for i, m in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if following is not None and _PASSES_ON.match(text.content[m.end : following.start]):
            continue
        if decide.search(text.content, m.end, window):
            where = _WHERE.match(text.content, m.end, stop)
            pair = _PAIR.search(text.content, at, m.start)
            start = pair.start() if pair and pair.end() == m.start else m.start
            return text.found(start, where.end() if where else m.end)
    region = _REGIONS.search(text.content, at, stop)
    if region:
        return text.found(region.start(), region.end())
    generic = regex.compile(rf"\b{GENERIC}\b", regex.IGNORECASE).search(text.content, at, stop)
    if generic and decide.search(text.content, generic.end(), window) and not bodies.same_body(generic.group(), own):
        return text.found(generic.start(), generic.end())
    return None


# "primär och närvårdsnämnden": the hyphen of the first half is lost
_PAIR = regex.compile(r"(?<=\s)\p{Ll}+\s+och\s+$")
_PASSES_ON = regex.compile(r"\s+(?:att\s+)?(?:föreslå|hemställa)\b.{0,20}$", regex.IGNORECASE)
_WHERE = regex.compile(r"\s+i\s+\p{Lu}[\p{L}-]+(?:(?:,|\s+och)\s+\p{Lu}[\p{L}-]+)*\s+kommun(?:er(?:na)?)?\b")


def for_decision(text: Text, start: int, end: int) -> Found[str] | None:
    """`överlämnar ärendet till kommunfullmäktige för antagande`: the body that decides in the end."""
    m = text.search(_FOR_DECISION, start, end)
    if m is None or not bodies.find_bodies(m["body"]):
        return None
    return text.found(m.start("body"), m.end("body"))
