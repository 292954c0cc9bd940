"""A figure's qualifier and bounds in plain words."""

from __future__ import annotations

from decimal import Decimal

from scripts.raw.rows import Row

# What the words of a number leave open, said of its spelled-out amount.
POINTS = {
    "bare": "{} (bare; compared as exact)",
    "exact": "exactly {}",
    "about": "about {} (no bounds: the words give no width)",
}


def in_words(row: Row) -> str:
    """The reading of a `figures` row, such as `more than 30,000 (30,000 excluded)`."""
    lower, upper, value = (spelled(row[name]) for name in ("lower", "upper", "value"))
    if value and row["qualifier"] in POINTS:
        return POINTS[row["qualifier"]].format(value)
    if row["qualifier"] == "alternatives":
        return f"{lower} or {upper} (one of the two)"
    bounds = _bounds(row, lower, upper)
    if row["qualifier"] != "vague":
        return bounds
    return f"vague: {bounds}, by rule" if row["bound_source"] == "rule" else f"vague: {bounds}"


def _bounds(row: Row, lower: str, upper: str) -> str:
    sides = [
        f"{amount} {'included' if row[f'{side}_inclusive'] == 'true' else 'excluded'}"
        for side, amount in (("lower", lower), ("upper", upper))
        if amount
    ]
    if not sides:
        return "no bounds stated"
    if lower and upper:
        return f"from {lower} to {upper} ({', '.join(sides)})"
    return f"{_one_sided(row)} {lower or upper} ({sides[0]})"


def _one_sided(row: Row) -> str:
    if row["qualifier"] == "range":
        return "a range open above, from"
    if row["lower"]:
        return "at least" if row["lower_inclusive"] == "true" else "more than"
    return "at most" if row["upper_inclusive"] == "true" else "fewer than"


def spelled(number: str) -> str:
    """The number with commas between thousands; empty for an empty cell."""
    return f"{Decimal(number):,f}" if number else ""


def amount(number: str) -> int | float | None:
    """The number for a program; None for an empty cell."""
    if not number:
        return None
    exact = Decimal(number)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def truth(cell: str) -> bool | None:
    """A boolean cell for a program; None for an empty one."""
    return cell == "true" if cell else None
