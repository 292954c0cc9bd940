"""Show how words are read as a number and as dates, or why not.

    ./record read "more than 30,000" [--language fa] [--written DATE]
    ./record read --json < lines

By the rules that read the words of a figure or report, in the language of its text; `--written` is
the day of writing, in EDTF, by which "last Thursday" becomes a date. With `--json` each line on
standard input is an object of `words`, `language` and `written`, of which only the words must be
there, and each line that is printed answers one; the ends of an approximate range are no bounds
there. Exit status: 0 answered, read or refused; 2 the call or a line cannot be understood.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from scripts.command import Misused
from scripts.raw.problems import Unusable, shorten
from scripts.raw.visible import visible_lines
from scripts.text.asked import Answer, Asked, answer, described
from scripts.text.languages import not_described, read_in_part
from scripts.text.numbers import NumberReading, spell

GROUP = "see"
PROJECT = False  # words are read alike in every project
KEYS = ("words", "language", "written")


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("words", nargs="?", help="a number, a date, or words with dates in them")
    parser.add_argument(
        "--language", default="", metavar="TAG", help="of the words; en if not given"
    )
    parser.add_argument("--written", default="", metavar="DATE", help="day of writing, in EDTF")
    parser.add_argument("--json", action="store_true", help="answer lines on standard input")


def run(options: argparse.Namespace) -> int:
    """Print what the words are read as."""
    if options.json == (options.words is not None):
        raise Misused("give WORDS, or --json and lines on standard input")
    if options.json:
        if options.language or options.written:
            raise Misused("with --json each line says its own language and day of writing")
        for line in _answers(sys.stdin.buffer):
            print(line, flush=True)
        return 0
    try:
        asked = Asked(options.words, options.language, options.written)
    except ValueError as fault:
        raise Unusable(f"--{fault}") from None
    print(visible_lines("\n".join(_told(asked, answer(asked)))))
    return 0


def _answers(lines: Iterable[bytes]) -> Iterator[str]:
    """One line of JSON for each. Raises `Unusable` at the first that is no question."""
    for number, line in enumerate(lines, 1):
        try:
            asked = _asked(line.decode("utf-8", "replace"))
            yield json.dumps(_as_json(answer(asked)), ensure_ascii=False)
        except ValueError as fault:
            raise Unusable(f"standard input, line {number}: {fault}") from None


def _asked(line: str) -> Asked:
    """The question that a line puts. Raises `ValueError`, one line for people."""
    example = '{"words": "more than 30,000", "language": "en", "written": ""}'
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError(f"`{shorten(line)}` is no JSON. Write {example}") from None
    if not isinstance(given, dict) or "words" not in given:
        raise ValueError(f"no object with `words`. Write {example}")
    for key, value in given.items():
        if key not in KEYS:
            raise ValueError(f"there is no key `{shorten(key)}`. Known: {', '.join(KEYS)}.")
        if not isinstance(value, str):
            raise ValueError(f"`{key}` is no text. Write {example}")
    return Asked(**given)


def _as_json(answered: Answer) -> dict[str, object]:
    return {
        "number": _number_as_json(answered.number) if answered.number else None,
        "number_refused": answered.number_refused,
        "dates": [vars(one) for one in answered.dates],
        "date_refused": answered.date_refused,
    }


def _number_as_json(number: NumberReading) -> dict[str, object]:
    """The number; the ends of an approximate range are no bounds, as they exclude nothing."""
    near = number.approximate and number.qualifier in ("range", "alternatives")

    def bound(name: str) -> str | None:
        value = getattr(number, name)
        return None if value is None or near else spell(value)

    return {
        "qualifier": number.qualifier,
        **{name: bound(name) for name in ("value", "lower", "upper")},
        "lower_inclusive": None if near else number.lower_inclusive,
        "upper_inclusive": None if near else number.upper_inclusive,
        "unit": number.unit,
    }


def _told(asked: Asked, answered: Answer) -> Iterator[str]:
    """The lines for a person."""
    code = asked.language
    if note := code and (not_described(code) or read_in_part(code)):
        yield note
    number = answered.number
    if number is None:
        yield f"number: refused: {answered.number_refused}"
    else:
        yield f"number: {described(number)}"
        near = number.approximate and number.qualifier != "about"
        yield from ("  approximate: it excludes no other",) if near else ()
        yield from (f"  counts: {number.unit}",) if number.unit else ()
    for one in answered.dates:
        yield f"date: {one.edtf} ({one.calendar} calendar), from “{one.words}”"
    if answered.date_refused:
        yield f"date: refused: {answered.date_refused}."
