"""The people of a document's attendance list, as other parts of the minutes refer to them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

import regex

from protokoll.lexicon import parties
from protokoll.records import Attendance

_CHAIR = regex.compile(r"(?:mötes|fullmäktiges |nämndens |styrelsens )?ordförande[ns]*", regex.IGNORECASE)
_VICE = regex.compile(
    r"(?P<which>1:?a|1:?e|första|förste|2:?a|2:?e|andra|andre)?\s*vice\s+ordförande[ns]*", regex.IGNORECASE
)
_ADDRESS = regex.compile(
    r"(?:(?:tjänstgörande|tjg\.?|tj\.?)\s+ersättar(?:en?|na)|ledamot(?:en)?|ledamöterna|(?:\p{L}+\s+)?ordföranden?|"
    r"\p{Ll}+rådet|\p{Ll}+råd)\s+",
    regex.IGNORECASE,
)
_NO_WORD = regex.compile(r"[^\w]+")


def fold(name: str) -> str:
    """A name for comparison only: lower case, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_NO_WORD.split(bare)).strip()


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is listed: answers what party somebody has, and whom a role word or a surname means.

    `parties` are the codes that the list prints; `names` finds the listed names in a text.
    """

    people: tuple[Attendance, ...] = ()
    parties: frozenset[str] = field(init=False)
    _by_name: dict[str, Attendance] = field(init=False, repr=False, compare=False)
    _by_surname: dict[str, list[Attendance]] = field(init=False, repr=False, compare=False)
    names: regex.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_surname: dict[str, list[Attendance]] = {}
        for person in self.people:
            words = fold(person.name).split()
            if len(words) > 1:
                by_surname.setdefault(words[-1], []).append(person)
        codes = frozenset(c for p in self.people if p.party and (c := parties.canonical(p.party)))
        object.__setattr__(self, "parties", codes | frozenset(p.party for p in self.people if p.party))
        object.__setattr__(self, "_by_name", {fold(p.name): p for p in reversed(self.people)})
        object.__setattr__(self, "_by_surname", by_surname)
        object.__setattr__(self, "names", _any_name(self.people))

    @property
    def chair(self) -> Attendance | None:
        """Who chaired (ordförande), if the list says it of one person."""
        return self._office("chair")

    def find(self, name: str) -> Attendance | None:
        """The person that a printed name means: in full, in the genitive, or by a surname that only one has."""
        bare = _ADDRESS.sub("", name.strip(), count=1) or name.strip()
        for form in _forms(fold(bare)):
            if form in self._by_name:
                return self._by_name[form]
        for form in _forms(fold(bare)):
            same = {fold(p.name): p for p in self._by_surname.get(form, ())}
            if " " not in form and len(same) == 1:
                return next(iter(same.values()))
        return None

    def party_of(self, name: str) -> str | None:
        """The party of a listed person."""
        person = self.find(name)
        return person.party if person else None

    def resolve(self, name: str) -> str | None:
        """The listed name of whom a name or a role word means ('ordföranden', 'Ekdals'), or None."""
        words = name.strip()
        vice = _VICE.fullmatch(words)
        if vice:
            second = (vice["which"] or "1").casefold()[:2] in ("2:", "2e", "2a", "an")
            person = self._office("second_vice_chair" if second else "first_vice_chair")
        elif _CHAIR.fullmatch(words):
            person = self.chair
        else:
            person = self.find(words)
        return person.name if person else None

    def _office(self, office: str) -> Attendance | None:
        held = {fold(p.name): p for p in self.people if p.office == office and p.present}
        return next(iter(held.values())) if len(held) == 1 else None


def _any_name(people: tuple[Attendance, ...]) -> regex.Pattern[str] | None:
    """A pattern of all listed names in full, also where a line breaks between their words."""
    full = sorted({p.name for p in people if len(p.name.split()) > 1}, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(regex.escape, name.split())) for name in full)
    return regex.compile(rf"(?<![\p{{L}}-])(?:{words})(?![\p{{L}}-])") if full else None


def _forms(name: str) -> tuple[str, ...]:
    """A folded name, and without the genitive's s."""
    return (name, name[:-1]) if name.endswith("s") else (name,)
