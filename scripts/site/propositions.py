"""Who takes which stand on a claim, as pages that lead to it show it."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.positions import POSITIONS, Position, position
from scripts.show.sayings import in_order
from scripts.site.library import Site


@dataclass(frozen=True)
class Side:
    """All who take one stand."""

    value: str  # of `positions.position`
    verb: str  # in the past, which is one form for one and for several
    taken: tuple[Position, ...]  # by the date of the words


@dataclass(frozen=True)
class Standing:
    """A claim, and who takes which stand on it."""

    claim: Named
    row: Row
    summary: Row  # of `claim_summary`
    sides: tuple[Side, ...]  # in the contract's order

    @property
    def contested(self) -> bool:
        """Whether some are for it and some against."""
        return bool(int(self.summary["n_for"] or 0) and int(self.summary["n_against"] or 0))

    @property
    def taken(self) -> int:
        """How many stands are on record."""
        return sum(len(side.taken) for side in self.sides)


def standing(site: Site, claim_id: str) -> Standing:
    """A claim with all stands on it. Raises `Refused`."""
    shelf = site.shelf
    taken = in_order(position(shelf, row) for row in shelf.find("positions", "claim_id", claim_id))
    found = {value: tuple(one for one in taken if one.position == value) for value in stands(site)}
    sides = (Side(value, POSITIONS[value], some) for value, some in found.items() if some)
    return Standing(
        shelf.named("claims", claim_id),
        shelf.row("claims", claim_id),
        shelf.row("claim_summary", claim_id),
        tuple(sides),
    )


def stands(site: Site) -> list[str]:
    """The stands that can be taken, in the contract's order."""
    column = site.contract.tables["positions"].by_name["position"]
    return [category.value for category in column.categories]
