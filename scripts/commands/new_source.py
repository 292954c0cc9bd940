"""Make the folder of a new source: the document, `source.yaml`, and a `records.yaml` to begin with.

    python -m scripts new_source DOCUMENT [--id ID] [--title TITLE …] [--root FOLDER]
    python -m scripts new_source ADDRESS|REFERENCE [--id ID] …

DOCUMENT (.txt, .html, .pdf, .docx, .epub) is copied byte for byte. For a source that is only cited
give its address (https://…), a browser's shortcut (.url, .webloc), or one reference exported as CSL
JSON (.json); nothing is fetched. Whatever no flag says is asked, and each answer held to the
build's rules at once; with --no-questions, or where nobody sits at a terminal, what is missing is
named instead. A speaker or publisher that no list has yet is added as an organisation.

Exit status: 0 made, 1 something is missing or wrong, or the person stopped (nothing written), 2 the
disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.contract.model import Contract
from scripts.contribute import flags, folder
from scripts.contribute.bench import Bench
from scripts.contribute.dialogue import Dialogue
from scripts.contribute.questions import SETTLED, given_keys, makes_sense, notes, proposals
from scripts.raw.problems import Refused, of_disk
from scripts.raw.raw import read_raw
from scripts.raw.received import Received, receive
from scripts.rules.normal import read_contract

STOPPED = "Nothing was written."
NEXT = """\
Next:
  1. Read once more what is said of the document: {path}/source.yaml
  2. Take over {found}: {path}/records.yaml
  3. nox -s check -- {id}
Those who prefer a spreadsheet: nox -s sheet -- --source {id}"""


class Incomplete(Exception):
    """What is missing or wrong on the command line; the text says what to type."""


@dataclass(frozen=True)
class Settled:
    """What will be written."""

    answers: Mapping[str, str]  # by key of `source.yaml`
    bench: Bench  # with the organisations that are new
    taken: tuple[str, ...] = ()  # keys whose value nobody typed or confirmed


def by_flags(received: Received, bench: Bench, options: argparse.Namespace) -> Settled:
    """The answers of the command line, completed by proposals. Raises `Incomplete`."""
    typed = flags.given(options)
    bench, wrong = flags.with_organisations(bench, options.organisations)
    offered = proposals(received, bench)
    offered.pop("id", None)  # it is permanent, so a person chooses it
    answers: dict[str, str] = {}
    for key in given_keys(bench.contract):
        text = typed.get(key.name, "")
        if not text and makes_sense(key, answers):
            text = offered.get(key.name, "")
        if text := bench.named(key, text):
            answers[key.name] = text
    if not wrong:
        wrong = list(flags.faults(bench, answers, options.document, received.stem, typed))
    if wrong:
        raise Incomplete("\n".join(wrong))
    return Settled(answers, bench, tuple(name for name in answers if name not in typed))


def by_questions(received: Received, bench: Bench, options: argparse.Namespace) -> Settled:
    """The answers of a person at the terminal. Raises `EOFError`, `Incomplete`."""
    bench, wrong = flags.with_organisations(bench, options.organisations)
    if wrong:
        raise Incomplete("\n".join(wrong))
    offered = proposals(received, bench)
    known = {name: offered[name] for name in SETTLED if name in offered} | flags.given(options)
    keys = [
        key for key in given_keys(bench.contract) if key.name in known or key.name not in SETTLED
    ]
    with contextlib.suppress(ImportError):  # where there is one, arrow keys move in the line
        importlib.import_module("readline")
    talk = Dialogue(bench, input, print)
    return Settled(talk.source(keys, known, offered), talk.bench)


def make(options: argparse.Namespace, contract: Contract) -> str:
    """Make the source; what to tell. Raises `Refused`, `Incomplete`, `EOFError`, `OSError`."""
    root: Path = options.root
    raw = read_raw(root)
    received = receive(options.document, options.source_encoding or "")
    bench = Bench.of(raw, contract)
    for note in notes({**received.proposals, **flags.given(options)}, received, bench):
        print(note)
    ask = sys.stdin is not None and sys.stdin.isatty() and not options.no_questions
    settled = (by_questions if ask else by_flags)(received, bench, options)
    made = folder.made(settled.answers, received, settled.bench)
    organisations = folder.with_organisations(root, settled.bench.added, contract)
    folder.prove(made, organisations, received, raw, contract)
    folder.write(made, organisations, root)
    return told(made, received, settled)


def told(made: folder.Folder, received: Received, settled: Settled) -> str:
    """What was made, and what comes next."""
    lines = [f"Made {made.path}/"]
    lines += [f"  {name}" for name in made.files]
    lines += [f"Added `{item['id']}` to {folder.ORGANISATIONS}." for item in settled.bench.added]
    if settled.taken:
        pairs = (f"{name} {settled.answers[name]}" for name in settled.taken)
        lines.append(f"Taken as proposed: {', '.join(pairs)}.")
    number = made.suggestions
    found = f"what fits of {number} suggestion{'s' * (number != 1)}, all switched off"
    if not received.document:
        found = "the record that is prepared, and switched off"
    return "\n".join([*lines, NEXT.format(path=made.path, id=made.id, found=found)])


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    root = first.parse_known_args(argv)[0].root.resolve()
    try:
        contract = read_contract(root)
        print(make(_options(first, argv, root, contract), contract))
    except Refused as refused:
        return _stop("\n".join(map(str, refused.problems)), 1)
    except Incomplete as incomplete:
        return _stop(str(incomplete), 1)
    except (EOFError, KeyboardInterrupt):
        return _stop("\nStopped.", 1)
    except OSError as error:
        return _stop(of_disk(error), 2)
    return 0


def _options(
    first: argparse.ArgumentParser, argv: list[str] | None, root: Path, contract: Contract
) -> argparse.Namespace:
    """The flags are those of the contract, so that is read before."""
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n")[0], parents=[first], allow_abbrev=False
    )
    parser.add_argument("document", help="a document, or an address or reference to cite")
    parser.add_argument("--no-questions", action="store_true", help="ask nothing")
    flags.add_flags(parser, contract)
    options = parser.parse_args(argv)
    options.root = root
    return options


def _stop(text: str, status: int) -> int:
    print(f"{text}\n{STOPPED}", file=sys.stderr)
    return status
