"""How a language says numbers: its words, how they are found, and what it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

NEVER = "(?!)"  # the expression that nothing fits
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Token:
    """One word, numeral or sign of a phrase; `start` and `end` are its code points, half-open."""

    text: str  # lower case; every hyphen and range dash as `-`
    start: int
    end: int


def as_said(tokens: Iterable[Token]) -> Iterable[Token]:
    """The tokens as they are: how a language is read whose own words stand in its tables."""
    return tokens


@dataclass(frozen=True)
class Spelled:
    """The expressions by which numbers in words are found."""

    suffixes: frozenset[str]  # letters written on to digits
    after_digits: str  # what else may follow on digits
    exact: tuple[str, ...]  # each between word boundaries
    vague: tuple[str, ...]  # the same, of amounts without a number
    places: str = NEVER  # expression of a place in an order, among them


@dataclass(frozen=True, eq=False)
class NumberWords:
    """How a language says numbers. Qualifiers are values of `figures.qualifier`."""

    decimal: str = ""  # the mark before decimals, `.` or `,`, the other parts thousands; "" unknown
    cardinals: Mapping[str, int] = field(
        default_factory=dict
    )  # each below a hundred, said alone or after tens
    tens: Mapping[str, int] = field(default_factory=dict)
    hundreds: Mapping[str, int] = field(default_factory=dict)  # multiply what is below a hundred
    scales: Mapping[str, int] = field(default_factory=dict)  # multiply what is below themselves
    bundles: Mapping[str, int] = field(
        default_factory=dict
    )  # multiply like a scale, and end the number
    alone: frozenset[str] = NONE  # hundreds and scales that count one by themselves: `mille`
    scale_letters: Mapping[str, int] = field(default_factory=dict)  # written on to digits: `30k`
    money_letters: Mapping[str, int] = field(
        default_factory=dict
    )  # the same, after a sum of money alone
    halves: frozenset[str] = NONE  # a share of one without a numerator
    fractions: Mapping[str, int] = field(default_factory=dict)  # denominators after one
    fraction_plurals: Mapping[str, int] = field(
        default_factory=dict
    )  # denominators after any other numerator
    fraction_followers: frozenset[str] = NONE  # after a fraction that may be an ordinal too
    years: range = range(0)  # numbers that before a noun may be a year: `the 1988 trials`
    shares_after_unit: frozenset[str] = NONE  # `a month and a half`
    percent: frozenset[str] = frozenset({"%", "٪"})
    ordinals: Mapping[str, int] = field(default_factory=dict)
    ordinal_suffixes: frozenset[str] = NONE  # written on to digits: `29th`
    vague_quantifiers: frozenset[str] = NONE  # name no number, and so give no bound (rule `vague`)
    vague_plurals: Mapping[str, int] = field(
        default_factory=dict
    )  # the least each can mean (rule `vague-plural`)
    majorities: frozenset[str] = NONE  # more than half (rule `majority`)
    qualifiers_before: Mapping[str, str] = field(default_factory=dict)
    qualifiers_after: Mapping[str, str] = field(default_factory=dict)
    openers: frozenset[str] = NONE  # open a phrase and leave the number as it is
    closers: frozenset[str] = NONE  # the same, at its end
    span_openers: frozenset[str] = NONE  # the same, before a time alone: `over the past`
    articles: frozenset[str] = NONE  # count one before a scale or a fraction
    conjunctions: frozenset[str] = NONE  # join parts of one number
    digits_go_on: bool = False  # whether one number may go on in digits: `4 thousand and 481`
    points: frozenset[str] = NONE  # before decimals in words: `two point five`
    out_of: frozenset[str] = NONE  # between a part and its whole: `one in five`
    stated: frozenset[str] = NONE  # before a scale in the head of a table: `figures in`
    partitives: frozenset[str] = NONE  # part a number from the group it is taken of
    range_openers: Mapping[str, frozenset[str]] = field(default_factory=dict)  # → their joiners
    range_joiners: frozenset[str] = frozenset({"-"})
    alternative_joiners: frozenset[str] = NONE
    bound_joiners: frozenset[str] = NONE  # between two ends that each say which end they are
    rewrite: Callable[[Iterable[Token]], Iterable[Token]] = as_said  # into the words of the tables
    # Finding numbers in a text.
    spelled: Callable[[NumberWords], Spelled] | None = None  # None: the usual forms of the tables
    asking: frozenset[str] = NONE  # amounts that in a question ask for a number
    asking_before: frozenset[str] = NONE  # words before an amount that make it one: `how many`
    ones: frozenset[str] = NONE  # words for one that may count nothing
    pronoun_after: frozenset[str] = NONE  # words before a one that counts nothing
    pronoun_before: str = NEVER  # expression of what follows on one that counts nothing
    # Telling what is counted.
    determiners: frozenset[str] = NONE
    plural: str = NEVER  # expression of a noun of several
    noun: str = NEVER  # expression of a noun right after a number, where it has no plural
    counted_too: str = NEVER  # expression of what is counted as it is: `30 km`, `30 dead`
    times: frozenset[str] = NONE  # nouns that measure time
    never_first: str = NEVER  # expression of what is not counted right after the number
    never_later: str = NEVER  # expression of what is counted nowhere else but there
    links: frozenset[str] = NONE  # lead on from a noun: `prisoners of war`
    relatives: frozenset[str] = NONE  # open a clause: `prisoners who`
    function_words: frozenset[str] = NONE  # name nothing that is counted
    changing: frozenset[str] = NONE  # words on the number, not on what is counted: `more`
    spelling: Callable[[str], str] = str  # the one spelling of a word, in which the two have it
    never_counted: frozenset[str] = NONE  # nouns and others of which no figure is drafted

    @property
    def plural_is_said(self) -> bool:
        """Whether a noun of several is told from one of one."""
        return self.plural != NEVER

    @cached_property
    def multipliers(self) -> Mapping[str, int]:
        """Every word that multiplies what stands before it."""
        return {**self.hundreds, **self.larger}

    @cached_property
    def larger(self) -> Mapping[str, int]:
        """The words that multiply a whole group of hundreds."""
        return {**self.scales, **self.bundles}

    @cached_property
    def numerators(self) -> Mapping[str, int]:
        """What may stand above a denominator."""
        digits = {str(number): number for number in range(100)}
        return {**self.cardinals, **digits, **dict.fromkeys(self.articles, 1)}

    @cached_property
    def counting(self) -> frozenset[str]:
        """Every word that says a number: in a unit, any of these would be a second one."""
        tables = (self.cardinals, self.tens, self.multipliers, self.fractions)
        words = frozenset().union(*tables, self.fraction_plurals, self.vague_plurals, self.halves)
        return words - self.vague_quantifiers - self.majorities - frozenset(self.ordinals)

    @cached_property
    def quantities(self) -> frozenset[str]:
        """Every word that says how many, if vaguely; ordinals and qualifiers do not."""
        fractions = frozenset(self.fractions) | frozenset(self.fraction_plurals) | self.halves
        return self.counting | fractions | self.vague_quantifiers | self.majorities

    @cached_property
    def joiners(self) -> frozenset[str]:
        """Every word that may join the two ends of a phrase."""
        return self.range_joiners | self.alternative_joiners | self.bound_joiners

    @cached_property
    def between(self) -> frozenset[str]:
        """The words of range openers after which a conjunction may join the two ends."""
        return frozenset(
            words.split()[-1]
            for words, joiners in self.range_openers.items()
            if joiners & self.conjunctions
        )
