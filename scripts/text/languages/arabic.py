"""Arabic: its numbers and times. Its verbs of saying are not described, and no cue is found."""

from dataclasses import replace

from scripts.text.languages import persian
from scripts.text.languages.arabic_numbers import NUMBERS
from scripts.text.languages.arabic_times import TIMES

LANGUAGE = replace(
    persian.LANGUAGE,
    codes=("ar", "ara"),
    name="Arabic",
    also=("en", "fa"),
    never="[پچژگکیۀ۰-۹]",
    numbers=NUMBERS,
    times=TIMES,
    speech=replace(persian.LANGUAGE.speech, cues={}),
)
