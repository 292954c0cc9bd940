"""Rules that hold a source to the document in its folder: there, and unchanged, or redacted."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.raw.files import WITHDRAWN, TextFile
from scripts.raw.problems import Problem
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit, Rule, Seen

DOCUMENT_MISSING = Rule(
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
DOCUMENT_UNEXPECTED = Rule(
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


def documents(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A document held is there, unchanged; one only cited is not."""
    for row in dataset.tables["sources"]:
        document = dataset.documents.get(row["source_id"])
        path = dataset.document_paths.get(row["source_id"], "")
        if row["held"] == "full_text" and document is None:
            yield row.problem(
                "held",
                DOCUMENT_MISSING.code,
                f"{path} is not there.",
                "Put the document there byte for byte, or set `held: not_held`.",
            )
        elif row["held"] == "not_held" and document is not None:
            yield row.problem(
                "held",
                DOCUMENT_UNEXPECTED.code,
                f"the source is only cited, yet {path} exists.",
                "Set `held: full_text`, or remove the file.",
            )
        elif document:
            yield from _changed(row, document, path)


HASH_AFTER_WITHDRAWAL = Rule(
    "hash-after-withdrawal",
    "A hash of the bytes is stated though words were withdrawn from them.",
    "Delete `sha256`: with it, guesses at the words could be tested.",
    Seen(
        "`source.yaml` says `redacted: 2026-03-01` and gives a `sha256` all the same.",
        "The line `sha256: …` is deleted.",
    ),
)
WITHDRAWAL_UNSEEN = Rule(
    "withdrawal-unseen",
    "Words are said to be withdrawn, and no `█` stands in the text.",
    "Delete `redacted`, or withdraw the words with `./record redact`.",
    Seen(
        "`source.yaml` says `redacted: 2026-03-01`, and the text holds no `█`.",
        "The line is deleted, or `./record redact` is run.",
    ),
)


def withdrawals(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Where words were withdrawn, blocks stand, and no hash lets anyone test guesses at them."""
    for row in dataset.tables["sources"]:
        document = dataset.documents.get(row["source_id"])
        if row["redacted"] and row["sha256"]:
            yield row.problem(
                "sha256",
                HASH_AFTER_WITHDRAWAL.code,
                "a hash of the bytes is stated, although words were withdrawn from them.",
                "Delete the line: with it, guesses at the words could be tested.",
            )
        if row["redacted"] and WITHDRAWN not in (document.text if document else ""):
            yield row.problem(
                "redacted",
                WITHDRAWAL_UNSEEN.code,
                f"words are said to be withdrawn, and no `{WITHDRAWN}` stands in the text.",
                "Delete the line, or withdraw them: "
                f'`./record redact {row["source_id"]} --words "…"`.',
            )


DOCUMENT_CHANGED = Rule(
    "document-changed",
    "The document's bytes are not the ones recorded.",
    "Restore it; documents are never edited.",
    Edit(
        right="sha256: 3a2b0a20497e3fd2c1f2552544c4b8eabcf915769d48b54952f0935cbaa62306",
        wrong="sha256: 4b2b0a20497e3fd2c1f2552544c4b8eabcf915769d48b54952f0935cbaa62306",
        says="sources.sha256: raw/sources/mill-letter-2001/document.txt has sha256 …",
        file="raw/sources/mill-letter-2001/source.yaml",
    ),
)
TEXT_CHANGED = Rule(
    "text-changed",
    "The document's text is not the one recorded.",
    "Use the locked libraries, or look at the text and record its new sum; else `./record build`.",
    Seen(
        "Another version of the library joins two paragraphs of `document.pdf`.",
        "The libraries of `locks/` are used: `./record` does so by itself.",
    ),
)


def _changed(row: Row, document: TextFile, path: str) -> Iterator[Problem]:
    if not row["redacted"] and row["sha256"] != document.sha256:
        yield row.problem(
            "sha256",
            DOCUMENT_CHANGED.code,
            f"{path} has sha256 {document.sha256}, not the one recorded.",
            "Restore the document; only for a new edition, record the new sum.",
        )
    elif row["text_sha256"] != document.text_sha256:
        yield row.problem(
            "text_sha256",
            TEXT_CHANGED.code,
            f"the text read out of {path} has the sum {document.text_sha256}, not this one.",
            "Where source.yaml pins it, another version of a library reads it otherwise: use "
            "the locked ones, or look at the text and record the new sum. Else build again.",
        )


CHECKS = (documents, withdrawals)
