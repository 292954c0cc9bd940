"""The people, and the organisations: each list by voice, so that one heard twice is seen as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.site.library import Site
from scripts.site.page import Nav, SitePage, pages, sheet
from scripts.site.pages.actor import ORGANISATIONS, PEOPLE, SPOKEN
from scripts.site.tongues import Tongue, tongue

LATIN = "ltr"


@dataclass(frozen=True)
class Listed:
    """Somebody, with how much they say and is said of them."""

    row: Row  # of `actors`
    own: Row  # of `people` or `organisations`
    other: tuple[str, Tongue] | None  # the name in another script
    counts: tuple[tuple[str, int], ...]  # how much of what is on record


@dataclass(frozen=True)
class Group:
    """Some of them under one heading."""

    heading: str
    voice: Named | None  # in which all of them count; None = each in their own
    listed: tuple[Listed, ...]


@pages(Nav(50, "People", PEOPLE))
def people(site: Site) -> Iterator[SitePage]:
    """Every person in a public role who speaks, or of whom something is said."""
    rows = site.shelf.find("actors", "kind", "person")
    yield _list(site, PEOPLE, "People", "people", rows)


@pages(Nav(60, "Organisations", ORGANISATIONS))
def organisations(site: Site) -> Iterator[SitePage]:
    """Every body, office, publication and group; those first that share a voice."""
    rows = [row for row in site.dataset.tables["actors"] if row["kind"] != "person"]
    yield _list(site, ORGANISATIONS, "Organisations", "organisations", rows)


def _list(site: Site, path: str, name: str, table: str, rows: list[Row]) -> SitePage:
    listed = [_listed(site, table, row) for row in rows]
    listed.sort(key=lambda one: one.row["label"].casefold())
    return SitePage(
        path,
        "list",
        f"{name}: what they say, and in whose voice",
        "actors.html",
        values={"name": name, "groups": tuple(_groups(site, listed)), "count": len(listed)},
        sheets=(sheet(site, table, [one.own for one in listed]),),
        summary=f"{name} by voice, with how much each says and how often others place them.",
    )


def _listed(site: Site, table: str, row: Row) -> Listed:
    shelf, key = site.shelf, row["actor_id"]
    parts = shelf.find("participations", "actor_id", key)
    events = {shelf.row("reports", one["report_id"])["event_id"] for one in parts}
    said = [(spoken, len(shelf.find(spoken, "speaker_id", key))) for spoken in SPOKEN]
    placed = [("placed in events", len(events)), ("named in claims", len(site.naming.claims(key)))]
    counts = tuple((name, count) for name, count in [*said, *placed] if count)
    return Listed(row, shelf.row(table, key), _other(site, key), counts)


def _other(site: Site, key: str) -> tuple[str, Tongue] | None:
    """The first form of the name in another script, an official one before others."""
    rows = (row for row in site.shelf.find("names", "actor_id", key) if row["kind"] != "pejorative")
    ordered = sorted(rows, key=lambda row: row["kind"] != "official")
    names = ((row["name"], tongue(row["name"], row["language"])) for row in ordered)
    return next((both for both in names if both[1].direction != LATIN), None)


def _groups(site: Site, listed: list[Listed]) -> Iterator[Group]:
    """Those who share a voice under it, then the others by kind, as the contract orders kinds."""
    several = len({one.row["kind"] for one in listed}) > 1
    followed = {row["voice_id"] for row in site.dataset.tables["actors"] if _follows(row)}
    shared: dict[str, list[Listed]] = {}
    for one in listed:
        if one.row["voice_id"] in followed:
            shared.setdefault(one.row["voice_id"], []).append(one)
    voices = (site.shelf.named("actors", key) for key in shared)
    for voice in sorted(voices, key=lambda one: one.label.casefold()):
        yield Group(f"In the voice of {voice.label}", voice, tuple(shared[voice.id]))
    for category in site.contract.tables["actors"].by_name["kind"].categories:
        some = (one for one in listed if one.row["kind"] == category.value)
        alone = tuple(one for one in some if one.row["voice_id"] not in followed)
        if alone:
            kind = f"{category.label}: each" if several else "Each"
            yield Group(f"{kind} in their own voice", None, alone)


def _follows(row: Row) -> bool:
    return row["voice_id"] not in ("", row["actor_id"])
