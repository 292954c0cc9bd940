#!/usr/bin/env python3
"""Build by the two workers of a Dask cluster on this machine, one of which is killed meanwhile.

The bytes must be those that one process makes; and where no scheduler answers any more, or there
are no workers, one line must say so within some seconds. Run in the project's folder, by a Python
that has locks/cluster.txt: `nox -s cluster`. Exit status: 0 all held.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

NEEDED = ("raw", "datapackage.json")
SECONDS = 20  # within which a line must tell that nobody answers


def main() -> None:
    """Try it, and stop at the first thing that does not hold."""
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        alone, spread = (copied(Path(scratch, name)) for name in ("alone", "spread"))
        expect(build(alone, "--fresh").returncode == 0, "one process builds")
        address = f"tcp://127.0.0.1:{free_port()}"
        scheduler = started(stack, "scheduler", "--host", "127.0.0.1", "--port", address[-5:])
        wait_for(lambda: "has no workers" in told(spread, address), "a scheduler without workers")
        workers = [started(stack, "worker", address, "--nthreads", "1") for _ in range(2)]
        wait_for(lambda: has_workers(address, 2), "two workers")
        calling = command(spread, "--fresh", "--scheduler", address)
        building = subprocess.Popen(calling, stdout=subprocess.DEVNULL)
        wait_for(lambda: is_at_work(address), "a worker at work")
        workers[0].kill()
        expect(building.wait() == 0, "the build ends although a worker was killed")
        expect(files(alone) == files(spread) != {}, "the same bytes")
        scheduler.kill()
        start = time.monotonic()
        expect("No scheduler answers" in told(spread, address), "one line where nobody answers")
        expect(time.monotonic() - start < SECONDS, f"within {SECONDS} seconds")


def copied(target: Path) -> Path:
    """A project of its own."""
    target.mkdir()
    shutil.copytree("raw", target / "raw")
    shutil.copyfile("datapackage.json", target / "datapackage.json")
    return target


def free_port() -> int:
    """A port of five digits that nobody listens at."""
    for port in range(28786, 65536):
        with socket.socket() as found:
            if found.connect_ex(("127.0.0.1", port)):
                return port
    raise SystemExit("There is no free port.")


def command(root: Path, *words: str) -> list[str]:
    """A build."""
    return [sys.executable, "-m", "scripts", "build", "--root", str(root), *words]


def build(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What a build says."""
    return subprocess.run(command(root, *words), capture_output=True, text=True, check=False)


def told(root: Path, address: str) -> str:
    """The one line of a build that could not begin."""
    done = build(root, "--fresh", "--scheduler", address)
    expect(done.returncode == 2 and done.stderr.count("\n") == 1, f"one line: {done.stderr}")
    return done.stderr


def started(stack: ExitStack, *words: str) -> subprocess.Popen[bytes]:
    """A process of the cluster, ended with the stack."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    no_nanny = ["--no-nanny"] if words[0] == "worker" else []
    call = [sys.executable, "-m", "dask", *words, "--no-dashboard", *no_nanny]
    process = subprocess.Popen(call, **quiet)
    stack.callback(process.kill)
    return process


def has_workers(address: str, number: int) -> bool:
    """Whether so many have come."""
    from distributed import Client

    with Client(address, timeout=10) as client:
        return len(client.scheduler_info(n_workers=-1)["workers"]) == number


def is_at_work(address: str) -> bool:
    """Whether some part is being worked on."""
    from distributed import Client

    with Client(address, timeout=10) as client:
        return any(client.processing().values())


def files(root: Path) -> dict[str, bytes]:
    """What was built."""
    return {path.name: path.read_bytes() for path in (root / "data").iterdir()}


def wait_for(held: Callable[[], bool], what: str) -> None:
    """Until it holds, for a minute at most."""
    until = time.monotonic() + 60
    while not held():
        expect(time.monotonic() < until, what)
        time.sleep(0.05)
    print(f"Seen: {what}")


def expect(held: bool, what: str) -> None:
    """Stop where something does not hold."""
    if not held:
        raise SystemExit(f"Not so: {what}")
    print(f"So it is: {what}")


if __name__ == "__main__":
    main()
