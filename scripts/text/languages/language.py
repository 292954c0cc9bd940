"""What a language is: the words by which one text says numbers, times, speech and names.

One language is one object, and its parts are plain data: no reader knows a word that stands in no
language. Words are lower case with single spaces; an *expression* is a regular expression in which
a space stands for any blank within a line (`finding.spaced`), compiled when it is first used.
What a language leaves out it does not know: such words are refused, or not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from scripts.text.finding import spaced
from scripts.text.languages.number_words import NEVER, NONE, NumberWords, Spelled, Token
from scripts.text.languages.time_words import DateReader, Said, TimeWords

__all__ = [
    "NEVER", "DateReader", "Language", "NameWords", "NumberWords", "PageWords", "Said",
    "SentenceWords", "SpeechWords", "Spelled", "TimeWords", "Token",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class SpeechWords:
    """How a language hands over to somebody's voice."""

    cues: Mapping[str, str] = field(default_factory=dict)  # each form → its base form
    acts: Mapping[str, str] = field(
        default_factory=dict
    )  # base form → a value of `statements.act`, if it says one
    nouns: frozenset[str] = NONE  # forms that are nouns as often, and need a verb's neighbours
    subjects: frozenset[str] = NONE  # words before such a form that make it a verb
    no_subjects: frozenset[str] = NONE  # words before it that make it none
    objects: str = NEVER  # expression of what follows on a verb
    quoting: frozenset[str] = NONE  # forms that follow, with their subject, on a quotation
    attribution: Callable[[str], str] = lambda _: NEVER  # what so follows, of the quoting forms
    addressing: frozenset[str] = NONE  # base forms that name a hearer first
    citing: frozenset[str] = NONE  # base forms that stand before their speaker
    reported: str = ":"  # expression of what opens reported speech after a cue
    reported_to: str = ":"  # the same, after a hearer
    by_whom: str = NEVER  # expression of the speaker after a citing cue, in its first group
    impersonal: str = NEVER  # expression of words before a cue that name nobody
    before_verb: str = ""  # expression of what may stand between a speaker and the verb
    description: str = NEVER  # expression of a speaker without a name, in its first group
    of_another: frozenset[str] = NONE  # words before a name that is not the speaker's
    conjunction: str = ""  # which some cues end with: `that`
    bare: frozenset[str] = NONE  # base forms that report a clause without any conjunction
    clause: str = NEVER  # expression of the opening of such a clause, up to its verb
    relative: str = NEVER  # expression of a subject with its pronoun before a cue: `a clerk who`
    relatives: frozenset[str] = NONE  # such pronouns
    main_verb: str = NEVER  # expression of what goes on after a clause on such a subject
    closing: frozenset[str] = NONE  # forms that with their speaker close a sentence
    closed_by: Callable[[str], str] = lambda _: NEVER  # how, of these forms: `who` and `cue`
    passive: str = NEVER  # expression of words before a cue that make its subject no speaker
    by_agent: str = NEVER  # expression of the speaker after such a cue, in its first group
    openers: frozenset[str] = NONE  # words before a subject that are no part of it
    pronoun: str = NEVER  # expression of a pronoun that is the subject, in its first group
    pronouns: frozenset[str] = NONE  # which stand alone for a subject
    hearer: frozenset[str] = NONE  # whoever is spoken to
    finite: frozenset[str] = NONE  # verbs that take a subject of their own, and what denies them
    contracted: str = NEVER  # expression of the end of a word that a verb is part of
    object_of: str = NEVER  # expression of a word before a name that is not the speaker's
    of_noun: str = NEVER  # expression of what follows on a noun: `the reports that were`
    coordinated: str = NEVER  # expression of what stands between two who speak at once
    participles: frozenset[str] = NONE  # forms whose subject is that of another verb
    no_noun: frozenset[str] = NONE  # words that no subject holds
    articles: frozenset[str] = NONE  # before a form of a verb they make it an adjective
    first_person: frozenset[str] = NONE  # whoever speaks already
    own: str = NEVER  # expression of words before a cue that have them as its subject
    no_speakers: frozenset[str] = NONE  # words before a colon that open no turn
    denying: str = NEVER  # expression of a word that denies, between word boundaries
    affirming: str = NEVER  # of words among which such a one denies nothing


@cache  # one is long, and used only where something is denied
def _bounded(expression: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{spaced(expression)})\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class NameWords:
    """How a language writes names."""

    capitals: bool = False  # names are told by their capitals
    never: frozenset[str] = NONE  # function words and calendar words: never part of a name
    function_words: frozenset[str] = NONE  # open sentences and headings without being names
    acronyms: frozenset[str] = NONE  # names that in small letters are such words
    titles: frozenset[str] = NONE  # of courtesy
    ranks: frozenset[str] = NONE  # abbreviated, before a name
    roles: frozenset[str] = NONE  # before a name, no part of it
    joiners: frozenset[str] = NONE  # inside a name
    bodies: frozenset[str] = NONE  # words that say that a name is that of a body
    body_joiners: frozenset[str] = NONE  # after such a word: `Committee on Registers`
    body_links: frozenset[str] = NONE  # further inside: `Ministry of Roads and Bridges`
    laws: frozenset[str] = NONE  # words that say so of a law, which its year may follow
    short_words: frozenset[str] = NONE  # of two or three letters, and no particle of a name
    before: frozenset[str] = NONE  # before a listed name that stands for itself
    owners: frozenset[str] = NONE  # whose possessive is part of a name
    possessive: str = NEVER  # expression of the ending of an owner
    told_by: tuple[str, ...] = ()  # expressions with the group `name`, of names without capitals
    elided: str = NEVER  # expression of a word that is written on to the next: `l'`


@dataclass(frozen=True, eq=False)
class PageWords:
    """What stands on pages and is no part of what they say; in lower case."""

    labels: frozenset[str] = NONE  # whole lines of menus: `home`, `share`
    notices: frozenset[str] = NONE  # words in lines on cookies and rights
    page: frozenset[str] = NONE  # words beside the number of a page
    numbered: frozenset[str] = NONE  # words before a number that is a name: `item 3`


@dataclass(frozen=True, eq=False)
class SentenceWords:
    """Words before a stop that ends no sentence, or not always."""

    never_last: frozenset[str] = NONE  # abbreviations
    before_numbers: frozenset[str] = NONE  # abbreviations before a number
    sometimes_last: frozenset[str] = NONE
    never_before_ellipsis: frozenset[str] = NONE
    prepositions: frozenset[str] = NONE  # before a phrase that an abbreviation may close
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
        told = ", behind titles and before verbs of saying" if self.names.told_by else " alone"
        return f"{self.name} has no capitals: names are found by the lists of the project{told}."

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
