"""Of what an invented project has how many, and what each of them is called.

Nothing is drawn by lot: the same size gives the same bytes. The proportions are those of this
dataset when there were 13,000 rows in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import sqrt

# A unit is some twenty sentences; ten units make a source.
UNITS = 10
FIGURES, REPORTS, STATEMENTS, POSITIONS, OFFICES = 4, 6, 3, 2, 2  # of a unit
PER_CLAIM, PER_EVENT, PER_PROPOSITION = 8, 4, 2  # figures, reports, positions
HOT = 10  # of so many figures one answers the claim that all ask about
# Rows of a unit in all tables, and where a claim is hot of two units together; measured.
ROWS, PAIRS = 141.5, 1.55
CONSONANTS, VOWELS = "bdfghklmnprstvz", "aeiou"
SYLLABLES = [consonant + vowel for consonant in CONSONANTS for vowel in VOWELS]
LETTERS = 8  # of a word
WORDS = len(SYLLABLES) ** (LETTERS // 2)
STRIDE = 7_368_787  # has no factor of `WORDS`, and leads from one word to one unlike it

# From where the words of each kind of name are counted, so that no two kinds share one.
SURNAMES, ORGANISATIONS, PLACES = 40_000, 1_000_000, 2_000_000
THINGS, ALIASES = 3_000_000, 9_000_000


def word(number: int) -> str:
    """A capitalised word that no other number below `WORDS` has, and that looks like no other."""
    rest = number * STRIDE % WORDS
    syllables: list[str] = []
    for _ in range(LETTERS // 2):
        rest, one = divmod(rest, len(SYLLABLES))
        syllables.append(SYLLABLES[one])
    return "".join(syllables).capitalize()


def slug(name: str) -> str:
    """The id of whatever is called so."""
    return name.lower().replace(" ", "-")


@dataclass(frozen=True)
class World:
    """How many of everything there are; a number beyond that begins again at the first."""

    units: int
    hot: bool  # whether one claim is answered by a tenth of all figures

    @classmethod
    def of(cls, rows: int, hot: bool) -> World:
        """One that comes to about `rows` rows in all tables."""
        units = (sqrt(ROWS**2 + 4 * PAIRS * rows) - ROWS) / (2 * PAIRS) if hot else rows / ROWS
        return cls(max(1, round(units)), hot)

    @cached_property
    def sources(self) -> int:
        """The documents there are."""
        return -(-self.units // UNITS)

    @cached_property
    def figures(self) -> int:
        """The numbers that are said."""
        return self.units * FIGURES

    @cached_property
    def quantities(self) -> int:
        """The claims that ask how many."""
        return -(-self.figures // PER_CLAIM)

    @cached_property
    def propositions(self) -> int:
        """The claims that somebody holds or denies."""
        return max(1, self.units * (STATEMENTS + POSITIONS) // PER_PROPOSITION)

    @cached_property
    def events(self) -> int:
        """What the reports are about."""
        return -(-self.units * REPORTS // PER_EVENT)

    @cached_property
    def people(self) -> int:
        """The persons there are."""
        return max(6, self.units * 6 // UNITS)

    @cached_property
    def organisations(self) -> int:
        """The bodies there are."""
        return max(8, self.units * 20 // UNITS)

    @cached_property
    def places(self) -> int:
        """The places there are."""
        return max(4, self.units * 5 // UNITS)

    def person(self, number: int) -> str:
        """The name of a person."""
        number %= self.people
        return f"{word(number)} {word(SURNAMES + number * 7)}"

    def organisation(self, number: int) -> str:
        """The name of a body."""
        return f"{word(ORGANISATIONS + number % self.organisations)} Council"

    def place(self, number: int) -> str:
        """The name of a place."""
        return word(PLACES + number % self.places)

    def claim(self, figure: int) -> str:
        """The id of the claim that a figure answers."""
        if self.hot and figure % HOT == 3:
            return "count-hot"
        return f"count-{figure % self.quantities}"


@dataclass
class Document:
    """One source while it is made up: its sentences, and below each section its records."""

    id: str
    paragraphs: list[str] = field(default_factory=list)
    records: dict[str, list[str]] = field(default_factory=dict)
    named: int = 0

    def thing(self) -> str:
        """A word that stands once in this document."""
        self.named += 1
        return word(THINGS + self.named * 11)

    def add(self, section: str, *lines: str) -> None:
        """A record of `key: value` lines; empty ones are left out."""
        self.records.setdefault(section, []).append(written(lines, "  "))


def written(lines: tuple[str, ...], indent: str = "") -> str:
    """A record as YAML has it."""
    first, *others = filter(None, lines)
    return f"{indent}- {first}\n" + "".join(f"{indent}  {line}\n" for line in others)
