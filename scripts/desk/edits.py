"""What a person wants of a record: what it said when it was read, and what it is to say.

Edits come from a page or a file that a stranger sent. So nothing in one is a path: a source, a
section and a key are looked up among those that there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from scripts.contract.model import Contract, Kind
from scripts.contribute.bench import tidied
from scripts.raw.problems import Unusable, one_line, shorten
from scripts.raw.raw import DECLARATION, RECORDS
from scripts.raw.strict_yaml import MAX_VALUE
from scripts.records.authored import local_pattern
from scripts.records.kinds import OTHER_KEYS

Row: TypeAlias = dict[str, str]
Fields: TypeAlias = dict[str, "str | list[Row]"]  # by key, as a person types them; none is empty

KEY = re.compile(r"[a-z][a-z0-9_]*")
REMARKS = frozenset({"reason", "written", "why"})  # of what has no id, they do not tell it apart
HEAD = "^"  # in place of the id of the record behind which a new one goes
MOST_EDITS = 2_000
MOST_KEYS = 60  # of one record
MOST_ROWS = 200  # indented in one record


@dataclass(frozen=True)
class Shape:
    """One sort of record: where it stands, and what tells one of it from another."""

    section: str  # key of `records.yaml`, or the name of the shared list; `source` of a source
    own: bool  # it stands in a source's folder
    named: tuple[str, ...]  # the keys that tell one from another; none of what stands alone
    child: str = ""  # the key above what stands indented in it
    child_named: tuple[str, ...] = ()

    def name(self, fields: Mapping[str, object]) -> tuple[str, ...]:
        """What tells a record from all others of its section."""
        return tuple(str(fields.get(key, "")) for key in self.named)

    def child_name(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """What tells something indented in a record from its neighbours."""
        return tuple(str(row.get(key, "")) for key in self.child_named)


def shapes(contract: Contract) -> dict[str, Shape]:
    """Every sort of record that a person may write, by its section."""
    kinds = {kind.section: _shape(kind, contract, own=True) for kind in contract.records}
    kinds |= {kind.section: _shape(kind, contract, own=False) for kind in contract.lists}
    others = {
        name: Shape(name, True, tuple(key for key in keys if key not in REMARKS))
        for name, keys in OTHER_KEYS.items()
    }
    return {**kinds, **others, contract.source.section: Shape(contract.source.section, True, ())}


def _shape(kind: Kind, contract: Contract, own: bool) -> Shape:
    below: tuple[str, ...] = ()
    if kind.child_section:
        table = contract.tables[kind.child_table]
        below = tuple(table.by_name[name].key for name in table.key if name != kind.child_column)
    return Shape(kind.section, own, ("id",), kind.child_section, below)


@dataclass(frozen=True)
class Edit:
    """One record added (nothing before), changed, or deleted (nothing after)."""

    shape: Shape
    source: str  # the id of the source; empty of a shared list
    before: Fields | None
    after: Fields | None
    behind: str = ""  # of a new one: the id of the record behind which it goes; empty = at the end

    @property
    def path(self) -> str:
        """The file of the record, from the project's root."""
        if not self.shape.own:
            return f"raw/{self.shape.section}.yaml"
        file = RECORDS if self.shape.named else DECLARATION
        return f"raw/sources/{self.source}/{file}"

    @property
    def name(self) -> tuple[str, ...]:
        """What tells the record from all others of its section."""
        return self.shape.name(self.after or self.before or {})

    @property
    def label(self) -> str:
        """The record as a person calls it: its id, or the words that it is about."""
        return shorten(next(filter(None, self.name), self.source), 60)

    def inverse(self) -> Edit:
        """What takes the edit back."""
        return replace(self, before=self.after, after=self.before)

    def as_json(self) -> dict[str, Any]:
        """The edit for a page or a file."""
        return {
            "table": self.shape.section,
            "source": self.source,
            "before": self.before,
            "after": self.after,
            **({"behind": self.behind} if self.behind else {}),
        }


def read_edits(items: object, contract: Contract) -> tuple[Edit, ...]:
    """Edits from JSON of anybody's. Raises `Unusable`, in one line that says which and why."""
    if not isinstance(items, list) or not items:
        raise Unusable("edits: a list of one or more is wanted.")
    if len(items) > MOST_EDITS:
        raise Unusable(f"edits: there are {len(items):,}; at most {MOST_EDITS:,} are taken.")
    known, form = shapes(contract), re.compile(local_pattern(contract))
    found = tuple(_edit(item, f"edits[{at}]", known, form) for at, item in enumerate(items))
    _once(found)
    return found


