"""Where an amount or a day stands on the axis of a picture, and what is written along it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, count, islice, pairwise, repeat

from scripts.show.plots.marks import Mark

SMALL = 20  # numbers below this stand on an axis that begins at nought
WIDE = 3  # how many times the least amount the greatest must be for a logarithmic axis
OPEN = 1.2  # how far an even axis reaches beyond a number that is open upwards
LETTER = 6.5  # pixels of a letter along the axis
BETWEEN, BETWEEN_DATES = 8, 45  # pixels between the words along it, at least
MOST = 100  # more ticks than any axis has room for
FEW = 20  # the same of one from nought, which is narrow
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATE_STEPS = (
    *(("day", n) for n in (1, 2, 4, 7, 14)),
    *(("month", n) for n in (1, 2, 3, 6)),
    *(("year", n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)


@dataclass(frozen=True)
class Tick:
    """One place along the axis, and what stands there (on up to two lines)."""

    place: float
    text: str

    @property
    def width(self) -> float:
        """About how many pixels its words take."""
        return LETTER * max(map(len, self.text.split("\n")))


@dataclass(frozen=True)
class Scale:
    """Maps amounts, or ordinals of days, to pixels from the left."""

    low: float
    high: float
    left: float
    right: float
    log: bool = False
    ticks: tuple[Tick, ...] = ()

    def at(self, place: float) -> float:
        """Pixels from the left edge of the sheet."""
        if self.log:
            share = math.log(place / self.low) / math.log(self.high / self.low)
        else:
            share = (place - self.low) / (self.high - self.low)
        return self.left + (self.right - self.left) * share

    def length(self, days: float) -> float:
        """Pixels that so many days take; an axis of days is even everywhere."""
        return (self.right - self.left) * days / (self.high - self.low)


def unit_scale(left: float, right: float) -> Scale:
    """From 0 to 1, as the samples of the legend want it."""
    return Scale(0, 1, left, right)


def scale_for(marks: Iterable[Mark], left: float, right: float, most: float | None = None) -> Scale:
    """The axis on which all marks have their place; `most` is the greatest amount there can be."""
    drawn = list(marks)
    places = [place for mark in drawn for place in mark.places]
    if not places:
        return unit_scale(left, right)
    if any(mark.kind == "date" for mark in drawn):
        return _dates(min(places), max(places), left, right)
    return _amounts(places, left, right, most)


def from_nought(
    marks: Iterable[Mark], left: float, right: float, most: float | None = None
) -> Scale:
    """An even axis of amounts that begins at nought, on which tenfold looks tenfold."""
    drawn = list(marks)
    places = [place for mark in drawn for place in mark.places]
    ends = [part for mark in drawn for part in mark.parts if part.high_end == "none"]
    room = max(
        [*(1.08 * place for place in places), *(OPEN * part.low for part in ends)], default=0
    )
    if room <= 0:
        return unit_scale(left, right)
    high = min(room, math.inf if most is None else most)
    scale = Scale(0.0, high, left, right)
    return _evenly(scale, all(place.is_integer() for place in places), FEW)


def _dates(first: float, last: float, left: float, right: float) -> Scale:
    pad = max(1.0, 0.08 * (last - first))
    return of_days(max(1.0, first - pad), min(date.max.toordinal(), last + pad), left, right)


def of_days(first: float, last: float, left: float, right: float) -> Scale:
    """The axis from one day (an ordinal) to another, with nothing beside them."""
    scale = Scale(first, last, left, right)
    return _ticked(scale, (_days(scale, *step) for step in DATE_STEPS), BETWEEN_DATES)


def _amounts(places: list[float], left: float, right: float, most: float | None) -> Scale:
    least, greatest = min(places), max(places)
    if least > 0 and greatest >= SMALL and greatest >= WIDE * least:
        pad = max(1.25, (greatest / least) ** 0.1)
        scale = Scale(least / pad, greatest * pad, left, right, log=True)
        digits = chain(((1, 2, 5), (1, 3)), repeat((1,)))
        strides = chain((1, 1), count(1))
        choices = zip(digits, strides, strict=False)
        return _ticked(scale, (_powers(scale, *choice) for choice in choices), BETWEEN)
    pad = 0.12 * (greatest - least or greatest or 1)
    low = 0.0 if greatest < SMALL else max(0.0, least - pad)
    scale = Scale(low, min(greatest + pad, math.inf if most is None else most), left, right)
    return _evenly(scale, all(place.is_integer() for place in places))


def _evenly(scale: Scale, integers: bool, most: int = MOST) -> Scale:
    """The scale with at most so many ticks, at even steps; at fractions where there are some."""
    fractions = () if integers else (0.1, 0.2, 0.5)
    least = max(0, math.floor(math.log10((scale.high - scale.low) / most)))  # finer ones are more
    powers = count(least)
    steps = chain(fractions, (digit * 10.0**power for power in powers for digit in (1, 2, 5)))
    return _ticked(scale, (_multiples(scale, step) for step in steps), BETWEEN)


def _ticked(scale: Scale, choices: Iterable[Iterable[Tick]], between: float) -> Scale:
    """The scale with the first choice, from the finest, whose words keep apart."""
    spare: list[Tick] = []
    for choice in choices:
        ticks = list(islice(choice, MOST))
        if all(
            scale.at(after.place) - scale.at(before.place)
            >= (before.width + after.width) / 2 + between
            for before, after in pairwise(ticks)
        ):
            return replace(scale, ticks=tuple(ticks or spare))
        spare = ticks[:1]
    return scale


def _days(scale: Scale, unit: str, step: int) -> Iterator[Tick]:
    first, last = date.fromordinal(math.ceil(scale.low)), date.fromordinal(math.floor(scale.high))
    if unit == "day":
        start = math.ceil(first.toordinal() / step) * step
        for number in range(start, last.toordinal() + 1, step):
            day = date.fromordinal(number)
            yield Tick(number, f"{day.day} {MONTHS[day.month - 1]}\n{day.year}")
        return
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, step) if unit == "month" else (1,):
            day = date(year, month, 1)
            if first <= day <= last and (unit == "month" or year % step == 0):
                name = f"{MONTHS[month - 1]}\n" if unit == "month" else ""
                yield Tick(day.toordinal(), f"{name}{year}")


def _powers(scale: Scale, digits: Iterable[int], stride: int) -> Iterator[Tick]:
    first, last = math.floor(math.log10(scale.low)), math.ceil(math.log10(scale.high))
    for power in range(first, last + 1):
        for digit in digits:
            place = digit * 10.0**power
            if scale.low <= place <= scale.high and power % stride == 0:
                yield Tick(place, f"{place:,.15g}")


def _multiples(scale: Scale, step: float) -> Iterator[Tick]:
    first, last = math.ceil(scale.low / step - 1e-9), math.floor(scale.high / step + 1e-9)
    for number in range(first, last + 1):
        yield Tick(number * step, f"{round(number * step, 6):,.15g}")
