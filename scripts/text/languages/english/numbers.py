"""The closed English lexicon of number words: plain tables, and the idioms that finding knows.

Keys are lower case, with single spaces, and carry no hyphens, so that `twenty-five` is looked up as
`twenty` and `five`. Two exceptions, `-odd` and `-plus`, are suffixes that are always joined on.
A word that no table holds is not a number word.
"""

import re

from scripts.text.finding import HYPHENS, any_of, listed
from scripts.text.languages.english import counted, qualifiers
from scripts.text.languages.language import NumberWords, Spelled

CARDINALS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip

TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip

HUNDREDS = {"hundred": 100}

SCALES = {
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "milliard": 1_000_000_000, "milliards": 1_000_000_000,
    "lakh": 100_000, "lakhs": 100_000, "lac": 100_000, "lacs": 100_000,
    "crore": 10_000_000, "crores": 10_000_000,
    "k": 1_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000, "bln": 1_000_000_000,
    "tn": 1_000_000_000_000, "trn": 1_000_000_000_000,
}  # fmt: skip

# Words that count in bundles: they multiply like a scale, and end the number.
BUNDLES = {"dozen": 12, "score": 20}

# Letters written after digits: `30k`, `$12bn`.
SCALE_ABBREVIATIONS = {word: SCALES[word] for word in ("k", "mn", "mln", "bn", "bln", "tn", "trn")}

# After a sum of money alone: `5m` may be metres, `$5m` may not.
MONEY_ABBREVIATIONS = {"m": 1_000_000, "b": 1_000_000_000}

# Denominators. `third` to `thousandth` are ordinals too: fractions only after a numerator.
FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1_000,
}  # fmt: skip
FRACTION_PLURALS = {
    "halves": 2, "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7,
    "eighths": 8, "ninths": 9, "tenths": 10, "hundredths": 100, "thousandths": 1_000,
}  # fmt: skip

# After a unit: `a month and a half`.
SHARES_AFTER_UNIT = frozenset({"and a half", "and a quarter"})

# What may follow `a third` when it is a fraction; before any other word it is an ordinal.
FRACTION_FOLLOWERS = frozenset({"of", "the", "to", "or", "and", ",", "."})

PERCENT_SIGNS = frozenset(
    {"%", "٪", "percent", "percents", "per cent", "pct", "a percent", "a per cent"}
)

# `twenty-ninth` is one of TENS and one of these.
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1_000, "millionth": 1_000_000,
}  # fmt: skip

# Words that count without naming a number; they give no bound.
VAGUE_QUANTIFIERS = frozenset({
    "few", "very few", "not many", "precious few", "several", "a few", "quite a few",
    "a good few", "many", "very many",
    "a great many", "a good many", "numerous", "countless", "innumerable", "various", "multiple",
    "a couple", "a couple of", "a handful", "a handful of", "a small handful of", "a number of",
    "a large number of", "a small number of", "large numbers of", "a lot of", "lots of",
})  # fmt: skip

# The least each plural can mean: two of its kind, inclusive (rule `vague-plural`).
VAGUE_PLURALS = {
    "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "millions": 2_000_000,
    "tens of millions": 20_000_000, "hundreds of millions": 200_000_000,
    "billions": 2_000_000_000, "tens of billions": 20_000_000_000,
    "hundreds of billions": 200_000_000_000, "trillions": 2_000_000_000_000,
}  # fmt: skip

# More than half, exclusive (rule `majority`).
MAJORITIES = frozenset({
    "most", "majority", "vast majority", "great majority", "large majority",
    "overwhelming majority", "clear majority",
})  # fmt: skip

_AND_A_SHARE = r"(?: (?!and)[^\W\d_]+)? and an? (?:half|quarter)\b"
_ROUND = "(?:dozen|hundred|thousand|million|billion)"
_MOST_OF_WHAT = r" (?:of|people|men|women|children)\b| (?!\w*ous\b)\w+s\b"


