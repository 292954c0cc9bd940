"""Draft records for what is still open in a source, or for any text. Nothing is decided by it.

    python -m scripts suggest SOURCE_ID [--root FOLDER]
    python -m scripts suggest FILE [--written 2020-03-05] [--encoding NAME] [--root FOLDER]

FILE is a document in any format that is read here; `--encoding` is for a plain text or HTML page
that is not UTF-8 and does not say so. The draft goes to standard output, in the format of
`records.yaml`. People and organisations are recognised by the names that the project in FOLDER has.

Exit status: 0 drafted, 2 the call or an input is at fault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.contribute.drafts import UNDECIDED, Reading, draft
from scripts.contribute.suggestions import suggest
from scripts.derived.coverage import cover, known_names
from scripts.raw.files import TextFile
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Refused
from scripts.raw.raw import Raw, RawSource, read_raw
from scripts.raw.received import read_given
from scripts.raw.rows import Dataset
from scripts.records.extras import Extras
from scripts.records.resolve import resolve
from scripts.rules.normal import read_contract
from scripts.text.anchors import Span, shadow
from scripts.text.edtf import DateError, read_date
from scripts.text.mentions import find_mentions


class Unusable(Exception):
    """The call names nothing to draft from; the text says why."""


def draft_file(path: Path, written: str, encoding: str, root: Path) -> str:
    """A draft for a whole text. Raises `Refused`, `DateError`."""
    if written:
        read_date(written)
    text = read_given(path, encoding).text
    names = known_names(_project(root)[1].tables) if (root / "raw").is_dir() else {}
    mentions = find_mentions(text, names)
    reading = Reading(shadow(text), mentions, lambda _: True, lambda _: written)
    return draft(UNDECIDED, reading.text, suggest(reading))


def draft_source(source_id: str, root: Path) -> str:
    """A draft for what is open in a source. Raises `Unusable`, `Refused`, `DateError`."""
    raw, dataset = _project(root)
    sources = {source.folder: source for source in raw.sources}
    if source_id not in sources:
        hint = suggestion(source_id, list(sources)) or f"Sources: {', '.join(sources)}."
        raise Unusable(f"There is no source `{source_id}`. {hint}")
    source = sources[source_id]
    if source.document is None:
        raise Unusable(f"`{source_id}` is only cited, so there is no text to draft from.")
    reading = _open_parts(source, source.document, dataset)
    ids = (row["passage_id"] for row in dataset.tables["passages"])
    taken = (name.removeprefix(f"{source_id}.") for name in ids)
    return draft(source_id, reading.text, suggest(reading), taken)


def _project(root: Path) -> tuple[Raw, Dataset]:
    raw = read_raw(root)
    return raw, resolve(raw, read_contract(root))


def _open_parts(source: RawSource, document: TextFile, dataset: Dataset) -> Reading:
    """A source's text, with what its records leave open."""
    still_open = {
        (row["char_start"], row["char_end"], row["kind"])
        for row in cover(dataset)
        if row["source_id"] == source.folder and row["disposition"] == "open"
    }
    spoken = {row["statement_id"] for row in dataset.tables["statements"]}
    statements = tuple(
        Span(int(row["char_start"]), int(row["char_end"]))
        for row in dataset.tables["passages"]
        if row["source_id"] == source.folder and row["passage_id"] in spoken
    )
    sections = list(Extras(source, []).sections())
    published = source.declaration.text("published")
    return Reading(
        shadow(document.text),
        find_mentions(document.text, known_names(dataset.tables)),
        lambda item: (str(item.start), str(item.end), item.kind) in still_open,
        lambda span: next((one.written for one in sections if one.span.covers(span)), published),
        statements,
    )


def _is_file(name: str) -> bool:
    """Say whether an argument means a file: source ids have neither dots nor slashes."""
    return Path(name).is_file() or Path(name).name != name or "." in name


def made(options: argparse.Namespace) -> str:
    """What is printed. Raises `Unusable`, `Refused`, `DateError`, `OSError`."""
    root = options.root.resolve()
    if _is_file(options.text) and not (root / "raw/sources" / options.text).is_dir():
        return draft_file(Path(options.text), options.written, options.encoding, root)
    if options.written:
        raise Unusable("--written is for a file; a source has `published` and `sections`.")
    if options.encoding:
        raise Unusable("--encoding is for a file; a source has `encoding` in source.yaml.")
    return draft_source(options.text, root)


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("text", metavar="SOURCE_ID|FILE", help="a source's id, or a document")
    parser.add_argument("--encoding", default="", help="of a plain text or page, if not UTF-8")
    parser.add_argument("--written", default="", help="the day of writing of a file, in EDTF")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    try:
        text = made(parser.parse_args(argv))
    except Refused as refused:
        print("\n".join(map(str, refused.problems)), file=sys.stderr)
    except DateError as error:
        print(f"The day of writing: {error.message} {error.hint}", file=sys.stderr)
    except Unusable as error:
        print(error, file=sys.stderr)
    else:
        print(text, end="")
        return 0
    return 2
