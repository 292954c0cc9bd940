"""Records from elsewhere, held beside a project: for which source they are, what of them is new,
and what the build would say of them. Their places stay those where they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.contract.model import Contract
from scripts.derived.coverage import cover
from scripts.raw.adding import plain
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.raw import Raw, RawSource
from scripts.raw.rows import complete
from scripts.raw.strict_yaml import Entry, Mapping, Node, Scalar, Sequence
from scripts.records.resolve import resolve
from scripts.rules.run import check

Records = dict[str, list[Node]]  # by the key of `records.yaml` under which they stand


@dataclass(frozen=True)
class Import:
    """Records that a project can take."""

    source: RawSource
    records: Records  # all of them
    new: Records  # those that do not stand in the source's `records.yaml`


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
