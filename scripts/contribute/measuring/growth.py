"""How comparing numbers and drafting from a text grow, measured in this process."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator

from scripts.contribute.drafts import Reading, draft
from scripts.contribute.suggestions import suggest
from scripts.derived.comparisons import Compared
from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.text.languages import language_of
from scripts.text.mentions import find_mentions

_PARAGRAPH = (
    "The board of mill {n} met in the hall by the river, as it had met in every spring since the "
    "dam was built. Nobody from the lower valley was there. The clerk said that {n} families had "
    "left their houses. “We were never asked,” said the eldest of the weavers, who had come on "
    "foot. The toll of the night of {day} March {year} was not read out. A list of the names hung "
    "at the door until the rain took it down. The board went on to the price of wool.\n"
)


def drafting(megabytes: float) -> Iterator[str]:
    """Lines that say what finding mentions in an invented text takes, and drafting from it."""
    text, language = _report(int(megabytes * 1e6)), language_of("en")
    find_mentions(text[:1_000], language)  # compiles the expressions, once for any text
    start = time.process_time()
    mentions = find_mentions(text, language)
    middle = time.process_time()
    reading = Reading(text, language, mentions, lambda _: True, lambda _: "2020-03-05")
    drafted = draft("benchmark", text, suggest(reading))
    end = time.process_time()
    size, records = len(text) / 1e6, drafted.count("\n  # ")
    yield f"{(middle - start) / size:6.2f} s a MB  {len(mentions):,} mentions in {size:.2f} MB"
    yield f"{(end - middle) / size:6.2f} s a MB  {records:,} records drafted"


def _report(size: int) -> str:
    """An invented report of about `size` code points: mostly plain words, some numbers and speech.

    Seven sentences a paragraph, no paragraph twice.
    """
    parts, reached, number = [], 0, 0
    while reached < size:
        number += 1
        parts.append(_PARAGRAPH.format(n=number, day=number % 28 + 1, year=1900 + number % 90))
        reached += len(parts[-1])
    return "".join(parts)


def comparing(figures: int) -> Iterator[str]:
    """Lines that say what comparing so many distinct numbers of one claim takes."""
    found, start = _compared(figures), time.process_time()
    n_answers = sum(1 for _ in [*found.answer_rows()])
    middle = time.process_time()
    n_pairs = sum(1 for _ in [*found.comparison_rows()])
    end = time.process_time()
    again = _compared(figures)
    tracemalloc.start()
    kept = [*again.answer_rows(), *again.comparison_rows()]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(kept) == n_answers + n_pairs
    yield f"{middle - start:6.2f} s  {n_answers:,} answers"
    yield f"{end - middle:6.2f} s  {n_pairs:,} pairs"
    yield f"{most / 1e6:6.0f} MB most at once"


def _compared(figures: int) -> Compared:
    """Distinct exact numbers of one claim, the most that comparing can have to do."""

    def row(table: str, **cells: str) -> Row:
        return Row(table, cells, Place("benchmark"))

    said = {"claim_id": "c", "position": "asserts", "commitment": "plain", "source_id": "s"}
    number = {"qualifier": "exact", "lower_inclusive": "true", "upper_inclusive": "true"}
    rows = {
        "claims": [row("claims", claim_id="c", unit_id="u", counts="total", period="1988")],
        "units": [row("units", unit_id="u", measured_in="person", behaves="adds")],
        "sources": [row("sources", source_id="s", speaker_id="a")],
        "figures": [
            row("figures", figure_id=f"f{n}", value=n, lower=n, upper=n, **said, **number)
            for n in map(str, range(1, figures + 1))
        ],
    }
    others = ("statements", "actors", "people", "organisations", "places", "populations")
    empty: dict[str, list[Row]] = {name: [] for name in (*others, "events", "reports")}
    return Compared(empty | rows)
