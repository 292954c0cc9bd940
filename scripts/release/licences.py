"""Whether a licence was widened or narrowed, from the conditions that each one sets."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.release.changes import Change
from scripts.release.snapshots import Json

CONDITIONS = {  # what a user must do or may not do; fewer conditions allow more
    "CC0-1.0": frozenset[str](),
    "PDDL-1.0": frozenset[str](),
    "CC-BY-4.0": frozenset({"attribution"}),
    "ODC-By-1.0": frozenset({"attribution"}),
    "CC-BY-SA-4.0": frozenset({"attribution", "share alike"}),
    "ODbL-1.0": frozenset({"attribution", "share alike"}),
    "CC-BY-NC-4.0": frozenset({"attribution", "not commercially"}),
    "CC-BY-ND-4.0": frozenset({"attribution", "unchanged"}),
    "CC-BY-NC-SA-4.0": frozenset({"attribution", "not commercially", "share alike"}),
    "CC-BY-NC-ND-4.0": frozenset({"attribution", "not commercially", "unchanged"}),
}


def licence_changes(old: Json, new: Json, table: str = "") -> Iterator[Change]:
    """The change of the `licenses` of a package or table, if any. A user may choose among them."""
    before, after = _names(old), _names(new)
    if before == after:
        return
    kept = all(any(_includes(new_, old_) for new_ in after) for old_ in before)
    granted = all(any(_includes(old_, new_) for old_ in before) for new_ in after)
    rule = "changed" if kept == granted else "widened" if kept else "narrowed"
    yield Change(f"licence-{rule}", table, part="licenses", old=_listed(before), new=_listed(after))


def _names(side: Json) -> set[str]:
    items = side.get("licenses")
    return {
        str(item.get("name") or item.get("path") or item.get("title"))
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict)
    }


def _includes(wide: str, narrow: str) -> bool:
    """Whether `wide` allows all that `narrow` does; nothing is known of an unknown one."""
    if wide == narrow:
        return True
    known = wide in CONDITIONS and narrow in CONDITIONS
    return known and CONDITIONS[wide] < CONDITIONS[narrow]


def _listed(names: set[str]) -> str:
    return " or ".join(sorted(names))
