"""Which letters the bytes of a text file stand for."""

from __future__ import annotations

import codecs
import unicodedata

import regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1252", "cp850", "mac_roman", "latin-1")
_SWEDISH = regex.compile(r"[åäöÅÄÖ](?=[a-zåäö])|(?<=[a-zåäö])[åäö]|§|é")
_STRANGE = regex.compile(r"[\x80-\x9f\ufffd¤ÎÏÌÓÔÂÊËÙÛıˆ˜¯˘˙˚¸˝˛‡†ƒŠŒšœŽž„‚™‰¿¬±µ¶░▒▓│┤═║╗╝┐└┴┬├─┼╚╔╩╦╠╬]")
# `Ordf|rande`, `{rende`, `f}r`: the Swedish seven-bit alphabet
_SEVEN_BIT_LETTER = regex.compile(r"(?<=[A-Za-z])[{|}](?=[a-z])|(?<![\w{|}])[|}](?=[a-z]{2})")
_SEVEN_BIT = str.maketrans("}{|][\\", "åäöÅÄÖ")
_INVALID = "surrogateescape"


def decode(data: bytes) -> str:
    """The text of a file without a declared charset, in composed letters (NFC)."""
    return unicodedata.normalize("NFC", _decode(data))


def _decode(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    if _is_wide(data):
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_old(data)
    return _from_seven_bit(text) if text.isascii() else text


def _is_wide(data: bytes) -> bool:
    # UTF-16 without a mark: every second byte of Swedish text is zero.
    head = data[:400]
    return len(head) >= 4 and max(head[0::2].count(0), head[1::2].count(0)) > 0.4 * len(head)


def _decode_old(data: bytes) -> str:
    mixed = data.decode("utf-8", _INVALID)
    broken = [character for character in mixed if "\udc80" <= character <= "\udcff"]
    whole = sum(character > "\x7f" for character in mixed) - len(broken)
    if whole > len(broken):
        # Most of it is UTF-8: some lines were pasted from elsewhere.
        return "".join(
            bytes([ord(character) - 0xDC00]).decode("cp1252", "replace") if "\udc80" <= character <= "\udcff"
            else character
            for character in mixed
        )
    return max((data.decode(name, "replace") for name in _OLD), key=_score)


def _score(text: str) -> int:
    return len(_SWEDISH.findall(text)) - 2 * len(_STRANGE.findall(text))


def _from_seven_bit(text: str) -> str:
    letters = len(_SEVEN_BIT_LETTER.findall(text))
    if letters < 3 or letters * 400 < len(text):
        return text
    return text.translate(_SEVEN_BIT)
