"""What looks like one thing entered twice. It stops no build: a person decides.

Two people may have one name, and two documents one address. But a page under two ids is counted
twice, and an actor under two ids contradicts nobody. So whoever builds or checks is told, until the
records say which it is: of sources by `derived_from` or `read_through`, of actors by a `note` that
names the other id.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations

from rapidfuzz.distance import OSA

from scripts.raw.problems import Problem
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Rule, Seen
from scripts.text.folding import folded

LEAST = 6  # signs of a name from which one that differs may be a slip
OUTER = re.compile(r"^https?://(?:www\.)?|(?:index\.html?)?/*(?:#.*)?$")
LINKS = ("derived_from_id", "read_through_id")

SOURCE_TWICE = Rule(
    "source-twice",
    "Two sources have one address or the same bytes, and neither says that it is from the other.",
    "Delete one; or say `derived_from` and `derivation` (`reissue` of a later edition of a page), "
    "or `read_through`.",
    Seen(
        "`mill-letter` and `mill-letter-again` both have the address `https://mill.example/letter`.",
        "The second, a later state of the page, says `derived_from: mill-letter` and "
        "`derivation: reissue`.",
    ),
)
ACTOR_TWICE = Rule(
    "actor-twice",
    "Two actors have one name, or nearly one, and no note says that they are two.",
    "Delete one; or name the other id in the `note` of one of them.",
    Seen(
        "`raw/people.yaml` has Ada Brook as `ada-brook` and Ada Brooke as `ada-brooke`.",
        "`note: Not ada-brook, but her sister.` stands at the second.",
    ),
)


def lookalikes(dataset: Dataset) -> list[Problem]:
    """What a person should look at, at the later of the two rows; sorted by place."""
    return sorted([*_sources(dataset.tables["sources"]), *_actors(dataset)])


def _sources(rows: list[Row]) -> Iterator[Problem]:
    linked = {
        frozenset({row["source_id"], row[link]}) for row in rows for link in LINKS if row[link]
    }
    seen: set[frozenset[str]] = set()
    for column, what in (("sha256", "bytes"), ("url", "address")):
        for group in _alike(rows, partial(_bare, column)):
            for first, second in combinations(group, 2):
                both = frozenset({first["source_id"], second["source_id"]})
                if both not in linked | seen:
                    seen.add(both)
                    yield second.problem(
                        column,
                        SOURCE_TWICE.code,
                        f"`{second['source_id']}` has the {what} of `{first['source_id']}`, and "
                        "what both say would count twice.",
                        SOURCE_TWICE.fix,
                    )


def _bare(column: str, row: Row) -> Iterator[str]:
    """A sum as it is; an address without what makes no difference to where it leads."""
    yield OUTER.sub("", row[column])


def _actors(dataset: Dataset) -> Iterator[Problem]:
    notes = {
        row[key]: row["note"]
        for table, key in (("people", "person_id"), ("organisations", "organisation_id"))
        for row in dataset.tables[table]
    }
    seen: set[frozenset[str]] = set()
    for group in _alike(dataset.tables["actors"], _names):
        for first, second in combinations(group, 2):
            ids = first["actor_id"], second["actor_id"]
            apart = OSA.distance(*(folded(row["label"]) for row in (first, second)))
            if apart > 1 or frozenset(ids) in seen:
                continue
            seen.add(frozenset(ids))
            if not _told_apart(*ids, notes):
                how = "the name" if not apart else f"nearly the name, “{first['label']}”,"
                yield second.problem(
                    "label",
                    ACTOR_TWICE.code,
                    f"`{ids[1]}` has {how} of `{ids[0]}`.",
                    ACTOR_TWICE.fix,
                )


def _names(row: Row) -> Iterator[str]:
    """What two names have in common that differ in one sign: themselves, or all but one sign."""
    name = folded(row["label"])
    yield name
    if len(name) >= LEAST and not any(sign.isdecimal() for sign in name):
        yield from (name[:at] + name[at + 1 :] for at in range(len(name)))


def _told_apart(one: str, other: str, notes: dict[str, str]) -> bool:
    """Whether a note of one of them names the other."""
    return any(
        re.search(rf"(?<![\w-]){re.escape(named)}(?![\w-])", notes.get(noting, ""))
        for noting, named in ((one, other), (other, one))
    )


def _alike(rows: Iterable[Row], keys: Callable[[Row], Iterable[str]]) -> Iterator[list[Row]]:
    """Groups of several rows that share a key, each in the order of the rows."""
    groups: dict[str, dict[int, Row]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for key in filter(None, keys(row)):
            groups[key][number] = row
    return (list(group.values()) for group in groups.values() if len(group) > 1)
