"""Say what a rule means, show an example, and say what to do.

    python -m scripts explain [RULE]

Without a rule: all of them, as a table. Exit status: 0 explained, 2 no such rule.
"""

from __future__ import annotations

import argparse
import sys

from scripts.raw.nearby import suggestion
from scripts.rules.catalogue import rules, table


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("rule", nargs="?", help="the code in square brackets after a problem")
    given = parser.parse_args(argv).rule
    if given is None:
        print(table())
        return 0
    wanted = given.strip("[]")
    known = rules()
    if wanted not in known:
        hint = suggestion(wanted, list(known)) or "`nox -s explain` lists them all."
        print(f"There is no rule `{wanted}`. {hint}", file=sys.stderr)
        return 2
    rule = known[wanted]
    print(f"{rule.code}\n  {rule.meaning}\n  What to do: {rule.fix}\n{rule.example}")
    return 0
