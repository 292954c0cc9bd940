"""The draft of records: what it proposes, that it is read back as meant, and the command."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import RECORDS, ROOT, Project
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.contribute import open_parts
from scripts.contribute.drafts import LONGEST_QUOTE, Reading, Suggestion, anchor, draft
from scripts.contribute.stretch import Wanted
from scripts.contribute.suggestions import suggest
from scripts.derived.coverage import MUST_BE_ACCOUNTED, cover, idle
from scripts.raw.files import Part, TextFile
from scripts.raw.problems import Place, Unusable
from scripts.raw.raw import Raw, RawSource
from scripts.raw.rows import Dataset
from scripts.raw.spelling import spelled
from scripts.raw.strict_yaml import Mapping, Scalar, parse
from scripts.records.resolve import resolve
from scripts.text.anchors import Anchor, Span, locate, shadow
from scripts.text.languages import language_of
from scripts.text.mentions import find_mentions
from scripts.text.occurrences import Occurrences

ENGLISH = language_of("en")
CONTRACT = load_contract(ROOT / "datapackage.json")
BRIDGE = ROOT / "tests/texts/bridge-enquiry.txt"
EXPECTED = ROOT / "tests/texts/bridge-enquiry.draft.yaml"
WRITTEN = "2020-03-05"  # a Thursday
NAMES = {"Ada Brook": "ada-brook", "Mill Union": "mill-union"}

PIECES = [
    "The bridge was closed on 3 March 2019. ", "The bridge was closed on 3\u00a0March 2019. ",
    "“We saw more than 40 cracks,” said Ada\u00a0Brook, the clerk. ", "She said: “No # 4: none.” ",
    "She called it “a very costly silence”. ", "They denied that the toll was 4: it rose; 2 left. ",
    "It is expected that “dozens, perhaps hundreds” of men stay. ", "last Thursday ", "that ",
    "“He said that it fell. It fell twice,” she said. ", "One of the first two. ", "said ", "; ",
    "Since the 1991 amnesty, between 2 and\u00a03 of 30\u00a0000 went. ", "- item: x # 5 ",
    '"Quoted" \'single\' words. ', "“ ", "” ", "’ ", "… ", ".", "[x] {y} & *z ", "\n", "\n", "\t",
    "Ferries run until further notice. ", "Heading without stop", "Lindmere, 5 March 2020", "*** ",
    "word " * 20, "(“fewer than 40”) ", "“open at 9:30 a.m. on Monday\n", "closed” on 4 May 2018. ",
    "a" * 90, "wrote:", "\x85", "\u2028", "\ufeff", "\x07", "‘80s ", "seven or eight or nine ",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def suggestions(text: str) -> list[Suggestion]:
    mentions = find_mentions(text, ENGLISH, NAMES)
    return suggest(Reading(shadow(text), ENGLISH, mentions, lambda _: True, lambda _: WRITTEN))


def pasted(text: str, drafted: str) -> Dataset:
    """The dataset of one source with this text, its records being the draft."""
    records = parse(drafted, "records.yaml")
    declaration = parse(f"id: bridge\npublished: {WRITTEN}", "source.yaml")
    assert isinstance(records, Mapping)
    assert isinstance(declaration, Mapping)
    document = TextFile(text, "", "")
    source = RawSource("bridge", Place("source.yaml"), declaration, records, document)
    dataset = resolve(Raw({}, (source,)), CONTRACT)
    dataset.tables["coverage"] = cover(dataset)
    return dataset


def test_the_draft_of_a_text_is_exactly_this(tiny: Project, run) -> None:
    status, out, err = run("suggest", BRIDGE, "--written", WRITTEN, "--root", tiny.root)
    assert (status, err) == (0, "")
    assert out == EXPECTED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "section", "words", "columns"),
    [
        (
            "“No,” said Ada Brook.",
            "statements",
            "No,",
            {"kind": "direct", "speaker": "ada-brook", "specificity": "named", "cue": "said"},
        ),
        (
            "Ada Brook, the mayor of Northby, called it “a theft”.",
            "statements",
            "a theft",
            {"kind": "mixed", "speaker": "ada-brook", "cue": "called", "act": "?"},
        ),
        (
            "Its chair, Dr. Ines Vale, warned reporters on Monday that it may fall.",
            "statements",
            "it may fall",
            {"kind": "indirect", "speaker": "?", "described_as": "Ines Vale", "act": "warn"},
        ),
        (
            "The mayor of Northby has also said that it fell; he left.",
            "statements",
            "it fell",
            {"speaker": "?", "specificity": "described", "described_as": "The mayor of Northby"},
        ),
        (
            "Critics of Ada Brook said that it fell.",
            "statements",
            "it fell",
            {"speaker": "?", "described_as": "Critics of Ada Brook"},
        ),
        (
            "“No,” said a critic, who met Ada Brook.",
            "statements",
            "No,",
            {"speaker": "?", "described_as": "Ada Brook"},
        ),
        (
            "According to its secretary, 40 men left.¹",
            "statements",
            "40 men left",
            {"kind": "indirect", "cue": "According to", "described_as": "its secretary"},
        ),
        (
            "According to Ada Brook, they left.",
            "statements",
            "they left",
            {"speaker": "ada-brook", "specificity": "named"},
        ),
        ("شهردار گفت: «کارخانه بسته شد.»", "statements", "کارخانه بسته شد.",
         {"kind": "direct", "cue": "گفت", "act": "state"}),
        ("به گفتهٔ دبیر اتحادیه، کارخانه بسته شد.", "statements", "کارخانه بسته شد",
         {"kind": "indirect", "cue": "به گفته", "described_as": "دبیر اتحادیه"}),
        ("“No,” said Mrs. Ada Brook.", "statements", "No,", {"speaker": "ada-brook"}),
        ("It was widely said that it fell.", "statements", "it fell", {"specificity": "passive"}),
        ("“It fell.”", "statements", "It fell.", {"speaker": "?", "specificity": "?", "act": "?"}),
        ("He wrote: it fell.", "statements", "it fell", {"kind": "indirect", "cue": "wrote"}),
        ("They lost the 40 stone bridges.", "figures", "40 stone bridges", {"claim": "?"}),
        ("Some 2,800 or 3,800 people left.", "figures", "Some 2,800 or 3,800 people", {}),
        ("It took just a month and a half.", "figures", "just a month and a half", {}),
        ("We saw 40 people or more.", "figures", "40 people or more", {}),
        ("A third of their houses fell.", "figures", "A third of their houses", {}),
        ("Half the town left.", "figures", "Half", {}),
        ("بیش از ۲٬۸۰۰ کارگر اخراج شدند.", "figures", "بیش از ۲٬۸۰۰ کارگر", {"claim": "?"}),
        ("رقم ۲٬۸۰۰ است.", "figures", "۲٬۸۰۰", {"claim": "?"}),
        (
            "Since the 1991 amnesty nobody left.",
            "reports",
            "Since the 1991 amnesty nobody left",
            {"date_words": "Since the 1991 amnesty", "date": "1991/..", "date_basis": "stated"},
        ),
        (
            "“No,” he said last Thursday.",
            "reports",
            "he said last Thursday",
            {"date": "2020-02-27", "date_basis": "resolved"},
        ),
        (
            "در ۲۴ اسفند ۱۳۸۱ بسته شد.",
            "reports",
            "در ۲۴ اسفند ۱۳۸۱ بسته شد",
            {"date_words": "۲۴ اسفند ۱۳۸۱", "date": "2003-03-15", "date_basis": "stated"},
        ),
        ("It fell in 1381.", "reports", "It fell in 1381", {"date": "?"}),
        ("It fell.", "positions", "It fell", {"claim": "?", "position": "asserts"}),
        ("Ada Brook, of the U.S.", "positions", "Ada Brook, of the U.S.", {}),
        ("What they said\nIt fell.", "set_aside", "What they said", {"reason": "heading"}),
        ("Lindmere, 2020\nIt fell.", "set_aside", "Lindmere, 2020", {"reason": "date line"}),
        ("They were the first.", "set_aside", "first", {"reason": "ordinal"}),
        ("One of them fell.", "set_aside", "One", {"reason": "partitive"}),
        ("It fell.²", "set_aside", "²", {"reason": "note mark"}),
        ("2. Fall of the mill\nIt fell.", "set_aside", "2. Fall of the mill",
         {"reason": "heading"}),
        ("Mill\tsome\nIt fell.", "set_aside", "Mill\tsome", {"reason": "table row"}),
        ("It fell twice.", "set_aside", "twice", {"reason": "?"}),
        ("It fell.\n***", "set_aside", "***", {"reason": "no words"}),
        ("It fell” again.", "set_aside", "”", {"reason": "quotation mark alone"}),
        ("Ferry run. A few met a ferry.", "set_aside", "Ferry",
         {"reason": "capital at the opening of a sentence"}),
        ("How many houses stand empty?", "set_aside", "many", {"reason": "question"}),
        ("Q. Who counted?\nA. I did.", "set_aside", "Q.", {"reason": "who speaks"}),
        ("It fell on 31 April 1984.", "reports", "It fell on 31 April 1984",
         {"date": "?", "date_checked": "by_curator",
          "note": "As written: April 1984 has 30 days."}),
        ("Before the war of 1984 it fell.", "reports", "Before the war of 1984 it fell",
         {"date": "?"}),
    ],
)  # fmt: skip
def test_what_is_proposed(text: str, section: str, words: str, columns: dict[str, str]) -> None:
    found = {
        text[item.span.start : item.span.end]: item.columns
        for item in suggestions(text)
        if item.section == section
    }
    assert words in found
    assert columns.items() <= found[words].items()


# A text, each statement in it, and the words for its speaker (`-`: nobody is named).
SAID = [
    ("The mayor said 40 workers had been dismissed.",
     {"40 workers had been dismissed": "The mayor"}),
    ("Prosecutors say at least five people have been sentenced.",
     {"at least five people have been sentenced": "Prosecutors"}),
    ("The clerk believes it was closed.", {"it was closed": "The clerk"}),
    ("More than 2,800 workers were dismissed, the union said.",
     {"More than 2,800 workers were dismissed": "the union"}),
    ("They had left by March, said the clerk on Monday.", {"They had left by March": "the clerk"}),
    ("It rose to 40, according to a report from the county.",
     {"It rose to 40": "a report from the county"}),
    ("It rose to 40 according to the union.", {"It rose to 40": "the union"}),
    ("A former clerk who said he was held with 75 others named no one.",
     {"he was held with 75 others": "A former clerk"}),
    ("The mayor said to the workers in March.", {}),
    ("The said workers were dismissed.", {}),
    ("I said it was closed.", {}),
    ("It was closed, I said.", {}),
    ("She was accused of “theft”.", {"theft": "-"}),
    ("She was later accused by the union of “theft”.", {"theft": "the union"}),
    ("It was reported that it fell.", {"it fell": "-"}),
    ("Town officials admitted that 12 carts had left.", {"12 carts had left": "Town officials"}),
    ("The report details “neglect” by the owners before the disputed vote.",
     {"neglect": "The report"}),
    ("Mayor Lane: It fell. It stood.\nMayor Lane: How many?",
     {"It fell. It stood.": "Mayor Lane", "How many?": "Mayor Lane"}),
    ("MS. KARIMI: I say that it fell.\nTHE CHAIR: Thank you.",
     {"I say that it fell.": "MS. KARIMI", "Thank you.": "THE CHAIR"}),
    ("Q. Who counted them?\nA. I did.", {"Who counted them?": "Q", "I did.": "A"}),
    ("Note: it fell.\nSource: a letter.\nDate: 5 May.", {}),
    ("Only one: it fell.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SAID)
def test_speech_is_drafted_with_whoever_speaks(text: str, said: dict[str, str]) -> None:
    found = {
        text[item.span.start : item.span.end]: item.columns
        for item in suggestions(text)
        if item.section == "statements"
    }
    who = {
        words: "-" if columns["specificity"] == "passive" else columns.get("described_as")
        for words, columns in found.items()
    }
    assert who == said


def test_persian_speech_is_drafted() -> None:
    text = "شهردار گفت که چهل نفر رفتند. آدا بروک اعلام کرد که آنها رفتند."
    language = language_of("fa")
    found = find_mentions(text, language)
    items = suggest(Reading(text, language, found, lambda _: True, lambda _: ""))
    said = [
        (text[item.span.start : item.span.end], item.columns["described_as"])
        for item in items
        if item.section == "statements"
    ]
    assert said == [("چهل نفر رفتند", "شهردار"), ("آنها رفتند", "آدا بروک")]


@pytest.mark.parametrize(
    ("text", "section", "words"),
    [
        ("In 1988 it fell.", "figures", "1988"),  # a date counts nothing
        ("Northby, 5 May 2020\nIt fell.", "reports", "Northby, 5 May 2020"),
        ("They saw 40 cracks in its second pier.", "figures", "40 cracks in its second"),
        ("She said: “It fell.”", "statements", "“It fell.”"),
        ("She wrote that “it fell”.³", "statements", "“it fell”"),
        ("She wrote that “it fell”.³", "statements", "“it fell”.³"),
        ("It fell in 1381.", "figures", "1381"),
        ("2. Fall of the mill\nIt fell.", "figures", "2"),
        ("بسته شد، ۲۴ اسفند ۱۳۸۱.", "figures", "۲۴"),
        ("She said it. It fell.", "positions", "She said"),
        ("Brook left. Nobody saw Brook.", "set_aside", "Brook"),  # a name
        ("It fell in 1991.", "positions", "It fell in 1991"),  # a report says it already
    ],
)
def test_what_is_not_proposed(text: str, section: str, words: str) -> None:
    found = [(item.section, text[item.span.start : item.span.end]) for item in suggestions(text)]
    assert (section, words) not in found


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("more than 40 houses", "more_than, above 40"),
        ("at least 40 houses", "at_least, from 40"),
        ("fewer than 40 houses", "fewer_than, below 40"),
        ("up to 40 houses", "at_most, up to 40"),
        ("about 40 houses", "about, 40"),
        ("30 to 40 houses", "range, from 30 up to 40"),
        ("30 or 40 houses", "alternatives, 30 or 40"),
        ("hundreds of houses", "vague, from 200 by rule vague-plural"),
        ("several houses", "vague, no bounds"),
    ],
)
def test_what_a_number_is_taken_for(words: str, understood: str) -> None:
    (figure,) = [item for item in suggestions(f"We saw {words}.") if item.section == "figures"]
    assert figure.understood == understood


@settings(deadline=None, max_examples=60)
@given(texts | st.text(max_size=40))
@example("It fell .")
@example("“A ‘b said that c;” d’ e. It fell in 1991")
def test_a_pasted_draft_says_what_was_meant_and_leaves_nothing_open(text: str) -> None:
    found = suggestions(text)
    dataset = pasted(text, draft("bridge", shadow(text), found))
    assert dataset.problems == ()
    meant = sorted((item.section != "set_aside", item.span.start, item.span.end) for item in found)
    read = [(True, int(r["char_start"]), int(r["char_end"])) for r in dataset.tables["passages"]]
    assert sorted(read + [(False, item.start, item.end) for item in dataset.set_aside]) == meant
    assert idle(dataset) == []
    assert [
        row["text"]
        for row in dataset.tables["coverage"]
        if row["disposition"] == "open" and row["kind"] in MUST_BE_ACCOUNTED
    ] == []


@settings(deadline=None)
@given(st.lists(st.sampled_from([*"ab \n\u00a0", "ab", " a b", "c: #"]), max_size=300), st.data())
def test_an_anchor_locates_exactly_its_span(signs: list[str], data: st.DataObject) -> None:
    text = "".join(signs)
    inked = [at for at, sign in enumerate(text) if not sign.isspace()]
    if not inked:
        return
    first, last = sorted(data.draw(st.tuples(*[st.sampled_from(inked)] * 2)))
    keys = anchor(Span(first, last + 1), shadow(text), Occurrences(shadow(text), short=0))
    typed = {key: Scalar(value, Place("records.yaml")) for key, value in keys.items()}
    named = Anchor(*(typed.get(key) for key in ("quote", "from", "to", "occurrence")))
    assert locate(named, TextFile(text, "", ""), "figures") == Span(first, last + 1)


def test_a_long_passage_is_named_by_its_ends() -> None:
    passage = "It fell in the night, and nobody who lived beside it had heard a sound of it at all."
    assert len(passage) > LONGEST_QUOTE
    ends = {"from": "It fell in", "to": "it at all."}
    assert anchor(Span(0, len(passage)), passage, Occurrences(passage)) == ends
    twice = f"It fell in spring. {passage}\n{passage}"
    span = Span(len(twice) - len(passage), len(twice))
    longer = "It fell in the"  # the fewest words that stand as rarely as the passage
    assert anchor(span, twice, Occurrences(twice)) == ends | {
        "from": longer,
        "occurrence": "2 of 2",
    }


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("more than 30,000", "more than 30,000"),
        ("it’s “so”, he said", "it’s “so”, he said"),
        ("a:b, c#d", "a:b, c#d"),
        ("who knew: nobody", '"who knew: nobody"'),
        ("file #3", '"file #3"'),
        ('"so" he said', '"\\"so\\" he said"'),
        ("[x] y", '"[x] y"'),
        ("- x", '"- x"'),
        ("?", '"?"'),
        ("a\nb", '"a\\nb"'),
    ],
)
def test_a_value_is_quoted_only_where_it_must_be(text: str, written: str) -> None:
    assert spelled(text) == written


def test_ids_are_unique_and_not_those_in_use() -> None:
    found = suggestions("It fell. It rose.")
    drafted = draft("bridge", "It fell. It rose.", found, {"sentence-line-1"})
    assert re.findall("id: (.*)", drafted) == ["sentence-line-1-2", "sentence-line-1-3"]


def test_a_complete_source_leaves_nothing_to_suggest(run) -> None:
    status, out, _ = run("suggest", "victory-star-2017", "--root", ROOT)
    assert status == 0
    assert out.splitlines()[0].startswith("# Nothing is open")
    assert out.splitlines()[1:] == ["source: victory-star-2017"]


def test_only_what_is_open_is_suggested_by_the_day_of_its_section(tiny: Project, run) -> None:
    tiny.edit(RECORDS, "written: 2001-03-09", "written: 2001-03-16")
    text = (tiny.root / RECORDS).read_text(encoding="utf-8")
    report = re.search(r"reports:\n(?:  .*\n)+", text)
    assert report
    tiny.edit(RECORDS, report[0], "")
    _, out, _ = run("suggest", "mill-letter-2001", "--root", tiny.root)
    assert "quote: Last Thursday the council voted to close the mill" in out
    assert "date: 2001-03-08" in out
    assert "statements:" not in out


ANSWERS = {
    "speaker": "ada-brook",
    "specificity": "unnamed",
    "act": "other",
    "event": "council-vote-on-mill",
    "reason": "not a number",
}
CLAIMS = {"figures": "workers-dismissed", "positions": "closure-was-theft"}


def answered(drafted: str) -> str:
    """The draft with each `?` replaced by some id that exists."""
    section, lines = "", []
    for line in drafted.splitlines():
        if line.endswith(":") and line[0] != " ":
            section = line[:-1]
        key = line.split(":")[0].strip(" -")
        answer = CLAIMS.get(section, "") if key == "claim" else ANSWERS.get(key, "")
        lines.append(line.replace(': "?"', f": {answer}"))
    return "\n".join(lines) + "\n"


def test_a_draft_with_its_questions_answered_builds(tiny: Project, run) -> None:
    folder = tiny.root / "raw/sources/bridge-enquiry"
    folder.mkdir()
    data = BRIDGE.read_bytes()
    (folder / "document.txt").write_bytes(data)
    (folder / "source.yaml").write_text(
        "id: bridge-enquiry\ntitle: Enquiry\nkind: news_article\nspeaker: mill-letter\n"
        f"published: {WRITTEN}\nlanguage: en\nheld: full_text\nread: in_full\ncoverage: complete\n"
        f"redistribute: full_text\nsha256: {hashlib.sha256(data).hexdigest()}\n",
        encoding="utf-8",
    )
    status, out, _ = run("suggest", "bridge-enquiry", "--root", tiny.root)
    assert status == 0
    expected = EXPECTED.read_text(encoding="utf-8")
    assert out == expected.replace('source: "?"', "source: bridge-enquiry")
    (folder / "records.yaml").write_text(answered(out), encoding="utf-8")
    assert tiny.problems() == []
    _, out, _ = run("suggest", "bridge-enquiry", "--root", tiny.root)
    assert "Nothing is open" in out


def test_every_run_gives_the_same_bytes(tiny: Project) -> None:
    call = [sys.executable, "-m", "scripts", "suggest", str(BRIDGE), "--written", WRITTEN]
    made = {
        subprocess.run(
            [*call, "--root", str(tiny.root)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {EXPECTED.read_bytes()}


@pytest.mark.parametrize(
    ("argv", "data", "words"),
    [
        (["mill-leter-2001"], None, "Did you mean `mill-letter-2001`?"),
        (["quite-another-thing"], None, "Sources: county-report-2002, mill-letter-2001."),
        (["county-report-2002"], None, "is only cited"),
        (["mill-letter-2001", "--written", WRITTEN], None, "--written is for a file"),
        (["text.txt"], None, "there is no such file"),
        (["text.txt"], b"a\xffb", "is not UTF-8"),
        (["text.txt"], b"a\xff", "not UTF-8"),
        (["text.txt", "--written", "soon"], b"a", "day of writing"),
    ],
)
def test_bad_input_is_one_clear_line_and_2(
    argv: list[str], data: bytes | None, words: str, tiny: Project, run, monkeypatch
) -> None:
    monkeypatch.chdir(tiny.root)
    if data is not None:
        Path("text.txt").write_bytes(data)
    status, out, err = run("suggest", *argv)
    assert (status, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1


def test_a_folder_without_a_project_is_one_clear_line_and_2(tmp_path: Path, run) -> None:
    status, _, err = run("suggest", "some-source", "--root", tmp_path)
    assert status == 2
    assert err.startswith("datapackage.json:1: there is no such file here")
    assert len(err.splitlines()) == 1


def test_a_text_outside_any_project_names_nobody(tmp_path: Path, run) -> None:
    status, out, _ = run("suggest", BRIDGE, "--root", tmp_path)
    assert status == 0
    assert "speaker: ada-brook" not in out
    assert "described_as: Ada Brook" in out


def test_a_draft_says_how_the_text_was_read(tmp_path, run) -> None:
    path = tmp_path / "mail.txt"
    path.write_text("The mayor said that it\nfell in 1984.\n", encoding="utf-8")
    _, out, _ = run("suggest", path)
    assert "# Its lines are wrapped: 1 line end inside a paragraph is read as blanks.\n" in out
    path.write_text("شهردار گفت که چهل نفر رفتند.\n", encoding="utf-8")
    _, out, _ = run("suggest", path, "--language", "fa")
    assert "# Persian has no capitals: names are found by the lists" in out


PAGES = "".join(
    f"On page {number} the clerk {letter} opened the mill. A bell rang {number} times.\n"
    for number, letter in enumerate("abcdef", start=1)
)


def paged(numbers: list[str]) -> TextFile:
    starts = [PAGES.index(f"On page {at}") for at in range(1, len(numbers) + 1)]
    parts = (Part(start, f"page {number}") for start, number in zip(starts, numbers, strict=True))
    return TextFile(PAGES, "", "", parts=tuple(parts))


@pytest.mark.parametrize(
    ("numbers", "wanted", "opening", "closing"),
    [
        ("123456", Wanted("2"), "On page 2", "rang 2 times.\n"),
        ("123456", Wanted("2-4"), "On page 2", "rang 4 times.\n"),
        ("123456", Wanted("5 – 6"), "On page 5", "rang 6 times.\n"),
        (["iv (sheet 1)", "v (sheet 2)", "1", "2", "3", "4"], Wanted("v-1"), "On page 2",
         "rang 3 times.\n"),
        ("123456", Wanted(words="A bell rang"), "A bell rang 1", "rang 6 times.\n"),
        ("123456", Wanted("3-4", "A  bell\nrang"), "A bell rang 3", "rang 4 times.\n"),
        ("123456", Wanted(), "On page 1", "rang 6 times.\n"),
    ],
)  # fmt: skip
def test_a_draft_is_asked_for_by_pages_and_words(
    numbers: list[str], wanted: Wanted, opening: str, closing: str
) -> None:
    span = wanted.within(paged([*numbers]))
    part = PAGES[span.start : span.end]
    assert (part.startswith(opening), part.endswith(closing)) == (True, True)


@pytest.mark.parametrize(
    ("document", "wanted", "says"),
    [
        (paged([*"123456"]), Wanted("9"), "There is no page 9; its pages are 1 to 6."),
        (paged([*"123456"]), Wanted("4-2"), "Page 2 stands before page 4."),
        (TextFile(PAGES, "", ""), Wanted("4"), "The document has no pages."),
        (TextFile(PAGES, "", ""), Wanted(words="A bell sang 4 times"), 'Nearest: "A bell rang 4'),
        (TextFile(PAGES, "", ""), Wanted(words="  "), "--from wants words"),
    ],
)
def test_what_cannot_be_drafted_from_is_told(document: TextFile, wanted: Wanted, says: str) -> None:
    with pytest.raises(Unusable, match=re.escape(says)):
        wanted.within(document)


def test_a_long_draft_says_how_to_go_on_and_nothing_is_lost(
    tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(PAGES, encoding="utf-8")

    def drafted(*words: str) -> tuple[set[tuple[str, str]], list[str]]:
        _, text, _ = run("suggest", path, *words, "--root", tmp_path)
        found = re.findall(r"# line (\d+): .+\n.+\n    quote: (.+)", text)
        return {*found}, shlex.split("".join(re.findall(r"Go on with (--from .+)", text)))

    whole, end = drafted()
    assert (len(whole), end) == (12, [])
    monkeypatch.setattr(open_parts, "MOST", 3)
    found, going_on = drafted()
    while going_on:
        more, going_on = drafted(*going_on)
        assert more - found
        found |= more
    assert found == whole
