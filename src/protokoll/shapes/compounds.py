"""How a Swedish compound is taken apart, for search: *hjälpmedelsstrategi* is also about a *strategi*.

The parts are looked for among the stems that are known: those of a small list of ours, and those of the archive
itself, where the parts of most of its compounds stand as words of their own. A wrong guess costs little: parts stand in
a column of the index that counts less than the words.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import NamedTuple

from protokoll.shapes.stem import STEM_VERSION, stem

SPLIT_VERSION = f"2.{STEM_VERSION}"
"""Changes whenever a word may come apart in another way."""

_SHORTEST = 3
_SHORTEST_UNLISTED = 5  # a part that only the archive knows
_LONGEST = 45
_LINKS = ("s", "e", "o", "u", "a")  # kommun-s-styrelse, familj-e-hem, kyrk-o-råd, gat-u-kontor
_VOWELS = frozenset("aeiouyåäö")


class _Words(NamedTuple):
    parts: frozenset[str]
    not_first: frozenset[str]
    not_last: frozenset[str]
    whole: frozenset[str]
    short_last: frozenset[str]


class _Part(NamedTuple):
    word: str
    stem: str
    weight: int  # 3: on our list, 2: a word of the archive, 1: only what is left


class _Split(NamedTuple):
    first: _Part
    last: _Part
    at: int

    @property
    def worth(self) -> tuple[int, int, int]:
        known_length = -self.at if self.first.weight == 1 else self.at
        return min(self.first.weight, self.last.weight), self.first.weight + self.last.weight, known_length


def split(word: str, known: Container[str] = frozenset()) -> tuple[str, ...]:
    """The stems of the parts of a word, with the parts of the parts; none where it is not a compound.

    `known` holds stems.

    >>> split("hjälpmedelsstrategin")
    ('hjälpmedel', 'hjälp', 'medel', 'strategi')
    """
    found: dict[str, None] = {}
    _split(word, known, found, depth=3)
    return tuple(found)


def _split(word: str, known: Container[str], found: dict[str, None], depth: int) -> None:
    if not depth or not 2 * _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or stem(word) in _words().whole:
        return
    best = max(_splits(word, known), key=lambda one: one.worth, default=None)
    if best is None:
        return
    for part in (best.first, best.last):
        if part.weight > 1 or len(part.stem) > _SHORTEST:
            found[part.stem] = None
        _split(part.word, known, found, depth - 1)


def _splits(word: str, known: Container[str]) -> list[_Split]:
    found = []
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        first, last = _first(word[:at], known), _last(word[at:], known)
        if first is None or last is None or (first.weight == 1 and last.weight < 3):
            continue
        if last.weight == 1 and not _may_be_unknown(word[:at], word[at:], first):
            continue
        if first.weight == 1 and len(last.stem) < 4 and last.stem not in _words().short_last:
            continue
        found.append(_Split(first, last, at))
    return found


def _first(part: str, known: Container[str]) -> _Part | None:
    if part in _words().not_first or _VOWELS.isdisjoint(part):
        return None
    forms = [part] + [part.removesuffix(link) for link in _LINKS if part.endswith(link)]
    plain = part.removesuffix("s")
    return _heaviest(forms, known) or _Part(plain, stem(plain), 1)


def _last(part: str, known: Container[str]) -> _Part | None:
    if part in _words().not_last or stem(part) in _words().not_last or _VOWELS.isdisjoint(part):
        return None
    return _heaviest([part], known) or _Part(part, stem(part), 1)


def _heaviest(forms: list[str], known: Container[str]) -> _Part | None:
    listed = _words().parts
    stems = [(form, name) for form in forms if len(form) >= _SHORTEST for name in dict.fromkeys((form, stem(form)))]
    for form, name in stems:
        if name in listed:
            return _Part(form, name, 3)
    for form, name in stems:
        if len(name) >= _SHORTEST_UNLISTED and name in known:
            return _Part(form, name, 2)
    return None


def _may_be_unknown(first: str, last: str, part: _Part) -> bool:
    """Whether an unknown rest can be a word: after a long first part, with a link between or a consonant first."""
    linked = first.endswith("s") and not part.stem.endswith("s")
    if len(first) >= 6:
        return len(last) >= 5 and (linked or last[0] not in _VOWELS)
    return part.weight == 3 and len(first) >= 4 and len(last) >= 6 and last[0] not in _VOWELS


@cache
def _words() -> _Words:
    from protokoll.lexicon import load

    data = load("compounds")
    return _Words(
        frozenset(stem(word) for word in data["parts"].split()),
        frozenset(data["not_first"].split()), frozenset(data["not_last"].split()),
        frozenset(stem(word) for word in data["whole"].split()),
        frozenset(stem(word) for word in data["short_last"].split()),
    )
