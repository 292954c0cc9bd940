"""Arabic, so far as its number words stand beside digits: `أكثر من ٣٠ ألف` is read.

They stand in one table with the Persian ones, whose letters they share. A number that is all in
words is not read, nor is a month or a verb of saying found.
"""

from dataclasses import replace

from scripts.text.languages import persian

LANGUAGE = replace(persian.LANGUAGE, codes=("ar", "ara"), name="Arabic")
