"""The desk in Chromium: what was marked is what is proved, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk_served import LETTER, PLACES, READY, Served, asked, drag, opened, served
from site_support import a_browser

from scripts.site.chromium import TOO_WIDE, chromium

DOCUMENT = f"raw/sources/{LETTER}/document.txt"
RECORDS = f"raw/sources/{LETTER}/records.yaml"
MORE = "“Some 25 workers came back,” said Ada Brook.\nThe board counted 18 houses.\n"
ODD = (
    "The seal reads 𐎭𐎠𐎼𐎹𐎺𐎢𐏁, and 𝟒𝟎 men stood by it.\n"
    "A family 👨‍👩‍👧‍👦 of 5 was counted; flag 🇳🇴, thumb 👍🏽, 12 in all.\n"
    "\n"
    "Marks: “q\u0323\u0302tat” of 30\u00a0000 men, ṩ and Å.\n"
    "متن فارسی با نیم‌فاصله و عدد ۱٬۰۶۰ نفر and then 25 men again.\n"
    "A hidden turn \u202eof 41 men\u202c stands here, and \u2066۴۲\u2069 too.\n"
    "<script>alert('41 men')</script> <img src=x onerror=alert(1)> javascript:alert(2) & 7 men.\n"
    "数は三百人、𠮷野で 300 人。\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium(a_browser()) as running:
        yield running


@pytest.fixture
def desk(tiny) -> Iterator[Served]:
    with served(tiny.root) as running:
        yield running


@pytest.fixture(scope="module")
def tab(browser) -> Iterator[Any]:
    """One tab for all: a new one costs more than most of what is tried in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab) -> Iterator[Any]:
    yield tab
    tab.goto("about:blank")


def rewritten(tiny, text: str, **declared: str) -> None:
    """Put another text in place of the letter, and say so in what is declared of it."""
    (tiny.root / DOCUMENT).write_text(text, encoding="utf-8")
    path = tiny.root / f"raw/sources/{LETTER}/source.yaml"
    changed = {"sha256": sha256(text.encode()).hexdigest(), **declared}
    pairs = (line.partition(": ") for line in path.read_text(encoding="utf-8").splitlines())
    lines = [f"{key}: {changed.get(key, value)}\n" for key, _, value in pairs]
    path.write_text("".join(lines), encoding="utf-8")


def only(tiny, text: str, **declared: str) -> None:
    """Put another text in place of the letter and of all its records."""
    rewritten(tiny, text, **declared)
    (tiny.root / RECORDS).write_text(f"source: {LETTER}\n", encoding="utf-8")


def longer(tiny) -> None:
    """The letter with two more lines, of which nothing is recorded."""
    rewritten(tiny, (tiny.root / DOCUMENT).read_text(encoding="utf-8") + MORE)


def records(tiny) -> str:
    return (tiny.root / RECORDS).read_text(encoding="utf-8")


def until(page, words: str, key: str = "n") -> None:
    """Press a key until these words are marked."""
    for _ in range(30):
        with page.expect_response("**/read/**"):
            page.keyboard.press(key)
        page.wait_for_selector("#panel[aria-busy=false]")
        if page.locator("#panel blockquote").all_inner_texts() == [words]:
            return
    raise AssertionError(f"{words!r} is not reached")


def said(page, words: str) -> None:
    """Wait until the panel says this."""
    page.locator("#panel", has_text=words).wait_for()


def test_every_place_in_a_line_is_the_code_point_that_python_counts(desk, page) -> None:
    lines = ODD.split("\n")
    opened(page, desk.address(""))
    places = page.evaluate(
        """async (lines) => {
          const { Text } = await import("/static/text.js");
          const text = new Text(lines);
          return lines.map((line, number) => [...Array(line.length + 1).keys()].map((unit) => {
            const point = text.pointAt(number, unit);
            return [point, text.placeOf(point).line, text.placeOf(point).unit];
          }));
        }""",
        lines,
    )
    start = 0
    for number, (line, found) in enumerate(zip(lines, places, strict=True)):
        units = 0
        wanted = []
        for index, char in enumerate(line):
            wanted += [[start + index, number, units]] * (2 if ord(char) > 0xFFFF else 1)
            units += 2 if ord(char) > 0xFFFF else 1
        assert found == [*wanted, [start + len(line), number, units]]
        start += len(line) + 1


