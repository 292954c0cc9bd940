"""Computed columns of one row: a number's bounds from its words, a date's from its EDTF text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction

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
from scripts.text.number_scale import multiplied, stated_scale
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


READING_MISTAKEN = Rule(
    "reading-mistaken",
    "`reading` is typed where the rules read the words, or `reading` or `reading_why` is missing.",
    "Delete both, or give both.",
    Edit(
        right="    quote: 12 houses",
        wrong="    quote: 12 houses\n    reading: 12 thousand houses\n    reading_why: a slip",
        says='figures.reading: the rules read "12 houses" by themselves. Delete `reading` and '
        "`reading_why`, or quote other words.",
        at="reading: 12",
    ),
)

# Who reads a number.
READ_BY = Coded("figures.read_by", {"rule": "words", "curator": "reading"})
(BY_RULE,), (BY_READING,) = READ_BY.meaning("words"), READ_BY.meaning("reading")


def figure_columns(row: Row, words: str, language: Language) -> Result:
    """The figure with qualifier, value and bounds as its words bear them in their language.

    A `rendering` is ours, and in English: where there is one, the number is read from it. What the
    document states it in (`stated_in`) multiplies it. Where the rules refuse the words, it is read
    from the `reading` that a curator gives with a reason, in whole numbers.
    """
    row = row.with_cells(as_written=words)
    if not words:
        return row, []  # that a figure which is only cited lacks them, the contract says
    if WITHDRAWN in words and not row["rendering"]:
        return row, [_withdrawn(row, words)]
    problems = list(_reading_problems(row))
    try:
        read, by = _read(row, words, language), BY_RULE
        if row["reading"]:
            problems.append(_needless(row, row["rendering"] or words))
    except _NotReadError as refused:
        if not row["reading"]:
            return row, [*problems, _not_read(row, refused)]
        try:
            read, by = _read_in("reading", row["reading"], language_of(TYPED_IN)), BY_READING
        except _NotReadError as again:
            return row, [*problems, _not_read(row, again)]
    computed = {**_numbers(read), "unit_as_written": row["unit_as_written"] or read.unit}
    problems += _disagreements(row, computed, row["reading"] or row["rendering"] or words, read)
    return row.with_cells(**computed, read_by=by), problems


class _NotReadError(Exception):
    """A cell whose words are refused."""

    def __init__(self, cell: str, words: str, why: NumberError) -> None:
        super().__init__(words)
        self.cell, self.words, self.why = cell, words, why


def _read(row: Row, words: str, language: Language) -> NumberReading:
    """The number that the words of a figure say, times what the document states it in."""
    stated = Fraction(1)
    if row["stated_in"]:
        try:
            stated = stated_scale(shadow(row["stated_in"]), language)
        except NumberError as error:
            raise _NotReadError("stated_in", row["stated_in"], error) from None
    if row["rendering"]:
        return _read_in("rendering", row["rendering"], language_of(TYPED_IN), stated)
    return _read_in("as_written", words, language, stated)


def _read_in(
    cell: str, words: str, language: Language, stated: Fraction = Fraction(1)
) -> NumberReading:
    """The number that one cell says. Raises `_NotReadError`."""
    try:
        read = read_number(shadow(words), language)
        return read if stated == 1 else multiplied(read, shadow(words), language, stated)
    except NumberError as error:
        raise _NotReadError(cell, words, error) from None


def _numbers(read: NumberReading) -> dict[str, str]:
    return {
        "qualifier": read.qualifier,
        "approximate": _truth(read.approximate),
        "value": _number(read.value),
        "lower": _number(read.lower),
        "upper": _number(read.upper),
        "lower_inclusive": _truth(read.lower_inclusive),
        "upper_inclusive": _truth(read.upper_inclusive),
        "bound_source": read.bound_source,
    }


def _not_read(row: Row, refused: _NotReadError) -> Problem:
    message = f'in "{shorten(refused.words)}": {refused.why.message}.'
    return row.problem(refused.cell, NUMBER_NOT_READ.code, message, refused.why.hint)


def _needless(row: Row, words: str) -> Problem:
    return row.problem(
        "reading",
        READING_MISTAKEN.code,
        f'the rules read "{shorten(words)}" by themselves.',
        "Delete `reading` and `reading_why`, or quote other words.",
    )


def _reading_problems(row: Row) -> Iterator[Problem]:
    """A reading and its reason stand together."""
    for one, other in (("reading", "reading_why"), ("reading_why", "reading")):
        if row[one] and not row[other]:
            yield row.problem(
                one,
                READING_MISTAKEN.code,
                f"`{other}` is missing beside it.",
                f"Add `{other}: …`, or delete `{one}`.",
            )


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
        return "Correct the date, or type the calendar of the words, as in `calendar: gregorian`."
    return (
        "Record what the words bear with `date_checked: by_curator`, and say in `note` what is "
        "wrong with them."
    )
