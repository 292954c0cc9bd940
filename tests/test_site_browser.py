"""The site in Chromium: usable by whoever comes, on a small screen too, and closed to all else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from site_support import a_browser, files

from scripts.raw.problems import Unusable
from scripts.site.chromium import BELOW, HOST, VIEWS, Tab, chromium
from scripts.site.judging import axe, gathered, judges, links, of_each_kind
from scripts.site.search import Entry, index
from scripts.site.writing import put_folder

GOOD = """<!doctype html><html lang="en"><head><title>A</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>A</h1>{}</main></body></html>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium(a_browser()) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small dataset, its search with it."""
    made = tmp_path_factory.mktemp("made") / "site"
    put_folder(made, [*files().items(), *index([Entry("index.html", "Mills", "dataset", "")])])
    return made


def seen(browser: object, page: str, axed: bool = False) -> str:
    """What is found wrong with a page."""
    tab = Tab(browser, {"a.html": page.encode()}.get)
    tab.open("a.html")
    tab.look(*VIEWS[0])
    if axed:
        tab.ask_axe()
    tab.close()
    return "\n".join(what for _, what in tab.faults)


def test_each_kind_of_page_is_fit_for_use(browser, folder: Path) -> None:
    samples = of_each_kind(folder)
    tab = Tab(browser, lambda name: (folder / name).read_bytes())
    assert len(samples) > 3
    for number, name in enumerate(samples):
        tab.open(name)
        for width, scheme in VIEWS:
            tab.look(width, scheme)
        tab.look(*VIEWS[number % len(VIEWS)])
        assert tab.ask_axe() > 15
    assert gathered(tab.faults) == ()


def test_every_link_leads_somewhere(folder: Path) -> None:
    verdict = links.judge(folder)
    assert verdict.passed, verdict


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('<img src="https://example.org/a.png" alt="">', "asks for https://example.org/a.png"),
        ('<img src="gone.png" alt="">', f"asks for http://{HOST}{BELOW}gone.png"),
        ('<img src="../../up.png" alt="">', "which is no file of the site"),
        ("<img src='data:,' width=900 height=9 alt=''>", "px wider than a window of 320 px"),
        ("<img src='data:,'>", "axe image-alt"),
        ("<p style='color:#ccc'>pale</p>", "axe color-contrast"),
        ("<script>throw Error('lost')</script>", "script: lost"),
        ("<script>console.error('odd')</script>", "console: odd"),
    ],
)
def test_what_is_wrong_in_the_browser_is_said(browser, content: str, says: str) -> None:
    assert says in seen(browser, GOOD.format(content), axed=says.startswith("axe"))


def test_a_page_with_nothing_wrong(browser) -> None:
    assert seen(browser, GOOD.format("<p>b</p>"), axed=True) == ""


def test_what_breaks_the_policy_of_a_page_is_said(browser) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    page = GOOD.replace("</head>", policy + "</head>").format("<p style='margin:0'>b</p>")
    assert "Content Security Policy" in seen(browser, page)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('<a href="gone.html">a</a>', "`gone.html` leads nowhere"),
        ('<a href="#gone">a</a>', "`#gone` leads to no such place of its page"),
        ('<a href="sub/b.html#gone">a</a>', "`sub/b.html#gone` leads to no such place"),
        ('<a href="/a.html">a</a>', "`/a.html` is not relative"),
        ('<a href="javascript:1">a</a>', "`javascript:1` is asked for"),
        ('<a href="https://[">a</a>', "`https://[` is no address"),
        ('<img src="https://example.org/a.png">', "lies outside the site"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "lies outside the site"),
        ("<p id=a></p><p id=a></p>", "the id `a` stands there twice"),
        ("<p onclick=a()>", "<p> has an attribute `onclick`"),
        ("<p style='margin:0'>", "<p> has an attribute `style`"),
        ("<style></style>", "a <style> stands in the page"),
        ("<script>1</script>", "a <script> stands in the page"),
    ],
)
def test_a_link_that_breaks_is_said(tmp_path: Path, content: str, says: str) -> None:
    good = '<a href="sub/b.html?q=a#b">b</a> <a href="https://example.org/">c</a>'
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/b.html").write_text('<p id="b"><a href="../a.html">a</a></p>')
    (tmp_path / "a.html").write_text(good)
    assert links.judge(tmp_path).passed
    (tmp_path / "a.html").write_text(good + content)
    assert says in str(links.judge(tmp_path))


def test_a_site_of_nothing_does_not_pass(tmp_path: Path) -> None:
    assert not links.judge(tmp_path).passed


def test_what_is_missing_is_said_and_never_passed_over(monkeypatch, run, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unusable, match=r"chromium or .*: no such program is here. Run `bash .ci/"):
        axe.judge(tmp_path)
    monkeypatch.delenv("SITE_TOOLS", raising=False)
    (tmp_path / "index.html").write_text("<p>")
    status, out, err = run("site-check", "nu", "--site", tmp_path)
    assert (status, out) == (2, "")
    assert "no such program is here" in err
    status, _, err = run("site-check", "--site", tmp_path / "none")
    assert status == 2
    assert "holds no site. Run `./record site` first." in err
    status, _, err = run("site-check", "w3c", "--site", tmp_path)
    assert status == 2
    assert f"There are: {', '.join(judges())}." in err
