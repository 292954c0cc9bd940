"""A page of the site as a value, and how a kind of page says that it is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scripts.raw.rows import Row
from scripts.site.library import Site

CSV, JSON = "text/csv", "application/json"


@dataclass(frozen=True)
class Sheet:
    """Rows that are offered beside a page."""

    name: str
    columns: tuple[str, ...]  # the same wherever a row is offered
    rows: Sequence[Row]


@dataclass(frozen=True)
class Beside:
    """A file beside a page."""

    name: str
    path: str
    media_type: str


@dataclass(frozen=True)
class Enclosed:
    """A file that goes with a page, such as its picture."""

    name: str  # as the page calls it
    ending: str  # of its path, behind that of the page: `picture.svg`
    media_type: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class SitePage:
    """One page, before it is set."""

    path: str  # from the site's folder, with forward slashes
    kind: str  # what it shows, in a word or two
    title: str  # says what it is; plain text
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)  # for the template
    id: str = ""  # of the record; empty = the page is across records
    sheets: tuple[Sheet, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    nav: str = ""  # the path of the entry of the navigation it belongs to
    summary: str = ""  # one sentence, for those who list pages
    json_ld: Mapping[str, Any] = field(default_factory=dict)  # what it says to machines

    @property
    def stem(self) -> str:
        """Its path without the ending; that of its data begins so."""
        return self.path.removesuffix(".html")

    @property
    def folder(self) -> str:
        """The folder in which it lies; empty for the site's."""
        return self.path.rpartition("/")[0]

    @property
    def files(self) -> tuple[Beside, ...]:
        """What can be taken from it: each sheet as CSV, all together as JSON, what is enclosed."""
        sheets = [
            Beside(f"{one.name}.csv", f"{self.stem}.{one.name}.csv", CSV) for one in self.sheets
        ]
        whole = [Beside("JSON", f"{self.stem}.json", JSON)] if self.sheets else []
        more = [
            Beside(one.name, f"{self.stem}.{one.ending}", one.media_type) for one in self.enclosed
        ]
        return (*sheets, *whole, *more)


@dataclass(frozen=True)
class Nav:
    """An entry of the navigation."""

    place: int  # among the others
    label: str
    path: str  # of its page


@dataclass(frozen=True)
class Pages:
    """A kind of page with paths of its own."""

    make: Callable[[Site], Iterator[SitePage]]
    nav: Nav | None = None


@dataclass(frozen=True)
class Shows:
    """A kind of page that shows ids."""

    make: Callable[[Site, str], SitePage]
    table: str  # of a `Kind` of show
    where: Callable[[Row], bool]  # of the ids of that table, those it shows


def pages(nav: Nav | None = None) -> Callable[[Callable[[Site], Iterator[SitePage]]], Pages]:
    """Declare a function that makes pages of any path."""
    return lambda make: Pages(make, nav)


def shows(
    table: str, where: Callable[[Row], bool] = lambda _: True
) -> Callable[[Callable[[Site, str], SitePage]], Shows]:
    """Declare a function that makes the page of an id of a table; of some of them, by its row."""
    return lambda make: Shows(make, table, where)


def id_page(
    site: Site, table: str, key: str, kind: str, title: str, template: str, **more: Any
) -> SitePage:
    """The page of one id, with what all of them have; `more` are further parts of a `SitePage`."""
    return SitePage(site.addresses.of(key, table), kind, title, template, id=key, **more)


def sheet(site: Site, table: str, rows: Sequence[Row]) -> Sheet:
    """Rows of one table, with its columns."""
    return Sheet(table, site.contract.tables[table].names, rows)
