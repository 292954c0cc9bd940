"""A column of a table: everything the descriptor says of it, and back again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

OPEN_LIST = "Open list: later versions may add values."  # as descriptions put it
EMPTY_MEANS = re.compile(r"Empty = (.*?)\.(?: |$)")

# How the cells of each type are spelt; the descriptor repeats it at every column.
SPELLING: dict[str, Json] = {
    "string": {},
    "integer": {"bareNumber": True},
    "number": {"bareNumber": True, "decimalChar": "."},
    "boolean": {"trueValues": ["true"], "falseValues": ["false"]},
}


@dataclass(frozen=True)
class Category:
    """One value of a closed list, with what it means."""

    value: str
    label: str = ""  # empty = nobody has said yet; the build asks for it
    description: str = ""

    @classmethod
    def of(cls, item: Json) -> Category:
        """Read an item of `categories`. Raises `KeyError` where the value is missing."""
        return cls(item["value"], item.get("label", ""), item.get("description", ""))


@dataclass(frozen=True)
class Field:
    """One column."""

    name: str
    type: str = "string"  # Table Schema type: string, integer, number, boolean
    title: str = ""  # its label
    description: str = ""  # what a cell means
    question: str = ""  # the question it answers; empty = nobody has said yet
    trap: str = ""  # what it is easily mistaken for; empty = nothing is known
    required: bool = False
    unique: bool = False
    minimum: int | None = None
    pattern: str = ""  # the whole cell matches it; empty = any text
    enum: tuple[str, ...] = ()  # the closed list, in the contract's order; empty when open
    default: str = ""  # what stands where a person types nothing; empty = nothing does
    computed: bool = False  # written by the build, never by a person
    typed: str = ""  # `compared`: typed though computed, as a rule compares; `cited`: see `cited`
    edtf: bool = False  # its text is a date in the EDTF profile
    since: str = ""  # the first version that has it; empty = the first of all
    categories: tuple[Category, ...] = ()  # the closed list, explained

    @property
    def key(self) -> str:
        """The word a curator writes: the column without `_id`."""
        return self.name.removesuffix("_id")

    @property
    def cited(self) -> bool:
        """Whether it is typed only of a document that is not held: else the quote gives it."""
        return self.typed == "cited"

    @property
    def is_open(self) -> bool:
        """Whether its closed list is announced as one that grows."""
        return OPEN_LIST in self.description

    @property
    def empty_means(self) -> str:
        """Why a cell can be empty, as the description puts it; empty where it does not say."""
        found = None if self.required else EMPTY_MEANS.search(self.description)
        return found[1] if found else ""

    @classmethod
    def of(cls, item: Json) -> Field:
        """Read an item of `fields`. Raises `KeyError` where its name or type is missing."""
        rules = item.get("constraints", {})
        return cls(
            item["name"],
            item["type"],
            item.get("title", ""),
            item.get("description", ""),
            item.get("question", ""),
            item.get("trap", ""),
            bool(rules.get("required")),
            bool(rules.get("unique")),
            rules.get("minimum"),
            rules.get("pattern", ""),
            tuple(rules.get("enum", ())),
            item.get("default", ""),
            bool(item.get("computed")),
            item.get("typed", ""),
            bool(item.get("edtf")),
            item.get("since", ""),
            tuple(map(Category.of, item.get("categories", ()))),
        )

    def declared(self) -> Json:
        """The field as the descriptor has it; what says nothing is left out."""
        rules = {
            "required": self.required,
            "unique": self.unique,
            "minimum": self.minimum,
            "pattern": self.pattern,
            "enum": list(self.enum),
        }
        return said(
            {
                "name": self.name,
                "title": self.title,
                "description": self.description,
                "question": self.question,
                "trap": self.trap,
                "type": self.type,
                **SPELLING[self.type],
                "constraints": said(rules),
                "default": self.default,
                "computed": self.computed,
                "typed": self.typed,
                "edtf": self.edtf,
                "since": self.since,
                "categories": [said(vars(item)) for item in self.categories],
            }
        )


def said(item: Json) -> Json:
    """The properties that say something: neither false nor empty. A number always does."""
    return {key: part for key, part in item.items() if part or (part == 0 and part is not False)}
