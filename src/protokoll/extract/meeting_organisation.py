"""The legal entity (kommun, region, förbund, bolag, förening)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from protokoll.extract.meeting_head import Head
from protokoll.lexicon.bodies import find_bodies
from protokoll.lexicon.places import PlaceMatch, find_organisation
from protokoll.text import Found, Source, Text

_KIND = (
    r"(?:församling|pastorat|stift|samfällighet|Aktiebolag|AB|ekonomisk förening|\p{L}*förbund|\p{L}*förening|"
    r"landsting|byalag|\p{L}*gille|studentkår|\p{L}*klubb|\p{L}*sällskap|(?-i:IF|IK|BK|SK|GK|FK))"
)
# "Norrhults Bostäder Aktiebolag", "Granfors hembygdsförening", "NORRSJÖ ENERGI AB"
_NAMED = regex.compile(rf"\p{{Lu}}[\p{{L}}&-]*(?:[ ]\p{{L}}[\p{{L}}&-]*){{0,4}}?[ ]{_KIND}\b", regex.IGNORECASE)
# "Vattenförbundet Tre Älvar", "Byalaget Mellansjö"
_OF = (
    r"(?:\p{L}*[Ff]örbundet|\p{L}*[Ff]öreningen|Sällskapet|Klubben|Stiftelsen|\p{L}*[Ll]aget|\p{L}*[Kk]åren|Sektionen|Landstinget|"
    r"Gillet|Bostadsrättsföreningen|Brf)"
)
_FORMED = regex.compile(rf"(?<!\p{{L}}){_OF}(?:[ ]för)?(?:[ ]\p{{Lu}}[\p{{L}}-]*)+(?:[ ]\d{{1,3}}(?![\d.:/-]))?")
_AUTHORITY = regex.compile(r"(?i:länsstyrelsen)(?:[ ]i)?(?:[ ]\p{Lu}[\p{L}-]+)+(?:[ ]län)?(?!\p{L})")
_MEETING = (
    r"(?:ordinarie\s+|extra\s+|konstituerande\s+)*(?:års|höst|vår|stor|medlems|förenings|halvårs|förbunds|sektions|bolags|"
    r"styrelse)?(?:möte|stämma)\w*\b"
)
# "Protokoll fört vid Datorföreningen Eks ordinarie höstmöte", "Tallskogens vårmöte 2031"
_OWNED = regex.compile(
    rf"(?:^|(?:fört\s+vid|från|vid|för)\s+)[#*_\s]*(?P<name>(?!(?i:\p{{L}}*protokoll))\p{{Lu}}[\p{{L}}\d&.:-]*(?:\s+(?!styrelse)[\p{{L}}\d&.:-]+){{0,5}}?)(?<!:)"
    rf":?s\s+{_MEETING}"
)
# "möte med styrelsen för Teknologföreningen Kuggen, torsdagen …"
_MET_FOR = regex.compile(
    r"(?:styrelsen|möte|stämma|stämman|årsmöte\w*)\s+(?:för|i|med)\s+(?P<name>\p{Lu}[\p{L}&-]*(?:\s+(?!den\b|på\b|i\b|beslut|föreslå|har\b)[\p{L}&-]+){0,4}?)"
    r"(?=\s*(?:[,.\n]|$)|\s+(?:den|i|på|\p{L}+dagen)\s)"
)
# "Förbundsfullmäktige i Mellansjö gymnasieförbund sammanträder"
_BODY_OF = regex.compile(
    r"\p{L}*(?:fullmäktige|styrelsen|nämnden|direktionen)\s+(?:i|för)\s+(?P<name>\p{Lu}[\p{L}-]*(?:\s+[\p{L}-]+){0,3}?)"
    r"(?=\s+sammanträder|\s+kallas)"
)
# "Styrelsemöte 4, Cykelsällskapet Hult", "Protokoll årsmöte – Sjövallens vänner"
_AFTER_MEETING = regex.compile(
    rf"[#*\s]*(?:protokoll\s+(?:från\s+|för\s+|fört\s+vid\s+)?)?(?i:{_MEETING})(?:\s+(?:nr\s*)?[\d/-]+)?\s*[,–-]\s+"
    r"(?P<name>\p{Lu}[\p{L}&-]+(?:\s+[\p{L}&-]+){0,4})(?=\s*[\n*(]|,\s*\d|\s+\d{4}|$)", regex.IGNORECASE
)
_WITHIN = regex.compile(r"\s+(?:i|för|vid)\s+")  # "Miljö- och byggnadsnämnden i Mellansjö kommun"
_OWNED_BY = regex.compile(
    r"(?P<name>(?:Region \p{Lu}\p{L}+|\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)? (?:kommun|stad|Stad)))s(?!\p{L})"
)
_BOARD = regex.compile(r"anslagstavla", regex.IGNORECASE)
_NUMBER = regex.compile(r"org(?:anisations)?\.?\s?(?:nr|nummer)\.?:?\s*\d{6}-?\d{4}", regex.IGNORECASE)
_OPENING = (
    r"\p{L}*(?:direktionen|styrelsen|nämnden|fullmäktige|utskottet|rådet)\s+(?:i|för)\s|\p{L}*protokoll(?:sutdrag)?|"
    r"sammanträde|bolaget|kallelse|\p{L}*(?:möte|stämma)|i|för|från|\d[\d.-]*"
)
_BEFORE = regex.compile(rf"(?:{_OPENING}|[\s,|*_#:–-])*", regex.IGNORECASE)
_LEAD = regex.compile(rf"(?:(?:{_OPENING})(?!\p{{L}})|[\s,|*_#:–-])*", regex.IGNORECASE)
_NOT_NAME = regex.compile(r"(?i)(?:protokoll|möte|ordinarie|extra|konstituerande|sammanträde|närvarande|org)")
_GENITIVE = regex.compile(r"(?:kommun|stad|region|landsting)s$", regex.IGNORECASE)
_GOES_ON = regex.compile(r"\s+\p{Ll}")
_ENTITY = regex.compile(r"(?:.* kommun|Region .*|.*regionen|Landstinget .*|.* landsting)s?", regex.IGNORECASE)
# "Västra Ljungby kommun" beside the kommun that is called "Ljungby"
_COMPASS = regex.compile(
    r"(?<!\p{L})(?:Norra|Södra|Östra|Västra|Stora|Lilla|Nya|Gamla|Övre|Nedre|Inre|Yttre)[ ]$", regex.IGNORECASE
)


def read_organisation(text: Text, head: Head, source: Source, kind: str | None) -> Found[str] | None:
    """The organisation whose document this is: as its head says it, else the only one other lines give strongly."""
    for candidates in (_in_head(text, head), _of_meeting(text, head), _in_title(source), _elsewhere(text, head)):
        found = next(candidates, None)
        if found is not None:
            return found
    if kind == "news":
        return _in_news(text)
    return _only_named(text) if kind in ("minutes", "extract") else None


def _in_head(text: Text, head: Head) -> Iterator[Found[str]]:
    """A cell of the head that holds an organisation's name, or a running header that begins with one."""
    for cell in head.cells:
        for place in _places(text, cell.start, cell.end):
            if _BEFORE.fullmatch(text.content, cell.start, place.start):
                yield printed(text, place)
        yield from _whole(text, cell.start, cell.end)
    for header in head.headers:
        if header.span:
            for place in find_organisation(text.content, header.span.start, header.span.end):
                if place.start <= header.span.start + 2:
                    yield printed(text, place)
            continue
        for place in find_organisation(header.value):
            if place.start <= 2:
                yield Found(header.value[place.start : place.end], None)


