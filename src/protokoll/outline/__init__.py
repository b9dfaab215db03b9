"""From lines to a tree: front page, contents, paragraphs with sections, annexes, closing."""

from protokoll.outline.tree import Block, Item, Outline, Region

__all__ = ["Block", "Item", "Outline", "Region"]
