"""JSON (one array) and JSON Lines (one document a line), in the public form of the records."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from protokoll.errors import StoreError

if TYPE_CHECKING:
    from protokoll.records import Minutes, Record


def write(target: Path, format: str, records: Iterable[dict[str, Any]], provenance: bool) -> int:
    """Write records to a file, which is there whole or not at all; returns how many."""
    before, between, after = ("[\n", ",\n", "\n]\n") if format == "json" else ("", "\n", "\n")
    part = target.with_name(target.name + ".part")
    count = 0
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(before)
            for record in records:
                line = json.dumps(with_basis(record) if provenance else without_spans(record), ensure_ascii=False)
                file.write((between if count else "") + line)
                count += 1
            file.write(after if count or format == "json" else "")
        part.replace(target)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({error.strerror}). Choose another place") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def with_basis(record: dict[str, Any]) -> dict[str, Any]:
    """A record that says of organisation, organ and days, and of who decided, how they are known and from what."""
    from protokoll.records import Minutes

    minutes = Minutes.model_validate(record)
    paragraphs = [
        said | {"decisions": [
            made | _known(decision, ("by",), minutes)
            for made, decision in zip(said["decisions"], paragraph.decisions, strict=True)
        ]}
        for said, paragraph in zip(record["paragraphs"], minutes.paragraphs, strict=True)
    ]
    return record | {"paragraphs": paragraphs} | _known(minutes, ("organisation", "body", "dates"), minutes)


def _known(record: Record, fields: tuple[str, ...], minutes: Minutes) -> dict[str, Any]:
    from protokoll.records.basis import known

    found = {field: known(record, field, minutes) for field in fields}
    reasons = {field: reason for field, (_, reason) in found.items() if reason}
    return {"basis": {field: basis for field, (basis, _) in found.items()}, "reasons": reasons}


def without_spans(value: Any) -> Any:
    """A record without the places its values were read from."""
    if isinstance(value, dict):
        return {key: without_spans(item) for key, item in value.items() if key != "spans"}
    if isinstance(value, list):
        return [without_spans(item) for item in value]
    return value
