"""Sets pages: the templates, what they can ask, and what is said when one of them is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from scripts.contract.homepage import address
from scripts.derived.citing.reference_formats import REFERENCES
from scripts.package.record_citation import TEXT, RecordCitation, WholeCitation
from scripts.raw.problems import Refused, Unusable, one_line, shorten
from scripts.show.answers import side
from scripts.show.families import RELATED
from scripts.show.plots.marks import figure_mark, report_mark
from scripts.show.words import date_in_words, spelled, spot
from scripts.site.addresses import web_address
from scripts.site.library import Site
from scripts.site.page import Nav, SitePage
from scripts.site.picture.strip import icon
from scripts.site.tongues import Tongue, tongue

FOLDER = Path(__file__).parent
SCHEMA_ORG = "https://schema.org"
FRONT, MISTAKE = "index.html", "mistake.html"
LINKS, KEPT = 100_000, 5_000  # addresses, and parts of pages, that are kept in memory
TEMPLATES, STATIC = FOLDER / "templates", FOLDER / "static"


class Compiled(BytecodeCache):
    """Templates compiled once, in memory, for the pages of every folder."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was compiled before."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


class Setter:
    """Sets the pages of one site."""

    def __init__(self, site: Site, nav: Iterable[Nav]) -> None:
        self.site = site
        self.nav = tuple(nav)
        self._compiled = Compiled()
        self._environment = cache(self._made)

    def text(self, page: SitePage) -> str:
        """The page as HTML. Raises `Unusable` for a broken template, which it names."""
        template = self._environment(page.folder).get_template(page.template)
        try:
            return template.render(page=page, cite=cited(self.site, page), **page.values)
        except (Refused, OSError):
            raise
        except Exception as error:  # a template runs whatever it calls
            raise Unusable(_broken(page, error)) from error

    def _made(self, folder: str) -> Environment:
        """The templates as the pages of a folder see them."""
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=self._compiled,
        )
        addresses = self.site.addresses
        inside, up = f"{folder}/", "../" * folder.count("/") + "../" * bool(folder)

        def at(path: str) -> str:
            if folder and path.startswith(inside):
                return quote(path.removeprefix(inside), safe="/~")
            return quote(f"{up}{path}", safe="/~") if path else ""

        @lru_cache(maxsize=LINKS)  # the same few lead from page to page
        def to(key: str, table: str = "") -> str:
            return at(addresses.of(key, table))

        set_before: dict[tuple[str, str], str] = {}

        def once(macro: Callable[..., str], key: str, *values: Any) -> str:
            """What a macro makes of the values that a key names, set once for many pages."""
            name = (str(getattr(macro, "name", "")), key)
            if name not in set_before:
                if len(set_before) > KEPT:
                    set_before.clear()
                set_before[name] = macro(*values)
            return set_before[name]

        environment.globals |= {
            "site": self.site,
            "nav": self.nav,
            "at": at,
            "to": to,
            "web": web_address,
            "word": lru_cache(KEPT)(self.site.shelf.word),
            "date": lru_cache(KEPT)(date_in_words),
            "number": number,
            "spot": spot,
            "language": self._language,
            "once": once,
            "icon": self._icon,
            "prose": prose,
            "related": RELATED.__getitem__,
            "mistake": at(MISTAKE),
            "citations": citations,
            "as_json": as_json,
            "absolute": partial(address, self.site.contract.homepage),
            "linked": partial(linked, self.site),
        }
        # To import a template from each page takes longer than to set a short one.
        environment.globals["parts"] = {
            path.stem: environment.get_template(f"parts/{path.name}").module
            for path in sorted((TEMPLATES / "parts").glob("*.html"))
        }
        return environment

    def _language(self, text: str, source_id: str) -> Tongue:
        """That of words of a source; of no source, what their letters tell."""
        source = self.site.shelf.first("sources", "source_id", source_id) if source_id else None
        return tongue(text, source["language"] if source else "und")

    def _icon(self, answer_id: str) -> Markup:
        """The mark of an answer, by its kind alone: what it says stands beside it."""
        given = side(self.site.shelf, answer_id).given[0]
        mark = figure_mark(given) if given.table == "figures" else report_mark(given)
        return icon(mark)


def prose(text: str) -> Markup:
    """A text of the contract, in which people write `*so*` and `` `so` ``."""
    safe = str(escape(text))
    safe = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", re.sub(r"`([^`]+)`", r"<code>\1</code>", safe))
    return Markup(safe)  # noqa: S704 (escaped just above)


def citations(cite: RecordCitation | WholeCitation) -> list[tuple[str, str]]:
    """A citation in every form, each with its name; the text first."""
    names = {TEXT: "Text", **{form: one.name for form, one in REFERENCES.items()}}
    return [(name, cite.render(form).decode("utf-8").rstrip()) for form, name in names.items()]


def number(value: Any) -> str:
    """A number, or the text of one, with commas; empty for none."""
    return "" if value is None else spelled(str(value))


def as_json(value: Any) -> Markup:
    """JSON that may stand in a page: nothing in it can end the element around it."""
    text = json.dumps(value, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 (escaped just above)


def cited(site: Site, page: SitePage) -> RecordCitation | WholeCitation:
    """How a page is cited: as the record it shows, else by its title; the first as the dataset."""
    if page.path == FRONT:
        return site.citing.whole()
    if page.id in site.citing.rows:
        return site.citing.record(page.id)
    return site.citing.other(page.id or page.stem, page.kind, page.title, page.path)


def linked(site: Site, page: SitePage) -> dict[str, Any]:
    """What a page says to machines, with its address; nothing where it is no record."""
    row = site.citing.rows.get(page.id)
    node = dict(page.json_ld)
    if row is not None and row.table == "claims":
        node = {"@context": SCHEMA_ORG, "@type": "Claim", "identifier": page.id, "name": page.title}
    if node and site.contract.homepage:
        node["url"] = address(site.contract.homepage, page.path)
    return node


def _broken(page: SitePage, error: Exception) -> str:
    """Where a template fails, of which page, and how."""
    where = page.template
    frame = error.__traceback__
    while frame:
        path = Path(frame.tb_frame.f_code.co_filename)
        if path.is_relative_to(TEMPLATES):
            where = f"{path.relative_to(TEMPLATES)}:{frame.tb_lineno}"
        frame = frame.tb_next
    what = shorten(f"{type(error).__name__}: {error}", 200)
    said = f"scripts/site/templates/{where}: it cannot set the page {page.path}: {what}."
    return one_line(f"{said} Mend the template, or the values its page gives it.")
