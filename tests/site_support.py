"""The site of the tiny dataset, made once and kept in memory, and what tests ask of its pages."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from conftest import ROOT, TINY, Project
from lxml import html

from scripts.contract.model import Contract, load_contract
from scripts.raw.rows import Dataset, Row
from scripts.rules.make import make
from scripts.site import catalogue
from scripts.site.chromium import NAMES
from scripts.site.library import Site
from scripts.site.making import site_files
from scripts.site.setting import Setter

Files = Mapping[str, bytes]


def a_browser() -> str:
    """Where a Chromium is; .ci/run installs one, and elsewhere the test says how to."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or pytest.skip("Chromium is not installed: .ci/install-browser")


@cache
def contract() -> Contract:
    return load_contract(ROOT / "datapackage.json")


@cache
def built() -> Dataset:
    """The tiny dataset; its raw/ is beside the project's contract in every test."""
    found, problems, _ = make(TINY, contract())
    assert problems == []
    return found


def made_of(project: Project) -> Dataset:
    """What a project's raw/ gives."""
    found, problems, _ = make(project.root, contract())
    assert problems == []
    return found


def changed(table: str, change: Callable[[Row], Row], of: Dataset | None = None) -> Dataset:
    """The dataset with each row of a table changed."""
    whole = of or built()
    return replace(whole, tables={**whole.tables, table: [*map(change, whole.tables[table])]})


def site(dataset: Dataset | None = None, root: Path = TINY) -> Site:
    return Site.of(root, contract(), dataset or built())


def files_of(dataset: Dataset, root: Path = TINY) -> Files:
    return dict(site_files(site(dataset, root)))


@cache
def files() -> Files:
    """Every file of the tiny site by its path."""
    return files_of(built())


def tree(path: str, of: Files | None = None) -> html.HtmlElement:
    return html.document_fromstring((of or files())[path].decode("utf-8"))


def page_of(dataset: Dataset, table: str, key: str) -> html.HtmlElement:
    """The page of one id of a dataset, without the rest of the site."""
    made = site(dataset)
    text = Setter(made, catalogue.navigation()).text(catalogue._shown_by(made, table, key))
    return html.document_fromstring(text)


def pages(of: Files) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in of:
        if path.endswith(".html"):
            yield path, tree(path, of)


def broken_links(of: Files) -> list[str]:
    """Every link of every page that leads to no file, or to no element of one."""
    trees = dict(pages(of))
    anchors = {path: {*page.xpath("//@id")} for path, page in trees.items()}
    found = []
    for path, page in trees.items():
        for link in page.xpath("//@href | //@src"):
            if not link.startswith(("http://", "https://")):
                name, fragment = urldefrag(unquote(link))
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
                target = target if name else path
                if target not in of or (fragment and fragment not in anchors[target]):
                    found.append(f"{path}: {link}")
    return found
