"""Who carries whom: voices and their grounds, chains of relay, and words that were looked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.figures import figure
from scripts.show.positions import position
from scripts.show.reports import report
from scripts.show.sayings import Saying, in_order
from scripts.show.statements import statement
from scripts.site.library import Site
from scripts.site.page import Nav, SitePage, pages, sheet

INDEPENDENCE = "independence.html"
READ = {"statements": statement, "figures": figure, "reports": report, "positions": position}
SHOWN = ("found_absent", "found_altered", "not_found", "found_same")  # the gravest first


@dataclass(frozen=True)
class Member:
    """An actor who counts in a voice, and on what ground."""

    actor: Named
    basis: str  # in the contract's words; empty = none was entered
    source: Named | None
    locator: str


@dataclass(frozen=True)
class Voice:
    """A voice in which several actors count."""

    voice: Named
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Carried:
    """What one voice carries of others, or who carries it."""

    voice: Named
    others: tuple[tuple[Named, tuple[str, ...]], ...]  # each with the ids of the records
    own: int  # records in its own documents

    @property
    def count(self) -> int:
        """How many records in all."""
        return sum(len(ids) for _, ids in self.others)


@dataclass(frozen=True)
class Copy:
    """A document or some words, with what derives from it."""

    row: Row
    saying: Saying | None  # None = it is a document
    copies: tuple[Copy, ...]

    @property
    def count(self) -> int:
        """How many derive from it, at one remove or more."""
        return sum(1 + one.count for one in self.copies)


@dataclass(frozen=True)
class Search:
    """What a search for words in the speaker's own texts found."""

    value: str
    label: str
    description: str
    found: tuple[Saying, ...]


@pages(Nav(40, "Independence", INDEPENDENCE))
def independence(site: Site) -> Iterator[SitePage]:
    """One page of all of it."""
    carriers, carried = _relays(site)
    searches, unsought = _searches(site)
    tables = site.dataset.tables
    derived = [row for row in tables["sources"] if row["derived_from_id"] or row["read_through_id"]]
    yield SitePage(
        INDEPENDENCE,
        "list",
        "Independence: who carries whom",
        "independence.html",
        values={
            "voices": _voices(site),
            "assessed": _assessed(site),
            "carriers": carriers,
            "unheard": [one for one in carried if not one.own],
            "documents": tuple(_chains(site, "sources", "derived_from_id")),
            "echoes": _echoes(site),
            "read_through": [row for row in tables["sources"] if row["read_through_id"]],
            "searches": searches,
            "unsought": unsought,
        },
        sheets=(
            sheet(site, "actors", tables["actors"]),
            sheet(site, "sources", derived),
            sheet(site, "statements", [row for row in tables["statements"] if _telling(row)]),
        ),
        summary="Which voices count as one, who passes on whom, and what was looked for and found.",
    )


def _telling(row: Row) -> bool:
    """Whether a statement repeats another, or its words were looked for."""
    return bool(row["repeats_id"]) or row["origin_check"] in SHOWN


# ---- voices and their grounds


def _actors(site: Site) -> Iterator[tuple[str, Row]]:
    """Everybody who can speak, by id, with the row that says on what ground."""
    for table, key in (("people", "person_id"), ("organisations", "organisation_id")):
        yield from ((row[key], row) for row in site.dataset.tables[table])


def _voices(site: Site) -> list[Voice]:
    """Those in which more than one actor counts; most actors first."""
    rows = dict(_actors(site))
    found: dict[str, list[Member]] = defaultdict(list)
    for actor in site.dataset.tables["actors"]:
        key = actor["actor_id"]
        row = rows[key]
        found[actor["voice_id"]].append(
            Member(
                Named(key, actor["label"]),
                _basis(site, row["voice_basis"]),
                site.shelf.maybe("sources", row["voice_source_id"]),
                row["voice_locator"],
            )
        )
    several = (Voice(site.shelf.named("actors", key), tuple(some)) for key, some in found.items())
    return sorted(
        (one for one in several if len(one.members) > 1),
        key=lambda one: (-len(one.members), one.voice.label),
    )


def _basis(site: Site, value: str) -> str:
    return site.shelf.word("organisations", "voice_basis", value) if value else ""


