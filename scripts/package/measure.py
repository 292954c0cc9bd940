"""Measures what finding misses and what it proposes in vain, against spans marked by hand.

A marked span counts as found when a mention of its kind overlaps it; a sentence only when it is the
same. Whatever gives spans by kind can be measured against: the test texts, or a source's coding.

A completed coding says this. Recall: of the figures, quotations, date words and names that curators
recorded, how many does a mention of the kind meet? Precision: of the mentions proposed, how many
did a curator use, and not set aside as no such thing?
"""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.raw.kept import Kept, code, sum_of, versions
from scripts.raw.rows import Dataset
from scripts.text.anchors import Span as Stretch
from scripts.text.anchors import hits, span_of
from scripts.text.finding import Mention
from scripts.text.languages import language_of
from scripts.text.mentions import find_mentions

Span = tuple[int, int]  # code points, half-open
TEXTS = Path("tests/texts")  # with every mention marked by hand
CALENDARS = ("convertdate", "jdatetime")  # the libraries by which words are read
MARKED_IN = "en"  # the language of these texts where their names say no other: `NAME.fa.txt`
_SAME = frozenset({"sentence"})

# The least recall and precision of each kind. Cues have none: a verb alone does not say who speaks.
AIMS = {
    "numeral: digits": (1.0, 0.85),
    "numeral: words": (0.99, 0.85),
    "quotation": (1.0, 0.85),
    "time": (0.96, 0.85),
    "name": (0.98, 0.85),
    "sentence": (0.95, 0.95),
}
# The same where the words of another language are marked.
AIMS_ELSEWHERE = {"numeral: digits": (1.0, 0.85), "numeral: words": (0.9, 0.85)}


@dataclass(frozen=True)
class Score:
    """How the spans found for one kind stand to the spans marked by hand."""

    kind: str
    marked: int  # spans marked by hand
    found: int  # spans proposed
    recalled: int  # marked spans that some proposal meets
    precise: int  # proposals that meet some marked span
    exact: int  # marked spans that were proposed with the very same ends

    @property
    def recall(self) -> float:
        """The share of the marked spans that were found; 1 when none was marked."""
        return self.recalled / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        """The share of the proposals that were marked; 1 when nothing was proposed."""
        return self.precise / self.found if self.found else 1.0


def measure(
    found: Mapping[str, Collection[Span]], marked: Mapping[str, Collection[Span]]
) -> list[Score]:
    """Return one score for each kind of `marked`, in its order."""
    return [_score(kind, set(found.get(kind, ())), set(spans)) for kind, spans in marked.items()]


def below_aim(name: str, scores: Iterable[Score]) -> list[str]:
    """Return a sentence for each figure of a text that is below its aim."""
    aims = AIMS if marked_in(name) == MARKED_IN else AIMS_ELSEWHERE
    return [
        f"{measured} of {score.kind} is {share:.1%}, the aim is {aim:.0%}"
        for score in scores
        for measured, share, aim in zip(
            ("recall", "precision"),
            (score.recall, score.precision),
            aims.get(score.kind, ()),
            strict=False,
        )
        if share < aim
    ]


def spans_by_kind(mentions: Iterable[Mention]) -> dict[str, set[Span]]:
    """Return the spans of each kind; numerals once more under their `digits` or `words`."""
    spans: dict[str, set[Span]] = {}
    for mention in mentions:
        span = (mention.start, mention.end)
        spans.setdefault(mention.kind, set()).add(span)
        if mention.kind == "numeral":
            part = "digits" if any(sign.isdigit() for sign in mention.text) else "words"
            spans.setdefault(f"numeral: {part}", set()).add(span)
    return dict(sorted(spans.items()))


def read_marked(path: Path) -> list[Mention]:
    """Read spans marked by hand from a CSV file with the columns kind, start, end, text, flag."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [
            Mention(int(row["start"]), int(row["end"]), row["kind"], row["text"], flag=row["flag"])
            for row in csv.DictReader(rows)
        ]


def table(title: str, scores: Iterable[Score]) -> str:
    """Return the scores as lines of text, shares in percent."""
    lines = [f"{title:<24}{'marked':>8}{'found':>8}{'recall':>9}{'precision':>11}{'same ends':>11}"]
    for score in scores:
        same = score.exact / score.marked if score.marked else 1.0
        lines.append(
            f"{score.kind:<24}{score.marked:>8}{score.found:>8}{score.recall:>9.1%}"
            f"{score.precision:>11.1%}{same:>11.1%}"
        )
    return "\n".join(lines)


def _score(kind: str, found: set[Span], marked: set[Span]) -> Score:
    recalled, precise = (
        (marked & found, found & marked)
        if kind in _SAME
        else (
            {span for span in marked if _meets(span, found)},
            {span for span in found if _meets(span, marked)},
        )
    )
    return Score(kind, len(marked), len(found), len(recalled), len(precise), len(marked & found))


def _meets(span: Span, others: Collection[Span]) -> bool:
    start, end = span
    return any(first < end and start < last for first, last in others)


def marked_in(name: str) -> str:
    """The language of the marked text of that name."""
    return name.partition(".")[2] or MARKED_IN


def measured_scores(
    root: Path, dataset: Dataset, kept: Kept | None = None
) -> Iterator[tuple[str, list[Score]]]:
    """(name, scores) of every marked text and of every document coded completely.

    Scores of a text that were measured before, with the same code, are taken from what is kept.
    """
    for path in sorted((root / TEXTS).glob("*.csv")):
        yield path.stem, _kept_scores(path, kept) if kept else _text_scores(path)
    for row in dataset.tables["sources"]:
        if row["coverage"] == "complete":
            yield row["source_id"], coded_scores(dataset, row["source_id"])


def _kept_scores(path: Path, kept: Kept) -> list[Score]:
    texts = [one.read_text(encoding="utf-8") for one in (path, path.with_suffix(".txt"))]
    name = sum_of(
        path.stem, texts, code("contract", "raw", "text", "package"), versions(*CALENDARS)
    )
    entry = kept.get("scores", name)
    if entry is not None:
        return [Score(*one) for one in entry]
    found = _text_scores(path)
    kept.put("scores", name, [[*vars(one).values()] for one in found])
    return found


def _text_scores(path: Path) -> list[Score]:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    mentions = find_mentions(text, language_of(marked_in(path.stem)))
    return measure(spans_by_kind(mentions), spans_by_kind(read_marked(path)))


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


def _coded(dataset: Dataset, source_id: str) -> Iterator[tuple[str, Stretch]]:
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
            yield "time", Stretch(start, start + len(row["date_words"]))
