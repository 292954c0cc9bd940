"""Arabic: its numbers. Its times and verbs of saying are found so far as they are Persian too."""

from dataclasses import replace

from scripts.text.languages import persian
from scripts.text.languages.arabic_numbers import NUMBERS

LANGUAGE = replace(
    persian.LANGUAGE,
    codes=("ar", "ara"),
    name="Arabic",
    also=("en", "fa"),
    never="[پچژگکیۀ۰-۹]",
    numbers=NUMBERS,
    times=replace(persian.LANGUAGE.times, years_of="islamic", expressions=()),
    speech=replace(persian.LANGUAGE.speech, cues={}),
)
