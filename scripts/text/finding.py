"""What finding hands out, and what every finder is made of: expressions built from lists."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

KINDS = ("sentence", "numeral", "quotation", "time", "name", "cue")
HYPHENS = "-‐‑‒–−"  # every dash that joins numbers; an em dash breaks a sentence and is not one
BLANK = r"[^\S\n]{1,3}"  # between two words of a line; bounded, to keep matching linear
Parts = Mapping[str, str | Collection[str]]
_PART = re.compile(r"(?<!\?P)<([a-z_]+)>")
_QUANTIFIED = re.compile(r" (?=[?*+{])")
_PHRASE_SIGNS = {" ": BLANK, "-": "[-‐‑]", "'": "['’]"}
_SENTENCE_OPENERS = frozenset(".!?…:“”„\"'‘«»‹›([—–-•*")
_LONGEST_WORD = 24


@dataclass(frozen=True, order=True)
class Mention:
    """A stretch of text that a curator has to look at; `text` is always `document[start:end]`."""

    start: int  # first code point, from 0
    end: int  # one past the last code point
    kind: str  # one of KINDS
    text: str  # the raw words
    value: str = ""  # a numeral's number, a cue's base form; empty when there is none
    edtf: str = ""  # a time's date, where its words say one
    calendar: str = ""  # the calendar in which they say it
    actor_id: str = ""  # a name's actor, where this exact form is on the given list
    flag: str = ""  # what is unusual; each module lists the flags it gives


def cut(document: str, start: int, end: int, kind: str, **known: str) -> Mention:
    """Return the mention of `kind` that spans `document[start:end]`."""
    return Mention(start, end, kind, document[start:end], **known)


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that blanks part."""
    return frozenset(words.split())


def any_of(phrases: Iterable[str]) -> str:
    """Return an expression for any of `phrases`, the longest that fits, tried as in a trie.

    A space stands for blanks, a hyphen and an apostrophe for any of their kinds. Where there are no
    phrases, the expression never fits.
    """
    return f"(?:{_branch(sorted({phrase for phrase in phrases if phrase})) or '(?!)'})"


def spaced(expression: str) -> str:
    """Return `expression` with each space made into blanks within a line."""
    return _QUANTIFIED.sub(lambda _: f"(?:{BLANK})", expression).replace(" ", BLANK)


def expanded(expression: str, parts: Parts) -> str:
    """Return `expression` with the part that each `<name>` stands for; of words, any of them."""

    def part(match: re.Match[str]) -> str:
        meant = parts[match[1]]
        return expanded(meant, parts) if isinstance(meant, str) else any_of(meant)

    return _PART.sub(part, expression)


def plain(words: str) -> str:
    """Return words as lists hold them: lower case, single spaces, plain hyphens and apostrophes."""
    signs = words.casefold().replace("‐", "-").replace("‑", "-").replace("’", "'")
    return " ".join(signs.split())


def opens_sentence(text: str, start: int) -> bool:
    """Say whether a sentence, or a quotation, may begin at `start`."""
    before = text[max(0, start - 4) : start].rsplit("\n", 1)[-1].rstrip()
    return not before or before[-1] in _SENTENCE_OPENERS


def word_before(text: str, start: int) -> str:
    """Return the word that blanks part from `start`, in lower case; empty if there is none."""
    before = text[max(0, start - _LONGEST_WORD) : start]
    if before.strip() == "" or not before[-1].isspace():
        return ""
    last = before.split()[-1]
    return last.casefold() if last[-1].isalnum() else ""


def _branch(tails: list[str]) -> str:
    branches = [
        _PHRASE_SIGNS.get(first, re.escape(first)) + _branch([tail[1:] for tail in group])
        for first, group in groupby((tail for tail in tails if tail), key=lambda tail: tail[0])
    ]
    either = "|".join(branches)
    if "" in tails and branches:
        return f"(?:{either})?"
    return f"(?:{either})" if len(branches) > 1 else either  # groups are what compiling costs
