"""The computed blocks of the pages: counts, definitions with an example each, coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from scripts.contract.model import Contract, Table
from scripts.derived.citing.published import Ready, markdown_table
from scripts.derived.coverage import counted
from scripts.package.measure import Score
from scripts.raw.problems import shorten
from scripts.raw.rows import Dataset, Row
from scripts.text.asked import described
from scripts.text.languages import language_of
from scripts.text.number_rules import RULES
from scripts.text.numbers import NumberError, read_number

CODED = ("sources", "organisations", "names", "events", "reports", "participations", "statements",
         "claims", "positions", "figures", "offices", "units", "comparisons")  # fmt: skip
COMPUTED = ("comparisons.class", "comparisons.scope_relation", "comparisons.relation")


def rows(dataset: Dataset, contract: Contract) -> str:
    """How many rows each table has."""
    counted = [
        [Ready(f"[{name}]({table.path})"), f"{len(dataset.tables[name]):,}"]
        for name, table in contract.tables.items()
    ]
    return markdown_table(["table", "rows"], counted)


def coverage(dataset: Dataset) -> str:
    """What was used, set aside and left open of each held document, by kind."""
    return markdown_table(
        ["source", "kind", "used", "set aside", "open"],
        [
            [tally.source_id, tally.kind, str(tally.used), str(tally.set_aside), str(tally.open)]
            for tally in counted(dataset.tables["coverage_summary"])
        ],
    )


def set_aside(dataset: Dataset) -> str:
    """The reasons why words were set aside."""
    counts = Counter(
        (row["reason"], row["kind"])
        for row in dataset.tables["coverage"]
        if row["disposition"] == "set_aside"
    )
    return markdown_table(
        ["reason", "kind", "how many"],
        [[reason, kind, str(count)] for (reason, kind), count in sorted(counts.items())],
    )


def definitions(dataset: Dataset, contract: Contract) -> str:
    """The closed lists that people code with: values, meanings, counts, an example of each."""
    return "\n\n".join(_definitions(dataset, contract))


def _definitions(dataset: Dataset, contract: Contract) -> Iterator[str]:
    """One table a closed list that people code with, or by which pairs are called."""
    quotes = {row["passage_id"]: row["quote"] for row in dataset.tables["passages"]}
    for name in CODED:
        table = contract.tables[name]
        for field in table.fields:
            if field.categories and (not field.computed or f"{name}.{field.name}" in COMPUTED):
                rows = [
                    [f"`{item.value}`", item.description,
                     *_example(dataset.tables[name], table, field.name, item.value, quotes)]
                    for item in field.categories
                ]  # fmt: skip
                head = markdown_table(["value", "definition", "rows", "example"], rows)
                yield f"### `{name}.{field.name}`: {field.title}\n\n{head}"


def _example(
    rows: list[Row], table: Table, column: str, value: str, quotes: dict[str, str]
) -> tuple[str, str]:
    """How many rows carry a value, and the first of them that has words to show."""
    found = [row for row in rows if row[column] == value]
    for row in found:
        words = next((quotes[row[key]] for key in table.key if quotes.get(row[key])), "")
        if words:
            return str(len(found)), f"“{shorten(words, 60)}”"
    label = next(
        (text for row in found if (text := row["label"] or row["wording"] or row["title"])), ""
    )
    return str(len(found)), shorten(label, 60)


def adjudication(decisions: list[dict[str, str]]) -> str:
    """How many differences on each field were settled in which direction."""
    counts = Counter((row["table"], row["field"], row["decision"]) for row in decisions)
    fields = sorted({(table, field) for table, field, _ in counts})
    return markdown_table(
        ["table", "field", "for the first coder", "for the second"],
        [
            [table, field, str(counts[table, field, "first"]), str(counts[table, field, "second"])]
            for table, field in fields
        ],
    )


def number_rules() -> str:
    """Each rule of reading a number, and how an example is read."""
    return markdown_table(
        ["rule", "what it says", "words", "read as"],
        [
            [rule.name, Ready(rule.says), rule.words, _read(rule.words, rule.language)]
            for rule in RULES
        ],
    )


def _read(words: str, language: str) -> str:
    try:
        return described(read_number(words, language_of(language)))
    except NumberError as refused:
        return f"refused: {refused.message}"


def mentions(found: Iterable[tuple[str, list[Score]]]) -> str:
    """Recall and precision of each kind, text by text."""
    return markdown_table(
        ["text", "kind", "marked", "recall %", "proposed", "precision %"],
        [
            [name, score.kind, str(score.marked), f"{100 * score.recall:.0f}",
             str(score.found), f"{100 * score.precision:.0f}"]
            for name, scores in found
            for score in scores
        ],
    )  # fmt: skip


def proved(dataset: Dataset) -> str:
    """How many records stand on the words of a held document, and how many are only cited."""
    held = {row["source_id"] for row in dataset.tables["sources"] if row["held"] == "full_text"}
    return markdown_table(
        ["table", "words proved in a held document", "locator of a cited one"],
        [
            [name, f"{counts[True]:,}", f"{counts[False]:,}"]
            for name in ("figures", "statements", "reports", "positions")
            if (counts := Counter(row["source_id"] in held for row in dataset.tables[name]))
        ],
    )


def one_sided(dataset: Dataset, source_id: str) -> str:
    """How many claims of a source are answered in no other voice."""
    summary = {row["claim_id"]: row for row in dataset.tables["claim_summary"]}
    made = {
        row["claim_id"]
        for name in ("figures", "positions")
        for row in dataset.tables[name]
        if row["source_id"] == source_id
    }
    alone = [claim for claim in made if summary[claim]["n_sources"] == "1"]
    one_voice = [claim for claim in made if summary[claim]["n_voices_carrying"] == "1"]
    return markdown_table(
        ["claims of the first document", "in no other source", "in sources of one voice only"],
        [[str(len(made)), str(len(alone)), str(len(one_voice))]],
    )


def classes(dataset: Dataset, contract: Contract) -> str:
    """How many pairs have each class, in the order of the rules."""
    counts = Counter((row["class"], row["kind"]) for row in dataset.tables["comparisons"])
    return markdown_table(
        ["class", "of numbers", "of dates"],
        [
            [f"`{item.value}`", f"{counts[item.value, 'number']:,}",
             f"{counts[item.value, 'date']:,}"]
            for item in contract.tables["comparisons"].by_name["class"].categories
        ],
    )  # fmt: skip


def voice_grounds(dataset: Dataset) -> str:
    """On which ground the voices of people and organisations rest."""
    counts = Counter(
        f"`{row['voice_basis']}`" if row["voice_basis"] else "none: the actor's own voice"
        for name in ("people", "organisations")
        for row in dataset.tables[name]
    )
    return markdown_table(
        ["ground of the voice", "actors"],
        [[ground, f"{count:,}"] for ground, count in sorted(counts.items())],
    )
