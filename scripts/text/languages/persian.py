"""Persian.

The verbs of saying are a short list: what it does not hold is not found, and a person writes the
record without a draft.
"""

from __future__ import annotations

from dataclasses import replace

from scripts.text.finding import listed
from scripts.text.languages.english.names import SENTENCES
from scripts.text.languages.english.speech import QUOTING, SPEECH
from scripts.text.languages.language import NEVER, Language, PageWords
from scripts.text.languages.persian_names import NAMES
from scripts.text.languages.persian_numbers import NUMBERS
from scripts.text.languages.persian_times import TIMES
from scripts.text.languages.rewriting import LETTERS

JOINER = "\u200c"  # the zero-width non-joiner
# By the English base form that says what the speaker does.
_FORMS = {
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

# Persian denies with a letter before the verb, too; the last line is Arabic.
DENYING = (
    "نه|هیچ|هیچگاه|هرگز|نیست|نیستند|نیستم|نبود|نبودند|نبوده|ندارد|ندارند|نداشت|نداشتند|نداشته"
    "|نشد|نشدند|نشده|نکرد|نکردند|نکرده|نباید"
    f"|نمی{JOINER}?\\w*|نخواه\\w*|تکذیب|رد کرد|رد کردند|انکار|دروغ|کذب|واهی|نادرست|غلط|محال|ناممکن"
    "|دروغین|جعلی|جعلیات|بی[\u200c ]?اساس|بی[\u200c ]?پایه|بلکه|غیر[\u200c ]?واقعی"
    "|لا|لم|لن|ليس|لیس|نفى|نفی|ينفي|ینفی|كذب|كاذب|باطل"
)
# Where such a word denies nothing: *not only*, *without doubt*, and *nine* of what is counted.
AFFIRMING = (
    "نه (?:تنها|فقط)|نه (?:نفر|تن|سال|ماه|هفته|روز|ساعت|زندانی|هزار|میلیون|صد|درصد)"
    "|هیچ (?:شک|تردید)\\w*|شکی نیست|تردیدی نیست"
)

CUES = {form: verb for verb, forms in _FORMS.items() for form in forms.split("|")}

LANGUAGE = Language(
    codes=("fa", "fas", "per"),
    name="Persian",
    letters=LETTERS,
    never="[ةإ٠-٩]",
    also=("en", "ar"),
    numbers=NUMBERS,
    times=TIMES,
    speech=replace(
        SPEECH,
        cues=CUES,
        acts={verb: act for verb, act in SPEECH.acts.items() if verb in _FORMS},
        nouns=frozenset(),
        quoting=frozenset(form for form, verb in CUES.items() if verb in QUOTING),
        bare=frozenset(),
        closing=frozenset(),
        relative=NEVER,
        passive=NEVER,
        openers=listed("و اما ولی سپس همچنین دیروز امروز"),
        no_noun=listed("که را است بود"),
        articles=frozenset(),
        reported=r"[،,]? که\b|:",
        reported_to=r"(?: \w+){0,4}[،,]? که\b|:",
        description=NEVER,
        denying=DENYING,
        affirming=AFFIRMING,
        by_whom=r"[ٔی\u200c]*((?: [\w’'ٔ\u200c-]+){1,6})[,،]",
    ),
    names=NAMES,
    sentences=SENTENCES,
    pages=PageWords(
        labels=frozenset({
            "خانه", "صفحه اصلی", "صفحه نخست", "جستجو", "جست‌وجو", "تماس با ما", "درباره ما",
            "پیوندها", "نقشه سایت", "آرشیو", "ورود", "عضویت", "خبرنامه", "اشتراک‌گذاری",
            "به اشتراک بگذارید", "چاپ", "ارسال", "ایمیل", "تلگرام", "فیسبوک", "توییتر",
            "اینستاگرام", "نظرات", "ارسال نظر", "پربازدیدترین", "پربیننده‌ترین",
            "آخرین اخبار", "مطالب مرتبط", "اخبار مرتبط", "بیشتر", "بعدی", "قبلی",
            "برچسب‌ها", "سیاست", "سیاسی", "اقتصاد", "اقتصادی", "جامعه", "اجتماعی", "فرهنگ", "فرهنگی",
            "ورزش", "ورزشی", "جهان", "بین‌الملل", "ویدیو", "عکس", "گزارش", "گفتگو",
        }),
        notices=frozenset({"©", "کلیه حقوق", "تمامی حقوق", "تمام حقوق", "حق نشر"}),
        page=frozenset({"صفحه", "ص"}),
    ),
)  # fmt: skip
