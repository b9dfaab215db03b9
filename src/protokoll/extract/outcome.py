"""What a decision comes to (outcome), from its verb and its object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import regex

from protokoll.records import Outcome

# in order: the first class whose words stand in the clause is its outcome
_RULES: tuple[tuple[Outcome, regex.Pattern[str]], ...] = tuple(
    (outcome, regex.compile(words, regex.IGNORECASE))
    for outcome, words in (
        ("referred_back", r"\båterremitter|\båterremiss(?!yrk)|återgår\s+till"),
        ("postponed", r"\bbordlägg|\bbordlades|\bbordläggs|\bskjut(?:s|er|a)\s+upp|\bsköts?\s+upp|\buppskjut|flyttas\s+till\s+nästa|behandlas\s+vid\s+nästa"),
        ("withdrawn", r"^\W*(?:att\s+)?(?:\p{L}+\s+){0,2}?(?:ärendet|frågan|punkten|paragrafen|motionen|förslaget|interpellationen)\s+(?:utgår|utgick|dras|drogs|stryks|frångicks|avförs)|^\W*utgår\.?$|^[^,]{0,60}dras\s+tillbaka|\bavförs\s+från\s+dagordningen"),
        ("answered", r"\b(?:anse[rs]?|är|som|vara|förklara\w*|därmed)\s+(?:\w+\s+){0,5}?besvara(?:d|de|t)\b|\bbesvarad[e]?\b|\banses\s+tillgodosedd"),
        ("rejected", r"\bavslå(?:s|r)?\b|\bavslogs?\b|\bavslag\s+på|\bavstyrk|\bej\s+bifall|lämnas\s+utan\s+bifall|\bavvisa[sr]?\b|(?:godkän(?:ner|de)|antar|antog|bifaller|biföll|bevilja(?:s|r|de))\s+(?:inte|ej)\b|\bförkasta|\binte\s+bifalla"),
        ("elected", r"(?<!\bsom\b[^.]{0,70})(?:\bväljer\b|\bväljs\b|\bvaldes?\b|\bvälja\b|\butse(?:r|s|dde|ddes)?\b|\butsågs?\b|\bentledig|\bvald(?:a)?\s+till\b|\butsedd|\bförrätta\w*\s+val|\badjunger|\bröstades\s+(?:som|in)\b|\bvaldes\b|förslage[nt]\w*\s+till\s+val\b|godkändes\s+enhälligt\s+som|\bomval)"),
        ("noted", r"\bnoter(?:ar|as|ade|ades|a)\b|\banteckn(?:ar|as|ade|ades|a)\b|till\s+handlingarna|\b(?:tar|tog|tagit|ta)\s+del\s+av|informationen|\bmottar\b|med\s+godkännande|till\s+protokollet|förklaras\s+fullgj"),
        ("approved", r"."),
    )
)
_NOTHING = regex.compile(r"^(?:inga|ingen|inget)\b|förekom\s+(?:inte|ej)|inget\s+att\s+(?:redovisa|anmäla|rapportera)", regex.IGNORECASE)
_REPORTS = regex.compile(r"delegation|delegering|delegerade|delegera[td]|\banmäl(?:an|da|ning)|information|meddelande|delgivning|\brapport(?:er)?\b|för kännedom|inkomna|uppdragslista", regex.IGNORECASE)
_REPORT_APPROVED = regex.compile(r"\b(?:redovisning(?:en)?|rapport(?:en|er)?|informationen|anmälan|anmälningarna|sammanställningen|listan)\b.{0,60}\bgodkänn", regex.IGNORECASE)
_REPORT_APPROVED_BEFORE = regex.compile(r"godkän(?:ner|de)\s+(?:redovisningen|informationen|rapporten|anmälan)", regex.IGNORECASE)
_RESIGNS = regex.compile(r"avsägelse|entledigande|avsäg", regex.IGNORECASE)
# "Mötet antog valberedningens förslag" under "Val av styrelse" elects
_ELECTION = regex.compile(r"(?:personval|fyllnadsval|kompletteringsval|kommunalt kompletteringsval|valärenden?|val av)\b", regex.IGNORECASE)
_OBJECTS = (
    (regex.compile(r"\bmotion", regex.IGNORECASE), regex.compile(r"\bmotion", regex.IGNORECASE)),
    (regex.compile(r"medborgarförslag|e-förslag", regex.IGNORECASE), regex.compile(r"förslaget|medborgarförslag", regex.IGNORECASE)),
    (regex.compile(r"interpellation|enkel fråga", regex.IGNORECASE), regex.compile(r"(?:interpellation|fråga)\w*\s+(?!får)", regex.IGNORECASE)),
    (regex.compile(r"hemställan", regex.IGNORECASE), regex.compile(r"hemställan", regex.IGNORECASE)),
    (regex.compile(r"\bval\b|fyllnadsval|kompletteringsval|valärende|förekommande val", regex.IGNORECASE), regex.compile(r"\bval|\butse|\butsåg|\bval[dt]", regex.IGNORECASE)),
)
OUTCOMES: tuple[str, ...] = get_args(Outcome)


def read_outcome(clauses: Sequence[str], text: str, title: str) -> Outcome | None:
    """The outcome of the main clause: the one that settles what the title names, else the first."""
    main = _main(clauses, title) or text
    if _NOTHING.search(main.strip()):
        return None
    if _RESIGNS.search(title) and _RESIGNS.search(main) and not regex.search(r"avslå|avslag|bordl", main, regex.IGNORECASE):
        return "approved"
    if (_REPORT_APPROVED.search(main) or _REPORT_APPROVED_BEFORE.search(main)) and _REPORTS.search(title + " " + main):
        return "noted"
    outcome = next(outcome for outcome, words in _RULES if words.search(main) or outcome == "approved")
    return "elected" if outcome == "approved" and _ELECTION.match(title) else outcome


def _main(clauses: Sequence[str], title: str) -> str | None:
    for named, settles in _OBJECTS:
        if named.search(title):
            hit = next((c for c in clauses if settles.search(c)), None)
            if hit is not None:
                return hit
    return clauses[0] if clauses else None
