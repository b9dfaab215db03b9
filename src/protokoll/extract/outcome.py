"""What a decision comes to (outcome), from its verb and its object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from protokoll.lexicon import outcomes
from protokoll.records import Outcome


def read_outcome(clauses: Sequence[str], text: str, title: str) -> Outcome | None:
    """The outcome of the main clause: the one that settles what the title names, else the first.

    None where nothing was there to decide (`Inga anmälningar förekom`).
    """
    main = _main(clauses, title) or text
    if outcomes.has("nothing", main):
        return None
    if outcomes.has("resignation", title) and outcomes.has("resignation", main):
        if not outcomes.has("resignation_otherwise", main):
            return "approved"
    elif outcomes.has("resignation", title) and outcomes.has("resignation_granted", main):
        return "approved"
    elif outcomes.has("report_approved", main) and outcomes.has("report", f"{title} {main}"):
        return "approved" if outcomes.has("follow_up", title) else "noted"
    lead = text.partition(clauses[0])[0] if clauses else ""
    outcome = outcomes.outcome_of(main) or outcomes.outcome_of(lead) or "approved"
    if outcome == "approved" and outcomes.has("election", title) and outcomes.has("adopts", main):
        return "elected"
    return cast(Outcome, outcome)


def _main(clauses: Sequence[str], title: str) -> str | None:
    for settles in outcomes.settling(title):
        sentences = (sentence for clause in clauses for sentence in clause.split(". "))
        hit = next((sentence for sentence in sentences if settles.search(sentence)), None)
        if hit is not None:
            return hit
    return clauses[0] if clauses else None
