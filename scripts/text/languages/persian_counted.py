"""What Persian counts: a noun with what is joined to it, up to a verb, an adverb or `را`.

After a number the noun stands in the singular, so that nothing in its form says where it ends. What
ends it is a closed class, all the same: verbs of one word are about 150, each in forms by rule, and
verbs of several words end with one of them (`اعدام شدند`). A form that is a noun as well (`سوخت`,
burned or fuel) is the noun right after the number, and is refused further on.
"""

from __future__ import annotations

from collections.abc import Iterable

from scripts.text.finding import any_of, listed
from scripts.text.languages.rewriting import folded

# Each with the stem of its past, `/`, that of its present.
_STEMS = """
بود/باش شد/شو کرد/کن داشت/دار گفت/گوی رفت/رو آمد/آی داد/ده گرفت/گیر زد/زن خورد/خور دید/بین
خواست/خواه توانست/توان دانست/دان رسید/رس ماند/مان برد/بر آورد/آور کشت/کش مرد/میر کشید/کش نوشت/نویس
خواند/خوان شنید/شنو افتاد/افت نشست/نشین ایستاد/ایست گذشت/گذر گذاشت/گذار یافت/یاب گشت/گرد گردید/گرد
ساخت/ساز سوخت/سوز باخت/باز پرداخت/پرداز انداخت/انداز شناخت/شناس ریخت/ریز گریخت/گریز آویخت/آویز
فروخت/فروش خرید/خر پوشید/پوش نوشید/نوش کوشید/کوش پرسید/پرس ترسید/ترس فهمید/فهم خوابید/خواب دوید/دو
پرید/پر خندید/خند جنگید/جنگ چرخید/چرخ لرزید/لرز پذیرفت/پذیر شکست/شکن بست/بند پیوست/پیوند جست/جوی
شست/شوی نمود/نمای فرمود/فرمای پیمود/پیمای افزود/افزای سرود/سرای گشود/گشای ربود/ربای درگذشت/درگذر
برگشت/برگرد بازگشت/بازگرد برخاست/برخیز آفرید/آفرین گزید/گزین برگزید/برگزین چید/چین دزدید/دزد
سپرد/سپار شمرد/شمار آزرد/آزار فشرد/فشار کاشت/کار پنداشت/پندار گماشت/گمار کوفت/کوب شتافت/شتاب
تافت/تاب بافت/باف شکافت/شکاف فرستاد/فرست زاد/زای گنجید/گنج کوچید/کوچ جوشید/جوش ورزید/ورز ارزید/ارز
پاشید/پاش پیچید/پیچ بخشید/بخش کشاند/کشان رساند/رسان سوزاند/سوزان گرداند/گردان نشاند/نشان
پوشاند/پوشان ترساند/ترسان گذراند/گذران راند/ران بارید/بار نالید/نال مالید/مال گریست/گری زیست/زی
نگریست/نگر آراست/آرای کاست/کاه آموخت/آموز اندوخت/اندوز افروخت/افروز دوخت/دوز تاخت/تاز نواخت/نواز
آمیخت/آمیز انگیخت/انگیز پخت/پز غلتید/غلت طلبید/طلب رقصید/رقص چسبید/چسب درید/در خزید/خز مکید/مک
پژمرد/پژمر آشامید/آشام آسود/آسای سنجید/سنج نامید/نام انجامید/انجام برخورد/برخور رهاند/رهان رهید/ره
پایید/پای گذارد/گذار شورید/شور خواباند/خوابان گروید/گرو ستود/ستای سوزانید/سوزان رسانید/رسان
گردانید/گردان تراشید/تراش خراشید/خراش رنجید/رنج بوسید/بوس لغزید/لغز بلعید/بلع
"""
_ENDING = "(?:م|د|یم|ید|ند)"
# Of these each form is a verb, those without an ending too.
_LIGHT = listed("بود شد داشت گفت توانست خواست رفت آمد داد گرفت زد")
_LIGHT_PRESENT = listed("باش شو کن دار گوی توان خواه رو آی ده گیر زن")
# Verbs without stems, the rest of such, and `می` which is written apart from its verb.
_DEFECTIVE = listed("""
است هست هستم هستی هستیم هستید هستند نیست نیستم نیستی نیستیم نیستید نیستند اند ام ایم اید می نمی
خواهم خواهی خواهد خواهیم خواهید خواهند نخواهم نخواهد نخواهیم نخواهید نخواهند باید نباید بایست
بایستی نمیباید میباید مباد
""")
# Nouns, though they look like forms of verbs; those of the second list are such forms, too.
_NOUNS = "مردم"
_NOUNS_TOO = listed("نشست روند برند نبرد نزد رود کند")
# Participles of what somebody did; those of what was done (`شده`) are adjectives as often.
_PARTICIPLES = listed("""
کرده نکرده داده نداده داشته نداشته توانسته نتوانسته گفته زده خریده بوده نبوده
""")
# Nouns of one that end like a verb of several.
_NO_VERBS = (
    r"\w*(?:مند|وند|باند|لند|بند|خند|فند|پسند|گند|خوشایند)|فرزند|سند|قند|هند|تند|گزند|خرسند|چند"
    r"|فرایند|برایند|سهند|سمرقند"
)
# After `از`, `در` and their like.
DETERMINERS = listed("این آن همه خود او وی آنها آنان انها انان ایشان ما شما من تو یکدیگر همدیگر")
_NO_NOUNS = listed("""
به با را بر هم نیز ولی اما اگر تا
آنجا اینجا همانجا همینجا جا هنوز همیشه دوباره اکنون اینک امروز دیروز پریروز فردا دیشب امشب امسال
پارسال سپس ناگهان فورا همچنین البته ظاهرا گویا بنابراین چون زیرا وقتی هنگامی هنگام یعنی مثلا مانند
همانند مثل همراه همزمان باهم بدون توسط طی ضمن پس بعد قبل پیش قبلا بعدا اخیرا روی سوی توی درباره
علیه طبق بنا چنان چنین چطور چگونه چرا کجا همگی همه این آن هر هیچ خود او وی آنها آنان ایشان ما شما
من تو یکدیگر همدیگر آنکه اینکه بلکه لیکن لذا گاه گاهی اغلب معمولا کاملا بسیار خیلی تنها عمدتا عموما
""")


