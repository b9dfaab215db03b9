"""Signature blocks, e-signature pages and the notice."""

from __future__ import annotations

import pytest

from extract.made import front_of, roster_of
from protokoll.extract.approval import read_notice, read_signatures

ROSTER = roster_of("Maj Ekdal (S)", "Ture Lindqvist (C)", "Siv Bodin (M)", "Per Sten")
SIGNED = [("Per Sten", "secretary"), ("Maj Ekdal", "chair"), ("Siv Bodin", "adjuster")]


@pytest.mark.parametrize(
    "printed",
    [
        "Underskrifter\nSekreterare ……………\n       Per Sten\n"
        "Ordförande …………\n       Maj Ekdal\nJusterande ………\n       Siv Bodin",
        "Vid protokollet          Justeras\n\n..............           .............\n"
        "Per Sten                 Maj Ekdal\n                         ordförande\n\n                         Siv Bodin",
        "Justeringens plats och tid   Kommunhuset\n"
        "Sekreterare   Per Sten\nOrdförande    Maj Ekdal (S)\nJusterande    Siv Bodin",
        "Underskrifter\n___________      ___________      ___________\n"
        "Per Sten         Maj Ekdal        Siv Bodin\nSekreterare      Ordförande       Justerare",
        "Underskrifter\n\nSekreterare\nOrdförande\nJusterare\n\nPer Sten\nMaj Ekdal\nSiv Bodin",
    ],
)
def test_blocks(printed: str) -> None:
    text, outline = front_of(printed)
    assert [(s.name, s.role) for s in read_signatures(text, outline, ROSTER)] == SIGNED


def test_names_that_run_together_are_told_apart_by_the_list() -> None:
    text, outline = front_of("Underskrifter\nOrdförande Maj Ekdal (S)\nJusterande Siv Bodin Ture Lindqvist")
    assert [s.name for s in read_signatures(text, outline, ROSTER)] == ["Maj Ekdal", "Siv Bodin", "Ture Lindqvist"]


def test_page_of_labels() -> None:
    text, outline = front_of(
        "UNDERSKRIFTSSIDA\nDetta dokument har undertecknats elektroniskt\nNAMN: Siv Bodin\n"
        "TITEL, ORGANISATION: justerare, Samråd Mellansjö\nTID: 2031-06-20 09:14:07 +02:00\n"
        "IDENTIFIKATIONSTYP: BankID\n"
        "Certifierad av Comfact Signature"
    )
    (signature,) = read_signatures(text, outline, ROSTER)
    assert (signature.name, signature.role, signature.electronic) == ("Siv Bodin", "adjuster", True)
    assert (signature.signed_at, signature.provider) == ("2031-06-20T09:14:07+02:00", "Comfact Signature")


def test_an_attendance_list_is_no_signature_block() -> None:
    text, outline = front_of("Närvarande: Maj Ekdal, Siv Bodin\nOrdförande: Maj Ekdal\nSekreterare: Per Sten")
    assert read_signatures(text, outline, ROSTER) == ()


def test_letter() -> None:
    text, outline = front_of(
        "Rekommendation till beslut\n\nPå uppdrag av styrgruppen\nEva Lund och Olle Berg, samordnare"
    )
    assert [(s.name, s.role) for s in read_signatures(text, outline, ROSTER)] == [
        ("Eva Lund", "other"),
        ("Olle Berg", "other"),
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "ANSLAG\nAnslaget sätts upp:   2031-02-21\nAnslaget tas ned:   2031-03-17",
        "Anslaget är uppsatt 2031-02-21        Anslaget tas ned 2031-03-17",
        "Datum för anslags uppsättande   Datum för anslags nedtagande\n2031-02-21                      2031-03-17",
        "Anslagsdag  2031-02-21\nSista dag för överklagande 2031-03-14\nAnslaget tas ned 2031-03-17",
        "Protokollet har anslagits på anslagstavlan den 21 februari 2031. Anslaget tas ned den 17 mars\n2031.",
        "Anslås 2031-02-21 – 2031-03-17",
        "Datum för anslags\nuppsättande\n2031-02-21 Datum för anslags\nnedtagande\n2031-03-17",
    ],
)
def test_notice(printed: str) -> None:
    text, outline = front_of(printed)
    notice = read_notice(text, outline)
    assert notice is not None
    assert (notice.posted, notice.removed) == ("2031-02-21", "2031-03-17")


def test_no_notice_without_dates() -> None:
    text, outline = front_of(
        "Sammanträdesdatum 2031-02-01\nProtokollet är justerat. Justeringen har tillkännagivits på anslagstavlan."
    )
    assert read_notice(text, outline) is None
