"""Minutes of made-up words, as many as are wanted: for archives of a known size."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

ORGANISATIONS = tuple(f"{name} kommun" for name in ("Granfors", "Norrsjö", "Mellansjö", "Sandvallen", "Storvik"))
BODIES = ("Kommunstyrelsen", "Socialnämnden", "Tekniska nämnden", "Kultur- och fritidsnämnden", "Kommunfullmäktige")
FIRST = ("Maj", "Ture", "Siv", "Åke", "Britta", "Kerstin", "Per", "Östen", "Eva", "Nils", "Doris", "Yusuf")
LAST = ("Ekdal", "Bodin", "Hed", "Ros", "Wallin", "Sten", "Öberg", "Norén", "Demir", "Grip", "Tallberg", "Brodd")
PARTIES = ("S", "M", "SD", "C", "V", "KD", "L", "MP")
_ONSETS = ("b", "br", "d", "f", "fl", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "v")
_NUCLEI = ("a", "e", "i", "o", "u", "y", "å", "ä", "ö")
_CODAS = ("", "l", "n", "nd", "r", "rk", "s", "st", "t", "ng", "m")
_ENDINGS = ("", "en", "et", "ar", "arna", "ens", "er")


class Press:
    """Prints minutes; the same seed prints the same. Few words are common and most are rare, as in any language."""

    def __init__(self, seed: int = 1, words: int = 20_000) -> None:
        self._random = random.Random(seed)
        made: dict[str, None] = {}
        while len(made) < words:
            made[self._word()] = None
        self._words = tuple(made)
        self._weights = tuple(accumulate(1 / rank for rank in range(1, words + 1)))
        self._people = tuple(f"{first} {last}" for first in FIRST for last in LAST)

    def folder(self, folder: Path, first: int, last: int) -> None:
        """Write documents number `first` to `last` (excluded) into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(first, last):
            (folder / f"{number:06}.txt").write_text("\n".join(self.document(number)), encoding="utf-8")

    def document(self, number: int) -> Iterator[str]:
        """One meeting: front page, six items, signatures."""
        pick = self._random.choice
        organisation, body = pick(ORGANISATIONS), pick(BODIES)
        day = date(2010, 1, 4) + timedelta(days=number % 7000)
        people = [f"{name} ({pick(PARTIES)})" for name in self._random.sample(self._people, 9)]
        start = 1 + number % 200
        yield from (organisation, "SAMMANTRÄDESPROTOKOLL", body, day.isoformat(), "")
        yield from ("Plats och tid: Kommunhuset, kl. 13.15–16.40", "Beslutande:", f"{people[0]}, ordförande")
        yield from (*people[1:], "", f"Paragrafer: §§ {start}–{start + 5}", "")
        for item in range(start, start + 6):
            yield from self._item(item, body, day.year, people)
        yield from ("Underskrifter", "Sekreterare: Ulla Grip", f"Ordförande: {people[0]}", f"Justerare: {people[1]}")

    def _item(self, number: int, body: str, year: int, people: list[str]) -> Iterator[str]:
        case = f"{''.join(word[0] for word in body.split())}S {year}/{self._random.randrange(1, 900)}"
        yield from (f"§ {number} {self._said(3).capitalize()}", f"Dnr {case}", "", "Sammanfattning")
        yield from (f"{self._said(11).capitalize()}." for _ in range(6))
        yield from ("", "Yrkande", f"{self._random.choice(people)} yrkar avslag på förslaget.", "", f"{body}s beslut")
        yield from (f"{body} beslutar", f"att anta {self._said(4)},")
        yield from (f"att ge förvaltningen i uppdrag att utreda {self._said(2)}.", "")
        yield from ("Beslutet skickas till", "Tekniska kontoret", "")

    def _said(self, words: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=words))

    def _word(self) -> str:
        pick = self._random.choice
        syllables = range(pick((1, 2, 2, 3, 4)))
        return "".join(pick(_ONSETS) + pick(_NUCLEI) + pick(_CODAS) for _ in syllables) + pick(_ENDINGS)
