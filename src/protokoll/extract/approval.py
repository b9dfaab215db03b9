"""How the minutes were approved: who signed them, and when the adjustment was announced."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.extract import notice
from protokoll.extract.esignatures import PAGE, ESigned, read_esigned
from protokoll.extract.roster import Roster, fold
from protokoll.extract.signature_blocks import Signed, read_block, stacked_roles
from protokoll.extract.signature_names import ROLE, names_in
from protokoll.extract.signature_pairs import paired
from protokoll.outline.form_labels import NAME
from protokoll.outline.tree import Outline
from protokoll.records import Notice, Signature
from protokoll.text import Line, Text

# Where a signature block begins.
_OPENS = regex.compile(
    r"[*#\s]*(?:(?:justering\s+och\s+)?underskrift(?:er)?\b(?!\s*/)|under-|justeringens\s+(?:plats|tid)|"
    r"plats\s+och\s+tid\s+för\s+juster|tid\s+och\s+plats\s+för\s+juster|"
    r"justeringens\b|signaturer|vid\s+(?:protokollet|pennan|anteckningarna)|justeras\b|justerat\b|"
    r"protokollet\s+har\s+justerats\s+\p{L}+\s+av)",
    regex.IGNORECASE,
)
_DOTS = regex.compile(r"[.…_·]{5,}|(?:[.…_]\s?){6,}|-{10,}")
_NOTICE = regex.compile(r"[*#\s]*(?:anslag|bevis(?:\s*/|\s+om)|tillkännagiv)", regex.IGNORECASE)
_SIGNS = regex.compile(
    r"vid\s+(?:protokollet|pennan|anteckningarna)|underskrifter|rätt\s+(?:utdraget|avskrivet)", regex.IGNORECASE
)
_NAME_ROLE = regex.compile(
    r"\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+(?: \(\p{L}{1,4}\))?(?:, | \()"
    r"(?P<role>(?i:(?:mötes|stämmo|årsmötes)?(?:sekreterare|ordförande)|justerare|protokollförare))\)?"
)
_DIGITAL = regex.compile(
    r"(?:denna|detta|den här|det här)\s+(?:handling|beslut|dokument|skrivelse)(?:en|et)?\s+(?:har|är)\s+"
    r"(?:godkänt?s?|signerat?s?|undertecknat?s?|fattat?s?|beslutat?s?)\s+(?:digitalt|elektroniskt)",
    regex.IGNORECASE,
)
_GREETING = regex.compile(
    r"(?:på\s+uppdrag\s+av|med\s+vänlig(?:a)?\s+hälsning|vänlig(?:a)?\s+hälsning|hälsningar|"
    r"för\s+\p{Lu}?\p{L}*(?:styrelsen|nämnden|utskottet|samrådet|gruppen))",
    regex.IGNORECASE,
)


def read_signatures(text: Text, outline: Outline, roster: Roster) -> tuple[Signature, ...]:
    """Who signed: signature blocks, e-signature pages, and the names under a letter."""
    blocks: list[Signed] = []
    electronic: list[ESigned] = []
    for start, end in _open_stretches(text, outline):
        page = _page(text, start, end)
        if page is not None:
            electronic += read_esigned(text, page, _notice_start(text, page, end), roster)
        stop = page if page is not None else end
        block = paired(text, start, stop)
        first = _opening(text, start, stop)
        if block is not None:
            blocks += [Signed(name, role, 0, 0.0) for name, role in block.signed]
        elif first is not None:
            blocks += read_block(text, first, stop, roster)
    signatures = _merged(blocks, electronic)
    return signatures or tuple(_letter(text, outline, roster))


def read_notice(text: Text, outline: Outline) -> Notice | None:
    """The dates of the notice; None where no date is printed."""
    posted = removed = None
    for start, end in _open_stretches(text, outline):
        one, other = notice.read_dates(text, start, end)
        posted, removed = posted or one, removed or other
    if not (posted or removed) and all(item.synthetic for item in outline.items):
        posted, removed = notice.read_dates(text, 0, len(text.content))
    return Notice.read(posted=posted, removed=removed) if posted or removed else None


def _open_stretches(text: Text, outline: Outline) -> Iterator[tuple[int, int]]:
    """The text outside the items: before the first, between, after the last (and the end of that, if it signs off)."""
    contents = outline.region("contents")
    at = 0
    for item in outline.items:
        if item.start > at:
            yield at, min(item.start, contents.start) if contents and contents.start >= at else item.start
            if contents and at <= contents.start and contents.end < item.start:
                yield contents.end, item.start
        at = item.end
    last = outline.items[-1] if outline.items else None
    tail = _tail(text, last.body, last.end) if last else 0
    yield (tail if tail is not None else at), len(text.content)


def _tail(text: Text, start: int, end: int) -> int | None:
    """Where the last item is over although nothing says so: at a signature label or a notice heading."""
    block = paired(text, start, end)
    if block is not None:
        return block.start
    lines = text.lines_in(start, end)
    for index, line in enumerate(lines):
        words = text.of(line)
        dated = len(words) < 40 or notice.read_dates(text, line.start, line.end) != (None, None)
        if (_NOTICE.match(words) and dated) or _titled(text, lines[index : index + 3]):
            return line.start
        if (len(words) < 60 and _SIGNS.match(words)) or (text.search(PAGE, line.start, line.end) and len(words) < 90):
            return line.start
        if _bare_role(text, line):
            return lines[index - 1].start if index and _over_role(text, lines[index - 1]) else line.start
    return next(stacked_roles(text, text.lines_in(start, end)), None)


def _page(text: Text, start: int, end: int) -> int | None:
    """Where an e-signature page begins."""
    for line in text.lines_in(start, end):
        if text.search(PAGE, line.start, line.end):
            return line.start
    return None


def _notice_start(text: Text, start: int, end: int) -> int:
    """Where a notice begins under the signatures: its dates are nobody's signature."""
    lines = text.lines_in(start, end)
    return next((line.start for line in lines if _NOTICE.match(text.of(line)) and len(text.of(line)) < 60), end)


