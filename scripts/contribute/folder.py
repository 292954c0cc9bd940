"""The folder of a new source: what stands in its files, and how they come to the disk at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.contract.model import Contract
from scripts.contribute.bench import Answers, Bench
from scripts.contribute.editor_schemas import switch
from scripts.contribute.questions import written
from scripts.contribute.review import cited, review
from scripts.derived.coverage import cover
from scripts.raw import writing
from scripts.raw.files import read_text
from scripts.raw.normal_form import normal_yaml
from scripts.raw.problems import Place, Refused
from scripts.raw.raw import Raw, RawSource
from scripts.raw.received import Received
from scripts.raw.rows import complete
from scripts.raw.spelling import spelled, with_items
from scripts.raw.strict_yaml import Entry, Scalar, Sequence, parse
from scripts.raw.strict_yaml import Mapping as Node
from scripts.records.resolve import resolve
from scripts.rules.mistakes import broken
from scripts.rules.normal import layouts

ORGANISATIONS = "raw/organisations.yaml"


@dataclass(frozen=True)
class Folder:
    """A source that is not yet on the disk."""

    id: str
    files: Mapping[str, bytes]  # by name, in the order shown
    suggestions: int  # in its records.yaml

    @property
    def path(self) -> str:
        """Where it goes, from the project's root."""
        return f"raw/sources/{self.id}"


def made(answers: Answers, received: Received, bench: Bench) -> Folder:
    """The files of a source. Raises `DateError` where the day of publishing is none."""
    contract, name = bench.contract, answers["id"]
    count = 0
    if document := received.document:
        forms = bench.names | {item["label"]: item["id"] for item in bench.added}
        records, count = review(answers, document, forms, contract)
    else:
        records = cited(name, contract)
    facts = "".join(
        f"{key}: {spelled(text)}\n" for key, text in (*answers.items(), *written(received))
    )
    files = {"source.yaml": facts, "records.yaml": f"\n{records}"}
    texts = {
        file: _normal(f"{switch(f'raw/sources/{name}/{file}')}\n{text}", file, contract).encode()
        for file, text in files.items()
    }
    return Folder(name, {**received.files, **texts}, count)


def _normal(text: str, path: str, contract: Contract) -> str:
    return normal_yaml(text, path, layouts(contract)[Path(path).stem])


def with_organisations(root: Path, added: Iterable[Answers], contract: Contract) -> str:
    """The text of the list with more organisations in it; empty where none is added.

    Raises `Refused`.
    """
    records = [_node(answers) for answers in added]
    if not records:
        return ""
    path = root / ORGANISATIONS
    text = with_items(read_text(path, root).text, ORGANISATIONS, records)
    return _normal(text, ORGANISATIONS, contract)


def _node(answers: Answers) -> Node:
    place = Place(ORGANISATIONS)
    entries = (
        Entry(Scalar(key, place), Scalar(text, place)) for key, text in answers.items() if text
    )
    return Node(tuple(entries), place)


def prove(
    folder: Folder, organisations: str, received: Received, raw: Raw, contract: Contract
) -> None:
    """Hold the source to every rule of the build. Raises `Refused` with what is wrong in it.

    What is wrong elsewhere in the project is said by the build, and keeps nobody from going on.
    """
    places = {name: f"{folder.path}/{name}" for name in ("source.yaml", "records.yaml")}
    facts, records = (parse(folder.files[name].decode(), path) for name, path in places.items())
    assert isinstance(facts, Node)
    assert isinstance(records, Node)
    document_name = next(iter(received.files), "")
    source = RawSource(folder.id, facts.place, facts, records, received.document, document_name)
    listed = parse(organisations, ORGANISATIONS) if organisations else None
    lists = {**raw.lists, **({"organisations": listed} if isinstance(listed, Sequence) else {})}
    whole = replace(raw, lists=lists, sources=(*raw.sources, source))
    dataset = resolve(whole, contract)
    tables = complete({**dataset.tables, "coverage": cover(dataset)}, contract)
    problems = broken(replace(dataset, tables=tables), contract)
    if wrong := [it for it in problems if it.place.path in places.values()]:
        raise Refused(wrong)


def write(folder: Folder, organisations: str, root: Path) -> None:
    """Put the folder and the list in place. Raises `OSError`; then all stands as it stood."""
    if (root / folder.path).exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), folder.path)
    files = {root / folder.path / name: content for name, content in folder.files.items()}
    listed = {root / ORGANISATIONS: organisations.encode()} if organisations else {}
    writing.write({**files, **listed})
