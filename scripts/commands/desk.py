"""Mark words in a document, in your browser, as records.

    ./record desk
    ./record desk SOURCE_ID

It writes the same files that an editor does, and asks nobody outside. It listens on this machine
alone until Ctrl-C. The address that it prints lets in whoever has it, as long as it runs.

--host ADDRESS --reachable-by-others lets other machines ask it, without encryption: whoever sees
the address printed, or what is sent, can read the documents and write records in your name. It is
meant for a container whose port this machine alone can reach. Exit status: 130 stopped, 2 the call
is at fault, or the port is taken.
"""

from __future__ import annotations

import argparse
import ipaddress

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
    parser.add_argument("--no-browser", action="store_true", help="print the address alone")


def run(options: argparse.Namespace) -> int:
    """Answer until somebody stops it."""
    if not (_is_here(options.host) or options.reachable_by_others):
        raise Misused(
            f"--host {options.host} lets other machines read the documents and write records. If "
            "you mean that, add --reachable-by-others."
        )
    from scripts.desk.serving import serve  # what it needs takes long to import

    serve(options.root, options.source, options.host, options.port, not options.no_browser)
    return 0


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) in PORTS):
        raise argparse.ArgumentTypeError(f"{PORTS[0]} to {PORTS[-1]}, not {text}")
    return int(text)
