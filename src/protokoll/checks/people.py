"""The people of the attendance list, found again under the names that the rest of the document uses."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

import regex

from protokoll.records import Attendance
from protokoll.shapes.names import is_no_name

_NO_WORD = regex.compile(r"[^\w]+")
_WORD = r"(?:\p{Lu}[\p{L}\p{M}.'’´-]*|von|af|de|van|der|den|el|al)"
_NAME = regex.compile(rf"{_WORD}(?:\s+{_WORD})+")
_ALIKE = 0.85
SERVING = ("member", "serving_substitute")


def fold(name: str) -> str:
    """A name for comparison: lower case, without accents and punctuation.

    >>> fold("Per-Ola  ÅKÉS")
    'per ola åkes'
    """
    kept = unicodedata.normalize("NFC", name.casefold())
    plain = "".join(c if c in "åäö" else unicodedata.normalize("NFD", c)[0] for c in kept)
    return _NO_WORD.sub(" ", plain).strip()


def is_person(name: str) -> bool:
    """Whether a mover's printed name is a person's full name, not a role or a group.

    >>> is_person("Maj Ekdal"), is_person("Ordföranden"), is_person("Ledamöterna från SD"), is_person("SD-gruppen")
    (True, False, False, False)
    """
    return _NAME.fullmatch(name) is not None and not any(is_no_name(word) for word in name.split())


class People:
    """The attendance list by name."""

    def __init__(self, listed: tuple[Attendance, ...]) -> None:
        self.listed = listed
        self._words = [(set(fold(p.name).split()), p) for p in listed]
        self.parties = {p.party for p in listed if p.party}

    @property
    def known(self) -> bool:
        """Whether the list is one that names everybody who decides: an elected organ's, with their parties."""
        serving = [p for p in self.listed if p.role in SERVING and p.present]
        return len(serving) >= 3 and sum(p.party is not None for p in serving) * 2 >= len(serving)

    def replaced(self, name: str) -> Attendance | None:
        """Who serves all the meeting for somebody who is not listed as present."""
        wanted = fold(name)
        return next((p for p in self.listed if p.replaces and fold(p.replaces) == wanted and not p.paragraphs), None)

    def find(self, name: str) -> tuple[Attendance, ...]:
        """The entries that a full name means: more or fewer middle names, another order, the genitive."""
        words = set(fold(name).split())
        if not words:
            return ()
        found = tuple(p for known, p in self._words if words <= known or known <= words)
        if not found and name.endswith("s"):
            return self.find(name[:-1])
        return found

    def close(self, name: str) -> Attendance | None:
        """The one listed person whose name is nearly the same."""
        wanted = fold(name)
        near = {fold(p.name): p for _, p in self._words if _near(wanted, fold(p.name))}
        return next(iter(near.values())) if len(near) == 1 else None

    def surname(self, name: str) -> bool:
        """Whether somebody listed has the same surname (a name that changed, a first name in short)."""
        last = fold(name).split()[-1:]
        return any(last == fold(p.name).split()[-1:] for p in self.listed)


def other_spelling(one: str, other: str) -> bool:
    """Whether a name is the same as another but for an accent or a capital.

    >>> other_spelling("Vera Andrén", "Vera Andren"), other_spelling("Per berg", "Per Berg")
    (True, True)
    >>> other_spelling("PER BERG", "Per Berg"), other_spelling("Per A Berg", "Per Berg")
    (False, False)
    """
    if fold(one) != fold(other) or one.isupper() or other.isupper():
        return False
    a, b = (unicodedata.normalize("NFC", _NO_WORD.sub(" ", n)).split() for n in (one, other))
    return any(x != y and not (x.isupper() and len(x) > 1) for x, y in zip(a, b, strict=True))


def _near(one: str, other: str) -> bool:
    """One or two letters apart, in one word of the same number of words."""
    a, b = one.split(), other.split()
    if len(a) != len(b):
        return one.replace(" ", "") == other.replace(" ", "")
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(different) == 1 and all(min(len(x), len(y)) > 2 and _alike(x, y) for x, y in different)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE
