"""List the numerals, quotations, times and names of a text.

Sentences and speech cues too, all with spans in code points, 0-based and half-open. FILE is a
document in any format that is read here; `--encoding` is for a plain text or HTML page that is not
UTF-8 and does not say so; `--language` is that of its words, English if not given.

With `--measure` instead: what finding misses and what it proposes in vain, against the texts in
`tests/texts`, whose mentions were marked by hand, and against the codings of the documents marked
complete. Exit status: 0 listed, or every aim is reached; 1 a figure is below its aim or the data
have problems; 2 an input cannot be read, or there is no text to measure on.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from scripts.command import Misused
from scripts.raw.files import read_text
from scripts.raw.format import listed
from scripts.raw.problems import Refused, Unusable, of_disk
from scripts.raw.received import read_given
from scripts.raw.visible import visible_json, visible_lines
from scripts.text.edtf import DateError
from scripts.text.finding import Mention
from scripts.text.languages import language_named
from scripts.text.mentions import find_mentions

GROUP = "see"
OF_FILE = ("encoding", "language", "json", "written", "names")


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help=f"a document: {listed()}",
    )
    parser.add_argument(
        "--encoding", default="", metavar="NAME", help="of a plain text or page, if not UTF-8"
    )
    parser.add_argument(
        "--language", default="", metavar="TAG", help="of the words; en if not given"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON list instead of lines")
    parser.add_argument("--written", default="", metavar="DATE", help="day of writing, in EDTF")
    parser.add_argument(
        "--names", type=Path, metavar="CSV", help="a file with the columns actor_id and name"
    )
    parser.add_argument("--measure", action="store_true", help="how well they are found")


def run(options: argparse.Namespace) -> int:
    """List the mentions of a text, or measure how well they are found."""
    if options.measure == (options.file is not None):
        raise Misused("give FILE, or --measure")
    if not options.measure:
        return _list(options)
    if given := [name for name in OF_FILE if getattr(options, name)]:
        raise Misused(f"--{given[0]} goes with FILE")
    return _measure(options.root)


def _list(options: argparse.Namespace) -> int:
    try:
        language = language_named(options.language)
        text = read_given(options.file, options.encoding).text
        names = _names(options.names) if options.names else {}
        mentions = find_mentions(text, language, names, options.written)
    except Refused as error:
        raise _unusable(str(error.problems[0])) from None
    except DateError as error:
        raise _unusable(f"--written: {error.message} {error.hint}") from None
    except csv.Error as error:
        raise _unusable(f"{options.names}: {error}.") from None
    except OSError as error:
        raise _unusable(of_disk(error)) from None
    print(
        visible_json(_as_json(mentions))
        if options.json
        else visible_lines("\n".join(_listing(text, mentions)))
    )
    return 0


def _measure(root: Path) -> int:
    # It needs all that the build needs, and a list of mentions only their finding.
    from scripts.package.measure import TEXTS, below_aim, measured_scores, table
    from scripts.rules.make import make
    from scripts.rules.normal import read_contract

    dataset, problems, _ = make(root, read_contract(root))
    if problems:
        raise Refused(problems)
    found = list(measured_scores(root, dataset))
    if not found:
        raise Unusable(f"{TEXTS.as_posix()}: no text to measure against.")
    print("\n\n".join(table(name, measured) for name, measured in found))
    faults = [f"{name}: {fault}" for name, measured in found for fault in below_aim(name, measured)]
    print("\n" + ("\n".join(faults) or f"{len(found)} texts measured, every aim reached."))
    return 1 if faults else 0


def _names(path: Path) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(read_text(path, path.parent).text), restval="")
    if not {"actor_id", "name"} <= set(rows.fieldnames or ()):
        raise csv.Error("a CSV file with the columns actor_id and name is needed")
    return {row["name"]: row["actor_id"] for row in rows}


def _unusable(message: str) -> Unusable:
    return Unusable(" ".join(message.split()))


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
