"""Read the words off the pages of a scan, with Tesseract.

    ./record ocr SCAN.pdf --language fas+eng
    ./record ocr SOURCE_ID --again

The words are kept beside it in `SCAN.ocr.txt`, and `./record new-source SCAN.pdf` takes both. Of a
PDF only the pages that are pictures are read, with `--all` every one. What a machine reads is no
more than that: compare each passage that you quote with the page, and correct the file where it is
wrong; say so at the end of its first line, such as `…, 300 dpi, corrected`. Passages so read are
marked `ocr`.
Tesseract is no part of the project and has to be installed. Exit status: 0 written, 2 the call, the
program or the document is at fault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.contribute.recognise import Asked, recognise
from scripts.raw.documents import find_document
from scripts.raw.formats import pdf
from scripts.raw.problems import Refused, Unusable
from scripts.raw.reading.recognition import SUFFIX

GROUP = "add"
FEWEST, MOST = 100, 1200  # dots per inch


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("scan", metavar="SCAN.pdf|SOURCE_ID", help="a PDF, or a source")
    parser.add_argument(
        "--language", default="fas+eng", metavar="NAMES", help="those of its words; fas+eng"
    )
    parser.add_argument("--dpi", type=_dpi, default=300, help="dots per inch; 300 if not given")
    parser.add_argument("--all", action="store_true", help="also pages that hold words")
    parser.add_argument("--again", action="store_true", help="in the place of what was read before")


def run(options: argparse.Namespace) -> int:
    """Write the file, and say what comes next."""
    path = _scan(options)
    kept = path.with_suffix(SUFFIX)
    if kept.exists() and not options.again:
        raise Unusable(f"{kept.name} lies there already; add --again to have it written anew.")
    try:
        recognise(path, Asked(options.language, options.dpi, options.all), _tell)
    except Refused as refused:
        raise Unusable("\n".join(map(str, refused.problems))) from None
    print(f"Written: {kept}")
    print(f"Compare it with the pages, and correct it. Then: {_next(options, path)}")
    return 0


def _scan(options: argparse.Namespace) -> Path:
    """The PDF that is meant. Raises `Unusable`."""
    folder = options.root / "raw/sources" / options.scan
    path = find_document(folder, options.root) if folder.is_dir() else Path(options.scan)
    if path is None or path.suffix.lower() not in pdf.FORMAT.suffixes:
        raise Unusable(
            f"`{options.scan}`: only the pages of a PDF are recognised. Make one of the pictures."
        )
    if not path.is_file():
        raise Unusable(f"There is neither a file nor a source `{options.scan}`.")
    return path


def _next(options: argparse.Namespace, path: Path) -> str:
    inside = path.resolve().is_relative_to(options.root.resolve() / "raw/sources")
    return f"./record check {path.parent.name}" if inside else f"./record new-source {path}"


def _tell(page: str) -> None:
    print(f"Reading {page} …", file=sys.stderr, flush=True)


def _dpi(text: str) -> int:
    if not text.isdecimal() or not FEWEST <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"dots per inch, {FEWEST} to {MOST}")
    return int(text)
