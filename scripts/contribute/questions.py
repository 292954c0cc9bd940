"""What is asked of a new source: the keys of `source.yaml`, as the contract declares them.

Only their order stands here, and what need not be asked; a new column comes at the end by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from scripts.contract.model import PASSAGES, Contract
from scripts.contribute.bench import Answers, Bench, tidied
from scripts.raw.received import Received
from scripts.records.authored import Key, Part, file_parts

ORDER = (
    "id", "title", "kind", "language", "byline", "speaker", "publisher", "published", "url",
    "accessed", "archive_url", "rights", "redistribute", "read", "read_through", "derived_from",
    "derivation",
)  # fmt: skip
WRITTEN = ("sha256", "text_sha256", "redacted")  # by this command or another, never given
SETTLED = ("held", "coverage", "encoding")  # follow from what is handed over; a flag may differ

# Key → another key and the value it must have for the question to make sense; empty = any value.
ONLY_AFTER = {
    "accessed": ("url", ""),
    "archive_url": ("url", ""),
    "read_through": ("read", "through_another_copy"),
    "derivation": ("derived_from", ""),
}
HELD = {
    "held": "full_text",
    "read": "in_full",
    "coverage": "in_progress",
    "redistribute": "excerpts",
}
ONLY_CITED = {
    "held": "not_held",
    "read": "in_part",
    "coverage": "not_applicable",
    "redistribute": "locators_only",
}


def source_part(contract: Contract) -> Part:
    """The record of `source.yaml`."""
    return next(part for part in file_parts(contract) if part.name == contract.source.section)


def organisation_part(contract: Contract) -> Part:
    """The record of an organisation."""
    return next(part for part in file_parts(contract) if part.name == "organisations")


def given_keys(contract: Contract) -> list[Key]:
    """The keys that a person may give, in the order of the questions.

    None leads to a passage: that the document was retracted is said once words that say so are.
    """
    keys = [
        key
        for key in source_part(contract).keys
        if key.name not in WRITTEN and key.table != PASSAGES
    ]
    order = [*ORDER, *(key.name for key in keys if key.name not in (*ORDER, *SETTLED)), *SETTLED]
    return sorted(keys, key=lambda key: order.index(key.name))


def makes_sense(key: Key, answers: Answers) -> bool:
    """Whether a question still is to be asked after these answers."""
    other, value = ONLY_AFTER.get(key.name, ("", ""))
    return not other or (answers.get(other) == value if value else bool(answers.get(other)))


def proposals(received: Received, bench: Bench) -> dict[str, str]:
    """What may be proposed for a source; nothing that breaks a rule."""
    keys = {key.name: key for key in given_keys(bench.contract)}
    usual = HELD if received.document else ONLY_CITED
    offered = {"id": slug(received.stem), **usual, **received.proposals}
    cleaned = {
        name: bench.named(keys[name], tidied(text))
        for name, text in offered.items()
        if name in keys and text
    }
    faults = bench.faults(bench.contract.source, cleaned)
    return {name: text for name, text in cleaned.items() if name not in faults}


def slug(text: str) -> str:
    """`text` as an id, without accents; empty where no Latin letter or digit stands in it."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def written(received: Received) -> Iterator[tuple[str, str]]:
    """The sums that `source.yaml` records of the document."""
    if document := received.document:
        yield "sha256", document.sha256
        if document.derived:  # of a text as it stands, the other sum says as much
            yield "text_sha256", document.text_sha256


def notes(answers: Mapping[str, str], received: Received, bench: Bench) -> Iterator[str]:
    """What a person should know of sources that may be the same."""
    for row in bench.tables["sources"]:
        if received.document and row["sha256"] == received.document.sha256:
            yield f"Note: `{row['source_id']}` holds the same document."
        elif row["url"] and row["url"] == answers.get("url"):
            yield f"Note: `{row['source_id']}` has the same address."
