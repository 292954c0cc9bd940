"""A release drafted: every file in which its number, its story or its changes stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from scripts.contract.versions import Version
from scripts.raw.writing import write
from scripts.release.changelog import block, with_block
from scripts.release.changes import Difference
from scripts.release.compare import compare
from scripts.release.git import DESCRIPTOR
from scripts.release.ledger import FILE as LEDGER_FILE
from scripts.release.ledger import Entry, entries
from scripts.release.numbering import before_the_first
from scripts.release.snapshots import Snapshot

CHANGELOG, CITATION = "CHANGELOG.md", "CITATION.cff"
STANDS = {  # the one place in each file where the version stands
    DESCRIPTOR: re.compile(r'(?<=^  "version": ")[^"]*(?=")', re.MULTILINE),
    CITATION: re.compile(r"(?<=^version: ).*$", re.MULTILINE),
    "pyproject.toml": re.compile(r'(?<=^version = ")[^"]*(?=")', re.MULTILINE),
    "README.md": re.compile(r"(?<=, version )\d+\.\d+\.\d+(?=, )"),
}
CREATED = re.compile(r'(?<=^  "created": ")\d{4}-\d{2}-\d{2}', re.MULTILINE)
RELEASED = re.compile(r"^date-released: .*\n?", re.MULTILINE)


def line_of_version(text: str) -> int:
    """The line of `datapackage.json` on which the version stands."""
    found = STANDS[DESCRIPTOR].search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def date_of(text: str, epoch: str) -> str:
    """The date of a release: `text`, else that of `SOURCE_DATE_EPOCH`. Raises `ValueError`."""
    if not text and epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("the date of the release is wanted, as in `--date 2026-03-01`.")
    return date.fromisoformat(text).isoformat()


def numbered(root: Path, version: str, day: str) -> dict[Path, str]:
    """The text, with its new number and date, of every file that has one.

    Raises `ValueError` where the descriptor's stands on no line of its own.
    """
    texts = {}
    for name, place in STANDS.items():
        if (root / name).is_file():
            texts[root / name] = place.sub(version, _text(root / name), count=1)
    if json.loads(texts[root / DESCRIPTOR])["version"] != version:
        raise ValueError(f"{DESCRIPTOR}: `version` stands on no line of its own, two blanks in.")
    texts[root / DESCRIPTOR] = CREATED.sub(day, texts[root / DESCRIPTOR], count=1)
    if citation := RELEASED.sub("", texts.get(root / CITATION, "")):
        stood = f"version: {version}\n"
        texts[root / CITATION] = citation.replace(stood, f"{stood}date-released: {day}\n", 1)
    return texts


def prepare(root: Path, new: Snapshot, old: Snapshot | None, day: str, sentence: str) -> str:
    """Write a release into its files; returns its number.

    The first release has the number declared. Raises `ValueError`, and then nothing was written.
    """
    difference = compare(old or before_the_first(new), new)
    declared = Version.read(new.version)
    version = str(max(declared, difference.required) if old else declared)
    told = entries(difference, new, version, sentence) if old else ()
    texts = drafted(root, difference, version, day, sentence, told)
    write({path: text.encode() for path, text in texts.items()})
    return version


def drafted(
    root: Path,
    difference: Difference,
    version: str,
    day: str,
    sentence: str,
    told: Iterable[Entry] = (),
) -> dict[Path, str]:
    """Every file of the release with its text; nothing is written. Raises `ValueError`.

    `told` are the rows that it adds, corrects and retires.
    """
    story = block(difference, version, day, sentence)
    recorded = "\n".join(filter(None, (_text(root / LEDGER_FILE), *map(str, told))))
    return {
        **numbered(root, version, day),
        root / CHANGELOG: with_block(_text(root / CHANGELOG), story, version),
        **({root / LEDGER_FILE: recorded} if recorded else {}),
    }


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
