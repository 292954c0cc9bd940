"""Make the folder of a new source, by questions or by flags.

    ./record new-source DOCUMENT [--id ID] [--title TITLE …]
    ./record new-source ADDRESS|REFERENCE [--id ID] …

It holds the document, `source.yaml`, and a `records.yaml` to begin with.

DOCUMENT is copied byte for byte; `--help` names the formats. For a source that is only cited give
its address (https://…), a browser's shortcut (.url, .webloc), or one reference exported as CSL JSON
(.json); nothing is fetched. Whatever no flag says is asked, and each answer held to the build's
rules at once; with --no-questions, or where nobody sits at a terminal, what is missing is named
instead. A speaker or publisher that no list has yet is added as an organisation.

Exit status: 0 made, 1 something is missing or wrong, or the person stopped (nothing written), 2 the
disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import sys

from scripts.contribute import flags
from scripts.contribute.new_source import Call, Incomplete, make
from scripts.raw.format import listed
from scripts.raw.problems import Refused, of_disk
from scripts.rules.normal import read_contract

GROUP = "add"
STOPPED = "Nothing was written."


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb; the flags are those of the project's contract."""
    parser.allow_abbrev = False
    parser.set_defaults(all_or_nothing=True)
    wanted = f"a document ({listed()}), or an address or reference to cite"
    parser.add_argument("document", help=wanted)
    parser.add_argument("--no-questions", action="store_true", help="ask nothing")
    flags.add_flags(parser, read_contract(parser.get_default("root")))


def run(options: argparse.Namespace) -> int:
    """Make the source, and say what comes next."""
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    call = Call(
        options.document,
        options.source_encoding or "",
        flags.given(options),
        options.organisations,
        at_terminal and not options.no_questions,
    )
    try:
        made = make(call, options.root, read_contract(options.root))
    except Refused as refused:
        return _stop("\n".join(map(str, refused.problems)), 1)
    except Incomplete as incomplete:
        return _stop(str(incomplete), 1)
    except (EOFError, KeyboardInterrupt):
        return _stop("\nStopped.", 1)
    except OSError as error:
        return _stop(of_disk(error), 2)
    print(made)  # of it nothing is undone where nobody reads this to its end
    return 0


def _stop(text: str, status: int) -> int:
    print(f"{text}\n{STOPPED}", file=sys.stderr)
    return status
