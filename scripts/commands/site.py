"""Make the site: pages to browse and cite, without a server.

Builds in memory as `./record build` does, and writes `dist/site/`, or `--out`; the folder is
replaced in one go. `--serve` then shows it on this machine until Ctrl-C. Exit status: 0 made, 1
problems found (nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.raw.problems import Unusable
from scripts.site.making import make_site
from scripts.site.serving import serve

GROUP = "publish"
PORTS = range(1, 65536)


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="dist/site in the project")
    parser.add_argument("--package", type=Path, metavar="ZIP", help="an archive to pass on with it")
    parser.add_argument("--serve", action="store_true", help="show it in a browser afterwards")
    parser.add_argument("--port", type=_port, default=8000, help="of --serve; 8000 unless given")
    parser.set_defaults(all_or_nothing=True)


def run(options: argparse.Namespace) -> int:
    """Make the site, say what it is, and serve it if asked to."""
    folder = (options.out or options.root / "dist/site").absolute()
    sizes = make_site(options.root, folder, _package(options.package))
    pages = sum(name.endswith(".html") for name in sizes)
    print(f"Made {folder}: {pages:,} pages, {len(sizes):,} files, {sum(sizes.values()):,} bytes.")
    if options.serve:
        serve(folder, options.port)
    else:
        print(f"Open {folder / 'index.html'}")
    return 0


def _package(path: Path | None) -> Path | None:
    if path is not None and not (path.is_file() and path.suffix == ".zip"):
        raise Unusable(f"{path} is no archive. Run `./record package`, which makes one in dist/.")
    return path


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) in PORTS):
        raise argparse.ArgumentTypeError(f"a number from {PORTS[0]} to {PORTS[-1]}, not {text}")
    return int(text)
