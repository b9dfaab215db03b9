"""Which role an entry has: by the label that it stands under, and by what it says itself."""

from __future__ import annotations

import regex

from protokoll.lexicon import parties
from protokoll.outline.form import Field
from protokoll.records import AttendanceRole, Office
from protokoll.text import Found

BY_LABEL: dict[str, AttendanceRole] = {
    "members": "member", "serving": "serving_substitute", "substitutes": "substitute", "others": "official",
    "officials": "official", "absent": "member", "chair": "member", "secretary": "official", "adjuster": "member",
    "adjusters": "member",
}
_GUESTS = regex.compile(
    r"fack|personalföreträd|inbju|adjung|gäst|åhör|insyn|arbetstagar|närvarorätt|besök|revisor|representant|"
    r"utan\s+(?:röst|yttrande)|observatör",
    regex.IGNORECASE,
)
_GUEST = regex.compile(
    r"personalföreträd|\bfack|fackförb|representant|arbetstagar|"
    r"\b(?-i:Vision|Kommunal|S[Aa][Cc][Oo]|Sveriges\s+Lärare|Ledarna|SSR)\b(?!\s+\p{Ll})|"
    r"revisor\b|revisorer|konsult|praktikant|åhörare|"
    r"gäst|journalist|\p{Ll}ordförande\b|inspektor\b|inbjuden|adjungerad|insyn|\b(?:AB|HB)\b|\bEY\b|\bKPMG\b|\bPwC\b|studentrepresentant|elevråd|"
    r"\p{L}+förbund(?:et)?\b|\b\p{L}{3,}(?<!kommunal)rådet\b|\brevisionen|"
    r"polis(?:en|myndigheten|mästare|områdeschef)?\b|länsstyrelsen|närpolis",
    regex.IGNORECASE,
)
_OWN_STAFF = regex.compile(r"internrevisor|revisionschef|kommunikat|kommunalråd|kommunalch", regex.IGNORECASE)
_NOT_SERVING = regex.compile(r"\b(?:ej|icke|inte)\s+(?:tjänst|tjg|tj\b|beslutande)", regex.IGNORECASE)
_SERVING = regex.compile(
    r"\btjänstgör|\btj\.?\s?g\.?\b|\btjg\b|\btj\.?\s*ers|\bersätter\b|\bersättare\s+för\b|\bi\s?stället\s+för\b|\bers\.?\s+för\b",
    regex.IGNORECASE,
)
_SUBSTITUTE = regex.compile(r"\b(?:ersättare|ers\.?|suppleant|suppl\.?)(?![\p{L}])", regex.IGNORECASE)
_MEMBER = regex.compile(r"\b(?:ordförande|ordf|ledamot|v\.?\s?ordf)\b", regex.IGNORECASE)
_STAFF = regex.compile(
    r"chef\b|direktör|sekreterare|ekonom\b|controller|utredare|handläggare|strateg\b|jurist\b|ingenjör|arkitekt|samordnare|"
    r"kommunikatör|utvecklare|ledare\b|rektor|planerare|registrator|administratör|inspektör|assistent|specialist|kanslist|tjänsteperson|tjänsteman\b",
    regex.IGNORECASE,
)
_SECRETARY = regex.compile(r"\b(?:sekreterare|protokollförare|vid protokollet)\b", regex.IGNORECASE)
_INVITED = regex.compile(
    r"\b(?:adjungerad|lekmannarevisor|revisor|gäst|inbjuden|åhörare|observatör)\b", regex.IGNORECASE
)
_MANAGING = regex.compile(r"\bVD\b|verkställande direktör")
# "2:e v ordf §§ 131-136", and "1:e vice ordförande, ordförande § 105"
_VICE = regex.compile(r"(?:(?P<n>[12]|förste|första|andre|andra|II?)\S*\s+)?\bv(?:ice|\.)?\s*ordf", regex.IGNORECASE)
_CHAIR_TOO = regex.compile(r"(?<!\bvice\s)(?<!\bv\s)(?<!\bv\.\s)\bordförande\b", regex.IGNORECASE)
_CHAIRS = regex.compile(r"ordf|sammankallande|presid", regex.IGNORECASE)
_REPLACES = regex.compile(r"\b(?:ersätter|ersättare för|tj\S* ers|i stället för|för)\s")
_OF_ANOTHER = regex.compile(
    r"(?:ordförande|ordf\.?)\s+(?:i\s+|för\s+)?(?:\p{Lu}|\p{L}+(?:nämnd|styrelse|utskott|råd|grupp))"
)


