"""The HTML page: one file, every value linked to its place, and it works in a browser."""

from __future__ import annotations

import base64
import json
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
import regex
from lxml import html
from pypdfium2 import PdfDocument

from protokoll.explain.claims import Claims
from protokoll.explain.page import page
from protokoll.explain.pictures import grey_png
from protokoll.pipeline import Parsed, parse_document

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)


@pytest.fixture(scope="module")
def made(minutes_pdf: Parsed) -> str:
    return page(minutes_pdf)


def test_one_file_without_network(made: str) -> None:
    tree = html.document_fromstring(made)
    assert not tree.xpath("//link | //script[@src] | //iframe")
    assert all(uri.startswith("data:") for uri in tree.xpath("//img/@src | //img/@data-src"))
    outside = regex.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//", made)
    assert outside == []


def test_every_page_has_its_picture(made: str, minutes_pdf: Parsed) -> None:
    pictures = html.document_fromstring(made).xpath("//img/@data-src")
    assert len(pictures) == len(minutes_pdf.source.pages)
    assert all(base64.b64decode(uri.partition(",")[2]).startswith(b"\x89PNG") for uri in pictures)
    assert len(made) < 120_000 * len(pictures)


def test_the_whole_text_is_on_the_page(made: str, minutes_pdf: Parsed) -> None:
    said = html.document_fromstring(made).xpath("//div[@class='said']/div")
    printed = [minutes_pdf.text.of(line) for line in minutes_pdf.text.lines]
    assert [line.text_content().strip() for line in said] == printed


def test_every_stated_value_is_linked_to_its_words(made: str, minutes_pdf: Parsed) -> None:
    tree = html.document_fromstring(made)
    marked = {int(i) for ids in tree.xpath("//@data-v") for i in ids.split()}
    boxes = json.loads(tree.xpath("//script[@id='boxes']")[0].text)
    for i, value in enumerate(Claims(minutes_pdf).values):
        if value.span is not None and value.span.end > value.span.start:
            assert i in marked and str(i) in boxes, value.name
            assert tree.xpath(f"//tr[@id='value-{i}']//button"), value.name


def test_a_derived_value_says_from_what(made: str) -> None:
    row = html.document_fromstring(made).xpath("//tr[@data-name='paragraphs[4].decisions[0].outcome']")[0]
    assert row.get("data-basis") == "derived"
    assert "the verb of the main clause" in row.text_content()


def test_markup_in_a_document_is_text_on_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a&b.txt"
    path.write_text(
        "Granfors kommun\nKommunstyrelsen\n\n§ 1 Taxa <script>alert(1)</script>\n\nBeslut\nTaxan & avgiften antas.\n"
    )
    made = page(parse_document(path))
    assert "<script>alert" not in made
    assert "&lt;script&gt;alert(1)" in made and "Taxan &amp; avgiften" in made


@pytest.mark.parametrize("name", ["kommun-kolon.txt", "forening-arsmote.md", "forbund-raddning-direktion.odt"])
def test_a_document_without_pictures_has_a_page_too(name: str) -> None:
    tree = html.document_fromstring(page(parse_document(ROOT / "fixtures/documents" / name)))
    assert tree.xpath("//body/@class") == ["text-only"]
    assert not tree.xpath("//img")
    assert tree.xpath("//section[@class='page']")


def test_a_picture_is_written_as_png() -> None:
    png = grey_png(b"\x00\xffXX\x11\x80XX", 2, 2, 4)
    assert struct.unpack(">II", png[16:24]) == (2, 2)
    body = png[png.index(b"IDAT") + 4 : png.index(b"IEND") - 8]
    assert zlib.decompress(body) == b"\x00\x00\xff\x00\x11\x88"


_ACT = """<script>
window.addEventListener("load", () => {
  const out = { ready: performance.now() };
  const go = document.querySelector("tr[data-name='paragraphs[4].yrkanden[0].name'] [data-go]");
  go.click();
  out.on = document.querySelector(".lines .said .on").textContent;
  out.boxes = document.querySelectorAll("#sheet-5 b").length;
  out.info = document.getElementById("info").textContent;
  const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  press("n");
  out.next = document.querySelector(".lines .said .on").textContent;
  press("Escape");
  out.cleared = document.querySelectorAll(".on, .sheet b").length;
  press("o");
  out.closed = document.querySelectorAll("details.records:not([open])").length;
  document.documentElement.dataset.result = JSON.stringify(out);
});
</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="no browser")
def test_values_are_followed_in_a_browser(made: str, tmp_path: Path) -> None:
    result = _in_browser(made, tmp_path)
    assert result["on"] == "Henrik Storm"
    assert result["boxes"] == 1
    assert "paragraphs[4].yrkanden[0].name" in str(result["info"])
    assert result["next"] == "M"
    assert result["cleared"] == 0 and result["closed"] == 0


@pytest.mark.skipif(CHROMIUM is None, reason="no browser")
def test_thirty_pages_open_in_two_seconds(tmp_path: Path) -> None:
    path = tmp_path / "thirty.pdf"
    with PdfDocument(ROOT / "fixtures/documents/kommun-styrelse-innehall.pdf") as printed, PdfDocument.new() as long:
        for pages in (None, list(range(2, 14)), list(range(2, 6))):
            long.import_pages(printed, pages)
        assert len(long) == 30
        long.save(path)
    result = _in_browser(page(parse_document(path)), tmp_path)
    assert float(str(result["ready"])) < 2000


def _in_browser(made: str, folder: Path) -> dict[str, object]:
    """What the page does when a value is chosen with the mouse and the keys."""
    path = folder / "page.html"
    path.write_text(made.replace("</body>", f"{_ACT}</body>"), "utf-8")
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder / 'browser'}", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    result = html.document_fromstring(done.stdout).get("data-result")
    assert result is not None, done.stderr
    found: dict[str, object] = json.loads(result)
    return found
