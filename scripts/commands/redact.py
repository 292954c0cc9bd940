"""Withdraw words, or a person's name, after entry; see HARM.md.

    ./record redact SOURCE --words "…" [--words "…"] [--date YYYY-MM-DD]
    ./record redact --person ID

With SOURCE: in its document, its records and the shared lists a block `█` stands for each character
of the words, whole words in this spelling; notes of records that held them are removed;
`source.yaml` gives no hash of the bytes any more, and the date. With `--person`: the name in the
shared lists. What was made of the words goes with them: tables, pictures, `dist/`, and all that is
kept in `.cache/`, drafts and steps of the desk among it. All files are written or none; no id
changes. `--date` is today's otherwise.

Exit status: 0 withdrawn, 1 refused (nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from scripts.command import Misused
from scripts.contribute.redacting.left import left
from scripts.contribute.redacting.made import unmake
from scripts.contribute.redacting.project import Project, Withdrawal
from scripts.contribute.redacting.withdrawal import withdraw, withdraw_person
from scripts.contribute.redacting.words import Words
from scripts.raw.files import WITHDRAWN
from scripts.raw.problems import Refused, Unusable
from scripts.raw.raw import read_raw
from scripts.raw.writing import write
from scripts.rules.build import build
from scripts.rules.normal import read_contract

GROUP = "maintain"
NEXT = "Next: ./record refresh, ./record plots."
BEYOND = (
    "Not undone by this: releases already given out, the history of git, copies elsewhere. "
    "Ask a maintainer, and not in a public issue: HARM.md says how."
)


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("source", nargs="?", default="", help="the id of a source")
    parser.add_argument("--words", type=_words, action="append", help="words to be withdrawn")
    parser.add_argument("--person", default="", help="the id of a person in raw/people.yaml")
    parser.add_argument("--date", type=_day, help="the day; default: today")
    parser.set_defaults(all_or_nothing=True, alone=True)


def run(options: argparse.Namespace) -> int:
    """Withdraw, and say what was done and what is left."""
    if bool(options.source and options.words) == bool(options.person):
        raise Misused('give a source and --words "…", or --person ID')
    root = options.root
    day = options.date or datetime.now(UTC).date().isoformat()
    contract = read_contract(root)
    project = Project(root, read_raw(root, contract), contract)
    if options.person:
        done, words = withdraw_person(project, options.person)
    else:
        words = Words(tuple(dict.fromkeys(options.words)))
        done = withdraw(project, options.source, words, day)
    unmake(words, root, done)
    text = _report(done, words, root)
    write(done.files)
    if options.source:
        _prove(options.source, words, Project(root, read_raw(root, contract), contract))
    print(text)
    if (root / "data").is_dir():
        print(_built(root))
    print(f"{NEXT}\n{BEYOND}")
    return 0


def _built(root: Path) -> str:
    """Make the tables anew, if they can be made: notes that were removed stand there, too."""
    try:
        build(root)
    except Refused as refused:
        number = len(refused.problems)
        more = f"{number} problem{'s' * (number != 1)}"
        return f"data/: its words are withdrawn; not built anew for {more}, see ./record build"
    return "data/: built anew"


def _prove(source_id: str, words: Words, project: Project) -> None:
    """Nothing is called done that does not stand so on the disk. Raises `Unusable`."""
    source = project.source(source_id)
    text = source.document.text if source.document else ""
    if words.spans(text) or (WITHDRAWN in text and not source.declaration.text("redacted")):
        raise Unusable(f"{source.document_path} was changed meanwhile. Run this again.")


def _report(done: Withdrawal, words: Words, root: Path) -> str:
    """What was done, what still stands, and what is to be done elsewhere."""
    lines = list(done.done)
    if still := left(words, root, done.files):
        lines += ["", "Left as it stands, for you to look at:", *(f"  {line}" for line in still)]
    return "\n".join([*lines, ""])


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("words are wanted, as they stand in the document")
    return text.strip()


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is no date such as 2026-03-01") from None
