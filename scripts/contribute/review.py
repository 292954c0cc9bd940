"""A first `records.yaml`: every suggestion switched off by a `# `, below a line in plain words.

So the build reads no record that nobody has looked at. A record is taken over by deleting the `# `
before its lines and before the name of its section. Comments of ours open with `##`: what an
editor switches on together with a record stays a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.contract.model import Contract
from scripts.contribute.drafts import UNDECIDED, Drafted, Reading, Suggestion, drafted
from scripts.contribute.suggestions import suggest
from scripts.raw.files import TextFile
from scripts.raw.problems import shorten
from scripts.raw.spelling import spelled
from scripts.records.authored import Part, record_parts
from scripts.text.anchors import Span, shadow
from scripts.text.languages import language_of, not_described, read_in_part
from scripts.text.languages.language import Language
from scripts.text.mentions import find_mentions
from scripts.text.paragraphs import wrapped

MOST = 200  # suggestions; more are asked for as one goes on
REACH = 100_000  # code points of a document that are looked at for them
ADVISED = {"figures": ("basis",)}  # asked for, though a record may do without

ASKED = {
    "statements": "{}. Is it so, and are these all the words?",
    "figures": "a number, read as {}. Who says it, and what does it count?",
    "reports": "a date: {}. Of which event?",
    "positions": "a sentence with {}. Does it take a stand on a claim?",
    "set_aside": "{}. Does it need no record?",
}
HOW = """\
## What plain rules found in the document. Nothing is accepted yet: the build reads no line that
## opens with #. Look at each suggestion; delete what is wrong or not needed. To take one over:
## 1. Delete the `# ` (sign and blank) before its lines. In most editors, select them and press
##    Ctrl+/. The first time in a section, do so with the section's name, too, as in `# figures:`.
## 2. Fill in what is asked for. raw/README.md shows how records are written.
## 3. ./record check {source}"""
NOTHING = """\
## Plain rules found nothing in the document that needs a record. raw/README.md shows how to write
## one."""
MORE = """\
## So far up to {where}. As you go on, `./record suggest {source}` drafts what is still open."""
CITED = """\
## The source is only cited, so a record says where its words stand instead of quoting them. To
## write the first: delete the `# ` (sign and blank) before these lines, and fill them in.
## raw/README.md shows how records are written."""


def review(
    facts: Mapping[str, str], document: TextFile, names: dict[str, str], contract: Contract
) -> tuple[str, int]:
    """A `records.yaml` to look through, without its line for editors; and the suggestions in it.

    `facts` are those of its `source.yaml`, of which id, language and date of publishing are needed;
    `names` gives the actor of each form of a name. Raises `DateError`.
    """
    text, source_id = shadow(document.text), facts["id"]
    language = facts.get("language", "")
    found = _found(text, language_of(language), facts.get("published", ""), names)
    shown = found[:MOST]
    how = HOW.format(source=source_id) if shown else NOTHING
    limits = language_of(language).limits
    notes = (not_described(language), read_in_part(language), limits, wrapped(text))
    for note in filter(None, notes):
        how += f"\n## {note}"
    parts = {part.name: part for part in record_parts(contract)}
    blocks = [f"source: {source_id}", how]
    for section, items in drafted(text, shown).items():
        blocks.append(f"# {section}:")
        blocks += ["\n".join(_lines(item, document, parts[section])) for item in items]
    if len(found) > MOST or len(text) > REACH:
        last = found[MOST - 1].span if len(found) > MOST else Span(REACH, REACH + 1)
        where = _where(last, document)
        blocks.append(MORE.format(source=source_id, where=where[0].lower() + where[1:]))
    return "\n\n".join(blocks) + "\n", len(shown)


def cited(source_id: str, contract: Contract) -> str:
    """A `records.yaml` for a source that is not held, with a figure to fill in."""
    part = next(part for part in record_parts(contract) if part.name == "figures")
    wanted = ("id", "locator", "claim", "as_written", "basis")
    lines = _switched_off({key.name: "" for key in part.keys if key.name in wanted})
    block = "\n".join([f"# {part.name}:", *lines])
    return "\n\n".join([f"source: {source_id}", CITED, block]) + "\n"


def _found(text: str, language: Language, written: str, names: dict[str, str]) -> list[Suggestion]:
    """The suggestions for the opening of a text, in its order."""
    opening = text[:REACH]
    if len(text) > REACH:  # up to the end of a line, so that no sentence is cut
        opening = opening[: opening.rfind("\n") + 1] or opening
    mentions = find_mentions(opening, language, names)
    reading = Reading(opening, language, mentions, lambda _: True, lambda _: written)
    return sorted(suggest(reading), key=lambda item: (item.span, item.name))


def _lines(item: Drafted, document: TextFile, part: Part) -> Iterator[str]:
    words = document.text[item.suggestion.span.start : item.suggestion.span.end]
    asked = ASKED[part.name].format(_understood(item.suggestion))
    cells = _to_fill(item.cells, part)
    blank = [key for key, text in cells.items() if not text]
    fill = f" Fill in {_enumerated(blank)}." if blank else ""
    where = _where(item.suggestion.span, document)
    comment = f'{where}, "{shorten(words, 60)}": {asked}{fill}'
    yield "## " + "".join(sign if sign.isprintable() else " " for sign in comment)
    yield from _switched_off(cells)


def _enumerated(keys: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(keys[:-1]), keys[-1])))


def _understood(item: Suggestion) -> str:
    """What the rules made of the words; of a number's qualifiers, those its bounds do not show."""
    if item.section != "figures":
        return shorten(item.understood)
    qualifier, _, bounds = item.understood.partition(", ")
    return f"{qualifier} {bounds}" if qualifier in ("about", "exact") else bounds


def _to_fill(cells: dict[str, str], part: Part) -> dict[str, str]:
    """The cells in the order in which they are written; what a person must decide is empty."""
    known = {key: "" if text == UNDECIDED else text for key, text in cells.items()}
    asked = {key.name for key in part.keys if key.required} | {*ADVISED.get(part.name, ())}
    return {
        key.name: known.get(key.name, "")
        for key in part.keys
        if key.name in known or (key.name in asked and key.name != "id")
    }


def _switched_off(cells: dict[str, str]) -> Iterator[str]:
    for number, (key, text) in enumerate(cells.items()):
        yield f"#   {' ' if number else '-'} {key}: {spelled(text)}".rstrip(" ")


def _where(span: Span, document: TextFile) -> str:
    """`Page 4`, `Paragraph 12`, or `Line 3` where the document has no such parts."""
    where = document.locator_of(span.start, span.end) or f"line {document.line_of(span.start)}"
    return where[0].upper() + where[1:]
