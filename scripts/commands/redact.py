"""Withdraw words, or the name of a person, after entry; see HARM.md.

    python -m scripts redact SOURCE --words "…" [--words "…"] [--date YYYY-MM-DD] [--root FOLDER]
    python -m scripts redact --person ID [--root FOLDER]

With SOURCE: in its document, its records and the shared lists a block `█` stands for each
character of the words, whole words in this spelling; notes of records that held them are removed;
`source.yaml` gives no hash of the bytes any more, and the date. With `--person`: the name in the
shared lists. All files are written or none; no id changes. `--date` is today's otherwise.

Exit status: 0 withdrawn, 1 refused (nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.contribute.redacting.left import left
from scripts.contribute.redacting.person import withdraw_person
from scripts.contribute.redacting.project import Project, Withdrawal
from scripts.contribute.redacting.withdrawal import withdraw
from scripts.contribute.redacting.words import Words
from scripts.raw.problems import Refused
from scripts.raw.raw import read_raw
from scripts.raw.text_cache import FOLDER, TextCache
from scripts.raw.writing import write
from scripts.rules.normal import read_contract
from scripts.rules.telling import show

NEXT = "Next: ./record refresh, ./record plots."
BEYOND = (
    "Not undone by this: releases already given out, the history of git, copies elsewhere. "
    "Ask a maintainer, and not in a public issue: HARM.md says how."
)


def report(done: Withdrawal, words: Words, root: Path) -> str:
    """What was done, what still stands, and what is to be done elsewhere."""
    lines = list(done.done)
    if still := left(words, root, done.files):
        lines += ["", "Left as it stands, for you to look at:", *(f"  {line}" for line in still)]
    return "\n".join([*lines, "", NEXT, BEYOND])


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("words are wanted, as they stand in the document")
    return text.strip()


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is no date such as 2026-03-01") from None


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", nargs="?", default="", help="the id of a source")
    parser.add_argument("--words", type=_words, action="append", help="words to be withdrawn")
    parser.add_argument("--person", default="", help="the id of a person in raw/people.yaml")
    parser.add_argument("--date", type=_day, help="the day; default: today")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(argv)
    if bool(options.source and options.words) == bool(options.person):
        parser.error('give a source and --words "…", or --person ID')
    return options


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    options = _options(argv)
    root = options.root.resolve()
    day = options.date or datetime.now(UTC).date().isoformat()
    try:
        project = Project(root, read_raw(root), read_contract(root))
        if options.person:
            done, words = withdraw_person(project, options.person)
        else:
            words = Words(tuple(dict.fromkeys(options.words)))
            done = withdraw(project, options.source, words, day)
        text = report(done, words, root)
        write(done.files)
        TextCache(root / FOLDER).empty()
    except Refused as refused:
        show(refused.problems)
        print("Nothing was written.", file=sys.stderr)
        return 1
    print(text)
    return 0
