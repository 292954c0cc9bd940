"""The parts of `records.yaml` that make no row: dated sections, and words set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.raw.files import TextFile
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Place, Problem
from scripts.raw.raw import RawSource
from scripts.raw.rows import SetAside
from scripts.raw.rule import Edit, Rule
from scripts.raw.strict_yaml import Mapping, Scalar, Sequence
from scripts.records.kinds import OTHER_KEYS
from scripts.text.anchors import Anchor, NotAnchored, Span, hits, locate
from scripts.text.edtf import DateError, read_date


@dataclass(frozen=True)
class Section:
    """A stretch of a document with a date of writing of its own."""

    span: Span
    written: str  # EDTF


SECTION_INCOMPLETE = Rule(
    "section-incomplete",
    "A dated section lacks `from`, `written` or `why`.",
    "Add what is missing.",
    Edit(
        right="  - from: About the mill on the river\n"
        "    to: will follow.\n"
        "    written: 2001-03-09\n"
        "    why: the letter opens with its date",
        wrong="  - from: About the mill on the river\n"
        "    to: will follow.\n"
        "    written: 2001-03-09",
        says="sections: `from`, `written` and `why` are wanted. Say where the section starts, "
        "when it was written, how you know.",
    ),
)
REASON_MISSING = Rule(
    "reason-missing",
    "Words are set aside without a reason.",
    "Say in a few words why they need no record.",
    Edit(
        right="  - every: Friday, 9 March 2001\n    reason: the date line",
        wrong="  - every: Friday, 9 March 2001",
        says="set_aside: no `reason` is given. Say in a few words why these words need no record.",
    ),
)


@dataclass(frozen=True)
class Extras:
    """Reads both parts of one source; problems go to the list given."""

    raw: RawSource
    problems: list[Problem]

    def sections(self) -> Iterator[Section]:
        """Each section up to its `to`, else to the next one or the end of the document."""
        document = self.raw.document
        found = sorted(self._opened(document) if document else ())
        for number, (start, end, written) in enumerate(found):
            following = found[number + 1][0] if number + 1 < len(found) else None
            last = len(document.text) if document else 0
            yield Section(Span(start, end or following or last), written)

    def _opened(self, document: TextFile) -> Iterator[tuple[int, int, str]]:
        """(start, end or 0, date of writing) of each section that can be located."""
        for item in self._items("sections"):
            anchor = _anchor(item)
            if not (anchor.start and item.text("written") and item.text("why")):
                self._add(
                    item.place,
                    SECTION_INCOMPLETE.code,
                    "sections: `from`, `written` and `why` are wanted.",
                    "Say where the section starts, when it was written, how you know.",
                )
                continue
            try:
                opening = Anchor(quote=anchor.start, occurrence=anchor.occurrence)
                start = locate(opening, document, "sections").start
                end = locate(anchor, document, "sections").end if anchor.end else 0
                read_date(item.text("written"))
                yield start, end, item.text("written")
            except NotAnchored as error:
                self.problems.append(error.problem)
            except DateError as error:
                written = item.get("written")
                place = written.place if written else item.place
                self._add(place, "date-not-edtf", f"sections.written: {error.message}", error.hint)

    def set_aside(self) -> Iterator[SetAside]:
        """The words, or the phrases meant by `every`, that need no record."""
        for item in self._items("set_aside"):
            if not item.text("reason"):
                self._add(
                    item.place,
                    REASON_MISSING.code,
                    "set_aside: no `reason` is given.",
                    "Say in a few words why these words need no record.",
                )
            try:
                if self.raw.document:
                    yield from self._asides(item, self.raw.document)
            except NotAnchored as error:
                self.problems.append(error.problem)

    def _asides(self, item: Mapping, document: TextFile) -> Iterator[SetAside]:
        every, anchor = item.get("every"), _anchor(item)
        if isinstance(every, Scalar) and every.text:
            place = every.place
            starts = hits(every.text, document.text)
            spans = [Span(start, start + len(every.text)) for start in starts]
            if not spans:
                locate(Anchor(quote=every), document, "set_aside")  # raises, naming the nearest
        elif anchor.quote or (anchor.start and anchor.end):
            place = anchor.place or item.place
            spans = [locate(anchor, document, "set_aside")]
        else:
            message = "set_aside: the record names no words."
            hint = "Give `quote`, `from` and `to`, or `every`."
            raise NotAnchored(Problem(item.place, "anchor-missing", message, hint))
        for span in spans:
            words = document.text[span.start : span.end]
            yield SetAside(self.raw.folder, words, span.start, span.end, item.text("reason"), place)

    def _items(self, section: str) -> Iterator[Mapping]:
        node = self.raw.records.get(section) if self.raw.records else None
        if node and not isinstance(node, Sequence):
            self._add(
                node.place,
                "section-empty",
                f"{section}: no list of records stands below this key.",
                "Write a record, or delete the line.",
            )
        for item in node.items if isinstance(node, Sequence) else ():
            if isinstance(item, Mapping) and item.get("id"):
                self._add(
                    item.place,
                    "key-unknown",
                    f"{section}: a record with an `id` stands here.",
                    "Write the name of its section, such as `statements:`, on a line above it.",
                )
                return  # those below it are its like
            if isinstance(item, Mapping):
                self._check_keys(item, section)
                yield item
            else:
                self._add(
                    item.place,
                    "record-shape",
                    f"{section}: a record is lines of `key: value` below a `- `.",
                    "See raw/README.md for an example.",
                )

    def _check_keys(self, item: Mapping, section: str) -> None:
        known = list(OTHER_KEYS[section])
        for entry in item.entries:
            if entry.key.text not in known:
                self._add(
                    entry.key.place,
                    "key-unknown",
                    f"{section}: there is no key `{entry.key.text}`.",
                    suggestion(entry.key.text, known) or f"Known: {', '.join(known)}.",
                )
            elif not isinstance(entry.value, Scalar):
                message = f"{section}.{entry.key.text}: one text is wanted, not a list."
                self._add(entry.key.place, "value-not-text", message, "")

    def _add(self, place: Place, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(place, rule, message, hint))


def _anchor(item: Mapping) -> Anchor:
    def part(key: str) -> Scalar | None:
        value = item.get(key)
        return value if isinstance(value, Scalar) and value.text else None

    return Anchor(part("quote"), part("from"), part("to"), part("occurrence"))
