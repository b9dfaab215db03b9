"""The explanation of a document as one HTML file that needs no network: paper, text, values and what nobody claimed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from string import Template

import regex

from protokoll.explain.boxes import Box, Boxes
from protokoll.explain.claim import KINDS
from protokoll.explain.claims import Claims, ParsedDocument
from protokoll.explain.coverage import Coverage, coverage
from protokoll.explain.lines import Explained, explain_lines, is_passage, runs
from protokoll.explain.pictures import pictures
from protokoll.explain.tables import table
from protokoll.text import Page

_GAP = regex.compile(r"\s{3,}")
# red is for what nobody claimed, grey for what says nothing of its own
_COLOURS = {
    "item heading": "hsl(28 75% 52%)", "section heading": "hsl(172 50% 42%)", "section": "hsl(145 45% 50%)",
    "meeting": "hsl(215 70% 55%)", "attendance": "hsl(265 50% 60%)", "signature": "hsl(300 40% 52%)",
    "vote": "hsl(328 60% 55%)", "value": "hsl(328 40% 65%)", "notice": "hsl(240 55% 65%)", "field": "hsl(52 65% 48%)",
    "contents": "hsl(198 60% 55%)", "header": "hsl(185 45% 45%)", "annex": "hsl(198 35% 40%)",
    "repeated": "hsl(220 12% 62%)", "formula": "hsl(40 12% 60%)", "furniture": "hsl(220 6% 50%)",
    "drawn": "hsl(0 0% 75%)", "unclaimed": "var(--lost)",
}


def page(parsed: ParsedDocument, hidden: Sequence[Box] = ()) -> str:
    """The page as text, ready to be written to a file; `hidden` boxes of the paper are painted over."""
    claims = Claims(parsed)
    covered = coverage(parsed, claims)
    is_pdf = parsed.source.media_type == "application/pdf" and parsed.source.path.is_file()
    sheets = list(pictures(parsed.source.path, hidden)) if is_pdf else []
    folder = files("protokoll.explain")
    minutes = parsed.minutes
    meeting = [minutes.kind, minutes.organisation, minutes.body, ", ".join(minutes.dates), minutes.place]
    return Template(folder.joinpath("page.html").read_text("utf-8")).substitute(
        title=escape(f"{minutes.source.file}: explained"),
        heading=escape(minutes.source.file),
        meeting=escape(" · ".join(part for part in meeting if part)),
        css=folder.joinpath("page.css").read_text("utf-8") + "\n" + _colours(),
        js=folder.joinpath("page.js").read_text("utf-8"),
        mode="with-pictures" if sheets else "text-only",
        shares=escape(shares(covered)), bar=_bar(covered), legend=_legend(covered),
        body="\n".join(_Body(parsed, claims, sheets).parts()),
        boxes=json.dumps(_boxes(parsed, claims) if sheets else {}, separators=(",", ":")),
    )


def shares(covered: Coverage) -> str:
    """The shares of a document's text in one sentence."""
    return (
        f"{covered.claimed:.1%} of {covered.characters:,} printed characters claimed by records and sections, "
        f"{covered.furniture:.1%} page furniture, {covered.unclaimed:.1%} unclaimed"
    )


def _colours() -> str:
    """A colour for every kind of claim."""
    return "\n".join(f".k-{_class(kind)} {{ --k: {colour}; }}" for kind, colour in _COLOURS.items())


def _class(kind: str) -> str:
    return kind.replace(" ", "-")


def _bar(covered: Coverage) -> str:
    ordered = sorted(covered.kinds.items(), key=lambda kind: list(KINDS).index(kind[0]))
    return "".join(f'<i class="k-{_class(kind)}" style="width:{share:.3%}" title="{kind}: {share:.1%}"></i>'
                   for kind, share in ordered)


def _legend(covered: Coverage) -> str:
    return "".join(
        f'<dt class="k-{_class(kind)}"><i></i>{kind}</dt><dd>{escape(KINDS[kind])} ({covered.kinds[kind]:.1%})</dd>'
        for kind in KINDS if kind in covered.kinds
    )


