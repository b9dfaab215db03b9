"""Votes (omröstning, votering): totals, what Ja and Nej mean, and who voted what."""

from __future__ import annotations

import regex

from protokoll.extract.roster import Roster
from protokoll.extract.stretches import Stretch, stretches
from protokoll.extract.vote_annex import read_annexed
from protokoll.extract.vote_lists import Listed, ballots, counted, read_lists
from protokoll.extract.vote_meanings import Meanings, read_meanings
from protokoll.extract.vote_slips import read_slips
from protokoll.extract.vote_tables import Table, read_tables
from protokoll.extract.vote_terms import Tally, Term, announced, group, read_terms
from protokoll.outline.tree import Item
from protokoll.records import Ballot, Choice, Vote
from protokoll.text import Found, Text

_SILENT = frozenset({"reservation", "statement", "documents", "recipients", "earlier", "appeal"})
_VOTING = regex.compile(r"\bomröst|\bvoter|\bröst|\bupprop|\bhandupp", regex.IGNORECASE)
_NO = regex.compile(r"\bnej\b", regex.IGNORECASE)
_ABSTAINED = regex.compile(r"avst(?:år|od)\b", regex.IGNORECASE)  # `Avstår: Maj Ekdal (S)` is part of a vote's list
_SECRET = regex.compile(r"\bslut(?:en|na)\s+(?:om|för)?röst|\bslut(?:en|na)\s+voter|\bvalsedl", regex.IGNORECASE)
_REACH = 6000  # characters between a vote's result and its lists of names
_CHOICES: tuple[Choice, ...] = ("yes", "no", "abstain", "absent")


def read_votes(text: Text, item: Item, roster: Roster) -> tuple[Vote, ...]:
    """The counted votes of an item, in order. A decision by acclamation is none."""
    if not text.search(_VOTING, item.start, item.end) and not text.search(_NO, item.start, item.end):
        return ()
    tables = read_tables(text, item.body, item.end, roster)
    open_to = [s for s in stretches(item) if s.role not in _SILENT]
    lists = [
        found
        for s in open_to
        for found in read_lists(text, s.top if _ABSTAINED.match(s.heading) else s.start, s.end, roster)
        if not any(found.start < t.end and found.end > t.start for t in tables)
    ]
    tallies = _tallies(text, open_to, tables, item.body)
    drafts = [_Draft(t) for t in tallies]
    _join_lists(text, drafts, lists)
    _join_tables(drafts, tables, read_slips(text, item.body, item.end))
    drafts = sorted((d for d in drafts if d.counts().keys() & {"yes", "no"}), key=lambda d: d.start)
    _join_annexed(drafts, read_annexed(text, item.number.value, (item.start, item.end), roster) if drafts else [])
    secret = bool(text.search(_SECRET, item.start, item.end))
    meanings = _paired(drafts, read_meanings(text, item.body, item.end))
    return tuple(_vote(d, m, secret) for d, m in zip(drafts, meanings, strict=True))


