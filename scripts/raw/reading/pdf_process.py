"""The process that reads one PDF: its bytes on standard input, its pages as JSON on output.

Its one argument says how many seconds it may take.
"""

from __future__ import annotations

import json
import sys
from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium

from scripts.raw.reading.pdf_lines import lines_of
from scripts.raw.reading.pdf_paragraphs import blocks_of, healed, paragraphs_of

MAX_PAGES = 2_000
MAX_CHARACTERS = 10_000_000
MEMORY = 2_000_000_000  # bytes
NEAR = 1024  # bytes from either end: there stand the marks of a whole file
LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


class Fault(Exception):
    """The PDF cannot be read: what kind of fault, and how it is said."""


def main() -> None:
    """Read, and answer with `pages` or with a `fault`."""
    _bound(int(sys.argv[1]))
    try:
        answer: dict[str, object] = {"pages": read(sys.stdin.buffer.read())}
    except Fault as fault:
        answer = {"fault": fault.args}
    json.dump(answer, sys.stdout)


def read(data: bytes) -> list[tuple[str, list[str], bool]]:
    """The printed number of each page, its paragraphs, whether they are unseen. Raises `Fault`."""
    if b"%PDF-" not in data[:NEAR]:
        raise Fault("broken", "it does not open with `%PDF-`")
    if b"%%EOF" not in data[-NEAR:]:
        raise Fault("broken", "its end is missing, as after a download cut short")
    try:
        document = pypdfium2.PdfDocument(data)
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            document.init_forms()  # so that what was filled in can be made part of its page
        count = len(document)
        if count > MAX_PAGES:
            raise Fault("large", f"it has {count:,} pages; at most {MAX_PAGES:,} are read")
        pages, unseen = [], []
        for number in range(count):
            lines, hidden = _page(document, number)
            pages.append(lines)
            unseen.append(hidden)
        labels = [document.get_page_label(number) or "" for number in range(count)]
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in LOCKED
        raise Fault("locked" if locked else "broken", "it is damaged or incomplete") from None
    if sum(map(len, (line for lines in pages for line in lines))) > MAX_CHARACTERS:
        raise Fault("large", f"it has more than {MAX_CHARACTERS:,} characters")
    whole = iter(healed([line for lines in pages for line in lines]))
    return [
        (label, [next(whole) for _ in lines], hidden)
        for label, lines, hidden in zip(labels, pages, unseen, strict=True)
    ]


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[list[str], bool]:
    page = document[number]
    if page.formenv:
        page.flatten()
        page = document[number]
    lines = [text for part in lines_of(page) for text in paragraphs_of(blocks_of(part))]
    hidden = bool(lines) and _unseen(page)
    page.close()
    return lines, hidden


def _unseen(page: pypdfium2.PdfPage) -> bool:
    """Whether most of a page's text is not painted: a recognition put it behind the picture."""
    modes = Counter(
        pdfium.FPDFTextObj_GetTextRenderMode(item.raw)
        for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT])
    )
    return modes[pdfium.FPDF_TEXTRENDERMODE_INVISIBLE] * 2 > modes.total()


def _bound(seconds: int) -> None:
    """Take limits of memory and time, where the system has them."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


if __name__ == "__main__":
    main()
