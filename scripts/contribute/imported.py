"""Records from elsewhere, held beside a project: for which source they are, what of them is new,
and what the build would say of them. Their places stay those where they were typed.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from collections.abc import Sequence as Many
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.contract.model import Contract
from scripts.contribute.editor_schemas import switch
from scripts.contribute.sheet_records import SheetReader
from scripts.derived.coverage import cover
from scripts.raw import writing
from scripts.raw.files import read_text
from scripts.raw.nearby import suggestion
from scripts.raw.normal_form import normal_yaml
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.raw import Raw, RawSource, read_raw
from scripts.raw.rows import complete
from scripts.raw.sheets import read_sheets
from scripts.raw.spelling import plain, with_items, with_records
from scripts.raw.strict_yaml import Entry, Mapping, Node, Scalar, Sequence, parse
from scripts.records.resolve import resolve
from scripts.rules.normal import layouts
from scripts.rules.run import check

FOLDER = re.compile(r"raw/sources/([^/]+)/")
Records = dict[str, list[Node]]  # by the key of `records.yaml` under which they stand, or the list


@dataclass(frozen=True)
class Import:
    """Records that a project can take."""

    source: RawSource | None  # None: all rows belong to shared lists
    files: dict[str, Records]  # by the file to which they belong: all of them
    new: dict[str, Records]  # those that do not stand there; a file with none is left out
    stood: dict[str, dict[str, list[object]]]  # what stood there when they were held to it


@dataclass(frozen=True)
class Filled:
    """Sheets filled in by somebody, and how they are to be read."""

    files: Many[Path]  # workbooks, or sheets as CSV
    source_id: str = ""  # whose records they are, where they do not say it
    encoding: str | None = None  # code page of a CSV file that is not Unicode
    dates_as_shown: bool = False  # take date cells for what they show


def read(filled: Filled, contract: Contract, root: Path) -> Import:
    """The records of filled sheets, held beside the project. Raises `Refused`, `OSError`."""
    sheets = [sheet for file in filled.files for sheet in read_sheets(file, filled.encoding)]
    reader = SheetReader(contract, filled.dates_as_shown)
    content = reader.records(sheets)
    if reader.problems:
        raise Refused(set(reader.problems))
    return imported(content, filled.source_id, root, contract)


def imported(content: Mapping, source_id: str, root: Path, contract: Contract) -> Import:
    """Hold records beside a project; `content` is that of a `records.yaml`, with shared lists.

    `source_id` may be empty where `content` names the source, or has entries of lists alone. What
    is wrong elsewhere in the project is nobody's fault here. Raises `Refused`.
    """
    records = _records(content)
    if not records:
        message = "no record stands in it, the examples apart."
        raise _refusal(content.place, "section-empty", message, "Fill in at least one row.")
    lists = {kind.section for kind in contract.lists} & records.keys()
    named = content.get("source")
    raw = _readable(root, contract, named.text if isinstance(named, Scalar) else source_id)
    source = _source(content, source_id, raw) if records.keys() - lists else None
    files: dict[str, Records] = {
        f"raw/{name}.yaml": {name: records[name]} for name in sorted(lists)
    }
    if source:
        files[records_of(source)] = {name: it for name, it in records.items() if name not in lists}
    standing = {path: _standing(path, source, raw) for path in files}
    new = {
        path: {name: _unknown(it, standing[path].get(name, [])) for name, it in given.items()}
        for path, given in files.items()
    }
    changed = (one for path, given in files.items() for one in _changed(given, standing[path]))
    if problems := {*changed, *_faults(raw, source, new, contract)}:
        raise Refused(problems)
    fresh = {path: {name: it for name, it in given.items() if it} for path, given in new.items()}
    new = {path: given for path, given in fresh.items() if given}
    return Import(
        source,
        files,
        new,
        {path: _plain(there) for path, there in standing.items()},
    )


def _plain(records: Records) -> dict[str, list[object]]:
    return {name: [plain(item) for item in items] for name, items in records.items()}


def _readable(root: Path, contract: Contract, needed: str) -> Raw:
    """The project without the sources whose files cannot be read, but for the one that is `needed`.

    Raises `Refused`.
    """
    try:
        return read_raw(root, contract)
    except Refused as refused:
        folders = [FOLDER.match(one.place.path) for one in refused.problems]
        broken = frozenset(found[1] for found in folders if found)
        if needed in broken or None in folders:
            raise Refused(one for one in refused.problems if _bears(one, needed)) from None
        return read_raw(root, contract, without=broken)


def _bears(problem: Problem, needed: str) -> bool:
    found = FOLDER.match(problem.place.path)
    return found is None or found[1] == needed


def _records(content: Mapping) -> Records:
    return {
        entry.key.text: list(entry.value.items)
        for entry in content.entries
        if isinstance(entry.value, Sequence)
    }


def _standing(path: str, source: RawSource | None, raw: Raw) -> Records:
    """What stands in a file already."""
    if source and path == records_of(source):
        return _records(source.records) if source.records else {}
    name = Path(path).stem
    return {name: list(raw.lists[name].items)} if name in raw.lists else {}


def _source(content: Mapping, given: str, raw: Raw) -> RawSource:
    """The source whose records these are. Raises `Refused`."""
    typed = content.get("source")
    named = typed if isinstance(typed, Scalar) else Scalar(given, content.place)
    sources = {source.folder: source for source in raw.sources}
    if not named.text:
        hint = "Write its id into the sheet `source`, or add `--source ID`."
        raise _refusal(named.place, "id-missing", "no source is named.", hint)
    if given and named.text != given:
        message = f"the sheet names the source `{named.text}`, the command `{given}`."
        raise _refusal(named.place, "source-misnamed", message, "Correct one of them.")
    if named.text not in sources:
        message = f"there is no source `{named.text}`."
        hint = suggestion(named.text, list(sources)) or "First add its folder and source.yaml."
        raise _refusal(named.place, "reference-unknown", message, hint)
    return sources[named.text]


def _unknown(items: list[Node], standing: list[Node]) -> list[Node]:
    """The records that neither stand in the source nor have an id that stands there."""
    said, ids = [plain(item) for item in standing], {_id(item) for item in standing} - {""}
    return [item for item in items if plain(item) not in said and _id(item) not in ids]


def _changed(records: Records, standing: Records) -> Iterator[Problem]:
    """A record that stands in the source and says something else there."""
    for section, items in records.items():
        by_id = {_id(item): item for item in standing.get(section, []) if _id(item)}
        for item in items:
            other = by_id.get(_id(item))
            if other and plain(other) != plain(item):
                where = f"{other.place.path}:{other.place.line}"
                message = f"`{_id(item)}` stands already at {where}, and says something else."
                hint = "Correct it there; or give this row an id of its own."
                yield Problem(item.place, "id-repeated", message, hint)


def _id(item: Node) -> str:
    return item.text("id") if isinstance(item, Mapping) else ""


def _faults(
    raw: Raw, source: RawSource | None, new: dict[str, Records], contract: Contract
) -> set[Problem]:
    """What the build would say with the new records in their place, and does not say without."""
    found = _problems(_with(raw, source, new), contract)
    return found - _problems(raw, contract) if found else found


def _with(raw: Raw, source: RawSource | None, new: dict[str, Records]) -> Raw:
    """The project with new records in it."""
    lists, sources = dict(raw.lists), raw.sources
    for path, records in new.items():
        if source and path == records_of(source):
            merged = replace(source, records=_merged(source, records))
            sources = tuple(merged if item is source else item for item in sources)
        else:
            name, added = Path(path).stem, tuple(records[Path(path).stem])
            there = lists.get(name, Sequence((), raw.sources[0].place))
            lists[name] = Sequence((*there.items, *added), there.place)
    return replace(raw, lists=lists, sources=sources)


def _problems(raw: Raw, contract: Contract) -> set[Problem]:
    dataset = resolve(raw, contract)
    tables = complete({**dataset.tables, "coverage": cover(dataset)}, contract)
    return set(check(replace(dataset, tables=tables), contract)[0])


def _merged(source: RawSource, new: Records) -> Mapping:
    """The records of the source and the new ones, as one file."""
    place = source.records.place if source.records else source.place
    standing = _records(source.records) if source.records else {}
    sections = {name: [*standing.get(name, []), *new.get(name, [])] for name in {**standing, **new}}
    named = Entry(Scalar("source", place), Scalar(source.folder, place))
    return Mapping(
        (
            named,
            *(
                Entry(Scalar(name, items[0].place), Sequence(tuple(items), items[0].place))
                for name, items in sections.items()
                if items
            ),
        ),
        place,
    )


def _refusal(place: Place, rule: str, message: str, hint: str) -> Refused:
    return Refused([Problem(place, rule, message, hint)])


def as_text(found: Import, contract: Contract) -> str:
    """Files that hold what the sheets hold, and nothing else; each but a single one is named."""
    texts = {path: _added("", path, found, given, contract) for path, given in found.files.items()}
    if len(texts) == 1 and found.source:
        return "".join(texts.values())
    return "\n".join(f"# {path}\n{text}" for path, text in texts.items())


def write(found: Import, contract: Contract, root: Path) -> None:
    """Put what is new behind what stands there, in all files or none.

    Raises `Refused`, `OSError`.
    """
    texts = {}
    for path, new in found.new.items():
        before = read_text(root / path, root).text if (root / path).exists() else ""
        _hold(before, path, found)
        texts[root / path] = _added(before, path, found, new, contract).encode()
    writing.write(texts)


def _hold(before: str, path: str, found: Import) -> None:
    """Raises `OSError` where a file is not what it was when the sheet was held to it."""
    node = parse(before, path) if before else None
    records = _records(node) if isinstance(node, Mapping) else {}
    if isinstance(node, Sequence):
        records = {Path(path).stem: list(node.items)}
    if _plain(records) != found.stood[path]:
        raise OSError(errno.EBUSY, "It was changed while the sheet was read", path)


def records_of(source: RawSource) -> str:
    """The file of a source's records."""
    return f"raw/sources/{source.folder}/records.yaml"


def _added(text: str, path: str, found: Import, new: Records, contract: Contract) -> str:
    """A file with records behind what stands in it, in normal form."""
    if found.source and path == records_of(found.source):
        opening = f"{switch(path)}\n\nsource: {found.source.folder}\n"
        whole = with_records(text or opening, path, new)
        return normal_yaml(whole, path, layouts(contract)["records"])
    ((name, items),) = new.items()
    whole = with_items(text or f"{switch(path)}\n", path, items)
    return normal_yaml(whole, path, layouts(contract)[name])
