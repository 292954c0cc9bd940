"""Say what a rule means, show an example, and say what to do.

Without a rule: all of them, as a table. Exit status: 0 explained, 2 no such rule.
"""

from __future__ import annotations

import argparse

from scripts.raw.nearby import suggestion
from scripts.raw.problems import Unusable
from scripts.rules.catalogue import rules, table

GROUP = "check"
PROJECT = False  # the rules are the same for every project
MADE_UP = "  An example, made up:"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("rule", nargs="?", help="the code in square brackets after a problem")


def run(options: argparse.Namespace) -> int:
    """Print what there is to say of the rule, or of all."""
    if options.rule is None:
        print(table())
        return 0
    wanted = options.rule.strip("[]")
    known = rules()
    if wanted not in known:
        hint = suggestion(wanted, list(known)) or "`./record explain` lists them all."
        raise Unusable(f"There is no rule `{wanted}`. {hint}")
    rule = known[wanted]
    print(f"{rule.code}\n  {rule.meaning}\n  What to do: {rule.fix}")
    print(f"{MADE_UP}\n{rule.example}")
    return 0
