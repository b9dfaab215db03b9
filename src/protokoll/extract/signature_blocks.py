"""Signature blocks: role labels with names beside, below or above them, in one column or several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from protokoll.extract.roster import Roster
from protokoll.extract.signature_names import ROLE, names_in, role_of
from protokoll.lexicon.labels import match_label
from protokoll.outline.form_labels import NAME
from protokoll.records import SignatureRole
from protokoll.text import Cell, Found, Line, Text

# Ordförande §§ 12–20 ……… / Sekreterare        Paragrafer 62–69
_AFTER_ROLE = regex.compile(
    r"(?:\s*§+[\s\d,–-]+(?:och\s+\d+)?)?[\s:.…_\-–—]*(?:(?:den\s+)?\d[\d\s\p{Ll}./-]*\d(?=\s|$))?\s*(?:Paragraf.*)?"
)
_BEFORE_ROLE = regex.compile(r"(?:\*+|under-?skrift(?:er)?\s*:?\s+)(?=\p{L})", regex.IGNORECASE)
_STOP = regex.compile(
    r"[*#\s]*(?:anslag|bevis|tillkännagiv|protokollet\s+(?:är|har|anslås|finns)|justeringen\s+(?:är|har)|"
    r"organ\b|instans\b|"
    r"nämnd/styrelse|förvaringsplats|underskrift(?!er)|utdragsbestyrk|rätt\s+(?:utdraget|avskrivet)|"
    r"datum\s+(?:för|då)|ärendelista|innehåll)",
    regex.IGNORECASE,
)
_ATTENDANCE = frozenset({"members", "serving", "substitutes", "others", "officials", "absent"})
_RULE = regex.compile(r"[.…_·\s]{5,}|-{5,}")
_REACH = 8
_SAME = 6.0


@dataclass(slots=True)
class Signed:
    """A name in a signature block with its role; `line` and `column` say where it stands."""

    name: Found[str]
    role: SignatureRole
    line: int
    column: float
    span: bool = False


@dataclass(slots=True)
class _Label:
    """A role label; `verb` is true for `Justeras`, under which the chair signs too."""

    role: SignatureRole
    verb: bool
    column: float
    line: int
    small: bool
    ranged: bool = False
    names: int = 0


def read_block(text: Text, start: int, end: int, roster: Roster) -> list[Signed]:
    """The signatures between two offsets, down to where the notice (or an attendance list) begins."""
    block = _Block(text, roster)
    for index, line in enumerate(text.lines_in(start, end)):
        if _ends(text, line):
            if block.signed:
                break
            block.labels, block.loose = [], []
            continue
        block.read(index, line)
    return _checked(block.signed, roster) if block.signed else block.ruled


def _ends(text: Text, line: Line) -> bool:
    if _STOP.match(text.content, line.start, line.end):
        return not any(ROLE.match(text.content, c.start, c.end) for c in line.cells[1:])
    label = match_label(text.of(line))
    return label is not None and label.key in _ATTENDANCE and not ROLE.match(text.content, line.start, line.end)


def _checked(signed: list[Signed], roster: Roster) -> list[Signed]:
    """Where only the chair's label survived, who signed after the chair is an adjuster."""
    chairs = [s for s in signed if s.role == "chair"]
    if len(chairs) > 1 and not any(s.role == "adjuster" for s in signed) and not any(s.span for s in chairs):
        for one in chairs[1:]:
            one.role = "adjuster"
    return signed


