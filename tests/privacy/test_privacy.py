"""What is private is found and masked; what only looks so is left, and names stay."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from protokoll.privacy import find, mask, mask_record
from protokoll.privacy.identity import checksum

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "fixtures" / "privacy"


def lines(name: str) -> list[str]:
    return [line for line in (LISTS / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def places(line: str) -> tuple[str, tuple[str, int, int]]:
    kind, marked = line.split(": ", 1)
    return marked.replace("«", "").replace("»", ""), (kind, marked.index("«"), marked.index("»") - 1)


def test_precision_and_recall_on_the_lists() -> None:
    right = wanted = got = 0
    positive, negative = lines("positive.txt"), lines("negative.txt")
    assert len(positive) >= 150 and len(negative) >= 150
    for line in positive:
        text, place = places(line)
        found = [tuple(p) for p in find(text)]
        wanted, got, right = wanted + 1, got + len(found), right + (place in found)
    got += sum(len(find(line)) for line in negative)
    assert right / wanted >= 0.99
    assert right / got >= 0.99


@pytest.mark.parametrize("line", [line for line in lines("positive.txt") if line.startswith("identity")])
def test_no_personnummer_survives(line: str) -> None:
    text, (_, start, end) = places(line)
    record = {"paragraphs": [{"text": f"Före. {text} Efter.", "clauses": [text]}], "title": text}
    masked, counts = mask_record(record)
    assert text[start:end] not in str(masked)
    assert counts["identity"] == 3


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Anna Berg, 811218-\n9876, valdes.", "Anna Berg, [personnummer], valdes."),
        ("Anna Berg 811218-9876 och Per Ås 20811218-9872", "Anna Berg [personnummer] och Per Ås [personnummer]"),
        ("811218-9876", "[personnummer]"),
        ("Pnr811218-9876Anna Berg", "Pnr[personnummer]Anna Berg"),
        ("811218\u00ad9876", "[personnummer]"),
        ("a8112189876b", "a8112189876b"),
        ("811218-9876.", "[personnummer]."),
        ("(19811218-9876)", "([personnummer])"),
        ("Tel hem 0611-123 45", "Tel hem [telefon]"),
        ("811218-9875", "811218-9875"),
        ("811318-9874", "811318-9874"),
        ("", ""),
    ],
)
def test_marks_stand_in_place(text: str, masked: str) -> None:
    if "20811218" in text:
        text = text.replace("9872", next(f"987{n}" for n in range(10) if checksum(f"811218987{n}")))
    assert mask(text)[0] == masked


def test_names_of_the_elected_and_of_officials_stay() -> None:
    text = "Maj Ekdal (S), ordförande, Nils Holm, nämndsekreterare, 0611-123 45, nils.holm@granfors.kommun.se"
    assert mask(text) == (text, ())


def test_masking_twice_changes_nothing() -> None:
    for line in lines("positive.txt"):
        once = mask(places(line)[0])[0]
        assert mask(once) == (once, ())


def test_a_record_keeps_its_form_and_its_checksum() -> None:
    record: dict[str, Any] = {
        "source": {"sha256": "8112189876" * 6 + "abcd", "file": "beslut 811218-9876.pdf"},
        "spans": {"title": [1, 2, 3]}, "pages": (1, 2), "immediate": False, "summary": None,
    }
    masked, counts = mask_record(record)
    assert masked["source"] == {"sha256": record["source"]["sha256"], "file": "beslut [personnummer].pdf"}
    assert masked["spans"] == record["spans"] and masked["pages"] == [1, 2] and masked["summary"] is None
    assert counts == {"identity": 1}
    assert record["source"]["file"] == "beslut 811218-9876.pdf"


def test_it_is_fast() -> None:
    page = (ROOT / "fixtures" / "documents" / "kommun-kolon.txt").read_text("utf-8")
    text = (page * (47_000 // len(page) + 1))[:47_000]
    times = []
    for _ in range(15):
        start = time.perf_counter()
        find(text)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.002 or median(times) < 0.004
