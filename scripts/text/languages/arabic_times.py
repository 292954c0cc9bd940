"""How Arabic words a time; the words of Persian are read besides.

Months have their names of the Levant, of Egypt and of the Maghreb, often two at once
(`تموز/يوليو`). A year below 1500 is an Islamic one. Of a night it is not said which two days it
joins, and a decade is said without its century: both imply nothing.
"""

from itertools import product

from scripts.text import date_offsets as offset
from scripts.text import date_readers as read
from scripts.text.languages.iran import PERSIAN_ISLAMIC
from scripts.text.languages.iran import PERSIAN_JALALI as _JALALI
from scripts.text.languages.language import DateReader, TimeWords
from scripts.text.languages.rewriting import VOWELS, folded, spellings

JALALI = {folded(form): at for form, at in _JALALI.items()}
_MONTHS = (
    "كانون الثاني|يناير|جانفي", "شباط|فبراير|فيفري", "آذار|مارس", "نيسان|أبريل|إبريل|أفريل",
    "أيار|مايو|ماي", "حزيران|يونيو|يونيه|جوان", "تموز|يوليو|يوليه|جويلية", "آب|أغسطس|أوت",
    "أيلول|سبتمبر|شتنبر", "تشرين الأول|أكتوبر", "تشرين الثاني|نوفمبر|نونبر",
    "كانون الأول|ديسمبر|دجنبر",
)  # fmt: skip
_ALONE = {folded(form): at for at, forms in enumerate(_MONTHS, 1) for form in forms.split("|")}
MONTHS = _ALONE | {
    f"{one}{sign}{other}": at
    for (one, at), (other, same) in product(_ALONE.items(), repeat=2)
    if at == same and one != other
    for sign in ("/", " / ", " ")
}
WEEKDAYS = {
    form: at
    for at, forms in enumerate((
        "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد",
    ))
    for form in map(folded, forms.split())
}  # fmt: skip
_ORDINALS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
DAYS = {folded(word): at for at, word in enumerate(_ORDINALS.split(), 1)}
SEASONS = {folded(word): at for word, at in {
    "ربيع": "21", "صيف": "22", "خريف": "23", "شتاء": "24"}.items()}  # fmt: skip
