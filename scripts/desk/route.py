"""A request as a value, and how a function says which request it answers.

A route is found where it stands, below `scripts/desk/answers/`: adding one touches no list.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scripts.raw.gathering import gathered
from scripts.raw.problems import Problem

if TYPE_CHECKING:
    from scripts.desk.desk import Desk

FOLDER = "desk/answers"
USUAL = 1_000_000  # bytes of what is sent; a record has some hundreds
Json = Any  # what the module `json` reads and writes


@dataclass(frozen=True)
class Asked:
    """One request, once it is known to come from the desk's own page."""

    path: Mapping[str, str] = field(default_factory=dict)  # parts in braces, not yet looked up
    query: Mapping[str, str] = field(default_factory=dict)  # behind the `?`
    body: Mapping[str, Json] = field(default_factory=dict)  # what was sent; empty of a GET

    @property
    def source(self) -> str:
        """The id of the source in the path; nobody has looked yet whether there is one."""
        return self.path["source"]


@dataclass(frozen=True)
class Answer:
    """An answer that is not simply `200` with JSON."""

    value: Json = None
    status: int = 200


@dataclass(frozen=True)
class Page:
    """An answer that is a page: a template of `scripts/desk/templates/`, and its values."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Lines:
    """An answer that comes bit by bit: each value an event of a stream, sent once it is there.

    Values for which one waits long come asynchronously: each of the others holds a thread.
    """

    values: Iterator[Json] | AsyncIterator[Json]


class Missing(Exception):
    """Raised where a request names what there is not; the text says it to a person."""


class Unfit(Exception):
    """Raised where what was sent does not have the shape that the route `takes`."""


@dataclass(frozen=True)
class Route:
    """What answers one request. The answer is JSON, or one of the classes above."""

    answer: Callable[[Desk, Asked], Any]
    method: str
    path: str  # parts in braces reach `Asked.path`
    takes: str  # what is sent or stands behind the `?`, in words; empty = nothing
    gives: str  # what comes back, in words
    most: int = USUAL  # bytes of what is sent
    is_open: bool = False  # asked by the browser itself, which can send no header: see `guard`


def route(
    method: str,
    path: str,
    *,
    gives: str,
    takes: str = "",
    most: int = USUAL,
    is_open: bool = False,
) -> Callable[[Callable[[Desk, Asked], Any]], Route]:
    """Declare the function that answers a request."""
    return lambda answer: Route(answer, method, path, takes, gives, most, is_open)


def routes() -> list[Route]:
    """Every route there is, by path and method."""
    found = gathered(Route, r"@route\(", FOLDER).values()
    return sorted(found, key=lambda one: (one.path, one.method))


def problem_as_json(one: Problem) -> Json:
    """A problem as every answer has it."""
    return {
        "rule": one.rule,
        "text": one.message,
        "hint": one.hint,
        "path": one.place.path,
        "line": one.place.line,
        "cell": one.cell,
    }