VIEWS = ((1280, "light"), (320, "dark"))
FAULTS = {"resultTypes": ["violations"]}  # what is well need not be told node by node
WORDS = [  # marked by the mouse in ODD
    "𐎭𐎠𐎼𐎹𐎺𐎢𐏁",
    "𝟒𝟎 men",
    "👨‍👩‍👧‍👦 of 5",
    "thumb 👍🏽, 12",
    "q\u0323\u0302tat",
    "30\u00a0000 men, ṩ",
    "فارسی با نیم‌فاصله",
    "۱٬۰۶۰",
    "then 25",
    "41 men",
    "𠮷野で",
]


def shown(words: str) -> str:
    """How words stand in the panel: with signs for what cannot be seen."""
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "▯", words)


def test_what_the_mouse_marks_is_what_is_asked_about(tiny, page) -> None:
    only(tiny, ODD)
    with served(tiny.root) as desk:
        drafts = asked(opened(page, desk.address()))
        for words in WORDS:
            drag(page, words)
            page.wait_for_function(
                "words => panel.querySelector('blockquote')?.textContent === words",
                arg=shown(words),
            )
            start = ODD.index(words)
            assert (drafts[-1]["s"], drafts[-1]["e"]) == (start, start + len(words)), words


def test_the_whole_road_by_keys_alone(tiny, page) -> None:
    longer(tiny)
    with served(tiny.root) as desk:
        opened(page, desk.address())
        page.wait_for_selector("#open-numeral")  # what is open has been found
        while page.evaluate("document.activeElement.id") != "doc":
            page.keyboard.press("Tab")
        until(page, "18 houses")
        page.keyboard.press("/")
        page.keyboard.type("stand empty")
        page.locator("#f-claim-0", has_text="How many houses stand empty?").wait_for()
        page.keyboard.press("Enter")
        said(page, "Nothing to put right")
        page.keyboard.press("Escape")  # to the text
        with page.expect_response("**/read/**"):
            page.keyboard.press("0")
        page.wait_for_selector("#f-basis-not_stated:checked")
        said(page, "Nothing to put right")
        page.keyboard.press("Enter")
        page.wait_for_selector("#toast:has-text('Saved.')")
        figure = "quote: 18 houses\n    claim: houses-empty\n    basis: not_stated\n"
        assert figure in records(tiny)
        page.keyboard.press("u")
        page.wait_for_selector("#toast:has-text('Taken back.')")
        assert "18 houses" not in records(tiny)
        page.keyboard.press("Shift+U")
        page.wait_for_selector("#toast:has-text('Done again.')")
        assert figure in records(tiny)
        until(page, "Some 25 workers came back,", "p")
        said(page, "Nothing to put right")
        page.keyboard.press("Enter")
        page.wait_for_selector("#toast:has-text('Saved.')")
        assert "quote: Some 25 workers came back,\n    speaker: ada-brook" in records(tiny)
    assert tiny.problems() == []


def test_a_new_question_by_mouse_alone_is_saved_with_its_figure_or_not_at_all(tiny, page) -> None:
    longer(tiny)
    with served(tiny.root) as desk:
        opened(page, desk.address())
        drag(page, "18 houses")
        page.locator("#panel [role=option]", has_text="New question").click()
        page.get_by_label("Wording").fill("How many houses did the board count?")
        said(page, "a quantity says what it counts")
        assert page.locator(".fix").count() == 0  # which unit, nobody can know
        page.locator("#panel [id^=new-][id$=-unit]").fill("house")
        page.locator("#panel [role=option]", has_text="a house that stands empty").click()
        said(page, "Nothing to put right")
        claims = (tiny.root / "raw/claims.yaml").read_text()
        page.click("#save")
        page.wait_for_selector("#toast:has-text('Saved.')")
        assert "claim: houses-board-count\n" in records(tiny)
        assert "- id: houses-board-count\n" in (tiny.root / "raw/claims.yaml").read_text()
        page.click("#toast button")
        page.wait_for_selector("#toast:has-text('Taken back.')")
        assert (tiny.root / "raw/claims.yaml").read_text() == claims
        assert "houses-board-count" not in records(tiny)


