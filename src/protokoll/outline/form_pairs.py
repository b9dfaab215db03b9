"""Labels whose values stand elsewhere (all labels first, all values after) get them back by order and kind of value."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from protokoll.outline.form_labels import LISTS, NAME, ROLES, Label, plain_label, runs
from protokoll.shapes import dates, times
from protokoll.text import Line

Values = list[tuple[int, int]]

_PAIRED = ("place_time", "place", "time", "date", "range", "adjournment", "body")
_RANGE = regex.compile(r"§+\s*\d.*|\d{1,4}\s*[-–—]\s*\d{1,4}")
_NAME = regex.compile(r"\p{Lu}[\p{L}-]+ (?:\p{Ll}+ )?\p{Lu}")
_MOST_GROUPS = 12


def pair_by_kind(content: str, fields: list[tuple[str, Values]]) -> list[Values]:
    """The values of each field, where a run of empty fields gets its share of what the next filled field holds."""
    out = [list(values) for _, values in fields]
    start = 0
    while start < len(fields):
        stop = start
        while stop < len(fields) and fields[stop][0] in _PAIRED and not fields[stop][1]:
            stop += 1
        if stop > start and stop < len(fields) and fields[stop][0] in _PAIRED and len(fields[stop][1]) > 1:
            keys = [key for key, _ in fields[start : stop + 1]]
            for place, values in zip(range(start, stop + 1), _share(content, keys, out[stop]), strict=True):
                out[place] = values
        start = max(stop, start) + 1
    return out


def _share(content: str, keys: list[str], values: Values) -> list[Values]:
    """Each value to the first field that takes its kind; what fits none goes to the last."""
    out: list[Values] = [[] for _ in keys]
    for value in values:
        wanted = _kinds(content, value)
        place = next((keys.index(kind) for kind in wanted if kind in keys), len(keys) - 1)
        out[place].append(value)
    return out


def _kinds(content: str, value: tuple[int, int]) -> tuple[str, ...]:
    """The labels that a value would suit, best first."""
    if _RANGE.fullmatch(content, *value):
        return ("range",)
    has_time, has_date = bool(times.find(content, *value)), bool(dates.find(content, *value))
    if has_time:
        return ("time", "place_time", "date") if has_date else ("time", "place_time", "adjournment")
    if has_date:
        return ("date", "posted", "removed", "appeal_end", "time", "place_time", "adjust_place")
    if _NAME.match(content, *value):
        return (*LISTS, *ROLES, "adjusters", "place", "place_time", "adjust_place")
    return ("place", "place_time", "body", "storage", "adjust_place")


def detached(content: str, lines: Sequence[Line]) -> tuple[list[tuple[Label, Values]], frozenset[int]]:
    """Blocks of labels with their block of values after them; and the lines that they take."""
    out: list[tuple[Label, Values]] = []
    taken: set[int] = set()
    for first, labels in runs(content, lines):
        after = first + len(labels)
        groups: list[list[int]] = []
        for index in range(after, len(lines)):
            line = lines[index]
            if _ends(content, line) or (line.gap and len(groups) >= min(_MOST_GROUPS, len(labels))):
                break
            if line.gap or not groups:
                groups.append([])
            groups[-1].append(index)
        shares = _assign(content, lines, [label.key for label in labels], groups)
        if shares is None:
            continue
        for label, share in zip(labels, shares, strict=True):
            out.append((label, [(cell.start, cell.end) for index in share for cell in lines[index].cells]))
            taken.update(share)
        taken.update(range(first, after))
    return out, frozenset(taken)


def named_above(content: str, lines: Sequence[Line]) -> tuple[list[tuple[Label, Values]], frozenset[int]]:
    """Two or more names that stand each over its role (`Maj Ekdal ⏎ Sekreterare`), blank lines between; their lines."""
    out: list[tuple[Label, Values]] = []
    taken: set[int] = set()
    group: list[tuple[int, Label]] = []
    for index in range(len(lines) + 1):
        label = _role_under(content, lines, index)
        if label is not None:
            group.append((index, label))
        elif index == len(lines) or not group or index - group[-1][0] > 1:
            before = group[0][0] - 2 if group else -1
            if len(group) > 1 and not (before >= 0 and _ends(content, lines[before])):
                out += [(one, [(lines[at - 1].start, lines[at - 1].end)]) for at, one in group]
                taken.update(row for at, _ in group for row in (at - 1, at))
            group = []
    return out, frozenset(taken)


def _role_under(content: str, lines: Sequence[Line], index: int) -> Label | None:
    """The role that a line prints right under a name, which stands under a blank line."""
    if not 0 < index < len(lines) or lines[index].gap or not lines[index - 1].gap:
        return None
    line, above = lines[index], lines[index - 1]
    label = plain_label(content, line.start, line.end)
    if label is None or label.key not in (*ROLES, "adjusters") or label.follows or label.colon:
        return None
    return label if len(line.cells) == 1 and NAME.fullmatch(content, above.start, above.end) else None


def _ends(content: str, line: Line) -> bool:
    label = plain_label(content, line.start, line.end)
    return (label is not None and not label.follows) or content.startswith("§ ", line.start)


def _assign(
    content: str, lines: Sequence[Line], keys: list[str], groups: list[list[int]]
) -> list[list[int]] | None:
    """The lines of each label: a group goes to one label, or its lines to as many; the best fit by kind, or None."""
    best: tuple[int, list[list[int]]] | None = None

    def fit(key: str, indexes: list[int]) -> int:
        return sum(key in _kinds(content, (lines[i].start, lines[i].end)) for i in indexes)

    def go(at: int, rest: int, score: int, shares: list[list[int]]) -> None:
        nonlocal best
        if at == len(keys):
            if best is None or score > best[0]:
                best = score, list(shares)
            return
        if rest == len(groups):
            return
        group = groups[rest]
        go(at + 1, rest + 1, score + min(1, fit(keys[at], group)) * 2, [*shares, group])
        if 1 < len(group) <= len(keys) - at:
            single = [[index] for index in group]
            points = sum(2 * fit(key, one) for key, one in zip(keys[at:], single, strict=False))
            go(at + len(group), rest + 1, score + points, [*shares, *single])

    go(0, 0, 0, [])
    return best[1] if best is not None and best[0] >= len(keys) else None
