"""Signature blocks whose role labels all stand before, or all after, the names: paired in their order."""

from __future__ import annotations

from dataclasses import dataclass

from protokoll.extract.signature_names import ROLE, role_of
from protokoll.outline.form_labels import NAME
from protokoll.records import SignatureRole
from protokoll.text import Found, Line, Text


@dataclass(frozen=True, slots=True)
class Paired:
    """A block of labels and names: where it begins, and who signed as what."""

    start: int
    signed: tuple[tuple[Found[str], SignatureRole], ...]


def paired(text: Text, start: int, end: int) -> Paired | None:
    """`Sekreterare ⏎ Ordförande ⏎ Justerare` and as many names under (or over) them; more names are adjusters."""
    lines = text.lines_in(start, end)
    roles = [_role(text, line) for line in lines]
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and roles[stop] is not None:
            stop += 1
        found = _block(text, lines, [role for role in roles[at:stop] if role is not None], at)
        if found is not None:
            return found
        at = max(stop, at + 1)
    return None


def _block(text: Text, lines: tuple[Line, ...], roles: list[SignatureRole], at: int) -> Paired | None:
    """The names that belong to the labels from line `at` on, if they are labels of a signature block."""
    if len(roles) < 2 or len(set(roles)) < 2:
        return None
    before = at
    while before > 0 and _name(text, lines[before - 1]):
        before -= 1
    after = stop = at + len(roles)
    while after < len(lines) and _name(text, lines[after]):
        after += 1
    if after - stop == len(roles) or (after - stop > len(roles) and roles[-1] == "adjuster"):
        names, first = lines[stop:after], lines[at].start
    elif at - before == len(roles) and after == stop:
        names, first = lines[before:at], lines[before].start
    else:
        return None
    wanted = [*roles, *[roles[-1]] * (len(names) - len(roles))]
    return Paired(first, tuple((_found(text, line), role) for line, role in zip(names, wanted, strict=True)))


def _role(text: Text, line: Line) -> SignatureRole | None:
    """The role of a line that holds its label and nothing else."""
    match = ROLE.match(text.content, line.start, line.end) if len(line.cells) == 1 else None
    return role_of(match) if match and not text.content[match.end() : line.end].strip(" :.…_") else None


def _name(text: Text, line: Line) -> bool:
    return len(line.cells) == 1 and NAME.fullmatch(text.content, line.start, line.end) is not None


def _found(text: Text, line: Line) -> Found[str]:
    party = text.content.find(" (", line.start, line.end)
    return text.found(line.start, party if party > 0 else line.end)
