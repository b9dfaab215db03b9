"""Tables of figures as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns as wide as their widest cell, the first to the left and the others to the right.

    >>> print(table(("what", "ms"), [("read", 2.25), ("all", 14)]))
    what    ms
    read  2.25
    all     14
    """
    cells = [tuple(head), *(tuple(_shown(value) for value in row) for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    lines = []
    for row in cells:
        rest = "".join(f"  {value:>{width}}" for value, width in zip(row[1:], widths[1:], strict=True))
        lines.append(f"{row[0]:<{widths[0]}}{rest}")
    return "\n".join(lines)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if abs(value) < 10 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
