"""The fields of the query language and what may stand in them, in Swedish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

TEXT_FIELDS = {
    "titel": "title", "rubrik": "title", "title": "title",
    "beslut": "decision", "decision": "decision",
    "förslag": "proposal", "proposal": "proposal",
    "yrkande": "yrkande", "motion": "yrkande",
    "reservation": "reservation",
    "sammanfattning": "summary", "summary": "summary",
}
"""Name -> the column of the index: words are looked for in this part of the paragraph."""

FILTER_FIELDS = {
    "dnr": "case", "diarienummer": "case", "case": "case",
    "organ": "body", "body": "body",
    "organisation": "organisation",
    "person": "person",
    "parti": "party", "party": "party",
    "roll": "role", "role": "role",
    "utfall": "outcome", "outcome": "outcome",
    "typ": "kind", "kind": "kind", "type": "kind",
    "datum": "date", "date": "date",
    "§": "number", "paragraf": "number", "paragraph": "number",
}
"""Name -> what the paragraph or its document must have."""

KINDS = ("minutes", "extract", "recommendation", "news", "agenda", "notice", "memo", "other")
OUTCOMES = ("approved", "rejected", "referred_back", "postponed", "noted", "answered", "elected", "withdrawn")

_OUTCOME_WORDS = {
    "approved": "bifall bifallen bifalls godkänd godkänns godkännande antagen antas beviljad",
    "rejected": "avslag avslagen avslås avslå avvisad",
    "referred_back": "återremiss återremitterad återremitteras",
    "postponed": "bordlagd bordläggning bordläggs uppskjuten",
    "noted": "noterad noteras noterat",
    "answered": "besvarad besvaras besvarat",
    "elected": "val vald väljs utsedd",
    "withdrawn": "utgår utgått tillbakadragen",
}
_KIND_WORDS = {
    "minutes": "protokoll", "extract": "utdrag protokollsutdrag", "recommendation": "rekommendation missiv",
    "news": "nyhet nyheter", "agenda": "kallelse dagordning föredragningslista", "notice": "anslag kungörelse",
    "memo": "tjänsteskrivelse", "other": "annat övrigt",
}
_ROLE_WORDS = {
    "chair": "ordförande", "first_vice_chair": "viceordförande vice", "second_vice_chair": "viceordförande vice",
    "secretary": "sekreterare", "adjuster": "justerare justeringsperson", "member": "ledamot",
    "serving_substitute": "tjänstgörande tjänstgörandeersättare ersättare", "substitute": "ersättare",
    "official": "tjänsteman tjänsteperson", "guest": "gäst", "absent": "frånvarande",
    "mover": "yrkande yrkare", "reservation": "reservant", "statement": "anteckning", "recused": "jäv jävig",
    "presenter": "föredragande", "voter": "röstande",
}


class Values(NamedTuple):
    """The values of a field: those that are stored, and the words for each."""

    stored: tuple[str, ...]
    words: Mapping[str, str]

    def meant(self, written: str) -> list[str]:
        """The stored values that a word means, none if it is unknown.

        >>> OUTCOME.meant("Återremiss"), OUTCOME.meant("rejected")
        (['referred_back'], ['rejected'])
        """
        plain = written.casefold().strip()
        if plain.replace(" ", "_").replace("-", "_") in self.stored:
            return [plain.replace(" ", "_").replace("-", "_")]
        word = "".join(plain.replace("-", " ").split())
        return [value for value in self.stored if word in self.words[value].split()]

    def shown(self) -> str:
        """The values to choose from, for a message: the first Swedish word of each."""
        return ", ".join(dict.fromkeys(self.words[value].split()[0] for value in self.stored))


OUTCOME = Values(OUTCOMES, _OUTCOME_WORDS)
KIND = Values(KINDS, _KIND_WORDS)
ROLE = Values(tuple(_ROLE_WORDS), _ROLE_WORDS)
