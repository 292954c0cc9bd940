"""Where an amount or a day stands along the axis of a picture, as a share of its length."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from scripts.show.plots.marks import Mark
from scripts.show.plots.scale import Scale, from_nought, scale_for

NARROW = 300.0  # pixels between the words along an axis on the narrowest screen


@dataclass(frozen=True)
class Label:
    """Words along the axis."""

    share: float  # of the axis, from 0 to 1
    text: str


@dataclass(frozen=True)
class Axis:
    """The axis of a picture; numbers stand evenly from nought, days evenly from first to last."""

    scale: Scale

    @property
    def labels(self) -> tuple[Label, ...]:
        """The words along it."""
        ticks = self.scale.ticks
        return tuple(Label(self.share(tick.place), tick.text.replace("\n", " ")) for tick in ticks)

    def share(self, place: float) -> float:
        """How far along the axis a place lies, from 0 to 1."""
        return min(1.0, max(0.0, self.scale.at(place) / NARROW))


def axis_of(marks: Collection[Mark], whole: bool = False) -> Axis:
    """The axis on which all marks have their place; `whole`: it ends at one, as shares do."""
    if any(mark.kind == "date" for mark in marks):
        return Axis(scale_for(marks, 0.0, NARROW))
    return Axis(from_nought(marks, 0.0, NARROW, 1.0 if whole else None))