def test_a_draft_outlives_the_desk_and_the_page(tiny, page) -> None:
    longer(tiny)
    with served(tiny.root) as desk:
        opened(page, desk.address())
        drag(page, "18 houses")
        said(page, "Still to say")
        desk.end()
        page.wait_for_selector("#gone:not([hidden])")
        page.click("label:has(#f-basis-count)")
        desk.start()
        opened(page, desk.address())
        page.wait_for_selector("#f-basis-count:checked")
        said(page, "18 houses")
        page.click("#let-go")
        page.reload()
        page.wait_for_selector(READY)
        assert page.locator("#panel blockquote").count() == 0


def test_two_tabs_keep_their_drafts_apart_and_see_each_others_records(tiny, page) -> None:
    longer(tiny)
    with served(tiny.root) as desk:
        opened(page, desk.address())
        other = opened(page.context.new_page(), desk.address())
        drag(page, "18 houses")
        drag(other, "Some 25 workers")
        page.locator("#panel [role=option]", has_text="How many houses stand empty?").click()
        said(page, "Nothing to put right")
        page.click("#save")
        page.wait_for_selector("#toast:has-text('Saved.')")
        other.get_by_role("button", name="Line 9: 1 record, Figure").wait_for()
        other.reload()
        other.wait_for_selector(READY)
        said(other, "Some 25 workers")
        other.close()


def test_what_was_changed_on_both_sides_is_asked_and_what_was_not_stands(tiny, page) -> None:
    with served(tiny.root) as desk:
        opened(page, desk.address())
        drag(page, "and 12 houses")
        page.locator("#standing", has_text=f"{LETTER}.empty-houses on some of them").wait_for()
        page.evaluate("getSelection().removeAllRanges()")  # a press in it would carry it away
        drag(page, "12 houses")
        page.locator("#standing.harm", has_text=f"{LETTER}.empty-houses on these words").wait_for()
        assert "in the words “12 houses”" in page.inner_text("#standing")
        page.get_by_label(f"Change {LETTER}.empty-houses").click()
        page.wait_for_selector("#delete")
        assert page.locator("#standing").count() == 0
        page.click("label:has(#f-basis-count)")
        said(page, "Nothing to put right")
        tiny.edit(RECORDS, "basis: not_stated", "basis: estimate")
        tiny.edit(RECORDS, "cue: repeats", "cue: repeats\n    note: by another hand")
        page.click("#save")
        page.wait_for_selector("#dialog[open]")
        assert "basis: estimate" in records(tiny)
        page.click("#together")  # nothing is chosen yet
        page.locator("#dialog", has_text="Choose one side").wait_for()
        page.click("label:has(#clash-0-mine)")
        page.click("#together")
        page.wait_for_selector("#toast:has-text('Changed.')")
        after = records(tiny)
        assert "note: by another hand" in after
        assert after.count("basis: count") == 2
        assert "estimate" not in after
    assert tiny.problems() == []


def test_a_persian_document_is_walked_as_the_eye_goes(tiny, page) -> None:
    text = "خبرنامهٔ آسیاب\nبه گفتهٔ شورا، ۱٬۰۶۰ نفر از کارگران اخراج شدند.\n"
    only(tiny, text, language="fa", title="خبرنامهٔ آسیاب")
    with served(tiny.root) as desk:
        drafts = asked(opened(page, desk.address()))
        assert page.locator("#doc").get_attribute("dir") == "rtl"
        page.focus("#doc")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Home")
        for _ in range(4):
            page.keyboard.press("ArrowLeft")
        page.keyboard.press("Shift+ArrowLeft")
        page.locator("#panel blockquote", has_text="۱٬۰۶۰ نفر").wait_for()
        start = text.index("۱٬۰۶۰ نفر")
        assert (drafts[-1]["s"], drafts[-1]["e"]) == (start, start + len("۱٬۰۶۰ نفر"))
        said(page, "Which question does it answer?")


