"""What English date words imply: the readings of `TimeWords`, and the parts they are made of."""

from scripts.text import date_offsets as offset
from scripts.text import date_readers as read
from scripts.text.languages.english.numbers import NUMBERS
from scripts.text.languages.iran import ISLAMIC, JALALI
from scripts.text.languages.language import DateReader

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTHS_SHORT = (
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
MONTH_NUMBERS = {
    form.lower(): 1 + [name[:3] for name in MONTHS].index(form[:3])
    for form in (*MONTHS, *MONTHS_SHORT)
}
_WEEKDAY_FORMS = (
    "mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun",
)  # fmt: skip
WEEKDAY_NUMBERS = {
    form: number
    for number, name in enumerate(WEEKDAYS)
    for form in (name.lower(), *_WEEKDAY_FORMS[number].split())
}
SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
SHIFTS = {
    "last": -1, "this": 0, "next": 1, "yesterday": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2, "before last": -2,
    "after next": 2, "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0,
}  # fmt: skip
_UNIT_NAMES = ("day", "week", "month", "year", "decade")
UNITS = {form: name for name in _UNIT_NAMES for form in (name, f"{name}s")}
_CARDINALS = {
    f"{tens}-{one}": number + more
    for tens, number in NUMBERS.tens.items()
    for one, more in NUMBERS.cardinals.items()
    if 0 < more < 10
}
COUNTS = {**NUMBERS.cardinals, **NUMBERS.tens, **_CARDINALS, "a": 1, "one": 1}
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", *(f"twenty-{one}" for one in (
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")),
    "thirtieth", "thirty-first",
)  # fmt: skip
DAYS = {word: number for number, word in enumerate(ORDINALS, 1)}
PORTIONS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
NIGHTS = {"last night": 1, "overnight": 1, "the night before last": 2}

