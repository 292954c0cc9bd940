"""The address at which the dataset is published: read here, and all absolute addresses made of it.

Without one there are no absolute addresses, in no page and no metadata.
"""

from __future__ import annotations

import re

NAME = r"[a-z0-9]+(?:-+[a-z0-9]+)*"
SITE = re.compile(
    rf"https?://{NAME}(?:\.{NAME})*(?::[0-9]{{1,5}})?(?:/[A-Za-z0-9_~][A-Za-z0-9._~-]*)*/?"
)
EXAMPLE = "https://example.org/record/"


def is_site(homepage: object) -> bool:
    """Whether a property `homepage` is the plain address of a site, or says nothing."""
    return homepage == "" or (isinstance(homepage, str) and bool(SITE.fullmatch(homepage)))


def address(homepage: str, path: str = "") -> str:
    """The absolute address of what lies at `path` in the site; empty where no site is known."""
    return f"{homepage.rstrip('/')}/{path}" if homepage else ""
