"""Vote lists that stand apart from their item: `Närvaro- och omröstningslista`, `Omröstningslista nr 1, § 63`."""

from __future__ import annotations

from itertools import pairwise

import regex

from protokoll.extract.roster import Roster
from protokoll.extract.vote_tables import Table, read_tables
from protokoll.text import Text

# Omröstningslista nr. 1 ⏎ § 63
_HEAD = regex.compile(
    r"\b(?:omröstnings|voterings|röst)(?:lista|protokoll)\b(?:\s+nr\.?\s*(?P<list>\d+))?", regex.IGNORECASE
)
_ITEM = regex.compile(r"§\s*(?P<number>\d{1,4}(?:\s?[a-z]\b)?)")
_BELOW = 3  # lines under the head in which the § is named


def read_annexed(text: Text, number: str, item: tuple[int, int], roster: Roster) -> list[Table]:
    """The vote lists outside an item that name its number over them; a list that goes on over pages is one."""
    outside = [m for m in text.finditer(_HEAD) if not item[0] <= m.start() < item[1]]
    heads = [m for m in outside if _number(text, m) == number]
    lists: dict[str, Table] = {}
    for head, following in pairwise([*(m.start() for m in heads), len(text.content)]):
        match = _HEAD.match(text.content, head)
        for table in read_tables(text, head, following, roster)[:1]:
            known = lists.setdefault((match["list"] if match else "") or "", table)
            if known is not table:
                known.ballots += table.ballots
                known.totals = table.totals or known.totals
                known.end = table.end
    return list(lists.values())


def _number(text: Text, head: regex.Match[str]) -> str | None:
    """The § that the head names on its line or right below."""
    line = text.line_at(head.start())
    if line is None:
        return None
    last = text.lines[min(line.index + _BELOW, len(text.lines) - 1)]
    item = _ITEM.search(text.content, head.end(), last.end)
    return item["number"].replace(" ", "") if item else None
