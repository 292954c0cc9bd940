"""Persian words that finding knows: verbs of saying, months with a day or year, little words.

A short list: what it does not hold is not found, and a person writes the record without a draft.
"""

from scripts.text.patterns import any_of, listed
from scripts.text.persian import JOINER

# By the English base form that says what the speaker does.
CUES = {
    "according to": "به گفته|بنا به گفته|به نقل از|به نوشته",
    "add": "افزود|افزودند",
    "announce": "اعلام کرد|اعلام کردند",
    "answer": "پاسخ داد|پاسخ دادند",
    "call": "خواند|خواندند|نامید|نامیدند",
    "claim": "ادعا کرد|ادعا کردند|مدعی شد|مدعی شدند",
    "deny": "تکذیب کرد|تکذیب کردند",
    "say": f"گفت|گفتند|گفته است|گفته اند|گفته{JOINER}اند|می گوید|می{JOINER}گوید",
    "stress": "تأکید کرد|تاکید کرد|تأکید کردند|تاکید کردند",
    "write": f"نوشت|نوشتند|نوشته است|می نویسد|می{JOINER}نویسد",
}

_MONTH = any_of(listed("فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند"))
_YEAR = r"(?: ماه)?,?(?: سال)? [۰-۹0-9]{4}"
DATE = rf"(?:[۰-۹0-9]{{1,2}} {_MONTH}\b(?:{_YEAR}\b)?|{_MONTH}{_YEAR}\b)"

# After these, or before them, a noun is none that a number counts.
FUNCTION_WORDS = listed(
    "و در از به با که را تا یا بر برای این آن هم نیز است بود شد شدند درصد سال ماه روز"
)
