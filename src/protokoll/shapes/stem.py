"""How a Swedish word is reduced to the stem that all its forms share, for search.

>>> stem("beslutet"), stem("beslutens"), stem("ledamöterna")
('beslut', 'beslut', 'ledamot')

Snowball alone leaves *beslutet*, *rummen* and *skolan* apart from *beslut*, *rum* and *skola*: the steps after it take
off what is left of the definite ending, put back the vowel that inflection drops (*medl-en*: *medel*) and undo the
umlaut of the plural (*städer*: *stad*). Steps and Snowball are repeated until nothing changes.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Protocol

from protokoll.shapes.irregular import BASES, SINGULARS

STEM_VERSION = "2"
"""Changes whenever a word may get another stem: an index made with another version is made again."""

_KEPT = frozenset("åäö")
_VOWELS = frozenset("aeiouyåäö")
_SHORTEST = 4  # of a stem that is shortened again
_CACHE_LIMIT = 200_000

_UMLAUT_FORMS = tuple(SINGULARS)
_LONGEST_FORM = max(map(len, SINGULARS))

# what is left of the definite ending after Snowball, and what of it to cut after a vowel
_DEFINITE = ("et", "en", "an")
# stipendiet, museet, strategin, policyn, cykeln, revisorn
_DEFINITE_AFTER_VOWEL = {"iet": 2, "eet": 2, "in": 1, "yn": 1, "eln": 1, "ern": 1, "orn": 1}
_WHOLE = ("plan", "plat", "sat")  # of detaljplan, parkeringsplats, skattesats, whose ends only look like endings
_UNDOUBLED = ("mm", "nn")  # rumm-et: rum
_QUALITY = tuple("het" + ending for ending in ("", "s", "en", "ens", "er", "ers", "erna", "ernas"))  # verksamhet
_NEUTER = ("alt", "samt")  # kommunalt, gemensamt
_ON_VOWEL = ("nivån", "miljön", "sjön", "byrån")
_STRONG = ("slår", "slås", "går", "gås", "står", "stås")  # avslår, utgår, består
_PAST = ("äld", "älld", "änd", "ärd", "örd")  # anmäld-e, fastställd-a, godkänd, begärd, utförd
_NOT_PAST = ("värd", "länd", "händ")
_LATIN = ("ium", "eum")  # stipendium, museum
# medl-en: medel; artikl-ar: artikel; vattn-et: vatten; fönstr-et: fönster; numr-et: nummer; antagn-a: antagen
_SYNCOPE = {
    "l": ("d", "k", "p", "g", "f", "t", "b", "s", "nn"),
    "n": ("tt", "ck", "p", "ag", "iv", "ut"),
    "r": ("t", "m", "ff", "pp", "äd"),
}


class _Snowball(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the library's name)


class _Letters(dict[int, str]):
    """For `str.translate`: token letters as they are indexed, everything else as a space.

    What is a token is what FTS5's unicode61 takes for one: letters, numbers and private use; combining marks that
    stand alone belong to the letter before.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Mn":
            letter = ""
        elif category[0] in "LN" or category == "Co":
            letter = "".join(_fold(c) for c in char.lower())
        else:
            letter = " "
        self[code] = letter
        return letter


def _fold(char: str) -> str:
    if char in _KEPT:
        return char
    plain = {"æ": "ä", "ø": "ö"}.get(char) or unicodedata.normalize("NFD", char)[0]
    return plain if unicodedata.category(plain)[0] in "LN" else ""


_LETTERS = _Letters()
_STEMS: dict[str, str] = {}


def tokens(text: str) -> list[str]:
    """The words of a text, folded: lower case, without accents except å, ä and ö."""
    return unicodedata.normalize("NFC", text).translate(_LETTERS).split()


def places(text: str) -> list[tuple[int, int]]:
    """Where each of the `tokens` of an NFC text stands in it."""
    found: list[tuple[int, int]] = []
    letters = text.translate(_LETTERS)
    if len(letters) == len(text):  # letter by letter, as nearly always
        end = 0
        for word in letters.split():
            start = letters.index(word, end)
            end = start + len(word)
            found.append((start, end))
        return found
    start = -1
    for i, char in enumerate(text):
        letter = _LETTERS[ord(char)]
        if letter == " " and start >= 0:
            found.append((start, i))
            start = -1
        elif start < 0 and letter.strip():
            start = i
    if start >= 0:
        found.append((start, len(text)))
    return found


def stem_text(text: str) -> str:
    """The stems of a text: as many tokens as the text has, in the same order."""
    return " ".join([stem(word) for word in tokens(text)])


def stem(word: str) -> str:
    """The stem of one folded word."""
    known = _STEMS.get(word)
    if known is None:
        if len(_STEMS) >= _CACHE_LIMIT:
            _STEMS.clear()
        known = _STEMS[word] = _stem(word)
    return known


def _stem(word: str) -> str:
    word = BASES.get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    word = _without_ending(_without_umlaut(word))
    if word.endswith(_QUALITY):  # Snowball takes -het off too, and would make skolenhet a skola
        return word[: word.rindex("het") + 3]
    if word.endswith(("andena", "endena")):  # yrkandena, ärendena
        word = word[:-2]
    word = _shorten(word)
    for _ in range(3):
        shorter = _shorten(word)
        if shorter == word or len(shorter) < _SHORTEST or word.endswith(_WHOLE):
            break
        word = shorter
    return word[:-1] if len(word) > 5 and word.endswith(_PAST) and not word.endswith(_NOT_PAST) else word


def _without_ending(word: str) -> str:
    """Take off the endings that Snowball does not know, or only in longer words."""
    if word.endswith(_ON_VOWEL) or (len(word) > 5 and word.endswith((*_NEUTER, *_STRONG))):
        return word[:-1]
    if len(word) in {6, 7} and word.endswith(("arna", "arnas")):  # ägarna
        return word[: word.rindex("na")]
    return word


def _without_umlaut(word: str) -> str:
    if word.endswith(_UMLAUT_FORMS):
        for length in range(_LONGEST_FORM, 3, -1):
            singular = SINGULARS.get(word[-length:])
            if singular is not None:
                return word[:-length] + singular
    return word


def _shorten(word: str) -> str:
    shorter = _undefine(_snowball().stemWord(word))
    full = _undrop(shorter)
    return shorter if full == shorter else _undefine(_snowball().stemWord(full))


def _undefine(word: str) -> str:
    """Take off what Snowball leaves of the definite ending."""
    if word.endswith(_WHOLE):
        return word
    for ending in _DEFINITE:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and rest[-1] not in _VOWELS and not _VOWELS.isdisjoint(rest):
            word = rest
            break
    for ending, cut in _DEFINITE_AFTER_VOWEL.items():
        if word.endswith(ending) and len(word) > 5:
            word = word[:-cut]
            break
    if word.endswith(_UNDOUBLED):
        word = word[:-1]
    return word[:-2] if word.endswith(_LATIN) and len(word) > 5 else word


def _undrop(word: str) -> str:
    """Put back the vowel that inflection drops."""
    before = _SYNCOPE.get(word[-1:], ())
    if len(word) > 3 and word[:-1].endswith(before) and not _VOWELS.isdisjoint(word[:-1]):
        return f"{word[:-1]}e{word[-1]}"
    return word


@cache
def _snowball() -> _Snowball:
    import Stemmer

    made: _Snowball = Stemmer.Stemmer("swedish")
    return made