def _assessed(site: Site) -> list[tuple[str, str, tuple[Named, ...]]]:
    """Each ground with what it means and the actors of whom it was entered."""
    found: dict[str, list[Named]] = defaultdict(list)
    for key, row in _actors(site):
        found[row["voice_basis"]].append(site.shelf.named("actors", key))
    categories = site.contract.tables["organisations"].by_name["voice_basis"].categories
    labels = [(one.value, one.label, one.description) for one in categories]
    every = [*labels, ("", "None entered", "Nothing was entered about whose voice it is.")]
    return [
        (label, description, tuple(found[value]))
        for value, label, description in every
        if value in found
    ]


# ---- who carries whom


def _relays(site: Site) -> tuple[list[Carried], list[Carried]]:
    """What each voice carries of others, and who carries each; most records first."""
    pairs: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    own: Counter[str] = Counter()
    voices = site.shelf.voices
    for table, column in _columns():
        for row in site.dataset.tables[table]:
            speaker, carrier = voices.speaker_voice(row), voices.carrier_voice(row)
            if speaker == carrier:
                own[speaker] += 1
            else:
                pairs[carrier, speaker][row[column]] = None
    back = {(speaker, carrier): ids for (carrier, speaker), ids in pairs.items()}
    return _carried(site, pairs, own), _carried(site, back, own)


def _columns() -> Iterator[tuple[str, str]]:
    """The tables of sayings, each with the column of its passage."""
    yield from (("statements", "statement_id"), ("figures", "figure_id"))
    yield from (("reports", "report_id"), ("positions", "passage_id"))


def _carried(
    site: Site, pairs: dict[tuple[str, str], dict[str, None]], own: Counter[str]
) -> list[Carried]:
    def label(key: str) -> str:
        return site.shelf.named("actors", key).label.casefold()

    ordered = sorted(pairs, key=lambda both: (label(both[0]), both[0], label(both[1]), both[1]))
    found = [
        Carried(
            site.shelf.named("actors", voice),
            tuple(
                (site.shelf.named("actors", other), tuple(pairs[voice, other])) for _, other in some
            ),
            own[voice],
        )
        for voice, some in groupby(ordered, key=lambda both: both[0])
    ]
    return sorted(found, key=lambda one: -one.count)


# ---- origins and copies


def _chains(site: Site, table: str, column: str) -> Iterator[Copy]:
    """Each origin of a table with all that goes back to it; those with most first."""
    key = site.contract.tables[table].key[0]
    repeated = {row[column] for row in site.dataset.tables[table]} - {""}
    tops = (row for row in site.dataset.tables[table] if not row[column] and row[key] in repeated)
    found = [_copy(site, table, column, row) for row in tops]
    yield from sorted(found, key=lambda one: (-one.count, one.row[key]))


def _echoes(site: Site) -> list[Copy]:
    """Words that are said again; those with most echoes first."""
    tables = ("figures", "statements")
    found = [one for table in tables for one in _chains(site, table, "repeats_id")]
    return sorted(found, key=lambda one: -one.count)


def _copy(site: Site, table: str, column: str, row: Row) -> Copy:
    key = row[site.contract.tables[table].key[0]]
    read = READ.get(table)
    return Copy(
        row,
        read(site.shelf, row) if read else None,
        tuple(_copy(site, table, column, one) for one in site.shelf.find(table, column, key)),
    )


# ---- words that were looked for in the speaker's own texts


def _searches(site: Site) -> tuple[list[Search], int]:
    """What each search found, and how many statements nobody looked for."""
    found: dict[str, list[Saying]] = {value: [] for value in SHOWN}
    for table in ("statements", "figures", "reports"):
        for row in site.dataset.tables[table]:
            if row["origin_check"] in found and not _inherited(site, row):
                found[row["origin_check"]].append(READ[table](site.shelf, row))
    categories = site.contract.tables["statements"].by_name["origin_check"].categories
    words = {one.value: (one.label, one.description) for one in categories}
    unsought = site.shelf.find("statements", "origin_check", "not_attempted")
    return [
        Search(value, *words[value], in_order(some)) for value, some in found.items() if some
    ], len(unsought)


def _inherited(site: Site, row: Row) -> bool:
    """Whether a number or date stands in a statement of which the same was found."""
    if row.table == "statements":
        return False
    around = site.shelf.first("statements", "statement_id", row["statement_id"])
    return around is not None and around["origin_check"] == row["origin_check"]
