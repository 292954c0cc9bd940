"""The folder of a new source made: asked for or taken from flags, proved, and written."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.contract.model import Contract
from scripts.contribute import flags, folder
from scripts.contribute.bench import Answers, Bench
from scripts.contribute.dialogue import Dialogue
from scripts.contribute.questions import SETTLED, given_keys, makes_sense, notes, proposals
from scripts.raw.changing.place import alone
from scripts.raw.raw import read_raw
from scripts.raw.received import Received, receive
from scripts.raw.text_cache import TextCache

NEXT = """\
Next:
  1. Read once more what is said of the document: {path}/source.yaml
  2. Take over {found}: {path}/records.yaml
  3. ./record check {id}
Those who prefer a spreadsheet: ./record sheet --source {id}"""


class Incomplete(Exception):
    """What is missing or wrong on the command line; the text says what to type."""


@dataclass(frozen=True)
class Call:
    """What a person gave, and whether they can be asked for the rest."""

    document: str  # a file, an address, or a file with a reference
    encoding: str  # of a plain text or page; empty where it says so itself
    typed: Answers  # by key of `source.yaml`
    organisations: Sequence[Answers]  # that no list has yet
    ask: bool  # they sit at a terminal


@dataclass(frozen=True)
class Settled:
    """What will be written."""

    answers: Mapping[str, str]  # by key of `source.yaml`
    bench: Bench  # with the organisations that are new
    taken: tuple[str, ...] = ()  # keys whose value nobody typed or confirmed


def make(call: Call, root: Path, contract: Contract) -> str:
    """Make the source; what to tell. Raises `Refused`, `Incomplete`, `EOFError`, `OSError`."""
    raw = read_raw(root, contract)
    received = receive(call.document, call.encoding)
    bench = Bench.of(raw, contract)
    for note in notes({**received.proposals, **call.typed}, received, bench):
        print(note)
    settled = (_by_questions if call.ask else _by_flags)(received, bench, call)
    made = folder.made(settled.answers, received, settled.bench)
    with alone(root, "./record new-source"):
        organisations = folder.with_organisations(root, settled.bench.added, contract)
        folder.prove(made, organisations, received, raw, contract)
        folder.write(made, organisations, root)
    received.keep(TextCache.of(root))
    return _told(made, received, settled)


def _by_flags(received: Received, bench: Bench, call: Call) -> Settled:
    """The answers of the command line, completed by proposals. Raises `Incomplete`."""
    bench, wrong = flags.with_organisations(bench, call.organisations)
    offered = proposals(received, bench)
    offered.pop("id", None)  # it is permanent, so a person chooses it
    answers: dict[str, str] = {}
    for key in given_keys(bench.contract):
        text = call.typed.get(key.name, "")
        if not text and makes_sense(key, answers):
            text = offered.get(key.name, "")
        if text := bench.named(key, text):
            answers[key.name] = text
    if not wrong:
        wrong = list(flags.faults(bench, answers, call.document, received.stem, call.typed))
    if wrong:
        raise Incomplete("\n".join(wrong))
    return Settled(answers, bench, tuple(name for name in answers if name not in call.typed))


def _by_questions(received: Received, bench: Bench, call: Call) -> Settled:
    """The answers of a person at the terminal. Raises `EOFError`, `Incomplete`."""
    bench, wrong = flags.with_organisations(bench, call.organisations)
    if wrong:
        raise Incomplete("\n".join(wrong))
    offered = proposals(received, bench)
    known = {name: offered[name] for name in SETTLED if name in offered} | dict(call.typed)
    keys = [
        key for key in given_keys(bench.contract) if key.name in known or key.name not in SETTLED
    ]
    with contextlib.suppress(ImportError):  # where there is one, arrow keys move in the line
        importlib.import_module("readline")
    talk = Dialogue(bench, input, print)
    return Settled(talk.source(keys, known, offered), talk.bench)


def _told(made: folder.Folder, received: Received, settled: Settled) -> str:
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
