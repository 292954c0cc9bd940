"""What a contributor's workbook shows of a project: ids to choose from, the records of a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.contract.model import Contract
from scripts.contribute.sheet_layout import SOURCE, Plan, plans
from scripts.raw import strict_yaml as yaml
from scripts.raw.problems import Problem, Refused
from scripts.raw.raw import Raw, RawSource

ACTORS = ("people", "organisations")
LABELS = ("label", "wording", "title", "name")  # what stands beside an id


def ids_of(raw: Raw) -> dict[str, list[tuple[str, str]]]:
    """By table: every id that a record may name, with what it stands for."""
    lists = {name: [_named(item) for item in node.items] for name, node in raw.lists.items()}
    actors = sorted(pair for name in ACTORS for pair in lists[name])
    sources = [_named(source.declaration) for source in raw.sources]
    return {"actors": actors, **lists, "sources": sources}


def _named(node: yaml.Node) -> tuple[str, str]:
    assert isinstance(node, yaml.Mapping)
    return node.text("id"), next((node.text(key) for key in LABELS if node.text(key)), "")


def rows_of(source: RawSource, contract: Contract) -> dict[str, list[dict[str, str]]]:
    """The records of a source by sheet. Raises `Refused` for a key that has no column."""
    rows: dict[str, list[dict[str, str]]] = {SOURCE: [{SOURCE: source.folder}]}
    known = plans(contract)
    for plan in known.values():
        if plan.section and not plan.parent and source.records:
            records = list(_items(source.records.get(plan.section)))
            rows[plan.name] = [_row(record, plan, known) for record in records]
        elif plan.parent and source.records:
            owners = _items(source.records.get(plan.parent))
            rows[plan.name] = [
                {plan.columns[0].name: owner.text("id"), **_row(record, plan, known)}
                for owner in owners
                for record in _items(owner.get(plan.section))
            ]
    return rows


def _items(node: yaml.Node | None) -> Iterator[yaml.Mapping]:
    for item in node.items if isinstance(node, yaml.Sequence) else ():
        if isinstance(item, yaml.Mapping):
            yield item


def _row(record: yaml.Mapping, plan: Plan, known: Mapping[str, Plan]) -> dict[str, str]:
    below = {other.section for other in known.values() if other.parent == plan.name}
    row = {}
    for entry in record.entries:
        if entry.key.text in below:
            continue
        if entry.key.text not in plan.by_name or not isinstance(entry.value, yaml.Scalar):
            message = f"{plan.name}: `{entry.key.text}` has no column in the sheet."
            hint = "Run `nox -s build`, which says what is wrong with it."
            raise Refused([Problem(entry.key.place, "key-unknown", message, hint)])
        row[entry.key.text] = entry.value.text
    return row
