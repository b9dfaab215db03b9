"""All layouts of the press, one for each family of Swedish minutes."""

from __future__ import annotations

from collections.abc import Callable

from tests.press.forms import colon_labels, cover_and_form, detached_columns, form_page, table_of_people
from tests.press.free import accessible, attendance_last, markdown, portal_extract, prose_opening, typewritten
from tests.press.sheets import Paper

from protokoll.records import Minutes

Layout = Callable[[Minutes, Paper], str]

LAYOUTS: tuple[Layout, ...] = (
    form_page, cover_and_form, detached_columns, colon_labels, accessible, prose_opening, attendance_last,
    portal_extract, markdown, typewritten, table_of_people,
)
IN_A_SENTENCE: tuple[Layout, ...] = (prose_opening, attendance_last, typewritten)
"""Layouts that print all clauses of a decision in one sentence."""

WITHOUT_PEOPLE: tuple[Layout, ...] = (portal_extract,)
AS_MARKDOWN: tuple[Layout, ...] = (markdown,)
AS_PDF: tuple[Layout, ...] = (form_page, colon_labels)
"""Layouts that are printed on paper, too."""
