"""The documents that may be passed on, as received; where that is no text, also their text."""

from __future__ import annotations

from pathlib import Path

from scripts.package.format import Files, Format, Making
from scripts.raw.format import by_suffix
from scripts.raw.rows import Dataset


def document_files(dataset: Dataset, root: Path) -> Files:
    """The files of a dataset that has only what may be passed on. Raises `OSError`."""
    files: Files = {}
    for name, document in dataset.documents.items():
        path = root / dataset.document_paths[name]
        files[f"documents/{name}{path.suffix}"] = path.read_bytes()
        if document.derived:
            files[f"texts/{name}.txt"] = document.text.encode()
    return files


def _make(making: Making) -> Files:
    return document_files(making.edition.dataset, making.root)


FORMAT = Format(
    "documents",
    {
        "texts/*.txt": "text/plain",
        **{f"documents/*{suffix}": read.media_type for suffix, read in by_suffix().items()},
    },
    _make,
)