# `<a_month>` and its like are parts that are read.
READ_PARTS = {
    "month_form": tuple(MONTH_NUMBERS),
    "jalali_form": tuple(JALALI),
    "islamic_form": f"(?:{'|'.join(ISLAMIC)})",
    "a_month": r"(?P<month><month_form>)\.?",
    "a_jalali": "(?:(?:the )?month of )?(?P<jalali><jalali_form>)",
    "an_islamic": "(?:(?:the )?month of )?(?P<islamic><islamic_form>)",
    "weekday_form": tuple(WEEKDAY_NUMBERS),
    "a_weekday": r"(?P<weekday><weekday_form>)\.?",
    "day_form": ORDINALS,
    "a_day": "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?",
    "a_spelled_day": "(?P<day><day_form>)",
    "a_year": r"(?P<year>(?:1[2-9]|20)[0-9]{2})(?: (?P<era>ad|ce))?",
    # with a Gregorian month; below 1500 it is one of Iran's calendars, but where an era says not
    "a_full_year": r"(?P<year>(?:1[5-9]|20)[0-9]{2}|1[2-4][0-9]{2}(?= (?:ad|ce)))"
    "(?: (?P<era>ad|ce))?",
    # of two digits only with an apostrophe, or where it can be no day
    "its_year": r"'?(?P<year>1[2-4][0-9]{2}|(?<=')[0-9]{2}|[4-9][0-9])"
    r"(?: (?:ah|ap|sh|hs|hijri(?: shamsi| qamari)?))?",
    "a_shift": "(?P<shift>last|this|next)",
    "a_season": "(?P<season>spring|summer|autumn|fall|winter)",
    "count_form": tuple(COUNTS),
    "a_count": "(?P<count>[0-9]{1,3}|<count_form>)",
    "a_night": "(?:(?:the )?(?P<night>night) of (?:the )?)",
    "a_half": "(?:(?:the )?(?P<portion>first|second) half of (?:the )?(?:year )?)",
    "a_quarter": "(?:(?:the )?(?P<portion>first|second|third|fourth|last) (?P<quarter>quarter) of"
    " (?:the year )?)",
}
_NAMED = (
    "(?:<a_weekday>,? )?<a_month> (?:the )?<a_day>",
    "(?:<a_weekday>,? )?(?:the )?<a_day> ?(?:of )?<a_month>",
    "(?:<a_weekday>,? )?(?:the )?<a_spelled_day> (?:of )?<a_month>",
    "(?:<a_weekday>,? )?<a_month> (?:the )?<a_spelled_day>",
)
_MONTH_OR_SEASON = ("<a_half>?<a_month>", "<a_season>")
_IRAN = tuple(
    form
    for month in ("<a_jalali>", "<an_islamic>")
    for form in (
        f"(?:<a_weekday>,? )?<a_night>?(?:the )?<a_day> (?:of )?{month}",
        f"(?:<a_weekday>,? )?(?:the )?<a_spelled_day> (?:of )?{month}",
        f"(?:<a_weekday>,? )?<a_night>?{month} (?:the )?<a_day>",
    )
)
_YEARS = (
    *(f"<a_night>?{day},? ?(?:of )?(?:the year )?<a_full_year>" for day in _NAMED),
    "<a_half>?<a_month>,? (?:of )?(?:the year )?<a_full_year>",
    "<a_season>,? (?:of )?(?:the year )?<a_year>",
    *(f"{day},? (?:of )?(?:the year )?<its_year>" for day in _IRAN),
    "<a_half>?<a_jalali>,? (?:of )?(?:the year )?<its_year>",
    "<a_half>?<an_islamic>,? (?:of )?(?:the year )?<its_year>",
    "<a_half>?(?:the year )?<a_year>",
    "<a_quarter><a_year>",
)
_SHIFTED = tuple(
    f"{one},? (?:of )?<a_shift> year"
    for one in (*_NAMED, *_MONTH_OR_SEASON, "<a_half>", "<a_quarter>")
)
READINGS: dict[str, DateReader] = {
    "(?P<year>(?:1[5-9]|20)[0-9]{2})(?P<sign>[-/])(?P<until>[0-9]{2}|[0-9]{4})": read.years,
    f"(?:<a_weekday>,? )?{read.DAY_IN_FIGURES}": read.numeric_date,
    "<a_half>?(?P<decade>(?:1[5-9]|20)[1-9])0'?s": read.stated_decade,
    **dict.fromkeys(_YEARS, read.calendar_date),
    **dict.fromkeys(
        (*_SHIFTED, "<a_half><a_shift> year", "<a_quarter><a_shift> year"), read.calendar_date
    ),
    "(?P<shift>the day before yesterday|the day after tomorrow|yesterday|tomorrow|tonight"
    "|this (?:morning|afternoon|evening))": offset.shifted,
    "<a_shift> (?P<unit>week|month|year)": offset.shifted,
    "the (?P<unit>day|week|month|year) (?P<shift>before last|after next)": offset.shifted,
    "(?P<nights>last night|overnight|the night before last)": offset.last_night,
    "(?:on )?<a_shift> <a_weekday>": offset.weekday_of_week,
    "<a_weekday>": offset.weekday_beside,
    "(?P<shift>this) (?:<a_month>|<a_season>)": read.calendar_date,
    "last (?:<a_month>|<a_season>|<a_jalali>|<an_islamic>)": offset.last_month_named,
    "<a_count> (?P<unit>years?) ago (?:today|this day)": offset.years_ago_today,
    "<a_count> (?P<unit>(?:day|week|month|year|decade)s?) ago": offset.ago,
    "(?:nearly|almost) <a_count> (?P<unit>(?:month|year|decade)s?) ago": offset.nearly_ago,
    "(?:more than|over) <a_count> (?P<unit>(?:month|year|decade)s?) ago": offset.longer_ago,
    **dict.fromkeys([f"<a_night>?{day}" for day in _NAMED], read.calendar_date),
    "<a_half>?<a_month>": read.calendar_date,
    **dict.fromkeys((*_IRAN, "<a_jalali>", "<an_islamic>"), read.calendar_date),
}
ENDS = (
    "<a_day>",
    "<a_weekday>,? (?:the )?<a_day>",
    "<a_day>(?:,? (?:of )?|, )<a_year>",
    "<a_season>",
    "<a_jalali>",
    "<an_islamic>",
    "(?P<year>[0-9]{4})",
)
_REST = "(?P<rest>.+)"
# `since the 1979 revolution`: the year that a noun is known by
_NOUN = r"(?:(?:the|his|her|its|their) )?(?P<rest>(?:1[5-9]|20)[0-9]{2})(?: [^\W\d][\w'-]*){1,4}"
_OPEN = {
    "from": "from|dating from",
    "since": "(?:(?:ever|only) )?since|(?:starting|beginning|commencing)(?: (?:in|on|from))?"
    "|no earlier than|not before|as of",
    "after": "(?:(?:soon|shortly|immediately|just|long) )?(?:after|following|later than)",
    "until": "(?:up )?until|till|up to|by|through|no later than|not later than|not after"
    "|ending(?: in| on)?",
    "before": "(?:(?:just|shortly|long|immediately) )?(?:before|prior to|earlier than|ahead of)",
}
OPENS = {
    **{f"(?:{words}) {rest}": kind for rest in (_REST, _NOUN) for kind, words in _OPEN.items()},
    f"to {_REST}": "until",
}
_UP_TO = "(?:to|until|till|through|and|up to)"
SPANS = (
    (
        "(?:between|from|starting|beginning)(?: in| on)? (?P<first>.+?),?"
        f" {_UP_TO}(?: in| on)? (?P<last>.+)"
    ),
    "(?P<first>.+?),? (?:to|until|till|through|up to) (?P<last>.+)",
    "(?P<first>.+?) ?- ?(?P<last>.+)",
)
BOTH = "(?:both )?(?P<first>.+?) and (?P<last>.+)"
EITHER = "(?:either )?(?P<first>.+?) or (?P<last>.+)"
_MEANING = r"(?: ?/ ?| - | = |,? (?:corresponding to|equivalent to|equal to|i\.e\.,?|or) )"
SAME = (
    r"(?P<first>.+?),? ?[(\[](?P<last>[^()\[\]]+)[)\]]?",  # a closing sign was cut off with others
    f"(?P<first>.+?){_MEANING}(?P<last>.+)",
)
OPENING = (
    "(?:(?:in|on|at|during|within|throughout|as recently as|as early as|as late as|dated|some ?time"
    "|(?:date )?[a-z]{3,}ed(?: in| on| at)?|the period(?: of| from)?"
    "|the(?! (?:last|next|day|night|week|month|year) (?:before|after|of)\\b)"
    "(?! (?:last|next|first half|second half)\\b)(?! [a-z]+ quarter\\b)"
    "|(?:beginning|start|middle|end|close|course|morning|afternoon|evening|dawn|noon"
    "|(?:early|small|late) hours|(?:first|second|third|fourth|last|final) (?:week|days?)) of"
    "|early|earlier|mid|late|later)[ -])+"
)
ENDING = "(?<=[a-z])'s(?: .*)?|(?<=yesterday) (?:morning|afternoon|evening)"
# What may stand before a time in a text and belong to it: a word that opens it, or a day of a span.
_SOONER = "|".join(words for kind, words in _OPEN.items() if kind != "from")
_HALF = "(?:[0-9]{1,2}(?:st|nd|rd|th)?|(?:[0-9]{1,2} )?<jalali_month>)"
BEFORE = (
    f"(?:between|from)(?: in| on)?(?: the)? (?:{_HALF} (?:and|to|until) (?:the )?)?"
    f"|{_HALF} (?:to|until|or|and) (?:the )?|(?:{_SOONER})(?: the)? "
)
# Between the two ends of a span, and between two dates that may be two.
JOINER = r",? (?:to|until|till|through)(?: in| on| the)? | ?[-‐‑‒–—−] ?"
LOOSE_JOINER = (
    r",? (?:and|or)(?: in| on| the)? | ?[/=] ?| ?[(\[]|,? (?:corresponding to|equivalent to) "
)