_COUNTS = "واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"
_FEMININE = "واحدة اثنتين ثلاث أربع خمس ست سبع ثماني تسع عشر"
_PAIRS = {"يومين": "day", "أسبوعين": "week", "شهرين": "month", "عامين": "year", "سنتين": "year"}
COUNTS = {
    **{folded(word): at for words in (_COUNTS, _FEMININE) for at, word in
       enumerate(words.split(), 1)},
    **dict.fromkeys(map(folded, _PAIRS), 2),
}  # fmt: skip
_UNITS = {
    "day": "يوم أيام يوما", "week": "أسبوع أسابيع الأسبوع أسبوعا", "month": "شهر أشهر شهور الشهر",
    "year": "سنة سنوات السنة عام أعوام العام عاما",
}  # fmt: skip
UNITS = {
    **{folded(form): name for name, forms in _UNITS.items() for form in forms.split()},
    **{folded(form): name for form, name in _PAIRS.items()},
}
SHIFTS = {
    folded(word): shift
    for shift, words in {
        -2: "أول أمس|أول من أمس", -1: "أمس|البارحة|الماضي|الماضية|المنصرم|المنصرمة|الفائت",
        0: "صباح اليوم|مساء اليوم|هذا الصباح|هذا|هذه|الحالي|الجاري|الحالية|الجارية",
        1: "غدا|القادم|القادمة|المقبل|المقبلة", 2: "بعد غد",
    }.items()
    for word in words.split("|")
}  # fmt: skip
_PARTS = {
    "month_form": tuple(MONTHS),
    "jalali_form": tuple(JALALI),
    "islamic_form": f"(?:{'|'.join(PERSIAN_ISLAMIC)})",
    "weekday_form": tuple(WEEKDAYS),
    "season_form": tuple(SEASONS),
    "day_form": tuple(DAYS),
    "count_form": tuple(COUNTS),
    "pair_form": tuple(map(folded, _PAIRS)),
    "unit_form": tuple(UNITS),
    "a_weekday": "(?:یوم )?(?P<weekday><weekday_form>)",
    "a_day": "(?:یوم )?(?P<day>[0-9]{1,2}|<day_form>)(?: من)?",
    "a_month": "(?:شهر )?(?P<month><month_form>)",
    "a_jalali": "(?:شهر )?(?P<jalali><jalali_form>)",
    "an_islamic": "(?:شهر )?(?P<islamic><islamic_form>)",
    "a_season": "(?P<season><season_form>)",
    "in_year": "،?,?(?: من)?(?: عام| سنه| العام| السنه)? ",
    "a_year": "(?P<year>(?:1[5-9]|20)[0-9]{2})(?: ?م| میلادیه?| للمیلاد)?",
    "its_year": "(?P<year>1[2-4][0-9]{2})(?: ?ه| هجریه?| للهجره)?",
    "past_form": tuple(word for word in SHIFTS if word.startswith("ال")),
    "past": "(?P<shift><past_form>)",
    # To find them.
    "digit": "[0-9٠-٩۰-۹]",
    "month_found": spellings(MONTHS),
    "iran_found": spellings(JALALI),
    "hijri_found": spellings((
        "محرم", "صفر", "ربيع الأول", "ربيع الثاني", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
        "جمادى الثانية", "رجب", "شعبان", "رمضان", "شوال", "ذي القعدة", "ذو القعدة", "ذي الحجة",
        "ذو الحجة",
    )),
    "named": "(?:<month_found>|<iran_found>|<hijri_found>)",
    "weekday_found": spellings(WEEKDAYS),
    "weekday_and": "(?:(?:يوم )?<weekday_found>[،,]? )",
    "season_found": spellings(SEASONS),
    "day_found": spellings(DAYS),
    "count_found": spellings(word for word in COUNTS if word not in map(folded, _PAIRS)),
    "pair_found": spellings(_PAIRS),
    "unit_found": spellings(UNITS),
    "past_found": spellings(SHIFTS),
    "year_found": r"(?:<digit>{4}(?!\w)(?![.,:/]<digit>))",
    "of_year": "[،,]?(?: من)?(?: (?:عام|سنة|العام))? <year_found>",
}  # fmt: skip
_DAY = "(?:<a_weekday>،?,? )?<a_day> "
_DAYS = tuple(f"{_DAY}{month}" for month in ("<a_jalali>", "<an_islamic>"))
READINGS: dict[str, DateReader] = {
    f"(?:<a_weekday>،?,? )?{read.DAY_IN_FIGURES}": read.numeric_date,
    **dict.fromkeys(
        (
            f"{_DAY}<a_month><in_year><a_year>",
            *(f"{day}<in_year><its_year>" for day in _DAYS),
            "<a_month><in_year><a_year>",
            *(f"{month}<in_year><its_year>" for month in ("<a_jalali>", "<an_islamic>")),
            "<a_season><in_year><a_year>",
            "(?:عام |سنه |العام |السنه )?<a_year>",
            "(?:عام |سنه |العام |السنه )?<its_year>",
        ),
        read.calendar_date,
    ),
    "(?P<shift>اول امس|اول من امس|امس|البارحه|صباح الیوم|مساء الیوم|هذا الصباح|غدا|بعد غد)": (
        offset.shifted
    ),
    "(?P<unit>الاسبوع|الشهر|العام|السنه) <past>": offset.shifted,
    "(?P<shift>هذا|هذه) (?P<unit>الاسبوع|الشهر|العام|السنه)": offset.shifted,
    "<a_weekday> (?P<shift>الماضی|الماضیه|المنصرم|الفائت)": offset.last_weekday,
    "<a_weekday>": offset.weekday_beside,
    "(?:قبل|منذ) (?P<count>[0-9]{1,3}|<count_form>) (?P<unit><unit_form>)": offset.ago,
    "(?:قبل|منذ) (?=(?P<count><pair_form>)$)(?P<unit><pair_form>)": offset.ago,
    **dict.fromkeys((f"{_DAY}<a_month>", *_DAYS), read.calendar_date),
}
_REST = "(?:عام |سنه |شهر |یوم )?(?P<rest>.+)"
_YEAR = "(?:عام |سنه )?"
TIMES = TimeWords(
    months=MONTHS,
    jalali=JALALI,
    islamic=PERSIAN_ISLAMIC,
    days=DAYS,
    weekdays=WEEKDAYS,
    seasons=SEASONS,
    counts=COUNTS,
    units=UNITS,
    shifts=SHIFTS,
    years_of="islamic",
    opening="(?:(?:فی|خلال|بتاریخ|تاریخ|المصادف|الموافق|اوائل|مطلع|بدایه|اواخر|نهایه|منتصف"
    "|اواسط|صباح|مساء|فجر|ظهر|یوم(?= [0-9])|من (?=یوم)) )+",
    parts=_PARTS,
    readings=READINGS,
    ends=("<a_day>", "<a_weekday>", "<a_month>", "<a_jalali>", "<an_islamic>", "<a_season>",
          "(?P<year>[0-9]{4})"),
    spans=(
        f"و?(?:من|منذ) {_YEAR}(?P<first>.+?) (?:الی|حتی|ولغایه) {_YEAR}(?P<last>.+)",
        f"و?(?:ما )?بین {_YEAR}(?P<first>.+?) و ?{_YEAR}(?P<last>.+)",
        f"{_YEAR}(?P<first>.+?) (?:الی|حتی) {_YEAR}(?P<last>.+)",
        "(?P<first>.+?) ?- ?(?P<last>.+)",
    ),
    both="(?P<first>.+?) و ?(?P<last>.+)",
    either="(?P<first>.+?) او (?P<last>.+)",
    same=(
        r"(?P<first>.+?) ?[(\[](?P<last>[^()\[\]]+)[)\]]?",
        "(?P<first>.+?)،? (?:الموافق|المصادف|الموافق ل|ای) (?:ل )?(?P<last>.+)",
    ),
    opens={
        f"و?(?:منذ|ابتداء من|اعتبارا من) {_REST}": "since",
        f"و?من {_REST}": "from",
        f"و?بعد {_REST}": "after",
        f"و?(?:حتی|لغایه|الی) {_REST}": "until",
        f"و?قبل {_REST}": "before",
    },
    before="و?(?:من|منذ|بعد|قبل|حتى|بين|ما بين)(?: (?:عام|سنة|شهر|يوم))? "
    r"(?:(?:<digit>{1,2} )?(?:<named>|<digit>{1,2}) (?:إلى|الى|حتى|و) ?)?",
    near="(?:حوالي|حوالى|نحو|قرابة|زهاء)(?: عام| سنة)? ",
    joiner="(?: (?:إلى|الى|حتى) | ?[-–—] ?)(?:عام )?",
    loose_joiner=r"،? (?:أو |او |و ?|الموافق )| ?[/=] ?| ?[(\[](?:الموافق )?",
    expressions=(
        r"[٠-٩]{1,2}[/.-][٠-٩]{1,2}[/.-][٠-٩]{4}(?!\w)|[٠-٩]{4}-[٠-٩]{2}-[٠-٩]{2}(?!\w)",
        r"<weekday_and>?(?:<digit>{1,2}|<day_found>)(?: من)?(?: شهر)? <named>(?!\w)(?:<of_year>)?",
        "<named> و<named><of_year>",  # `و` is written on to the next word
        "<named><of_year>",
        "<season_found>(?: (?:عام|سنة))? <year_found>",
        "(?:(?:عام|سنة|العام) )<year_found>",
        "(?:قبل|منذ) (?:(?:<digit>{1,3}|<count_found>) <unit_found>|<pair_found>)(?!\\w)",
        rf"<unit_found> <past_found>{VOWELS}(?!\w)",
        r"(?:يوم )?<weekday_found>(?: <past_found>)?(?!\w)",
        r"(?:أول أمس|اول امس|أمس|امس|البارحة|غدا|بعد غد|اليوم|هذا الصباح)(?!\w)",
        r"[٠-٩]{4}(?!\w)(?![.,:/][٠-٩])",
    ),
)  # fmt: skip
