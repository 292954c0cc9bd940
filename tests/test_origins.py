"""Where a number was first put on record: an echo, or a copy, is no second origin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.derived.origins import origins
from scripts.raw.problems import Place
from scripts.raw.rows import Row, root_of

Tables = dict[str, list[Row]]


def row(table: str, **cells: str) -> Row:
    return Row(table, cells, Place("records.yaml"))


def source(name: str, speaker: str, derived_from: str = "") -> Row:
    return row("sources", source_id=name, speaker_id=speaker, derived_from_id=derived_from)


def statement(name: str, speaker: str, repeats: str = "", parent: str = "") -> Row:
    """A statement `<source>.<local>`."""
    return row(
        "statements",
        statement_id=name,
        speaker_id=speaker,
        repeats_id=repeats,
        parent_id=parent,
        source_id=name.split(".")[0],
    )


def figure(name: str, speaker: str, said_in: str = "", repeats: str = "") -> Row:
    """A figure `<source>.<local>`."""
    return row(
        "figures",
        figure_id=name,
        speaker_id=speaker,
        statement_id=said_in,
        repeats_id=repeats,
        source_id=name.split(".")[0],
    )


TABLES: Tables = {
    "actors": [],
    "sources": [
        source("report", "ada"),
        source("blog", "blogger"),
        source("mirror", "blogger", derived_from="blog"),
        source("translation", "blogger", derived_from="mirror"),
    ],
    "statements": [
        statement("report.first", "ada"),
        statement("report.passive", ""),
        statement("blog.alone", "bo"),
        statement("blog.echo", "ada", repeats="report.first"),
        statement("blog.echo-of-echo", "ada", repeats="blog.echo"),
        statement("blog.echo-of-passive", "bo", repeats="report.passive"),
        statement("mirror.alone", "bo"),
        statement("translation.alone", "bo"),
        statement("report.echo-of-mirror", "bo", repeats="mirror.alone"),
    ],
    "figures": [
        figure("report.own", "ada"),
        figure("report.in-first", "ada", "report.first"),
        figure("blog.own", "blogger"),
        figure("blog.in-alone", "bo", "blog.alone"),
        figure("blog.in-echo", "ada", "blog.echo"),
        figure("blog.in-echo-of-echo", "ada", "blog.echo-of-echo"),
        figure("blog.in-echo-of-passive", "bo", "blog.echo-of-passive"),
        figure("blog.repeats-report", "blogger", repeats="report.own"),
        figure("blog.repeats-repeat", "blogger", "blog.alone", repeats="blog.repeats-report"),
        figure("report.repeats-in-echo", "ada", repeats="blog.in-echo"),
        figure("mirror.own", "blogger"),
        figure("mirror.in-alone", "bo", "mirror.alone"),
        figure("translation.in-alone", "bo", "translation.alone"),
        figure("translation.repeats-mirror", "blogger", repeats="mirror.in-alone"),
        figure("report.in-echo-of-mirror", "bo", "report.echo-of-mirror"),
    ],
}


def origin(tables: Tables, name: str) -> tuple[str, str]:
    found = {one["figure_id"]: one for one in tables["figures"]}
    return origins(tables).of(found[name])


@pytest.mark.parametrize(
    ("name", "source_id", "speaker_id"),
    [
        # nothing repeated
        ("report.own", "report", "ada"),
        ("report.in-first", "report", "ada"),
        ("blog.own", "blog", "blogger"),
        ("blog.in-alone", "blog", "bo"),
        # the statement repeats another
        ("blog.in-echo", "report", "ada"),
        ("blog.in-echo-of-echo", "report", "ada"),
        ("blog.in-echo-of-passive", "report", "ada"),
        # the figure repeats another, before its own statement is asked
        ("blog.repeats-report", "report", "ada"),
        ("blog.repeats-repeat", "report", "ada"),
        ("report.repeats-in-echo", "report", "ada"),
        # the source derives from another
        ("mirror.own", "blog", "blogger"),
        ("mirror.in-alone", "blog", "bo"),
        ("translation.in-alone", "blog", "bo"),
        # figure, then statement, then source
        ("translation.repeats-mirror", "blog", "bo"),
        ("report.in-echo-of-mirror", "blog", "bo"),
    ],
)
def test_an_origin(name: str, source_id: str, speaker_id: str) -> None:
    assert origin(TABLES, name) == (source_id, speaker_id)


def test_a_report_has_the_origin_of_its_statement() -> None:
    said = row("reports", report_id="blog.r", statement_id="blog.echo", source_id="blog")
    assert origins(TABLES).of(said) == ("report", "ada")


def test_a_copy_that_speaks_in_another_voice_is_no_second_origin() -> None:
    tables = {
        **TABLES,
        "sources": [*TABLES["sources"], source("repost", "reposter", derived_from="blog")],
        "figures": [*TABLES["figures"], figure("repost.own", "reposter")],
    }
    assert origin(tables, "repost.own") == origin(tables, "blog.own")


def test_a_passive_statement_inside_a_named_one_has_its_speaker() -> None:
    inside = statement("blog.passive-in-alone", "", parent="blog.alone")
    tables = {
        **TABLES,
        "statements": [*TABLES["statements"], inside],
        "figures": [*TABLES["figures"], figure("blog.in-passive", "bo", "blog.passive-in-alone")],
    }
    assert origin(tables, "blog.in-passive") == origin(tables, "blog.in-alone") == ("blog", "bo")


def test_an_explained_speaker_stands_before_that_of_the_statement() -> None:
    explained = figure("blog.explained", "ada", "blog.alone").with_cells(speaker_why="signed so")
    tables = {**TABLES, "figures": [*TABLES["figures"], explained]}
    assert origin(tables, "blog.explained") == ("blog", "ada")


def copied(tables: Tables, name: str) -> Tables:
    """The tables with a copy of source `name`, every record in it again under the copy's name."""

    def again(one: Row) -> Row:
        own = {key: text for key, text in one.cells.items() if text.split(".")[0] == name}
        return one.with_cells(**{key: text.replace(name, "copy") for key, text in own.items()})

    speaker = next(one["speaker_id"] for one in tables["sources"] if one["source_id"] == name)
    return {
        **tables,
        "sources": [*tables["sources"], source("copy", speaker, name)],
        "statements": [*tables["statements"], *map(again, tables["statements"])],
        "figures": [*tables["figures"], *map(again, tables["figures"])],
    }


