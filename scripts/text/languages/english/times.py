"""How English words a time: what its words imply, and the expressions that find them.

The expressions ignore case; a space in them stands for any blank within a line (`finding.spaced`).
"""

from scripts.text import dates
from scripts.text.finding import listed
from scripts.text.languages.english.numbers import NUMBERS
from scripts.text.languages.language import DateReader, TimeWords

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTHS_SHORT = (
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
OTHER_MONTHS = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Amordad", "Shahrivar", "Mehr", "Aban",
    "Azar", "Dey", "Bahman", "Esfand", "Muharram", "Moharram", "Safar", "Rabi al-Awwal",
    "Rabi al-Thani", "Jumada al-Awwal", "Jumada al-Thani", "Rajab", "Sha'ban", "Shaban", "Ramadan",
    "Ramazan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
)  # fmt: skip
WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
SHIFTS = {"last": -1, "this": 0, "next": 1, "yesterday": -1, "tomorrow": 1}
_UNIT_NAMES = ("day", "week", "month", "year", "decade")
UNITS = {form: name for name in _UNIT_NAMES for form in (name, f"{name}s")}
COUNTS = {**NUMBERS.cardinals, **NUMBERS.tens, "a": 1}
MONTH_NUMBERS = {
    form.lower(): 1 + [name[:3] for name in MONTHS].index(form[:3])
    for form in (*MONTHS, *MONTHS_SHORT)
}
WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}

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
    "other_month": OTHER_MONTHS,
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
    "unit": "(?:hours?|minutes?|seconds|days?|nights?|weeks?|weekends?|weekdays?|fortnights?"
    "|months?|years?|decades?|centur(?:y|ies)|millenni(?:um|a)"
    r"|generations?(?= (?:ago|later|earlier)\b))\b",
    "ordinal_word": tuple(NUMBERS.ordinals),
    "modifier": "(?:the|an?|this|that|these|those|his|her|its|their|our|my|every|each|per|any"
    "|some|most|all|other|another|last|next|past|previous|preceding|prior|following|coming|same"
    "|current|recent|final|early|earlier|late|later|intervening|subsequent|ensuing|entire|whole"
    "|full|consecutive|successive|half an?|(?:a|three) quarters? of an?|<ordinal_word>)",
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
        r"\d{4}-\d\d-\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
        "<date>",
        r"(?:<weekday>,? )?<month> (?:the )?<day>\b(?:,? <year>)?",
        "<part>?(?:<month>(?:,| of)? <in_year>|<seasons>|<decade>|<century>|<year_alone>)",
        r"(?:<part>|<which> )(?:<month>|<season>\b|(?:the )?<unit>)",
        r"<sure_month>\b",
        r"(?:(?<=\b(?:in|of|by|on|to)\s)|(?<=\bfrom\s)|(?<=\b(?:since|until)\s))<unsure_month>",
        r"(?:<day> (?:of )?)?<other_month>,? \d{4}\b|<day> (?:of )?<other_month>\b",
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

# What words imply: `<a_month>` and its like are parts that are read.
READ_PARTS = {
    "month_form": tuple(MONTH_NUMBERS),
    "a_month": r"(?P<month><month_form>)\.?",
    "weekday_form": tuple(WEEKDAY_NUMBERS),
    "a_weekday": "(?P<weekday><weekday_form>)",
    "a_day": "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?",
    "a_year": dates.YEAR,
    "a_shift": "(?P<shift>last|this|next)",
    "a_season": "(?P<season>spring|summer|autumn|fall|winter)",
    "count_form": tuple(COUNTS),
    "a_count": "(?P<count>[0-9]{1,3}|<count_form>)",
}
_DAYS = (
    "<a_month>",
    "(?:<a_weekday>,? )?<a_month> <a_day>",
    "(?:<a_weekday>,? )?<a_day> (?:of )?<a_month>",
)
_DAYS_OR_SEASON = (*_DAYS, "<a_season>")
DATED: dict[str, DateReader] = {
    **dates.IN_FIGURES,
    "(?P<decade>(?:1[5-9]|20)[1-9])0'?s": dates.stated_decade,
    **{f"{day},? (?:of )?<a_year>": dates.in_stated_year for day in _DAYS_OR_SEASON},
}
RELATIVE: dict[str, DateReader] = {
    "(?P<shift>yesterday|tomorrow)": dates.shifted,
    "<a_shift> (?P<unit>week|month|year)": dates.shifted,
    "last <a_weekday>": dates.weekday_of_last_week,
    "last <a_month>": dates.last_month_named,
    "<a_count> (?P<unit>(?:day|week|month|year|decade)s?) ago": dates.ago,
    "(?:nearly|almost) <a_count> (?P<unit>(?:month|year|decade)s?) ago": dates.nearly_ago,
    "(?:more than|over) <a_count> (?P<unit>(?:month|year|decade)s?) ago": dates.longer_ago,
    **dict.fromkeys(_DAYS, dates.near),
    **{f"{day},? (?:of )?<a_shift> year": dates.in_shifted_year for day in _DAYS_OR_SEASON},
}

TIMES = TimeWords(
    months=MONTH_NUMBERS,
    weekdays=WEEKDAY_NUMBERS,
    seasons=SEASONS,
    counts=COUNTS,
    units=UNITS,
    shifts=SHIFTS,
    opening=r"(?:(?:in|on|at|during|from|as recently as|the(?! last| next)"
    r"|(?:beginning|start|middle|end) of|early|earlier|mid|late|later)[ -])+",
    ending="(?<=[a-z])'s(?: .*)?",
    parts={**PARTS, **READ_PARTS},
    dated=DATED,
    relative=RELATIVE,
    also_meant={"last <a_weekday>": dates.latest_weekday},
    expressions=EXPRESSIONS,
)
