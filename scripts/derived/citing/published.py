"""How Markdown and JSON are spelt where they are published, and what is computed in a page.

A block computed in a hand-written page, so that no number in it is typed, stands between
`<!-- computed: NAME -->` and `<!-- end -->`, each on a line of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from scripts.raw.visible import visible

BLOCK = re.compile(r"(<!-- computed: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

CODE = re.compile("(`[^`]+`)")
SIGNS = re.compile(r"([|<\[*_`\\])")


class Ready(str):
    """A cell that is Markdown already, such as a link of ours."""

    __slots__ = ()


def fill(text: str, blocks: Mapping[str, str]) -> str:
    """`text` with every block filled. Raises `KeyError` where nothing computes a block."""
    return BLOCK.sub(lambda match: f"{match[1]}{blocks[match[2]]}\n{match[3]}", text)


def named(text: str) -> list[tuple[int, str]]:
    """The line and the name of each computed block of `text`."""
    return [(text.count("\n", 0, hit.start()) + 1, hit[2]) for hit in BLOCK.finditer(text)]


def markdown_table(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; what a document says cannot break out of its cell."""
    lines = [_line(header), _line(["---"] * len(header)), *map(_line, rows)]
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(safe(cell) for cell in cells) + " |"


def safe(cell: str) -> str:
    """A text that Markdown shows as it stands, but for what stands between backticks as code."""
    if isinstance(cell, Ready):
        return cell
    parts = CODE.split(visible(" ".join(cell.split())))
    return "".join(
        part.replace("|", "\\|") if CODE.fullmatch(part) else SIGNS.sub(r"\\\1", part)
        for part in parts
    )


def json_bytes(document: Any) -> bytes:
    """The document as bytes, the same anywhere; keys stay in the order they were given."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
