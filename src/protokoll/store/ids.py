"""Readable ids of documents: `granfors-ks-2031-03-11-ab12`."""

from __future__ import annotations

from protokoll.shapes.stem import tokens

_LETTERS = str.maketrans("åäö", "aao")
_LEGAL_FORMS = frozenset({"kommun", "region", "stad", "landsting", "landstinget", "regionen", "kommunens"})
_LONGEST = 40
_SHORT_WORDS = {
    "kommunstyrelsen": "ks", "kommunstyrelsens": "ks", "kommunfullmaktige": "kf", "regionstyrelsen": "rs",
    "regionstyrelsens": "rs", "regionfullmaktige": "rf", "arbetsutskott": "au", "arbetsutskottet": "au",
}


def document_id(organisation: str | None, body: str | None, date: str | None, sha256: str, digits: int = 4) -> str:
    """The id of a document: who, which organ, when, and the first digits of the content's hash."""
    parts = [_name(organisation), _name(body), date or "", sha256[:digits]]
    return "-".join(part for part in parts if part)


def _name(text: str | None) -> str:
    words = [word.translate(_LETTERS) for word in tokens(text or "")]
    name = ""
    for word in [word for word in words if word not in _LEGAL_FORMS] or words:
        if name and len(name) + len(word) >= _LONGEST:
            break
        name = f"{name}-{_SHORT_WORDS.get(word, word)}" if name else _SHORT_WORDS.get(word, word)
    return name
