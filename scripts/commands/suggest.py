"""Draft records for what is still open in a source, or a text.

    ./record suggest SOURCE_ID
    ./record suggest FILE [--language en] [--written 2020-03-05] [--encoding NAME]
    ./record suggest FILE --pages 20-25
    ./record suggest FILE --from "Thank you, Mr Chairman"

Nothing is decided by it. FILE is a document in any format that is read here; `--encoding` is for a
plain text or HTML page that is not UTF-8 and does not say so; `--language` is that of its words,
English if not given. The draft goes to standard output, in the format of `records.yaml`. People and
organisations are recognised by the names that the project has. A long draft ends where it says, and
says how to go on. Exit status: 0 drafted, 2 the call
or an input is at fault.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.contribute.open_parts import draft_file, draft_source
from scripts.contribute.stretch import Wanted
from scripts.raw.problems import Refused, Unusable
from scripts.text.edtf import DateError
from scripts.text.languages import language_named

GROUP = "add"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("text", metavar="SOURCE_ID|FILE", help="a source's id, or a document")
    parser.add_argument(
        "--encoding", default="", metavar="NAME", help="of a plain text or page, if not UTF-8"
    )
    parser.add_argument(
        "--language", default="", metavar="TAG", help="of the words of a file; en if not given"
    )
    parser.add_argument(
        "--written", default="", metavar="DATE", help="the day of writing of a file, in EDTF"
    )
    parser.add_argument(
        "--pages", default="", metavar="20-25", help="of a document with pages: only these"
    )
    parser.add_argument(
        "--from", default="", dest="words", metavar="WORDS", help="only from these words on"
    )


def run(options: argparse.Namespace) -> int:
    """Print the draft."""
    try:
        print(_made(options), end="")
    except Refused as refused:
        raise Unusable("\n".join(map(str, refused.problems))) from None
    except DateError as error:
        raise Unusable(f"The day of writing: {error.message} {error.hint}") from None
    return 0


def _made(options: argparse.Namespace) -> str:
    """What is printed. Raises `Unusable`, `Refused`, `DateError`, `OSError`."""
    wanted = Wanted(options.pages.strip(), options.words)
    if _is_file(options.text) and not (options.root / "raw/sources" / options.text).is_dir():
        language = language_named(options.language)
        path, written, encoding = Path(options.text), options.written, options.encoding
        return draft_file(path, written, encoding, language, options.root, wanted)
    if options.written:
        raise Unusable("--written is for a file; a source has `published` and `sections`.")
    if options.encoding:
        raise Unusable("--encoding is for a file; a source has `encoding` in source.yaml.")
    if options.language:
        raise Unusable("--language is for a file; a source has `language` in source.yaml.")
    return draft_source(options.text, options.root, wanted)


def _is_file(name: str) -> bool:
    """Say whether an argument means a file: source ids have neither dots nor slashes."""
    return Path(name).is_file() or Path(name).name != name or "." in name
