"""A person or an organisation: how they are called, what they say, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from scripts.derived.telling import Named
from scripts.raw.rows import Row, root_of
from scripts.show.actors import ActorView, NameForm, Part
from scripts.show.figures import Figure
from scripts.show.plots.marks import figure_mark
from scripts.show.sayings import Saying
from scripts.show.statements import Statement
from scripts.site.library import Site
from scripts.site.page import Sheet, SitePage, id_page, sheet, shows
from scripts.site.picture.strip import icon
from scripts.site.picture.times import Times, grouped, lasting
from scripts.site.propositions import standing
from scripts.site.tongues import Tongue, tongue

PEOPLE, ORGANISATIONS = "people.html", "organisations.html"
OF_PERSON, OF_BODY = ("people", "person_id"), ("organisations", "organisation_id")
SPOKEN = ("figures", "statements", "positions", "reports")


@dataclass(frozen=True)
class Called:
    """A form of a name in the script it is written in."""

    form: NameForm
    tongue: Tongue


@dataclass(frozen=True)
class Told:
    """A statement, with those on the same page that only repeat it."""

    statement: Statement
    echoes: tuple[Statement, ...]


@dataclass(frozen=True)
class Number:
    """A figure, and what its mark looks like."""

    figure: Figure
    icon: Markup


@dataclass(frozen=True)
class InEvent:
    """An event, and the parts in it that reports give the actor."""

    event: Named
    roles: tuple[str, ...]
    dates: tuple[tuple[str, tuple[Part, ...]], ...]  # by the date that each report gives it


@shows("actors", where=lambda row: row["kind"] == "person")
def person(site: Site, key: str) -> SitePage:
    """The page of a person. Raises `Refused`."""
    return _page(site, key, "person", PEOPLE)


@shows("actors", where=lambda row: row["kind"] != "person")
def organisation(site: Site, key: str) -> SitePage:
    """The page of a body, an office, a publication or an unnamed group. Raises `Refused`."""
    return _page(site, key, "organisation", ORGANISATIONS)


def _page(site: Site, key: str, kind: str, nav: str) -> SitePage:
    view: ActorView = site.view("actors", key)
    named = site.naming.claims(key)
    names = called(view)
    return id_page(
        site,
        "actors",
        key,
        kind,
        view.label,
        "actor.html",
        nav=nav,
        values={
            "view": view,
            "listed": nav,
            "names": names,
            "described": described(view),
            "counts": _counts(view),
            "numbers": by_question(site, view.figures),
            "told": told(site, view.statements),
            "offices": offices(view),
            "events": in_events(view.parts_in_events),
            "naming": [
                standing(site, one) for one in named if not site.row("claims", one)["unit_id"]
            ],
            "asking": [standing(site, one) for one in named if site.row("claims", one)["unit_id"]],
        },
        sheets=tuple(_sheets(site, view, named)),
        summary=f"What is on record of {view.label}: what they say, and what is said of them.",
        json_ld=_json_ld(view, names),
    )


def called(view: ActorView) -> tuple[Called, ...]:
    """The names, each in its own script; official ones first."""
    ordered = sorted(view.names, key=lambda form: form.kind != "official")
    return tuple(Called(form, tongue(form.name, form.language)) for form in ordered)


def described(view: ActorView) -> dict[str, list[Saying]]:
    """What documents call the actor where they let them speak, with the statements."""
    found: dict[str, list[Saying]] = {}
    for one in view.statements:
        if one.speaker.described_as:
            found.setdefault(one.speaker.described_as, []).append(one)
    return found


def by_question(site: Site, figures: tuple[Figure, ...]) -> list[tuple[Named, list[Number]]]:
    """Numbers under the question they answer, the question first that was answered most."""
    found: dict[Named, list[Number]] = {}
    for one in figures:
        mark = figure_mark(site.row("figures", one.record_id))
        found.setdefault(one.claim, []).append(Number(one, icon(mark)))
    return sorted(found.items(), key=lambda both: (-len(both[1]), both[0].label))


def told(site: Site, statements: tuple[Statement, ...]) -> list[Told]:
    """Each statement once, where it is first in order; what repeats one of these stands with it."""
    links = site.shelf.origins.statement_links
    own = {one.record_id for one in statements}
    groups: dict[str, list[Statement]] = {}
    for one in statements:
        root = root_of(links, one.record_id)
        groups.setdefault(root if root in own else one.record_id, []).append(one)
    return [_told(root, some) for root, some in groups.items()]


def _told(root: str, some: list[Statement]) -> Told:
    first = next(one for one in some if one.record_id == root)
    return Told(first, tuple(one for one in some if one is not first))


def offices(view: ActorView) -> Times:
    """Offices in time: of a person by title, of a body by who holds them."""
    own = view.kind == "person"
    names = {one.record_id: one.title if own else one.person.label for one in view.offices}
    moments = (lasting(one, one.since, one.until) for one in view.offices)
    headings = {name: name for name in names.values()}
    return grouped(moments, lambda one: names[one.said.record_id], headings)


def in_events(parts: tuple[Part, ...]) -> tuple[InEvent, ...]:
    """The parts by event, and in it by date; no date is chosen, and undated reports are last."""
    found: dict[Named, list[Part]] = {}
    for one in parts:
        found.setdefault(one.report.event, []).append(one)
    return tuple(_in_event(event, some) for event, some in found.items())


def _in_event(event: Named, parts: list[Part]) -> InEvent:
    ordered = sorted(parts, key=lambda part: (not part.report.date, part.report.date))
    dates = ((date, tuple(some)) for date, some in groupby(ordered, lambda one: one.report.date))
    return InEvent(event, tuple(dict.fromkeys(one.role for one in parts)), tuple(dates))


def _counts(view: ActorView) -> dict[str, int]:
    """How much is on record, as a reader sees it at a glance."""
    said = [one for name in SPOKEN for one in getattr(view, name)]
    counts = {
        "numbers": len(view.figures),
        "statements": len(view.statements),
        "positions outside them": len(view.positions),
        "documents that carry them": len({one.where.source_id for one in said}),
        "held in their words": sum(bool(one.words) for one in said),
        "events they are placed in": len({one.report.event for one in view.parts_in_events}),
    }
    return {label: count for label, count in counts.items() if count}


def _sheets(site: Site, view: ActorView, named: list[str]) -> Iterator[Sheet]:
    """Their own rows, all that they say, and what is said of them."""
    own, holder = OF_PERSON if view.kind == "person" else OF_BODY
    wanted: dict[str, list[Row]] = {
        own: [site.row(own, view.id)],
        "names": site.shelf.find("names", "actor_id", view.id),
        "offices": site.shelf.find("offices", holder, view.id),
        **{table: site.shelf.find(table, "speaker_id", view.id) for table in SPOKEN},
        "participations": site.shelf.find("participations", "actor_id", view.id),
        "claims": [site.row("claims", key) for key in named],
    }
    for table, rows in wanted.items():
        if rows:
            yield sheet(site, table, rows)


def _json_ld(view: ActorView, names: tuple[Called, ...]) -> dict[str, Any]:
    """Who it is, as search engines know it; nothing that somebody only reports."""
    same = f"https://www.wikidata.org/entity/{view.wikidata}" if view.wikidata else ""
    found = {
        "@context": "https://schema.org",
        "@type": "Person" if view.kind == "person" else "Organization",
        "identifier": view.id,
        "name": view.label,
        "alternateName": [one.form.name for one in names if one.form.kind != "pejorative"],
        "sameAs": same,
    }
    return {name: value for name, value in found.items() if value}
