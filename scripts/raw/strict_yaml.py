"""The strict subset of YAML in which people write: mappings, lists, and text on one line.

Nearly all files hold usual lines alone, which are read at once. Where one does not, libyaml reads
it all, so that each message and place is the same whichever reader came first.
"""

from __future__ import annotations

from functools import lru_cache

from scripts.raw.yaml.nodes import MAX_VALUE, Entry, Mapping, Node, Scalar, Sequence
from scripts.raw.yaml.usual import usual_lines

__all__ = ["MAX_VALUE", "Entry", "Mapping", "Node", "Scalar", "Sequence", "parse"]


@lru_cache(maxsize=4)  # a save reads a file, puts it into normal form, and looks what came of it
def parse(text: str, path: str) -> Node:
    """Parse one file's text. Raises `Refused` with every problem found, each at its line."""
    if (node := usual_lines(text, path)) is not None:
        return node
    from scripts.raw.yaml.events import every_line  # few files need it, and it takes long to load

    return every_line(text, path)
