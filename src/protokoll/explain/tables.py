"""Tables of values in HTML: each with its basis, the derived ones with their reason, the missing ones by name."""

from __future__ import annotations

from html import escape

from protokoll.explain.values import Value, belongs

_LONGEST = 240
_OF_THE_FILE = frozenset({"SourceRecord", "Warning"})


def table(values: tuple[Value, ...], path: str, heading: str) -> str:
    """The values under a path (`paragraphs[3]`), or of the whole document outside its paragraphs."""
    numbered = [(i, v) for i, v in enumerate(values) if belongs(v, path) and v.record not in _OF_THE_FILE]
    known = [(i, v) for i, v in numbered if v.basis != "missing"]
    missing = [_short(v, path) for _, v in numbered if v.basis == "missing" and v.path == path]
    derived = sum(v.basis == "derived" for _, v in known)
    rows = "".join(_row(i, v, path) for i, v in known)
    absent = f'<p class="missing">missing: {escape(", ".join(missing))}</p>' if missing else ""
    return (
        f'<details class="records"><summary>{escape(heading)}: {len(known)} values, {derived} of them derived</summary>'
        f"<table><tbody>{rows}</tbody></table>{absent}</details>"
    )


def _short(value: Value, path: str) -> str:
    return value.name.removeprefix(f"{path}.") if path else value.name


def _row(index: int, value: Value, path: str) -> str:
    shown = "; ".join(map(str, value.value)) if isinstance(value.value, tuple) else str(value.value)
    words = escape(shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…")
    if value.span is not None:
        words = f'<button type="button" data-go="{index}">{words}</button>'
    why = f" {escape(value.reason)}" if value.reason else f" page {value.span.page}" if value.span else ""
    name = escape(_short(value, path))
    return (
        f'<tr id="value-{index}" data-name="{escape(value.name)}" data-basis="{value.basis}"><td>{name}</td>'
        f'<td lang="sv">{words}</td><td><span class="badge {value.basis}">{value.basis}</span>{why}</td></tr>'
    )
