"""One paragraph record from one item of the outline."""

from __future__ import annotations

import regex

from protokoll.extract.clauses import is_marked, read_clauses
from protokoll.extract.decisions import after_formula, decision_blocks, read_decisions, read_reported
from protokoll.extract.presenters import read_documents, read_presenters, read_recipients
from protokoll.extract.references import read_references
from protokoll.extract.reservations import read_recused, read_reservations, read_statements
from protokoll.extract.roster import Roster
from protokoll.extract.sentences import sentences
from protokoll.extract.votes import read_votes
from protokoll.extract.yrkanden import read_yrkanden
from protokoll.lexicon import bodies
from protokoll.lexicon.grammar import pattern
from protokoll.outline import Block, Item
from protokoll.records import CaseNumber, Decision, DocumentKind, Paragraph, Proposal, Section
from protokoll.shapes import prose
from protokoll.shapes.case_numbers import CaseMatch
from protokoll.text import Found, Span, Text

_SUMMARY = ("summary", "background")
_RUNNING = ("text", "information")


def read_paragraph(text: Text, item: Item, kind: DocumentKind, body: str | None, roster: Roster) -> Paragraph:
    """All that is read of one item of a document of some kind; `body` is the document's own organ."""
    decisions = _decisions(text, item, kind, body)
    last = max(item.body, _last_character(text, item.start, item.end) - 1)
    return Paragraph.read(
        number=item.number if not item.synthetic else item.number.value,
        title=item.title,
        case_numbers=tuple(read_case(text, c) for c in item.case_numbers),
        summary=read_summary(text, item, decisions) if kind != "news" else None,
        sections=tuple(_section(text, b) for b in item.blocks),
        proposals=read_proposals(text, item, body),
        yrkanden=read_yrkanden(text, item, roster),
        votes=read_votes(text, item, roster),
        decisions=decisions,
        reservations=read_reservations(text, item, roster),
        statements=read_statements(text, item, roster),
        recused=read_recused(text, item, roster),
        presenters=read_presenters(text, item),
        documents=read_documents(text, item),
        recipients=read_recipients(text, item),
        references=read_references(text, item),
        immediate=item.immediate,
        pages=(text.page_at(item.start), text.page_at(last)),
    )


def _decisions(text: Text, item: Item, kind: DocumentKind, body: str | None) -> tuple[Decision, ...]:
    """An agenda and a memo decide nothing, a news text reports."""
    if kind in ("agenda", "memo"):
        return ()
    return read_reported(text, item, body) if kind == "news" else read_decisions(text, item, body)


def read_case(text: Text, match: CaseMatch) -> CaseNumber:
    """A case number's record."""
    return CaseNumber.read(raw=text.found(match.start, match.end), key=match.key)


_LISTED = regex.compile(r"(?:[a-z]|\d{1,2})[.)]\s")
_RULES_BELOW = regex.compile(r"(?:\s*[_=–—-]{3,}\s*)+$")


def passage(text: Text, start: int, end: int) -> Found[str] | None:
    """The prose between two offsets, unwrapped; None where nothing is said."""
    rule = _RULES_BELOW.search(text.content, start, end)
    span = text.span(start, rule.start() if rule else end)
    said = text.content[span.start : span.end]
    return Found(prose.read(said), span) if any(c.isalnum() for c in said) else None


def read_summary(text: Text, item: Item, decisions: tuple[Decision, ...]) -> Found[str] | None:
    """What the matter is: its summary sections, else its running text before the decision."""
    if item.withheld:
        return None
    run: list[Block] = _run(text, item, _SUMMARY)
    if run:
        return passage(text, run[0].start, _before_decision(decisions, run[0].start, run[-1].end))
    run = _run(text, item, _RUNNING)
    if not run or any(b.role in ("decision", "recommendation") for b in item.blocks[: item.blocks.index(run[0])]):
        return None
    first = run[0]
    # "Information från förvaltningen" names the matter, "Informationsärende" only the kind of item
    named = first.heading is not None and first.heading.span is not None and " " in first.heading.value
    span = first.heading.span if named and first.heading else None
    start = span.start if span else _after_subheading(text, first)
    start, end = _matter(text, start, _before_decision(decisions, first.start, run[-1].end))
    return passage(text, start, max(start, end))