class _Block:
    """Reads lines one by one. `labels` are those that names may belong to, `loose` are names waiting for a label."""

    def __init__(self, text: Text, roster: Roster) -> None:
        self.text = text
        self.roster = roster
        self.signed: list[Signed] = []
        self.labels: list[_Label] = []
        self.loose: list[tuple[Found[str], float, int]] = []
        self.ruled: list[Signed] = []  # names under a line to sign on, for a block without any label
        self.rules: tuple[float, ...] = ()
        self.under_rule = False  # the line before holds such names
        self.over = False  # names stand over their labels

    def read(self, index: int, line: Line) -> None:
        labels: list[_Label] = []
        names: list[tuple[Found[str], float]] = []
        under, self.under_rule = self.under_rule, False
        if under and self._holds_titles(line):
            self._titles(index, [label for cell in line.cells if (label := self._label(index, cell)[0])])
            self.rules = ()
            return
        for cell in line.cells:
            label, rest = self._label(index, cell)
            if label:
                labels.append(label)
            for name, title in names_in(self.text, rest, cell.end, self.roster) if rest < cell.end else ():
                role = ROLE.fullmatch(title.strip()) if title and not label else None
                if role:
                    self._sign(name, role_of(role), False, index, cell.column)
                elif labels:
                    self._give(name, labels[-1], index, cell.column)
                else:
                    names.append((name, cell.column))
        if labels:
            self._labelled(index, line, labels)
        for name, column in names:
            self._named(name, column, index)
            if any(abs(rule - column) <= _SAME for rule in self.rules):
                self.under_rule = True
                self.ruled.append(Signed(name, _held(name.value, self.roster), index, column))
        content = self.text.content
        self.rules = tuple(c.column for c in line.cells if _RULE.fullmatch(content, c.start, c.end))

    def _label(self, index: int, cell: Cell) -> tuple[_Label | None, int]:
        """The role label that a cell begins with, and where its rest begins."""
        content = self.text.content
        skip = _BEFORE_ROLE.match(content, cell.start, cell.end)
        start = skip.end() if skip else cell.start
        role = ROLE.match(content, start, cell.end)
        if role is None or (role.end() < cell.end and content[role.end()].isalnum()):
            return None, start
        after = _AFTER_ROLE.match(content, role.end(), cell.end)
        rest = after.end() if after else role.end()
        if rest < cell.end and content[rest].islower():
            return None, cell.end
        ranged = "§" in content[role.end() : rest]
        return _Label(role_of(role), bool(role["verb"]), cell.column, index, content[start].islower(), ranged), rest

    def _labelled(self, index: int, line: Line, labels: list[_Label]) -> None:
        free = [label for label in labels if not label.names]
        if free and free[0].small and self._titles(index, free):
            return
        if free and self.loose and (self.over or not self.labels) and index - self.loose[-1][2] <= 2:
            for name, column, row in self.loose:
                self._give(name, min(free, key=lambda lab: abs(lab.column - column)), row, column)
            self.over, self.loose, self.labels = True, [], labels
            return
        stacked = (
            self.labels and len(labels) == 1 and not line.gap and all(not lab.names for lab in (*self.labels, *labels))
        )
        self.labels = [*self.labels, *labels] if stacked and self.labels[-1].line == index - 1 else labels
        self.loose = []

    def _holds_titles(self, line: Line) -> bool:
        """Under `Justeras`, a line to sign on and the names on it: titles, and no labels of names further down."""
        following = self.text.lines[line.index + 1 : line.index + 2]
        names_below = any(not near.gap and NAME.match(self.text.of(near)) for near in following)
        verbs = bool(self.labels) and all(label.verb for label in self.labels)
        return verbs and not line.gap and not names_below

    def _titles(self, index: int, labels: list[_Label]) -> bool:
        """`ordförande` right under a name says that person's role."""
        found = False
        for label in labels:
            for one in self.signed[::-1]:
                if one.line == index - 1 and abs(one.column - label.column) <= _SAME and not self.over:
                    one.role, found = label.role, True
                    break
        return found

    def _named(self, name: Found[str], column: float, index: int) -> None:
        near = [lab for lab in self.labels if index - lab.line <= _REACH or lab.names]
        if self.over or not near:
            self.loose = [entry for entry in self.loose if index - entry[2] <= 1] + [(name, column, index)]
            return
        rows = {lab.line for lab in near}
        if len(rows) > 1:  # labels one under the other, then the names in the same order
            label = next((lab for lab in near if not lab.names), near[-1])
        else:
            label = min(near, key=lambda lab: abs(lab.column - column))
        self._give(name, label, index, column)

    def _give(self, name: Found[str], label: _Label, index: int, column: float) -> None:
        label.names += 1
        role = label.role
        if label.verb and _chaired(self.text, name.value, self.roster):
            role = "chair"
        self._sign(name, role, label.ranged, index, column)

    def _sign(self, name: Found[str], role: SignatureRole, ranged: bool, index: int, column: float) -> None:
        self.signed.append(Signed(name, role, index, column, ranged))


def _held(name: str, roster: Roster) -> SignatureRole:
    """The role in which somebody signs who is listed with an office."""
    person = roster.find(name)
    office = person.office if person else None
    if office in ("secretary", "adjuster"):
        return "secretary" if office == "secretary" else "adjuster"
    return "chair" if office else "other"


def _chaired(text: Text, name: str, roster: Roster) -> bool:
    """Whether somebody who signs under `Justeras` chaired the meeting."""
    person = roster.find(name)
    if person and person.office:
        return person.office == "chair"
    words = regex.escape(name)
    told = (
        rf"ordföranden?,?(?:[ ]+|[ ]*\n[ ]*){words}|"
        rf"{words}\s+(?:till|som)\s+\p{{L}}*(?:mötes|stämmo)\p{{L}}*ordförande|"
        rf"(?:ordförande\s+(?:för|vid)\s+(?:mötet|stämman|årsmötet|dagens\s+\p{{L}}+)|mötesordförande)\s+\p{{L}}+\s+{words}|"
        rf"{words}\s+att\s+leda\b|(?:mötes|stämmo)ordförande[ ]*:?[ ]+{words}"
    )
    return regex.search(told, text.content, regex.IGNORECASE) is not None


def stacked_roles(text: Text, lines: tuple[Line, ...]) -> Iterator[int]:
    """Where three roles stand together (Sekreterare …, Ordförande …, Justerare …): offsets of their first lines."""
    for at, line in enumerate(lines):
        roles = set()
        for near in lines[at : at + 6]:
            role = ROLE.match(text.content, near.start, near.end)
            if role and text.content[role.end() : role.end() + 1] in (":", " ", "\n", ""):
                roles.add(role_of(role))
        first = ROLE.match(text.content, line.start, line.end)
        if first and len(roles) == 3:
            above = lines[at - 1] if at else None
            yield above.start if above and not line.gap and _stands_over(text, above) else line.start


def _stands_over(text: Text, line: Line) -> bool:
    """Whether a line under a blank one is a name alone: its role stands below it."""
    return bool(line.gap and len(line.cells) == 1 and NAME.fullmatch(text.content, line.start, line.end))
