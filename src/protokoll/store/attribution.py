"""Whose document it is, and what linking needs of it: worked out from the record when a document comes in."""

from __future__ import annotations

import json
import sqlite3

from pydantic import TypeAdapter

from protokoll.link.bodies import stated_abbreviations
from protokoll.link.cards import DocumentCard, card
from protokoll.link.organisations import Attribution, organisation_key, organisation_of, owner_of
from protokoll.records import Minutes
from protokoll.records.basis import reason
from protokoll.store.project import derived

MISMATCH = "organisation.mismatch"
CARDS = TypeAdapter(DocumentCard)

_ATTRIBUTE = (
    "update documents set organisation = ?, organisation_key = ?, organisation_code = ?, organisation_basis = ?,"
    " organisation_reason = ? where id = ?"
)
_DERIVED = "update documents set derived = ? where id = ?"
_OF_DOCUMENT = (
    "kind", "body", "date", "last_date", "start_time", "end_time", "place", "first_paragraph", "last_paragraph",
)


def attribution_of(minutes: Minutes, folder: str | None) -> Attribution:
    """Whose document it is: as it says, else as its folder says, else what its text points to."""
    return organisation_of(minutes, folder)


def set_organisation(connection: sqlite3.Connection, document: str, found: Attribution) -> None:
    """Write down whose document it is, on what basis; its former and its present organisation wait for links."""
    key = found.key or organisation_key(owner_of(document, None))
    wait_for_links(connection, document)
    connection.execute(_ATTRIBUTE, (found.name, key, found.code, found.basis, found.reason, document))
    wait_for_links(connection, document)


def describe(connection: sqlite3.Connection, document: str, minutes: Minutes, found: Attribution) -> None:
    """Write down which of its values were worked out, and a document's own part of the links: its card, a warning."""
    connection.execute(_DERIVED, (_worked_out(minutes, found), document))
    made = card(document, minutes, found.name)
    text = "\n".join(section.text for paragraph in minutes.paragraphs for section in paragraph.sections)
    connection.execute(
        "insert or replace into cards values (?, ?, ?, 0)",
        (document, CARDS.dump_json(made).decode(), json.dumps(stated_abbreviations(text), ensure_ascii=False)),
    )
    connection.execute("delete from warnings where document = ? and code = ?", (document, MISMATCH))
    for warning in found.warnings:
        connection.execute(
            "insert into warnings(document, position, code, message)"
            " select ?1, coalesce(max(position), 0) + 1, ?2, ?3 from warnings where document = ?1",
            (document, warning.code, warning.message),
        )


def _worked_out(minutes: Minutes, found: Attribution) -> str | None:
    own = derived(minutes, _OF_DOCUMENT, minutes)
    why = reason(minutes, "organisation", minutes) if found.basis == "stated" else found.name and found.reason
    return json.dumps(json.loads(own or "{}") | {"organisation": why}, ensure_ascii=False) if why else own


def describe_again(connection: sqlite3.Connection, document: str, minutes: Minutes) -> bool:
    """Work out anew whose document it is; True if that changed. The rows of the full-text index are the caller's."""
    found = attribution_of(minutes, folder_of(connection, document))
    before = connection.execute(
        "select organisation, organisation_basis from documents where id = ?", (document,)
    ).fetchone()
    set_organisation(connection, document, found)
    describe(connection, document, minutes, found)
    return bool(before != (found.name, found.basis))


def folder_of(connection: sqlite3.Connection, document: str) -> str | None:
    """The organisation that the folders of a document's files name; the first in order of path."""
    row = connection.execute(
        "select organisation from files where document = ? and organisation is not null order by path limit 1",
        (document,),
    ).fetchone()
    return None if row is None else str(row[0])


def mismatch_of(connection: sqlite3.Connection, document: str) -> str | None:
    """What a document says against its folder, if anything."""
    row = connection.execute(
        "select message from warnings where document = ? and code = ?", (document, MISMATCH)
    ).fetchone()
    return None if row is None else str(row[0])


def wait_for_links(connection: sqlite3.Connection, document: str) -> None:
    """Note that the links of a document's organisation must be made anew."""
    connection.execute(
        "insert or ignore into links_waiting select organisation_key from documents"
        " where id = ? and organisation_key is not null", (document,)
    )