def _opening(text: Text, start: int, end: int) -> int | None:
    """Where a signature block begins: at its label, else at the first role with a line to sign on."""
    lines = text.lines_in(start, end)
    for line in lines:
        if _OPENS.match(text.content, line.start, line.end):
            return line.start
    for index, line in enumerate(lines):
        if any(ROLE.match(text.content, c.start, c.end) for c in line.cells) and _dotted(
            text, lines[index : index + 3]
        ):
            return line.start
    stacked = next(stacked_roles(text, lines), None)
    if stacked is not None:
        return stacked
    for index, line in enumerate(lines):
        if _titled(text, lines[index : index + 3]):
            return line.start
        over = _over_role(text, lines[max(0, index - 1)])
        if _bare_role(text, line) and (start or over or len(line.cells) > 2):
            return line.start if len(line.cells) > 2 and not over else lines[max(0, index - (1 if over else 2))].start
    return None


def _dotted(text: Text, lines: tuple[Line, ...]) -> bool:
    return any(text.search(_DOTS, line.start, line.end) for line in lines)


def _title(text: Text, line: Line) -> str | None:
    """The role that a line prints after a name (Maj Ekdal, ordförande), with nothing else on it."""
    match = _NAME_ROLE.fullmatch(text.content, line.start, line.end)
    return match["role"].lower() if match else None


def _titled(text: Text, lines: tuple[Line, ...]) -> bool:
    """Whether these lines begin with a name and a role, and hold two different roles."""
    return _title(text, lines[0]) is not None and len({_title(text, near) for near in lines} - {None}) > 1


def _over_role(text: Text, line: Line) -> bool:
    return all(NAME.fullmatch(text.content, c.start, c.end) for c in line.cells)


def _bare_role(text: Text, line: Line) -> bool:
    """A line of nothing but role labels."""
    return all(
        (m := ROLE.match(text.content, c.start, c.end)) and not text.content[m.end() : c.end].strip(" :.")
        for c in line.cells
    )


def _merged(blocks: list[Signed], electronic: list[ESigned]) -> tuple[Signature, ...]:
    """Each signer once; an e-signature adds its time to the name of a block."""
    by_name = {fold(e.name.value): e for e in electronic}
    found: dict[tuple[str, str], Signature] = {}
    for signed in blocks:
        stamp = by_name.pop(fold(signed.name.value), None)
        role = stamp.role if stamp and stamp.role != "other" else signed.role
        found.setdefault(
            (fold(signed.name.value), role),
            Signature.read(
                name=signed.name,
                role=role,
                electronic=stamp is not None,
                signed_at=stamp.signed_at if stamp else None,
                provider=stamp.provider if stamp else None,
            ),
        )
    for one in by_name.values():
        found.setdefault(
            (fold(one.name.value), one.role),
            Signature.read(
                name=one.name,
                role=one.role,
                electronic=True,
                signed_at=one.signed_at,
                provider=one.provider,
            ),
        )
    return tuple(found.values())


def _letter(text: Text, outline: Outline, roster: Roster) -> Iterator[Signature]:
    """The names at the end of a letter: `På uppdrag av styrgruppen ⏎ Maj Ekdal och Siv Bodin, samordnare`."""
    if outline.items and not outline.items[0].synthetic:
        return
    lines = text.lines[-12:]
    yield from _over_digital(text, lines)
    for index, line in enumerate(lines):
        greets = _GREETING.match(text.content, line.start, line.end) and len(text.of(line)) < 120
        below = (
            lines[index + 1 : index + 4]
            if greets
            else (line,)
            if index == len(lines) - 2 and _over_titles(text, line, lines[-1])
            else ()
        )
        for one in below:
            for cell in one.cells:
                for name, title in names_in(text, cell.start, cell.end, roster):
                    role = ROLE.match(title.strip()) if title else None
                    yield Signature.read(name=name, role="chair" if role and role["chair"] else "other")
        if below:
            return


def _over_digital(text: Text, lines: tuple[Line, ...]) -> Iterator[Signature]:
    """The names over `Denna handling har godkänts digitalt och saknar därför namnunderskrift`."""
    for index, line in enumerate(lines):
        if not _DIGITAL.match(text.content, line.start, line.end):
            continue
        names: list[Line] = []
        while len(names) < index and _over_role(text, lines[index - 1 - len(names)]):
            names.insert(0, lines[index - 1 - len(names)])
        yield from (Signature.read(name=text.found(c.start, c.end), role="other") for one in names for c in one.cells)
        return


def _over_titles(text: Text, names: Line, titles: Line) -> bool:
    """A last line but one of names, each with a title under it."""
    if len(names.cells) != len(titles.cells) or titles.gap:
        return False
    return _over_role(text, names) and all(
        regex.fullmatch(r"\p{L}[\p{Ll}-]+(?: \p{L}[\p{Ll}-]+)*", text.content[c.start : c.end]) for c in titles.cells
    )
