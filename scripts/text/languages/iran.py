"""The months of Iran's calendars, as English and Persian write them; the Gregorian ones in Persian.

Spellings vary: every one here is a whole form in lower case. `'` stands for any apostrophe, `-` for
any hyphen. In Persian letters the ones of an Arabic keyboard are read as Persian ones.
"""

_JALALI = (
    "farvardin", "ordibehesht urdibihisht ordibehest", "khordad khurdad", "tir",
    "mordad amordad murdad", "shahrivar shahriwar shahrivar", "mehr mihr", "aban",
    "azar adhar", "dey dei dai", "bahman", "esfand isfand espand",
)  # fmt: skip
JALALI = {form: at for at, forms in enumerate(_JALALI, 1) for form in forms.split()}


_AL = "(?:(?: |-)?(?:al|ol|ul|as|us|eth|ath))?(?: |-)?"
_FIRST, _SECOND = "(?:a[wv]{1,2}al|ul[ae]|oula|i)", "(?:th?ani(?:ya?h?)?|akhira?h?|akher|ii)"
_RABI, _JUMADA, _DHU = "rabi'?", "j[uao]mad[aei]", "(?:dh?|z)(?:[uieo]|u'|h?u)l?"
# Each month as one expression: its spellings are too many to list.
ISLAMIC = (
    "m[uo]harr?am", "safar", f"{_RABI}{_AL}{_FIRST}", f"{_RABI}{_AL}{_SECOND}",
    f"{_JUMADA}{_AL}{_FIRST}", f"{_JUMADA}{_AL}{_SECOND}", "rajab", "sha'?a?'?ban",
    "ram[ae](?:dh?|z)an", "sha(?:ww?|vv?)al", f"{_DHU}{_AL}(?:q[ai]'?a?|gh?a|ghe)d[ae]h?",
    f"{_DHU}'?{_AL}h[iae]j{{1,2}}[ae](?:h|t)?",
)  # fmt: skip

_PERSIAN = {
    1: "فروردین", 2: "اردیبهشت", 3: "خرداد", 4: "تیر", 5: "مرداد امرداد", 6: "شهریور",
    7: "مهر", 8: "آبان", 9: "آذر", 10: "دی", 11: "بهمن", 12: "اسفند",
}  # fmt: skip
PERSIAN_JALALI = {form: at for at, forms in _PERSIAN.items() for form in forms.split()}
_SECOND_P = "(?:ال)?(?:ثانی|اخر|اخره|ثانیه)|دوم"
_HIJRI = {
    1: "محرم(?: الحرام)?", 2: "صفر(?: المظفر)?", 3: "ربیع ?(?:الاول|اول)",
    4: f"ربیع ?(?:{_SECOND_P})", 5: "جمادی ?(?:الاولی|الاول|اول)", 6: f"جمادی ?(?:{_SECOND_P})",
    7: "رجب(?: المرجب)?", 8: "شعبان(?: المعظم)?", 9: "رمضان(?: المبارک)?", 10: "شوال(?: المکرم)?",
    11: "ذ(?:ی|و) ?(?:ا?ل)?قعده(?: الحرام)?", 12: "ذ(?:ی|و) ?(?:ا?ل)?حجه(?: الحرام)?",
}  # fmt: skip
PERSIAN_ISLAMIC = tuple(f"(?:{forms})" for forms in _HIJRI.values())
_GREGORIAN = {
    1: "ژانویه ینایر جنوری", 2: "فوریه فبرایر", 3: "مارس", 4: "آوریل ابریل آپریل",
    5: "مه مای مایو می",
    6: "ژوئن جون یونیو", 7: "ژوئیه ژوییه جولای یولیو", 8: "اوت آگوست اگوست اغسطس آگست",
    9: "سپتامبر سبتمبر", 10: "اکتبر اکتوبر", 11: "نوامبر نوفمبر", 12: "دسامبر دیسمبر",
}  # fmt: skip
PERSIAN_GREGORIAN = {form: at for at, forms in _GREGORIAN.items() for form in forms.split()}