def _signed(sign: str, stems: Iterable[str]) -> str:
    """An expression for stems with a sign before them; before a vowel stands `ی`."""
    stems = [folded(stem) for stem in stems]
    vowels = any_of(stem[1:] for stem in stems if stem.startswith("ا"))
    return f"{sign}(?:{any_of(stem for stem in stems if stem[:1] != 'ا')}|یا?{vowels})"


def _verb() -> str:
    """An expression for a form of any verb, folded, that is not a noun as well."""
    pasts, presents = zip(*(stems.split("/") for stems in _STEMS.split()), strict=True)
    bare, present = any_of(map(folded, pasts)), any_of(map(folded, presents))
    past = f"(?:{bare}|{_signed('ن', pasts)})"
    return "|".join((
        any_of(map(folded, (*_DEFECTIVE, *_LIGHT))),
        f"ن?می{bare}{_ENDING}?",
        f"{past}(?:م|یم|ید|ند)",
        _signed("ن", pasts),
        f"(?:ن?می{present}|{_signed('[بن]', presents)}){_ENDING}",
        f"{present}ند",
        f"{any_of(map(folded, _LIGHT_PRESENT))}{_ENDING}",
    ))  # fmt: skip


# Forms that are nouns as well: of the past without an ending, and some others.
_EITHER = any_of(
    folded(word)
    for word in (*(stems.split("/")[0] for stems in _STEMS.split()), *_NOUNS_TOO, *_PARTICIPLES)
)
FUNCTION_WORDS = frozenset(map(folded, _NO_NOUNS))
# Words that change the number before them, and make it a rate or so many times as much.
CHANGING = listed("برابر") | {
    f"{each} {time}"
    for each in ("در", "در هر", "هر")
    for time in ("روز", "شب", "هفته", "ماه", "سال", "ساعت", "دقیقه", "شبانه روز")
}
# The ending of a place in an order; a verb, and any other word that ends like one of several.
NEVER_FIRST = (
    rf"ا?مین|ا?م|(?!(?:{_NOUNS}|{any_of(_NOUNS_TOO)})$)(?:{_verb()})|(?!(?:{_NO_VERBS})$)\w{{2,}}ند"
)
# That, a form that is a noun as well, and what the ending of adverbs shows to be one.
NEVER_LATER = rf"{_EITHER}|{NEVER_FIRST}|\w+(?:اً|ًا)"
