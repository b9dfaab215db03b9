"""What the paragraph or its document must have: each field's value as a piece of a query."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from protokoll.errors import QueryError
from protokoll.query.fields import KIND, OUTCOME, ROLE, Values
from protokoll.query.piece import SEQ, Condition, Piece, Value
from protokoll.query.tree import Filter, Node
from protokoll.query.words import word_term
from protokoll.shapes.filters import filter_word
from protokoll.shapes.stem import tokens

_PER_DAY = 100_000_000  # as `store.rows` numbers the paragraphs of a day
_LONGEST_MEETING = "-31 days"
_NAMED_IN = "{title decision proposal yrkande reservation summary rest names}"
_NOTHING = Piece(None, (Condition("false"),))


def roles(parts: Sequence[Node]) -> tuple[Filter, ...]:
    """A role with the person and party beside it: they are asked for together, of one and the same person."""
    found = [part for part in parts if isinstance(part, Filter) and part.field in {"role", "person", "party"}]
    return tuple(found) if any(part.field == "role" for part in found) else ()


def piece(connection: sqlite3.Connection, asked: tuple[Filter, ...]) -> Piece:
    """One filter as a piece, or several that are about one person."""
    one = asked[0]
    if len(asked) > 1 or one.field == "role":
        return _role(connection, asked)
    match one.field:
        case "body" | "organisation":
            names = _names_like(connection, one)
            return _any_of([filter_word("body" if one.field == "body" else "organisation", name) for name in names])
        case "outcome":
            return _any_of([filter_word("outcome", value) for value in _meant(one, "outcome", OUTCOME)])
        case "kind":
            return _any_of([filter_word("kind", value) for value in _meant(one, "kind", KIND)])
        case "party":
            return _any_of([filter_word("party", one.value)])
        case "number":
            return _any_of([filter_word("number", one.value.removeprefix("§"))])
        case "person":
            term = word_term(one.value)
            if term is None:
                raise _fault(one, f"{one.value}: not a name")
            return Piece(f'{_NAMED_IN} : "{" ".join(term.stems)}"')
        case "case":
            return _case(connection, one)
        case _:
            return _days(connection, one)


def _any_of(words: Sequence[str]) -> Piece:
    found = " OR ".join(f'"{word}"' for word in words)
    return Piece(f"({found})" if len(words) > 1 else found)


def _fault(asked: Filter, message: str) -> QueryError:
    return QueryError(message, asked.query, asked.position)


def _meant(asked: Filter, what: str, values: Values) -> list[str]:
    found = values.meant(asked.value)
    if not found:
        raise _fault(asked, f"{asked.value}: no such {what}. Choose one of: {values.shown()};"
                            f" in English: {', '.join(values.stored)}")
    return found


def _case(connection: sqlite3.Connection, asked: Filter) -> Piece:
    from protokoll.query import cases

    keys = cases.meant(connection, asked.value)
    if not keys:
        return _NOTHING
    chosen = f"select paragraph from paragraph_cases where case_key in ({', '.join('?' * len(keys))})"
    return Piece(None, (Condition(f"{SEQ} in (select seq from paragraphs where id in ({chosen}))", tuple(keys)),))


def _role(connection: sqlite3.Connection, asked: tuple[Filter, ...]) -> Piece:
    sql: list[str] = []
    values: list[Value] = []
    for one in asked:
        column, wanted = {"role": "role", "party": "party", "person": "name"}[one.field], [one.value.upper()]
        if one.field == "role":
            wanted = _meant(one, "role", ROLE)
        elif one.field == "person":
            wanted = _people(connection, one)
        sql.append(f"{column} in ({', '.join('?' * len(wanted))})")
        values += wanted
    meets = " and ".join(sql)
    return Piece(None, (Condition(
        f"{SEQ} in (select seq from paragraphs where id in (select paragraph from participations where {meets})"
        f" union all select seq from paragraphs where document in"
        f" (select document from participations where paragraph is null and {meets}))", (*values, *values),
    ),))


def _people(connection: sqlite3.Connection, asked: Filter) -> list[str]:
    """The names in the archive that hold all the words of a name."""
    words = set(tokens(asked.value))
    if not words:
        raise _fault(asked, f"{asked.value}: not a name")
    names = connection.execute("select distinct name from participations")
    return [name for (name,) in names if words <= set(tokens(name))]


def _names_like(connection: sqlite3.Connection, asked: Filter) -> list[str]:
    """The names in the archive that a user can mean: the same name, else names that contain the words."""
    from protokoll.lexicon import bodies

    column, wanted = asked.field, asked.value
    names = [name for (name,) in connection.execute(f"select distinct {column} from documents where {column} <> ''")]
    written = (bodies.expand(wanted) or wanted) if column == "body" else wanted
    same = [name for name in names if name.casefold() == written.casefold() or bodies.same_body(name, written)]
    found = same or [name for name in names if written.casefold() in name.casefold()]
    if not found:
        known = ", ".join(sorted(names)[:12]) or "none"
        raise _fault(asked, f"{wanted}: no such {column} in the archive. There are: {known}")
    return found


def _days(connection: sqlite3.Connection, asked: Filter) -> Piece:
    first, dots, last = asked.value.partition("..")
    since = _day(first, asked, is_last=False) if first else None
    until = _day(last if dots else first, asked, is_last=True) if last or not dots else None
    if since is None and until is None:
        raise _fault(asked, "datum: needs a day, month or year: datum:2031-03, datum:2031-01..2031-06, datum:2031..")
    low = _number(since) if since else _PER_DAY
    high = _number(until) + _PER_DAY if until else 2**62
    sql, values = f"{SEQ} >= ? and {SEQ} < ?", [low, high]
    if since is None:
        return Piece(None, (Condition(sql, tuple(values)),))
    begun = connection.execute(
        f"select id from documents where date < ?1 and date >= date(?1, '{_LONGEST_MEETING}') and last_date >= ?1"
        " and date <= ?2", (since, until or "9999"),
    ).fetchall()
    if not begun:
        return Piece(None, (Condition(sql, tuple(values)),))
    marks = ", ".join("?" * len(begun))
    also = f"{SEQ} in (select seq from paragraphs where document in ({marks}))"
    return Piece(None, (Condition(f"({sql} or {also})", (*values, *(id_ for (id_,) in begun))),))


def _number(day: str) -> int:
    return int(day.replace("-", "")) * _PER_DAY


def _day(written: str, asked: Filter, is_last: bool) -> str:
    """A day; of a year or month its first or its last day."""
    from datetime import date

    day = written + {4: "-12-31" if is_last else "-01-01", 7: "-31" if is_last else "-01"}.get(len(written), "")
    try:
        date.fromisoformat(f"{written}-01" if len(written) == 7 else day)
    except ValueError as error:
        raise _fault(asked, f"{written}: not a date. Write 2031-03-11, 2031-03 or 2031") from error
    return day
