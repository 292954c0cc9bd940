"""Mark words in a document, in your browser, as records.

    ./record desk
    ./record desk SOURCE_ID

    ./record desk --apply FILE

It writes the same files that an editor does, and asks nobody outside. It listens on this machine
alone until Ctrl-C. The address that it prints lets in whoever has it, as long as it runs.

--host ADDRESS --reachable-by-others lets other machines ask it, without encryption: whoever sees
the address printed, or what is sent, can read the documents and write records in your name. It is
meant for a container whose port this machine alone can reach.

--forwarded-as NAME is for a workspace in a browser, whose host forwards the port under a name of
its own: requests by that name are answered, too. Keep the port private there.

--apply takes in a file of changes that somebody made with a desk of theirs, all of it or nothing:
it is held to what stands here and to the rules of the build. --document gives the document of a
new source that may not be passed on in it. Exit status: 0 taken in, 130 stopped, 1 refused, 2 the
call is at fault, or the port is taken.
"""

from __future__ import annotations

import argparse
import ipaddress
import re
from pathlib import Path

from scripts.command import Misused

GROUP = "add"
HERE = "127.0.0.1"
PORTS = range(1024, 65536)


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("source", nargs="?", default="", metavar="SOURCE_ID", help="to open")
    parser.add_argument("--port", type=_port, default=8765, help="8765 unless given")
    parser.add_argument("--host", default=HERE, metavar="ADDRESS", help=f"{HERE} unless given")
    parser.add_argument(
        "--reachable-by-others", action="store_true", help="allow an address other than this one"
    )
    parser.add_argument("--forwarded-as", type=_name, metavar="NAME")
    parser.add_argument("--no-browser", action="store_true", help="print the address alone")
    parser.add_argument("--apply", type=Path, metavar="FILE", help="changes made elsewhere")
    parser.add_argument("--document", type=Path, action="append", default=[], metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Take in a file, or answer until somebody stops it."""
    if options.apply:
        return _apply(options)
    if not (_is_here(options.host) or options.reachable_by_others):
        raise Misused(
            f"--host {options.host} lets other machines read the documents and write records. If "
            "you mean that, add --reachable-by-others."
        )
    from scripts.desk.serving import serve  # what it needs takes long to import

    browser, forwarded = not options.no_browser, options.forwarded_as or ""
    serve(options.root, options.source, options.host, options.port, browser, forwarded)
    return 0


def _apply(options: argparse.Namespace) -> int:
    from scripts.desk.branch import message
    from scripts.desk.taking_in import take_in

    done = take_in(options.root, options.apply, options.document)
    for name in done.sources:
        print(f"Added the source {name}.")
    print(message(done.edits) if done.step else "All of it stands here already.", end="")
    print(f"Made on version {done.version}. Next: ./record refresh")
    return 0


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?", text):
        raise argparse.ArgumentTypeError(f"a name such as desk.example.org, not {text}")
    return text


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) in PORTS):
        raise argparse.ArgumentTypeError(f"{PORTS[0]} to {PORTS[-1]}, not {text}")
    return int(text)
