"""List the sentences, numerals, quotations, times, names and speech cues of a text, with spans.

    python -m scripts mentions FILE [--encoding NAME] [--json] [--written DATE] [--names CSV]

FILE is a document in any format that is read here; `--encoding` is for a plain text or HTML page
that is not UTF-8 and does not say so. Spans are code points, 0-based and half-open.

Exit status: 0 listed, 2 an input cannot be read.
"""

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from scripts.raw.files import read_text
from scripts.raw.problems import Refused, of_disk
from scripts.raw.received import read_given
from scripts.text.edtf import DateError
from scripts.text.mention import Mention
from scripts.text.mentions import find_mentions


def main(argv: list[str] | None = None) -> int:
    """Print the mentions of a text file; return the exit status."""
    options = _options(argv)
    try:
        text = read_given(options.file, options.encoding).text
        names = _names(options.names) if options.names else {}
        mentions = find_mentions(text, names, options.written)
    except Refused as error:
        return _refuse(str(error.problems[0]))
    except DateError as error:
        return _refuse(f"--written: {error.message} {error.hint}")
    except csv.Error as error:
        return _refuse(f"{options.names}: {error}.")
    except OSError as error:
        return _refuse(of_disk(error))
    print(_as_json(mentions) if options.json else "\n".join(_listing(text, mentions)))
    return 0


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m scripts mentions", description=__doc__.splitlines()[0]
    )
    parser.add_argument("file", type=Path, help="a document: .txt, .html, .pdf, .docx, .epub")
    parser.add_argument("--encoding", default="", help="of a plain text or page, if not UTF-8")
    parser.add_argument("--json", action="store_true", help="print a JSON list instead of lines")
    parser.add_argument("--written", default="", help="the day of writing, in EDTF")
    parser.add_argument("--names", type=Path, help="a CSV file with the columns actor_id and name")
    return parser.parse_args(argv)


def _names(path: Path) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(read_text(path, path.parent).text), restval="")
    if not {"actor_id", "name"} <= set(rows.fieldnames or ()):
        raise csv.Error("a CSV file with the columns actor_id and name is needed")
    return {row["name"]: row["actor_id"] for row in rows}


def _refuse(message: str) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return 2


def _as_json(mentions: list[Mention]) -> str:
    rows = [
        {key: value for key, value in asdict(mention).items() if value != ""}
        for mention in mentions
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _listing(text: str, mentions: list[Mention]) -> Iterator[str]:
    line, reached = 1, 0
    for mention in mentions:
        line += text.count("\n", reached, mention.start)
        reached = mention.start
        known = (
            mention.value,
            mention.edtf,
            mention.actor_id,
            mention.flag and f"[{mention.flag}]",
        )
        notes = "  ".join(note for note in known if note)
        place = f"line {line}  {mention.start}-{mention.end}"
        words = mention.text.replace("\n", " / ")
        yield f"{place}  {mention.kind}  {words}  {notes}".rstrip()
