"""What finding hands out: one stretch of a text, and what kind of thing stands there."""

from dataclasses import dataclass

KINDS = ("sentence", "numeral", "quotation", "time", "name", "cue")


@dataclass(frozen=True, order=True)
class Mention:
    """A stretch of text that a curator has to look at; `text` is always `document[start:end]`."""

    start: int  # first code point, from 0
    end: int  # one past the last code point
    kind: str  # one of KINDS
    text: str  # the raw words
    value: str = ""  # a numeral's number, a cue's base form; empty when there is none
    edtf: str = ""  # a time's date, where its words say one
    actor_id: str = ""  # a name's actor, where this exact form is on the given list
    flag: str = ""  # what is unusual; each module lists the flags it gives


def cut(document: str, start: int, end: int, kind: str, **known: str) -> Mention:
    """Return the mention of `kind` that spans `document[start:end]`."""
    return Mention(start, end, kind, document[start:end], **known)
