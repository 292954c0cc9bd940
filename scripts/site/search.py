"""The index that the search page reads, made by Pagefind from a line on every page.

Its files are the same bytes for the same pages and the same version of Pagefind. Filters of
Pagefind are not: it writes them in an order of chance. So each kind of page is a word of its own,
which the search page asks for besides the reader's.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from scripts.raw.problems import Unusable, shorten
from scripts.text.folding import sought

FOLDER = "pagefind"
LONGEST = 300  # characters of a source's words that a result shows
LANGUAGE = "en"  # of the rules by which Pagefind cuts endings; they leave other scripts alone
NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.*", "*.pf_*")
STUB = """\
<!doctype html><html lang="{language}"><title></title><body>
<h1 data-pagefind-weight="10">{title}</h1><p>{text}</p>
<div data-pagefind-ignore>
{meta}</div></body></html>
"""
KIND = "xx{:03}xx"  # a word that nobody writes
META = '<i data-pagefind-meta="{name}">{value}</i>\n'


@dataclass(frozen=True)
class Entry:
    """What is searched of one page, and what a result says of it."""

    path: str  # of the page
    title: str  # what a result says where there are no words
    kind: str
    text: str  # all that leads to it, besides what is shown
    words: str = ""  # of a source
    language: str = ""  # of these words
    who: str = ""  # whose they are
    said: bool = False  # whether it is a record of what somebody said, and no thing of its own


def index(entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The files of the index. Raises `Unusable` where Pagefind is missing or fails, `OSError`."""
    found = list(entries)
    counts = sorted(Counter(entry.kind for entry in found).items())
    words = {kind: KIND.format(number) for number, (kind, _) in enumerate(counts)}
    listed = json.dumps([[kind, count, words[kind]] for kind, count in counts])
    yield f"{FOLDER}/kinds.js", f"export const KINDS = {listed};\n".encode()
    with tempfile.TemporaryDirectory() as place:
        pages, made = Path(place, "pages"), Path(place, "made")
        for entry in found:
            path = pages / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_stub(entry, words[entry.kind]), encoding="utf-8")
        _run(pages, made)
        for path in sorted(made.rglob("*")):
            if path.is_file() and any(path.match(pattern) for pattern in NEEDED):
                yield f"{FOLDER}/{path.relative_to(made).as_posix()}", path.read_bytes()


def _stub(entry: Entry, of_kind: str) -> str:
    """The page as Pagefind sees it: its words folded, and what a result shows as it stands."""
    shown = {
        "title": entry.title,
        "kind": entry.kind,
        "words": shorten(entry.words, LONGEST),
        "language": entry.language,
        "who": entry.who,
    }
    meta = "".join(
        META.format(name=name, value=escape(value)) for name, value in shown.items() if value
    )
    said = " ".join((of_kind, entry.kind, entry.words, entry.who, entry.text))
    named = "" if entry.said else entry.title  # a thing comes before what is said of it
    title, text = (escape(sought(one)) for one in (named, said))
    return STUB.format(language=LANGUAGE, title=title, text=text, meta=meta)


def _run(pages: Path, made: Path) -> None:
    try:
        from pagefind_bin import get_executable
    except ImportError:
        raise Unusable(
            "The search page needs Pagefind, which is not installed. Run `nox -s site`."
        ) from None
    command = [
        str(get_executable()),
        *("--site", str(pages)),
        *("--output-path", str(made)),
        *("--force-language", LANGUAGE),
        *("--logfile", str(pages.parent / "log")),
        "--keep-index-url",
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (made / "pagefind-entry.json").is_file():
        raise Unusable(f"Pagefind made no index: {shorten(done.stderr or done.stdout, 200)}")
