"""The number words of French, those around them, and how numbers are found.

`une centaine` and its like are read as *about* so many; `d’hommes` falls into two words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scripts.text.finding import HYPHENS, any_of, listed
from scripts.text.languages.language import NumberWords, Spelled, Token

_ONES = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9,
}  # fmt: skip
_TEENS = {
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19,
}  # fmt: skip
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_EIGHTY = {"quatre-vingt": 80, "quatre-vingts": 80}


def _below_hundred() -> Iterator[tuple[str, int]]:
    """Every number below a hundred in words: `vingt et un`, `soixante-dix-sept`."""
    yield from (("zéro", 0), ("zero", 0))
    yield from {**_ONES, **_TEENS, **_TENS, **_EIGHTY}.items()
    joined = {**_TENS, "quatre-vingt": 80}
    for tens, value in joined.items():
        above = {**_ONES, **_TEENS} if tens in ("soixante", "quatre-vingt") else _ONES
        for word, more in above.items():
            yield f"{tens}-{word}", value + more
            if word in ("un", "une", "onze"):
                yield f"{tens}-et-{word}", value + more


def _spaced() -> Iterator[tuple[str, int]]:
    """The same with hyphens, with blanks, and with hyphens but for `et`."""
    for words, value in _below_hundred():
        yield words, value
        yield words.replace("-et-", " et "), value
        yield words.replace("-", " "), value
        yield words.replace("quatre-vingt-", "quatre-vingt ").replace("-et-", " et "), value


CARDINALS = dict(_spaced())
HUNDREDS = {"cent": 100, "cents": 100}
SCALES = {
    "mille": 1_000, "mil": 1_000, "million": 1_000_000, "millions": 1_000_000,
    "milliard": 1_000_000_000, "milliards": 1_000_000_000,
    "billion": 1_000_000_000_000, "billions": 1_000_000_000_000,
    "mio": 1_000_000, "mrd": 1_000_000_000, "md": 1_000_000_000, "mds": 1_000_000_000,
}  # fmt: skip
# Round collectives, which are never exact.
ABOUT = {
    "dizaine": "dix", "quinzaine": "quinze", "vingtaine": "vingt", "trentaine": "trente",
    "quarantaine": "quarante", "cinquantaine": "cinquante", "soixantaine": "soixante",
    "centaine": "cent", "millier": "mille",
}  # fmt: skip
_DENOMINATORS = {
    "tiers": 3, "quart": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8,
    "neuvième": 9, "dixième": 10, "centième": 100, "millième": 1_000, "cinquieme": 5,
    "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "centieme": 100,
    "millieme": 1_000,
}  # fmt: skip
ORDINALS = {
    "premier": 1, "première": 1, "second": 2, "seconde": 2, "deuxième": 2, "troisième": 3,
    "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9,
    "dixième": 10, "onzième": 11, "douzième": 12, "treizième": 13, "quatorzième": 14,
    "quinzième": 15, "seizième": 16, "vingtième": 20, "trentième": 30, "quarantième": 40,
    "cinquantième": 50, "soixantième": 60, "centième": 100, "millième": 1_000,
}  # fmt: skip
VAGUE = frozenset({
    "plusieurs", "quelques", "peu de", "très peu de", "de nombreux", "de nombreuses", "nombre de",
    "bon nombre de", "un certain nombre de", "un grand nombre de", "un petit nombre de",
    "beaucoup de", "bien des", "une poignée de", "divers", "diverses", "maints", "maintes",
})  # fmt: skip
VAGUE_PLURALS = {
    "dizaines": 20, "douzaines": 24, "vingtaines": 40, "centaines": 200, "milliers": 2_000,
    "dizaines de milliers": 20_000, "centaines de milliers": 200_000, "dizaines de millions":
    20_000_000, "centaines de millions": 200_000_000,
}  # fmt: skip
_EQUAL = (" ou égal", " ou égale", " ou égaux", " ou égales")


def _than(word: str, orders: tuple[str, ...]) -> list[str]:
    """`supérieur à` in every number and gender, with what stands between the two words."""
    endings = ("", "e", "s", "es")
    return [f"{word}{ending}{orders[at % len(orders)]} à" for at, ending in enumerate(endings)]


BEFORE = {
    "exactement": "exact", "précisément": "exact",
    **dict.fromkeys(
        ("environ", "près de", "quelque", "autour de", "à peu près", "approximativement", "presque",
         "aux alentours de", "aux environs de", "dans les", "de le ordre de", "peut-être",
         "grosso modo", "pas loin de", "quasiment", "~", "≈", "env."), "about"),
    **dict.fromkeys(
        ("plus de", "plus que", "au-dessus de", "au delà de", "au-delà de", "plus grand que",
         "bien plus de", "beaucoup plus de", "un peu plus de", "légèrement plus de", "dépassant",
         "dépasse", "dépassé", "excédant", ">", *_than("supérieur", ("",))), "more_than"),
    **dict.fromkeys(
        ("moins de", "moins que", "au-dessous de", "en dessous de", "plus petit que",
         "bien moins de", "un peu moins de", "légèrement moins de", "<",
         *_than("inférieur", ("",))), "fewer_than"),
    **dict.fromkeys(
        ("au moins", "au minimum", "au bas mot", "pas moins de", "un minimum de", "minimum", "≥",
         "égal ou supérieur à", *_than("supérieur", _EQUAL)), "at_least"),
    **dict.fromkeys(
        ("au plus", "tout au plus", "au maximum", "jusqu'à", "pas plus de", "un maximum de",
         "maximum", "ne dépassant pas", "n'excédant pas", "≤", "égal ou inférieur à",
         *_than("inférieur", _EQUAL)), "at_most"),
}  # fmt: skip
AFTER = {
    **dict.fromkeys(
        ("ou plus", "et plus", "ou davantage", "et davantage", "au moins", "au minimum",
         "au bas mot", "pour le moins", "minimum", "sinon plus", "si ce n'est plus", "voire plus",
         "et même plus", "et quelques", "et des poussières", "+"), "at_least"),
    **dict.fromkeys(
        ("ou moins", "et moins", "au plus", "tout au plus", "au maximum", "maximum", "maxi", "max",
         "au grand maximum", "sinon moins", "voire moins"), "at_most"),
    **dict.fromkeys(
        ("environ", "à peu près", "approximativement", "ou à peu près", "plus ou moins",
         "peu ou prou", "en gros", "grosso modo", "en chiffres ronds"), "about"),
}  # fmt: skip
CHANGING = listed("""
pourcentage pourcentages plus moins davantage
environ presque près autour moyenne chacun chacune chaque par supplémentaire
supplémentaires additionnel additionnels encore autant fois peut-être probablement sans doute
minimum maximum maxi estimé estimés estimation sinon voire au-delà dessus dessous quelque
net brut double triple demi quotidien hebdomadaire annuel
""")
FUNCTION_WORDS = listed("""
à au aux avec après avant ce cet cette chez comme contre dans depuis devant donc elle elles en est
et était étaient été être il ils je jusque leur mais ne ni nous on ont ou où pas pendant pour
puis que qui quoi sans se selon ses si son sont sous sur tout très tu un une vers vous y a ont soit
""")


A = "·"  # the article that `et demi` leaves out
ELIDED = {"d": "de", "l": "le", "qu": "que"}


def in_tables(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with elisions parted, `une centaine` as about so many, `et demi` as a share."""
    words = [part for whole in tokens for part in _parted(whole)]
    at = 0
    while at < len(words):
        ahead = [word.text for word in words[at : at + 3]]
        about = next((n for n in range(1, len(ahead)) if _is_about(ahead[: n + 1])), 0)
        if about:
            last = words[at + about]
            yield from _both(words[at].start, last.end, "environ", ABOUT[last.text])
        elif ahead[0] in ("demi", "demie") and _is_share(words[:at]):
            yield from _both(words[at].start, words[at].end, A, "demi")
        else:
            yield words[at]
        at += about + 1


