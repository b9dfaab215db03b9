"""How two printed names of a person are compared. What is folded here is never shown.

>>> fold("Christer Ohlsén") == fold("Krister Olsen")
True
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

_WORD = regex.compile(r"[\p{L}’']+")
_NICK = regex.compile(r"[\"”“(][^\"”“()]*[\"”“)]")
_FOLDS = (
    (regex.compile("ch(?=[rl])"), "k"), (regex.compile("ph"), "f"), (regex.compile("qu?v?|c(?!h)"), "k"),
    (regex.compile("w"), "v"), (regex.compile("th"), "t"), (regex.compile("(?<=[aeiouyåäö])h(?=[lmnr])"), ""),
    (regex.compile("(?<=[lrnd])h"), ""), (regex.compile("z"), "s"), (regex.compile("x"), "ks"),
    (regex.compile(r"(\p{L})\1"), r"\1"),
)
_PARTICLES = frozenset({"von", "af", "av", "de", "van", "der", "den", "el", "al"})
# The commonest surnames, folded: two of them are never one name mistyped.
_SURNAMES = (
    "aberg anderson axelson bengtson berg bergkvist berglund bergman bergstrom bjork bjorklund blom blomberg "
    "blomkvist dahlberg dalberg danielson ek ekberg eklund ekstrom engstrom erikson fors forsberg forslund "
    "fredrikson gustafson gustavson hanson hedberg hedlund hedman hedstrom henrikson holm holmberg holmgren "
    "holmkvist holmstrom isakson jakobson janson johanson jonason jonson karlson larson lind lindal lindberg "
    "lindblom lindgren lindholm lindkvist lindstrom lund lundberg lundgren lundkvist lundstrom magnuson matison "
    "matson moberg mortenson nilson norberg nordberg nordin nordstrom nyberg nylund nyman nystrom olson ostrom "
    "person peterson petreson samuelson sandberg sandkvist sandstrom sjoberg sjogren sjolund sjostrom soderberg "
    "soderlund soderstrom stenberg stenlund stenson stenstrom strom stromberg svenson valin viklund vikstrom"
)
_COMMON = frozenset(_SURNAMES.split())


@lru_cache(maxsize=50_000)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, without nicknames, initials kept as one letter."""
    text = _NICK.sub(" ", unicodedata.normalize("NFC", name)).lower()
    return tuple(_fold_word(w) for w in _WORD.findall(text) if w not in _PARTICLES)


def _fold_word(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    for pattern, by in _FOLDS:
        plain = pattern.sub(by, plain)
    return plain


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name taken apart: the first given name, what stands between, the last surname."""

    first: str
    middle: frozenset[str]
    last: str

    @property
    def surnames(self) -> frozenset[str]:
        """All words but the first, in no order: double surnames are printed either way."""
        return self.middle | {self.last}


def name_form(name: str) -> NameForm | None:
    """Take a name apart; a single word is no name that could be compared."""
    words = fold(name)
    full = [w for w in words[1:-1] if len(w) > 1]
    return NameForm(words[0], frozenset(full), words[-1]) if len(words) > 1 and len(words[-1]) > 1 else None


def person_key(name: str) -> str:
    """The form under which spellings of one name meet: folded, without initials, surnames in alphabetical order.

    >>> person_key("Anna-Karin Berg Lund") == person_key("anna karin Lund-Berg"), person_key("Maj T. Ekdahl")
    (True, 'maj ekdal')
    """
    form = name_form(name)
    return " ".join(fold(name)) if form is None else " ".join((form.first, *sorted(form.surnames)))


def is_initial_of(short: NameForm, full: NameForm) -> bool:
    """'M Ekdal' is 'Maj Ekdal'."""
    return len(short.first) == 1 and len(full.first) > 1 and full.first[0] == short.first and short.last == full.last


def is_part_of(short: NameForm, full: NameForm) -> bool:
    """'Anna Berg' is a part of 'Anna Maria Berg' and of 'Anna Berg Lund'."""
    return short.first == full.first and short.surnames < full.surnames


def is_mistyped_name(a: NameForm, b: NameForm) -> bool:
    """One or two letters wrong in a long surname, or one inside a long given name; all other words the same.

    >>> one, two, three = map(name_form, ("Eva Zemrén", "Eva Zembrén", "Eva Zackrisson"))
    >>> is_mistyped_name(one, two), is_mistyped_name(one, three)
    (True, False)
    """
    if a.middle != b.middle:
        return False
    if a.first == b.first:
        if {a.last, b.last} <= _COMMON or a.last[0] != b.last[0]:
            return False
        shorter = min(len(a.last), len(b.last))
        allowed = 2 if shorter >= 8 else 1 if shorter >= 5 else 0
        return 0 < OSA.distance(a.last, b.last, score_cutoff=allowed) <= allowed
    return a.last == b.last and _given_name_mistyped(a.first, b.first)


def _given_name_mistyped(a: str, b: str) -> bool:
    """Not at the end, where Kristin and Kristina, Marie and Maria are two names."""
    same_ends = a[0] == b[0] and a[-2:] == b[-2:]
    return same_ends and min(len(a), len(b)) >= 6 and OSA.distance(a, b, score_cutoff=1) == 1
