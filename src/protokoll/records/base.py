"""What every record is: frozen, typed, and able to say where each of its values was read."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from protokoll.text import Found, Span

Spans = dict[str, Span | list[Span | None]]


class Record(BaseModel):
    """Base of all records (post).

    `spans` holds, for each value that was read from the page, its span; for a list of values a list of spans. A value
    without a span was worked out, not read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    spans: Spans = Field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, **values: Any) -> Self:
        """Make a record of values of which some are `Found`: their places go into `spans`."""
        plain: dict[str, Any] = {}
        spans: Spans = {}
        for key, value in values.items():
            if isinstance(value, Found):
                plain[key] = value.value
                if value.span is not None:
                    spans[key] = value.span
            elif isinstance(value, (list, tuple)) and any(isinstance(v, Found) for v in value):
                plain[key] = [v.value if isinstance(v, Found) else v for v in value]
                spans[key] = [v.span if isinstance(v, Found) else None for v in value]
            else:
                plain[key] = value
        return cls(**plain, spans=spans)

    def public(self, provenance: bool = False) -> dict[str, Any]:
        """The record as plain data in its public form, with `spans` only if asked for."""
        data: dict[str, Any] = _public(self, provenance)
        return data


def _public(value: Any, provenance: bool) -> Any:
    if isinstance(value, Record):
        data = {name: _public(getattr(value, name), provenance) for name in type(value).model_fields if name != "spans"}
        if provenance:
            data["spans"] = {k: _places(v) for k, v in value.spans.items()}
        return data
    if isinstance(value, (list, tuple)):
        return [_public(v, provenance) for v in value]
    return value


def _places(value: Span | list[Span | None]) -> list[Any]:
    if isinstance(value, Span):
        return list(value)
    return [None if v is None else list(v) for v in value]
