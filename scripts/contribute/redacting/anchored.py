"""How a record names its passage once words are withdrawn: the same code points as before."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.raw.files import TextFile
from scripts.raw.strict_yaml import Mapping, Scalar
from scripts.text.anchors import Anchor, NotAnchored, Span, hits, locate


@dataclass(frozen=True)
class Texts:
    """The text of a document before and after; equal in length."""

    old: TextFile
    new: TextFile

    def differ(self, span: Span) -> bool:
        """Whether words were withdrawn there."""
        return self.old.text[span.start : span.end] != self.new.text[span.start : span.end]

    def lines_of(self, span: Span) -> Span:
        """The whole lines on which a passage stands."""
        end = self.old.text.find("\n", span.end)
        return Span(
            self.old.text.rfind("\n", 0, span.start) + 1,
            end if end >= 0 else len(self.old.text),
        )

    @staticmethod
    def standing(words: str, text: TextFile, around: Span | None) -> list[int]:
        """Where words stand, inside `around` unless it is None."""
        return [
            start
            for start in hits(words, text.text)
            if around is None or around.covers(Span(start, start + len(words)))
        ]

    def blanked(self, typed: str, start: int) -> str:
        """Words as typed that stand from `start` on, with the blocks that stand there now."""
        old, new = (text[start : start + len(typed)] for text in (self.old.text, self.new.text))
        return "".join(
            after if before != after else sign
            for sign, before, after in zip(typed, old, new, strict=True)
        )


@dataclass(frozen=True)
class Anchored:
    """What a record says of its passage, and what it must say now."""

    span: Span
    opening: Scalar  # `quote` or `from`
    words: str  # what it must be
    closing: Scalar | None  # `to`
    ending: str  # what it must be; empty where there is none
    rank: str  # what `occurrence` must be; empty where the words stand once


def anchored(node: Mapping, texts: Texts) -> Anchored | None:
    """The anchor of a record; None where it names no passage of the document."""
    opening, closing = _filled(node, "quote") or _filled(node, "from"), _filled(node, "to")
    if opening is None or (span := _span(node, opening, closing, texts)) is None:
        return None
    words = texts.blanked(opening.text, span.start)
    after = span.start + len(words)
    ending = _ending(closing.text, span, after, texts) if closing else ""
    return Anchored(span, opening, words, closing, ending, _rank(words, span.start, texts))


def _filled(node: Mapping, key: str) -> Scalar | None:
    value = node.get(key)
    return value if isinstance(value, Scalar) and value.text else None


def _span(node: Mapping, opening: Scalar, closing: Scalar | None, texts: Texts) -> Span | None:
    rank = _filled(node, "occurrence")
    if closing:
        anchor = Anchor(start=opening, end=closing, occurrence=rank)
    else:  # a quote, or a section that runs on
        anchor = Anchor(quote=opening, occurrence=rank)
    try:
        return locate(anchor, texts.old, "")
    except NotAnchored:
        return None  # the build has said so already


def _ending(typed: str, span: Span, after: int, texts: Texts) -> str:
    """The last words of a passage, as many as make their first place after `from` the right one."""
    start = span.end - len(typed)
    words = texts.blanked(typed, start)
    while start > after and (words[0].isspace() or hits(words, texts.new.text, after)[0] != start):
        start -= 1
        words = texts.new.text[start] + words
    return words


def _rank(words: str, start: int, texts: Texts) -> str:
    """Blocks may stand in more places, or fewer, than the words did."""
    found = hits(words, texts.new.text)
    return f"{found.index(start) + 1} of {len(found)}" if len(found) > 1 else ""
