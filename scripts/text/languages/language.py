"""What a language is: the words by which one text says numbers, times, speech and names.

One language is one object, and its parts are plain data: no reader knows a word that stands in no
language. Words are lower case with single spaces; an *expression* is a regular expression in which
a space stands for any blank within a line (`finding.spaced`), compiled when it is first used.
What a language leaves out it does not know: such words are refused, or not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from scripts.text.finding import Parts, spaced

NEVER = "(?!)"  # the expression that nothing fits
_NONE: frozenset[str] = frozenset()


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
    alone: frozenset[str] = _NONE  # hundreds and scales that count one by themselves: `mille`
    scale_letters: Mapping[str, int] = field(default_factory=dict)  # written on to digits: `30k`
    money_letters: Mapping[str, int] = field(
        default_factory=dict
    )  # the same, after a sum of money alone
    halves: frozenset[str] = _NONE  # a share of one without a numerator
    fractions: Mapping[str, int] = field(default_factory=dict)  # denominators after one
    fraction_plurals: Mapping[str, int] = field(
        default_factory=dict
    )  # denominators after any other numerator
    fraction_followers: frozenset[str] = _NONE  # after a fraction that may be an ordinal too
    years: range = range(0)  # numbers that before a noun may be a year: `the 1988 trials`
    shares_after_unit: frozenset[str] = _NONE  # `a month and a half`
    percent: frozenset[str] = frozenset({"%", "٪"})
    ordinals: Mapping[str, int] = field(default_factory=dict)
    ordinal_suffixes: frozenset[str] = _NONE  # written on to digits: `29th`
    vague_quantifiers: frozenset[str] = _NONE  # name no number, and so give no bound (rule `vague`)
    vague_plurals: Mapping[str, int] = field(
        default_factory=dict
    )  # the least each can mean (rule `vague-plural`)
    majorities: frozenset[str] = _NONE  # more than half (rule `majority`)
    qualifiers_before: Mapping[str, str] = field(default_factory=dict)
    qualifiers_after: Mapping[str, str] = field(default_factory=dict)
    openers: frozenset[str] = _NONE  # open a phrase and leave the number as it is
    closers: frozenset[str] = _NONE  # the same, at its end
    span_openers: frozenset[str] = _NONE  # the same, before a time alone: `over the past`
    articles: frozenset[str] = _NONE  # count one before a scale or a fraction
    conjunctions: frozenset[str] = _NONE  # join parts of one number
    digits_go_on: bool = False  # whether one number may go on in digits: `4 thousand and 481`
    points: frozenset[str] = _NONE  # before decimals in words: `two point five`
    out_of: frozenset[str] = _NONE  # between a part and its whole: `one in five`
    stated: frozenset[str] = _NONE  # before a scale in the head of a table: `figures in`
    partitives: frozenset[str] = _NONE  # part a number from the group it is taken of
    range_openers: Mapping[str, frozenset[str]] = field(default_factory=dict)  # → their joiners
    range_joiners: frozenset[str] = frozenset({"-"})
    alternative_joiners: frozenset[str] = _NONE
    bound_joiners: frozenset[str] = _NONE  # between two ends that each say which end they are
    rewrite: Callable[[Iterable[Token]], Iterable[Token]] = as_said  # into the words of the tables
    # Finding numbers in a text.
    spelled: Callable[[NumberWords], Spelled] | None = None  # None: the usual forms of the tables
    asking: frozenset[str] = _NONE  # amounts that in a question ask for a number
    asking_before: frozenset[str] = _NONE  # words before an amount that make it one: `how many`
    ones: frozenset[str] = _NONE  # words for one that may count nothing
    pronoun_after: frozenset[str] = _NONE  # words before a one that counts nothing
    pronoun_before: str = NEVER  # expression of what follows on one that counts nothing
    # Telling what is counted.
    determiners: frozenset[str] = _NONE
    plural: str = NEVER  # expression of a noun of several
    noun: str = NEVER  # expression of a noun right after a number, where it has no plural
    counted_too: str = NEVER  # expression of what is counted as it is: `30 km`, `30 dead`
    times: frozenset[str] = _NONE  # nouns that measure time
    never_first: str = NEVER  # expression of what is not counted right after the number
    never_later: str = NEVER  # expression of what is counted nowhere else but there
    links: frozenset[str] = _NONE  # lead on from a noun: `prisoners of war`
    relatives: frozenset[str] = _NONE  # open a clause: `prisoners who`
    function_words: frozenset[str] = _NONE  # name nothing that is counted
    changing: frozenset[str] = _NONE  # words on the number, not on what is counted: `more`
    spelling: Callable[[str], str] = str  # the one spelling of a word, in which the two have it
    never_counted: frozenset[str] = _NONE  # nouns and others of which no figure is drafted

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


@dataclass(frozen=True)
class Said:
    """Date words taken apart: the named groups of an expression, and the tables that read them."""

    parts: Mapping[str, str]  # only those that the words have
    words: TimeWords

    def has(self, part: str) -> bool:
        """Whether the words have this part."""
        return part in self.parts

    def number(self, part: str) -> int:
        """A part that a table reads, or that is in figures, as its number."""
        word = self.parts[part]
        if part == "islamic":
            return 1 + [bool(re.fullmatch(one, word)) for one in self.words.islamic].index(True)
        table = self.words.tables.get(part, {})
        return table[word] if word in table else int(word)


# Sees date words, from a day of writing where it is known; gives the dates that they may mean.
DateReader = Callable[[Said, "date | None"], list[str]]


@dataclass(frozen=True, eq=False)
class TimeWords:
    """How a language says times.

    A reading is an expression of words in lower case, whole, whose named groups are read by the
    tables. In every expression `<name>` stands for the part of that name (`finding.expanded`).
    """

    months: Mapping[str, int] = field(default_factory=dict)
    jalali: Mapping[str, int] = field(default_factory=dict)  # months of the Persian calendar
    islamic: tuple[str, ...] = ()  # months of the Islamic calendar, each an expression
    days: Mapping[str, int] = field(default_factory=dict)  # `third`, where days are said in words
    weekdays: Mapping[str, int] = field(default_factory=dict)  # Monday is 0
    seasons: Mapping[str, str] = field(default_factory=dict)  # the number of the season in EDTF
    counts: Mapping[str, int] = field(default_factory=dict)
    tens: Mapping[str, int] = field(default_factory=dict)  # of decades said without a century
    units: Mapping[str, str] = field(default_factory=dict)  # → day, week, month, year, decade
    shifts: Mapping[str, int] = field(default_factory=dict)  # `last` is -1, `this` 0, `next` 1
    portions: Mapping[str, int] = field(default_factory=dict)  # `first` half is 1
    nights: Mapping[str, int] = field(default_factory=dict)  # nights back: `last night` is 1
    years_of: str = ""  # code of the calendar of a year below 1500; empty = words must say it
    month_may_lead: bool = False  # 5/6/1983 may be in May
    opening: str = ""  # expression of words before a date that leave it as it is
    ending: str = ""  # the same, after it
    readings: Mapping[str, DateReader] = field(default_factory=dict)
    also_meant: Mapping[str, DateReader] = field(
        default_factory=dict
    )  # what such words may mean besides
    ends: tuple[str, ...] = ()  # expressions of an end of a span that the other end completes
    spans: tuple[str, ...] = ()  # expressions with the groups `first` and `last`
    both: str = NEVER  # the same, of two that follow on one another, or are one span
    either: str = NEVER  # the same, of which one is meant
    same: tuple[str, ...] = ()  # the same, of one day in two calendars
    opens: Mapping[str, str] = field(
        default_factory=dict
    )  # expression of words that move a date → `from`, `since`, `after`, `until` or `before`
    before: str = NEVER  # expression of what stands before a time in a text and may belong to it
    joiner: str = NEVER  # the same, between the ends of a span
    loose_joiner: str = NEVER  # the same, between two times that may be two
    parts: Parts = field(default_factory=dict)  # what `<name>` stands for in the expressions
    expressions: tuple[str, ...] = ()  # of words that tell a time, to find them

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, int]]:
        """The table of each part that words say."""
        return {
            "month": self.months,
            "jalali": self.jalali,
            "day": self.days,
            "weekday": self.weekdays,
            "count": self.counts,
            "tens": self.tens,
            "shift": self.shifts,
            "portion": self.portions,
            "nights": self.nights,
        }


@dataclass(frozen=True, eq=False)
class SpeechWords:
    """How a language hands over to somebody's voice."""

    cues: Mapping[str, str] = field(default_factory=dict)  # each form → its base form
    acts: Mapping[str, str] = field(
        default_factory=dict
    )  # base form → a value of `statements.act`, if it says one
    nouns: frozenset[str] = _NONE  # forms that are nouns as often, and need a verb's neighbours
    subjects: frozenset[str] = _NONE  # words before such a form that make it a verb
    no_subjects: frozenset[str] = _NONE  # words before it that make it none
    objects: str = NEVER  # expression of what follows on a verb
    quoting: frozenset[str] = _NONE  # forms that follow, with their subject, on a quotation
    attribution: Callable[[str], str] = lambda _: NEVER  # what so follows, of the quoting forms
    addressing: frozenset[str] = _NONE  # base forms that name a hearer first
    citing: frozenset[str] = _NONE  # base forms that stand before their speaker
    reported: str = ":"  # expression of what opens reported speech after a cue
    reported_to: str = ":"  # the same, after a hearer
    by_whom: str = NEVER  # expression of the speaker after a citing cue, in its first group
    impersonal: str = NEVER  # expression of words before a cue that name nobody
    before_verb: str = ""  # expression of what may stand between a speaker and the verb
    description: str = NEVER  # expression of a speaker without a name, in its first group
    of_another: frozenset[str] = _NONE  # words before a name that is not the speaker's
    conjunction: str = ""  # which some cues end with: `that`
    bare: frozenset[str] = _NONE  # base forms that report a clause without any conjunction
    clause: str = NEVER  # expression of the opening of such a clause, up to its verb
    relative: str = NEVER  # expression of a subject with its pronoun before a cue: `a clerk who`
    relatives: frozenset[str] = _NONE  # such pronouns
    main_verb: str = NEVER  # expression of what goes on after a clause on such a subject
    closing: frozenset[str] = _NONE  # forms that with their speaker close a sentence
    closed_by: Callable[[str], str] = lambda _: NEVER  # how, of these forms: `who` and `cue`
    passive: str = NEVER  # expression of words before a cue that make its subject no speaker
    by_agent: str = NEVER  # expression of the speaker after such a cue, in its first group
    openers: frozenset[str] = _NONE  # words before a subject that are no part of it
    pronoun: str = NEVER  # expression of a pronoun that is the subject, in its first group
    pronouns: frozenset[str] = _NONE  # which stand alone for a subject
    hearer: frozenset[str] = _NONE  # whoever is spoken to
    finite: frozenset[str] = _NONE  # verbs that take a subject of their own, and what denies them
    contracted: str = NEVER  # expression of the end of a word that a verb is part of
    object_of: str = NEVER  # expression of a word before a name that is not the speaker's
    of_noun: str = NEVER  # expression of what follows on a noun: `the reports that were`
    coordinated: str = NEVER  # expression of what stands between two who speak at once
    participles: frozenset[str] = _NONE  # forms whose subject is that of another verb
    no_noun: frozenset[str] = _NONE  # words that no subject holds
    articles: frozenset[str] = _NONE  # before a form of a verb they make it an adjective
    first_person: frozenset[str] = _NONE  # whoever speaks already
    no_speakers: frozenset[str] = _NONE  # words before a colon that open no turn
    denying: str = NEVER  # expression of a word that denies, between word boundaries
    affirming: str = NEVER  # of words among which such a one denies nothing


