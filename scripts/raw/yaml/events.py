"""Every line of the subset, read from PyYAML's event stream: whatever is not usual, or is wrong.

No alias is ever expanded and no tag ever built; what the subset leaves out is refused at its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from scripts.raw.problems import Place, Problem, Refused, shorten
from scripts.raw.rule import Edit, Rule, Seen
from scripts.raw.yaml.nodes import MAX_VALUE, Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 8  # the deepest record is four levels down


YAML_SYNTAX = Rule(
    "yaml-syntax",
    "The line cannot be read as YAML.",
    "Indent with spaces; put a value with `: ` or ` #` in double quotes.",
    Edit(
        right="    cue: said",
        wrong="    cue: said: loud",
        says="not readable as YAML: mapping values are not allowed in this context. Put a "
        'value that contains ": " or " #" in double quotes, and indent with spaces.',
    ),
)


def every_line(text: str, path: str) -> Node:
    """Parse one file's text. Raises `Refused` with every problem found, each at its line."""
    _refuse_lines(text, path)
    try:
        reader = _Reader(text.split("\n"), path, yaml.parse(text, Loader=yaml.CSafeLoader))
        node = reader.document()
    except yaml.MarkedYAMLError as error:
        raise Refused([_unreadable(error, text.split("\n"), path)]) from None
    except yaml.YAMLError as error:
        raise Refused(
            [
                Problem(
                    Place(path),
                    YAML_SYNTAX.code,
                    f"not readable as YAML: {shorten(str(error))}.",
                    "Delete the unusual character.",
                )
            ]
        ) from None
    if reader.problems:
        raise Refused(reader.problems)
    return node


