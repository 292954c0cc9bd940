"""`python -m scripts VERB …`, or `./record VERB …`: see `scripts/verbs.py`."""

from __future__ import annotations

import sys

from scripts.command import main, run

if __name__ == "__main__":
    raise SystemExit(run(lambda: main(sys.argv[1:])))
