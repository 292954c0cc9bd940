"""The figures and reports that are compared, each as an answer to its question.

A number that is denied, questioned, predicted or demanded is shown beside the answers and compared
with none of them; a hedged one is compared, and says that it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.contract.coded import Coded
from scripts.derived.answers import Given, slug_of
from scripts.derived.classes import Side
from scripts.derived.extents import INFERRED, figure_extent, report_extent, time_unit
from scripts.derived.origins import Origins, origins
from scripts.derived.scopes import NO_LIMIT, Period, Scope, last_day, period_of
from scripts.raw.rows import Row
from scripts.records.resolve import STANDS

Tables = Mapping[str, list[Row]]

DATES = "date"  # the unit of an answer that is a date
# Whether a record of this commitment is compared; what should be, or will be, is not.
COMPARED = Coded(
    "commitment", {"plain": True, "hedged": True, "normative": False, "predictive": False}
)
# Whether a number of this basis says nothing above what was found.
FOUND_SO_FAR = Coded(
    "figures.basis",
    {
        "name_list": True,
        "identified": True,
        "count": False,
        "official_record": False,
        "estimate": False,
        "recollection": False,
        "charge": False,
        "not_stated": False,
    },
)
# Whether words of this check are not, or not so, those of the one they are ascribed to.
MISATTRIBUTED = Coded(
    "origin_check",
    {
        "not_attempted": False,
        "not_found": False,
        "found_same": False,
        "found_altered": True,
        "found_absent": True,
    },
)


def compared(row: Row) -> bool:
    """Whether a figure or report stands for what it says."""
    return STANDS.of(row["position"]) == "for" and bool(COMPARED.of(row["commitment"]))


@dataclass(frozen=True)
class Questions:
    """The claims of number with what is needed to read an answer to them."""

    claims: Mapping[str, Row]
    units: Mapping[str, Row]
    origin: Origins

    @classmethod
    def of(cls, tables: Tables) -> Questions:
        """From finished tables."""
        return cls(
            {row["claim_id"]: row for row in tables["claims"]},
            {row["unit_id"]: row for row in tables["units"]},
            origins(dict(tables)),
        )

    def numbers(self, figures: list[Row]) -> Iterator[Given]:
        """The figures that are compared, as answers; one that was not read is another fault."""
        for row in figures:
            claim = self.claims.get(row["claim_id"])
            unit = self.units.get(claim["unit_id"]) if claim else None
            if claim and unit and row["qualifier"] and compared(row):
                yield self._number(row, claim, unit)

    def _number(self, row: Row, claim: Row, unit: Row) -> Given:
        scope = scope_of(claim, unit, row["as_of"], row["said"])
        extent = figure_extent(row, unit["measured_in"], bool(FOUND_SO_FAR.of(row["basis"])))
        side = Side(scope, extent, bool(MISATTRIBUTED.of(row["origin_check"])))
        named = time_unit(row) if extent.scale else ""
        whole = scope.period == period_of(claim["period"])
        return Given(
            row["figure_id"],
            row["claim_id"],
            side,
            "" if extent.parts else bare_word(row),
            slug_of(row, named, side, whole),
            self.origin.root(row),
            row["commitment"] == "hedged",
        )

    def dates(self, reports: list[Row]) -> Iterator[Given]:
        """The dated reports that are compared, as answers."""
        for row in reports:
            if compared(row) and row["date"]:
                scope = Scope(DATES, "", "", NO_LIMIT, row["event_id"], True, False)
                side = Side(scope, report_extent(row), bool(MISATTRIBUTED.of(row["origin_check"])))
                root = self.origin.root(row)
                hedged = row["commitment"] == "hedged"
                slug = date_slug(row, side)
                yield Given(row["report_id"], row["event_id"], side, "", slug, root, hedged)


# What an EDTF date may hold beside digits and hyphens, as a part of the id of its answer.
SIGNS = {
    "/": "-to-",
    "[": "",
    "]": "",
    ",": "-or-",
    "~": "-about",
    "?": "-uncertain",
    "..": "open",
    "X": "x",
}


def date_slug(row: Row, side: Side) -> str:
    """A date as a part of an id: `1988-07-to-1988-09`, `1988-07-inferred`."""
    slug = row["date"]
    for sign, word in SIGNS.items():
        slug = slug.replace(sign, word)
    inferred = "inferred" if INFERRED.of(row["date_basis"]) else ""
    relayed = "as-relayed" if side.misattributed else ""
    return "-".join(part for part in (slug.strip("-"), inferred, relayed) if part)


def bare_word(row: Row) -> str:
    """What stands for a number that is none: *many* of `many prisoners`."""
    return row["as_written"].removesuffix(row["unit_as_written"]).strip().casefold()


def scope_of(claim: Row, unit: Row, as_of: str, said: str) -> Scope:
    """What a figure counts, with its effective period.

    A closed period is cut at the date of a count that was taken before it ended; an open one, and
    a state without a period, end at the date of the count, else at that of the words.
    """
    text = claim["period"]
    is_open = text.endswith("/..")
    is_state = unit["behaves"] == "state"
    runs = is_open or (is_state and not text)
    return Scope(
        claim["unit_id"],
        claim["population_id"],
        claim["place_id"],
        _running(text, as_of or said) if runs else _closed(text, as_of),
        claim["event_id"],
        claim["counts"] == "total",
        is_open or is_state,
    )


def _running(text: str, until: str) -> Period | None:
    day, period = last_day(until), period_of(text)
    if day is None or period is None:
        return None
    return period.until(day) if text else period_of(until)


def _closed(text: str, as_of: str) -> Period | None:
    period, day = period_of(text), last_day(as_of)
    return period if period is None or day is None else period.until(day)