def _whole(text: Text, start: int, end: int) -> Iterator[Found[str]]:
    """A cell that is a name by its form (`Norrsjö Energi AB`, `Vattenförbundet Tre Älvar`), or ends with one."""
    lead_end = _LEAD.match(text.content, start, end)
    for pattern in (_AUTHORITY, _FORMED, _NAMED):
        match = pattern.search(text.content, lead_end.end() if lead_end else start, end)
        if match is None or _NOT_NAME.match(match.group()):
            continue
        lead = text.content[start : match.start()]
        alone = _BEFORE.fullmatch(lead) or lead.rstrip().endswith(("–", "-", "|"))
        if alone and text.content[match.end() : end].strip(" *_#()\u200b")[:1] in ("", "(", "–", "-", ",", "𝓢"):
            yield text.found(*match.span())


def printed(text: Text, place: PlaceMatch) -> Found[str]:
    """The name as printed, a genitive -s after it left out."""
    end = place.end
    words = text.content[place.start : end]
    if _GENITIVE.search(words) and not place.name.endswith("s"):
        end -= 1
    elif words.startswith("Region ") and words[-1] == "s" and not place.code and _GOES_ON.match(text.content, end):
        end -= 1  # `Region Norrlandas digitala anslagstavla`
    return text.found(place.start, end)


