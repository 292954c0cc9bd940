"""How English words a time: what its words imply, and the expressions that find them.

The expressions ignore case; a space in them stands for any blank within a line (`finding.spaced`).
"""

from scripts.text.date_offsets import latest_weekday
from scripts.text.finding import listed
from scripts.text.languages.english import dated
from scripts.text.languages.english.dated import MONTHS, MONTHS_SHORT, WEEKDAYS
from scripts.text.languages.english.numbers import NUMBERS
from scripts.text.languages.iran import ISLAMIC, JALALI
from scripts.text.languages.language import TimeWords

# Things that happen, by which texts tell the time; other words in -tion and -sion count too, but
# for the names of bodies.
_EVENTS = listed("""
abdication accession accident adoption agreement amnesty announcement anniversary appointment
armistice arrest arrests assassination assault attack attacks ballot birth bombing bombings
campaign capture ceasefire ceremony clash clashes closure collapse conclusion conference
conflict conquest coup crackdown crackdowns crash crisis crises debate defeat departure
disappearance disappearances disaster downfall earthquake election elections enactment end era
event events execution executions exile exodus fall fighting founding funeral gathering genocide
hearing hearings imprisonment inauguration independence inquest interview invasion killing
killings launch launches lockdown massacre massacres meeting meetings murder murders
negotiations offensive onset outbreak overthrow pandemic presidency protest protests purge
purges raid raids rally reelection reign release resignation return revolt revolution riot riots
rise rule session shooting siege slaughter start strike strikes summit surrender talks tenure
term transfer trial trials truce unrest uprising verdict victory visit vote war wars withdrawal
""")
_ADVERBS = (
    """
today|yesterday|tomorrow|tonight|now|nowadays|currently|recently|lately|presently|previously|formerly
annually|daily|weekly|monthly|yearly|hourly|long ago|not long ago|at present|to this day|to date
so far|thus far|until now|up to now|even now|just now|right now|by now|from now on
""".strip()
    .replace("\n", "|")
    .split("|")
)
_UNITS = listed("""
hour hours minute minutes seconds day days night nights week weeks weekend weekends weekday weekdays
fortnight fortnights month months year years decade decades century centuries millennium millennia
""")
_MODIFIERS = listed("""
the a an this that these those his her its their our my every each per any some most all other
another last next past previous preceding prior following coming same current recent final early
earlier late later intervening subsequent ensuing entire whole full consecutive successive
""") | {
    f"{part} {article}"
    for part in ("half", *(f"{a} quarter{s} of" for a in ("a", "three") for s in ("", "s")))
    for article in ("a", "an")
}
# What no noun phrase holds.
_NO_NOUN = listed("""
that which who whom whose was were is are has had have be been being and or but to in on at by for
from with as when where while said says would will could can may might must shall should did does
do not it he she they we you i there
""")