def test_a_hostile_document_is_text_and_nothing_else(tiny, page) -> None:
    only(tiny, ODD, title="<img src=x onerror=alert(1)> a letter")
    asked_for: list[str] = []
    faults: list[str] = []
    page.on("dialog", lambda one: (faults.append(one.message), one.dismiss()))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda one: asked_for.append(one.url))
    with served(tiny.root) as desk:
        opened(page, desk.address())
        drag(page, "<script>alert('41 men')</script>")
        page.locator("#panel blockquote", has_text="<script>alert('41 men')</script>").wait_for()
        assert page.locator("#doc *:not(div, p, button)").count() == 0
        assert page.locator("h1 .words").inner_text() == "<img src=x onerror=alert(1)> a letter"
        assert page.locator(".row").nth(5).inner_text().count("▯") == 4
        ours = f"http://127.0.0.1:{desk.port}/"
        assert [url for url in asked_for if not url.startswith(ours)] == []
    assert faults == []


def fit(page) -> list[str]:
    """What axe finds wrong with the page as it stands, and where it is wider than its window."""
    found = []
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found += [one["id"] for one in Axe().run(page, options=FAULTS).response["violations"]]
        found += ["too wide"] if page.evaluate(TOO_WIDE) > 0 else []
    page.set_viewport_size({"width": 1280, "height": 800})
    return found


def test_each_state_is_fit_for_whoever_comes(tiny, page) -> None:
    longer(tiny)
    (tiny.root / "HARM.md").write_text("# Harm\n\n* Nobody is named.\n")
    with served(tiny.root) as desk:
        opened(page, desk.address(""))
        page.click("#making summary")
        page.wait_for_selector("#harm-read")
        assert fit(page) == []
        page.click("#harm-read")
        page.wait_for_selector("#new-file")
        assert fit(page) == []
        opened(page, desk.address())
        page.wait_for_selector("#open-numeral")
        assert fit(page) == []
        drag(page, "18 houses")
        page.locator("#panel [role=option]", has_text="New question").click()
        page.wait_for_selector(".problem")
        assert fit(page) == []
        page.click("#changes")
        page.wait_for_selector("#build")
        assert fit(page) == []


def test_what_was_worked_on_stays_at_hand_when_something_else_is_looked_at(tiny, page) -> None:
    longer(tiny)
    with served(tiny.root) as desk:
        opened(page, desk.address())
        drag(page, "18 houses")
        page.click("label:has(#f-basis-count)")
        said(page, "Still to say")
        page.get_by_role("button", name="Line 4: 3 records").click()
        page.click("text=Go on with it")
        page.wait_for_selector("#f-basis-count:checked")
        page.click("#let-go")
        assert page.locator("text=Go on with it").count() == 0


def test_a_project_that_cannot_be_read_says_so_on_a_page(tiny, page) -> None:
    tiny.append("raw/claims.yaml", "  nonsense\n")
    with served(tiny.root) as desk:
        page.goto(desk.address(""))
        page.get_by_role("heading", name="This cannot be shown").wait_for()
        assert "raw/claims.yaml" in page.locator(".problem").inner_text()


def test_two_taps_mark_from_the_first_word_to_the_last(tiny, browser) -> None:
    longer(tiny)
    context = browser.new_context(viewport={"width": 820, "height": 1100}, has_touch=True)
    try:
        with served(tiny.root) as desk:
            page = opened(context.new_page(), desk.address())
            for word in ("council", "mill. "):
                x, y = page.evaluate(PLACES, [word, 0])[0]
                page.touchscreen.tap(x, y)
                page.locator("#panel blockquote", has_text=word.strip()[:4]).wait_for()
            page.locator("#panel blockquote", has_text="council voted to close the mill").wait_for()
    finally:
        context.close()
