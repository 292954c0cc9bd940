"""How Persian words a time, in the calendars that it dates in; Arabic month names are read, too.

A year without a month, or in figures, is one of the Persian calendar where it is below 1500.
"""

import re
from collections.abc import Iterable, Mapping

from scripts.text import date_offsets as offset
from scripts.text import date_readers as read
from scripts.text.languages.iran import PERSIAN_GREGORIAN, PERSIAN_ISLAMIC, PERSIAN_JALALI
from scripts.text.languages.language import DateReader, TimeWords

_ONES = "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم"
_FIRST = f"{_ONES} دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم بیستم"
_COUNTS = (
    "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"
    " بیست"
)
DAYS = {
    **{word: at for at, word in enumerate(_FIRST.split(), 1)},
    **{word: at for at, word in enumerate(_COUNTS.split(), 1)},
    "اول": 1, "نخست": 1, "هیجدهم": 18, "سی ام": 30, "سیم": 30, "سی و یکم": 31,
    **{f"بیست و {word}": 20 + at for at, word in enumerate(_ONES.split(), 1)},
    **{f"بیست و {word}": 20 + at for at, word in enumerate(_COUNTS.split()[:9], 1)},
    "سی": 30, "سی و یک": 31,
}  # fmt: skip
WEEKDAYS = {
    form: at
    for at, forms in enumerate((
        "دوشنبه|دو شنبه|الاثنین", "سه شنبه|سهشنبه|الثلاثاء", "چهارشنبه|چهار شنبه|الاربعاء",
        "پنجشنبه|پنج شنبه|الخمیس", "جمعه|ادینه|الجمعه", "شنبه|السبت", "یکشنبه|یک شنبه|الاحد",
    ))
    for form in forms.split("|")
}  # fmt: skip
SEASONS = {"بهار": "21", "تابستان": "22", "پاییز": "23", "پائیز": "23", "زمستان": "24"}
COUNTS = {word: at for at, word in enumerate(_COUNTS.split(), 1)}
TENS = {"سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90}
UNITS = {"روز": "day", "هفته": "week", "ماه": "month", "سال": "year"}
SHIFTS = {
    "دیروز": -1, "پریروز": -2, "فردا": 1, "پس فردا": 2, "امروز صبح": 0, "امشب": 0,
    "گذشته": -1, "پیش": -1, "قبل": -1, "جاری": 0, "اینده": 1, "بعد": 1, "امسال": 0, "پارسال": -1,
    "پیرارسال": -2, "سال گذشته": -1, "سال جاری": 0,
}  # fmt: skip
PORTIONS = {"اول": 1, "نخست": 1, "دوم": 2}


def _plain(table: Mapping[str, int]) -> dict[str, int]:
    """A table by the letters to which words are brought before they are read."""
    return {word.replace("آ", "ا"): number for word, number in table.items()}


JALALI, MONTHS = _plain(PERSIAN_JALALI), _plain(PERSIAN_GREGORIAN)


def _as_typed(forms: Iterable[str]) -> frozenset[str]:
    """Words as texts have them: with a zero-width non-joiner or without, of any keyboard."""
    found = set(forms)
    found |= {form.replace("ا", "آ", 1) for form in found if form.startswith("ا")}
    found |= {form.replace(" ", "\u200c") for form in found} | {
        form.replace("ه ", "ه") for form in found
    }
    found |= {form.replace(" ", "") for form in found if form.startswith("ذ")}
    found |= {form.replace("ی", "ي").replace("ک", "ك") for form in found}
    found |= {form[:-1] + "ة" for form in found if form.endswith("ه")}
    return frozenset(found | {form.replace("ی", "ى") for form in found})


def _loose(expression: str) -> str:
    """An expression of plain letters as texts have them: see `_as_typed`."""
    pairs = {
        "ا": "[اآأإ]",
        "ی": "[یيى]",
        "ک": "[کك]",
        "ه": "[هة]",
        " ?": "(?: |\u200c)?",
        " ": "(?: |\u200c)",
    }
    parts = re.split("( \\?|[اییکه ])", expression)
    return "(?:" + "".join(pairs.get(part, part) for part in parts) + ")"


_DIGIT = "[۰-۹٠-٩0-9]"
_NAMED_YEAR = rf"{_DIGIT}{{4}}(?:[شقم](?!\w)|(?!\w))"
PARTS = {
    "jalali_form": tuple(JALALI),
    "islamic_form": f"(?:{'|'.join(PERSIAN_ISLAMIC)})",
    "month_form": tuple(MONTHS),
    "weekday_form": tuple(WEEKDAYS),
    "season_form": tuple(SEASONS),
    "day_form": tuple(DAYS),
    "count_form": tuple(COUNTS),
    "tens_form": tuple(TENS),
    "a_jalali": "(?P<jalali><jalali_form>)(?: ?ماه)?",
    "an_islamic": "(?P<islamic><islamic_form>)",
    "a_month": "(?P<month><month_form>)(?: ?ماه)?",
    "a_weekday": "(?P<weekday><weekday_form>)",
    "a_day": "(?:(?P<day>[0-9]{1,2}|<day_form>)(?: ?ام| ?م)?)",
    "its_year": "(?P<year>1[2-4][0-9]{2}|[0-9]{2})(?: ?<an_era>)?",
    "a_year": "(?P<year>(?:1[5-9]|20)[0-9]{2})(?: ?م| میلادی)?",
    "an_era": "(?:ه\\.? ?ش|ه\\.? ?ق|خورشیدی|شمسی|قمری|هجری(?: شمسی| قمری| خورشیدی)?|ش|ق|ه)",
    "in_year": "(?:،?,?(?: سال)? |)",
    "a_night": "(?:(?P<night>شب) )",
    "a_half": "(?:نیمه(?: ?ی)? (?P<portion>اول|نخست|دوم) )",
    # To find them.
    "month_found": _as_typed((*PERSIAN_JALALI, *PERSIAN_GREGORIAN)) - {"می", "مي", "مى"},
    "hijri_found": _loose("|".join(PERSIAN_ISLAMIC)),
    "weekday_found": _as_typed(WEEKDAYS),
    "season_found": _as_typed(SEASONS),
    "day_found": _as_typed(DAYS),
    "count_found": (*COUNTS, *TENS),
    "day": rf"(?:(?:<weekday_found>[،,]? )?(?:{_DIGIT}{{1,2}}(?: ?ام| ?م)?|<day_found>))",
    "year": rf"[،,]?(?: سال)? (?:{_NAMED_YEAR}|{_DIGIT}{{2}}(?!\w)(?![،,./]?{_DIGIT}))",
    "full_year": rf"[،,]?(?: سال)? {_NAMED_YEAR}",
    "a_named_month": r"(?:<month_found>|<hijri_found>)(?:(?: |\u200c)?ماه)?(?!\w)",
    "ezafe": "(?:\u0654|\u200c?ی)?",  # written after `ه`, and often left out
    "unit": "(?:روز|هفته<ezafe>|ماه|سال)",
    "half_found": rf"(?:(?:{_DIGIT}{{1,2}} )?<a_named_month>|{_DIGIT}{{1,2}})",
    "era": r"(?:[شقم](?!\w)"
    r"| (?:[شقم]|هجری شمسی|هجری قمری|هجری|شمسی|قمری|خورشیدی|میلادی)(?!\w))?",
}
EXPRESSIONS = (
    rf"{_DIGIT}{{4}}(?:-{_DIGIT}{{1,2}}-|/{_DIGIT}{{1,2}}/){_DIGIT}{{1,2}}(?!\w)",
    r"[۰-۹٠-٩]{1,2}[-/.][۰-۹٠-٩]{1,2}[-/.](?:[۰-۹٠-٩]{4}|[۰-۹٠-٩]{1,2})(?!\w)",
    r"(?:نیمه<ezafe> (?:اول|نخست|دوم) )<a_named_month>(?:<year>)<era>",
    rf"(?:<day> |{_DIGIT}{{1,2}})<a_named_month>(?:<year>)?<era>",
    r"<a_named_month><year><era>",
    rf"{_DIGIT}{{1,2}}<month_found>{_DIGIT}{{4}}(?!\w)",
    r"(?:<season_found>)(?: سال)? (?:[۰-۹٠-٩0-9]{4}|[۰-۹٠-٩]{2})(?!\w)",
    r"(?:نیمه<ezafe> (?:اول|نخست|دوم) )?سال(?:های|\u200cهای)? [۰-۹٠-٩0-9]{4}(?!\w)<era>",
    r"دهه<ezafe> (?:[۰-۹٠-٩0-9]{2,4}|شصت|پنجاه|چهل|هفتاد|هشتاد|نود)(?!\w)",
    r"(?:دیروز|پریروز|فردا|امروز|امسال|پارسال|دیشب|امشب)(?!\w)",
    r"<unit> (?:گذشته|جاری|آینده)(?!\w)",
    r"(?:[۰-۹٠-٩0-9]{1,3}|<count_found>) <unit> (?:پیش|قبل)(?!\w)",
    r"(?:<weekday_found>)(?: گذشته| آینده)?(?!\w)",
)
_DAYS = tuple(
    f"(?:<a_weekday>،?,? )?<a_night>?<a_day> ?{month}" for month in ("<a_jalali>", "<an_islamic>")
)
_GREGORIAN_DAY = "(?:<a_weekday>،?,? )?<a_night>?<a_day> ?<a_month>"
READINGS: dict[str, DateReader] = {
    f"(?:<a_weekday>،?,? )?{read.DAY_IN_FIGURES}": read.numeric_date,
    **dict.fromkeys((f"{day}<in_year><its_year>" for day in _DAYS), read.calendar_date),
    f"{_GREGORIAN_DAY}<in_year><a_year>": read.calendar_date,
    "<a_half>?(?:<a_jalali>|<an_islamic>)<in_year><its_year>": read.calendar_date,
    "<a_half>?<a_month><in_year><a_year>": read.calendar_date,
    "(?P<season><season_form>)<in_year>(?:<its_year>)": read.calendar_date,
    "(?P<season><season_form>)<in_year>(?:<a_year>)": read.calendar_date,
    "<a_half>?(?:سال )?<a_year>": read.calendar_date,
    "<a_half>?(?:سال )?(?P<year>1[2-4][0-9]{2})(?: خورشیدی| شمسی| هجری شمسی)?":
        read.calendar_date,
    "سال (?P<year>[0-9]{2})": read.calendar_date,
    "دهه(?: ?ی)? (?:13)?(?P<tens>[3-9]0|<tens_form>)(?: خورشیدی| شمسی)?": read.jalali_decade,
    "دهه(?: ?ی)? (?P<decade>(?:1[5-9]|20)[1-9])0(?: میلادی)?": read.stated_decade,
    "(?P<shift>دیروز|پریروز|فردا|پس فردا|امروز صبح|امشب)": offset.shifted,
    "(?P<unit>هفته|ماه|سال) (?P<shift>گذشته|پیش|قبل|جاری|اینده|بعد)": offset.shifted,
    "(?P<nights>دیشب)": offset.last_night,
    "(?P<count>[0-9]{1,3}|<count_form>) (?P<unit>روز|هفته|ماه|سال) (?:پیش|قبل)": offset.ago,
    "<a_weekday> (?P<shift>گذشته|اینده)": offset.weekday_of_week,
    "<a_weekday>": offset.weekday_beside,
    **dict.fromkeys((*_DAYS, _GREGORIAN_DAY), read.calendar_date),
}  # fmt: skip
_REST = "(?P<rest>.+)"
TIMES = TimeWords(
    months=MONTHS,
    jalali=JALALI,
    islamic=PERSIAN_ISLAMIC,
    days=DAYS,
    weekdays=WEEKDAYS,
    seasons=SEASONS,
    counts=COUNTS,
    tens=TENS,
    units=UNITS,
    shifts=SHIFTS,
    portions=PORTIONS,
    nights={"دیشب": 1},
    years_of="jalali",
    opening="(?:(?:در|روز|مورخ|تاریخ|به تاریخ|مورخه|اوایل|اواخر|اواسط|ابتدای|پایان|اغاز|صبح|عصر"
    "|ظهر|بامداد|غروب|شامگاه|برابر با|مطابق با|مصادف با) )+",
    parts=PARTS,
    readings=READINGS,
    ends=("<a_day>", "<a_jalali>", "<an_islamic>", "<a_month>", "(?P<season><season_form>)",
          "(?:سال )?(?P<year>[0-9]{4})"),
    spans=(
        "(?:از|بین|میان) (?P<first>.+?)(?: الی| تا| و) (?P<last>.+)",
        "(?P<first>.+?) (?:تا|الی) (?P<last>.+)",
        "(?P<first>.+?) ?- ?(?P<last>.+)",
    ),
    both="(?P<first>.+?) و (?P<last>.+)",
    either="(?P<first>.+?) یا (?P<last>.+)",
    same=(
        r"(?P<first>.+?) ?[(\[](?P<last>[^()\[\]]+)[)\]]?",
        (r"(?P<first>.+?)(?: ?/ ?| - | ?= ?|،? (?:برابر با|مطابق با|مصادف با|معادل|یعنی) |؛ )"
        r"(?P<last>.+)"),
    ),
    opens={
        f"(?:از|از زمان) {_REST}(?: به بعد| تا کنون| تاکنون)": "since",
        f"از {_REST}": "from",
        f"(?:پس از|بعد از) {_REST}": "after",
        f"(?:تا|تا پایان) {_REST}": "until",
        f"(?:پیش از|قبل از) {_REST}": "before",
    },
    before="(?:از|بین|میان) (?:<half_found> (?:تا|و) )?|<half_found> (?:تا|و|یا) "
    "|(?:پس از|بعد از|تا|تا پایان|پیش از|قبل از) ",
    near="(?:حدودا?|در حدود|حوالی|تقریبا) ",
    joiner=" (?:تا|الی) | ?[-–—] ?",
    loose_joiner=r"،? (?:و|یا|برابر با|مطابق با|مصادف با|معادل) | ?[/=؛] ?"
    r"| ?[(\[](?:(?:برابر|مطابق|مصادف) با )?",
    expressions=EXPRESSIONS,
)  # fmt: skip
