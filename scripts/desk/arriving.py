"""A document that was dropped on the page, or an address: what is asked of it, and its folder made.

It is read as `new-source` does, and held to the same rules. Nothing is fetched, and no name that
came with it becomes part of a path.
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from scripts.contract.model import Contract
from scripts.contribute import folder
from scripts.contribute.bench import Answers, Bench, said, tidied
from scripts.contribute.flags import with_organisations
from scripts.contribute.questions import (
    given_keys,
    makes_sense,
    notes,
    organisation_part,
    proposals,
    slug,
)
from scripts.desk.changes import AsReceived
from scripts.desk.desk import Desk
from scripts.desk.record_text import opening
from scripts.desk.saving import Saving
from scripts.raw.files import read_text
from scripts.raw.problems import Unusable
from scripts.raw.raw import DECLARATION, RECORDS
from scripts.raw.received import Received, receive
from scripts.raw.references import ADDRESS
from scripts.raw.text_cache import TextCache
from scripts.records.authored import Key
from scripts.rules.checks.cells import TRUTHS

SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
MOST = 3  # that wait to be answered for; the oldest is forgotten
SHOWN = 600  # characters of the text, by which a person sees whether it was read well
NEEDED = "This is needed."


@dataclass(frozen=True)
class Arrived:
    """Something that was handed over and is not a source yet."""

    token: str
    received: Received


@dataclass
class Arrivals:
    """What was handed over in this start of the desk."""

    desk: Desk
    waiting: dict[str, Arrived] = field(default_factory=dict)

    def document(self, name: str, data: str, encoding: str) -> Arrived:
        """Read a file: the name it had, its bytes in Base64. Raises `Unusable`, `Refused`."""
        try:
            content = base64.b64decode(data, validate=True)
        except (binascii.Error, ValueError):
            raise Unusable("data: the bytes of the document are wanted, in Base64.") from None
        given = PurePath(name.replace("\\", "/"))
        suffix = given.suffix.lower()
        if not SUFFIX.fullmatch(suffix):
            raise Unusable("name: it has no ending such as .pdf, by which its format is known.")
        with tempfile.TemporaryDirectory() as place:
            path = Path(place, f"{slug(given.stem)[:80] or 'document'}{suffix}")
            path.write_bytes(content)
            return self._kept(receive(str(path), encoding))

    def address(self, address: str) -> Arrived:
        """An address, of a source that is only cited. Raises `Unusable`, `Refused`."""
        if not ADDRESS.match(address):  # else it would be the name of a file here
            raise Unusable("address: one that begins with https:// is wanted.")
        return self._kept(receive(address, ""))

    def of(self, token: object) -> Arrived:
        """What waits under a token. Raises `Unusable`."""
        found = self.waiting.get(token) if isinstance(token, str) else None
        if found is None:
            raise Unusable("This document is not here any more. Drop it once more.")
        return found

    def _kept(self, received: Received) -> Arrived:
        found = Arrived(secrets.token_urlsafe(9), received)
        self.waiting[found.token] = found
        for token in list(self.waiting)[:-MOST]:
            del self.waiting[token]
        return found


class Unanswered(Exception):
    """Raised where answers are wanting or break a rule: what is said of each, by key."""

    def __init__(self, faults: Mapping[str, list[str]]) -> None:
        super().__init__("Some answers are wanting.")
        self.faults = dict(faults)


def asked(arrived: Arrived, desk: Desk) -> dict[str, Any]:
    """The questions for a page, each with what is proposed, and what to know of others."""
    project = desk.workspace.now()
    bench = Bench.of(project.raw, project.contract)
    offered = proposals(arrived.received, bench)
    document = arrived.received.document
    return {
        "token": arrived.token,
        "questions": [
            {**_question(key, project.contract), "proposed": offered.get(key.name, "")}
            for key in given_keys(project.contract)
        ],
        "organisation": [
            _question(key, project.contract, "organisations")
            for key in organisation_part(project.contract).keys
        ],
        "notes": list(notes(arrived.received.proposals, arrived.received, bench)),
        "begins": document.text[:SHOWN] if document else "",
    }


def make(arrived: Arrived, answers: Answers, added: list[Answers], desk: Desk) -> folder.Folder:
    """Write the folder of the source. Raises `Unanswered`, `Refused`, `Unusable`, `OSError`."""
    received = arrived.received
    with Saving(desk.root, desk.workspace).alone() as project:
        contract = project.contract
        bench, wrong = with_organisations(Bench.of(project.raw, contract), added)
        if wrong:
            raise Unanswered({"organisation": wrong})
        taken = _taken(answers, bench)
        if faults := dict(_faults(taken, bench)):
            raise Unanswered(faults)
        made = _unprompted(folder.made(taken, received, bench))
        listed = folder.with_organisations(desk.root, bench.added, contract)
        folder.prove(made, listed, received, project.raw, contract)
        _remember(made, bool(listed), desk.root)
        folder.write(made, listed, desk.root)
    received.keep(TextCache.of(desk.root))
    return made


def _unprompted(made: folder.Folder) -> folder.Folder:
    """Without suggestions in the file of records: the page makes them over the text."""
    path = f"{made.path}/{RECORDS}"
    return replace(made, files={**made.files, RECORDS: opening(path, made.id).encode()})


def _remember(made: folder.Folder, listed: bool, root: Path) -> None:
    """How it was before, for whoever hands it in without git."""
    new = (f"{made.path}/{name}" for name in (DECLARATION, RECORDS))
    before: dict[str, str | None] = dict.fromkeys(new)
    if listed:
        before[folder.ORGANISATIONS] = read_text(root / folder.ORGANISATIONS, root).text
    AsReceived(root).keep(before)


def _taken(answers: Answers, bench: Bench) -> dict[str, str]:
    """What was answered and makes sense, names as ids, in the order of the questions."""
    found: dict[str, str] = {}
    for key in given_keys(bench.contract):
        text = bench.named(key, tidied(answers.get(key.name, "")))
        if text and makes_sense(key, found):
            found[key.name] = text
    return found


def _faults(taken: Answers, bench: Bench) -> Iterator[tuple[str, list[str]]]:
    broken = bench.faults(bench.contract.source, taken)
    for key in given_keys(bench.contract):
        text = taken.get(key.name, "")
        if key.required and not text:
            yield key.name, [NEEDED]
        elif text and key.name in broken:
            near = bench.alike(key, text) if key.table else ""
            yield key.name, [f"{said(one)} {near}".rstrip() for one in broken[key.name]]


def _question(key: Key, contract: Contract, table: str = "sources") -> dict[str, Any]:
    columns = {one.key: one for one in contract.tables[table].fields}
    column = columns.get(key.name)
    values = [(one.value, one.label, one.description) for one in key.values]
    if key.type == "boolean":
        values = [(one, one, "") for one in TRUTHS]
    return {
        "key": key.name,
        "question": column.question if column and key.name != "id" else key.title,
        "says": key.description,
        "required": key.required,
        "values": [{"value": value, "label": label, "says": says} for value, label, says in values],
        "table": key.table,
        "date": key.edtf,
    }