def _once(edits: Iterable[Edit]) -> None:
    seen = set()
    for edit in edits:
        if (edit.path, edit.shape.section, edit.name) in seen:
            raise Unusable(f"edits: `{one_line(edit.label)}` stands there twice.")
        seen.add((edit.path, edit.shape.section, edit.name))


def _edit(item: object, where: str, known: Mapping[str, Shape], form: re.Pattern[str]) -> Edit:
    parts = {"table", "source", "before", "after", "behind"}
    if not isinstance(item, dict) or item.keys() - parts:
        raise Unusable(f"{where}: an object with {', '.join(sorted(parts))} is wanted.")
    shape = known.get(str(item.get("table", "")))
    if shape is None:
        raise Unusable(f"{where}: there is no table `{_shown(item.get('table'))}` to write in.")
    source = item.get("source") or ""
    fits = isinstance(source, str) and form.fullmatch(source)
    if bool(source) != shape.own or (source and not fits):
        name = _shown(source)
        raise Unusable(f"{where}: `{name}` is not the id of a source for {shape.section}.")
    before, after = (
        fields_of(item.get(key), f"{where}.{key}", shape) for key in ("before", "after")
    )
    behind = item.get("behind", "")
    _whole(where, shape, before, after)
    return Edit(shape, source, before, after, behind if isinstance(behind, str) else "")


def _whole(where: str, shape: Shape, before: Fields | None, after: Fields | None) -> None:
    if before is None and after is None:
        raise Unusable(f"{where}: nothing stands before and nothing after.")
    if before and after and shape.name(before) != shape.name(after):
        named = " and ".join(f"`{key}`" for key in shape.named if before.get(key) != after.get(key))
        raise Unusable(f"{where}: {named} tells the record from others and is not changed. "
                       "Delete the one and add the other.")  # fmt: skip
    for fields in filter(None, (before, after)):
        if shape.named and not any(shape.name(fields)):
            raise Unusable(f"{where}: a record of {shape.section} lacks {_or(shape.named)}.")
    if not shape.named and None in (before, after):
        raise Unusable(f"{where}: a source is neither added nor deleted by an edit.")


def fields_of(value: object, where: str, shape: Shape) -> Fields | None:
    """A record from JSON; what is empty is left out. Raises `Unusable`."""
    if value is None:
        return None
    if not isinstance(value, dict) or len(value) > MOST_KEYS:
        raise Unusable(f"{where}: an object of at most {MOST_KEYS} keys is wanted.")
    found: Fields = {}
    for key, item in value.items():
        if isinstance(item, list) and key == shape.child:
            found[key] = _rows(item, f"{where}.{key}")
        else:
            found[_key(key, where)] = _text(item, f"{where}.{_shown(key)}")
    return {key: item for key, item in found.items() if item}


def _rows(items: Sequence[object], where: str) -> list[Row]:
    if len(items) > MOST_ROWS:
        raise Unusable(f"{where}: there are {len(items):,}; at most {MOST_ROWS} are taken.")
    rows = []
    for item in items:
        if not isinstance(item, dict) or len(item) > MOST_KEYS:
            raise Unusable(f"{where}: objects of at most {MOST_KEYS} keys are wanted.")
        row = {_key(key, where): _text(text, where) for key, text in item.items()}
        rows.append({key: text for key, text in row.items() if text})
    return [row for row in rows if row]


def _key(key: object, where: str) -> str:
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise Unusable(f"{where}: `{_shown(key)}` is no key.")
    return key


def _text(value: object, where: str) -> str:
    """A value as it is written: on one line, in Unicode normal form C."""
    if not isinstance(value, str):
        raise Unusable(f"{where}: a text is wanted.")
    if len(value) > MAX_VALUE:
        raise Unusable(f"{where}: {len(value):,} characters; at most {MAX_VALUE:,} are read.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Unusable(f"{where}: half a character stands in it.") from None
    return tidied(value)


def _shown(value: object) -> str:
    return one_line(shorten(str(value), 60))


def _or(keys: Sequence[str]) -> str:
    return " or ".join(f"`{key}`" for key in keys)
