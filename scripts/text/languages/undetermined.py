"""A text whose language nobody has described here, or that is not known.

Digits, signs and figures that mean the same everywhere are read: numerals whose own form shows
which mark stands before decimals, years, days as `1988-07-28`. Words are not: a number in words is
refused, a date in words implies nothing, and no cue or capitalised name is found.
"""

from scripts.text.date_readers import IN_FIGURES
from scripts.text.languages.language import Language, NumberWords, TimeWords

LANGUAGE = Language(
    codes=("und",),
    name="a language that is not described here",
    numbers=NumberWords(
        qualifiers_before={
            "~": "about", "≈": "about", ">": "more_than", "<": "fewer_than",
            "≥": "at_least", "≤": "at_most",
        },
        qualifiers_after={"+": "at_least"},
    ),
    times=TimeWords(
        month_may_lead=True,
        readings=IN_FIGURES,
        expressions=(
            r"\d{4}-\d\d-\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{1,2}:\d\d(?::\d\d)?\b",
            r"(?:1[5-9]|20)\d\d(?![\d%]|[.,:/]\d)",
            "[۰-۹]{4}|[٠-٩]{4}",
        ),
    ),
)  # fmt: skip
