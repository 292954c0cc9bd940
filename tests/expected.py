"""`python tests/expected.py`: write what the tests expect of the small dataset anew.

Its tables go to `tests/tiny/expected/`, the sentences in which it is read back to
`tests/tiny/understood.txt`. Whoever runs this reads the difference, and answers for it.
"""

from __future__ import annotations

import io
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from conftest import TINY, copy_of

from scripts.command import main

SOURCES = ("mill-letter-2001", "county-report-2002")  # in the order of understood.txt


def tables_and_sentences() -> tuple[dict[str, bytes], str]:
    """The tables by the name of their file, and the sentences."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_of(TINY, Path(folder, "project"))
        tables = project.tables()
        told = []
        for source in SOURCES:
            out = io.StringIO()
            with redirect_stdout(out):
                main(["check", source, "--root", str(project.root)])
            told.append(out.getvalue())
    return tables, "\n".join(told)


if __name__ == "__main__":
    found, sentences = tables_and_sentences()
    for old in (TINY / "expected").glob("*.csv"):
        old.unlink()
    for name, content in found.items():
        (TINY / "expected" / name).write_bytes(content)
    (TINY / "understood.txt").write_text(sentences, encoding="utf-8")
