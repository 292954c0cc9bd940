"""Texts that a library has read out of documents, kept so that the same bytes are read once.

Reading a long PDF takes seconds. A text is kept under a name made of everything that bears on it:
the document's bytes, its format, the stated encoding, the code that reads and the versions of its
libraries. Whatever changes, the name is another, so a kept text is never an old one. The
build keeps none: what is published is read from the documents themselves, each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from scripts.raw.files import Part
from scripts.raw.format import Original
from scripts.raw.writing import put

FOLDER = ".cache/text"  # below the project's root; git ignores it
MOST = 200_000_000  # bytes of all that is kept
READING = Path(__file__).parent  # the code on which a text depends

Text = tuple[str, tuple[Part, ...]]


@dataclass(frozen=True)
class TextCache:
    """A folder of texts. No trouble with it is an error: the document is then read anew."""

    folder: Path
    most: int = MOST

    def path_of(self, document: Original) -> Path:
        """Where the text of a document is kept."""
        received = hashlib.sha256(document.data).hexdigest()
        how = document.format
        versions = [sys.version, *(f"{name} {_version(name)}" for name in how.libraries)]
        seen = hashlib.sha256(document.recognised).hexdigest()
        name = _sum(received, how.name, document.encoding, seen, self._code, versions)
        return self.folder / f"{name}.json"

    def get(self, document: Original) -> Text | None:
        """The text and its parts; None where there is none, or it is damaged."""
        try:
            entry = json.loads(self.path_of(document).read_bytes())
            text, parts = entry["text"], entry["parts"]
            if entry["sum"] == _sum(text, parts):
                return text, tuple(Part(*part) for part in parts)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return None

    def put(self, document: Original, text: str, parts: tuple[Part, ...]) -> None:
        """Keep a text; the oldest go where there are too many bytes."""
        listed = [[part.start, part.locator, part.ocr] for part in parts]
        entry = {"text": text, "parts": listed, "sum": _sum(text, listed)}
        with contextlib.suppress(OSError):
            put(self.path_of(document), json.dumps(entry).encode())
            self._clear()

    def empty(self) -> None:
        """Keep none of them: words may have been withdrawn. Raises `OSError`."""
        for path in self.folder.glob("*"):
            path.unlink()

    def _clear(self) -> None:
        """Delete the oldest until the rest is small enough."""
        kept = [(path.stat(), path) for path in self.folder.glob("*.json")]
        kept.sort(key=lambda item: item[0].st_mtime_ns, reverse=True)
        size = 0
        for stat, path in kept:
            size += stat.st_size
            if size > self.most:
                path.unlink(missing_ok=True)

    @cached_property
    def _code(self) -> str:
        """The reading code as one sum."""
        code = [path.read_bytes() for path in sorted(READING.rglob("*.py"))]
        return _sum(*(hashlib.sha256(data).hexdigest() for data in code))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _sum(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