# Expressions by name; `<name>` stands for the one, or for any of the words, that it names.
PARTS = {
    "events": _EVENTS,
    "bodies": "commission|organi[sz]ation|nation|delegation|section|mission|institution"
    "|constitution|administration",
    "sure_month": frozenset(MONTHS) - {"March", "May"},
    "unsure_month": "(?-i:March|May|MARCH|MAY)",  # other words too
    "short_month": MONTHS_SHORT,
    "month": r"(?:<sure_month>\b|<unsure_month>\b|(?-i:<short_month>)\b\.?)",
    "jalali_month": tuple(JALALI),
    "other_month": f"(?:<jalali_month>|{'|'.join(ISLAMIC)})".replace("'", "['’]"),
    "other_year": r"(?:1[2-4]\d\d|[’']\d\d|[4-9]\d)(?!\w)(?![.,/:]\d)",
    "weekday": WEEKDAYS,
    "day": r"\d{1,2}(?:st|nd|rd|th)?(?:[–-]\d{1,2})?",
    "year": r"(?<![\d.,:/$£€])(?:1[5-9]|20)\d\d(?:[–/-](?:(?:1[5-9]|20)\d\d|\d\d)\b)?"
    r"(?!\d|[.,:/]\d|%)",
    "season": "(?:spring|summer|autumn|fall|winter)",
    "part": "(?:(?:the )?(?:start|beginning|middle|end|close|turn|(?:first|second) half) of"
    " (?:the )?"
    "|(?:the )?(?:early|earlier|mid|late|later)(?: |-)(?:in )?)",
    "which": "(?:this|that|last|next|every|each"
    "|the (?:same|next|following|previous|past|coming))",
    "number": (*NUMBERS.cardinals, *NUMBERS.tens, *NUMBERS.hundreds, *NUMBERS.scales, "dozen"),
    "vague": NUMBERS.vague_quantifiers,
    "vague_plural": tuple(NUMBERS.vague_plurals),
    "count": r"(?:\d{1,9}(?:[.,]\d{1,3}){0,3}"
    "|(?:a )?<number>(?:(?: |-| and )<number>){0,6}|<vague>|<vague_plural> of|half)",
    "unit_word": _UNITS,
    "unit": r"(?:<unit_word>|generations?(?= (?:ago|later|earlier)\b))\b",
    "ordinal_word": tuple(NUMBERS.ordinals),
    "modifier": (*_MODIFIERS, *NUMBERS.ordinals),
    "qualifier": tuple(NUMBERS.qualifiers_before),
    "length": "(?:<qualifier> )?(?:<modifier> ){0,3}(?:<count>(?: |-))?(?:<modifier> ){0,2}<unit>"
    r"(?: and an? (?:half|quarter)\b)?",
    "in_year": r"(?:<year>|(?:this|last|next|that) year\b)",
    "ties": "(?:twen|thir|for|fif|six|seven|eigh|nine)ties",
    "decade": r"(?:(?:the )?(?:(?:1[5-9]|20)\d0s|[’']\d0s|nineteen-<ties>)\b"
    r"|the (?:early |mid-|late )?<ties>\b)",
    "tens": tuple(NUMBERS.tens),
    "ordinal": r"(?:\d{1,4}(?:st|nd|rd|th)|(?:<tens>-)?<ordinal_word>)",
    "century": r"(?:(?:the )?<ordinal>(?: |-)centur(?:y|ies)\b)",
    "seasons": "(?:(?:the )?<season>(?:(?: and | or |[/–-])<season>){0,2}(?: of| in)?"
    "(?: the year)? <in_year>)",
    "date": "(?:<weekday>,? )?(?:the )?<day> (?:of )?<month>(?:,? (?:of )?<year>)?",
    "year_alone": r"(?:the year \d{3,4}\b|<year>)(?: (?:AD|BC|BCE|CE|AH)\b)?",
    "feast": "(?:Christmas|Easter|Nowruz|Norouz|Ramadan|Ramazan|Yom Kippur|New Year)",
    "calendar": "|".join((
        r"\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}\b(?![-/.]\d)",
        r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)\b(?![-/.]\d)|[3-9]\d/\d{1,2}/\d{1,2}\b(?![-/.]\d)",
        "<date>",
        r"(?:<weekday>,? )?<month> (?:the )?<day>\b(?:,? <year>)?",
        r"(?:the )?<season>(?: of)?(?: the year)? 1[2-4]\d\d\b",
        "<part>?(?:<month>(?:,| of)? <in_year>|<seasons>|<decade>|<century>|<year_alone>)",
        r"(?:<part>|<which> )(?:<month>|<season>\b|(?:the )?<unit>)",
        r"<sure_month>\b",
        r"(?:(?<=\b(?:in|of|by|on|to)\s)|(?<=\bfrom\s)|(?<=\b(?:since|until)\s))<unsure_month>",
        r"(?:(?:<weekday>,? )?(?:the )?<day> (?:of )?)?<other_month>,? (?:the year )?<other_year>",
        r"(?:<weekday>,? )?(?:the )?<day> (?:of )?<other_month>\b",
        r"(?:<weekday>,? )?(?-i:(?=[A-Z]))<other_month> (?:the )?<day>\b(?:,? <other_year>)?",
        r"(?:the |this |that |each |every )?(?:spring|summer|autumn|winter)\b",
        r"in (?:the )?fall\b(?! of)",
        r"[۰-۹]{4}|[٠-٩]{4}|(?<=\b(?:in|of|by)\s)1[34]\d\d\b(?![.,:/]\d)",
        r"(?:<which> )?<weekday>s?(?: (?:morning|afternoon|evening|night)s?)?\b",
        r"<feast>(?:['’]s)?(?: (?:Day|Eve))?\b",
    )),
    "hour": tuple(NUMBERS.cardinals),
    "part_of_day": "(?:morning|afternoon|evening)",
    "clock": "|".join((
        r"\d{1,2}:\d\d(?::\d\d)?\b(?: ?[ap]\.?m\b\.?)?(?: (?:GMT|UTC|local time)\b)?",
        r"\d{1,2}(?:[.]\d\d)? ?[ap]\.?m\b\.?",
        r"(?:\d{1,2}|<hour>) o['’]clock\b",
        r"(?:(?:<which>|the|in the|one|yesterday|tomorrow) |mid-)?<part_of_day>s?\b",
        r"(?:noon|midday|midnight|dawn|daybreak|dusk|sunrise|sunset|nightfall|overnight)\b",
    )),
    "adverb": _ADVERBS,
    "the_time": "(?:the|this|that|the same|the present) (?:time|moment|point|stage)",
    "to": "(?:by|until|till|before|back|from)",
    "deictic": "|".join((
        r"<adverb>\b",
        r"(?:(?:ever |long )?since then|<to> then(?: on)?|ever since)\b",
        r"(?:at|around|about|by|from|during|since|for) <the_time>\b",
        r"in (?:recent|past|modern|later|those|these) times\b",
        r"in the (?:recent |near |distant )?(?:past|future)\b(?! (?:<count>|<unit>)\b)",
    )),
    "no_noun": _NO_NOUN,
    "noun": r"(?!<no_noun>\b)\w[\w’'-]*",
    "the": "(?:(?:the|an?|this|that|these|those|his|her|its|their|our|my|all|last|next) )",
    "name_tail": r"(?: (?-i:[A-Z])[\w’'-]*){0,3}",
    "of": "(?: (?:of|between|to) (?:<date>|<the>?<noun><name_tail>))?",
    "event": r"(?:(?:<events>|(?!(?:<bodies>)s?\b)\w{3,20}[ts]ion)s?\b<of>)",
    "to_event": "<the>?(?:<noun> ){0,5}?<event>",
    "after_event": r"(?:after|before|following) (?:<to_event>|\w{2,20}ing\b(?: <noun>)?)",
    "since": "(?:since|during|until|till|prior to|ahead of"
    "|in the (?:run-up to|wake of|aftermath of)"
    "|on the eve of|at the (?:height|outbreak|turn|time) of"
    "|in the (?:hours|days|weeks|months|years|decades)(?: immediately)?"
    " (?:after|before|following|since|preceding|leading up to))",
    "to_anniversary": "(?:(?:on|for|to mark|marking|before|until|since|by|ahead of) )?",
    "anniversary": r"<to_anniversary><the>(?:<ordinal>(?: |-))?anniversary\b"
    "(?: of (?:<to_event>|<the>?<noun>))?",
    "no_date": "(?!<length>|<calendar>)",
    "ago": "(?:ago|earlier|later|before|after|afterwards?|hence|since|prior|running|or so)",
}  # fmt: skip
EXPRESSIONS = (
    "<anniversary>",
    "(?:(?:soon|shortly|immediately|just|long|only) )?<after_event>",
    "<since> (?:<to_event>|<no_date><the>?<noun><name_tail>)",
    "<calendar>",
    "<clock>",
    "<deictic>",
    r"<length>(?: <after_event>| <ago>\b)?",
)

TIMES = TimeWords(
    months=dated.MONTH_NUMBERS,
    jalali=JALALI,
    islamic=ISLAMIC,
    days=dated.DAYS,
    weekdays=dated.WEEKDAY_NUMBERS,
    seasons=dated.SEASONS,
    counts=dated.COUNTS,
    units=dated.UNITS,
    shifts=dated.SHIFTS,
    portions=dated.PORTIONS,
    nights=dated.NIGHTS,
    month_may_lead=True,
    opening=dated.OPENING,
    ending=dated.ENDING,
    parts={**PARTS, **dated.READ_PARTS},
    readings=dated.READINGS,
    also_meant={"last <a_weekday>": latest_weekday},
    ends=dated.ENDS,
    spans=dated.SPANS,
    both=dated.BOTH,
    either=dated.EITHER,
    same=dated.SAME,
    opens=dated.OPENS,
    before=dated.BEFORE,
    near=r"(?:around|about|circa|ca?\.?|approximately|roughly|near)(?: the)? ",
    joiner=dated.JOINER,
    loose_joiner=dated.LOOSE_JOINER,
    expressions=EXPRESSIONS,
    loose={"no_date": ""},  # `march` is no month, and a noun after `since`
)