def label_role(field: Field, printed: str) -> AttendanceRole:
    """The role that a list's label gives to all its entries."""
    if field.key in ("others", "officials") and _GUESTS.search(printed):
        return "guest"
    return BY_LABEL.get(field.key, "member")


def entry_role(listed: AttendanceRole, said: str, party: str | None, others: float) -> AttendanceRole:
    """The role of one entry that says `said` after its name; `others` is the share of its list that has a party."""
    if listed in ("official", "guest"):
        return _of_the_others(listed, said, party)
    if _NOT_SERVING.search(said):
        return "substitute"
    if listed == "member" and party is None and not _MEMBER.search(said):
        if _INVITED.search(said):
            return "guest"
        if _MANAGING.search(said):
            return "official"
    if listed == "substitute" and _SERVING.search(said):
        return "serving_substitute"
    if listed == "member":
        if _SERVING.search(said):
            return "serving_substitute"
        if _SUBSTITUTE.search(said):
            return "substitute"
        if party is None and others >= 0.5 and _STAFF.search(said) and not _MEMBER.search(said):
            return "official"
    return listed


def _of_the_others(listed: AttendanceRole, said: str, party: str | None) -> AttendanceRole:
    if _NOT_SERVING.search(said) or (party and _SUBSTITUTE.search(said)):
        return "substitute"
    if listed == "guest" and _SECRETARY.search(said):
        return "official"
    if listed == "official" and _GUEST.search(said) and not _OWN_STAFF.search(said):
        return "guest"
    return listed


def read_party(printed: Found[str] | None, codes: set[str] | None = None) -> Found[str] | None:
    """The party that a cell holds and nothing else; with `codes` only one of these or a known one."""
    letters = printed.value.strip("()[] ") if printed else ""
    if printed is None or not letters.isalpha() or len(letters) > 5:
        return None
    code = parties.canonical(letters)
    if codes is not None and code is None and letters.upper() not in codes:
        return None
    return printed.map(lambda _: code or letters.upper())


def read_office(words: str) -> Office | None:
    """The office that a cell names and nothing else."""
    folded = words.casefold().strip()
    if folded in ("sekreterare", "nämndsekreterare", "mötessekreterare", "protokollförare"):
        return "secretary"
    if "ordf" not in folded or len(folded) > 30:
        return None
    if "vice" in folded or regex.search(r"\bv\.?\s*ordf", folded):
        return "second_vice_chair" if folded.startswith(("2", "andr")) else "first_vice_chair"
    return "chair"


def own_office(office: str | None, said: str, role: AttendanceRole) -> Office | None:
    """The office that an entry states, unless it is that of another body (`ordförande Tillväxtrådet`)."""
    if office == "secretary":
        return "secretary"
    said = _REPLACES.split(said, maxsplit=1)[0]
    vice = _VICE.search(said) if office in (None, "chair") and role not in ("official", "guest") else None
    if vice and not (office and _CHAIR_TOO.search(said)):
        office = "second_vice_chair" if vice["n"] and vice["n"][0] in "2a" else "first_vice_chair"
    if office != "adjuster" and not _CHAIRS.search(said):
        return None  # it is the office of who is replaced
    if office is None or role in ("official", "guest") or _OF_ANOTHER.search(said):
        return None
    return office  # type: ignore[return-value]
