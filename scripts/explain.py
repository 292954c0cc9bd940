"""Say what a rule means and what to do about it.

    python -m scripts.explain [RULE]

Without a rule: all of them. Exit status: 0 explained, 2 no such rule.
"""

from __future__ import annotations

import argparse
import sys

from scripts.checking.catalogue import RULES, table
from scripts.resolving.entries import suggestion


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("rule", nargs="?", help="the code in square brackets after a problem")
    wanted = parser.parse_args(argv).rule
    if wanted is None:
        print(table())
        return 0
    known = {rule.code: rule for rule in RULES}
    if wanted not in known:
        print(f"There is no rule `{wanted}`. {suggestion(wanted, list(known))}", file=sys.stderr)
        return 2
    print(f"{wanted}\n  {known[wanted].meaning}\n  What to do: {known[wanted].fix}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
