"""The families of case numbers, each a pattern that names series, year and number."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

DASH = r"\-‐‑–—"  # for use inside a character class
_D = f"[{DASH}]"
_Y = r"(?P<year>19[789]\d|20[0-4]\d)"
_YY = r"(?P<year>\d\d)"
_ANY = r"(?P<year>19[789]\d|20[0-4]\d|\d\d)"
# 'KS', 'Ks', 'LiÖ', 'HSNv', 'KSKF', 'ATVKS'; a second series after a space or slash: 'KS KF', 'KS/KF', 'VGR RS'
_ONE = r"(?:[A-ZÅÄÖ]{1,8}|[A-ZÅÄÖ][a-zåäö]{0,2}[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4}|[A-ZÅÄÖ][a-zåäö]{1,2}|[A-ZÅÄÖ]{2,5}[a-zåäö])"
_NOT = r"(?!(?:D[Nn][Rr]|N[Rr]|SID|Sid|Den|Kap|Lag|TEL|Tel|Ref|REF)(?!\p{L}))"
_SER = rf"(?P<series>{_NOT}(?:[A-ZÅÄÖ]{{2,5}}[ /][A-ZÅÄÖ]{{2,5}}|{_ONE}))"
_WORD = r"(?P<series>[A-ZÅÄÖ][a-zåäö]{3,20})"
_DOC = rf"(?:{_D}\d{{1,3}})?"
_CLASS = rf"(?:(?:[ \u00a0.]|[ \u00a0]{_D}[ \u00a0])\d{{3}}(?![\d-]))?"
_END = rf"(?![\p{{L}}\d]|{_D}\d|[/:]\d)"
_NODATE = rf"(?!(?:0[1-9]|1[0-2]){_D}(?:0[1-9]|[12]\d|3[01])(?!\d))"


class Family(NamedTuple):
    """One way to print a case number; `bare` has no series, and is one only by its place or its label."""

    name: str
    source: str
    bare: bool = False


FAMILIES = (
    # HSN: 50:2-2031 (number, document, year)
    Family("number:document-year", rf"{_SER}:?[ \u00a0]?(?P<number>\d{{1,6}}):\d{{1,3}}{_D}{_Y}{_END}"),
    # 2.2.2/171-2031, 1.5.1-135-2031, 1.1/1543/2031
    Family("classified", rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?[/{DASH}](?P<number>\d{{1,6}})[/{DASH}]{_Y}{_END}"),
    # sbf/2031:12
    Family("small series", rf"(?P<series>[a-zåäö]{{2,5}})/{_Y}:(?P<number>\d{{1,6}}){_END}"),
    # T 2031-313-00419
    Family("year-class-number", rf"{_SER}[ \u00a0]?{_Y}{_D}(?P<sub>\d{{3}}){_D}(?P<number>\d{{4,6}}){_END}"),
    # KS/2031/0001/0009 (year, case, document)
    Family("series/year/case/document", rf"{_SER}/{_Y}/(?P<number>\d{{1,6}})/\d{{1,5}}{_END}"),
    # KS 2031/0123-5, KS/2031:124, KS2031/0123, SLK-2031-00011:3, KU.2031.3, VGR RS 2031-01234, LiÖ 2031-386
    Family("series-year-number", rf"{_SER}(?:[ \u00a0:]{{1,2}}|[/.{DASH}]|){_Y}(?P<mark>[/:.]|{_D}){_NODATE}"
           rf"(?P<number>\d{{1,6}})(?::(?P<sub>\d{{1,3}})|{_DOC})(?:{_CLASS}{_END})"),
    # HSN 801-2031
    Family("series-number-year", rf"{_SER}:?[ \u00a0/]?(?P<number>\d{{1,6}})[/{DASH}]{_Y}(?:{_CLASS}){_END}"),
    # 2031/123 KS, 2031.187 KS, 2031.160 BUN-001
    Family("year-number-series", rf"{_Y}[/.:{DASH}](?P<number>\d{{1,6}})[ \u00a0]{_SER}(?:{_D}\d{{3}})?{_END}"),
    # 2031/KS 0206 001, 06/KS 15 111
    Family("year/series", rf"{_ANY}/{_SER}[ \u00a0](?P<number>\d{{1,6}}){_CLASS}{_END}"),
    # KS 31-820 107, Ks 00-611 009
    Family("series-yy-number", rf"{_SER}[ \u00a0]{_YY}{_D}(?P<number>\d{{1,4}})(?:[ \u00a0]\d{{3}}){_END}"),
    # PN 04-0031, RS-31-0012
    Family("series yy-number", rf"{_SER}[ \u00a0{DASH}]{_YY}{_D}(?P<number>\d{{2,4}}){_END}", bare=True),
    # RV 330718 (two-digit year and number)
    Family("series yynumber", rf"{_SER}[ \u00a0]{_YY}(?P<number>\d{{4}}){_END}", bare=True),
    # SUNV/88/02.06.01/2031 (number, classification, year)
    Family("series/number/class/year", rf"{_SER}/(?P<number>\d{{1,6}})/\d\d(?:\.\d\d){{1,3}}/{_Y}{_END}"),
    # HSA 0210-04321, LS 0711-1187 (year and month)
    Family("series-yymm-number", rf"{_SER}[ \u00a0]{_YY}(?:0[1-9]|1[0-2]){_D}(?P<number>\d{{3,6}}){_END}"),
    # RV310412, 31KS123
    Family("glued", rf"(?P<series>[A-ZÅÄÖ]{{2,4}}){_YY}(?P<number>\d{{4,5}}){_END}"),
    Family("year-series-glued", rf"{_YY}(?P<series>[A-ZÅÄÖ]{{2,5}})(?P<number>\d{{1,5}}){_END}"),
    # LK/31123
    Family("series/yynumber", rf"(?P<series>[A-ZÅÄÖ]{{2,4}})/{_YY}(?P<number>\d{{3,4}}){_END}"),
    # KS 94/211 (two-digit year, number)
    Family("series yy/number", rf"{_SER}[ \u00a0]{_YY}/(?P<number>\d{{3,4}}){_END}", bare=True),
    # Ledningsenheten 31/0412; KS 12/31 (number, two-digit year)
    Family("word yy/number", rf"{_WORD} {_YY}/(?P<number>\d{{3,5}}){_END}", bare=True),
    Family("series number/yy", rf"{_SER}[ \u00a0](?P<number>\d{{1,5}})/{_YY}{_END}", bare=True),
    # 00417/20312.6. (a classification code glued on), 00518/2031
    Family("number/year+code", rf"(?P<number>\d{{5}})/{_Y}(?=\d\.\d)", bare=True),
    Family("number/year", rf"(?:\d{{3}}-)?(?P<number>0\d{{1,6}}|\d{{3,6}})/{_Y}{_END}", bare=True),
    # 4812-2031
    Family("number-year", rf"(?P<number>0\d{{2,6}}|(?!19|20)\d{{3,6}}){_D}{_Y}{_END}", bare=True),
    # 7-318-2031, 105-233-04
    Family("class-number-year", rf"\d{{1,3}}{_D}(?P<number>\d{{1,5}}){_D}{_ANY}{_END}", bare=True),
    # 2031-000123-041, 2031-00012, 2031/555
    Family("year-number-code", rf"{_Y}{_D}(?P<number>\d{{5,6}}){_D}\d{{3}}{_END}", bare=True),
    # 2031/345.042 (a classification code after the number)
    Family("year/number.class", rf"{_Y}/(?P<number>\d{{1,6}})\.\d{{3}}{_END}", bare=True),
    Family("year-number", rf"{_Y}(?P<mark>[/.:]|{_D}){_NODATE}(?P<number>0\d{{2,5}}|\d{{3,6}}|(?<=/)\d{{1,2}})"
           rf"(?::(?P<sub>\d{{1,3}})|{_DOC}){_END}", bare=True),
    # 1502/31
    Family("number/yy", rf"(?P<number>\d{{2,5}})/{_YY}{_END}", bare=True),
    # 104233
    Family("number", rf"(?P<number>\d{{5,7}}){_END}", bare=True),
)


@cache
def pattern(name: str) -> regex.Pattern[str]:
    """The compiled pattern of a family.

    >>> pattern("series-number-year").search("HSN 801-2031").groupdict()
    {'series': 'HSN', 'number': '801', 'year': '2031'}
    """
    source = next(f.source for f in FAMILIES if f.name == name)
    return regex.compile(rf"(?<![\p{{L}}\d]|\d[/.:{DASH}]){source}")
