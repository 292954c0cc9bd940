"""How English words a time: closed lists, and the expressions made of them.

The expressions ignore case; a space in them stands for any blank within a line (`patterns.spaced`).
"""

from scripts.text import persian_words
from scripts.text.number_words import (
    CARDINALS,
    ORDINALS,
    QUALIFIERS_BEFORE,
    SCALES,
    TENS,
    VAGUE_PLURALS,
    VAGUE_QUANTIFIERS,
)
from scripts.text.patterns import any_of, listed
from scripts.text.words import MONTHS, MONTHS_SHORT, OTHER_MONTHS, WEEKDAYS

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
_BODIES = (
    "commission|organi[sz]ation|nation|delegation|section|mission|institution|constitution"
    "|administration"
)

_SURE_MONTH = any_of(month for month in MONTHS if month not in ("March", "May"))
_UNSURE_MONTH = "(?-i:March|May|MARCH|MAY)"  # other words too
_MONTH = rf"(?:{_SURE_MONTH}\b|{_UNSURE_MONTH}\b|(?-i:{any_of(MONTHS_SHORT)})\b\.?)"
_OTHER_MONTH = any_of(OTHER_MONTHS)
_WEEKDAY = any_of(WEEKDAYS)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:[–-]\d{1,2})?"
_YEAR = (
    r"(?<![\d.,:/$£€])(?:1[5-9]|20)\d\d(?:[–/-](?:(?:1[5-9]|20)\d\d|\d\d)\b)?"
    r"(?!\d|[.,:/]\d|%)"
)
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_PART = (
    r"(?:(?:the )?(?:start|beginning|middle|end|close|turn|(?:first|second) half) of (?:the )?"
    r"|(?:the )?(?:early|earlier|mid|late|later)(?: |-)(?:in )?)"
)
_WHICH = "(?:this|that|last|next|every|each|the (?:same|next|following|previous|past|coming))"

_NUMBER_WORD = any_of((*CARDINALS, *TENS, *SCALES, "dozen"))
_COUNT = (
    rf"(?:\d{{1,9}}(?:[.,]\d{{1,3}}){{0,3}}"
    rf"|(?:a )?{_NUMBER_WORD}(?:(?: |-| and ){_NUMBER_WORD}){{0,6}}"
    rf"|{any_of(VAGUE_QUANTIFIERS)}|{any_of(VAGUE_PLURALS)} of|half)"
)
_UNIT = (
    r"(?:hours?|minutes?|seconds|days?|nights?|weeks?|weekends?|weekdays?|fortnights?|months?"
    r"|years?|decades?|centur(?:y|ies)|millenni(?:um|a)|generations?(?= (?:ago|later|earlier)\b))\b"
)
_MODIFIER = (
    r"(?:the|an?|this|that|these|those|his|her|its|their|our|my|every|each|per|any|some|most|all"
    r"|other|another|last|next|past|previous|preceding|prior|following|coming|same|current|recent"
    r"|final|early|earlier|late|later|intervening|subsequent|ensuing|entire|whole|full|consecutive"
    rf"|successive|half an?|(?:a|three) quarters? of an?|{any_of(ORDINALS)})"
)
_LENGTH = (
    rf"(?:{any_of(QUALIFIERS_BEFORE)} )?(?:{_MODIFIER} ){{0,3}}(?:{_COUNT}(?: |-))?"
    rf"(?:{_MODIFIER} ){{0,2}}{_UNIT}(?: and an? (?:half|quarter)\b)?"
)

