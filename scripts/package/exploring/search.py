"""What is found in the database: words, names under each form there is of them, and rows by id."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from scripts.contract.model import PASSAGES
from scripts.text.folding import sought

WORDS = "_words"  # ends the name of a table's index
TOKENS = "unicode61 remove_diacritics 0"  # they are off by then


def index(path: Path) -> list[str]:
    """Write an index of each table of the database that has words; the tables' names.

    Closed lists are not in it: they are facets. Raises `sqlite3.DatabaseError`.
    """
    with closing(sqlite3.connect(path)) as database:
        names = _names(database)
        texts = _texts(database)
        for table, columns in texts.items():
            _index_table(database, table, columns, names)
        database.commit()
    return list(texts)


def leading(path: Path) -> dict[str, str]:
    """The table that a column leads to, by `table.column`; by `.column` where all lead to one.

    That the ids of records are those of passages, too, is passed over.
    """
    with closing(sqlite3.connect(path)) as database:
        keys = database.execute(
            'SELECT m.name, k."from", k."table" FROM sqlite_master AS m,'
            " pragma_foreign_key_list(m.name) AS k WHERE m.type = 'table'"
        ).fetchall()
    wanted = defaultdict(set)
    for _, column, other in keys:
        wanted[column].add(other)
    sole = ((column, others - {PASSAGES} or others) for column, others in wanted.items())
    alone = {f".{column}": min(others) for column, others in sole if len(others) == 1}
    return {".id": PASSAGES, **alone, **{f"{table}.{column}": to for table, column, to in keys}}


def _texts(database: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of free text of each table that has any."""
    listed = set(database.execute("SELECT table_name, field_name FROM codebook_values"))
    found = defaultdict(list)
    for table, column in database.execute(
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c"
        " WHERE m.type = 'table' AND c.type = 'TEXT'"
    ):
        if (table, column) not in listed:
            found[table].append(column)
    return found


def _names(database: sqlite3.Connection) -> dict[str, str]:
    """All forms of the name of each actor, by id."""
    forms = defaultdict(set)
    for actor, form in database.execute(
        "SELECT actor_id, label FROM actors UNION SELECT actor_id, name FROM names"
    ):
        forms[actor].add(form)
    return {actor: " ".join(sorted(found)) for actor, found in forms.items()}


def _index_table(
    database: sqlite3.Connection, table: str, columns: list[str], names: dict[str, str]
) -> None:
    """Each row with its texts, and the names of all who stand in it by their id."""
    cells = ", ".join(f'"{column}"' for column in columns)
    rows = database.execute(f'SELECT rowid, {cells} FROM "{table}"').fetchall()  # noqa: S608
    database.execute(
        f'CREATE VIRTUAL TABLE "{table}{WORDS}" USING fts5(words, content="", tokenize="{TOKENS}")'
    )
    database.executemany(
        f'INSERT INTO "{table}{WORDS}" (rowid, words) VALUES (?, ?)',  # noqa: S608
        ((row, sought(" ".join(_words(found, names)))) for row, *found in rows),
    )


def _words(cells: list[str | None], names: dict[str, str]) -> Iterator[str]:
    for cell in filter(None, cells):
        yield cell
        yield names.get(cell, "")
