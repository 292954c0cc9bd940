"""A file of changes taken in: held to what stands here and to the rules, all of it or nothing."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.contract.model import Contract
from scripts.contribute.editor_schemas import switch
from scripts.desk.edits import Edit
from scripts.desk.merging import Clash, merged
from scripts.desk.parcel import NewSource, Parcel, read_parcel
from scripts.desk.saving import Faulty, Saving
from scripts.desk.workspace import Project, Workspace
from scripts.raw.documents import read_document
from scripts.raw.files import MAX_BYTES, read_bytes
from scripts.raw.format import by_suffix
from scripts.raw.normal_form import normal_yaml
from scripts.raw.problems import Place, Problem, Refused, Unusable, shorten
from scripts.raw.raw import DECLARATION, RawSource
from scripts.raw.spelling import spelled
from scripts.raw.strict_yaml import Mapping as Node
from scripts.raw.strict_yaml import parse
from scripts.rules.normal import layouts

FILE = "desk-changes"


@dataclass(frozen=True)
class TakenIn:
    """What was done."""

    edits: tuple[Edit, ...]  # those that were not there already
    sources: tuple[str, ...]  # those that are new
    step: int  # by which the edits can be taken back; 0 = nothing was written
    version: str  # of the dataset on which they were made


def take_in(root: Path, path: Path, documents: Iterable[Path] = ()) -> TakenIn:
    """Take in a file that somebody sent.

    `documents` are those that may not be passed on in it. Raises `Unusable`, `Refused`, `OSError`;
    then nothing was written.
    """
    saving = Saving(root, Workspace(root))
    with saving.alone() as project:
        parcel = read_parcel(path, project.contract)
        new = dict(_new(parcel, project, list(documents)))
        within, files = _with_sources(project, new)
        _known(parcel, within)
        standing = saving.records({edit.path for edit in parcel.edits}, project)
        left = merged(parcel.edits, standing)
        if left.clashes:
            raise Refused(map(_clash, left.clashes))
        written = {root / name: data for name, data in files.items()}
        step = 0
        if left.edits or written:
            try:
                step = saving.put(left.edits, project, within, written).step
            except Faulty as faulty:
                raise Refused(faulty.problems) from None
        return TakenIn(left.edits, tuple(new), step, parcel.version)


def _new(
    parcel: Parcel, project: Project, documents: list[Path]
) -> Iterator[tuple[str, NewSource]]:
    """The sources that are not here yet, each with its document. Raises `Refused`, `Unusable`."""
    given = {_sum(data): data for path in documents for data in [_read(path)]}
    for name, one in parcel.sources.items():
        wanted = str(one.facts.get("sha256", ""))
        if name in project.sources:
            if project.sources[name].declaration.text("sha256") != wanted:
                raise Unusable(f"`{name}` is another source here. Ask for another id.")
        elif not one.document or one.data is not None:
            yield name, one
        elif wanted in given:
            yield name, replace(one, data=given[wanted])
        else:
            raise Unusable(
                f"The document of `{name}` ({one.document}) may not be passed on in such a file. "
                "Get it, and add: --document FILE"
            )


def _with_sources(
    project: Project, new: Mapping[str, NewSource]
) -> tuple[Project, dict[str, bytes]]:
    """The project with new sources, and their files by path. Raises `Refused`."""
    files: dict[str, bytes] = {}
    sources = list(project.raw.sources)
    for name, one in new.items():
        source, there = _source(name, one, project.contract)
        sources.append(source)
        files |= there
    if not new:
        return project, files
    raw = replace(project.raw, sources=tuple(sorted(sources, key=lambda it: it.folder)))
    within = Project.of(project.contract, raw, {}, project.results, project.shared)
    return within, files


def _source(name: str, one: NewSource, contract: Contract) -> tuple[RawSource, dict[str, bytes]]:
    folder = f"raw/sources/{name}"
    path = f"{folder}/{DECLARATION}"
    lines = [f"{key}: {spelled(text)}" for key, text in one.facts.items() if isinstance(text, str)]
    text = normal_yaml("\n".join([switch(path), *lines]), path, layouts(contract)["source"])
    node = parse(text, path)
    assert isinstance(node, Node)
    files = {path: text.encode()}
    document = None
    if one.document:
        files[f"{folder}/{one.document}"] = one.data or b""
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place, folder, one.document)
            copy.parent.mkdir(parents=True)
            copy.write_bytes(one.data or b"")
            document = read_document(copy, Path(place), node.text("encoding"))
    return RawSource(name, node.place, node, None, document, one.document), files


def _known(parcel: Parcel, project: Project) -> None:
    """Raises `Unusable` where an edit is of a source that is nowhere."""
    for edit in parcel.edits:
        if edit.source and edit.source not in project.sources:
            raise Unusable(f"There is no source `{edit.source}` here.")


def _clash(clash: Clash) -> Problem:
    where = f"{clash.edit.shape.section}: {clash.edit.label}"
    what = f"`{clash.field}`" if clash.field else "the record"
    sides = f"it was {_shown(clash.before)}, here it is {_shown(clash.disk)}"
    message = f"{where}: {what} was changed on both sides: {sides}, there {_shown(clash.mine)}."
    hint = "Decide which, change it here to what it was, and take the file in again."
    return Problem(Place(clash.edit.path), FILE, message, hint)


def _shown(value: object) -> str:
    return "nothing" if value is None else f"“{shorten(str(value), 80)}”"


def _read(path: Path) -> bytes:
    how = by_suffix().get(path.suffix.lower())
    return read_bytes(path.absolute(), path.absolute().parent, how.most if how else MAX_BYTES)


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
