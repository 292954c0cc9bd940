"""`python -m scripts VERB …`: each verb is a module of `scripts/commands/`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from scripts.command import run

VERBS = sorted(
    path.stem for path in (Path(__file__).parent / "commands").glob("*.py") if path.stem[0] != "_"
)


def main() -> int:
    """Do what the first word says."""
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    if verb not in VERBS:
        print(f"There is no verb `{verb}`. There are: {', '.join(VERBS)}.", file=sys.stderr)
        return 2
    sys.argv[0:2] = [f"scripts {verb}"]
    return int(importlib.import_module(f"scripts.commands.{verb}").main())


if __name__ == "__main__":
    raise SystemExit(run(main))
