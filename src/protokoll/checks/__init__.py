"""The paper's own redundancy and the law: what a document says twice must agree.

`check` is the small set about reading that every parse runs; `protokoll.checks.audit` has the whole set.
"""

from protokoll.checks.reading import check

__all__ = ["check"]
