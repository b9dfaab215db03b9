"""Ballots of an electronic vote list, each cell on a line of its own: name, party, seat, function, result."""

from __future__ import annotations

from protokoll.extract.vote_tables import CHOICE, choice_of
from protokoll.lexicon import parties
from protokoll.records import Ballot
from protokoll.text import Found, Line, Text

_CELLS = 5


def read_slips(text: Text, start: int, end: int) -> list[Ballot]:
    """The ballots between two offsets."""
    ballots: list[Ballot] = []
    pending: list[Line] = []
    for line in text.lines_in(start, end):
        words = text.of(line)
        result = CHOICE.fullmatch(words)
        if result and len(result[0]) > 1:
            near = pending[-_CELLS:]
            name = next((p for p in near if " " in text.of(p) and not any(c.isdigit() for c in text.of(p))), None)
            party = next((p for p in near if p is not name and parties.is_party(text.of(p))), None)
            if name and party:
                code = Found(parties.canonical(text.of(party)), text.span(party.start, party.end))
                printed = text.found(name.start, name.end)
                ballots.append(Ballot.read(name=printed, party=code, choice=choice_of(result)))
            pending = []
        else:
            pending = [*pending, line] if len(line.cells) == 1 and len(words) < 50 else []
    return ballots
