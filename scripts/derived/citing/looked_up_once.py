"""citeproc as it is, with the same texts in less than half the time.

It searches the style for the same term or option anew at each reference. Here what it has found
once is kept for the next time it asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def looked_up_once() -> Iterator[None]:
    """Inside, styles are loaded and used, and none is changed. Not from two threads."""
    from citeproc.model import CitationStylesElement  # on first use, as all of citeproc

    search = CitationStylesElement.xpath_search
    CitationStylesElement.xpath_search = _remembering(search)
    try:
        yield
    finally:
        CitationStylesElement.xpath_search = search


def _remembering(search: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """`search`, which is asked only for what it has not found yet."""
    known: dict[tuple[Any, str], Any] = {}  # it holds the elements, so that none is taken for one

    def searched(element: Any, expression: str) -> Any:
        key = element, expression
        if key not in known:
            known[key] = search(element, expression)
        return known[key]

    return searched
