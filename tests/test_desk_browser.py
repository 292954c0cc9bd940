"""The desk in Chromium: what was marked is what is proved, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from desk_served import LETTER, Served, asked, drag, opened, served
from site_support import a_browser

from scripts.site.chromium import chromium

DOCUMENT = f"raw/sources/{LETTER}/document.txt"
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


@pytest.fixture
def page(browser) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


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


def written(tiny, text: str, **declared: str) -> None:
    """Put another text in place of the letter, with no records."""
    (tiny.root / DOCUMENT).write_text(text, encoding="utf-8")
    folder = tiny.root / f"raw/sources/{LETTER}"
    (folder / "records.yaml").write_text(f"source: {LETTER}\n", encoding="utf-8")
    source = (folder / "source.yaml").read_text(encoding="utf-8").splitlines()
    digest = sha256(text.encode()).hexdigest()
    changed = {"sha256": digest, **declared}
    lines = [
        f"{key}: {changed.get(key, value)}"
        for key, _, value in (one.partition(": ") for one in source)
    ]
    (folder / "source.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def shown(words: str) -> str:
    """How words stand in the panel: with signs for what cannot be seen."""
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "▯", words)


def test_what_the_mouse_marks_is_what_is_asked_about(tiny, page) -> None:
    written(tiny, ODD)
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
