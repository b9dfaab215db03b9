"""Markdown and Org: headings, bold lines, lists, tables, metadata."""

from pathlib import Path

import pytest

from protokoll.readers import markdown
from protokoll.text import Row, Source


def read(text: str) -> Source:
    return markdown.read(text.encode(), Path("a.md"), "")


def rows(text: str) -> list[Row]:
    return [row for row in read(text).pages[0].rows if row.text]


@pytest.mark.parametrize(
    ("line", "text", "level"),
    [
        ("# Årsmöte", "Årsmöte", 1),
        ("### **1. Titel:**", "1. Titel:", 3),
        ("####1. Titel", "1. Titel", 4),
        ("## Beslut ##", "Beslut", 2),
        ("#hashtag", "#hashtag", 0),
        ("**Beslut**", "Beslut", 0),
        ("**Beslut:**", "Beslut:", 0),
        ("HSN 12-2031**Sammanfattning**", "HSN 12-2031**Sammanfattning**", 0),
        ("* Maj Ekdal", "- Maj Ekdal", 0),
        ("  + Ture Lindqvist", "  - Ture Lindqvist", 0),
        ("12. Övriga frågor", "12. Övriga frågor", 0),
        ("_Sällskapet i Granfors_", "Sällskapet i Granfors", 0),
        ("Se [protokollet](https://granfors.example/a_(1).pdf).", "Se protokollet.", 0),
        ("![logga](logga.png)Granfors", "Granfors", 0),
        ("1\\. Val \\[av\\] \\*justerare\\*", "1. Val [av] *justerare*", 0),
        ("fil_namn_ett och 2 * 3 * 4", "fil_namn_ett och 2 * 3 * 4", 0),
        ("> Citerat", "Citerat", 0),
        ("Plats:&nbsp;Granfors &amp; Norrsjö", "Plats: Granfors & Norrsjö", 0),
        ("Rad<br>två", "Rad två", 0),
    ],
)
def test_lines(line: str, text: str, level: int) -> None:
    (row,) = rows(line)
    assert (row.text, row.level) == (text, level)


def test_whole_bold_lines_are_bold() -> None:
    assert [row.bold for row in rows("**Beslut**\n\nNämnden **beslutar** att")] == [True, False]


def test_underlined_headings() -> None:
    assert [(row.text, row.level) for row in rows("Årsmöte\n=======\n\nBeslut\n------\n\nText\n\n---\n")] == [
        ("Årsmöte", 1), ("Beslut", 2), ("Text", 0),
    ]


def test_tables_are_cells() -> None:
    first, second = rows("| Namn | Parti |\n|------|:-----:|\n| Maj Ekdal | S |\n")
    assert [first.text[start:end] for start, end, _ in first.cells] == ["Namn", "Parti"]
    assert first.cells[1][2] == second.cells[1][2]


def test_front_matter_gives_the_title() -> None:
    source = read("---\ntitle: Årsmöte\ndate: 2031-03-02\n---\nText\n")
    assert source.title == "Årsmöte, 2031-03-02"
    assert [row.text for row in source.pages[0].rows if row.text] == ["Text"]


def test_comments_are_dropped_and_give_the_title() -> None:
    source = read("<!--\n.. title: Höstmöte\n.. slug: h\n-->\nText\n<!-- mer -->\n")
    assert source.title == "Höstmöte"
    assert [row.text for row in source.pages[0].rows if row.text] == ["Text"]


def test_org() -> None:
    source = read("#+TITLE: Styrelsemöte\n* Möte\n** § 3 Val\n:PROPERTIES:\n:ID: 7\n:END:\n- [[https://a.example][Länk]]\n")
    assert source.title == "Styrelsemöte"
    assert [(row.text, row.level) for row in source.pages[0].rows if row.text] == [
        ("Möte", 1), ("§ 3 Val", 2), ("- Länk", 0),
    ]
