"""What one press can put right: of a problem whose fix is unambiguous, and of no other.

A rule's hint says what to type. Where it names one value, that is the fix.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from scripts.desk.draft import Draft
from scripts.desk.route import Json
from scripts.raw.problems import Problem
from scripts.text.anchors import Span

MEANT = re.compile(r"Did you mean `(?P<value>[^`]+)`\?")
LINE = re.compile(r"(?:Write|Add|Put) `(?P<key>[a-z_]+): (?P<value>[^`]+)`")
VALUE = re.compile(r"(?:Write|Put) `(?P<value>[^`:…]+)`(?:\.|,|$)")
GONE = re.compile(r"^Delete (?:it|the line)\b[^,;]*$")
OPEN = re.compile(r"[…<>]| or `| or the like|\bn\b")  # a pattern to fill in, or a choice


def fix(problem: Problem, key: str, draft: Draft, number: Callable[[], Span | None]) -> Json:
    """The fix of a problem at `key`; None where a person has to think.

    `number`: the words in the draft's that are read as its one number.
    """
    if problem.rule == "number-not-read" and (span := number()) and span != draft.span:
        return {"label": "Mark just the number", "s": span.start, "e": span.end}
    if OPEN.search(problem.hint):
        return None
    if found := LINE.search(problem.hint):
        return _value(found["key"], found["value"])
    found = MEANT.search(problem.hint) or VALUE.search(problem.hint)
    if found and key:
        return _value(key, found["value"])
    if key and GONE.fullmatch(problem.hint.rstrip(".")):
        return {"label": "Leave it out", "key": key, "value": ""}
    return None


def _value(key: str, value: str) -> Json:
    return {"label": f"Write {value}", "key": key, "value": value}
