"""Print a document's text as the build reads it, with the page or paragraph of each passage.

    python -m scripts text SOURCE_ID [--root FOLDER]
    python -m scripts text FILE [--encoding NAME]

Quotes are copied from here. The two sums on top are lines for source.yaml. Nothing is written.
Exit status: 0 printed, 2 there is no such document, or it cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.raw.documents import find_document, read_document
from scripts.raw.files import Part, TextFile, read_text, relative
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Refused, one_line, shorten
from scripts.raw.received import read_given
from scripts.raw.strict_yaml import Mapping, parse


class Unusable(Exception):
    """The call names no document; the text says why."""


def read_source(source_id: str, root: Path) -> TextFile:
    """The text of a source's document. Raises `Refused`, `Unusable`."""
    folders = {path.name: path for path in (root / "raw/sources").glob("*/")}
    if source_id not in folders:
        hint = (
            suggestion(source_id, list(folders)) or "The folders in raw/sources/ are the sources."
        )
        raise Unusable(f"There is neither a file nor a source `{shorten(source_id)}`. {hint}")
    path = find_document(folders[source_id], root)
    if path is None:
        raise Unusable(f"`{source_id}` is only cited, so there is no text to print.")
    declaration = path.with_name("source.yaml")
    node = parse(read_text(declaration, root).text, relative(declaration, root))
    return read_document(path, root, node.text("encoding") if isinstance(node, Mapping) else "")


def listing(document: TextFile) -> Iterator[str]:
    """The lines to print."""
    yield f"sha256: {document.sha256}"
    yield f"text_sha256: {document.text_sha256}"
    yield ""
    ends = (*document.parts, Part(len(document.text) + 1, ""))
    for part, following in pairwise(ends):
        yield f"[{part.locator}] {document.text[part.start : following.start - 1]}"
    if not document.parts:
        yield document.text


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("document", help="a source's id, or a file")
    parser.add_argument("--encoding", default="", help="of a plain text or HTML that is not UTF-8")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(argv)
    path = Path(options.document)
    try:
        if path.is_file():
            document = read_given(path, options.encoding)
        else:
            document = read_source(options.document, options.root.resolve())
    except Refused as refused:
        print("\n".join(map(str, refused.problems)), file=sys.stderr)
        return 2
    except Unusable as error:
        print(one_line(str(error)), file=sys.stderr)
        return 2
    print("\n".join(listing(document)))
    return 0
