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
    others: tuple[tuple[str, Tongue], ...]  # forms of the name in other scripts
    said: tuple[int, ...]  # rows of each table of `SPOKEN`
    n_events: int
    n_claims: int  # whose wording names them


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
    names = ((one["name"], one["language"]) for one in shelf.find("names", "actor_id", key))
    spelled = ((name, tongue(name, language)) for name, language in names)
    parts = shelf.find("participations", "actor_id", key)
    events = {shelf.row("reports", one["report_id"])["event_id"] for one in parts}
    return Listed(
        row,
        shelf.row(table, key),
        tuple(both for both in spelled if both[1].direction != LATIN),
        tuple(len(shelf.find(spoken, "speaker_id", key)) for spoken in SPOKEN),
        len(events),
        len(site.naming.claims(key)),
    )


def _groups(site: Site, listed: list[Listed]) -> Iterator[Group]:
    """Those who share a voice under it, then the others by kind, as the contract orders kinds."""
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
            yield Group(f"{category.label}, each in their own voice", None, alone)


def _follows(row: Row) -> bool:
    return row["voice_id"] not in ("", row["actor_id"])
