"""Changes of the contract: package, licences, tables, fields and keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.release.changes import Change, spelt
from scripts.release.field_changes import field_changes, property_changes
from scripts.release.policy import PACKAGE, SCHEMA, TABLE
from scripts.release.snapshots import Json, Snapshot, TableState, columns

CONDITIONS = {  # what a user must do or may not do; fewer conditions allow more
    "CC0-1.0": frozenset[str](),
    "PDDL-1.0": frozenset[str](),
    "CC-BY-4.0": frozenset({"attribution"}),
    "ODC-By-1.0": frozenset({"attribution"}),
    "CC-BY-SA-4.0": frozenset({"attribution", "share alike"}),
    "ODbL-1.0": frozenset({"attribution", "share alike"}),
    "CC-BY-NC-4.0": frozenset({"attribution", "not commercially"}),
    "CC-BY-ND-4.0": frozenset({"attribution", "unchanged"}),
    "CC-BY-NC-SA-4.0": frozenset({"attribution", "not commercially", "share alike"}),
    "CC-BY-NC-ND-4.0": frozenset({"attribution", "not commercially", "unchanged"}),
}


def package_changes(old: Snapshot, new: Snapshot, renamed: dict[str, str]) -> Iterator[Change]:
    """Changes of the package and of which tables it has; `renamed` are probable renamings."""
    yield from property_changes(old.descriptor, new.descriptor, PACKAGE)
    yield from licence_changes(old.descriptor, new.descriptor)
    for gone, come in renamed.items():
        yield Change("table-renamed", old=gone, new=come)
    for name in old.tables.keys() - new.tables.keys() - renamed.keys():
        yield Change("table-removed", name, old=_size(old.tables[name]))
    for name in new.tables.keys() - old.tables.keys() - set(renamed.values()):
        yield Change("table-added", name, new=_size(new.tables[name]))


def _size(table: TableState) -> str:
    rows = "rows unknown" if table.rows is None else f"{len(table.rows):,} rows"
    return f"{len(table.fields)} fields, {rows}"


def table_changes(old: TableState, new: TableState, renamed: dict[str, str]) -> Iterator[Change]:
    """Changes of the contract of a table that both sides have; `renamed` are its fields."""
    if old.resource == new.resource:
        return
    yield from property_changes(old.resource, new.resource, TABLE, old.name)
    yield from licence_changes(old.resource, new.resource, old.name)
    splits, split = (_object(side.resource.get("dialect")) for side in (old, new))
    yield from property_changes(splits, split, {}, old.name, unknown="dialect-changed")
    yield from property_changes(old.schema, new.schema, SCHEMA, old.name)
    yield from _which_fields(old, new, renamed)
    for name, field in old.fields.items():
        if after := new.fields.get(renamed.get(name, name)):
            yield from field_changes(field, after, old.name)
    yield from _keys(old, new)


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _which_fields(old: TableState, new: TableState, renamed: dict[str, str]) -> Iterator[Change]:
    """Fields added, removed, probably renamed, and the order of the others."""
    shared = {name: renamed.get(name, name) for name in old.fields}
    shared = {before: after for before, after in shared.items() if after in new.fields}
    for gone, come in renamed.items():
        yield Change("field-renamed", old.name, old=gone, new=come)
    for name in old.fields.keys() - shared.keys():
        yield Change("field-removed", old.name, "", name, old=spelt(old.fields[name].get("type")))
    yield from _added(new, set(shared.values()), old.name)
    after = [name for name in new.fields if name in shared.values()]
    if after != list(shared.values()):
        yield Change("field-reordered", old.name, old=", ".join(shared), new=", ".join(after))


def _added(new: TableState, shared: set[str], table: str) -> Iterator[Change]:
    follower = ""  # the next field that both sides have
    for name in reversed(new.fields):
        field = new.fields[name]
        if name in shared:
            follower = name
        elif follower:
            yield Change("field-inserted", table, "", name, old=follower)
        else:
            required = field.get("constraints", {}).get("required")
            rule = "field-added-required" if required else "field-added"
            yield Change(rule, table, "", name, new=spelt(field.get("type")))


def _keys(old: TableState, new: TableState) -> Iterator[Change]:
    if old.key != new.key:
        keys = (", ".join(side.key) for side in (old, new))
        yield Change("primary-key-changed", old.name, "", "", "primaryKey", *keys)
    uniques = [_unique_keys(side.schema.get("uniqueKeys")) for side in (old, new)]
    for key in uniques[0] - uniques[1]:
        yield Change("unique-key-removed", old.name, part="uniqueKeys", old=key)
    for key in uniques[1] - uniques[0]:
        yield Change("unique-key-added", old.name, part="uniqueKeys", new=key)
    before, after = (_foreign_keys(side) for side in (old, new))
    for fields in before.keys() | after.keys():
        leads, led = before.get(fields, ""), after.get(fields, "")
        if leads != led:
            rule = "removed" if not led else "changed" if leads else "added"
            field, part = fields if ", " not in fields else "", "foreignKeys"
            yield Change(f"foreign-key-{rule}", old.name, "", field, part, leads, led)


def _unique_keys(keys: object) -> set[str]:
    found: Iterable[object] = keys if isinstance(keys, list) else ()
    return {", ".join(sorted(columns(key))) for key in found}


def _foreign_keys(table: TableState) -> dict[str, str]:
    """Where each leads, by its columns; several from the same columns are taken together."""
    found: dict[str, list[str]] = {}
    for key in table.schema.get("foreignKeys", ()):
        reference = _object(key.get("reference"))
        target = str(reference.get("resource") or table.name)
        lead = f"{target}.{', '.join(columns(reference.get('fields')))}"
        found.setdefault(", ".join(columns(key.get("fields"))), []).append(lead)
    return {fields: " and ".join(sorted(leads)) for fields, leads in found.items()}


def licence_changes(old: Json, new: Json, table: str = "") -> Iterator[Change]:
    """The change of the `licenses` of a package or table, if any. A user may choose among them."""
    before, after = _names(old), _names(new)
    if before == after:
        return
    kept = all(any(_includes(new_, old_) for new_ in after) for old_ in before)
    granted = all(any(_includes(old_, new_) for old_ in before) for new_ in after)
    rule = "changed" if kept == granted else "widened" if kept else "narrowed"
    yield Change(f"licence-{rule}", table, part="licenses", old=_listed(before), new=_listed(after))


def _names(side: Json) -> set[str]:
    items = side.get("licenses")
    return {
        str(item.get("name") or item.get("path") or item.get("title"))
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict)
    }


def _includes(wide: str, narrow: str) -> bool:
    """Whether `wide` allows all that `narrow` does; nothing is known of an unknown one."""
    if wide == narrow:
        return True
    known = wide in CONDITIONS and narrow in CONDITIONS
    return known and CONDITIONS[wide] < CONDITIONS[narrow]


def _listed(names: set[str]) -> str:
    return " or ".join(sorted(names))