_IN_YEAR = rf"(?:{_YEAR}|(?:this|last|next|that) year\b)"
_TIES = "(?:twen|thir|for|fif|six|seven|eigh|nine)ties"
_DECADE = (
    rf"(?:(?:the )?(?:(?:1[5-9]|20)\d0s|[’']\d0s|nineteen-{_TIES})\b"
    rf"|the (?:early |mid-|late )?{_TIES}\b)"
)
_ORDINAL = rf"(?:\d{{1,4}}(?:st|nd|rd|th)|(?:{any_of(TENS)}-)?{any_of(ORDINALS)})"
_CENTURY = rf"(?:(?:the )?{_ORDINAL}(?: |-)centur(?:y|ies)\b)"
_SEASONS = (
    rf"(?:(?:the )?{_SEASON}(?:(?: and | or |[/–-]){_SEASON}){{0,2}}(?: of| in)?(?: the year)?"
    rf" {_IN_YEAR})"
)
_DATE = rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? (?:of )?{_YEAR})?"
_YEAR_ALONE = rf"(?:the year \d{{3,4}}\b|{_YEAR})(?: (?:AD|BC|BCE|CE|AH)\b)?"
_FEAST = "(?:Christmas|Easter|Nowruz|Norouz|Ramadan|Ramazan|Yom Kippur|New Year)"
_CALENDAR = (
    r"\d{4}-\d\d-\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    _DATE,
    rf"(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}\b(?:,? {_YEAR})?",
    rf"{_PART}?(?:{_MONTH}(?:,| of)? {_IN_YEAR}|{_SEASONS}|{_DECADE}|{_CENTURY}|{_YEAR_ALONE})",
    rf"(?:{_PART}|{_WHICH} )(?:{_MONTH}|{_SEASON}\b|(?:the )?{_UNIT})",
    rf"{_SURE_MONTH}\b",
    rf"(?:(?<=\b(?:in|of|by|on|to)\s)|(?<=\bfrom\s)|(?<=\b(?:since|until)\s)){_UNSURE_MONTH}",
    rf"(?:{_DAY} (?:of )?)?{_OTHER_MONTH},? \d{{4}}\b|{_DAY} (?:of )?{_OTHER_MONTH}\b",
    r"(?:the |this |that |each |every )?(?:spring|summer|autumn|winter)\b",
    r"in (?:the )?fall\b(?! of)",
    persian_words.DATE,
    r"[۰-۹]{4}|[٠-٩]{4}|(?<=\b(?:in|of|by)\s)1[34]\d\d\b(?![.,:/]\d)",
    rf"(?:{_WHICH} )?{_WEEKDAY}s?(?: (?:morning|afternoon|evening|night)s?)?\b",
    rf"{_FEAST}(?:['’]s)?(?: (?:Day|Eve))?\b",
)
_CLOCK = (
    r"\d{1,2}:\d\d(?::\d\d)?\b(?: ?[ap]\.?m\b\.?)?(?: (?:GMT|UTC|local time)\b)?",
    r"\d{1,2}(?:[.]\d\d)? ?[ap]\.?m\b\.?",
    rf"(?:\d{{1,2}}|{any_of(CARDINALS)}) o['’]clock\b",
    rf"(?:(?:{_WHICH}|the|in the|one|yesterday|tomorrow) |mid-)?(?:morning|afternoon|evening)s?\b",
    r"(?:noon|midday|midnight|dawn|daybreak|dusk|sunrise|sunset|nightfall|overnight)\b",
)
_ADVERBS = (
    """
today|yesterday|tomorrow|tonight|now|nowadays|currently|recently|lately|presently|previously|formerly
annually|daily|weekly|monthly|yearly|hourly|long ago|not long ago|at present|to this day|to date
so far|thus far|until now|up to now|even now|just now|right now|by now|from now on
""".strip()
    .replace("\n", "|")
    .split("|")
)
_THE_TIME = "(?:the|this|that|the same|the present) (?:time|moment|point|stage)"
_DEICTIC = (
    rf"{any_of(_ADVERBS)}\b",
    r"(?:(?:ever |long )?since then|(?:by|until|till|before|back|from) then(?: on)?|ever since)\b",
    rf"(?:at|around|about|by|from|during|since|for) {_THE_TIME}\b",
    r"in (?:recent|past|modern|later|those|these) times\b",
    rf"in the (?:recent |near |distant )?(?:past|future)\b(?! (?:{_COUNT}|{_UNIT})\b)",
)
# What no noun phrase holds.
_NO_NOUN = listed("""
that which who whom whose was were is are has had have be been being and or but to in on at by for
from with as when where while said says would will could can may might must shall should did does
do not it he she they we you i there
""")
_NOUN = rf"(?!{any_of(_NO_NOUN)}\b)\w[\w’'-]*"
_THE = "(?:(?:the|an?|this|that|these|those|his|her|its|their|our|my|all|last|next) )"
_NAME_TAIL = r"(?: (?-i:[A-Z])[\w’'-]*){0,3}"
_OF = rf"(?: (?:of|between|to) (?:{_DATE}|{_THE}?{_NOUN}{_NAME_TAIL}))?"
_EVENT = rf"(?:(?:{any_of(_EVENTS)}|(?!(?:{_BODIES})s?\b)\w{{3,20}}[ts]ion)s?\b{_OF})"
_TO_EVENT = rf"{_THE}?(?:{_NOUN} ){{0,5}}?{_EVENT}"
_AFTER_EVENT = rf"(?:after|before|following) (?:{_TO_EVENT}|\w{{2,20}}ing\b(?: {_NOUN})?)"
_SINCE = (
    "(?:since|during|until|till|prior to|ahead of|in the (?:run-up to|wake of|aftermath of)"
    "|on the eve of|at the (?:height|outbreak|turn|time) of"
    "|in the (?:hours|days|weeks|months|years|decades)(?: immediately)?"
    " (?:after|before|following|since|preceding|leading up to))"
)
_TO_ANNIVERSARY = "(?:(?:on|for|to mark|marking|before|until|since|by|ahead of) )?"
_ANNIVERSARY = (
    rf"{_TO_ANNIVERSARY}{_THE}(?:{_ORDINAL}(?: |-))?anniversary\b"
    rf"(?: of (?:{_TO_EVENT}|{_THE}?{_NOUN}))?"
)
_NO_DATE = rf"(?!{_LENGTH}|{'|'.join(_CALENDAR)})"
_ANCHORED = (
    _ANNIVERSARY,
    rf"(?:(?:soon|shortly|immediately|just|long|only) )?{_AFTER_EVENT}",
    rf"{_SINCE} (?:{_TO_EVENT}|{_NO_DATE}{_THE}?{_NOUN}{_NAME_TAIL})",
)
_AGO = "(?:ago|earlier|later|before|after|afterwards?|hence|since|prior|running|or so)"
_DURATION = rf"{_LENGTH}(?: {_AFTER_EVENT}| {_AGO}\b)?"

_KINDS = (*_ANCHORED, *_CALENDAR, *_CLOCK, *_DEICTIC, _DURATION)
# A time expression opens at a word or at the apostrophe of '80s.
TIME = rf"(?<!\w)(?=[\w’'])(?:{'|'.join(_KINDS)})"
