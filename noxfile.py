"""Sessions for CI and maintainers; each has its own locked environment.

All else, and most of this, is a verb for people: `./record --help`.
"""

import shutil
from pathlib import Path

import nox
from nox.command import CommandFailed

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["build"]
nox.options.reuse_existing_virtualenvs = True

# Libraries that conflict with each other judge the package in environments of their own.
HERE = Path(__file__).parent
JUDGES = {
    path.stem: lock if (HERE / f"locks/{lock}.txt").is_file() else "build"
    for path in sorted((HERE / "scripts/package/judging").glob("[a-z]*.py"))
    for lock in [f"judge-{path.stem}"]
}


ONLY_PIP = (
    "uv could not fetch what is needed. Where pip can, as by a mirror in its settings, type: "
    ".venv/bin/nox -db virtualenv -s {}"
)


def _install(session: nox.Session, lock: str) -> None:
    try:
        session.install("--quiet", "--require-hashes", "-r", f"locks/{lock}.txt")
    except CommandFailed:
        if session.venv_backend == "uv":
            session.error(ONLY_PIP.format(session.name))
        raise


def _run(session: nox.Session, command: str, lock: str = "build") -> None:
    _install(session, lock)
    session.run("python", "-m", *command.split(), *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Read raw/, check everything, write data/."""
    _run(session, "scripts build")


@nox.session
def validate(session: nox.Session) -> None:
    """Check what stands in data/ without building."""
    _run(session, "scripts validate")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests."""
    _run(session, "pytest", "tests")


@nox.session
def interrupted(session: nox.Session) -> None:
    """Kill each command that writes before every call that changes a file: some minutes.

    `nox -s interrupted -- strace` in each call of the system; `-- full` on disks of every size.
    """
    _install(session, "tests")
    session.run("python", "tests/interrupted.py", *(session.posargs or ["watched"]))


@nox.session
def lint(session: nox.Session) -> None:
    """Look for mistakes and odd style in the code and the workflows."""
    _run(session, "ruff check .", "lint")
    session.run("python", "-m", "ruff", "format", "--check", ".")
    workflows = sorted(str(path) for path in Path(".github/workflows").glob("*.yml"))
    schema = ("--builtin-schema", "vendor.github-workflows")
    session.run("python", "-m", "check_jsonschema", *schema, *workflows)
    session.run("zizmor", "--offline", "--quiet", *workflows)


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types of the scripts."""
    _run(session, "mypy", "typing")


@nox.session
def reproduce(session: nox.Session) -> None:
    """Build twice under different circumstances and compare the bytes."""
    _run(session, "scripts reproduce --package", "package")


@nox.session
def cluster(session: nox.Session) -> None:
    """Build by two workers of a Dask cluster on this machine, one of which is killed meanwhile."""
    _install(session, "cluster")
    session.run("python", ".ci/try_cluster.py")


@nox.session
def check(session: nox.Session) -> None:
    """Say what a change does: problems, what is computed and lags behind, the difference."""
    _run(session, "scripts check", "record")


@nox.session
def version(session: nox.Session) -> None:
    """Hold the declared version to the changes."""
    _run(session, "scripts version")


@nox.session
def package(session: nox.Session) -> None:
    """Make the package a scholar downloads, in every format, and its zip, in dist/."""
    _run(session, "scripts package", "package")


@nox.session
def site(session: nox.Session) -> None:
    """Make the site, in dist/site/; `nox -s site -- --serve` shows it."""
    _run(session, "scripts site", "record")


@nox.session
def desk(session: nox.Session) -> None:
    """Mark words in a document, in a browser on this machine, and make them records."""
    _run(session, "scripts desk", "record")


@nox.session
def explore(session: nox.Session) -> None:
    """Show the package's database in a browser, on this machine alone."""
    _run(session, "scripts explore", "explore")


@nox.session
@nox.parametrize("name", list(JUDGES), ids=list(JUDGES))
def judge(session: nox.Session, name: str) -> None:
    """Ask a judge from outside about the package: all of them, or `nox -s "judge(duckdb)"`."""
    if name == "r":
        session.run("bash", ".ci/install-r", external=True)
    _run(session, f"scripts judges {name}", JUDGES[name])


@nox.session
def site_check(session: nox.Session) -> None:
    """Look at the site that `nox -s site` made, in a browser and with validators of others."""
    session.run("bash", ".ci/install-browser", external=True)
    tools = Path(session.virtualenv.location) / "tools"
    tools.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / "locks/node" / name, tools / name)
    session.run("npm", "ci", "--ignore-scripts", "--silent", f"--prefix={tools}", external=True)
    session.env["SITE_TOOLS"] = str(tools)
    _run(session, "scripts site-check", "site-check")


@nox.session
def lock(session: nox.Session) -> None:
    """Write locks/ anew from pyproject.toml (needs the network)."""
    _run(session, "scripts lock", "nox")
