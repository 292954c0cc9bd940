"""What a project made of the words: it goes in the same step that withdraws them.

Tables, pictures and computed parts of pages get blocks at once, for parts of the words, too, and
are made anew by `./record refresh` and `./record plots`. Packages and kept texts are removed whole:
in them the words may stand in any form.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from scripts.contribute.redacting.project import Withdrawal
from scripts.contribute.redacting.words import Words
from scripts.raw.problems import Unusable

REMOVED = {  # folders that git does not keep, and what to say of them
    "dist": "removed; made anew by ./record package, ./record site, ./record sheet",
    ".cache": "removed",
}
KEEPING = "surrogateescape"  # bytes that are no UTF-8 stay as they are
COMPUTED = re.compile(r"<!-- computed: .*?(?=<!-- end -->)", re.DOTALL)


def unmake(words: Words, root: Path, result: Withdrawal) -> None:
    """Add to a withdrawal what was made of the words, and tell of it. Raises `Unusable`."""
    words = Words((*words.forms, *sorted(words.parts)))
    for pattern, blank in MADE.items():
        found = {path: blank(path, words) for path in sorted(root.glob(pattern)) if path.is_file()}
        changed = {path: data for path, data in found.items() if data != path.read_bytes()}
        for path in changed:
            result.done.append(f"{path.relative_to(root).as_posix()}: to be made anew")
        result.files |= changed
    for name, said in REMOVED.items():
        if (root / name).is_symlink():
            raise Unusable(f"{name} is a link. Remove it, and by hand what it leads to.")
        if (root / name).exists():
            result.files[root / name] = None
            result.done.append(f"{name}/: {said}")


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", KEEPING)


def _table(path: Path, words: Words) -> bytes:
    """A table with blocks in its cells."""
    text = _read(path)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for row in csv.reader(io.StringIO(text, newline="")):
        writer.writerow([words.blanked(cell) for cell in row])
    return out.getvalue().encode("utf-8", KEEPING)


def _text(path: Path, words: Words) -> bytes:
    return words.blanked(_read(path)).encode("utf-8", KEEPING)


def _page(path: Path, words: Words) -> bytes:
    """A page with blocks in what is computed; what a person wrote is for a person to look at."""
    text = _read(path)
    return COMPUTED.sub(lambda found: words.blanked(found[0]), text).encode("utf-8", KEEPING)


def _painted(path: Path, words: Words) -> bytes | None:
    """Nothing of a picture whose words are painted, if they stand in the page beside it."""
    beside = path.with_suffix(".md")
    data = path.read_bytes()
    return None if beside.is_file() and _text(beside, words) != beside.read_bytes() else data


MADE: dict[str, Callable[[Path, Words], bytes | None]] = {
    "data/*.csv": _table,
    "plots/*.svg": _text,
    "plots/*.md": _text,
    "plots/*.png": _painted,
    "*.md": _page,
}
