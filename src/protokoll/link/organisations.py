"""Whose document it is: as it says, else as its folder says, else the only organisation that its text points to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from protokoll.lexicon.places import code_of, find_organisation, municipalities
from protokoll.records import Minutes, Warning

Basis = Literal["stated", "folder", "evidence", "unknown"]
Level = Literal["kommun", "region", "other"]

_WORD = regex.compile(r"[\p{L}\d]+")
_REGION = regex.compile(r"\bregion|landsting", regex.IGNORECASE)
_KOMMUN = regex.compile(r"\b(?:kommun|stad)s?$", regex.IGNORECASE)
_FIRM = regex.compile(
    r"\bAB\b|bolag\b|bolaget|förbund|förening|stiftelse|samfund|församling|pastorat", regex.IGNORECASE
)
_GENITIVE = regex.compile(r"(?<=\p{L} )(kommun|stad)s(?!\p{L})", regex.IGNORECASE)
_DOMAIN = regex.compile(r"(?:@|www\.|https?://)(?:\p{L}+\.)*(?P<name>[\p{L}-]{3,})\.se\b", regex.IGNORECASE)
_JOINT = regex.compile(r"samråd|samverkan|grupp(?:en)?\b|ledning(?:en)?\b", regex.IGNORECASE)
_BOTH = {"0980": "09"}  # Gotland is a kommun with the tasks of a region: one organisation
_ENOUGH, _SHARE, _SHARE_OF_LEVEL = 2, 0.8, 2 / 3
_KINDS = {"kommun": "kommun", "kommuns": "kommun", "stad": "kommun", "stads": "kommun", "region": "region",
          "regions": "region", "landsting": "region", "landstinget": "region", "landstings": "region", "län": "region",
          "läns": "region", "i": ""}


@dataclass(frozen=True, slots=True)
class Attribution:
    """The organisation of a document; `inferred` where it is neither stated nor given, with the reason in words."""

    name: str | None
    key: str | None
    code: str | None
    basis: Basis
    reason: str
    warnings: tuple[Warning, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether the organisation was worked out and not read or given."""
        return self.basis == "evidence"


@lru_cache(maxsize=20_000)
def organisation_key(name: str | None) -> str | None:
    """What all spellings of an organisation's name share: its official code, else its words without endings.

    >>> organisation_key("GRANFORS KOMMUN") == organisation_key("Granfors stad"), organisation_key("Piteå kommun")
    (True, '2581')
    """
    if not name or not name.strip():
        return None
    if name.startswith("?"):
        return name
    code = code_of(name) or code_of(regex.sub(r"(?i)(kommun|stad)s$", r"\1", name.strip()))
    if code:
        return _BOTH.get(code, code)
    words = ["ab" if w.lower() == "aktiebolag" else w.lower() for w in _WORD.findall(name)]
    if _FIRM.search(name):
        return " ".join(words)
    kind = next((_KINDS[w] for w in words if _KINDS.get(w)), "")
    rest = [w.removesuffix("s") for w in words if w not in _KINDS] or words
    return f"{kind or 'kommun'}:{' '.join(rest)}" if kind or len(rest) == 1 else " ".join(words)


def owner_of(id_: str, organisation: str | None) -> str:
    """An organisation's name; a document that has none is an organisation of its own, so that nothing mixes with it.

    >>> owner_of("d1", None), owner_of("d1", "Granfors kommun")
    ('?d1', 'Granfors kommun')
    """
    return organisation or f"?{id_}"


def official_code(name: str | None) -> str | None:
    """The code of a kommun (four digits) or region (two); None for other organisations."""
    key = organisation_key(name)
    return key if key and key.isdecimal() else None


