"""Records from elsewhere, held beside a project: for which source they are, what of them is new,
and what the build would say of them. Their places stay those where they were typed.
"""

from __future__ import annotations

import errno
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
from scripts.raw.spelling import plain, with_records
from scripts.raw.strict_yaml import Entry, Mapping, Node, Scalar, Sequence, parse
from scripts.records.resolve import resolve
from scripts.rules.normal import layouts
from scripts.rules.run import check

Records = dict[str, list[Node]]  # by the key of `records.yaml` under which they stand


@dataclass(frozen=True)
class Import:
    """Records that a project can take."""

    source: RawSource
    records: Records  # all of them
    new: Records  # those that do not stand in the source's `records.yaml`


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
    return imported(content, filled.source_id, read_raw(root, contract), contract)


def imported(content: Mapping, source_id: str, raw: Raw, contract: Contract) -> Import:
    """Hold records beside a project; `content` is that of a `records.yaml`.

    `source_id` may be empty where `content` names the source. Raises `Refused`.
    """
    records = _records(content)
    if not records:
        message = "no record stands in it, the examples apart."
        raise _refusal(content.place, "section-empty", message, "Fill in at least one row.")
    source = _source(content, source_id, raw)
    standing = _records(source.records) if source.records else {}
    new = {name: _unknown(items, standing.get(name, [])) for name, items in records.items()}
    changed = _changed(records, standing)
    if problems := {*changed, *_faults(raw, source, new, contract)}:
        raise Refused(problems)
    return Import(source, records, {section: items for section, items in new.items() if items})


def _records(content: Mapping) -> Records:
    return {
        entry.key.text: list(entry.value.items)
        for entry in content.entries
        if isinstance(entry.value, Sequence)
    }


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


def _faults(raw: Raw, source: RawSource, new: Records, contract: Contract) -> list[Problem]:
    """What the build would say with the new records in their place."""
    records = replace(source, records=_merged(source, new))
    sources = tuple(records if item is source else item for item in raw.sources)
    dataset = resolve(replace(raw, sources=sources), contract)
    tables = complete({**dataset.tables, "coverage": cover(dataset)}, contract)
    return check(replace(dataset, tables=tables), contract)[0]


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
    """A `records.yaml` that holds what the sheets hold, and nothing else."""
    return _normal("", found, found.records, contract)


def write(found: Import, contract: Contract, root: Path) -> None:
    """Put what is new behind what stands in the source. Raises `Refused`, `OSError`."""
    path = root / path_of(found)
    before = read_text(path, root).text if path.exists() else ""
    known, there = found.source.records, parse(before, path_of(found)) if before else None
    if (there and plain(there)) != (known and plain(known)):
        raise OSError(errno.EBUSY, "It was changed while the sheet was read", path_of(found))
    writing.write({path: _normal(before, found, found.new, contract).encode()})


def path_of(found: Import) -> str:
    """The file to which the records belong."""
    return f"raw/sources/{found.source.folder}/records.yaml"


def _normal(text: str, found: Import, added: Records, contract: Contract) -> str:
    path = path_of(found)
    opening = f"{switch(path)}\n\nsource: {found.source.folder}\n"
    whole = with_records(text or opening, path, added)
    return normal_yaml(whole, path, layouts(contract)["records"])
