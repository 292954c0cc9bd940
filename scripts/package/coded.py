"""What a completed coding says about the finding rules.

Recall: of the figures, quotations, date words and names that curators recorded, how many does a
mention of the kind meet? Precision: of the mentions proposed, how many did a curator use, and not
set aside as no such thing?
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.package.measure import Score, measure, read_marked, spans_by_kind
from scripts.raw.rows import Dataset
from scripts.text.anchors import Span, hits, span_of
from scripts.text.languages import language_of
from scripts.text.mentions import find_mentions

TEXTS = Path("tests/texts")
MARKED_IN = "en"  # the language of these texts


def measured_scores(root: Path, dataset: Dataset) -> Iterator[tuple[str, list[Score]]]:
    """(name, scores) of every marked text and of every document coded completely."""
    language = language_of(MARKED_IN)
    for path in sorted((root / TEXTS).glob("*.csv")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        marked = spans_by_kind(read_marked(path))
        yield path.stem, measure(spans_by_kind(find_mentions(text, language)), marked)
    for row in dataset.tables["sources"]:
        if row["coverage"] == "complete":
            yield row["source_id"], coded_scores(dataset, row["source_id"])


def coded_scores(dataset: Dataset, source_id: str) -> list[Score]:
    """One score a kind, for a source whose coding is complete."""
    rows = [row for row in dataset.tables["coverage"] if row["source_id"] == source_id]
    coded = list(_coded(dataset, source_id))
    found: list[Score] = []
    for kind in ("numeral", "quotation", "time", "name"):
        of_kind = [row for row in rows if row["kind"] == kind]
        spans = [span for row in of_kind if (span := span_of(row))]
        wanted = {span for name, span in coded if name == kind}
        met = {span for span in wanted if any(span.meets(other) for other in spans)}
        used = sum(row["disposition"] == "used" for row in of_kind)
        exact = len(wanted & set(spans))
        found.append(Score(kind, len(wanted), len(of_kind), len(met), used, exact))
    return found


def _coded(dataset: Dataset, source_id: str) -> Iterator[tuple[str, Span]]:
    """(kind, span) of what curators recorded."""
    spans = {
        row["passage_id"]: span
        for row in dataset.tables["passages"]
        if row["source_id"] == source_id and (span := span_of(row))
    }
    for table, key, kind in (
        ("figures", "figure_id", "numeral"),
        ("statements", "statement_id", "quotation"),
        ("names", "passage_id", "name"),
    ):
        for row in dataset.tables[table]:
            if row[key] in spans and (table != "statements" or row["kind"] in ("direct", "mixed")):
                yield kind, spans[row[key]]
    text = dataset.documents[source_id].text
    for row in dataset.tables["reports"]:
        if row["source_id"] == source_id and row["date_words"]:
            near = spans[row["report_id"]].start
            start = min(hits(row["date_words"], text), key=lambda at: abs(at - near))
            yield "time", Span(start, start + len(row["date_words"]))