def _is_share(before: Sequence[Token]) -> bool:
    """Whether `demi` after some words is half of one: not in `une trentaine et demie`."""
    *_, last, joiner = [Token("", 0, 0), Token("", 0, 0), *before]
    return joiner.text == "et" and last.text not in ABOUT


def _is_about(words: list[str]) -> bool:
    """Whether words are `une centaine`, `un bon millier`."""
    first, *middle, last = words
    is_one = first in ("un", "une") and last in ABOUT
    return is_one and all(word in ("bon", "bonne", "petite", "petit") for word in middle)


def _parted(token: Token) -> list[Token]:
    """`d’hommes` as `de` and `hommes`; any other word as it is."""
    text = token.text.replace("’", "'")
    head, mark, tail = text.partition("'")
    if not mark or head not in ELIDED:
        return [Token(text, token.start, token.end)]
    cut = token.start + len(head) + 1
    return [Token(ELIDED[head], token.start, cut), Token(tail, cut, token.end)]


def _both(start: int, end: int, first: str, second: str) -> list[Token]:
    return [Token(first, start, start), Token(second, start + 1, end)]


_BY_THREES = r"(?:(?<=\d)(?<!\d{4})(?: \d{3}(?!\d))+(?:,\d+)?)?"  # `4 481`, with a plain blank


