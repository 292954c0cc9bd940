"""Sentences: where they end, and where they only seem to."""

from functools import partial

import pytest

from scripts.text import sentences
from scripts.text.languages import language_of

find_sentences = partial(sentences.find_sentences, language=language_of("en"))

# `|` marks the places where one sentence ends and the next begins.
BROKEN = [
    "One. |Two! |Three? |Four",
    "The “Washington, D.C. office” opened. |It closed.",
    "In Washington, D.C. |The office closed.",
    "before the 1979 Revolution., the group helped.",
    "Mr. X left. |Mrs. Y and Dr. Z stayed.",
    "J. R. Smith Jr. died. |So did Gen. K. Lee.",
    "See No. 5 and Art. 6. |He said no. |Five came.",
    "It rose to 3.5 at 9:30 a.m. on Monday. |At 5 p.m. |He left.",
    "The U.S. Senate met with the U.N. envoy, e.g. Mr. X, i.e. him.",
    "He said: “Stop. |Go.” |The crowd left.",
    "“Why?” she asked. |“Because.” |Nobody moved.",
    "“Why?” Mr. Pell asked. |“Who?” The Guardian reported.",
    "“… part of it … “ Reads the bill",
    "“It is death …” Ali Fulan, the former minister, confessed.",
    "“Today we are more.” |According to the group, they are.",
    "Kill them!…|Those who stay … and wait … |It is naive.",
    "the … Secretary of State shall act",
    "word . . . |Then more",
    "They asked: 1. Do you pray? |2. Do you repent?",
    "It fell.[3] |Then it rose.12 |Nobody knew.* |Why not",
    "¿Qué? |¡No! |(He left. |She came.) |Then",
    "A Heading without a full stop",
    "Judge S. A. Ulmesk spoke. |He left. |The poet M. I. Dorvan came.",
    "Prof. A. I. B. Osk met I. Theldor. |A man came.",
    "She fled to the U.S. |Wardens followed. |He sat in the U.S. Senate.",
    "He left at 6 p.m. |Wardens followed. |At 5 p.m. Monday it closed. |Until 6 p.m. |Mr. Osk sat.",
    "Write to press.Office@example.org today. |Nobody answers.",
    "It closed in 1983.|The families learnt it later.",
    "1.) The ward was full. |2.) The yard was empty.",
    "The register closed. [22] |Families wrote.",
    "See Op. 46 and Hum. Rts. Rev. 9. |It is short.",
    "We never saw that.... |She left.",
    "The register was\nopen for nine days. |It closed.",
]


@pytest.mark.parametrize("marked", BROKEN)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    parts = marked.split("|")
    found = [sentence.text for sentence in find_sentences("".join(parts))]
    assert found == [part.strip() for part in parts]


def test_a_forgotten_blank_ends_a_sentence_but_an_address_does_not() -> None:
    found = [s.text for s in find_sentences("It was forgotten.The next, www.Example.org, stayed")]
    assert found == ["It was forgotten.", "The next, www.Example.org, stayed"]


def test_every_line_is_a_paragraph_and_blank_lines_are_none() -> None:
    found = find_sentences("  Heading\n\u00a0\n\nThe next line,\nAnd another. ")
    assert [s.text for s in found] == ["Heading", "The next line,", "And another."]
    assert [s.start for s in found] == [2, 13, 28]
