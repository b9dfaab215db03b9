"""Pictures of a PDF's pages, small enough to be carried inside one HTML file."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from protokoll.explain.boxes import Box

_DPI, _DPI_LONG, _LONG = 110, 80, 80
_WIDEST = 2000  # pixels: a map on A0 need not be as sharp as print
_PAINT = b"\x40"
_LEVELS = bytes(round(v / 17) * 17 for v in range(256))  # sixteen greys: enough for print, half the size


def pictures(path: Path, hidden: Sequence[Box] = ()) -> Iterator[str]:
    """Each page of a PDF as a PNG in a data URI, in order, with the `hidden` boxes painted over."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    try:
        dpi = _DPI if len(document) <= _LONG else _DPI_LONG
        for index, page in enumerate(document):
            scale = min(dpi / 72, _WIDEST / max(page.get_size()))
            bitmap = page.render(scale=scale, grayscale=True)
            pixels = bytearray(bitmap.buffer)
            for box in hidden:
                if box.page == index:
                    _paint(pixels, box, bitmap.width, bitmap.height, bitmap.stride)
            png = grey_png(bytes(pixels), bitmap.width, bitmap.height, bitmap.stride)
            yield "data:image/png;base64," + base64.b64encode(png).decode("ascii")
    finally:
        document.close()


def _paint(pixels: bytearray, box: Box, width: int, height: int, stride: int) -> None:
    left, right = (min(max(at * width // 1000, 0), width) for at in (box.x, box.x + box.width + 1))
    top, bottom = (min(max(at * height // 1000, 0), height) for at in (box.y, box.y + box.height + 1))
    for y in range(top, bottom):
        pixels[y * stride + left : y * stride + right] = _PAINT * (right - left)


def grey_png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """A PNG of one byte a pixel, in sixteen greys."""
    grey = pixels.translate(_LEVELS)
    rows = b"".join(b"\0" + grey[y * stride : y * stride + width] for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 7)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
