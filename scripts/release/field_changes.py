"""Changes of one field: properties, constraints with their direction, the list of values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from scripts.contract.fields import OPEN_LIST
from scripts.release.changes import Change, spelt
from scripts.release.policy import DEFAULTS, FIELD, UNRULED
from scripts.release.snapshots import Json

LEAST = ("minimum", "exclusiveMinimum", "minLength")  # a higher one is tighter
MOST = ("maximum", "exclusiveMaximum", "maxLength")  # a lower one is tighter
DIRECTIONS = {"": "changed", "tighter": "tightened", "looser": "loosened"}


def property_changes(
    old: Json,
    new: Json,
    policy: dict[str, str],
    table: str = "",
    field: str = "",
    unknown: str = "",
) -> Iterator[Change]:
    """Every property that differs, under the rule `policy` gives it, else under `unknown`.

    Without `unknown`, what is named in no policy stands outside the standards.
    """
    for part in sorted(old.keys() | new.keys()):
        beyond = "property-unknown" if part in UNRULED else "property-outside"
        rule = policy.get(part, unknown or beyond)
        before, after = (_settled(side, part) for side in (old, new))
        if rule and before != after:
            yield Change(rule, table, "", field, part, spelt(before), spelt(after))


def _settled(side: Json, part: str) -> Any:
    """The value in force; lists of spellings are sets."""
    value = side.get(part, DEFAULTS.get(part))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return sorted(value)
    return value


def field_changes(old: Json, new: Json, table: str) -> Iterator[Change]:
    """All changes of a field that both sides have; `table` and its old name say where."""
    if old == new:
        return
    field = str(old["name"])
    yield from property_changes(old, new, FIELD, table, field)
    yield from _description(old, new, table, field)
    before, after = (_constraints(side) for side in (old, new))
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield from _constraint(name, before.get(name), after.get(name), old, table, field)
    yield from _categories(old, new, table, field)


def _constraints(field: Json) -> Json:
    """Constraints in force; that a text is EDTF is one of them."""
    rules = {**field.get("constraints", {}), "edtf": field.get("edtf")}
    return {name: rule for name, rule in rules.items() if rule is not None and rule is not False}


def _constraint(
    name: str, before: Any, after: Any, old: Json, table: str, field: str
) -> Iterator[Change]:
    if name == "enum" and isinstance(before, list) and isinstance(after, list):
        yield from _values(before, after, is_open(old), table, field)
        return
    rule = f"constraint-{DIRECTIONS[direction(name, before, after)]}"
    part = name if name == "edtf" else f"constraints.{name}"
    yield Change(rule, table, "", field, part, spelt(before), spelt(after))


def direction(name: str, before: Any, after: Any) -> str:
    """`tighter` when every value allowed after was allowed before, `looser` the other way round.

    Empty when neither can be shown, as with two patterns.
    """
    if before is None or after is None:
        return "tighter" if before is None else "looser"
    try:
        rises = Decimal(str(after)) > Decimal(str(before))
    except InvalidOperation:
        return ""
    if name in LEAST:
        return "tighter" if rises else "looser"
    if name in MOST:
        return "looser" if rises else "tighter"
    return ""


def is_open(field: Json) -> bool:
    """Whether the field's list is announced as one that grows."""
    return OPEN_LIST in str(field.get("description", ""))


def _values(
    before: list[Any], after: list[Any], was_open: bool, table: str, field: str
) -> Iterator[Change]:
    here, there = list(map(spelt, before)), list(map(spelt, after))
    part = "constraints.enum"
    for value in here:
        if value not in there:
            yield Change("enum-value-removed", table, "", field, part, old=value)
    for value in there:
        if value not in here:
            rule = "enum-value-added-open" if was_open else "enum-value-added"
            yield Change(rule, table, "", field, part, new=value)
    common = [value for value in here if value in there]
    order = [value for value in there if value in here]
    if common != order:
        yield Change("enum-reordered", table, "", field, part, ", ".join(common), ", ".join(order))


def _description(old: Json, new: Json, table: str, field: str) -> Iterator[Change]:
    """Words are words, but the announcement that a list grows is a promise."""
    texts = [str(side.get("description", "")) for side in (old, new)]
    if is_open(old) != is_open(new):
        rule = "list-opened" if is_open(new) else "list-closed"
        yield Change(rule, table, "", field, "description", *texts)
        texts = [text.replace(OPEN_LIST, "").strip() for text in texts]
    if texts[0] != texts[1]:
        yield Change("words-changed", table, "", field, "description", *texts)


def _categories(old: Json, new: Json, table: str, field: str) -> Iterator[Change]:
    """How the values of a list are explained; which values there are is the list's matter."""
    before, after = (_explained(side) for side in (old, new))
    for value in sorted(before.keys() & after.keys()):
        if before[value] != after[value]:
            part = f"categories.{value}"
            yield Change("words-changed", table, "", field, part, before[value], after[value])
    if bool(before) != bool(after):
        yield Change(
            "words-changed",
            table,
            "",
            field,
            "categories",
            *map(spelt, (sorted(before), sorted(after))),
        )


def _explained(field: Json) -> dict[str, str]:
    items = field.get("categories") or ()
    return {
        spelt(item.get("value")): f"{item.get('label', '')}: {item.get('description', '')}"
        for item in items
        if isinstance(item, dict)
    }
