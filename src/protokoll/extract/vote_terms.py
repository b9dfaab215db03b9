"""Counts of a vote in running text: '23 ja-röster', 'Ja: 26', 'röstar Nej (6)', 'fyra ledamöter avstod', '14-0'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import regex

from protokoll.records import Choice
from protokoll.shapes import numbers
from protokoll.text import Found, Text

_UNITS = "en|ett|två|tre|fyra|fem|sex|sju|åtta|nio"
_WORD = (
    rf"{_UNITS}|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|aderton|nitton|"
    rf"(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)(?:{_UNITS})?|ingen|inga|inget|noll"
)
_N = rf"(?<![\w§/:–-])(?<!§ |\d[., ]|\b(?:punkt|sats|nr|bilaga|kl) )(?P<n>\d{{1,3}}|{_WORD})"
_M = _N.replace("?P<n>", "?P<m>")
_WHO = (
    r"(?:st(?:ycken)?\.?\s+)?(?:av\s+)?(?:närvarande\s+|röstberättigade\s+)?"
    r"(?:ledamöter(?:na)?|ledamot|personer|person|ombud|delegater|delägare|medlemmar|medlem|närvarande)(?:\s+|,\s*[^,.\n]{3,60},\s*)"
)
_ABSTAIN = (
    r"avstår|avstod|avstått|avstående\w*|nedlagda?(?:\s+röst(?:er)?)?|(?:lägger|"
    r"lade)\s+ne[rd]\s+sin\w*(?:\s+röst(?:er)?)?|"
    r"blanka?(?:\s+röst(?:er)?)?|neutrala?"
)
_ABSENT = r"(?:är\s+|var\s+)?frånvarande"
_FLAGS = regex.IGNORECASE

# 23 ja-röster / 31 Ja / 7 ledamöter röstar JA / 12 röster ja / röstar sju ledamöter ja
_COUNT_FIRST = regex.compile(
    rf"{_N}\s+(?:(?:röster|röst)\s+|{_WHO}(?:som\s+|har\s+)?(?:röstar|röstade|röstat|rösta)\s+|"
    rf"(?:röstar|röstade|ledamöter(?:na)?|(?<=\b(?:en|1)\s)ledamot|medlemmar|ombud)\s+)?"
    rf"(?:på\s+|för\s+)?[\"”’'«»]?(?P<c>ja|nej)[\"”’'«»]?(?:\s?[-–]?\s?röst(?:er(?:na)?)?)?\b(?!\s*[:=(]\s*\d)",
    _FLAGS,
)
# 2 ledamöter avstår / en nedlagd röst / 1 frånvarande
_OTHERS_FIRST = regex.compile(
    rf"{_N}\s+(?:{_WHO}|(?:röster|röst|st(?:ycken)?)\s+)?(?:som\s+|har\s+|hade\s+)?(?:(?P<a>{_ABSTAIN})|"
    rf"(?P<f>{_ABSENT}))\b",
    _FLAGS,
)
# Ja: 26 / Antal Ja 31 / JA-röster 23 / röstar Ja (7) / avstår från att rösta (1)
_LABEL = (
    r"(?:(?P<c>ja|nej)|(?P<f>frånv(?:arande|\.)?)|"
    r"(?P<a>avst(?:år|ått|od|ående|\.)?(?:\s+från\s+att\s+rösta)?|nedlagda|blanka?))"
)
_LABEL_FIRST = regex.compile(
    rf"(?<![\p{{L}}-])(?:(?P<antal>antal\s+){_LABEL}(?:-?röster)?\s*[:=]?\s*|"
    rf"{_LABEL}(?:-?\s?röst(?:er)?)?\s*(?:[:=]\s*|\(\s*(?=\d{{1,3}}\s*\)))|"
    rf"{_LABEL}-?\s?röster\s+){_N}\b(?!\s*[.)]\s*\p{{Lu}}\p{{Ll}}+\s\p{{Lu}})(?!-\d)",
    _FLAGS,
)
# Ja 26, Nej 19, Avstår 2
_PLAIN = regex.compile(
    r"\bJa\s+(?P<y>\d{1,3})\s*[,;/]?\s*(?:och\s+)?Nej\s+(?P<n>\d{1,3})(?:\s*[,;/]?\s*(?:och\s+)"
    r"?Avst\p{L}*\s+(?P<a>\d{1,3}))?\b",
    _FLAGS,
)
# med 8 röster mot 5 / röstetalen 7 mot 6
_AGAINST = regex.compile(
    rf"(?:med|röst(?:erna|etalen|etalet|siffrorna|"
    rf"siffran))\s+{_N}\s+(?:röster\s+)?mot\s+{_M}\b(?!\s*(?:[\"”’']?\s*(?:ja|nej)\b|\p{{Sc}}|kr|mnkr|tkr|%))",
    _FLAGS,
)
# 13 röster för / 1 röst emot
_FOR = regex.compile(
    rf"{_N}\s+(?:(?:röster|röst|st)\s+|{_WHO}(?:har\s+)?(?:röstar|röstade|röstat|är|var)\s+)(?P<c>för|emot|"
    rf"mot)\b(?![ \t]+{_M})(?=(?P<what>[^\n.;]{{0,80}}))",
    _FLAGS,
)
_FOR_AGAINST = regex.compile(
    rf"{_N}\s+(?:(?:röster|röst|st)\s+)?(?P<c>för)\b[^\d\n.]{{0,60}}?{_M}\s+(?:(?:röster|röst|"
    rf"st)\s+)?(?:e?mot)\b",
    _FLAGS,
)
# För bifall avges 5 röster och för avslag avges 4 röster
_CAST = regex.compile(
    rf"\b(?:för|mot)\s+(?P<y>[^.\d\n]{{3,90}}?)\s+avg(?:es|avs|er|av)\s+{_N}\s+röst(?:er)?\b[^.\d]{{0,40}}?\b(?:för|mot)\s+"
    rf"(?P<no>[^.\d]{{3,90}}?)\s+(?:avg(?:es|avs|er|av)\s+)?{_M}\s+röst(?:er)?\b", _FLAGS,
)
# 14-0, 4–3–2
_DASH = regex.compile(
    r"(?<![\w§/.:,–-])(?<!§ |\b(?:nr|punkt|bilaga|sida|sidorna) )"
    r"(\d{1,3})\s?[-–]\s?(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))?(?![\w/:–-])(?!\.\d)"
)
_FOR_REST = regex.compile(rf",?\s+(?:och|medan|samt)\s+{_N}\s", _FLAGS)
_FOR_WHAT = regex.compile(r"^(?:för|till)\s+", _FLAGS)
_DASH_CONTEXT = regex.compile(
    r"(?:röst(?!mottag|läng|rätt|kort)\p{L}*|votering\p{L}*|omröstning\p{L}*|resultat\p{L}*|siffrorna|utfall\p{L}*|"
    r"beslut\p{L}*)\b[^.\n§]{0,40}\Z",
    _FLAGS,
)
# Where the next vote begins.
_ANEW = regex.compile(
    r"voteringsproposition|(?:omröstning|votering)\s+begär|begär\p{L}*\s+(?:om\s+)?(?:omröstning|votering)|"
    r"^[ \t#*]*(?:omröstning|votering|huvudvotering)|\bställ(?:er|de|s)\b|\bja(?:-röst)?\s+(?:för|till|innebär)\b",
    _FLAGS | regex.MULTILINE,
)
CHOICES: dict[str, Choice] = {"ja": "yes", "för": "yes", "nej": "no", "emot": "no", "mot": "no"}


@dataclass(frozen=True, slots=True)
class Term:
    """One count: how many chose what, and where it is printed (`start` to `end` is the whole phrase)."""

    choice: Choice
    count: Found[int]
    start: int
    end: int
    what: str = ""
    hands: bool = False


@dataclass(slots=True)
class Tally:
    """The counts of one vote; `hands` says that they count hands for and against, not Ja and Nej."""

    counts: dict[Choice, Found[int]] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    means: dict[Choice, str] = field(default_factory=dict)
    hands: bool = False

    def same(self, other: Tally) -> bool:
        """Whether two print the same result (a total that one leaves out does not matter)."""
        if self.hands or other.hands:
            return False
        both = self.counts.keys() & other.counts.keys()
        return {"yes", "no"} <= both and all(self.counts[c].value == other.counts[c].value for c in both)


def read_terms(text: Text, start: int, end: int, *, voting: bool) -> list[Term]:
    """The counts between two offsets in printed order; `voting` says that the section is about a vote."""
    found: list[Term] = []
    for term in _candidates(text, start, end):
        if all(term.end <= t.start or term.start >= t.end or (t.start, t.end) == (term.start, term.end) for t in found):
            found.append(term)
    if not any(t.choice in ("yes", "no") for t in found):
        found += _dashes(text, start, end, voting)
    return sorted(found, key=lambda t: (t.start, t.count.span.start if t.count.span else 0))


def group(text: Text, terms: list[Term], start: int) -> list[Tally]:
    """Counts that belong together: a new vote begins where a choice repeats or the next vote is announced."""
    tallies: list[Tally] = []
    for term in terms:
        last = tallies[-1] if tallies else None
        fresh = last is None or bool(text.search(_ANEW, last.end, term.start)) or term.start - last.end > 3000
        choice = term.choice
        if last and not fresh and choice in last.counts:
            duel = choice == "yes" and term.what and "no" not in last.counts and term.start - last.end < 200
            choice, fresh = ("no", False) if duel else (choice, True)
        if last is None or fresh:
            if choice in ("abstain", "absent"):
                continue
            tallies.append(last := Tally(start=term.start))
        last.counts.setdefault(choice, term.count)
        last.end = max(last.end, term.end)
        if term.what:
            last.means.setdefault(choice, _FOR_WHAT.sub("", term.what))
        last.hands = last.hands or term.hands
    return [t for t in tallies if t.counts]


def announced(text: Text, start: int, end: int) -> bool:
    """Whether a new vote is announced between two offsets."""
    return text.search(_ANEW, start, end) is not None


def _candidates(text: Text, start: int, end: int) -> Iterator[Term]:
    for m in text.finditer(_PLAIN, start, end):
        yield from (_term(text, m, c, g) for c, g in (("yes", "y"), ("no", "n"), ("abstain", "a")) if m[g])
    for m in text.finditer(_AGAINST, start, end):
        yield from (_term(text, m, "yes", "n"), _term(text, m, "no", "m"))
    for m in text.finditer(_FOR_AGAINST, start, end):
        yield from (_term(text, m, "yes", "n"), _term(text, m, "no", "m"))
    for m in text.finditer(_CAST, start, end):
        sides: tuple[tuple[Choice, str, str], ...] = (("yes", "n", "y"), ("no", "m", "no"))
        yield from (replace(_term(text, m, c, n), what=" ".join(m[what].split()), hands=True) for c, n, what in sides)
    for pattern in (_LABEL_FIRST, _COUNT_FIRST, _OTHERS_FIRST):
        for m in text.finditer(pattern, start, end):
            yield _term(text, m, _choice(m), "n")
    for m in text.finditer(_FOR, start, end):
        what = _FOR_REST.split(m["what"], 1)[0].strip(" ,:")
        yield replace(_term(text, m, CHOICES[m["c"].lower()], "n"), what=what, hands=True)


def _choice(match: regex.Match[str]) -> Choice:
    groups = match.groupdict()
    if groups.get("a"):
        return "abstain"
    return "absent" if groups.get("f") else CHOICES[groups["c"].lower()]


def _term(text: Text, match: regex.Match[str], choice: Choice | str, number: str | int) -> Term:
    word = match[number].lower()
    count = 0 if word in ("ingen", "inga", "inget") else numbers.read_count(word) or 0
    return Term(choice, Found(count, text.span(*match.span(number))), *match.span())  # type: ignore[arg-type]


def _dashes(text: Text, start: int, end: int, voting: bool) -> Iterator[Term]:
    for match in text.finditer(_DASH, start, end):
        if voting or _DASH_CONTEXT.search(text.content, max(start, match.start() - 120), match.start()):
            for number, choice in ((1, "yes"), (2, "no"), (3, "abstain")):
                if match[number]:
                    yield _term(text, match, choice, number)
