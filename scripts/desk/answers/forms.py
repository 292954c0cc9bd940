"""The contract as forms: what a record of each sort is made of."""

from __future__ import annotations

from scripts.contract.model import Contract, Field, Table
from scripts.derived.coverage import ACCOUNTED
from scripts.desk.desk import Desk
from scripts.desk.draft import ANCHOR
from scripts.desk.route import Asked, Json, route
from scripts.records.authored import Key, Part, file_parts, record_parts
from scripts.records.kinds import OTHER_KEYS, given_by_quote


@route(
    "GET",
    "/forms",
    gives="{tables{TABLE: {label, says, record, fields[FIELD], below?{key, …}}}, "
    "open{TYPE: {label, accounted}}}",
)
def forms(desk: Desk, _: Asked) -> Json:
    """Every sort of record and of entry that a person may write."""
    contract = desk.workspace.now().contract
    kinds = contract.tables["coverage"].by_name["kind"].categories
    parts = (*record_parts(contract), *file_parts(contract))
    return {
        "tables": {part.name: form(part, contract) for part in parts},
        "open": {
            one.value: {"label": one.label, "accounted": bool(ACCOUNTED.of(one.value))}
            for one in kinds
        },
    }


def form(part: Part, contract: Contract) -> Json:
    """One sort of record."""
    kinds = {one.section: one for one in (*contract.records, *contract.lists, contract.source)}
    kind = kinds.get(part.name)
    table = contract.tables[kind.table] if kind else None
    told = _told(part, table)
    if part.below and kind:
        told["below"] = {
            "key": part.below.name,
            **_told(part.below, contract.tables[kind.child_table]),
        }
    return told


def _told(part: Part, table: Table | None) -> Json:
    hidden = {*ANCHOR, *(_given(table) if part.anchored and table else ())}
    return {
        "label": table.title if table else part.name.replace("_", " ").capitalize(),
        "says": part.description,
        "record": part.anchored or part.name in OTHER_KEYS,
        "fields": [_field(key, table) for key in part.keys if key.name not in hidden],
    }


def _given(table: Table) -> set[str]:
    """What the words marked give, so that nobody types it."""
    return {table.by_name[name].key for name in given_by_quote(table)}


def _field(key: Key, table: Table | None) -> Json:
    field = _column(key, table)
    bare = key.title == key.name  # no column: the contract has no name and no question for it
    return {
        "key": key.name,
        "label": key.name.replace("_", " ").capitalize() if bare else key.title,
        "question": field.question if field else key.description * bare,
        "says": key.description,
        "trap": field.trap if field else "",
        "required": key.required,
        "default": field.default if field else "",
        "values": [vars(one) for one in key.values],
        "open": bool(field and field.is_open),
        "table": key.table,
        "date": key.edtf,
        "type": key.type,
        "computed": bool(field and field.computed),
    }


def _column(key: Key, table: Table | None) -> Field | None:
    return next((one for one in table.fields if one.key == key.name), None) if table else None
