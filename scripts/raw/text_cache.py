"""Texts that a library has read out of documents, kept so that the same bytes are read once.

Reading a long PDF takes seconds. A text is kept under a name made of everything that bears on it:
the document's bytes, its format, the stated encoding, the code that reads and the versions of its
libraries.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from scripts.raw.files import Part
from scripts.raw.format import Original
from scripts.raw.kept import Kept, code, sum_of, versions

KIND = "text"

Text = tuple[str, tuple[Part, ...]]


@dataclass(frozen=True)
class TextCache:
    """The texts that a project keeps. No trouble with one is an error: it is then read anew."""

    kept: Kept

    @classmethod
    def of(cls, root: Path) -> TextCache:
        """Those of a project."""
        return cls(Kept.of(root))

    def name_of(self, document: Original) -> str:
        """The name under which the text of a document is kept."""
        received, seen = (
            hashlib.sha256(data).hexdigest() for data in (document.data, document.recognised)
        )
        how = document.format
        read_by = [code("raw"), versions(*how.libraries)]
        return sum_of(received, how.name, document.encoding, seen, read_by)

    def get(self, document: Original) -> Text | None:
        """The text and its parts; None where there is none, or it is damaged."""
        entry = self.kept.get(KIND, self.name_of(document))
        return (entry["text"], tuple(Part(*part) for part in entry["parts"])) if entry else None

    def put(self, document: Original, text: str, parts: tuple[Part, ...]) -> None:
        """Keep a text."""
        listed = [[part.start, part.locator, part.ocr] for part in parts]
        self.kept.put(KIND, self.name_of(document), {"text": text, "parts": listed})
