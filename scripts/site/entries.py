"""What of each page can be searched: its words, whoever says them, under every name they have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scripts.raw.rows import Row
from scripts.show.shelf import label_of
from scripts.site.library import Site
from scripts.site.page import SitePage
from scripts.site.search import Entry
from scripts.site.tongues import tongue


class Entries:
    """Makes one for each page of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._names: dict[str, list[str]] = defaultdict(list)
        for row in site.dataset.tables["names"]:
            self._names[row["actor_id"]].append(row["name"])

    def of(self, page: SitePage) -> Entry:
        """That of one page; of a page across records no more than its title and summary."""
        row = self._site.citing.rows.get(page.id)
        if row is None:
            return Entry(page.path, page.title, page.kind, f"{page.id} {page.summary}")
        cited = self._site.citing.record(page.id)
        passage = self._site.shelf.first("passages", "passage_id", page.id)
        words = cited.words if passage else ""
        source = row["source_id"] or (passage["source_id"] if passage else "")
        return Entry(
            page.path,
            page.title if words or not passage else cited.sentence,
            page.kind,
            " ".join((page.id, cited.sentence, *self._around(row))),
            words,
            self._language(words, source),
            self._label("actors", row["speaker_id"]),
            said=bool(passage),
        )

    def _around(self, row: Row) -> Iterator[str]:
        """Our reading of the words, the labels of all that a row refers to, and every name."""
        yield row["rendering"]
        for column, target in self._site.contract.tables[row.table].targets.items():
            if key := row[column]:
                yield self._label(target.table, key)
                yield from self._names.get(key, ())
        yield from self._names.get(row[self._site.contract.tables[row.table].key[0]], ())

    def _label(self, table: str, key: str) -> str:
        column = self._site.contract.tables[table].key[0]
        found = self._site.shelf.first(table, column, key) if key else None
        return label_of(found) if found else ""

    def _language(self, words: str, source_id: str) -> str:
        source = self._site.shelf.first("sources", "source_id", source_id)
        return tongue(words, source["language"] if source else "und").code if words else ""
