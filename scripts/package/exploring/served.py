"""Datasette with a package: nothing is written, no plugin of others runs, nothing goes outside.

What it shows is a copy, beside which the index of words is made; the package stays as it was made.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from datasette import handle_exception, hookimpl
from datasette.app import Datasette
from datasette.plugins import DEFAULT_PLUGINS, pm
from datasette.utils import escape_fts, tilde_encode
from markupsafe import Markup

from scripts.package.exploring.search import WORDS, index, leading
from scripts.package.formats.datasette import FILE
from scripts.raw.problems import Unusable
from scripts.text.folding import folded

TEMPLATES = Path(__file__).with_name("templates")  # they stand before Datasette's own
STYLE = "style.css"  # read with Datasette's own, after it
MOUNT = "ours"
NO_WORD = '""'  # is in no row
SETTINGS = {
    "allow_download": False,  # the copy is none of the package's files
    "default_page_size": 50,
    "max_returned_rows": 2000,
    "sql_time_limit_ms": 3000,
    "suggest_facets": False,  # the closed lists are shown, and any column has it in its menu
}
Told = dict[str, Any]


class Ours:
    """What Datasette does here besides: it folds what is searched, and follows every id."""

    __name__ = "ours"

    @hookimpl(trylast=True)  # type: ignore[untyped-decorator]
    def prepare_connection(self, conn: sqlite3.Connection) -> None:
        """Take the place of the function that readies words for the index."""
        conn.create_function("escape_fts", 1, lambda typed: escape_fts(folded(typed)) or NO_WORD)

    @hookimpl  # type: ignore[untyped-decorator]
    def render_cell(
        self, value: Any, column: str, table: str | None, database: str, datasette: Datasette
    ) -> Markup | None:
        """The id of a row elsewhere as a link to it, also in what a question gives."""
        links = datasette.metadata("links", database=database) or {}
        other = links.get(f"{table or ''}.{column}")
        if not (other and isinstance(value, str)):
            return None  # a table's own page has labels for what its keys lead to
        address = f"{datasette.urls.table(database, other)}/{tilde_encode(value)}"
        return Markup('<a href="{}">{}</a>').format(address, value)


def served(package: Path, workshop: Path) -> Datasette:
    """Datasette with the database of an unpacked package, copied into an empty folder.

    Raises `Unusable` where the package or one of its files is missing or damaged.
    """
    told = _told(package / FILE)
    (name,) = told["databases"]
    copy = workshop / f"{name}.sqlite"
    try:
        shutil.copyfile(package / copy.name, copy)
        tables, links = index(copy), leading(copy)
    except (FileNotFoundError, sqlite3.DatabaseError) as error:
        raise _no_package(package / copy.name) from error
    for table in tables:
        told["databases"][name]["tables"].setdefault(table, {})["fts_table"] = f"{table}{WORDS}"
    told["databases"][name]["links"] = links
    told["extra_css_urls"] = [f"/{MOUNT}/{STYLE}"]
    _only_ours()
    return Datasette(
        [],
        immutables=[str(copy)],
        metadata=told,
        settings=SETTINGS,
        template_dir=str(TEMPLATES),
        static_mounts=[(MOUNT, str(TEMPLATES))],
    )


def _told(path: Path) -> Told:
    try:
        told: Told = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise _no_package(path) from error
    return told


def _no_package(path: Path) -> Unusable:
    return Unusable(f"{path} is missing or damaged: `./record package` makes it anew.")


def _only_ours() -> None:
    """Take out every plugin that Datasette does not bring along, and put in our own."""
    handle_exception.rich = None  # pages on a terminal for each slip in a reader's SQL
    for name, plugin in pm.list_name_plugin():
        if plugin is not None and name not in (*DEFAULT_PLUGINS, Ours.__name__):
            pm.unregister(plugin)
    if not pm.has_plugin(Ours.__name__):
        pm.register(Ours(), Ours.__name__)
