"""A document is explained with what is private out of sight, on the paper too."""

from __future__ import annotations

import base64
import struct
import zlib

from protokoll.explain.boxes import Box
from protokoll.explain.masked import masked
from protokoll.explain.pictures import pictures
from protokoll.masking import Mask
from protokoll.pipeline import Parsed, parse_source
from protokoll.privacy import find
from protokoll.readers import read_text

PAINT = 68


class MaskOf(Mask):
    """A mask of a word that stands in the document."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def places(self, document: str, text: str) -> list[tuple[str, int, int]]:
        at = text.find(self.word)
        return [("phone", at, at + len(self.word))] if at >= 0 else []


def test_the_row_of_something_private_is_painted_over(minutes_pdf: Parsed) -> None:
    line = next(line for line in minutes_pdf.text.lines if line.page == 3 and line.end - line.start > 40)
    word = minutes_pdf.text.of(line)
    shown = masked(minutes_pdf, MaskOf(word))
    assert shown.hidden and {box.page for box in shown.hidden} == {2}
    assert word not in shown.text.content and len(shown.text.content) == len(minutes_pdf.text.content)
    box = shown.hidden[0]
    sheets = list(pictures(minutes_pdf.source.path, shown.hidden))
    plain = list(pictures(minutes_pdf.source.path))
    assert [a == b for a, b in zip(sheets, plain, strict=True)].index(False) == box.page
    assert set(pixels(sheets[box.page], box)) == {PAINT}
    assert set(pixels(plain[box.page], box)) != {PAINT}


def pixels(uri: str, box: Box) -> bytes:
    """The grey values inside a box of a picture."""
    png = base64.b64decode(uri.partition(",")[2])
    width, height = struct.unpack(">II", png[16:24])
    size = struct.unpack(">I", png[33:37])[0]
    raw = zlib.decompress(png[41 : 41 + size])
    left, right = box.x * width // 1000, (box.x + box.width) * width // 1000
    rows = range(box.y * height // 1000, (box.y + box.height) * height // 1000)
    return b"".join(raw[y * (width + 1) + 1 + left : y * (width + 1) + 1 + right] for y in rows)


def test_places_stay_what_they_are() -> None:
    said = "Kommunstyrelsen 2031-03-11\n\n§ 4\nAnsökan\n\nBeslut\nBidrag beviljas 811218-9876, mobil 070-174 06 35.\n"
    parsed = parse_source(read_text(said, "ks.txt"))
    mask = Mask()
    shown = masked(parsed, mask)
    assert find(shown.text.content) == ()
    assert "beviljas xxxxxx-xxxx, mobil xxx-xxx xx xx." in shown.text.content
    assert mask.log == {("ks.txt", "identity"): 1, ("ks.txt", "phone"): 1}
    assert [p.spans for p in shown.minutes.paragraphs] == [p.spans for p in parsed.minutes.paragraphs]
    assert masked(parsed, Mask(is_open=True)).text.content == parsed.text.content
