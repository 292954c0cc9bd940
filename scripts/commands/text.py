"""Print a document's text as the build reads it, with its pages.

    ./record text SOURCE_ID
    ./record text FILE [--encoding NAME]

Or with its paragraphs: the place of each passage. Quotes are copied from here. The two sums on top
are lines for source.yaml. Nothing is written. Exit status: 0 printed, 2 there is no such document,
or it cannot be read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from scripts.raw.documents import find_document, read_document
from scripts.raw.files import Part, TextFile, read_text, relative
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Refused, Unusable, one_line, shorten
from scripts.raw.received import read_given
from scripts.raw.strict_yaml import Mapping, parse
from scripts.raw.visible import visible_lines

GROUP = "see"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("document", metavar="SOURCE_ID|FILE", help="a source's id, or a file")
    parser.add_argument(
        "--encoding", default="", metavar="NAME", help="of a plain text or HTML not in UTF-8"
    )


def run(options: argparse.Namespace) -> int:
    """Print the text."""
    path = Path(options.document)
    try:
        if path.is_file():
            document = read_given(path, options.encoding)
        else:
            document = _of_source(options.document, options.root)
    except Refused as refused:
        raise Unusable("\n".join(map(str, refused.problems))) from None
    print(visible_lines("\n".join(_listing(document))))
    return 0


def _of_source(source_id: str, root: Path) -> TextFile:
    """The text of a source's document. Raises `Refused`, `Unusable`."""
    folders = {path.name: path for path in (root / "raw/sources").glob("*/")}
    if source_id not in folders:
        hint = (
            suggestion(source_id, list(folders)) or "The folders in raw/sources/ are the sources."
        )
        what = f"There is neither a file nor a source `{shorten(source_id)}`."
        raise Unusable(one_line(f"{what} {hint}"))
    path = find_document(folders[source_id], root)
    if path is None:
        raise Unusable(one_line(f"`{source_id}` is only cited, so there is no text to print."))
    declaration = path.with_name("source.yaml")
    node = parse(read_text(declaration, root).text, relative(declaration, root))
    return read_document(path, root, node.text("encoding") if isinstance(node, Mapping) else "")


def _listing(document: TextFile) -> Iterator[str]:
    """The lines to print."""
    yield f"sha256: {document.sha256}"
    yield f"text_sha256: {document.text_sha256}"
    yield ""
    ends = (*document.parts, Part(len(document.text) + 1, ""))
    for part, following in pairwise(ends):
        yield f"[{part.locator}] {document.text[part.start : following.start - 1]}"
    if not document.parts:
        yield document.text
