"""How the text of a query is read: words, "phrases" and beginnings* become terms of stems."""

from __future__ import annotations

from typing import NamedTuple

from protokoll.errors import QueryError
from protokoll.shapes.stem import stem, tokens

_QUOTES = str.maketrans("”“„«»", '"""""')


class Term(NamedTuple):
    """Words that stand together: their stems; with `begins`, the last word is only the beginning of one."""

    stems: tuple[str, ...]
    begins: str | None = None

    def matches(self, stems: list[str], at: int) -> bool:
        """True where the term stands at a place in a paragraph's stems."""
        end = at + len(self.stems)
        if tuple(stems[at:end]) == self.stems:
            return True
        head = self.stems[:-1]
        return (
            self.begins is not None and end <= len(stems) and tuple(stems[at : end - 1]) == head
            and stems[end - 1].startswith(self.begins)
        )


def read_terms(text: str) -> list[Term]:
    """The terms of a query, all of which must be met.

    >>> read_terms('besluten "ett avtal"')
    [Term(stems=('beslut',), begins=None), Term(stems=('ett', 'avtal'), begins=None)]
    """
    plain = text.translate(_QUOTES)
    if plain.count('"') % 2:
        raise QueryError(f'{text}: a quotation mark is missing. Write "both of them"', text, plain.rindex('"'))
    terms: list[Term] = []
    for i, part in enumerate(plain.split('"')):
        written = [part] if i % 2 else part.split()
        terms.extend(term for word in written if (term := _term(word)))
    if text.strip() and not terms:
        raise QueryError(f"{text}: no words to search for", text, 0)
    return terms


def name_term(name: str) -> Term:
    """A person's name, as a term."""
    term = _term(name)
    if term is None:
        raise QueryError(f"{name}: not a name", name, 0)
    return term


def _term(written: str) -> Term | None:
    words = tokens(written)
    if not words:
        return None
    begins = words[-1] if written.rstrip().endswith("*") else None
    return Term(tuple(stem(word) for word in words), begins)
