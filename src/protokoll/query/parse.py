"""How the text of a query is read: one function a rule of the language.

    either  = both ("OR" both)*
    both    = one+                      "AND" may stand between
    one     = ("NOT" | "-") one | field value | value
    value   = "(" either ")" | NEAR(word word, 5) | "phrase" | word | beginning*
"""

from __future__ import annotations

from protokoll.errors import QueryError
from protokoll.query import lexer
from protokoll.query.fields import FILTER_FIELDS, TEXT_FIELDS
from protokoll.query.lexer import Sign
from protokoll.query.tree import And, Filter, Near, Node, Not, Or, Word
from protokoll.query.words import Term, phrase_term, word_term

_DISTANCE = 10
_STARTS = frozenset({lexer.WORD, lexer.PHRASE, lexer.OPEN, lexer.NOT, lexer.NEAR, lexer.FIELD})


def parse(query: str) -> Node | None:
    """The tree of a query; None where nothing is asked. A fault raises QueryError with its place."""
    if not query.strip():
        return None
    parser = _Parser(query)
    node = parser.either(None)
    parser.end()
    if node is None:
        raise QueryError(f"{query}: no words to search for", query, 0)
    return node


class _Parser:
    def __init__(self, query: str) -> None:
        self._query = query
        self._signs = lexer.signs(query)
        self._at = 0

    @property
    def _next(self) -> Sign:
        return self._signs[self._at]

    def _take(self) -> Sign:
        sign = self._next
        self._at += 1
        return sign

    def _fault(self, message: str, start: int) -> QueryError:
        return QueryError(message, self._query, start)

    def end(self) -> None:
        if self._next.kind == lexer.CLOSE:
            raise self._fault("a ) without its (. Take it out, or put it in quotation marks", self._next.start)

    def either(self, field: str | None) -> Node | None:
        parts = [self._both(field)]
        while self._next.kind == lexer.OR:
            sign = self._take()
            if parts[-1] is None:
                raise self._fault("OR needs something before it: a OR b", sign.start)
            parts.append(self._both(field))
            if parts[-1] is None:
                raise self._fault("OR needs something after it: a OR b", sign.start)
        asked = tuple(part for part in parts if part is not None)
        return asked[0] if len(asked) == 1 else Or(asked) if asked else None

    def _both(self, field: str | None) -> Node | None:
        parts: list[Node] = []
        while True:
            if self._next.kind == lexer.AND:
                sign = self._take()
                if not parts or self._next.kind not in _STARTS:
                    raise self._fault("AND needs something on both sides: a AND b", sign.start)
            if self._next.kind not in _STARTS:
                return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None
            part = self._one(field)
            if part is not None:
                parts.append(part)

    def _one(self, field: str | None) -> Node | None:
        if self._next.kind == lexer.NOT:
            sign = self._take()
            if self._next.kind not in _STARTS:
                raise self._fault(f"{sign.text} needs something after it: {sign.text} avslag", sign.start)
            part = self._one(field)
            if part is None:
                raise self._fault(f"no words after {sign.text}", sign.start)
            return Not(part)
        if self._next.kind == lexer.FIELD:
            sign = self._take()
            if field is not None:
                raise self._fault(f"{sign.text}: a field inside another field. Close the bracket first", sign.start)
            part = self._value(sign.text, sign)
            if part is None:
                raise self._fault(f"{sign.text}: needs a value, as in {sign.text}:{_example(sign.text)}", sign.start)
            return part
        return self._value(field, None)

    def _value(self, field: str | None, asked: Sign | None) -> Node | None:
        sign = self._next
        if sign.kind == lexer.OPEN:
            return self._bracket(field)
        if sign.kind == lexer.NEAR:
            return self._near(field)
        if sign.kind not in {lexer.WORD, lexer.PHRASE}:
            return None
        self._take()
        if field in FILTER_FIELDS:
            return self._filter(FILTER_FIELDS[field], sign)
        term = phrase_term(sign.text) if sign.kind == lexer.PHRASE else word_term(sign.text)
        if term is None:
            if asked or sign.kind == lexer.PHRASE:
                raise self._fault("no letters or figures to search for", sign.start)
            return None
        return Word(term, TEXT_FIELDS[field] if field else None)

    def _filter(self, field: str, sign: Sign) -> Filter:
        value = sign.text
        if field == "case" and sign.kind == lexer.WORD and not any(map(str.isdigit, value)):
            following = self._next  # dnr:KS 2031/14
            if following.kind == lexer.WORD and any(map(str.isdigit, following.text)):
                value = f"{value} {self._take().text}"
        return Filter(field, value.strip(), self._query, sign.start)

    def _bracket(self, field: str | None) -> Node:
        opening = self._take()
        node = self.either(field)
        if self._next.kind != lexer.CLOSE:
            raise self._fault("a ( without its ). Close it", opening.start)
        self._take()
        if node is None:
            raise self._fault("nothing between ( and )", opening.start)
        return node

    def _near(self, field: str | None) -> Near:
        near = self._take()
        if field in FILTER_FIELDS:
            raise self._fault(f"NEAR cannot stand in {field}:", near.start)
        self._take()
        terms: list[Term] = []
        distance = _DISTANCE
        while self._next.kind in {lexer.WORD, lexer.PHRASE}:
            sign = self._take()
            text, comma, number = sign.text.partition(",") if sign.kind == lexer.WORD else (sign.text, "", "")
            term = phrase_term(text) if sign.kind == lexer.PHRASE else word_term(text)
            terms += [term] if term else []
            if comma:
                number = number or (self._take().text if self._next.kind == lexer.WORD else "")
                if not number.isdecimal():
                    raise self._fault("after the comma in NEAR stands a number: NEAR(skola taxi, 5)", sign.start)
                distance = min(int(number), 1000)
                break
        if self._next.kind != lexer.CLOSE:
            raise self._fault("NEAR holds only words and a number, and ends with ): NEAR(skola taxi, 5)", near.start)
        self._take()
        if len(terms) < 2:
            raise self._fault("NEAR needs two words or more: NEAR(skola taxi, 5)", near.start)
        return Near(tuple(terms), distance, TEXT_FIELDS[field] if field else None)


def _example(field: str) -> str:
    kinds = {"case": '"KS 2031/14"', "date": "2031-01..2031-06", "outcome": "avslag", "number": "12", "kind": "utdrag",
             "role": "reservant", "party": "S"}
    return kinds.get(FILTER_FIELDS.get(field, ""), "skola")
