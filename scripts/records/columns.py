"""Computed columns of one row: a number's bounds from its words, a date's from its EDTF text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from scripts.contract.coded import Coded
from scripts.raw.files import WITHDRAWN
from scripts.raw.problems import Problem, shorten
from scripts.raw.rows import Row
from scripts.raw.rule import Edit, Rule, Seen
from scripts.text.anchors import shadow
from scripts.text.dates import Check, checked
from scripts.text.edtf import DateError, read_date
from scripts.text.languages import is_tag, language_of
from scripts.text.languages.language import Language
from scripts.text.numbers import NumberError, NumberReading, read_number, spell

Result = tuple[Row, list[Problem]]
TYPED_IN = "en"  # the words of a source that is only cited are typed, and typed in English


def language_of_words(source: Row) -> Language:
    """The language in which the words of a source's records are read.

    Where the source has no language, or something that is no tag of one, which the contract
    refuses, they are read as typed ones are: one slip makes one message.
    """
    held, code = bool(source["characters"]), source["language"]
    return language_of(code if held and is_tag(code) else TYPED_IN)


NUMBER_NOT_READ = Rule(
    "number-not-read",
    "The words of a figure hold no number, or more than one meaning.",
    "Quote the number phrase alone, with its qualifier and unit.",
    Edit(
        right="    quote: 12 houses",
        wrong="    quote: houses stand empty",
        says='figures.as_written: in "houses stand empty": no number in these words. Quote '
        "the words that say how many, or set them aside with a reason.",
    ),
)


def figure_columns(row: Row, words: str, language: Language) -> Result:
    """The figure with qualifier, value and bounds as its words bear them in their language.

    A `rendering` is ours, and in English: where there is one, the number is read from it.
    """
    row = row.with_cells(as_written=words)
    if not words:
        return row, []  # that a figure which is only cited lacks them, the contract says
    if row["rendering"]:
        words, language = row["rendering"], language_of(TYPED_IN)
    try:
        reading = read_number(shadow(words), language)
    except NumberError as error:
        if WITHDRAWN in words:
            return row, [_withdrawn(row, words)]
        return row, [
            row.problem(
                "rendering" if row["rendering"] else "as_written",
                NUMBER_NOT_READ.code,
                f'in "{shorten(words)}": {error.message}.',
                error.hint,
            )
        ]
    computed = {
        "qualifier": reading.qualifier,
        "approximate": _truth(reading.approximate),
        "value": _number(reading.value),
        "lower": _number(reading.lower),
        "upper": _number(reading.upper),
        "lower_inclusive": _truth(reading.lower_inclusive),
        "upper_inclusive": _truth(reading.upper_inclusive),
        "bound_source": reading.bound_source,
        "unit_as_written": row["unit_as_written"] or reading.unit,
    }
    return row.with_cells(**computed), list(_disagreements(row, computed, words, reading))


NUMBER_WITHDRAWN = Rule(
    "number-withdrawn",
    "The words of a figure were withdrawn, its number with them.",
    "Retire the figure; see VERSIONING.md.",
    Seen(
        "`quote: █ carts`: the words withdrawn were `3`.",
        "The figure is deleted; if it was released, `raw/retired.yaml` says why.",
    ),
)


def _withdrawn(row: Row, words: str) -> Problem:
    return row.problem(
        "as_written",
        NUMBER_WITHDRAWN.code,
        f'in "{shorten(words)}" no number is left: its words were withdrawn.',
        "Delete the figure here; if it was released, add its id to raw/retired.yaml.",
    )


VALUE_NOT_IN_WORDS = Rule(
    "value-not-in-words",
    "A number typed beside the words is not what they say.",
    "Delete the number, or quote other words.",
    Edit(
        right="    lower: 40",
        wrong="    lower: 41",
        says='figures.lower: `41` is not what "More than 40 workers" says: the words give '
        "lower `40` (more_than). Delete the line, or quote the words that say so.",
    ),
)


def _disagreements(
    row: Row, computed: dict[str, str], words: str, reading: NumberReading
) -> Iterator[Problem]:
    """A number typed beside the words must be the one they bear."""
    for name in ("qualifier", "value", "lower", "upper"):
        if row[name] and not _same(row[name], computed[name]):
            yield row.problem(
                name,
                VALUE_NOT_IN_WORDS.code,
                f'`{row[name]}` is not what "{shorten(words)}" says: the words give '
                f"{f'{name} `{computed[name]}`' if computed[name] else f'no {name}'} "
                f"({reading.qualifier}).",
                "Delete the line, or quote the words that say so.",
            )


def _same(typed: str, read: str) -> bool:
    try:
        return Decimal(typed) == Decimal(read)
    except InvalidOperation:
        return typed == read


def _number(value: Decimal | None) -> str:
    return "" if value is None else spell(value)


def _truth(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def report_columns(row: Row, written: str, language: Language) -> Result:
    """The report with the strict bounds of its date, which is held to its words.

    The words are read in their language; `written` is the EDTF date of those around them, from
    which relative ones count.
    """
    if not row["date"]:
        return row, []
    try:
        reading = read_date(row["date"])
    except DateError as error:
        return row, [row.problem("date", "date-not-edtf", error.message, error.hint)]
    found = _checked(row, written, language)
    dated = row.with_cells(
        earliest=reading.earliest,
        latest=reading.latest,
        precision=reading.precision,
        calendar=found.calendar,
        date_checked=BY_WORDS if found.proved and _rests_on_words(row) else BY_CURATOR,
    )
    return dated, list(_date_objections(row, found))


# What a date of this basis rests on: its words, a reason that is given, or there is no date.
BASIS = Coded(
    "reports.date_basis",
    {"stated": "words", "resolved": "words", "inferred": "reason", "not_stated": "nothing"},
)
NO_DATE = BASIS.meaning("nothing")

BY_WORDS, BY_CURATOR = "by_words", "by_curator"

DATE_NOT_IN_WORDS = Rule(
    "date-not-in-words",
    "The words of a date imply another one, or are no date.",
    "Correct the date, or set `date_basis: inferred` and say why. Where the words themselves are "
    "wrong, record what they bear with `date_checked: by_curator`, and say what is wrong.",
    Edit(
        right="    date: 2001-03-01",
        wrong="    date: 2001-03-08",
        says='reports.date: "Last Thursday", written 2001-03-09, implies 2001-03-01 (English '
        "also allows the most recent one, 2001-03-08); `2001-03-08` does not lie within "
        "that. Type `date: 2001-03-01`, or set `date_basis: inferred` and say why in `note`.",
    ),
)
DATE_CHECK_MISTAKEN = Rule(
    "date-check-mistaken",
    "`date_checked` is typed where the build decides it, or without saying why.",
    "Delete the line; or, of words that are wrong or undecided, add a `note` that says why.",
    Edit(
        right="    date_basis: resolved",
        wrong="    date_basis: resolved\n    date_checked: by_curator",
        says="reports.date_checked: the words imply the date, so the build checks it. "
        "Delete the line.",
        at="date_checked",
    ),
)


def _rests_on_words(row: Row) -> bool:
    """Whether the words are said to give the date, and are there."""
    return bool(row["date_words"]) and BASIS.of(row["date_basis"]) == "words"


def _checked(row: Row, written: str, language: Language) -> Check:
    """The date held to the words; a date of writing that is none is refused where it is typed."""
    if not row["date_words"]:
        return Check(row["calendar"])
    words = shadow(row["date_words"])
    try:
        return checked(words, written, row["date"], language, row["calendar"])
    except DateError:
        return Check(row["calendar"])


def _date_objections(row: Row, found: Check) -> Iterator[Problem]:
    typed = row["date_checked"]
    if not _rests_on_words(row):
        if typed == BY_WORDS:
            yield _check_mistaken(row, "no words are given that the date rests on")
        return
    if typed == BY_CURATOR and found.proved:
        yield _check_mistaken(row, "the words imply the date, so the build checks it")
    elif typed == BY_CURATOR and not row["note"]:
        yield _check_mistaken(row, "no `note` says why", "Say in `note` what the words lack.")
    elif typed == BY_WORDS and not (found.proved or found.objection):
        yield _check_mistaken(row, "the build reads no date in the words")
    elif found.objection and typed != BY_CURATOR:
        yield row.problem("date", DATE_NOT_IN_WORDS.code, found.objection, _way_out(found))


def _check_mistaken(row: Row, fault: str, hint: str = "Delete the line.") -> Problem:
    return row.problem("date_checked", DATE_CHECK_MISTAKEN.code, f"{fault}.", hint)


def _way_out(found: Check) -> str:
    """What to type, for a date that its words do not imply."""
    if found.right:
        return f"Type `date: {found.right}`, or set `date_basis: inferred` and say why in `note`."
    if found.calendar:
        return "Correct the date; `calendar` says in which calendar the words count."
    return (
        "Record what the words bear with `date_checked: by_curator`, and say in `note` what is "
        "wrong with them."
    )