class _Draft:
    """A vote in the making."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.start, self.end = tally.start, tally.end
        self.lists: list[Listed] = []
        self.ballots: list[Ballot] = []

    def counts(self) -> dict[Choice, Found[int] | int]:
        """Printed totals, else totals of the names."""
        if self.tally.counts:
            totals: dict[Choice, Found[int] | int] = dict(self.tally.counts)
            abstaining = counted(self.lists).get("abstain")
            if abstaining and "abstain" not in totals:
                totals["abstain"] = abstaining
        else:
            totals = counted(self.lists)
            for ballot in self.ballots:
                known = totals.get(ballot.choice, 0)
                totals[ballot.choice] = (known if isinstance(known, int) else known.value) + 1
        if totals.keys() & {"yes", "no"}:
            totals.setdefault("yes", 0)
            totals.setdefault("no", 0)
        return totals


def _tallies(text: Text, open_to: list[Stretch], tables: list[Table], start: int) -> list[Tally]:
    """The results in running text, each once: a result is often printed again in the decision."""
    terms: list[tuple[Term, str]] = []
    for stretch in open_to:
        voting = stretch.role == "vote"
        terms += [(t, stretch.role) for t in read_terms(text, stretch.start, stretch.end, voting=voting)]
    kept = [(t, role) for t, role in terms if not any(t.start < x.end and t.end > x.start for x in tables)]
    decided = [t for t, role in kept if role == "decision"]
    elsewhere = group(text, [t for t, role in kept if role != "decision"], start)
    again = [t for t in group(text, decided, start) if not any(t.same(o) for o in elsewhere)]
    found: list[Tally] = []
    for tally in sorted((*elsewhere, *again), key=lambda t: t.start):
        if not _credible(text, tally):
            continue
        if found and found[-1].same(tally) and not announced(text, found[-1].end, tally.start):
            found[-1].end = tally.end
            continue
        found.append(tally)
    return found


def _credible(text: Text, tally: Tally) -> bool:
    """Whether it is a result: both answers are counted, or the words say that votes were."""
    if {"yes", "no"} <= tally.counts.keys():
        return True
    return bool(_VOTING.search(text.content, tally.start, tally.end))


def _join_lists(text: Text, drafts: list[_Draft], lists: list[Listed]) -> None:
    """Give each list of names to its vote; lists without any printed result make votes of their own."""
    for listed in lists:
        near = [d for d in drafts if d.start - listed.end < _REACH and listed.start - d.end < _REACH]
        inside = [d for d in near if listed.start < d.end and listed.end > d.start]
        earlier = [d for d in near if d.end <= listed.start and not announced(text, d.end, listed.start)]
        later = [d for d in near if listed.end <= d.start and not announced(text, listed.end, d.start)]
        homes = inside[:1] or earlier[-1:] or later[:1]
        if not homes:
            homes = [_Draft(Tally(start=listed.start, end=listed.end))]
            drafts += homes
        home = homes[0]
        home.lists.append(listed)
        home.start, home.end = min(home.start, listed.start), max(home.end, listed.end)


def _join_tables(drafts: list[_Draft], tables: list[Table], slips: list[Ballot]) -> None:
    """Give each table to the vote with its totals; a table of another vote is one more vote."""
    free = list(drafts)
    for table in tables:
        totals: dict[Choice, int] = {c: f.value for c, f in table.totals.items()}
        for ballot in table.ballots if not totals else ():
            totals[ballot.choice] = totals.get(ballot.choice, 0) + 1
        home = next((d for d in free if _agree(d, totals)), None)
        if home is None:
            home = _Draft(Tally(dict(table.totals), table.start, table.end))
            drafts.append(home)
        else:
            free.remove(home)
        home.ballots = table.ballots
    if slips and len(drafts) == 1 and not drafts[0].ballots:
        drafts[0].ballots = slips


def _join_annexed(drafts: list[_Draft], tables: list[Table]) -> None:
    """Give a list at the end of the document to the vote with its totals; it makes no vote of its own."""
    for table in tables:
        totals: dict[Choice, int] = {c: f.value for c, f in table.totals.items()}
        home = next((d for d in drafts if not d.ballots and not d.lists and totals and _agree(d, totals)), None)
        if home is not None:
            home.ballots = table.ballots


def _agree(draft: _Draft, totals: dict[Choice, int]) -> bool:
    counts = draft.counts()
    values = {c: n if isinstance(n, int) else n.value for c, n in counts.items()}
    return all(values.get(c, 0) == totals.get(c, 0) for c in ("yes", "no"))


def _paired(drafts: list[_Draft], meanings: list[Meanings]) -> list[Meanings | None]:
    """Each vote's order of voting: by their order where all are known, else the last one before the result."""
    if len(meanings) == len(drafts):
        return list(meanings)
    paired: list[Meanings | None] = []
    waiting = list(meanings)
    for n, draft in enumerate(drafts):
        ready = [m for m in waiting if m.start < draft.end]
        if not ready:
            paired.append(None)
            continue
        chosen = ready[0] if len(ready) <= len(drafts) - n else ready[-1]
        paired.append(chosen)
        waiting = [m for m in waiting if m.start > chosen.start]
    return paired


def _vote(draft: _Draft, meanings: Meanings | None, secret: bool) -> Vote:
    said = draft.tally.means
    cast = [b for listed in draft.lists for b in ballots(listed)] or draft.ballots
    counts = draft.counts()
    return Vote.read(
        **{choice: counts[choice] for choice in _CHOICES if choice in counts},
        yes_means=(meanings.yes if meanings else None) or said.get("yes"),
        no_means=(meanings.no if meanings else None) or said.get("no"),
        ballots=() if secret else tuple(_once(cast)),
    )


def _once(cast: list[Ballot]) -> list[Ballot]:
    seen: set[str] = set()
    return [b for b in cast if not (b.name in seen or seen.add(b.name))]  # type: ignore[func-returns-value]
