"""HTML: the page's own text, without what surrounds it."""

from pathlib import Path

import pytest

from protokoll.errors import NoTextError
from protokoll.readers import html
from protokoll.text import Source

PAGE = """<!DOCTYPE html><html><head><title>Protokoll</title><script>var a = 1;</script></head><body>
<header><a href="/">Granfors kommun</a></header><nav><ul><li>Start</li></ul></nav>
<div class="cookie-banner">Vi använder kakor</div>{}<footer>Kontakta oss</footer></body></html>"""


def read(body: str) -> Source:
    return html.read(PAGE.format(body).encode(), Path("a.html"), "")


def lines(body: str) -> list[str]:
    return [row.text for page in read(body).pages for row in page.rows if row.text]


MAIN = "<main><div class='breadcrumb'>Start / Politik</div><h1>Kommunstyrelsen <em>3 februari</em></h1>{}</main>"


def test_what_surrounds_the_text_is_dropped() -> None:
    body = MAIN.format("<p>Kommunstyrelsen&nbsp;beslutar\n att   godkänna.</p>")
    assert lines(body) == ["Kommunstyrelsen 3 februari", "Kommunstyrelsen beslutar att godkänna."]


def test_headings_have_levels_and_bold_paragraphs_are_bold() -> None:
    page = read(MAIN.format("<h2>§ 4 Budget</h2><p><strong>Beslut</strong></p><p>Ja, <b>nu</b> då</p>")).pages[0]
    assert [(row.level, row.bold) for row in page.rows if row.text] == [(1, True), (2, True), (0, True), (0, False)]


def test_lists() -> None:
    numbered = "<ol start='3'><li>Ett</li><li><p>Två</p><ul><li>Inre</li></ul></li></ol>"
    body = MAIN.format(f"{numbered}<ul><li>Punkt</li></ul>")
    assert lines(body)[1:] == ["3. Ett", "4. Två", "  - Inre", "- Punkt"]


def test_tables_and_definitions_are_cells() -> None:
    body = MAIN.format(
        "<table><tr><th>Namn</th><th>Parti</th></tr><tr><td>Maj Ekdal</td><td>S</td></tr></table>"
        "<dl><dt>Plats</dt><dd>Kommunhuset<br>Granfors</dd></dl>"
    )
    assert lines(body)[1:] == ["Namn        Parti", "Maj Ekdal   S", "Plats   Kommunhuset", "        Granfors"]


def test_tables_that_lay_the_page_out_are_not_tables() -> None:
    body = MAIN.format("<table><tr><td><h2>§ 4 Budget</h2><p>Text</p></td><td><h2>§ 5 Val</h2></td></tr></table>")
    assert lines(body)[1:] == ["§ 4 Budget", "Text", "§ 5 Val"]


def test_a_page_of_nothing_but_divs_starts_at_the_minutes() -> None:
    body = "<div>Start</div><div>Meny</div>" + "<div>Protokoll</div>" + "<div>§ 1 Val</div><div>Text</div>" * 4
    assert lines(body)[0] == "Protokoll"


def test_declared_charset_and_wrong_declaration() -> None:
    body = b"<html><head><meta charset='%s'></head><body><p>F\xf6rslag till beslut om \xe4rendet</p></body></html>"
    for name in (b"iso-8859-1", b"utf-8"):
        source = html.read(body % name, Path("a"), "")
        assert source.pages[0].rows[0].text == "Förslag till beslut om ärendet"


def test_printed_page_breaks_part_pages() -> None:
    assert len(read(MAIN.format("<p>ett</p><p style='page-break-before: always'>två</p>")).pages) == 2


def test_an_empty_shell_names_the_remedy() -> None:
    with pytest.raises(NoTextError, match="browser"):
        html.read(b"<html><body><div id='app'></div><script>go()</script></body></html>", Path("a"), "")


def test_markup_nested_without_end_keeps_its_text() -> None:
    assert "Beslut" in " ".join(lines(MAIN.format("<div><b>" * 3000 + "Beslut enligt förslaget")))
