"""The checks as code: the report, the codes and their documentation, the parse-time set, and the command."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import regex

from protokoll.checks import check
from protokoll.checks.audit import audit
from protokoll.checks.calendar import next_workday
from protokoll.checks.finding import Finding, Report, codes, finding
from protokoll.checks.people import People, is_person
from protokoll.pipeline import parse_document, parse_text
from protokoll.records import Attendance

ROOT = Path(__file__).resolve().parents[2]
FAULTS = ROOT / "fixtures" / "faults"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "protokoll.cli", "check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)


def test_every_code_is_documented_with_its_severity_and_law() -> None:
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    rows = regex.findall(r"(?m)^\| `([a-z.-]+)` \| (\w+) \| ([^|]*) \| ([^|]*) \|$", page)
    documented = {code: (severity, rule.strip(), law.strip()) for code, severity, rule, law in rows}
    assert documented == {c.name: (c.severity, c.rule, c.law or "") for c in codes().values()}
    assert len(documented) >= 40


def test_a_report_keeps_what_is_grave_enough() -> None:
    report = Report((finding("sequence.disorder", number=4, before=5), finding("recipients.empty", heading="Exp.")))
    assert [f.code for f in report.at_least("error")] == ["sequence.disorder"]
    assert len(report.at_least("note")) == 2


def test_the_parse_time_set_is_small_and_keeps_its_codes() -> None:
    minutes = parse_text((FAULTS / "range.mismatch.txt").read_text("utf-8"))
    assert [(w.code, w.paragraph) for w in minutes.warnings] == [("range.mismatch", None)]
    parsed = parse_document(FAULTS / "law.notice-late.txt")
    assert check(parsed.minutes, parsed.source, parsed.outline) == ()


def test_what_is_no_minutes_is_only_checked_for_reading() -> None:
    parsed = parse_document(ROOT / "fixtures" / "documents" / "ovrigt-nyhet.html")
    assert audit(parsed.minutes, parsed.text, parsed.outline, parsed.source) == Report()


def test_the_law_says_what_it_could_not_judge() -> None:
    parsed = parse_document(ROOT / "fixtures" / "documents" / "kommun-stad-protokoll-nr.txt")
    report = audit(parsed.minutes, parsed.text, parsed.outline, parsed.source)
    assert {u.code for u in report.unjudged} >= {"law.adjusted-late", "law.notice-short", "law.quorum"}
    assert all(u.law and u.reason for u in report.unjudged)


@pytest.mark.parametrize("name", ["forening-arsmote.md", "bolag-energi-styrelse.pdf", "samrad-nara-vard.txt"])
def test_the_law_is_not_for_associations_companies_and_samrad(name: str) -> None:
    parsed = parse_document(ROOT / "fixtures" / "documents" / name)
    report = audit(parsed.minutes, parsed.text, parsed.outline, parsed.source)
    assert not report.unjudged
    assert not [f for f in report.findings if f.code.startswith("law.")]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2031-05-24", "2031-05-26"), ("2026-04-03", "2026-04-07"), ("2026-12-24", "2026-12-28"),
        ("2031-06-20", "2031-06-23"),
    ],
)
def test_times_set_by_law_end_on_a_working_day(day: str, due: str) -> None:
    assert next_workday(date.fromisoformat(day)) == date.fromisoformat(due)


def test_people_are_found_under_other_forms_of_their_names() -> None:
    people = People(tuple(Attendance(name=name) for name in ("Anna-Karin Öst Berg", "Per Hedlund", "Eva Lind")))
    assert [p.name for p in people.find("Anna Karin Öst")] == ["Anna-Karin Öst Berg"]
    assert [p.name for p in people.find("Hedlund, Per")] == ["Per Hedlund"]
    assert [p.name for p in people.find("Eva Linds")] == ["Eva Lind"]
    assert people.find("Eva Lund") == ()
    near = people.close("Per Hedlind")
    assert near is not None and near.name == "Per Hedlund"
    assert people.close("Per Holm") is None


@pytest.mark.parametrize("name", ["Ordföranden", "Ledamöterna från SD", "Vänsterpartiet", "Samtliga ledamöter"])
def test_groups_and_roles_are_no_people(name: str) -> None:
    assert not is_person(name)


def test_the_command_fails_on_errors_only_unless_told() -> None:
    error, note = str(FAULTS / "date.weekday.txt"), str(FAULTS / "recipients.empty.txt")
    assert run(error).returncode == 1
    assert run(note).returncode == 0
    assert run(note, "--severity", "note").returncode == 1
    assert "Rubriken" in run(note).stdout
    assert run(note, "--quiet").stdout == ""


def test_the_command_writes_json() -> None:
    done = run(str(FAULTS / "law.notice-late.txt"), "--json")
    data = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(f["code"], f["law"]) for f in data["findings"]] == [("law.notice-late", "8 kap. 12 § kommunallagen")]
    assert {"file", "path", "findings", "unjudged"} == data.keys()


def test_the_command_lists_what_is_private_without_saying_it(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.txt"
    path.write_text("Protokoll\n\n§ 1 Val\n\nTill kassör valdes Anna Berg, 811218-9876.\n", "utf-8")
    done = run(str(path), "--privacy")
    assert done.returncode == 1
    assert "privacy.identity" in done.stdout and "rad 5" in done.stdout
    assert "9876" not in done.stdout


def test_findings_are_plain_sentences() -> None:
    for code in codes().values():
        assert code.says[0].isupper() or code.says[0] in '{"§', code.name
        assert code.says.endswith((".", "?")), code.name
    assert isinstance(finding("page.no-text", page=3), Finding)