def _unreadable(error: yaml.MarkedYAMLError, lines: list[str], path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    near = lines[max(0, place.line - 2) : place.line]
    hint = 'Put a value that contains ": " or " #" in double quotes, and indent with spaces.'
    if any(line.lstrip(" ").startswith("- ") for line in near):
        hint += " Above the first record of a section stands its name, such as `figures:`."
    return Problem(place, YAML_SYNTAX.code, f"not readable as YAML: {error.problem}.", hint)


# What the event stream does not show: (pattern, what was seen, what to do), line by line.
LINES = (
    (re.compile(".*[\\x85\\u2028\\u2029]"), "an invisible line end stands here.", "Delete it."),
    (re.compile(r"---|\.\.\.|%"), "a marker of YAML documents stands here.", "Delete the line."),
    (re.compile(r"[\s-]*\?(\s|$)"), "`?` opens a key; that is not read.", "Write `key: value`."),
    (re.compile(r"\s*(-\s+)+#"), "a comment stands behind a dash.", "Put it on a line of its own."),
)  # fmt: skip


YAML_FEATURE = Rule(
    "yaml-feature",
    "The line uses a part of YAML that is not read here.",
    "One `key: value` a line, plain or in double quotes.",
    Edit(
        right="    cue: said",
        wrong="    cue: &a said",
        says="`&a` makes an anchor. Put the value in double quotes.",
    ),
)


def _refuse_lines(text: str, path: str) -> None:
    problems = [
        Problem(Place(path, number), YAML_FEATURE.code, message, hint)
        for number, line in enumerate(text.split("\n"), start=1)
        for pattern, message, hint in LINES
        if pattern.match(line)
    ]
    if problems:
        raise Refused(problems)


YAML_EMPTY = Rule(
    "yaml-empty",
    "The file holds nothing.",
    "Write the first record, or delete the file.",
    Seen(
        "`records.yaml` was made, and nothing is in it.",
        "It is deleted until there is a first record.",
    ),
)
KEY_REPEATED = Rule(
    "key-repeated",
    "A key stands twice in one record.",
    "Keep one of them.",
    Edit(
        right="    cue: said",
        wrong="    cue: said\n    cue: told",
        says="`cue` stands twice in one record (first on line 16). Keep one of them. If "
        "another record begins here, it lacks its first line, `- id: …`.",
    ),
)
VALUE_TOO_LONG = Rule(
    "value-too-long",
    "The value is longer than any that people write.",
    "Quote a long passage by `from` and `to`; look for a slip in pasting.",
    Seen(
        "A whole chapter was pasted behind `quote:`.",
        "`from:` has its first words, `to:` its last.",
    ),
)
VALUE_UNTRIMMED = Rule(
    "value-untrimmed",
    "The value begins or ends with a blank.",
    "Delete the blank.",
    Edit(
        right="    cue: said",
        wrong='    cue: "said "',
        says="the value begins or ends with a blank. Delete the blank.",
    ),
)
YAML_COMMENT = Rule(
    "yaml-comment",
    "A `#` after a value would be dropped in silence.",
    "Put the value in double quotes, or the comment on its own line.",
    Edit(
        right="    cue: said",
        wrong="    cue: said # he did",
        says="a `#` after a value would be dropped as a comment. Put the value in double "
        "quotes, or the comment on a line of its own.",
    ),
)


@dataclass
class _Reader:
    """Walks the event stream once; collects problems instead of stopping at the first."""

    lines: list[str]
    path: str
    events: Iterator[yaml.Event]
    problems: list[Problem] = field(default_factory=list)

    def document(self) -> Node:
        next(self.events)  # stream start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Refused(
                [
                    Problem(
                        Place(self.path),
                        YAML_EMPTY.code,
                        "the file holds no records.",
                        "Write the first record, or delete the file.",
                    )
                ]
            )
        node = self.node(next(self.events), 0)
        next(self.events)  # document end
        if not isinstance(after := next(self.events), yaml.StreamEndEvent):
            self.refuse(after, YAML_FEATURE.code, "a second document starts here.", "Delete `---`.")
        return node

    def node(self, event: yaml.Event, depth: int) -> Node:
        place = self.place(event)
        if depth > MAX_DEPTH:
            raise Refused(
                [
                    Problem(
                        place,
                        YAML_FEATURE.code,
                        "the lists are nested too deep.",
                        "Look for a slip in the indentation.",
                    )
                ]
            )
        if isinstance(event, yaml.AliasEvent):
            self.refuse(
                event, YAML_FEATURE.code, "`*` makes an alias.", "Put the value in double quotes."
            )
            return Scalar("", place)
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_features(event, flow=False)
            self.refuse_scalar(event)
            return Scalar(event.value, place)
        assert isinstance(event, yaml.CollectionStartEvent)
        self.refuse_features(event, bool(event.flow_style))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(place, depth)
        return self.sequence(place, depth)

    def mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        repeated: Problem | None = None  # one is said: mostly, two records have run together
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self.problems.append(
                    Problem(
                        key.place,
                        YAML_FEATURE.code,
                        "a key must be a word.",
                        "Check the indentation.",
                    )
                )
            elif key.text in entries:
                repeated = repeated or self.repeated(key, entries[key.text].key.place.line)
            else:
                entries[key.text] = Entry(key, value)
        self.problems.extend([repeated] if repeated else ())
        return Mapping(tuple(entries.values()), place)

    def repeated(self, key: Scalar, first: int) -> Problem:
        hint = "Keep one of them."
        if key.place.column > 1:
            hint += " If another record begins here, it lacks its first line, `- id: …`."
        message = f"`{key.text}` stands twice in one record (first on line {first})."
        return Problem(key.place, KEY_REPEATED.code, message, hint)

    def sequence(self, place: Place, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Sequence(tuple(items), place)

    def refuse_features(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, flow: bool
    ) -> None:
        if event.anchor:
            self.refuse(
                event,
                YAML_FEATURE.code,
                f"`&{event.anchor}` makes an anchor.",
                "Put the value in double quotes.",
            )
        if event.tag:
            self.refuse(
                event,
                YAML_FEATURE.code,
                f"`{event.tag}` is a tag.",
                "Put the value in double quotes.",
            )
        if flow:
            self.refuse(
                event,
                YAML_FEATURE.code,
                "braces and brackets are not read here.",
                "Write one `key: value` a line, or put the value in double quotes.",
            )

    def refuse_scalar(self, event: yaml.ScalarEvent) -> None:
        if event.style not in (None, "", '"'):
            self.refuse(
                event,
                YAML_FEATURE.code,
                f"`{event.style}` is not read here.",
                "Write the value on one line, plain or in double quotes.",
            )
        elif self.place(event).line != self.end(event)[0] + 1:
            self.refuse(
                event,
                YAML_FEATURE.code,
                "the value runs over more than one line.",
                "Write it on one line; for a long passage use `from` and `to`.",
            )
        elif self.rest(event).startswith("#"):
            self.refuse_comment(event)
        elif len(event.value) > MAX_VALUE:
            self.refuse(
                event,
                VALUE_TOO_LONG.code,
                f"the value has {len(event.value):,} characters; at most {MAX_VALUE:,} are read.",
                "For a long passage use `from` and `to`; else look for a slip in pasting.",
            )
        elif event.value != event.value.strip():
            self.refuse(
                event,
                VALUE_UNTRIMMED.code,
                "the value begins or ends with a blank.",
                "Delete the blank.",
            )

    def rest(self, event: yaml.Event) -> str:
        """What stands on the line after a value or key, its colon apart."""
        line, column = self.end(event)
        return self.lines[line][column:].lstrip(": \t") if line < len(self.lines) else ""

    def refuse_comment(self, event: yaml.Event) -> None:
        self.refuse(
            event,
            YAML_COMMENT.code,
            "a `#` after a value would be dropped as a comment.",
            "Put the value in double quotes, or the comment on a line of its own.",
        )

    def refuse(self, event: yaml.Event, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.place(event), rule, message, hint))

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)

    @staticmethod
    def end(event: yaml.Event) -> tuple[int, int]:
        """Line and column, both from 0, just behind the event."""
        return (event.end_mark.line, event.end_mark.column) if event.end_mark else (0, 0)