@cache  # one is long, and used only where something is denied
def _bounded(expression: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{spaced(expression)})\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class NameWords:
    """How a language writes names."""

    capitals: bool = False  # names are told by their capitals
    never: frozenset[str] = _NONE  # function words and calendar words: never part of a name
    function_words: frozenset[str] = _NONE  # open sentences and headings without being names
    acronyms: frozenset[str] = _NONE  # names that in small letters are such words
    titles: frozenset[str] = _NONE  # of courtesy
    ranks: frozenset[str] = _NONE  # abbreviated, before a name
    roles: frozenset[str] = _NONE  # before a name, no part of it
    joiners: frozenset[str] = _NONE  # inside a name
    bodies: frozenset[str] = _NONE  # words that say that a name is that of a body
    body_joiners: frozenset[str] = _NONE  # after such a word: `Committee on Registers`
    body_links: frozenset[str] = _NONE  # further inside: `Ministry of Roads and Bridges`
    laws: frozenset[str] = _NONE  # words that say so of a law, which its year may follow
    short_words: frozenset[str] = _NONE  # of two or three letters, and no particle of a name
    before: frozenset[str] = _NONE  # before a listed name that stands for itself
    owners: frozenset[str] = _NONE  # whose possessive is part of a name
    possessive: str = NEVER  # expression of the ending of an owner
    elided: str = NEVER  # expression of a word that is written on to the next: `l'`


