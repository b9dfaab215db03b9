"""Typesetting: lines broken and hyphenated, columns, pages with running headers and footers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

VOWELS = frozenset("aeiouyåäöé")


@dataclass(frozen=True)
class Paper:
    """Width in characters, height in lines, and whether long words are broken."""

    width: int = 80
    height: int = 46
    hyphens: bool = False


@dataclass(frozen=True)
class Printed:
    """A line; `keep` holds it on the page of the next one, `item` is the paragraph it belongs to."""

    text: str
    keep: bool = False
    item: str | None = None


Margin = Callable[[int, int], Sequence[str]]


def no_margin(page: int, pages: int) -> Sequence[str]:
    """A page without running header or footer."""
    return ()


@dataclass
class Sheet:
    """What is printed, page by page; `continued` is the heading of an item that goes on over a page break."""

    paper: Paper
    header: Margin = no_margin
    footer: Margin = no_margin
    continued: Callable[[str], str] | None = None
    pages: list[list[Printed]] = field(default_factory=lambda: [[]])
    item: str | None = None

    def lines(self, lines: Iterable[str], keep: bool = False) -> None:
        """Print lines as they are."""
        self.pages[-1].extend(Printed(line, keep, self.item) for line in lines)

    def heading(self, *lines: str) -> None:
        """Print lines that stay with what follows them."""
        self.lines(lines, keep=True)

    def prose(self, text: str, indent: str = "", first: str | None = None) -> None:
        """Print running text, broken to the width of the paper."""
        self.lines(wrap(text, self.paper, indent, first))

    def blank(self, count: int = 1, keep: bool = False) -> None:
        """Print empty lines."""
        self.lines([""] * count, keep)

    def new_page(self, item: str | None = None) -> None:
        """Begin a new page."""
        self.item = item
        if self.pages[-1]:
            self.pages.append([])

    def text(self) -> str:
        """The pages, parted by form feeds."""
        room = self.paper.height - len(self.header(1, 1)) - len(self.footer(1, 1))
        pages = [page for flow in self.pages for page in self._broken(flow, room)]
        printed = []
        for number, page in enumerate(pages, 1):
            rows = [*self.header(number, len(pages)), *page]
            foot = self.footer(number, len(pages))
            if foot:
                rows += ["", *foot]
            printed.append("\n".join(rows) + "\n")
        return "\f".join(printed)

    def _broken(self, flow: list[Printed], room: int) -> list[list[str]]:
        """One flow of lines as pages."""
        pages: list[list[str]] = []
        rest = list(flow)
        carried: list[str] = []
        while rest:
            cut = min(len(rest), room - len(carried))
            while cut < len(rest) and cut > 1 and rest[cut - 1].keep:
                cut -= 1
            pages.append(carried + [row.text for row in rest[:cut]])
            before, rest = rest[cut - 1], rest[cut:]
            while rest and not rest[0].text:
                rest.pop(0)
            inside = bool(rest) and rest[0].item is not None and rest[0].item == before.item
            carried = [self.continued(str(before.item)), ""] if self.continued and inside else []
        return pages


def wrap(text: str, paper: Paper, indent: str = "", first: str | None = None) -> list[str]:
    """Running text in lines; the first has a lead of its own (a bullet, say)."""
    lines: list[str] = []
    line = indent if first is None else first
    empty = True
    for word in text.split():
        while True:
            space = "" if empty else " "
            left = paper.width - len(line) - len(space)
            cut = _break_at(word, left) if paper.hyphens else 0
            if len(word) <= left or (empty and not cut):
                line, empty = line + space + word, False
                break
            if cut:
                line, word = f"{line}{space}{word[:cut]}-", word[cut:]
            lines.append(line)
            line, empty = indent, True
    return [*lines, line]


def _break_at(word: str, room: int) -> int:
    """Where a long word is broken so that its first part and a hyphen fit; 0 where it is not."""
    if len(word) < 9 or not word.isalpha():
        return 0
    for cut in range(min(room - 1, len(word) - 4), 3, -1):
        if word[cut] not in VOWELS and word[cut + 1] in VOWELS and word[cut - 1] not in VOWELS:
            return cut
    return 0


def columns(rows: Iterable[tuple[str, Sequence[str]]], at: int) -> list[str]:
    """A form: labels to the left, one or more lines of values at a column; a label may hold line breaks."""
    printed = []
    for label, values in rows:
        labels = label.split("\n")
        for n in range(max(len(labels), len(values))):
            left = labels[n] if n < len(labels) else ""
            right = values[n] if n < len(values) else ""
            printed.append(f"{left:<{at}}{right}".rstrip())
        printed.append("")
    return printed


def spread(left: str, middle: str, right: str, width: int) -> str:
    """Three cells over the width of a page."""
    gap = max(3, (width - len(left) - len(middle) - len(right)) // 2)
    return f"{left}{' ' * gap}{middle}{' ' * gap}{right}".rstrip()
