"""The project's own Markdown as HTML: no HTML passes through, and no link leads nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

REMARK = re.compile(r"^<!--.*?-->\n", re.MULTILINE | re.DOTALL)  # marks of computed parts
FRAME = {"class": "scroll", "tabindex": "0", "role": "region"}
OPENED = {"table_open": "Table", "fence": "Example", "code_block": "Example"}
CLOSED = ("table_close", "fence", "code_block")
TAKEN = ("content", "cite", "cite-head", "q")  # ids that every page has


@dataclass(frozen=True)
class Document:
    """One of the project's pages."""

    title: str  # its first heading
    name: str  # the id of that heading
    body: Markup  # below it
    contents: tuple[tuple[str, str], ...]  # id and text of each heading below it


def document(text: str, place: Callable[[str], str]) -> Document:
    """The page of a text in Markdown. `place` gives where a link leads; empty = nowhere."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(REMARK.sub("", text))
    _levelled(tokens)
    headings = dict(_anchored(tokens))
    for token in tokens:
        if token.children:
            token.children = list(_linked(token.children, place, set(headings)))
    (name, title), *rest = headings.items() if headings else [("", "")]
    start = 3 if tokens and tokens[0].type == "heading_open" else 0
    html = parser.renderer.render(list(_framed(tokens[start:])), parser.options, {})
    below = tuple(one for one in rest if one[0] in _second(tokens))
    return Document(title, name, Markup(html), below)  # noqa: S704 (the parser escapes every text)


def _levelled(tokens: list[Token]) -> None:
    """Headings that go down by one level at a time, as whoever hears a page expects."""
    above: list[str] = []
    for opening, closing in zip(tokens, tokens[2:], strict=False):
        if opening.type == "heading_open":
            while above and above[-1] >= opening.tag:
                above.pop()
            above.append(opening.tag)
            opening.tag = closing.tag = f"h{len(above)}"


def _anchored(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Give each heading the id that repositories give it; the ids with their texts."""
    seen = Counter(TAKEN)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            said = "".join(one.content for one in inline.children or ())
            slug = re.sub(r"[^\w -]", "", said.lower()).replace(" ", "-")
            name = f"{slug}-{seen[slug]}" if seen[slug] else slug
            seen[slug] += 1
            opening.attrs["id"] = name
            yield name, said


def _second(tokens: list[Token]) -> set[str]:
    opened = (one for one in tokens if one.type == "heading_open" and one.tag == "h2")
    return {str(one.attrs["id"]) for one in opened}


def _linked(
    children: list[Token], place: Callable[[str], str], anchors: set[str]
) -> Iterator[Token]:
    """The parts of a line; a link that leads nowhere is its text, a picture its description."""
    kept: list[bool] = []
    for token in children:
        if token.type == "link_open":
            where = place(str(token.attrs["href"]))
            inside = not where.startswith("#") or where[1:] in anchors
            kept.append(bool(where) and inside)
            token.attrs["href"] = where
        if token.type == "image":
            yield Token("text", "", 0, content=token.content)
        elif not token.type.startswith("link_") or kept[-1]:
            yield token
        if token.type == "link_close":
            kept.pop()


def _framed(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tables and examples in a frame that scrolls; no style, which no page may have."""
    counts: Counter[str] = Counter()
    for token in tokens:
        if str(token.attrs.get("style", "")).endswith("right"):
            token.attrs["class"] = "num"
        token.attrs.pop("style", None)
        if what := OPENED.get(token.type):
            counts[what] += 1
            frame = Token("frame_open", "div", 1, block=True)
            frame.attrs |= FRAME
            frame.attrs["aria-label"] = f"{what} {counts[what]}"
            yield frame
        yield token
        if token.type in CLOSED:
            yield Token("frame_close", "div", -1, block=True)