@dataclass(frozen=True, eq=False)
class PageWords:
    """What stands on pages and is no part of what they say; in lower case."""

    labels: frozenset[str] = _NONE  # whole lines of menus: `home`, `share`
    notices: frozenset[str] = _NONE  # words in lines on cookies and rights
    page: frozenset[str] = _NONE  # words beside the number of a page


@dataclass(frozen=True, eq=False)
class SentenceWords:
    """Words before a stop that ends no sentence, or not always."""

    never_last: frozenset[str] = _NONE  # abbreviations
    before_numbers: frozenset[str] = _NONE  # abbreviations before a number
    sometimes_last: frozenset[str] = _NONE
    never_before_ellipsis: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE  # before a phrase that an abbreviation may close
    clause: str = NEVER  # expression of a subject with its verb, which open a sentence


@dataclass(frozen=True, eq=False)
class Language:
    """A language, and those that texts in it are read in besides."""

    codes: tuple[str, ...]  # BCP 47, as `sources.language` has them; the first is its own
    name: str  # in English
    letters: str = ""  # expression of a letter of its script, if that is not the Latin one
    never: str = NEVER  # expression of signs of that script that no words in it have
    also: tuple[str, ...] = ()  # codes of the languages whose words stand in its texts
    numbers: NumberWords = field(default_factory=NumberWords)
    times: TimeWords = field(default_factory=TimeWords)
    speech: SpeechWords = field(default_factory=SpeechWords)
    names: NameWords = field(default_factory=NameWords)
    sentences: SentenceWords = field(default_factory=SentenceWords)
    pages: PageWords = field(default_factory=PageWords)
    others: tuple[Language, ...] = ()  # those of `also`; filled in by `language_of`

    def reads(self, words: str) -> bool:
        """Whether some words can be read: all of a described language, else figures alone."""
        return self.is_described or not any(sign.isalpha() for sign in words)

    @property
    def is_described(self) -> bool:
        """Whether its words are known here; of a text in any other only figures are read."""
        return bool(self.numbers.cardinals)

    @property
    def limits(self) -> str:
        """One line for people on what is not found in its texts; empty where there is nothing."""
        if not self.letters:
            return ""
        return f"{self.name} has no capitals: names are found by the lists of the project alone."

    def is_cue(self, words: str) -> bool:
        """Whether words in lower case are a cue, here or in a language read besides."""
        return any(words in one.speech.cues for one in self.all)

    def of_cue(self, words: str) -> SpeechWords:
        """How the language speaks whose cue some words in lower case are; if none, this one."""
        return next((one.speech for one in self.all if words in one.speech.cues), self.speech)

    def denies(self, words: str) -> bool:
        """Whether a word of some words denies, here or in a language read besides."""
        line = " ".join(words.split())
        return any(
            _bounded(one.speech.denying).search(_bounded(one.speech.affirming).sub("…", line))
            for one in self.all
        )

    @property
    def own_script(self) -> tuple[Language, ...]:
        """The language itself, and those read besides that are written in the same letters."""
        return (self, *(one for one in self.others if one.letters == self.letters))

    @property
    def all(self) -> tuple[Language, ...]:
        """The language itself, and those that its texts are read in besides."""
        return (self, *self.others)