def _boxes(parsed: ParsedDocument, claims: Claims) -> dict[int, list[Box]]:
    """The places on the paper of every value that was read."""
    find = Boxes(parsed)
    found = ((i, find.of(v.span.start, v.span.end)) for i, v in enumerate(claims.values) if v.span is not None)
    return {i: boxes for i, boxes in found if boxes}


class _Body:
    """The document page by page; after each item the table of its values."""

    def __init__(self, parsed: ParsedDocument, claims: Claims, sheets: list[str]) -> None:
        self.parsed, self.claims, self.sheets = parsed, claims, sheets
        self.numbers = {p.number: i for i, p in enumerate(parsed.source.pages)}
        self.page: int | None = None

    def parts(self) -> Iterator[str]:
        """The pieces of HTML in order."""
        yield table(self.claims.values, "", "The document, who was there, who signed")
        at = 0
        for i, item in enumerate(self.parsed.outline.items):
            yield from self._lines(at, item.start)
            yield from self._lines(item.start, item.end)
            number = f"§ {item.number.value}" if item.number.value else "Item"
            title = item.title.value if item.title else ""
            yield table(self.claims.values, f"paragraphs[{i}]", f"{number} {title}")
            at = item.end
        yield from self._lines(at, len(self.claims.text.content))
        last = len(self.parsed.source.pages)
        yield from self._pages_to(self.parsed.source.pages[-1].number if last else 0)
        yield "</div></section>" if self.page is not None else ""

    def _lines(self, start: int, end: int) -> Iterator[str]:
        if start >= end:
            return
        for claim, lines in runs(explain_lines(self.claims, start, end)):
            yield from self._pages_to(lines[0].line.page)
            what = f" <span>{escape(claim.what)}</span>" if claim.what else ""
            said = "".join(self._line(line) for line in lines)
            yield (
                f'<div class="run k-{_class(claim.kind)}"><div class="margin"><b>{claim.kind}</b>{what}'
                f'<small>{escape(claim.rule)}</small></div><div class="said" lang="sv">{said}</div></div>'
            )

    def _pages_to(self, number: int) -> Iterator[str]:
        """Open the pages up to the one with a number; also those on which nothing was left."""
        for page in self.parsed.source.pages:
            if (self.page is None or page.number > self.page) and page.number <= number:
                if self.page is not None:
                    yield "</div></section>"
                yield self._open(page)
                self.page = page.number

    def _open(self, page: Page) -> str:
        index, number = self.numbers[page.number], page.number
        paper = ""
        if index < len(self.sheets):
            paper = (
                f'<figure class="paper"><div class="sheet" id="sheet-{index}"><img alt="Page {number} as printed" '
                f'width="{page.width:.0f}" height="{page.height:.0f}" '
                f'data-src="{self.sheets[index]}"></div></figure>'
            )
        taken = [removed for removed in self.parsed.normalised.removed if removed.page == number]
        out = "".join(
            f'<dt lang="sv">{escape(_GAP.sub(" · ", removed.text))}</dt><dd>{escape(removed.rule)}</dd>'
            for removed in taken
        )
        furniture = f'<dl class="furniture" aria-label="Taken out as page furniture">{out}</dl>' if out else ""
        heading = f'<section class="page" id="page-{number}" aria-label="Page {number}"><h2>Page {number}</h2>'
        return f'{heading}{paper}<div class="lines">{furniture}'

    def _line(self, explained: Explained) -> str:
        line, content = explained.line, self.claims.text.content
        begins = max(content.rfind("\n", 0, line.start), content.rfind("\f", 0, line.start)) + 1
        parts = [" " * (line.start - begins)]
        for piece in explained.pieces:
            words = escape(content[piece.start : piece.end], quote=False)
            if not piece.claimed:
                parts.append(f'<span class="un" tabindex="-1">{words}</span>')
            elif piece.values:
                value = self.claims.values[piece.values[0]]
                mark = "" if is_passage(value) else ' class="v" tabindex="-1"'
                parts.append(f'<span{mark} data-v="{" ".join(map(str, piece.values))}">{words}</span>')
            else:
                parts.append(words)
        gap = ' class="gap"' if line.gap else ""
        return f"<div{gap}>{''.join(parts)}</div>"