def _run(text: Text, item: Item, roles: tuple[str, ...]) -> list[Block]:
    """The first blocks of some roles that follow each other."""
    run: list[Block] = []
    for block in item.blocks:
        if block.role in roles and passage(text, block.start, block.end):
            run.append(block)
        elif run:
            break
    return run


def _matter(text: Text, start: int, end: int) -> tuple[int, int]:
    """The sentences of a running text up to the first that moves, votes or signs; such a one at the top is passed."""
    begun = False
    for a, b in sentences(text, start, end):
        if pattern("<procedure>").search(text.content, a, b):
            if begun:
                return start, a
            start = b
        else:
            begun = True
    return start, end


def _before_decision(decisions: tuple[Decision, ...], start: int, end: int) -> int:
    """Where the first decision that stands between two offsets begins, else the second offset."""
    spans = [d.spans.get("text") for d in decisions]
    return min([end, *(s.start for s in spans if isinstance(s, Span) and start <= s.start < end)])


def _after_subheading(text: Text, block: Block) -> int:
    """A short line by itself at the top of the running text is a sub-heading, not what the matter is."""
    lines = text.lines_in(block.start, block.end)
    if len(lines) < 2:
        return block.start
    words = text.of(lines[0])
    if is_marked(text, lines[0]) and is_marked(text, lines[1]):
        return block.start
    if _LISTED.match(words) and len(words.split()) <= 10 and words[-1] not in ".:;,":
        return lines[0].end
    if not lines[1].gap:
        return block.start
    a_title = len(words.split()) <= 6 and ". " not in words and words[-1].isalnum() and words[0].isupper()
    return lines[0].end if a_title and not is_marked(text, lines[1]) else block.start


# "Se beredningsprotokollet." stands for a proposal that is not here
_ELSEWHERE = regex.compile(
    r"(?:se|enligt)\s+(?:bilaga|separat|beredning|protokoll|handling|tjänsteskriv)[^\n]{0,50}\.(?:\s|$)",
    regex.IGNORECASE,
)


def read_proposals(text: Text, item: Item, body: str | None) -> tuple[Proposal, ...]:
    """Each section with a proposal for the decision (förslag till beslut), without its heading."""
    found = []
    decided = decision_blocks(text, item, body)
    for block in item.blocks:
        if block.role not in ("proposal", "recommendation") or block in decided:
            continue
        begin = passage(text, block.start, block.end)
        said = begin and begin.span and passage(text, after_formula(text, begin.span.start, block.end), block.end)
        if said is None or said.span is None or _ELSEWHERE.match(said.value):
            continue
        found.append(Proposal.read(by=_proposer(text, block), text=said,
                                   clauses=read_clauses(text, said.span.start, said.span.end)))
    return tuple(found)


def _proposer(text: Text, block: Block) -> Found[str] | None:
    """`Arbetsutskottets förslag till beslut`: whose proposal the heading, or the first words, say it is."""
    places = [block.heading.span] if block.heading and block.heading.span else []
    for span in places:
        for m in bodies.find_bodies(text.content, span.start, span.end):
            return text.found(m.start, m.end)
        word = text.content[span.start : span.end].split()[0]
        if word.endswith(("ens", "ets")):
            return text.found(span.start, span.start + len(word) - 1)
    for m in bodies.find_bodies(text.content, block.start, min(block.end, block.start + 60)):
        return text.found(m.start, m.end)
    return None


def _section(text: Text, block: Block) -> Section:
    said = passage(text, block.start, block.end)
    return Section.read(role=block.role, heading=block.heading, text=said if said is not None else "")


def _last_character(text: Text, start: int, end: int) -> int:
    while end > start and text.content[end - 1].isspace():
        end -= 1
    return end
