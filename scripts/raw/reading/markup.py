"""HTML → its paragraphs as a reader sees them. Nothing in it is run, loaded or followed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from lxml import etree

from scripts.raw.format import Unreadable, raised
from scripts.raw.reading.lines import LineBuilder, local_name, walk

UNSEEN = frozenset({
    "audio", "button", "canvas", "head", "iframe", "noscript", "object", "script", "style",
    "svg", "template", "video",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})  # fmt: skip
FIELDS = frozenset({"input", "select", "textarea"})
TYPED = frozenset({"text", "number", "date", "month", "email", "tel", "url"})  # kinds of `input`
WHOLE = frozenset({"html", "body"})
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);")
TOO_DEEP = "Excessive depth"


def html_lines(text: str) -> list[str]:
    """The paragraphs of HTML. Raises `Unreadable`."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    return _lines(_parsed(text, parser))


def xhtml_lines(text: str) -> list[str]:
    """The paragraphs of HTML written as XML; as HTML, if not well-formed or with own entities.

    Raises `Unreadable`.
    """
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=True
    )
    spelled_out = NAMED.sub(lambda name: html.unescape(name[0]), text)
    try:
        tree = _parsed(spelled_out, parser)
    except etree.XMLSyntaxError:
        return html_lines(text)
    if tree is not None and next(tree.iter(etree.Entity), None) is not None:
        return html_lines(text)
    return _lines(tree)


def _parsed(text: str, parser: etree.HTMLParser | etree.XMLParser) -> etree._Element | None:
    tree = etree.fromstring(text.replace("\0", "\ufffd").encode("utf-8", "replace"), parser)
    if any(TOO_DEEP in entry.message for entry in parser.error_log):
        raise Unreadable(
            "document-too-large",
            "its elements are nested deeper than any page needs.",
            "Look for another copy of the document.",
        )
    return tree


def _lines(root: etree._Element | None) -> list[str]:
    """The paragraphs; of a page that hides all of itself until a script runs, the hidden ones."""
    if root is None:
        return []
    return _walk(root, _hidden) or _walk(root, lambda _node: False)


def _walk(root: etree._Element, hidden: Callable[[etree._Element], bool]) -> list[str]:
    """The lines of every element in turn, without recursion: a page may be nested deep."""
    builder = LineBuilder()
    kept = 0  # how many elements that keep their blanks are open
    events = walk(root, "comment", "pi")
    for event, node in events:
        name = _name(node)
        if event == "start":
            if name in UNSEEN or hidden(node):
                events.skip_subtree()
            elif name in FIELDS:
                builder.add(_filled(name, node))
                events.skip_subtree()
            elif name == "sup" and (number := _number(node)):
                builder.add(raised(number))
                events.skip_subtree()
            else:
                kept += name == "pre"
                _open(name, builder)
                _add(node.text, kept, builder)
            continue
        if name in BLOCKS and not hidden(node):
            kept -= name == "pre"
            _close(name, builder)
        if node is not root:
            _add(node.tail, kept, builder)
    builder.end()
    return builder.lines


def _open(name: str, builder: LineBuilder) -> None:
    if name == "tr":
        builder.start_row()
    elif name in ("td", "th"):
        builder.start_cell()
    elif name == "br":
        builder.add_as_is("\n")
    elif name in BLOCKS:
        builder.end()


def _close(name: str, builder: LineBuilder) -> None:
    if name == "tr":
        builder.end_row()
    else:
        builder.end()


def _add(text: str | None, kept: int, builder: LineBuilder) -> None:
    if text:
        (builder.add_as_is if kept else builder.add)(text)


def _name(node: etree._Element) -> str:
    """The element's name without namespace; empty for comments and instructions."""
    return local_name(node).lower() if isinstance(node.tag, str) else ""


def _hidden(node: etree._Element) -> bool:
    """Whether it is marked so; the whole page is only until its script runs."""
    if _name(node) in WHOLE:
        return False
    return node.get("hidden") is not None or bool(HIDDEN.search(node.get("style", "").lower()))


def _filled(name: str, node: etree._Element) -> str:
    """What a field of a form holds, as far as the page says."""
    if name == "input":
        return node.get("value", "") if node.get("type", "text").lower() in TYPED else ""
    chosen = node.iterfind(".//option[@selected]") if name == "select" else (node,)
    return " ".join("".join(map(str, part.itertext())).strip() for part in chosen)


def _number(node: etree._Element) -> str:
    """The number an element holds and nothing else; else empty."""
    text = "".join(map(str, node.itertext())).strip()
    return text if text.isdecimal() else ""
