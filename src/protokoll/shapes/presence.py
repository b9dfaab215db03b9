"""When, and in what capacity, somebody took part: substitutes, ranges of presence, distance, absence."""

from __future__ import annotations

from functools import cache

import regex

from protokoll.lexicon import load
from protokoll.shapes.names import NAME, PARTICLE

_NUM = r"\d{1,4}(?:\s?[a-d](?!\p{L}))?"
_LIST = rf"{_NUM}(?:\s*(?:[-–—]{{1,2}}|,|och|samt|;|t\.?o\.?m\.?)\s*(?:§{{1,2}}\s*)?{_NUM}(?![.:]\d))*"
_LEAD = (
    r"(?:(?:ej|inte|utom|dock|del av|delar av|under|from|tom|fr\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?|från|till"
    r"|och med|anländer|lämnar|efter|går|kommer|deltog|deltar|för|före|i|vid|(?<!\bv(?:ice)?\.?\s+)ordf|ankom|avvek"
    r"|närvarande|frånvarande|jäv)\s+)*"
)
_WHY = r"(?:\s*\(?(?:pga|p\.g\.a\.|på grund av)\s+jäv\)?|\s+jäv)?"
_SIGN = rf"{_LEAD}§{{1,2}}\s*{_LIST}{_WHY}"
_LETTERS = r"\p{Lu}(?!\p{L})(?:\s*(?:[-–—,]|och|samt)\s*\p{Lu}(?!\p{L}))*"  # 'punkt K, L'
_POINT = rf"{_LEAD}(?:p\.|punkt(?:en|erna)?|ärende(?:n)?)\s*{_LIST}"
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?"
_TIME = (
    rf"(?:{_LEAD}(?:ca\s+)?(?:kl\.?|klockan)\s*{_CLOCK}(?:\s*[-–—]\s*(?:ca\s*|kl\.?\s*)*{_CLOCK})?"
    rf"|\d{{1,2}}[.:]\d\d\s*[-–—]\s*\d{{1,2}}[.:]\d\d|(?:går|kommer|anländer|lämnar|från|till)\s+\d{{1,2}}[.:]\d\d)"
)


def _alternatives(words: list[str]) -> str:
    return "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def ranges() -> regex.Pattern[str]:
    """Ranges of presence: paragraphs, points of the agenda, or times, several of them in a row.

    >>> ranges().search("Lars Hed (M) §§ 12–18, ej § 14 pga jäv")[0]
    '§§ 12–18, ej § 14 pga jäv'
    """
    one = rf"(?:{_SIGN}|{_POINT}|{_TIME})"
    return regex.compile(rf"(?<![\p{{L}}\d]){one}(?:\s*[,;]?\s*(?:och\s+|samt\s+)?{one})*", regex.IGNORECASE)


@cache
def points() -> regex.Pattern[str]:
    """Points with letters, which are no parties: 'punkt K, L'.

    >>> points().search("Eva Lund (punkt K, L, trafikingenjör)")[0]
    'punkt K, L'
    """
    return regex.compile(rf"(?<!\p{{L}})punkt(?:en|erna)?\s+{_LETTERS}", regex.IGNORECASE)


@cache
def bare_numbers() -> regex.Pattern[str]:
    """Paragraphs without their sign, last in an entry.

    >>> bare_numbers().search("Per Sten, ekonom, 12, 15")[1]
    '12, 15'
    """
    one = rf"{_NUM}(?:\s*[-–—]\s*{_NUM})?"
    return regex.compile(rf",\s*({one}(?:\s*(?:,|och|samt)\s*{one})*)[\s\x1f.]*$")


@cache
def words(kind: str) -> regex.Pattern[str]:
    """Words of `attendance.toml` with their brackets: serving, not_serving, remote, absent, present.

    >>> words("remote").search("Maj Ekdal (S) (på distans)")[0]
    '(på distans)'
    """
    data = load("attendance")
    section, key = {
        "serving": ("serving", "words"), "not_serving": ("serving", "not_serving"), "remote": ("remote", "words"),
        "absent": ("absent", "words"), "present": ("absent", "present"),
    }[kind]
    options = _alternatives(data[section][key])
    return regex.compile(rf"(?:\(\s*(?:{options})\s*\)|(?<![\p{{L}}])(?:{options})(?![\p{{L}}]))", regex.IGNORECASE)


@cache
def serving_office() -> regex.Pattern[str]:
    """The word tjänstgörande where it belongs to an office, and says nothing of a substitute.

    >>> bool(serving_office().search("tjänstgörande ordförande"))
    True
    """
    return regex.compile(r"(?<!\p{L})(?:tjänstgörande|tjg\.?|tj\.?)(?=\s+(?:ordf|sekr|v\b|vice))", regex.IGNORECASE)


@cache
def replaced() -> regex.Pattern[str]:
    """Words that say that the entry's own person is absent, with the substitute's name.

    >>> bool(replaced().search("Åke Hed (M) ersätts av Siv Bodin (C)"))
    True
    """
    words = _alternatives(load("attendance")["replaces"]["replaced"])
    return regex.compile(rf"[,(\s]*(?<!\p{{L}})(?:{words})\s+(?-i:{NAME})(?:\s*\(\p{{L}}+\))?", regex.IGNORECASE)


@cache
def replaces() -> regex.Pattern[str]:
    """Who is replaced: 'ersätter Åke Hed', '(tjänstgör för Åke Hed', 'ersättare för vakant'.

    >>> replaces().search("Siv Bodin (C), tjg ers för Åke Hed (M)")["name"]
    'Åke Hed'
    """
    data = load("attendance")["replaces"]
    strong = _alternatives([word for word in data["words"] if word != "för"])
    name = rf"(?P<name>(?-i:(?:{PARTICLE} )?{NAME}))"
    vacant = rf"(?:{'|'.join(data['vacant'])})(?!\p{{L}}|\s+(?-i:\p{{Lu}}\p{{Ll}}))"  # not Tom Hedin
    vacant += r"(?:[ \p{L}()-]*(?:plats|tjänst))?(?:\s*\(\p{L}+\))?"
    return regex.compile(
        rf"[,(\s]*(?<!\p{{L}})(?:(?:(?:tjänstgörande|tjg\.?|tj\.?)[,\s]+)?(?:{strong})\s*:?\s*(?:{vacant}|{name})"
        rf"|för\s+(?P<name>(?-i:{NAME}))(?=\s*[(,)]|\s*$))", regex.IGNORECASE,
    )
