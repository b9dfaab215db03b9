"""Findings for people: by document, with page and paragraph, and what could not be judged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from protokoll.checks.finding import Finding, Report

_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_WORDS = {"error": "fel", "warning": "varning", "note": "not"}
_PLAIN_WIDTH = 100


def findings(path: Path, report: Report, shown: tuple[Finding, ...]) -> None:
    """Print one document's findings, if there are any."""
    if not shown:
        return
    out = Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else _PLAIN_WIDTH)
    out.print(Text(str(path), "bold"), soft_wrap=True)
    for finding in shown:
        out.print(_line(finding), soft_wrap=True)
    for open_one in report.unjudged if len(shown) == len(report.findings) else ():
        out.print(Text(f"  kan inte bedömas: {open_one.reason} ({open_one.law})", "dim"), soft_wrap=True)
    out.print()


def _line(finding: Finding) -> Text:
    page = f"s. {finding.page}" if finding.page else ""
    place = ", ".join(part for part in (page, f"§ {finding.paragraph}" if finding.paragraph else "") if part)
    line = Text("  ").append(f"{_WORDS[finding.severity]:<8}", _STYLES[finding.severity])
    line.append(f"{place:<14}").append(finding.message)
    return line.append(f"  [{finding.code}{', ' + finding.law if finding.law else ''}]", "dim")
