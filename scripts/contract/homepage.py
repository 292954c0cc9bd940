"""The address at which the dataset is published, and the pages that stand below it.

All absolute addresses are made here. Without one there are none, in no page and no metadata.
"""

from __future__ import annotations

import hashlib
import re

NAME = r"[a-z0-9]+(?:-+[a-z0-9]+)*"
SITE = re.compile(
    rf"https?://{NAME}(?:\.{NAME})*(?::[0-9]{{1,5}})?(?:/[A-Za-z0-9_~][A-Za-z0-9._~-]*)*/?"
)
FOLDER = "id"
PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?")
LONGEST = 180  # code points of a name that every disk and archive takes
EXAMPLE = "https://example.org/record/"


def is_site(homepage: object) -> bool:
    """Whether a property `homepage` is the plain address of a site, or says nothing."""
    return homepage == "" or (isinstance(homepage, str) and bool(SITE.fullmatch(homepage)))


def address(homepage: str, path: str = "") -> str:
    """The absolute address of what lies at `path` in the site; empty where no site is known."""
    return f"{homepage.rstrip('/')}/{path}" if homepage else ""


def page_of(key: str, further: str = "") -> str:
    """The path of the page of an id, for good: `id/<id>.html`."""
    return f"{FOLDER}/{file_name(key)}{further}.html"


def file_name(key: str) -> str:
    """An id as the name of a file: itself, or what is left of it and a hash of the whole."""
    if PLAIN.fullmatch(key) and len(key) <= LONGEST:
        return key
    rest = re.sub(r"[^a-z0-9]+", "-", key.lower())[: LONGEST - 20].strip("-")
    return f"{rest}~{hashlib.sha256(key.encode('utf-8')).hexdigest()[:12]}"