def _spelled(words: NumberWords) -> Spelled:
    """The forms of the tables, and the idioms that English has besides."""
    join = f"(?: |[{HYPHENS}])"
    cardinal = any_of((*words.cardinals, *words.tens))
    scale = any_of(words.multipliers)
    share = any_of((*words.fractions, *words.fraction_plurals))
    ordinal = any_of(words.ordinals)
    rounded = any_of((*words.vague_plurals, *(f"{tens[:-1]}ies" for tens in words.tens)))
    quantifier = any_of(words.vague_quantifiers)
    large = any_of((*words.hundreds, *words.scales))
    open_share = "|".join(map(re.escape, sorted(words.fraction_followers)))
    many = (
        rf"(?:{cardinal}|an? {scale})"
        rf"(?:{join}(?:{cardinal}|{scale}|{rounded}|{share}|{ordinal})\b"
        rf"|(?:(?<=hundred)|(?<=thousand)|(?<=illion)) and {cardinal}\b(?! and\b)"
        rf"|(?:(?<=thousand)|(?<=illion)), {cardinal}(?={join}(?:{cardinal}{join})?{large})"
        rf"| point(?:{join}{cardinal}\b)+){{0,24}}(?:{_AND_A_SHARE})?|an?{_AND_A_SHARE}"
    )
    one_of = (
        rf"one in (?:every )?{cardinal}|{cardinal} in (?:every )?ten"
        rf"|{cardinal} out of (?:every )?{cardinal}"
    )
    return Spelled(
        suffixes=frozenset({"s", "m", "b", *words.ordinal_suffixes, *words.scale_letters}),
        after_digits=rf"(?:{join}(?:{scale}|{rounded})\b)*(?:{_AND_A_SHARE})?"
        r"(?: ?[%٪]| per ?cent\b| pct\b)?",
        exact=(
            rf"(?:{one_of}|{many})(?: per ?cent\b)?",
            rf"an? (?:half|quarter|{share}(?=\s*(?:{open_share})|\s*$))",
            rf"half(?: as (?:many|much)(?: again)?| an? {_ROUND})?|halves",
            ordinal,
            any_of(("once", "twice", "thrice", "double", "triple", "quadruple")),
            f"{cardinal}fold",
        ),
        vague=(
            rf"(?!(?:many|few) as\b){quantifier}(?: (?:of )?(?:{scale}|{rounded})\b)?",
            rounded,
            any_of(words.majorities - {"most"}),
            rf"(?<!the\s)(?<!at\s)most(?={_MOST_OF_WHAT})",
        ),
        places=ordinal,
    )


NUMBERS = NumberWords(
    decimal=".",
    cardinals=CARDINALS,
    tens=TENS,
    hundreds=HUNDREDS,
    scales=SCALES,
    bundles=BUNDLES,
    scale_letters=SCALE_ABBREVIATIONS,
    money_letters=MONEY_ABBREVIATIONS,
    halves=frozenset({"half"}),
    fractions=FRACTIONS,
    fraction_plurals=FRACTION_PLURALS,
    fraction_followers=FRACTION_FOLLOWERS,
    shares_after_unit=SHARES_AFTER_UNIT,
    percent=PERCENT_SIGNS,
    ordinals=ORDINALS,
    ordinal_suffixes=frozenset({"st", "nd", "rd", "th"}),
    vague_quantifiers=VAGUE_QUANTIFIERS,
    vague_plurals=VAGUE_PLURALS,
    majorities=MAJORITIES,
    qualifiers_before=qualifiers.QUALIFIERS_BEFORE,
    qualifiers_after=qualifiers.QUALIFIERS_AFTER,
    openers=qualifiers.OPENERS,
    closers=qualifiers.CLOSERS,
    span_openers=qualifiers.SPAN_OPENERS,
    articles=frozenset({"a", "an"}),
    conjunctions=frozenset({"and"}),
    points=frozenset({"point"}),
    out_of=frozenset({"in", "in every", "out of", "out of every"}),
    partitives=frozenset({"of"}),
    range_openers=qualifiers.RANGE_OPENERS,
    range_joiners=qualifiers.RANGE_JOINERS,
    alternative_joiners=qualifiers.ALTERNATIVE_JOINERS,
    bound_joiners=qualifiers.BOUND_JOINERS,
    rewrite=qualifiers.nor_is_and_not,
    spelled=_spelled,
    asking_before=frozenset({"how"}),
    ones=frozenset({"one"}),
    pronoun_after=listed("no any every each this that which another such someone"),
    pronoun_before=r" (?:another|after another|by one|must|can|cannot|could|should|may|might)\b"
    r"|['’]s\b",
    years=range(1900, 2100),
    stated=listed("in by all figures numbers amounts values totals are stated expressed given"),
    determiners=counted.DETERMINERS,
    plural=counted.PLURAL,
    counted_too=counted.COUNTED_TOO,
    times=qualifiers.TIMES,
    never_first=counted.NEVER_FIRST,
    links=counted.LINKS,
    relatives=counted.RELATIVES,
    function_words=counted.NO_NOUNS,
    changing=counted.CHANGING,
)