@st.composite
def any_tables(draw: st.DrawFn) -> Tables:
    """Sources, statements and figures, each perhaps repeating one before it."""

    def before(rows: list[Row], key: str) -> str:
        return draw(st.sampled_from(["", *(one[key] for one in rows)]))

    speakers = st.sampled_from(["ada", "bo"])
    sources: list[Row] = []
    statements: list[Row] = []
    figures: list[Row] = []
    for n in range(draw(st.integers(1, 3))):
        sources.append(source(f"s{n}", "ada", before(sources, "source_id")))
    names = st.sampled_from([one["source_id"] for one in sources])
    for n in range(draw(st.integers(0, 4))):
        repeats = before(statements, "statement_id")
        statements.append(statement(f"{draw(names)}.t{n}", draw(speakers), repeats))
    for n in range(draw(st.integers(1, 4))):
        name = draw(names)
        said_in = before([one for one in statements if one["source_id"] == name], "statement_id")
        speaker = draw(speakers) if said_in else "ada"
        figures.append(figure(f"{name}.f{n}", speaker, said_in, before(figures, "figure_id")))
    return {"actors": [], "sources": sources, "statements": statements, "figures": figures}


@settings(deadline=None)
@given(any_tables(), st.data())
def test_a_copy_of_a_source_never_adds_an_origin(tables: Tables, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(tables["sources"]))["source_id"]
    after = copied(tables, name)
    was = {origins(tables).of(one) for one in tables["figures"]}
    assert {origins(after).of(one) for one in after["figures"]} == was


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("a", "c"),
        ("b", "c"),
        ("c", "c"),
        ("x", "x"),
        ("y", "y"),
        ("into", "into"),
        ("none", "none"),
    ],
)
def test_a_chain_is_followed_to_its_end_and_a_circle_left_alone(start: str, end: str) -> None:
    links = {"a": "b", "b": "c", "c": "", "x": "y", "y": "x", "into": "x"}
    assert root_of(links, start) == end
