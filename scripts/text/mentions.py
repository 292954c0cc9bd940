"""Finds what a text mentions: all of it at once, or its times or speech cues alone.

A cue is a word with which a text hands over to somebody's voice; its `value` is the base form.
Indirect speech often has no cue at all: that a sentence holds none says nothing. A time's `edtf` is
the date that the words name or, given a day of writing, imply (`scripts.text.dates`).
"""

import re
from collections.abc import Mapping
from functools import cache

from scripts.text.dates import expected_date
from scripts.text.finding import (
    Mention,
    any_of,
    cut,
    expanded,
    opens_sentence,
    plain,
    spaced,
    word_before,
)
from scripts.text.found_numerals import find_numerals
from scripts.text.languages.language import Language, SpeechWords
from scripts.text.names import find_names
from scripts.text.quotations import find_quotations
from scripts.text.sentences import find_sentences


def find_mentions(
    text: str, language: Language, names: Mapping[str, str] | None = None, written: str = ""
) -> list[Mention]:
    """Return the sentences, numerals, quotations, times, names and cues of `text`, by span.

    `language` is that of the text; `names` leads from a form of a name to its actor's id; `written`
    is the day of writing in EDTF, by which "last Thursday" becomes a date. Raises `DateError` when
    it is neither EDTF nor empty.
    """
    return sorted(
        find_sentences(text, language)
        + find_numerals(text, language)
        + find_quotations(text)
        + find_times(text, language, written)
        + find_names(text, names or {}, language)
        + find_cues(text, language)
    )


def find_times(text: str, language: Language, written: str = "") -> list[Mention]:
    """Return the time expressions of `text` in order; `written` is its day of writing in EDTF.

    Raises `DateError` when `written` is neither EDTF nor empty.
    """
    dates: dict[str, str] = {}
    found = []
    for match in _time(language).finditer(text):
        words = match.group()
        if words not in dates:
            dates[words] = expected_date(words, written, language) or ""
        found.append(cut(text, *match.span(), "time", edtf=dates[words]))
    return found


@cache
def _time(language: Language) -> re.Pattern[str]:
    """One expression for the times of a language and those read besides."""
    kinds = (
        expanded(expression, one.times.parts)
        for one in language.all
        for expression in one.times.expressions
    )
    # A time expression opens at a word or at the apostrophe of '80s.
    return re.compile(spaced(rf"(?<!\w)(?=[\w’'])(?:{'|'.join(kinds)})"), re.IGNORECASE)


def find_cues(text: str, language: Language) -> list[Mention]:
    """Return the speech cues of `text` in order, `value` being the verb's base form."""
    return sorted(
        cut(text, *match.span(), "cue", value=said.cues[form])
        for said in (one.speech for one in language.all if one.speech.cues)
        for match in _cue(said).finditer(text)
        if (form := plain(match.group())) not in said.nouns or _is_verb(text, *match.span(), said)
    )


@cache
def _cue(said: SpeechWords) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(said.cues)}\b", re.IGNORECASE)


@cache
def _object(said: SpeechWords) -> re.Pattern[str]:
    return re.compile(spaced(said.objects), re.IGNORECASE)


def _is_verb(text: str, start: int, end: int, said: SpeechWords) -> bool:
    before = word_before(text, start)
    if before in said.subjects:
        return True
    if before in said.no_subjects or (text[start].isupper() and not opens_sentence(text, start)):
        return False
    return bool(_object(said).match(text, end))
