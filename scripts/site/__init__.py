"""The site: a page for every id, and pages across them, as files that need no server.

A kind of page is one module below `pages/` and one template below `templates/`; it is found by
being there and named nowhere else. Two decorators of `page.py` say what it is:

    @shows("actors", where=lambda row: row["kind"] == "person")   # of the table of a `Kind` of show
    def person(site: Site, key: str) -> SitePage:
        view = site.view("actors", key)                           # what `show --json` prints
        return id_page(site, "actors", key, "person", view.label, "person.html",
                       values={"view": view}, sheets=(sheet(site, "figures", rows),), nav=PEOPLE)

    @pages(Nav(50, "People", PEOPLE))   # `@pages()`: none of the navigation
    def people(site: Site) -> Iterator[SitePage]:
        yield SitePage(PEOPLE, "list", "People", "people.html", values={…})

An id of which nothing shows a page of its own has one made of what `show` prints
(`pages/plain.py`), so a link leads somewhere from the start. Two that show one id are an error.

`Site` (`library.py`) is what pages are made from: `shelf`, the published rows (words that may not
be passed on are empty), `contract`, `retired`, `changes(id)`, `contexts`, `addresses`, `citing`.
A `SitePage` has a path, a kind in a word or two, a title that says what it is, a template and its
values, `sheets`: rows that are offered as CSV and JSON beside it, and `enclosed`: other files,
such as a picture. Citation, foot and the link that reports a mistake follow from its `id`, or its
title where it is a page across ids.

A template extends `base.html` and fills the block `content`; every text is escaped. It can ask

    to(id), to(id, "events")   the address of an id, seen from this page; empty where it has none
    at("numbers.html")         that of a file of the site
    web(text)                  an address of the web; empty unless it is http or https
    word("figures", "basis", value), date(edtf), number(amount), spot(line, locator)
    prose(text)                a text of the contract, in which `*so*` and `` `so` `` are set
    icon(answer_id)            what the mark of an answer looks like, as the legend has it
    once(macro, key, *values)  what a macro makes, set once for all pages that show it
    site, page, nav            the library, the page, the entries of the navigation

and import from `parts/`: `words.html` (`said`: a source's words, `title`: of a document, `link`: a
`Named`, `record`: an id, `saying`: words that lead to their record), `chain.html` (`chain`:
claimant, relay, carrier, copy read; `who`: the same in a line), `reading.html` (how a record was
read), `rivals.html`, `picture.html` (`picture` of a `Drawing`, `one` mark), `dates.html`
(the `rows` of a `Dated` along a `ruler`, `owner` of a date), `clash.html` (`list` of pairs side by
side), `relays.html`, `lists.html` (`tree`, `asked`), `facts.html`, `cite.html` (`tools`, `box`);
or, quicker, `{% set words = parts.words %}`. The words of a source stand in `said` or `title`
and nowhere else. A table with `data-filters` gets a choice above it for each head with
`data-filter`, and for each name there whose values are data of its rows. No `style=` and no script
in a page: its policy forbids both.
"""
