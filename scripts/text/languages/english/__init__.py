"""English."""

from scripts.text.languages.english.names import NAMES, SENTENCES
from scripts.text.languages.english.numbers import NUMBERS
from scripts.text.languages.english.pages import PAGES
from scripts.text.languages.english.speech import SPEECH
from scripts.text.languages.english.times import TIMES
from scripts.text.languages.language import Language

LANGUAGE = Language(
    codes=("en", "eng"),
    name="English",
    also=("fa", "ar"),
    numbers=NUMBERS,
    times=TIMES,
    speech=SPEECH,
    names=NAMES,
    sentences=SENTENCES,
    pages=PAGES,
)
