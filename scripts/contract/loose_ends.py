"""What a contract names and does not have: keys, references, patterns that are none.

No JSON Schema can say so, and nothing can be built of such a contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.contract.model import PASSAGES, Contract
from scripts.contract.tables import Table


def loose_ends(contract: Contract) -> Iterator[str]:
    """A sentence for each."""
    for table in contract.tables.values():
        yield from _columns(table)
        yield from _references(table, contract)
        yield from _tables(table, contract)
        yield from _passages(table)
    forms = [table.form for table in contract.tables.values()]
    if forms.count("source") != 1:
        yield f"{forms.count('source')} tables are written as `source`, and one must be"


def _columns(table: Table) -> Iterator[str]:
    for name in dict.fromkeys((*table.key, *table.targets)):
        if name not in table.by_name:
            yield f"{table.name} has no column `{name}` to be a key"
    for field in table.fields:
        try:
            re.compile(field.pattern)
        except re.error as error:
            yield f"{table.name}.{field.name} has a `pattern` that is none: {error}"


def _references(table: Table, contract: Contract) -> Iterator[str]:
    for key in table.foreign_keys:
        there = contract.tables.get(key.table)
        if there is None or key.target not in there.by_name:
            yield f"{table.name}.{key.field} leads to `{key.table}.{key.target}`, which is nowhere"


def _tables(table: Table, contract: Contract) -> Iterator[str]:
    below = table.written.below if table.written else None
    for name in (*table.union_of, *([below.table] if below else ())):
        if name not in contract.tables:
            yield f"{table.name} names a table `{name}`, which is nowhere"


def _passages(table: Table) -> Iterator[str]:
    if table.form == "record" and all(key.table != PASSAGES for key in table.foreign_keys):
        yield f"{table.name} holds records, and no column of it leads to {PASSAGES}"