def organisation_of(minutes: Minutes, folder: str | None = None, text: str | None = None) -> Attribution:
    """Decide whose document this is; `folder` is the folder's default, `text` the document's cleaned text.

    Without `text` the text of the sections is looked at. Costs one pass over the text, and none where the document
    states its organisation.
    """
    stated = minutes.organisation
    if stated:
        warnings = _mismatch(stated, folder, "states") if folder else ()
        return _attribution(stated, "stated", "stated in the document", warnings)
    evidence = _evidence(minutes, text if text is not None else _sections(minutes))
    if folder:
        warnings = _mismatch(evidence[0], folder, "points to") if evidence else ()
        return _attribution(folder, "folder", "default of the folder", warnings)
    if evidence:
        return _attribution(evidence[0], "evidence", evidence[1])
    return Attribution(None, None, None, "unknown", "the document names no organisation, or several alike")


def _attribution(name: str, basis: Basis, reason: str, warnings: tuple[Warning, ...] = ()) -> Attribution:
    return Attribution(name, organisation_key(name), official_code(name), basis, reason, warnings)


def _mismatch(found: str, folder: str, verb: str) -> tuple[Warning, ...]:
    if organisation_key(found) == organisation_key(folder):
        return ()
    message = f"The document {verb} {found}, its folder is that of {folder}."
    return (Warning(code="organisation.mismatch", message=message),)


def _evidence(minutes: Minutes, text: str) -> tuple[str, str] | None:
    """The one organisation that the text names far more than others, and how often; its level must fit the organ's."""
    if _JOINT.search(minutes.body or ""):
        return None  # organs that several organisations have together
    level = _level_of_body(minutes.body)
    names: dict[str, Counter[str]] = {}
    for place in find_organisation(_GENITIVE.sub(r"\1", f"{minutes.place or ''}\n{text}")):
        key = organisation_key(place.name)
        if key and (level is None or level_of(place.name) == level):
            names.setdefault(key, Counter())[_base(place.name)] += 1
    totals = Counter({key: sum(spellings.values()) for key, spellings in names.items()})
    for name in _domains(text):
        key = organisation_key(f"{name} kommun")
        hit = next((k for k in totals if k == key or k.split(":")[-1] == name), None)
        if hit:
            totals[hit] += 1
    if not totals:
        return None
    (best, times), *others = totals.most_common(2)
    least = (_SHARE_OF_LEVEL if level else _SHARE) * totals.total()
    if times < _ENOUGH or times < least or (others and others[0][1] == times):
        return None
    display = names[best].most_common(1)[0][0]
    fit = f", and {minutes.body} is an organ of a {level}" if level else ""
    return display, f"named {times} times of {totals.total()} in the text{fit}"


def _domains(text: str) -> list[str]:
    return [m["name"].lower() for m in _DOMAIN.finditer(text)]


def _base(name: str) -> str:
    """A name without the genitive of its last word: 'Granfors kommuns' is 'Granfors kommun'."""
    name = regex.sub(r"(?i)\b(kommun|stad|landsting|region)s$", r"\1", " ".join(name.split()))
    code = code_of(name)
    if code and len(code) == 4 and name.isupper():
        return f"{municipalities()[code]} kommun"
    return name


def level_of(name: str) -> Level:
    """Whether an organisation is a kommun, a region or something else, by its name.

    >>> level_of("Granfors kommun"), level_of("Region Mellanbygd"), level_of("Norrsjö Bostäder AB")
    ('kommun', 'region', 'other')
    """
    if _FIRM.search(name):
        return "other"
    if _REGION.search(name):
        return "region"
    return "kommun" if _KOMMUN.search(name) else "other"


def _level_of_body(body: str | None) -> Level | None:
    """The level that an organ's name gives away: kommunstyrelsen, regionfullmäktige."""
    lower = (body or "").lower()
    if lower.startswith(("region", "landsting")):
        return "region"
    return "kommun" if lower.startswith(("kommun", "stads")) and "förbund" not in lower else None


def _sections(minutes: Minutes) -> str:
    return "\n".join(section.text for paragraph in minutes.paragraphs for section in paragraph.sections)
