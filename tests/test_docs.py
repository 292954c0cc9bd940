"""What the documents print is what the commands say."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path

import guide
import pytest
from conftest import RECORDS, ROOT, Project
from redact_support import with_neighbour

from scripts.contract.model import load_contract
from scripts.raw.gathering import ROOMS
from scripts.rules.catalogue import rules, table
from scripts.rules.stale import check_links


def shown(name: str, mark: str) -> list[str]:
    """The lines of the console block behind `<!-- run: mark -->`, commands left out."""
    text = (ROOT / name).read_text(encoding="utf-8")
    block = re.search(rf"<!-- run: {mark} -->\n```console\n(.*?)```", text, re.DOTALL)
    assert block, f"{name} has no block {mark}"
    return [line for line in block[1].splitlines() if not line.startswith("$ ")]


@pytest.mark.parametrize("section", guide.sections(), ids=lambda section: section.title)
def test_the_guide_shows_what_the_commands_print(section, tmp_path) -> None:
    """To write what they print now: `python tests/guide.py`."""
    assert guide.replayed(section.text, tmp_path) == section.text


def test_a_wrong_page_is_noticed(tmp_path) -> None:
    section = next(it for it in guide.sections() if it.title == "Add a figure")
    wrong = section.text.replace("Did you mean", "Do you mean")
    assert wrong != section.text == guide.replayed(wrong, tmp_path)


def test_the_page_on_harm_shows_a_real_withdrawal(tiny: Project, run) -> None:
    with_neighbour(tiny)
    tiny.edit(RECORDS, "id: guard", "id: mina-karimi-on-carts")
    tiny.edit("raw/places.yaml", "label: The County", "label: Karimi County")
    text = (ROOT / "HARM.md").read_text(encoding="utf-8")
    commands = re.findall(r"\$ \./record redact (.*)", text)
    assert len(set(commands)) == 1
    argv = [*shlex.split(commands[0]), "--root", tiny.root]
    status, _, err = run("redact", *argv)
    assert (status, shown("HARM.md", "redact-wrong")) == (1, err.splitlines())
    tiny.edit(RECORDS, "id: mina-karimi-on-carts", "id: neighbour-on-carts")
    status, out, _ = run("redact", *argv)
    assert (status, shown("HARM.md", "redact-right")) == (0, out.splitlines())
    assert tiny.problems() == []


def test_the_test_command_of_ci_is_that_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"```sh\n(.*?)\n```", readme)
    assert [command.rsplit(" ", 1)[1] for command in commands] == ["build", "tests"]
    assert commands[1] in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()


def test_readme_links_every_table() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    contract = load_contract(ROOT / "datapackage.json")
    assert list(check_links(readme, contract)) == []


def test_one_version_and_title_everywhere() -> None:
    contract = load_contract(ROOT / "datapackage.json")
    number, title = contract.version, contract.descriptor["title"]
    day = contract.descriptor["created"][:10]
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in ROOT.glob("*.*")
        if path.suffix in (".md", ".cff", ".toml")
    }
    assert f"*{title}*, version {number}, " in texts["README.md"]
    assert f'title: "{title}"\n' in texts["CITATION.cff"]
    assert f"\nversion: {number}\ndate-released: {day}\n" in texts["CITATION.cff"]
    assert f'\nversion = "{number}"\n' in texts["pyproject.toml"]
    assert f"\n## {number} ({day})\n" in texts["CHANGELOG.md"]


def prose(path: Path) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_links_lead_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("raw/*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", prose(path)):
            # the page on GitHub where a form is filled in
            file = target.replace("../../issues/new?template=", ".github/ISSUE_TEMPLATE/")
            assert (path.parent / file).exists(), f"{path.name}: {target}"


def test_headings_that_links_name_are_there() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("raw/*.md")]:
        for target, heading in re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", prose(path)):
            page = (path.parent / target if target else path).read_text(encoding="utf-8")
            titles = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
            anchors = [re.sub(r"[^\w -]", "", it.lower()).replace(" ", "-") for it in titles]
            assert heading in anchors, f"{path.name}: {target}#{heading}"


def test_the_readme_example_in_pandas(monkeypatch) -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert code
    monkeypatch.chdir(ROOT)
    *lines, last = code[1].strip().splitlines()
    scope: dict[str, object] = {}
    exec("\n".join(lines), scope)  # noqa: S102  the documentation of this project
    frame = eval(last, scope)  # noqa: S307
    assert "more than 30,000 political prisoners" in set(frame["as_written"])
    assert frame["as_written"].ne("").all()
    assert frame["origin_check"].eq("found_absent").any()


def test_the_citation_example_is_a_record() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r'figure `([^`]+)`, "([^"]+)", ([a-z-]+)\.', readme)
    assert found
    rows = (ROOT / "data/figures.csv").read_text(encoding="utf-8")
    assert f'{found[1]},executions-1988-iran,asserts,plain,"{found[2]}"' in rows


def test_nothing_names_an_index() -> None:
    locks = [path for path in ROOT.glob("locks/**/*") if path.is_file()]
    for path in [*locks, ROOT / "pyproject.toml", *ROOT.glob("*.md")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"--(extra-)?index-url|--find-links|pypi\.org|pythonhosted|npmjs", text
        ), path


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.code)
def test_explain(rule, run) -> None:
    told = f"{rule.code}\n  {rule.meaning}\n  What to do: {rule.fix}\n"
    told += f"  An example, made up:\n{rule.example}\n"
    assert run("explain", rule.code) == (0, told, "")


def test_explain_as_pasted_and_all(run) -> None:
    assert run("explain", "[quote-not-found]") == run("explain", "quote-not-found")
    assert run("explain") == (0, f"{table()}\n", "")


def test_an_example_shows_the_wrong_lines_and_the_right_ones(run) -> None:
    _, out, _ = run("explain", "occurrence-needless")
    assert out.splitlines()[3:] == [
        "  An example, made up:",
        "  Wrong, in raw/sources/mill-letter-2001/records.yaml:",
        "    quote: 12 houses",
        "    occurrence: 1 of 1",
        "  What is said:",
        "    figures.occurrence: the words stand only once in the document. Delete it.",
        "  Right:",
        "    quote: 12 houses",
    ]


def test_explain_an_unknown_rule(run) -> None:
    status, _, err = run("explain", "quote-not-fond")
    assert (status, err) == (
        2,
        "There is no rule `quote-not-fond`. Did you mean `quote-not-found`?\n",
    )


ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_walk_of_a_quote_names_what_there_is() -> None:
    steps = re.findall(r"\| `(\w+/\w+\.py)` `(\w+)` \|", ARCHITECTURE)
    assert len(steps) == ARCHITECTURE.split("## What is made")[0].count(".py`")
    for path, name in steps:
        text = (ROOT / "scripts" / path).read_text(encoding="utf-8")
        assert re.search(rf"^(def|class) {name}\b", text, re.MULTILINE), f"{path}: {name}"


def test_the_walk_of_a_quote_tells_what_became_of_it() -> None:
    record = "victory-star-2017.executed-more-than-30000"
    passage, figure = (
        next(row for row in read_csv(ROOT / f"data/{name}.csv") if row[key] == record)
        for name, key in (("passages", "passage_id"), ("figures", "figure_id"))
    )
    for told in (
        f"`quote: {passage['quote']}`",
        f"`claim: {figure['claim_id']}`",
        f"characters {passage['char_start']} to {passage['char_end']}, once",
        f"line {passage['line']}",
        f"`{figure['qualifier']}`, lower bound {figure['lower']}, exclusive",
    ):
        assert told in ARCHITECTURE
    assert (figure["statement_id"], figure["speaker_id"]) == ("", "victory-star")
    assert (passage["occurrence"], figure["lower_inclusive"]) == ("1 of 1", "false")


def test_the_rooms_stand_in_their_order() -> None:
    rooms = ["contract", *ROOMS]
    drawn = re.findall(r"^([a-z]+) {2,}", ARCHITECTURE.split("```")[1], re.MULTILINE)
    assert [name for name in drawn if name in rooms] == rooms
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert " → ".join(rooms[:-1]) in readme