def _spelled(words: NumberWords) -> Spelled:
    """Numbers in words from the largest scale down, and the words for many."""
    join = f"(?: |[{HYPHENS}])"
    small = any_of(words.cardinals)
    scale = any_of((*words.hundreds, *words.scales))
    number = rf"(?:{small}(?:{join}{scale}\b)*|{scale}(?:{join}{scale}\b)*)"
    share = any_of((*words.fractions, *words.fraction_plurals))
    about, half = any_of(ABOUT), r"(?: et demie?\b)?"
    percent = r"(?: pour ?cent\b| ?%)?"
    return Spelled(
        suffixes=words.ordinal_suffixes,
        after_digits=rf"{_BY_THREES}(?: {any_of(words.scales)}\b)*{half}{percent}",
        exact=(
            rf"une (?:bonne |petite )?{about}",
            any_of(words.ordinals),
            rf"{small} {share}",
            rf"{number}(?:{join}{number}\b){{0,12}}(?: virgule {small})?{half}{percent}",
            r"la moitié|moitié",
        ),
        vague=(
            any_of(words.vague_quantifiers),
            any_of(words.vague_plurals),
            any_of(words.majorities),
        ),
        places=any_of(words.ordinals),
    )


NUMBERS = NumberWords(
    decimal=",",
    cardinals=CARDINALS,
    hundreds=HUNDREDS,
    scales=SCALES,
    alone=frozenset({"cent", "mille"}),
    bundles={"douzaine": 12, "douzaines": 12},
    scale_letters={"k": 1_000},
    money_letters={"m": 1_000_000},
    halves=frozenset({"moitié", "demi"}),
    fractions={"demi": 2, "demie": 2, **_DENOMINATORS},
    fraction_plurals={word.removesuffix("s") + "s": n for word, n in _DENOMINATORS.items()},
    fraction_followers=listed("de des du la le les ou et , ."),
    shares_after_unit=frozenset({f"et {A} demi"}),
    percent=frozenset({"%", "pour cent", "pourcent", "pourcents", "pour-cent", "p. 100"}),
    ordinals=ORDINALS,
    ordinal_suffixes=listed("er re e ère eme ème ième nd nde"),
    vague_quantifiers=VAGUE,
    vague_plurals=VAGUE_PLURALS,
    majorities=frozenset({"majorité", "grande majorité", "vaste majorité", "immense majorité",
                          "plupart"}),
    qualifiers_before=BEFORE,
    qualifiers_after=AFTER,
    openers=listed("les des la le ces ses leurs nos seulement encore total une un autres")
    | {"un total de", "au total", "les quelque", "égal à", "au nombre de"},
    closers=frozenset({"au total", "en tout", "en tout et pour tout"}),
    span_openers=frozenset({
        "depuis les", "au cours des", "durant les", "pendant les", "ces", "sur les",
        "au cours des derniers", "au cours des dernières",
    }),
    articles=frozenset({"un", "une", A}),
    conjunctions=frozenset({"et"}),
    points=frozenset({"virgule"}),
    out_of=frozenset({"sur"}),
    stated=listed("en par les tous chiffres montants valeurs nombres exprimés exprimées"),
    partitives=listed("de des du"),
    range_openers={"entre": frozenset({"et", "-"}), "de": frozenset({"à", "-"}),
                   "compris entre": frozenset({"et"})},
    range_joiners=frozenset({"à", "-"}),
    alternative_joiners=frozenset({"ou", ", ou", "voire"}),
    bound_joiners=frozenset({"et", "mais", ", mais"}),
    rewrite=in_tables,
    spelled=_spelled,
    ones=frozenset({"un", "une"}),
    pronoun_after=listed("l' quelqu' chacun aucun"),
    determiners=listed("la le les leur leurs ses son sa ces cette nos notre eux elles"),
    plural=r"(?!plus$|moins$|dans$|sous$)[^\W\d_]{2,}[sxz]",
    counted_too=r"an|km|kg|mg|cm|mm|ha|euro|yen|tué|mort|blessé",
    times=listed("""
        seconde secondes minute minutes heure heures jour jours nuit nuits semaine semaines mois
        trimestre trimestres an ans année années décennie décennies siècle siècles
    """),
    never_first=r"\w*illi(?:on|ard)s?|\w+i[eè]mes?",
    never_later=r"\w+(?:ent|aient|èrent|irent|urent|eront|iront)",
    links=listed("de des du dans en parmi pour"),
    relatives=listed("qui que dont"),
    function_words=FUNCTION_WORDS,
    changing=CHANGING,
)  # fmt: skip
