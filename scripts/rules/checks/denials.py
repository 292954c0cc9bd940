"""The rule on denials: nobody denies anything in words that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.contract.coded import Coded
from scripts.contract.model import PASSAGES, Contract
from scripts.raw.problems import shorten
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit
from scripts.records.columns import TYPED_IN
from scripts.rules.check import Cell, Found, rule
from scripts.text.languages import language_of

# Whether a position can be taken only in words that deny.
DENIES = Coded(
    "position",
    {
        "asserts": False,
        "denies": True,
        "acknowledges": False,
        "questions": False,
        "reports_without_endorsing": False,
        "alternative_explanation": True,
    },
)
QUOTED = re.compile('“([^”]+)”|«([^»]+)»|‘([^’]+)’|"([^"]+)"')  # in a note
SENTENCE = re.compile(r"[.!?؟;؛][”»\"]?\s")  # where one ends, and what governs with it
CLAIM = "or let it answer a claim that says what it does say."


@rule(
    "denial-without-words",
    "A record denies something in words that deny nothing.",
    "Quote the words that deny, or record what they do say.",
    Edit(
        right="        position: asserts",
        wrong="        position: denies",
        says='positions.position: it denies, and no word of "a theft" does. Quote the words that '
        "deny, or let it answer a claim that says what it does say.",
    ),
)
def denial_without_words(dataset: Dataset, contract: Contract) -> Found:
    """A denial, or another explanation, is borne by a word that denies.

    It stands in the passage, before it in the same sentence of the statement, or is the source's
    word of saying. Where no words are held, `note` has them in quotation marks.
    """
    passages = dataset.index(PASSAGES, "passage_id")
    for row in _denials(dataset, contract):
        passage = passages.get(row[contract.tables[row.table].key[0]])
        if not passage or _deny(row, list(_words(row, passage, dataset)), dataset):
            continue
        quote = passage["quote"]
        if quote:
            message = f'it {_verb(row)}, and no word of "{shorten(quote)}" does.'
            hint = f"Quote the words that deny, {CLAIM}"
        else:
            message = f"it {_verb(row)}, and no words that do so are given."
            hint = f"Write them into `note`, in quotation marks, {CLAIM}"
        yield Cell(row, "position", message, hint)


def _denials(dataset: Dataset, contract: Contract) -> Iterator[Row]:
    for name in contract.owned:
        yield from (row for row in dataset.tables[name] if DENIES.of(row["position"]))


def _verb(row: Row) -> str:
    return "denies" if row["position"] == "denies" else "gives another explanation"


def _words(row: Row, passage: Row, dataset: Dataset) -> Iterator[str]:
    """All words that may deny: the passage's, what governs it, and those quoted in the note."""
    statements = dataset.index("statements", "statement_id")
    around = dataset.index(PASSAGES, "passage_id").get(row["statement_id"])
    yield f"{_governing(passage, around)}{passage['quote']}"
    yield row["as_written"]
    yield statements[row["statement_id"]]["cue"] if row["statement_id"] in statements else ""
    if not passage["quote"]:
        yield from ("".join(found) for found in QUOTED.findall(row["note"]))


def _governing(passage: Row, around: Row | None) -> str:
    """What stands before a passage in the same sentence of the statement around it."""
    if around is None or not (passage["char_start"] and around["char_start"]):
        return ""
    length = int(passage["char_start"]) - int(around["char_start"])
    return SENTENCE.split(around["quote"][:length])[-1] if length > 0 else ""


def _deny(row: Row, words: list[str], dataset: Dataset) -> bool:
    """Whether a word denies, in the language of the source or in the one that is typed."""
    source = dataset.index("sources", "source_id").get(row["source_id"])
    languages = {TYPED_IN, *([source["language"]] if source else [])}
    return any(language_of(code).denies(one) for code in languages for one in words)
