"""The normal form of an organ's name: its topics and its kind, without article, genitive, hyphens and case.

>>> body_key("Barn- och utbildningsnämndens arbetsutskott")
'barn utbildning nämnd > arbet utskott'
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import regex
from rapidfuzz.distance import OSA

from protokoll.lexicon import load
from protokoll.lexicon.bodies import expand
from protokoll.link.renamings import RENAMED

_WORD = regex.compile(r"[\p{L}\d]+")
_SHY = regex.compile(r"[\u00ad\u200b]|(?<=\p{Ll})-\n(?=\p{Ll})")
_ARTICLE = regex.compile(r"(?:ens|ets|en|et|ns|ts|n|t|s|erna|na)$")
_AFTER = r"(?:s|en|ens|n|ns|et|ets|t|ts|erna|ernas|rna|na|as)?"
_BINDERS = frozenset({"och", "samt", "o", "i", "vid", "and"})
_SUB = ("utskott", "presidium", "beredning", "delegation", "kommitté")
_MISTYPED = ("nämnd", "styrelse", "fullmäktige", "utskott", "direktion", "kommitté")
_ADJECTIVES = {
    "allmänt": "allmänna", "allmän": "allmänna", "gemensam": "gemensamma", "teknisk": "tekniska", "social": "social",
    "regional": "regionala", "lokal": "lokala", "kommunal": "kommunala",
}


@dataclass(frozen=True, slots=True)
class BodyForm:
    """An organ's name taken apart: `groups` are (topics, kind), the organ it belongs to first."""

    groups: tuple[tuple[tuple[str, ...], str], ...]
    mistyped: bool = False

    @property
    def key(self) -> str:
        """The form under which all spellings meet."""
        return " > ".join(" ".join((*topics, kind)).strip() for topics, kind in self.groups)

    @property
    def initials(self) -> str:
        """What an abbreviation made of the name's parts looks like: KSAU, BUN."""
        words = [word for topics, kind in self.groups for word in (*topics, kind) if word]
        return "".join(word[0] for word in words).upper()

    @property
    def generic(self) -> bool:
        """Whether the name says only what kind of organ it is: 'nämnden', 'arbetsutskottet'."""
        return len(self.groups) == 1 and self.groups[0][0] in ((), ("arbet",)) and bool(self.groups[0][1])


@cache
def _stems() -> tuple[str, ...]:
    named = [str(ending["stem"]) for ending in load("bodies")["ending"]]
    return tuple(sorted({*named, "ledning", "samråd", "stämma", "revision"}, key=len, reverse=True))


@cache
def _ending() -> regex.Pattern[str]:
    words = "|".join(s for s in _stems() if s not in ("presidium", "stämma"))
    return regex.compile(rf"(?P<left>\p{{L}}*?)(?P<stem>{words}|presidi(?=um|et)|stämma|möte){_AFTER}(?:um)?")


@lru_cache(maxsize=20_000)
def body_form(name: str) -> BodyForm:
    """Take an organ's name apart; a name that holds no word for an organ is kept as it is.

    >>> body_form("Nämnden för barn och utbildning").key == body_form("barn- och utbildningsnämnd").key
    True
    """
    tokens = _tokens(name)
    groups: list[tuple[list[str], str]] = []
    topics: list[str] = []
    mistyped = False
    for number, token in enumerate(tokens):
        found = _split(token) or (_split_mistyped(token) if number == len(tokens) - 1 else None)
        if found is None or (token in ("råd", "möte") and number == 0):
            topics.append(_topic(token))
            continue
        left, stem, wrong = found
        mistyped |= wrong
        groups.append(([*topics, *([_topic(left)] if left else [])], stem))
        topics = []
    return BodyForm(tuple((tuple(words), stem) for words, stem in _arranged(groups, topics)), mistyped)


def _tokens(name: str) -> list[str]:
    text = _SHY.sub("", unicodedata.normalize("NFC", name))
    words = _WORD.findall(text)
    whole = "".join(words)
    if len(whole) <= 8 and (long := expand(whole)):
        return [w for w in _WORD.findall(long.lower()) if w not in _BINDERS]
    tokens: list[str] = []
    for word in words:
        long = expand(word) if 2 <= len(word) <= 5 and word.isupper() and word != name.upper() else None
        tokens += _WORD.findall(long.lower()) if long else [word.lower()]
    return [w for w in tokens if w not in _BINDERS and w != "s"]


