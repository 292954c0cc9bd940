"""A proposition: who asserts, denies, acknowledges or questions it, in time and by voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.derived.telling import Named
from scripts.show.claims import ClaimView
from scripts.show.positions import POSITIONS, Position
from scripts.show.sayings import Saying
from scripts.site.library import Site
from scripts.site.page import Nav, Sheet, SitePage, id_page, pages, sheet, shows
from scripts.site.picture.times import Times, grouped, said_at
from scripts.site.propositions import Side, Standing, standing, stands

PROPOSITIONS = "propositions.html"
UNDATED = "{}, on no known date"


@dataclass(frozen=True)
class Voice:
    """A voice, and the stands that count in it."""

    voice: Named
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Settled:
    """Propositions that the same sort of thing would settle."""

    value: str  # of `claims.kind`
    label: str
    description: str
    listed: tuple[Standing, ...]

    @property
    def contested(self) -> tuple[Standing, ...]:
        """Those that some assert and some deny."""
        return tuple(one for one in self.listed if one.contested)

    @property
    def others(self) -> tuple[Standing, ...]:
        """All others."""
        return tuple(one for one in self.listed if not one.contested)


@shows("claims", where=lambda row: not row["unit_id"])
def proposition(site: Site, key: str) -> SitePage:
    """The page of a claim that asks for no number. Raises `Refused`."""
    view: ClaimView = site.view("claims", key)
    own = standing(site, key)
    return id_page(
        site,
        "claims",
        key,
        "proposition",
        view.wording,
        "proposition.html",
        nav=PROPOSITIONS,
        values={
            "view": view,
            "own": own,
            "settles": _description(site, view.kind),
            "moments": in_time(site, own),
            "voices": by_voice(own),
            "wider": [standing(site, view.narrower_of.id)] if view.narrower_of else [],
            "narrower": [standing(site, one.id) for one in view.narrower],
            "beside": _beside(site, view),
        },
        sheets=tuple(_sheets(site, key)),
        summary=f"Who takes which stand: {view.wording}",
        json_ld=_json_ld(view, own),
    )


def in_time(site: Site, own: Standing) -> Times:
    """Every stand at the date on which it was taken; undated ones apart."""
    headings: dict[str, str] = {}
    for value in stands(site):
        verb = f"{POSITIONS[value][:1].upper()}{POSITIONS[value][1:]}"
        headings |= {value: verb, f"{value} undated": UNDATED.format(verb)}
    moments = (said_at(one) for side in own.sides for one in side.taken)
    return grouped(moments, lambda one: _stand(one.said), headings)


def _stand(said: Saying) -> str:
    return said.position if said.said else f"{said.position} undated"


def by_voice(own: Standing) -> tuple[Voice, ...]:
    """The stands under the voice in which they count, so that one heard twice is seen as one."""
    found: dict[Named, dict[str, list[Position]]] = {}
    verbs = {side.value: side.verb for side in own.sides}
    for side in own.sides:
        for one in side.taken:
            sides = found.setdefault(one.speaker.voice, {})
            sides.setdefault(side.value, []).append(one)
    return tuple(
        Voice(voice, tuple(Side(key, verbs[key], tuple(some)) for key, some in sides.items()))
        for voice, sides in sorted(found.items(), key=lambda both: both[0].label.casefold())
    )


def _beside(site: Site, view: ClaimView) -> int:
    """How many other propositions there are on its event, whose page lists them."""
    event = view.scope.event
    rows = site.shelf.find("claims", "event_id", event.id) if event else []
    return sum(not row["unit_id"] for row in rows if row["claim_id"] != view.id)


def _sheets(site: Site, key: str) -> Iterator[Sheet]:
    yield sheet(site, "claims", [site.row("claims", key)])
    yield sheet(site, "claim_summary", [site.row("claim_summary", key)])
    if rows := site.shelf.find("positions", "claim_id", key):
        yield sheet(site, "positions", rows)


def _description(site: Site, kind: str) -> str:
    """What would settle a claim of a kind, in the contract's words."""
    categories = site.contract.tables["claims"].by_name["kind"].categories
    return next((one.description for one in categories if one.value == kind), "")


def _json_ld(view: ClaimView, own: Standing) -> dict[str, Any]:
    """A claim, as search engines know it, with the documents in which it is asserted."""
    taken = [one.where for side in own.sides if side.value == "asserts" for one in side.taken]
    return {
        "@context": "https://schema.org",
        "@type": "Claim",
        "identifier": view.id,
        "text": view.wording,
        "appearance": [
            {"@type": "CreativeWork", "name": title}
            for title in dict.fromkeys(place.title for place in taken)
        ],
    }


# ---- the list


@pages(Nav(20, "Propositions", PROPOSITIONS))
def propositions(site: Site) -> Iterator[SitePage]:
    """Every proposition by what would settle it; first those that some assert and some deny."""
    listed = [
        standing(site, row["claim_id"])
        for row in site.dataset.tables["claims"]
        if not row["unit_id"]
    ]
    yield SitePage(
        PROPOSITIONS,
        "list",
        "Propositions: who asserts and who denies them",
        "propositions.html",
        values={"groups": tuple(_groups(site, listed)), "count": len(listed)},
        sheets=(
            sheet(site, "claims", [one.row for one in listed]),
            sheet(site, "claim_summary", [one.summary for one in listed]),
        ),
        summary="Every proposition by what would settle it, with who takes which stand.",
    )


def _groups(site: Site, listed: list[Standing]) -> Iterator[Settled]:
    for category in site.contract.tables["claims"].by_name["kind"].categories:
        some = [one for one in listed if one.row["kind"] == category.value]
        some.sort(key=lambda one: (-one.taken, one.claim.label))
        if some:
            words = category.value, category.label, category.description
            yield Settled(*words, tuple(some))
