"""A scan's words, read off its pages by Tesseract, and kept beside the document.

It is run once, by a person who then looks at the words; no build runs it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from scripts.raw.files import read_bytes
from scripts.raw.format import Unreadable
from scripts.raw.formats import pdf
from scripts.raw.problems import Place, Problem, Refused, Unusable
from scripts.raw.reading.recognition import SUFFIX, written
from scripts.raw.writing import write

PROGRAM = "tesseract"
INSTALL = (
    "Debian, Ubuntu: `sudo apt-get install tesseract-ocr {}`; macOS: `brew install tesseract "
    "tesseract-lang`; Windows: the installer named in the program's own documentation."
)
BY_TAG = {"ar": "ara", "de": "deu", "en": "eng", "fa": "fas", "fr": "fra", "ku": "kmr", "tr": "tur"}
POINTS = 72  # in an inch
SECONDS = 600  # for one page


@dataclass(frozen=True)
class Asked:
    """How a document is to be read."""

    languages: str  # as Tesseract has them, or tags of two letters: `fas+eng`, `fa+en`
    dpi: int  # dots per inch at which a page is painted
    every: bool  # also the pages that hold words


def recognise(path: Path, asked: Asked, told: Callable[[str], None]) -> Path:
    """Read the pages of a PDF that are pictures; where the words are kept.

    `told` hears of each page. Raises `Unusable`, `Refused`, `OSError`; then nothing is written.
    """
    names = [BY_TAG.get(tag, tag) for tag in asked.languages.split("+")]
    version = _version(names)
    data = read_bytes(path, path.parent, pdf.FORMAT.most)
    try:
        pictures = pdf.pictures(data)
    except Unreadable as fault:
        problem = Problem(Place(path.name), fault.rule, fault.message, fault.hint)
        raise Refused([problem]) from None
    with pypdfium2.PdfDocument(data) as document:
        sheets = range(1, len(document) + 1) if asked.every else pictures
        if not sheets:
            raise Unusable(
                f"{path.name}: every page holds words, so there is nothing to recognise. If they "
                "are not those that are printed, add --all."
            )
        pages = []
        for at, number in enumerate(sheets, start=1):
            told(f"page {number} ({at} of {len(sheets)})")
            image = _painted(document[number - 1], asked.dpi / POINTS)
            pages.append((number, _read(image, names, asked.dpi)))
    kept = path.with_suffix(SUFFIX)
    write({kept: written(f"Tesseract {version}, {'+'.join(names)}, {asked.dpi} dpi", pages)})
    return kept


def _version(languages: Sequence[str]) -> str:
    """That of the program. Raises `Unusable` where it, or a language, is missing."""
    packages = " ".join(f"tesseract-ocr-{name}" for name in languages)
    if shutil.which(PROGRAM) is None:
        message = "Tesseract, which reads words off pictures, is not installed."
        raise Unusable(f"{message} {INSTALL.format(packages)}")
    said = _run(["--version"], b"").split("\n")[0]
    known = set(_run(["--list-langs"], b"").split("\n")[1:])
    if missing := [name for name in languages if name not in known]:
        packages = " ".join(f"tesseract-ocr-{name}" for name in missing)
        raise Unusable(
            f"Tesseract does not know `{missing[0]}`; known: {', '.join(sorted(known - {''}))}. "
            f"{INSTALL.format(packages)}"
        )
    return re.sub("[^0-9.]", "", said) or "of an unknown version"


def _painted(page: pypdfium2.PdfPage, scale: float) -> bytes:
    """A page in shades of grey, as a PGM."""
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    lines = (rows[at * bitmap.stride :][: bitmap.width] for at in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)


def _read(image: bytes, languages: Sequence[str], dpi: int) -> str:
    return _run(["-", "-", "-l", "+".join(languages), "--dpi", str(dpi)], image)


def _run(words: Sequence[str], given: bytes) -> str:
    """What the program prints. Raises `Unusable`."""
    try:
        done = subprocess.run(
            [shutil.which(PROGRAM) or PROGRAM, *words],
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unusable(f"Tesseract takes longer than {SECONDS} seconds for one page.") from None
    if done.returncode:
        last = (done.stderr.decode("utf-8", "replace").strip() or "no word").split("\n")[-1]
        raise Unusable(f"Tesseract gave up: {last}")
    return done.stdout.decode("utf-8", "replace")
