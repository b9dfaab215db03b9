"""What goes out of the archive passes here: private data gets marks in its place, and what was masked is counted.

What is found to be private anywhere in a document is masked wherever the document says it again: a number that a
heading calls a personnummer is one in the decision, too.
"""

from protokoll.masking.mask import Log, Mask

__all__ = ["Log", "Mask"]