def _split(token: str) -> tuple[str, str, bool] | None:
    m = _ending().fullmatch(token)
    if m is None:
        return None
    return m["left"], "presidium" if m["stem"] == "presidi" else m["stem"], False


def _split_mistyped(token: str) -> tuple[str, str, bool] | None:
    """A word whose ending is one typing error away from an organ's: 'socialnämden', 'kommunfulmäktige'."""
    if len(token) < 8:
        return None
    best: tuple[int, int, str, str] | None = None
    for bare in {token, *(token.removesuffix(article) for article in ("en", "ens", "n", "ns", "et", "ets", "s"))}:
        for stem in _MISTYPED:
            for length in (len(stem), len(stem) - 1, len(stem) + 1):
                if length <= len(bare) - 3 and OSA.distance(bare[-length:], stem, score_cutoff=1) <= 1:
                    candidate = (-len(stem), abs(length - len(stem)), bare[:-length], stem)
                    best = min(best, candidate) if best else candidate
    return None if best is None else (best[2], best[3], True)


def _topic(word: str) -> str:
    word = {"hälsa": "hälso", "skola": "skole"}.get(word, word)
    if word.endswith("skola"):
        return f"{word[:-1]}e"
    return word[:-1] if len(word) > 4 and word.endswith("s") else word


def _arranged(groups: list[tuple[list[str], str]], tail: list[str]) -> list[tuple[list[str], str]]:
    """Topics that stand after the organ's kind are put before it; the organ that a sub-organ belongs to comes first."""
    if not groups:
        return [(tail, "")]
    if tail:
        topics, stem = groups[-1]
        listed = tail[1:] if tail[0] == "för" else ([] if stem == "samråd" else ["@"]) + tail
        groups[-1] = ([*topics, *listed], stem)
    groups = [(_adjectives(topics, stem), stem) for topics, stem in groups]
    if len(groups) == 2 and groups[0][1] in _SUB and groups[1][1] not in _SUB:
        groups.reverse()
    return groups


def _adjectives(topics: list[str], stem: str) -> list[str]:
    return [_ADJECTIVES.get(t, t) for t in topics if t != "för" or stem]


def body_key(name: str) -> str:
    """The normal form of an organ's name.

    >>> body_key("KSAU") == body_key("Kommunstyrelsens Arbetsutskott")
    True
    """
    return body_form(name).key


def compact(name: str) -> str:
    """Only the letters, for names whose spaces were lost or added."""
    joined = "".join(w for w in _WORD.findall(_SHY.sub("", name).lower()) if w not in _BINDERS)
    bare: str = _ARTICLE.sub("", joined.replace("och", ""))
    return bare


def lineage(key: str) -> str:
    """A normal form under the latest name of its organ.

    >>> lineage(body_key("Landstingsstyrelsen"))
    'region styrelse'
    """
    groups = key.split(" > ")
    later = dict(RENAMED)
    return " > ".join(later.get(group, group) for group in groups)


def without_accents(text: str) -> str:
    """Letters without their marks: 'namnd' for 'nämnd'."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def is_mistyped(a: str, b: str) -> bool:
    """Whether two normal forms differ by typing errors only: in long words, never in the first letter, at most two.

    >>> is_mistyped("länsamverkan grupp", "länssamverkan grupp"), is_mistyped("norra nämnd", "södra nämnd")
    (True, False)
    """
    one, two = a.split(" "), b.split(" ")
    if len(one) != len(two):
        return False
    errors = 0
    longest = max(len(w) for w in one)
    for left, right in zip(one, two, strict=True):
        if left == right:
            continue
        distance = _word_errors(left, right, len(one) > 2 and longest >= 8)
        if distance is None:
            return False
        errors += distance
    return 0 < errors <= 2


def _word_errors(a: str, b: str, supported: bool) -> int | None:
    if a[0] != b[0] or not (a + b).isalpha() or {a, b} & set(load("bodies")["words"]["adjectives"]):
        return None
    shorter = min(len(a), len(b))
    allowed = 2 if shorter >= 10 else 1 if shorter >= 6 or (supported and shorter >= 4) else 0
    distance = OSA.distance(a, b, score_cutoff=allowed)
    return distance if 0 < distance <= allowed else None
