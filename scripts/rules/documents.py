"""Rules that hold a source to the document in its folder: there, and unchanged, or redacted."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.raw.files import WITHDRAWN, TextFile
from scripts.raw.problems import Problem
from scripts.raw.rows import Dataset, Row


def documents(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A document held is there, unchanged; one only cited is not."""
    for row in dataset.tables["sources"]:
        document = dataset.documents.get(row["source_id"])
        path = dataset.document_paths.get(row["source_id"], "")
        if row["held"] == "full_text" and document is None:
            yield row.problem(
                "held",
                "document-missing",
                f"{path} is not there.",
                "Put the document there byte for byte, or set `held: not_held`.",
            )
        elif row["held"] == "not_held" and document is not None:
            yield row.problem(
                "held",
                "document-unexpected",
                f"the source is only cited, yet {path} exists.",
                "Set `held: full_text`, or remove the file.",
            )
        elif document:
            yield from _changed(row, document, path)


def withdrawals(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Where words were withdrawn, blocks stand, and no hash lets anyone test guesses at them."""
    for row in dataset.tables["sources"]:
        document = dataset.documents.get(row["source_id"])
        if row["redacted"] and row["sha256"]:
            yield row.problem(
                "sha256",
                "hash-after-withdrawal",
                "a hash of the bytes is stated, although words were withdrawn from them.",
                "Delete the line: with it, guesses at the words could be tested.",
            )
        if row["redacted"] and WITHDRAWN not in (document.text if document else ""):
            yield row.problem(
                "redacted",
                "withdrawal-unseen",
                f"words are said to be withdrawn, and no `{WITHDRAWN}` stands in the text.",
                "Delete the line, or withdraw them: "
                f'`nox -s redact -- {row["source_id"]} --words "…"`.',
            )


def _changed(row: Row, document: TextFile, path: str) -> Iterator[Problem]:
    if not row["redacted"] and row["sha256"] != document.sha256:
        yield row.problem(
            "sha256",
            "document-changed",
            f"{path} has sha256 {document.sha256}, not the one recorded.",
            "Restore the document; only for a new edition, record the new sum.",
        )
    elif row["text_sha256"] != document.text_sha256:
        yield row.problem(
            "text_sha256",
            "text-changed",
            f"the text read out of {path} has the sum {document.text_sha256}, not this one.",
            "Where source.yaml pins it, another version of a library reads it otherwise: use "
            "the locked ones, or look at the text and record the new sum. Else build again.",
        )


CHECKS = (documents, withdrawals)
