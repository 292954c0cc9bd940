"""The dataset and its sources as references, for programs that keep references."""

from __future__ import annotations

from scripts.derived.citing.about import with_head
from scripts.derived.citing.citation import source_items
from scripts.derived.citing.reference_formats import REFERENCES
from scripts.derived.citing.references import dataset_item
from scripts.package.format import Files, Format, Making, Opening

CITATION = "CITATION.cff"


def _make(making: Making) -> Files:
    """Raises `OSError` where the project has no CITATION.cff."""
    edition = making.edition
    whole, sources = (
        [dataset_item(making.head)],
        source_items(edition.dataset.tables, edition.contract),
    )
    cff = (making.root / CITATION).read_text(encoding="utf-8")
    files = {CITATION: with_head(cff, making.head.creators, making.head.homepage).encode()}
    for form in REFERENCES.values():
        files[f"dataset{form.suffix}"] = form.write(whole)
        if form.of_sources:
            files[f"sources{form.suffix}"] = form.write(sources)
    return files


FORMAT = Format(
    "references",
    {
        CITATION: "application/yaml",
        **{f"*{form.suffix}": form.media_type for form in REFERENCES.values()},
    },
    _make,
    opening=Opening(
        6,
        "Zotero and others",
        "`sources.bib`, `dataset.ris`",
        "every source, and the dataset, as references",
    ),
    reads=(CITATION,),
)
