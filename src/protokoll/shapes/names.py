"""How a person's name is built: the pattern that reads one, and the words that only look like one."""

from __future__ import annotations

from functools import cache

import regex

from protokoll.lexicon import load

PARTICLE = r"(?:von|af|de|van|der|den|el|al|bin|ibn|ben|la|le|du|di|da|dos|del|zu)"
WORD = r"(?:(?:d'|O'|Mc|Mac|Al-|El-)?\p{Lu}[\p{L}\p{M}'’´`]*(?:[-‑]\p{L}[\p{L}\p{M}'’]*)*\.?)"
GAP = r"(?:[ \u00a0]{1,2}|[ \u00a0]*\n[ \u00a0]*)"
NICK = r"[\"”“'’(]\p{Lu}\p{L}+[\"”“'’)]"
NAME = rf"{WORD}(?:{GAP}(?:{PARTICLE}{GAP})*(?:{WORD}|(?<=\p{{L}} )[\"”]\p{{Lu}}\p{{L}}+[\"”](?={GAP}\p{{Lu}}))){{0,4}}"


@cache
def name_pattern() -> regex.Pattern[str]:
    """One name, from one to five words; a line may break inside it.

    >>> name_pattern().findall("Maj Ekdal och Anna von Essen-Ek")
    ['Maj Ekdal', 'Anna von Essen-Ek']
    """
    return regex.compile(rf"(?<![\p{{L}}\d])(?:{PARTICLE}{GAP})?{NAME}(?![\p{{L}}\d])")


@cache
def line_name_pattern() -> regex.Pattern[str]:
    """One name that stands on one line.

    >>> line_name_pattern().findall("Maj Ekdal\\nSiv B Norr")
    ['Maj Ekdal', 'Siv B Norr']
    """
    return regex.compile(name_pattern().pattern.replace(GAP, r"[ \u00a0]{1,2}"))


@cache
def _not_names() -> frozenset[str]:
    words = load("people")["not_names"]
    return frozenset(words["sentence"] + words["terms"])


@cache
def _first_names() -> frozenset[str]:
    return frozenset(load("people")["first_names"]["words"])


def is_first_name(word: str) -> bool:
    """Whether a capitalised word is a first name although it is an ordinary word too.

    >>> is_first_name("Inga"), is_first_name("Ingen")
    (True, False)
    """
    return word in _first_names()


@cache
def _role_words() -> frozenset[str]:
    return frozenset(load("titles")["role_words"])


@cache
def _title_endings() -> regex.Pattern[str]:
    titles = load("titles")
    words, endings = "|".join(map(regex.escape, titles["words"])), "|".join(titles["endings"])
    return regex.compile(rf"(?:{words}|[\p{{L}}-]*(?:{endings})(?:en|et|n|er|e|na)?)", regex.IGNORECASE)


@cache
def _unit_endings() -> regex.Pattern[str]:
    ends = "|".join(load("titles")["organisations"]["endings"])
    return regex.compile(rf"\p{{L}}*(?:{ends})s?", regex.IGNORECASE)


def is_role(word: str) -> bool:
    """Whether a word tells somebody's role in the organ.

    >>> is_role("Ordföranden")
    True
    """
    return word.lower().rstrip(":") in _role_words()


def is_title(word: str) -> bool:
    """Whether a word is a title, known or built like one.

    >>> is_title("Kommunchef"), is_title("Ekdal")
    (True, False)
    """
    return _title_endings().fullmatch(word) is not None


def is_unit(word: str) -> bool:
    """Whether a word ends like the name of an organisation or a unit.

    >>> is_unit("utbildningsförvaltningen"), is_unit("Ekdal")
    (True, False)
    """
    data = load("titles")["organisations"]
    return word in data["words"] or word in data["names"] or _unit_endings().fullmatch(word) is not None


@cache
def is_no_name(word: str) -> bool:
    """Whether a capitalised word is an ordinary word, a role, a title or an organ's name.

    >>> is_no_name("Enligt"), is_no_name("Kommunstyrelsen"), is_no_name("Maj")
    (True, True, False)
    """
    lower = word.lower().rstrip(":.")
    return lower in _not_names() or is_role(lower) or _looks_like_organ(lower) or (len(lower) > 3 and is_title(word))


@cache
def _organ_endings() -> tuple[str, ...]:
    forms = [form for ending in load("bodies")["ending"] for form in ending["forms"] if len(form) > 3]
    return tuple(form + s for form in forms for s in ("", "s"))


def _looks_like_organ(lower: str) -> bool:
    return lower.endswith(_organ_endings()) or is_unit(lower)
