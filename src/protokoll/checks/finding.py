"""What a check says: a finding with a stable code, and the table of all codes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from protokoll.records import Warning

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: how grave it is, its sentence, its paragraph of law, and the rule that it watches."""

    name: str
    severity: Severity
    says: str
    rule: str
    law: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not agree, with the place it was seen; `law` where a paragraph of law asks for it."""

    code: str
    severity: Severity
    message: str
    paragraph: str | None = None
    page: int | None = None
    law: str | None = None

    def warning(self) -> Warning:
        """The finding as a warning of the document's record."""
        return Warning(code=self.code, message=self.message, paragraph=self.paragraph, page=self.page)


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A rule of law that could not be judged, with the reason in a sentence."""

    code: str
    law: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one document, in the order of its pages, and what could not be judged."""

    findings: tuple[Finding, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings that are as grave as `severity`, or graver."""
        kept = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return tuple(f for f in self.findings if f.severity in kept)


@cache
def codes() -> dict[str, Code]:
    """Every code by its name, `area.name`."""
    data = tomllib.loads(files("protokoll.checks").joinpath("codes.toml").read_text("utf-8"))
    return {
        f"{area}.{name}": Code(f"{area}.{name}", code["severity"], code["says"], code["rule"], code.get("law"))
        for area, names in data.items() for name, code in names.items()
    }


def finding(code: str, paragraph: str | None = None, page: int | None = None, **words: object) -> Finding:
    """A finding of a code, its sentence filled in with words.

    >>> finding("sequence.disorder", "4", 2, number="4", before="5").message
    '§ 4 står efter § 5.'
    """
    known = codes()[code]
    return Finding(code, known.severity, known.says.format(**words), paragraph or None, page, known.law)


def unjudged(code: str, reason: str) -> Unjudged:
    """A rule of law that could not be judged."""
    return Unjudged(code, codes()[code].law or "", reason)
