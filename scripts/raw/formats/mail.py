"""E-mail: letters with what their heads say of sender and day; a page saved with its pictures.

One letter (`.eml`), a box of letters (`.mbox`), a page in a letter's form (`.mht`).
"""

from __future__ import annotations

import email
import mailbox
import re
import tempfile
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.policy import default
from pathlib import Path

from scripts.raw.format import Format, Piece, Unreadable
from scripts.raw.formats import html
from scripts.raw.reading.encodings import decode_labelled, decode_markup

ADDRESS = re.compile("https?://")
BETWEEN = re.compile(r"\n[ \t]*\n")  # two paragraphs
SOFT = re.compile(r"(?<=\S) \n(?!>|\s)")  # where the writer's program broke a line
HEADS = ("From", "To", "Cc", "Date", "Subject")
BOX = b"From "  # opens a box, and each letter in it
FAULTS = (LookupError, ValueError, TypeError, AttributeError)  # of a head or body not well made


def read(data: bytes, encoding: str) -> Iterator[Piece]:
    """Of each letter what its head says, then its paragraphs. Raises `Unreadable`."""
    letters = list(_letters(data))
    for number, letter in enumerate(letters, start=1):
        before = f"letter {number}, " if len(letters) > 1 else ""
        for name in () if _is_page(letter) else HEADS:
            if said := _head(letter, name):
                yield Piece(f"{name}: {said}", f"{before}head")
        for at, line in enumerate(_lines(letter, encoding), start=1):
            yield Piece(line, f"{before}paragraph {at}")


def propose(data: bytes, encoding: str) -> dict[str, str]:
    """What the head of a single letter, or of a saved page, says."""
    try:
        letters = list(_letters(data))
    except Unreadable:
        return {}
    if len(letters) != 1:
        return {}
    letter = letters[0]
    if _is_page(letter):
        try:
            found = html.propose(_page(letter, encoding).encode(), "utf-8")
        except Unreadable:
            found = {}
        place = _head(letter, "Snapshot-Content-Location") or _head(letter, "Content-Location")
        return {**({"url": place} if ADDRESS.match(place) else {}), **found}
    day = getattr(letter["Date"], "datetime", None)
    found = {
        "title": _head(letter, "Subject"),
        "byline": _head(letter, "From"),
        "published": day.date().isoformat() if day else "",
    }
    return {key: text for key, text in found.items() if text}


def _letters(data: bytes) -> Iterator[EmailMessage]:
    """Every letter of a file. Raises `Unreadable`."""
    if not data.startswith(BOX):
        yield _parsed(data)
        return
    with tempfile.TemporaryDirectory() as folder:  # the library reads boxes from files only
        path = Path(folder, "box")
        path.write_bytes(data)
        box = mailbox.mbox(path, create=False)
        yield from (_parsed(box.get_bytes(key)) for key in box.iterkeys())
        box.close()


def _parsed(data: bytes) -> EmailMessage:
    letter = email.message_from_bytes(data, policy=default)
    assert isinstance(letter, EmailMessage)
    if not letter.keys():
        raise Unreadable(
            "document-broken",
            "this cannot be read as e-mail: it does not open with a head such as `From: …`.",
            "Save the letter anew from the program that shows it, as .eml or PDF.",
        )
    return letter


def _head(letter: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(letter.get(name, "")).split())
    except FAULTS:
        return ""


def _is_page(letter: EmailMessage) -> bool:
    """Whether a browser saved a page in this form."""
    together = letter.get_content_type() == "multipart/related"
    return together and ("From" not in letter or "saved by" in _head(letter, "From").lower())


def _lines(letter: EmailMessage, stated: str) -> list[str]:
    """The paragraphs of its body: the plain one where it has both; no attachments."""
    from scripts.raw.reading.markup import html_lines

    body = letter.get_body(("plain",)) if not _is_page(letter) else None
    if body is None:
        return html_lines(_page(letter, stated))
    text = _content(body, stated).replace("\r\n", "\n")
    if body.get_param("format") == "flowed":  # https://www.rfc-editor.org/rfc/rfc3676
        text = SOFT.sub(" ", text)
    return [part.strip() for part in BETWEEN.split(text) if part.strip()]


def _page(letter: EmailMessage, stated: str) -> str:
    """The HTML of its body; empty where it has none."""
    body = letter.get_body(("html",))
    return _content(body, stated) if body is not None else ""


def _content(body: MIMEPart, stated: str) -> str:
    """The characters of a part: as stated, as its head or a page says. Raises `Unreadable`."""
    data = body.get_payload(decode=True)
    assert isinstance(data, bytes)
    label = body.get_content_charset()
    return decode_labelled(data, label) if label and not stated else decode_markup(data, stated)


FORMAT = Format(
    name="e-mail",
    suffixes=(".eml", ".mbox", ".mht", ".mhtml"),
    media_type="message/rfc822",
    text="sender, receivers, day and subject; then the letter, without what is attached",
    locators="`paragraph 3`; `letter 2, paragraph 3` of several",
    most=50_000_000,
    read=read,
    encoded=True,
    libraries=("lxml", "webencodings"),
    propose=propose,
)
