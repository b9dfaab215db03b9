"""The floors: the least F1 of each field, and of each invented document. They only rise."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from quality.scores import Score

FLOORS = Path(__file__).with_name("floors.toml")
_STEPS = 1000
_HEAD = """# The least F1 of each field and each invented document: `make quality` fails below it.
# Floors only rise: `python -m quality --raise` lifts them to what was measured.
"""

Floors = dict[str, dict[str, dict[str, float]]]
"""Set -> `fields` or `documents` -> name -> floor."""


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors as they stand; none where there is no file."""
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def below(floors: Floors, name: str, score: Score) -> Iterator[str]:
    """What lies under its floor in a set, one line each. What is no longer measured at all lies under it too."""
    own = floors.get(name, {})
    for kind, measured in _measured(name, score).items():
        for key, floor in own.get(kind, {}).items():
            value = measured.get(key)
            if value is None or round_down(value) < floor:
                said = "has no values" if value is None else f"is {value:.3f}"
                yield f"{name}: {key} {said}, its floor is {floor:.3f}"


def lifted(floors: Floors, name: str, score: Score) -> Floors:
    """The floors of a set lifted to what was measured; none is lowered."""
    own = floors.get(name, {})
    kinds = {
        kind: {**own.get(kind, {}), **_higher(own.get(kind, {}), measured)}
        for kind, measured in _measured(name, score).items()
    }
    return {**floors, name: {kind: values for kind, values in kinds.items() if values}}


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, in a stable order."""
    lines = [_HEAD]
    for name, kinds in floors.items():
        for kind, values in kinds.items():
            lines.append(f"\n[{name}.{kind}]\n")
            lines += [f"{_key(key)} = {value:.3f}\n" for key, value in values.items()]
    path.write_text("".join(lines), "utf-8")


def round_down(value: float) -> float:
    """To three decimals, never up.

    >>> round_down(0.99999), round_down(0.29)
    (0.999, 0.29)
    """
    return math.floor(value * _STEPS + 1e-9) / _STEPS


def _measured(name: str, score: Score) -> dict[str, Mapping[str, float]]:
    """Documents have floors of their own only where they belong to the project."""
    kinds: dict[str, Mapping[str, float]] = {"fields": {"macro": score.macro, **score.f1()}}
    if name == "fixtures":
        kinds["documents"] = score.documents
    return kinds


def _higher(floors: Mapping[str, float], measured: Mapping[str, float]) -> dict[str, float]:
    return {key: max(floors.get(key, 0.0), round_down(value)) for key, value in measured.items()}


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() else f'"{name}"'
