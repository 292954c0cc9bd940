"""Rules that hold a source to the document in its folder: there, and unchanged, or redacted."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.raw.files import WITHDRAWN, TextFile
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit, Seen
from scripts.rules.check import Cell, Found, rule

HELD = Coded("sources.held", {"full_text": True, "not_held": False})


@rule(
    "document-missing",
    "A document said to be held is not in its folder.",
    "Put it there, or set `held: not_held`.",
    Edit(
        right="held: not_held",
        wrong="held: full_text",
        says="sources.held: raw/sources/county-report-2002/document.txt is not there. Put the "
        "document there byte for byte, or set `held: not_held`.",
        file="raw/sources/county-report-2002/source.yaml",
    ),
)
def document_missing(dataset: Dataset, contract: Contract) -> Found:
    """A document is there, unless the source is only cited."""
    for row in dataset.tables["sources"]:
        if HELD.of(row["held"]) and row["source_id"] not in dataset.documents:
            hint = "Put the document there byte for byte, or set `held: not_held`."
            yield Cell(row, "held", f"{_path(row, dataset)} is not there.", hint)


def _path(row: Row, dataset: Dataset) -> str:
    return dataset.document_paths.get(row["source_id"], "")


@rule(
    "document-unexpected",
    "A document lies in the folder of a source only cited.",
    "Set `held: full_text`, or remove the file.",
    Edit(
        right="held: full_text",
        wrong="held: not_held",
        says="sources.held: the source is only cited, yet "
        "raw/sources/mill-letter-2001/document.txt exists. Set `held: full_text`, or "
        "remove the file.",
        file="raw/sources/mill-letter-2001/source.yaml",
    ),
)
def document_unexpected(dataset: Dataset, contract: Contract) -> Found:
    """A source only cited has no document."""
    for row in dataset.tables["sources"]:
        if HELD.of(row["held"]) is False and row["source_id"] in dataset.documents:
            message = f"the source is only cited, yet {_path(row, dataset)} exists."
            yield Cell(row, "held", message, "Set `held: full_text`, or remove the file.")


@rule(
    "document-changed",
    "The document's bytes are not the ones recorded.",
    "Restore it; documents are never edited. A new edition is a source of its own, with "
    "`derived_from` and `derivation: reissue`.",
    Edit(
        right="sha256: 3a2b0a20497e3fd2c1f2552544c4b8eabcf915769d48b54952f0935cbaa62306",
        wrong="sha256: 4b2b0a20497e3fd2c1f2552544c4b8eabcf915769d48b54952f0935cbaa62306",
        says="sources.sha256: raw/sources/mill-letter-2001/document.txt has sha256 …",
        file="raw/sources/mill-letter-2001/source.yaml",
    ),
)
def document_changed(dataset: Dataset, contract: Contract) -> Found:
    """A document is the one recorded, byte for byte, unless words were withdrawn from it."""
    for row, document, path in _held(dataset):
        if _bytes_differ(row, document):
            withdrawn = WITHDRAWN in document.text
            yield Cell(
                row,
                "sha256",
                f"{path} has sha256 {document.sha256}, not the one recorded{WITHDREW * withdrawn}.",
                AGAIN.format(row["source_id"]) if withdrawn else RESTORE,
            )


WITHDREW = f": words were withdrawn from it, for which `{WITHDRAWN}` stands"
AGAIN = (
    "Do not bring the old document back: the sum is one from before. "
    "Run `./record build`; where source.yaml gives that sum, first "
    '`./record redact {} --words "…"`, with the same words.'
)
RESTORE = (
    "Restore the document; a new edition is a source of its own, with `derived_from` and "
    "`derivation: reissue`."
)


@rule(
    "text-changed",
    "The document's text is not the one recorded.",
    "Use the locked libraries, or look at the text and record its new sum; else `./record build`.",
    Seen(
        "Another version of the library joins two paragraphs of `document.pdf`.",
        "The libraries of `locks/` are used: `./record` does so by itself.",
    ),
)
def text_changed(dataset: Dataset, contract: Contract) -> Found:
    """The text read out of a document is the one recorded; other bytes say why it is not."""
    for row, document, path in _held(dataset):
        if not _bytes_differ(row, document) and row["text_sha256"] != document.text_sha256:
            yield Cell(
                row,
                "text_sha256",
                f"the text read out of {path} has the sum {document.text_sha256}, not this one.",
                "Where source.yaml pins it, another version of a library reads it otherwise: use "
                "the locked ones, or look at the text and record the new sum. Else build again.",
            )


def _held(dataset: Dataset) -> Iterator[tuple[Row, TextFile, str]]:
    """Every source with its document and path, unless it is only cited."""
    for row in dataset.tables["sources"]:
        document = dataset.documents.get(row["source_id"])
        if document and HELD.of(row["held"]) is not False:
            yield row, document, _path(row, dataset)


def _bytes_differ(row: Row, document: TextFile) -> bool:
    return not row["redacted"] and row["sha256"] != document.sha256


@rule(
    "hash-after-withdrawal",
    "A hash of the bytes is stated though words were withdrawn from them.",
    "Delete `sha256`: with it, guesses at the words could be tested.",
    Seen(
        "`source.yaml` says `redacted: 2026-03-01` and gives a `sha256` all the same.",
        "The line `sha256: …` is deleted.",
    ),
)
def hash_after_withdrawal(dataset: Dataset, contract: Contract) -> Found:
    """Where words were withdrawn, no hash lets anyone test guesses at them."""
    for row in dataset.tables["sources"]:
        if row["redacted"] and row["sha256"]:
            yield Cell(
                row,
                "sha256",
                "a hash of the bytes is stated, although words were withdrawn from them.",
                "Delete the line: with it, guesses at the words could be tested.",
            )


@rule(
    "withdrawal-unseen",
    "Words are said to be withdrawn, and no `█` stands in the text.",
    "Withdraw the words again with `./record redact`; or delete `redacted` if none ever were.",
    Seen(
        "`source.yaml` says `redacted: 2026-03-01`, and the text holds no `█`.",
        "`./record redact` is run again, or the line deleted if no words ever were withdrawn.",
    ),
)
def withdrawal_unseen(dataset: Dataset, contract: Contract) -> Found:
    """Where words were withdrawn, blocks stand."""
    for row in dataset.tables["sources"]:
        document = dataset.documents.get(row["source_id"])
        if row["redacted"] and WITHDRAWN not in (document.text if document else ""):
            yield Cell(
                row,
                "redacted",
                f"words are said to be withdrawn, and no `{WITHDRAWN}` stands in the text.",
                "An old document was brought back: withdraw them again, "
                f'`./record redact {row["source_id"]} --words "…"`. Delete the line only if none '
                "ever were.",
            )
