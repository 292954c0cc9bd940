"""French."""

from scripts.text.languages.french.names import NAMES, PAGES, SENTENCES
from scripts.text.languages.french.numbers import NUMBERS
from scripts.text.languages.french.speech import SPEECH
from scripts.text.languages.french.times import TIMES
from scripts.text.languages.language import Language

LANGUAGE = Language(
    codes=("fr", "fra", "fre"),
    name="French",
    also=("fa", "ar"),
    numbers=NUMBERS,
    times=TIMES,
    speech=SPEECH,
    names=NAMES,
    sentences=SENTENCES,
    pages=PAGES,
)
