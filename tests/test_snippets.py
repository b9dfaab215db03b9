"""Every snippet of fixtures/snippets is parsed and compared; the reader of the format is tested on itself."""

from __future__ import annotations

from typing import Any

import pytest

import protokoll
from snippets import ROOT, MissingError, Snippet, SnippetError, differences, follow, read_all, read_gaps, read_snippets

SNIPPETS = read_all()
GAPS = read_gaps((ROOT / "KNOWN_GAPS.md").read_text("utf-8"))

SAMPLE = """# Topic

## One paragraph
Why it is here.

```text
§ 41 Ishall
<<page>>
## not a heading
```

```expect
body = Kommunstyrelsen
paragraphs = 41, 42a
paragraphs.41.decisions.1.text starts = Kommunstyrelsen
```
"""

RECORD: dict[str, Any] = {
    "body": "KOMMUNSTYRELSEN",
    "dates": ["2031-03-11"],
    "notice": None,
    "warnings": [{"code": "gap", "message": "m", "paragraph": None, "page": None}],
    "paragraphs": [
        {
            "number": "41",
            "title": "Ishall",
            "case_numbers": [{"raw": "KS 2031/93", "key": "k"}],
            "decisions": [{"by": None, "text": "Kommunstyrelsen\nbeslutar att köpa.", "clauses": ["att köpa."]}],
            "votes": [{"yes": 4, "no": 9, "abstain": 0, "ballots": [{"name": "Maj Ekdal", "choice": "yes"}]}],
            "yrkanden": [{"name": "Siv Bodin", "party": "C", "text": ""}, {"name": "Åke Hed", "party": None}],
            "immediate": True,
        },
        {"number": "", "title": "Övrigt", "decisions": []},
    ],
    "attendance": [
        {"name": "Siv B. Norr", "party": None, "role": "member", "office": "chair", "paragraphs": ["10–17", "19"]},
        {"name": "Åke Hed", "party": "L", "role": "substitute", "office": None, "paragraphs": [[18, 18], [20, 21]]},
    ],
    "signatures": [{"name": "Maj Ekdal", "role": "adjuster"}],
}


def _snippet(*lines: str) -> Snippet:
    body = "\n".join(lines)
    return read_snippets(f"## Sample\n```text\nx\n```\n```expect\n{body}\n```\n", "sample.md")[0]


def test_a_snippet_is_a_heading_a_reason_and_two_fences() -> None:
    (snippet,) = read_snippets(SAMPLE, "sample.md")
    assert (snippet.name, snippet.why, snippet.source) == ("One paragraph", "Why it is here.", "snippet.txt")
    assert snippet.text == "§ 41 Ishall\n\f## not a heading\n"
    assert [(e.path, e.how, e.value) for e in snippet.expected] == [
        ("body", "is", "Kommunstyrelsen"),
        ("paragraphs", "is", "41, 42a"),
        ("paragraphs.41.decisions.1.text", "starts", "Kommunstyrelsen"),
    ]


@pytest.mark.parametrize(
    "damaged",
    [
        SAMPLE.replace("```expect", "```json"),
        SAMPLE.replace("```text", "```pdf"),
        SAMPLE.replace("## One", "## One: "),
        SAMPLE.replace("body = Kommunstyrelsen", "body Kommunstyrelsen"),
        "## Empty\n```text\n```\n```expect\n```\n",
    ],
)
def test_a_snippet_out_of_form_is_refused(damaged: str) -> None:
    with pytest.raises(SnippetError):
        read_snippets(damaged, "sample.md")


@pytest.mark.parametrize(
    "line",
    [
        "body = Kommunstyrelsen",
        "dates = 2031-03-11",
        "notice = none",
        "notice.posted = none",
        "warnings = gap",
        "warnings = some",
        "paragraphs = 41, -",
        "paragraphs.41.title = Ishall",
        "paragraphs.#2.title = Övrigt",
        "paragraphs.#2.decisions = none",
        "paragraphs.41.case_numbers = KS 2031/93",
        "paragraphs.41.decisions = 1",
        "paragraphs.41.decisions.1.by = none",
        "paragraphs.41.decisions.1.clauses = 1",
        "paragraphs.41.decisions.1.text starts = Kommunstyrelsen beslutar",
        "paragraphs.41.decisions.1.text ends = att köpa",
        "paragraphs.41.decisions contains = beslutar att",
        "paragraphs.41.decisions lacks = föreslår",
        "paragraphs.*.decisions = 1",
        "paragraphs.*.title contains = Övrigt",
        "paragraphs.41.votes.1 = 4-9-0",
        "paragraphs.41.votes.1.ballots.Maj Ekdal = yes",
        "paragraphs.41.yrkanden = Siv Bodin (C); Åke Hed",
        "paragraphs.41.immediate = true",
        "attendance = Siv B. Norr; Åke Hed",
        "attendance = 2",
        "attendance.Siv B. Norr = - member",
        "attendance.Siv B. Norr.office = chair",
        "attendance.Siv B. Norr.paragraphs = 10-17, 19",
        "attendance.Åke Hed = L substitute",
        "attendance.Åke Hed.paragraphs = 18, 20-21",
        "signatures.Maj Ekdal = adjuster",
    ],
)
def test_an_expectation_that_holds(line: str) -> None:
    assert differences(_snippet(line), RECORD) == []


@pytest.mark.parametrize(
    "line",
    [
        "body = Kommunstyrelse",
        "paragraphs = 41",
        "paragraphs.42.title = Ishall",
        "paragraphs.41.title = ishall",
        "paragraphs.41.decisions = 2",
        "paragraphs.41.decisions.2.by = none",
        "paragraphs.41.decisions.1.clauses = 2",
        "paragraphs.41.decisions lacks = beslutar",
        "paragraphs.41.votes = none",
        "attendance.Maj Ekdal = S member",
        "attendance.Åke Hed.office = chair",
        "paragraphs.*.decisions = none",
        "warnings = none",
        "warnings = range",
    ],
)
def test_an_expectation_that_does_not_hold(line: str) -> None:
    assert len(differences(_snippet(line), RECORD)) == 1


def test_a_path_that_leads_nowhere_says_so() -> None:
    with pytest.raises(MissingError, match="no 43 among 2 paragraphs"):
        follow(RECORD, "paragraphs.43.title")


def test_the_example_of_the_readme_follows_the_format() -> None:
    example = (ROOT / "README.md").read_text("utf-8").split("\n````\n")[1]
    (snippet,) = read_snippets(example, "README.md")
    assert snippet.expected[0].path == "paragraphs"


def test_known_gaps_name_snippets() -> None:
    assert read_gaps("# Gaps\n\n- One paragraph: reads only one\n") == {"One paragraph": "reads only one"}
    assert GAPS.keys() <= {snippet.name for snippet in SNIPPETS}


def _case(snippet: Snippet) -> Any:
    gap = GAPS.get(snippet.name)
    marks = [pytest.mark.xfail(strict=True, reason=gap)] if gap else []
    return pytest.param(snippet, id=f"{snippet.file.removesuffix('.md')}: {snippet.name}", marks=marks)


@pytest.mark.parametrize("snippet", [_case(snippet) for snippet in SNIPPETS])
def test_snippet(snippet: Snippet) -> None:
    minutes = protokoll.parse_text(snippet.text, name=snippet.source)
    found = differences(snippet, minutes.model_dump(mode="json"))
    assert not found, "\n".join([snippet.why or snippet.name, *found])
