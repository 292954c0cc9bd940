"""What each rule of reading a number says, with words that it reads or refuses.

The page of methods shows them, each example as `read_number` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NumberRule:
    """A rule by its name, what it says, and words in a language that show it."""

    name: str
    says: str
    words: str
    language: str = "en"


RULES = (
    NumberRule("about", "The point, without bounds; a range keeps its ends and excludes nothing.",
               "some 4,000 to 5,000"),
    NumberRule("bound", "One bound, and no value.", "at least 5,000, if not more"),
    NumberRule("range", "Both bounds, inclusive unless a qualifier says not.",
               "not less than 30 nor more than 40"),
    NumberRule("open-range", "What is *more than* or only *perhaps* the end bounds nothing.",
               "at least 30,000 and perhaps 33,000"),
    NumberRule("alternatives", "Two values and no more.", "2,800 or 3,800"),
    NumberRule("vague-plural", "A word that names a number means two of it at least, always.",
               "hundreds"),
    NumberRule("vague", "A word that names no number has no bound, ever.", "several"),
    NumberRule("majority", "More than half of the whole.", "the vast majority"),
    NumberRule("share", "A share of one.", "one in five"),
    NumberRule("gloss", "The same number again in brackets is one number.", "five hundred (500)"),
    NumberRule("shared-scale", "A scale or percent sign serves both ends.", "$10-12bn"),
    NumberRule("cut-short", "A first number that may leave its zeros to the second is refused.",
               "2-3,000"),
    NumberRule("numeral", "Thousands by threes, decimals after the mark of the language; what may "
               "be either is refused.", "2.800"),
    NumberRule("numeral", "The same where the language writes it so.", "2.800", "fr"),
    NumberRule("unit", "What is counted is a noun of several and what it is of, in or from.",
               "30,000 political prisoners in Iran"),
    NumberRule("unit", "A word that says something of the number, or that is not known, is never "
               "left in the unit.", "30 tusen prisoners"),
    NumberRule("unit", "More than before is not how many.", "30 more prisoners"),
    NumberRule("span", "Before a time, *over the past* is not *more than*.",
               "over the past 20 years"),
    NumberRule("ordinal", "A place in an order is refused.", "the third"),
    NumberRule("partitive", "A member of a group is refused.", "one of the candidates"),
    NumberRule("language", "Words as the language of the text has them.",
               "۲ میلیون و ۵۰۰ هزار نفر", "fa"),
    NumberRule("language", "The same.", "ما لا يقل عن ثلاثين ألف سجين", "ar"),
    NumberRule("language", "The same.", "une centaine de détenus", "fr"),
)  # fmt: skip
