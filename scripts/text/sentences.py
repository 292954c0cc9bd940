"""Breaks a text into sentences: every character that is not blank belongs to exactly one.

Each line is a paragraph or a heading of its own and ends its last sentence, full stop or not.
Closing quotation marks stay with the sentence they close, and so does a cue clause (`…?” Mr Vance
asked.`). Where a stop may belong to an abbreviation, a sentence ends only before a function word
or a quotation.
"""

import re
from functools import cache

from scripts.text.finding import Mention, any_of, cut, spaced
from scripts.text.languages.language import Language

_STOP = re.compile(
    r"(?P<stop>[.!?…؟۔](?:[^\S\n]?[.!?…؟۔])*)"
    r"(?P<closers>(?:(?<=[^\W\d_]{2}\.)\d{1,3}(?=\s)|\[\d{1,3}\]|[”\"’'»›)\]*†‡⁰¹²³⁴-⁹]|\s?[“”»](?=\s|$))*)"
    r"(?P<gap>\s*)"
    r"(?P<signs>[^\w\s,;:]*\s?)"
    r"(?P<next>[\w’']*)"
)
_MARK = re.compile(r"[”\"’'»›“]")
_LETTERS = re.compile(r"[^\W\d_](?:\.[^\W\d_]{1,2})*")  # initials, U.N, p.m, Ph.D
_GLUED = re.compile(r"[a-z]{2}\.[A-Z][a-z]")
_LONGEST_WORD = 40


def find_sentences(text: str, language: Language) -> list[Mention]:
    """Return the sentences of `text`, without the blanks around them, in order."""
    return [
        sentence
        for line in re.finditer(r"[^\n]+", text)
        for sentence in _sentences(text, line.start(), line.end(), language)
    ]


def _sentences(text: str, start: int, end: int, language: Language) -> list[Mention]:
    found: list[Mention] = []
    for stop in _STOP.finditer(text, start, end):
        if stop.end("gap") < end and _ends_sentence(text, start, stop, language):
            found += _trimmed(text, start, stop.end("closers"))
            start = stop.end("closers")
    return found + _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> list[Mention]:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return [cut(text, first, first + len(words.strip()), "sentence")] if words.strip() else []


def _ends_sentence(text: str, start: int, stop: re.Match[str], language: Language) -> bool:
    following = stop["next"]
    if following[:1].islower() or text[stop.end("gap")] in ",;:)":
        return False
    if not stop["gap"]:
        return _ends_without_blank(text, start, stop)
    if _MARK.search(stop["closers"]) and _attribution(language).match(text, stop.end("gap")):
        return False
    word = _word_before(text, start, stop.start())
    if stop["stop"] == ".":
        return not _may_be_abbreviation(text, start, word, stop, language)
    elided = set(stop["stop"]) <= set(".…") and not stop["closers"]
    return not (elided and word in language.sentences.never_before_ellipsis)


def _ends_without_blank(text: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether a blank was forgotten after a stop ("immediately!…Those", "record.The")."""
    if not stop["next"][:1].isupper() or stop["signs"]:
        return False
    if stop["stop"] == "." and not stop["closers"]:
        word = _word_before(text, start, stop.start())
        return (
            word.isalpha() and word != "www" and bool(_GLUED.match(text, max(0, stop.start() - 2)))
        )
    return stop["stop"][0] in "!?…" or "”" in stop["closers"]


@cache
def _attribution(language: Language) -> re.Pattern[str]:
    """What follows on a quotation and still belongs to its sentence: a quoting verb, its subject.

    The verbs are those of the language and of the ones read besides.
    """
    quoting = any_of(form for one in language.all for form in one.speech.quoting)
    return re.compile(spaced(rf"(?:{language.speech.attribution(quoting)})\b"))


def _may_be_abbreviation(
    text: str, start: int, word: str, stop: re.Match[str], language: Language
) -> bool:
    following, words = stop["next"], language.sentences
    if stop["closers"]:
        return False
    if word in words.never_last:
        return True
    if following[:1].isdigit() and word in words.before_numbers:
        return True
    if word.isdigit() and len(word) < 3:
        return _numbers_an_item(text, start, stop.start() - len(word))
    if word in words.sometimes_last or _LETTERS.fullmatch(word):
        opens = following.casefold().replace("’", "'") in language.names.function_words
        return not opens and not _MARK.match(stop["signs"])
    return False


def _numbers_an_item(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 3) : at].rstrip()
    return not before or before[-1] in ":;"


def _word_before(text: str, start: int, end: int) -> str:
    words = text[max(start, end - _LONGEST_WORD) : end].split()
    return words[-1].lstrip("([“\"‘'«—–").casefold() if words else ""
