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
    """A record in which every record says of each of its values how it is known and, if derived, from what."""
    from protokoll.records import Minutes

    minutes = Minutes.model_validate(record)
    return _told(record, minutes, minutes)


def _told(data: dict[str, Any], record: Record, minutes: Minutes) -> dict[str, Any]:
    from protokoll.records import Record
    from protokoll.records.basis import basis, reasons

    told: dict[str, Any] = {}
    for name, said in data.items():
        value = getattr(record, name)
        if isinstance(value, Record):
            told[name] = _told(said, value, minutes)
        elif isinstance(said, list) and value and isinstance(value[0], Record):
            told[name] = [_told(part, one, minutes) for part, one in zip(said, value, strict=True)]
        else:
            told[name] = said
    known = {name: basis(record, name) for name in data if name != "spans"}
    return told | {"basis": known, "reasons": reasons(record, minutes)}


def without_spans(value: Any) -> Any:
    """A record without the places its values were read from."""
    if isinstance(value, dict):
        return {key: without_spans(item) for key, item in value.items() if key != "spans"}
    if isinstance(value, list):
        return [without_spans(item) for item in value]
    return value
