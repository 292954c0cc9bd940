"""A deposition at Zenodo: what would be sent, and the sending of it as a draft.

The interface is that of https://developers.zenodo.org: make a deposition with its metadata, put
the files into its bucket, compare the checksums. A draft is published by a person, on the page.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from scripts.derived.citing.about import ORCID, About, Creator

TIMEOUT = 60  # seconds
LOCAL = ("127.0.0.1", "localhost", "::1")


class DepositError(Exception):
    """The server refused or cannot be reached; the message never holds the token."""


@dataclass(frozen=True)
class Deposition:
    """What would be sent."""

    metadata: dict[str, Any]
    files: tuple[Path, ...]

    def listing(self) -> dict[str, Any]:
        """The metadata, and each file with its size and checksum."""
        return {
            "metadata": self.metadata,
            "files": [
                {
                    "filename": path.name,
                    "filesize": path.stat().st_size,
                    "checksum": f"md5:{_md5(path.read_bytes())}",
                }
                for path in self.files
            ],
        }


def deposition(head: About, dist: Path) -> Deposition:
    """The deposition of a version whose package stands in `dist`. Raises `FileNotFoundError`."""
    name = f"{head.name}-{head.version}"
    files = (dist / f"{name}.zip", dist / name / "README.md")
    for path in files:
        if not path.is_file():
            raise FileNotFoundError(path)
    return Deposition(zenodo(head), files)


def zenodo(head: About) -> dict[str, Any]:
    """The `metadata` of a deposition, as Zenodo's interface for deposits takes it."""
    return {
        "upload_type": "dataset",
        "title": head.title,
        "creators": [_zenodo_creator(one) for one in head.creators],
        "description": escape(head.description, quote=False),  # Zenodo takes HTML
        "publication_date": head.date,
        "version": head.version,
        "language": "eng",
        "access_right": "open",
        "license": head.licence.name.lower(),
        "keywords": list(head.keywords),
        **({"related_identifiers": [_site(head.homepage)]} if head.homepage else {}),
        "prereserve_doi": True,
    }


def _site(homepage: str) -> dict[str, str]:
    return {"identifier": homepage, "relation": "isDescribedBy", "scheme": "url"}


def _zenodo_creator(one: Creator) -> dict[str, str]:
    parts = {
        "name": one.name,
        "affiliation": one.affiliation,
        "orcid": one.orcid.removeprefix(ORCID),
    }
    return {key: part for key, part in parts.items() if part}


@dataclass(frozen=True)
class Server:
    """A server that takes deposits."""

    address: str
    token: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme != "https" and parts.hostname not in LOCAL:
            raise DepositError(f"{self.address}: a token is only sent over https.")

    def draft(self, wanted: Deposition) -> str:
        """Make the draft and send its files; returns its number. Raises `DepositError`."""
        try:
            made = self._send("POST", "/api/deposit/depositions", {"metadata": wanted.metadata})
            for path in wanted.files:
                self._put(made["links"]["bucket"], path)
            return str(made["id"])
        except (KeyError, TypeError) as error:
            raise DepositError(f"{self.address}: an answer without {error}.") from None

    def _put(self, bucket: str, path: Path) -> None:
        data = path.read_bytes()
        kept = self._send("PUT", f"{bucket}/{quote(path.name)}", data)
        if kept["checksum"] != f"md5:{_md5(data)}":
            raise DepositError(f"{path.name}: the server holds other bytes than were sent.")

    def _send(self, method: str, address: str, body: dict[str, Any] | bytes) -> dict[str, Any]:
        url = self._own(address)
        data = body if isinstance(body, bytes) else json.dumps(body).encode("utf-8")
        media = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        headers = {"Content-Type": media, "Authorization": f"Bearer {self.token}"}
        try:
            with build_opener(_Stay).open(
                Request(url, data, headers, method=method),  # noqa: S310  the scheme was checked
                timeout=TIMEOUT,
            ) as answer:
                return dict(json.load(answer))
        except HTTPError as error:
            said = error.read().decode("utf-8", "replace")
            raise DepositError(self._without_token(f"{url}: {error.code} {said}")) from None
        except (URLError, ValueError) as error:
            raise DepositError(self._without_token(f"{url}: {error}")) from None

    def _own(self, address: str) -> str:
        """The address on this server; an answer cannot send the token elsewhere."""
        url = address if "://" in address else self.address.rstrip("/") + address
        if urlsplit(url)[:2] != urlsplit(self.address)[:2]:
            raise DepositError(f"{self.address}: refused to follow it to {url}.")
        return url

    def _without_token(self, text: str) -> str:
        return text.replace(self.token, "[token]")


class _Stay(HTTPRedirectHandler):
    """A redirection is an error, since it would take the token along."""

    def redirect_request(self, *_arguments: Any) -> None:
        return None


def _md5(data: bytes) -> str:
    """The checksum that Zenodo keeps of a file."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
