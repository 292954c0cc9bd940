"""One session a job; each runs `python -m scripts.<job>`, which works without nox too."""

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["build"]
nox.options.reuse_existing_virtualenvs = True

# Libraries that conflict with each other judge the package in environments of their own.
OWN_LOCK = ("datapackage", "cff", "croissant", "rocrate", "rdf", "pyreadstat", "duckdb")
JUDGES = {
    **dict.fromkeys(("frictionless", "sqlite", "r"), "build"),
    **{name: f"judge-{name}" for name in OWN_LOCK},
}


def _run(session: nox.Session, command: str, lock: str = "build") -> None:
    session.install("--quiet", "--require-hashes", "-r", f"locks/{lock}.txt")
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
def format(session: nox.Session) -> None:  # noqa: A001
    """Put the hand-written files into normal form; `-- --check` only looks."""
    _run(session, "scripts format")


@nox.session
def check(session: nox.Session) -> None:
    """Say what a change does; `nox -s check -- SOURCE` reads one source back instead."""
    _run(session, "scripts check", "tests")


@nox.session
def reproduce(session: nox.Session) -> None:
    """Build twice under different circumstances and compare the bytes."""
    _run(session, "scripts reproduce --package", "package")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests."""
    _run(session, "pytest", "tests")


@nox.session
def lint(session: nox.Session) -> None:
    """Look for mistakes and odd style in the code."""
    _run(session, "ruff check .", "lint")
    session.run("python", "-m", "ruff", "format", "--check", ".")


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types of the scripts."""
    _run(session, "mypy", "typing")


@nox.session
def suggest(session: nox.Session) -> None:
    """Draft records for what is still open: `nox -s suggest -- SOURCE`."""
    _run(session, "scripts suggest")


@nox.session
def text(session: nox.Session) -> None:
    """Print a document's text, with pages or paragraphs: `nox -s text -- SOURCE`."""
    _run(session, "scripts text")


@nox.session
def new_source(session: nox.Session) -> None:
    """Make a new source by questions: `nox -s new_source -- DOCUMENT` (or an address)."""
    _run(session, "scripts new_source")


@nox.session
def sheet(session: nox.Session) -> None:
    """Make the workbook in which records are filled in: `nox -s sheet -- --source SOURCE`."""
    _run(session, "scripts sheet", "sheets")


@nox.session
def import_sheet(session: nox.Session) -> None:
    """Turn a filled workbook into records: `nox -s import_sheet -- FILE --write`."""
    _run(session, "scripts import_sheet", "sheets")


@nox.session
def schemas(session: nox.Session) -> None:
    """Write the schemas that editors read, and switch them on in the hand-written files."""
    _run(session, "scripts schemas")


@nox.session
def redact(session: nox.Session) -> None:
    """Withdraw words after entry: `nox -s redact -- SOURCE --words "…"`; see HARM.md."""
    _run(session, "scripts redact")


@nox.session
def explain(session: nox.Session) -> None:
    """Say what a rule means, with an example: `nox -s explain -- RULE`."""
    _run(session, "scripts explain")


@nox.session
def mentions(session: nox.Session) -> None:
    """Measure how well sentences, numerals, quotations, times and names are found."""
    _run(session, "scripts measure_mentions")


@nox.session
def agreement(session: nox.Session) -> None:
    """Compare the two codings of the first source."""
    _run(session, "scripts agreement", "quality")


@nox.session
def refresh(session: nox.Session) -> None:
    """Put everything in order before it is handed in: normal form, tables, computed pages."""
    _run(session, "scripts refresh", "tests")


@nox.session
def show(session: nox.Session) -> None:
    """Show who says what, in which words, where: `nox -s show -- ID`."""
    _run(session, "scripts show")


@nox.session
def plots(session: nox.Session) -> None:
    """Draw who says which number, and which date, wherever they differ."""
    _run(session, "scripts plots", "plots")


@nox.session
def package(session: nox.Session) -> None:
    """Make the package a scholar downloads, in every format, and its zip, in dist/."""
    _run(session, "scripts package", "package")


@nox.session
def benchmark(session: nox.Session) -> None:
    """Measure the build beside frictionless alone."""
    _run(session, "scripts benchmark")


@nox.session
def diff(session: nox.Session) -> None:
    """Say what changed since the last release: `nox -s diff -- OLD NEW`."""
    _run(session, "scripts diff")


@nox.session
def version(session: nox.Session) -> None:
    """Hold the declared version to the changes; `-- --write` raises it."""
    _run(session, "scripts version")


@nox.session
def cite(session: nox.Session) -> None:
    """Cite one record: `nox -s cite -- ID`."""
    _run(session, "scripts cite")


@nox.session
def deposit(session: nox.Session) -> None:
    """Deposit the package as a draft: `nox -s deposit -- --dry-run` shows what would be sent."""
    _run(session, "scripts deposit")


@nox.session
@nox.parametrize("name", list(JUDGES), ids=list(JUDGES))
def judge(session: nox.Session, name: str) -> None:
    """Ask a judge from outside about the package: all of them, or `nox -s "judge(duckdb)"`."""
    if name == "r":
        session.run("bash", ".ci/install-r", external=True)
    _run(session, f"scripts judges {name}", JUDGES[name])


@nox.session
def lock(session: nox.Session) -> None:
    """Write locks/ anew from pyproject.toml (needs the network)."""
    _run(session, "scripts lock", "nox")