def _of_meeting(text: Text, head: Head) -> Iterator[Found[str]]:
    """Whose meeting it was, where the title or the opening sentence says it; or a society named in the head."""
    lines = text.lines_in(0, max(head.opening, 1))[:25]
    for pattern in (_OWNED, _BODY_OF, _MET_FOR):
        for line in lines:
            match = pattern.search(text.content, line.start, min(line.end + 80, head.opening))
            if match and not _NOT_NAME.match(match["name"]) and len(match["name"]) > 2:
                yield text.found(*match.span("name"))
    for line in lines[:4]:
        match = _AFTER_MEETING.match(text.content, line.start, line.end)
        name = match["name"] if match else ""
        if match and name[0].isupper() and not _NOT_NAME.match(name) and not find_bodies(name):
            yield text.found(*match.span("name"))
    for line in lines:
        for body in find_bodies(text.content, line.start, line.end):
            for place in _places(text, body.end, min(body.end + 60, head.opening)):
                if _WITHIN.fullmatch(text.content, body.end, place.start):
                    yield printed(text, place)
    for line in lines:
        match = _FORMED.search(text.content, line.start, line.end)
        if match:
            yield text.found(*match.span())


def _in_title(source: Source) -> Iterator[Found[str]]:
    """The title of a web page: `Nämnden 14 maj - X kommun`."""
    parts = regex.split(r"\s+[-–|]\s+", source.title or "")
    for part in parts[1:]:
        places = find_organisation(part)
        if places:
            yield Found(part[places[0].start : places[0].end], None)
        match = _FORMED.fullmatch(part.strip()) or _NAMED.fullmatch(part.strip())
        if match:
            yield Found(match.group(), None)


def _elsewhere(text: Text, head: Head) -> Iterator[Found[str]]:
    """`… på X kommuns digitala anslagstavla`, the line with the organisation's number, where the meeting was."""
    values = head.of("place", "place_time", "adjust_place", "storage")
    areas = [
        [(max(0, m.start() - 60), m.start()) for m in text.finditer(_BOARD)],
        [(v.span.start, v.span.end) for v in values if v.span],
        [(max(0, m.start() - 160), min(len(text.content), m.end() + 80)) for m in text.finditer(_NUMBER)],
    ]
    for area in areas:
        found = [printed(text, place) for a, b in area for place in _places(text, a, b)]
        found += [text.found(*m.span("name")) for a, b in area for m in text.finditer(_OWNED_BY, a, b)]
        if len({f.value.casefold() for f in found}) == 1:
            yield found[0]


def _places(text: Text, start: int, end: int) -> Iterator[PlaceMatch]:
    """The organisations named between two offsets, each with the word before it that belongs to its name."""
    for place in find_organisation(text.content, start, end):
        lead = _COMPASS.search(text.content, start, place.start)
        yield place._replace(start=lead.start(), name=f"{lead.group()}{place.name}") if lead else place


def _only_named(text: Text) -> Found[str] | None:
    """The one kommun or region that the text names, where it does so more than once: worked out, so without a place."""
    named = [printed(text, p).value for p in _places(text, 0, len(text.content)) if _ENTITY.fullmatch(p.name)]
    counts = Counter(name.casefold() for name in named)
    return Found(named[0], None) if len(counts) == 1 and len(named) > 1 else None


def _in_news(text: Text) -> Found[str] | None:
    """The organisation that a news item names, if it names only one or one far more than others."""
    named = [printed(text, place) for place in _places(text, 0, len(text.content))]
    counts = Counter(found.value for found in named)
    if not counts:
        return None
    (name, count), *rest = counts.most_common(2)
    return next(f for f in named if f.value == name) if not rest or count > 2 * rest[0][1] else None
