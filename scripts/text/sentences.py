"""Breaks a text into sentences: every character that is not blank belongs to exactly one.

Each paragraph, heading or other line ends its last sentence, full stop or not; over the line ends
of wrapped text a sentence goes on (`scripts.text.paragraphs`).
Closing quotation marks stay with the sentence they close, and so does a cue clause (`…?” Mr Vance
asked.`). Where a stop may belong to an abbreviation, a sentence ends only before a function word
or a quotation.
"""

import re
from functools import cache

from scripts.text.finding import Mention, any_of, cut, spaced
from scripts.text.languages.language import Language
from scripts.text.paragraphs import in_paragraphs

_STOP = re.compile(
    r"(?P<stop>[.!?…؟۔](?:[^\S\n]?[.!?…؟۔])*)"
    r"(?P<closers>(?:(?<=[^\W\d_]{2}\.)\d{1,3}(?=\s)|[^\S\n]?\[\d{1,3}\]|[”\"’'»›)\]*†‡⁰¹²³⁴-⁹]|\s?[“”»](?=\s|$))*)"
    r"(?P<gap>\s*)"
    r"(?P<signs>[^\w\s,;:]*\s?)"
    r"(?P<next>[\w’']*)"
)
_MARK = re.compile(r"[”\"’'»›“]")
_LETTERS = re.compile(r"[^\W\d_](?:\.[^\W\d_]{1,2})*")  # initials, U.N, p.m, Ph.D
_GLUED = re.compile(r"(?:[a-z]{2}|\d\d)\.[A-Z][a-z]")
_CHAIN = re.compile(r"[A-Z][a-z]{1,4}\.")  # `Hum. Rts. Rev.`
_ADDRESS = re.compile(r"[\w.-]*@")
_HALF_DAY = frozenset({"a.m", "p.m"})
_LONGEST_WORD = 40


@in_paragraphs
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
    elided = set(stop["stop"]) <= set(".…") and not stop["closers"] and len(stop["stop"]) != 4
    return not (elided and word in language.sentences.never_before_ellipsis)


def _ends_without_blank(text: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether a blank was forgotten after a stop ("immediately!…Those", "record.The")."""
    if not stop["next"][:1].isupper() or stop["signs"]:
        return False
    if stop["stop"] == "." and not stop["closers"]:
        word = _word_before(text, start, stop.start())
        address = word == "www" or _ADDRESS.match(text, stop.end())
        return (
            (word.isalpha() or word.isdigit())
            and not address
            and bool(_GLUED.match(text, max(0, stop.start() - 2)))
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
    if word.isdigit() and len(word) < 3 and stop["closers"] in ("", ")"):
        return _numbers_an_item(text, start, stop.start() - len(word))
    if stop["closers"]:
        return False
    if word in words.never_last or _is_initial(text, word, stop) or _in_chain(text, stop):
        return True
    if following[:1].isdigit() and word in words.before_numbers:
        return True
    if word in words.sometimes_last or _LETTERS.fullmatch(word):
        opens = following.casefold().replace("’", "'") in language.names.function_words
        opens = opens or _clause_follows(text, start, word, stop, language)
        return not opens and not _MARK.match(stop["signs"])
    return False


def _is_initial(text: str, word: str, stop: re.Match[str]) -> bool:
    """Whether initials follow one another, of which the next may look like a word (`S. A. X`)."""
    return len(word) == 1 == len(stop["next"]) and text[stop.end("next") :][:1] == "."


def _in_chain(text: str, stop: re.Match[str]) -> bool:
    """Whether a short word with a stop stands before another one, as in `Hum. Rts. Rev.`."""
    before = text[max(0, stop.start() - 6) : stop.start() + 1].split()
    here = bool(before) and bool(_CHAIN.fullmatch(before[-1]))
    return here and bool(_CHAIN.match(text, stop.start("next")))


def _clause_follows(
    text: str, start: int, word: str, stop: re.Match[str], language: Language
) -> bool:
    """Whether a subject with its verb follows on an abbreviation that closes a phrase.

    `at 6 p.m. Wardens followed`, `to the U.S. Wardens followed`, but not `The U.S. Senate met`.
    """
    words = language.sentences
    if word in _HALF_DAY:
        return stop["next"].casefold() not in language.names.never - language.names.titles
    closes = text[start : stop.start() - len(word)].casefold().split()[-2:]
    if len(closes) < 2 or closes[0] not in words.prepositions:
        return False
    return bool(re.compile(spaced(words.clause)).match(text, stop.start("next")))


def _numbers_an_item(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 3) : at].rstrip()
    return not before or before[-1] in ":;"


def _word_before(text: str, start: int, end: int) -> str:
    words = text[max(start, end - _LONGEST_WORD) : end].split()
    return words[-1].lstrip("([“\"‘'«—–").casefold() if words else ""
