"""A zip held in memory, of which single members are read, within bounds; nothing is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scripts.raw.format import Unreadable
from scripts.raw.rule import Rule, Seen

if TYPE_CHECKING:
    from lxml import etree

MAX_UNPACKED = 20_000_000  # bytes of all members read of one document
DEFECTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


DOCUMENT_TOO_LARGE = Rule(
    "document-too-large",
    "A document, unpacked, takes more memory or time than any needs.",
    "Cut it into parts, or look for another copy.",
    Seen(
        "`document.pdf` has the pages of twenty volumes.",
        "The pages that were read are a document of their own.",
    ),
)
DOCUMENT_BROKEN = Rule(
    "document-broken",
    "A document is not what its extension says, or is damaged.",
    "Fetch it anew, or save it in another format.",
    Seen(
        "The download of `document.pdf` broke off half-way.",
        "It is downloaded again.",
    ),
)


class Archive:
    """The members of a zip by name."""

    def __init__(self, data: bytes, kind: str) -> None:
        """`kind` names the format in messages. Raises `Unreadable`."""
        self.kind = kind
        self.left = MAX_UNPACKED
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except DEFECTS:
            raise self.broken("it is no zip, which each such file is") from None
        counts = Counter(self.zip.namelist())
        self.names = frozenset(counts)
        if twice := sorted(name for name in counts if counts[name] > 1):
            raise self.broken(f"it holds {twice[0]!r} twice")

    def read(self, name: str) -> bytes:
        """The bytes of one member. Raises `Unreadable`."""
        if name not in self.names:
            raise self.broken(f"it holds no {name!r}")
        if self.zip.getinfo(name).flag_bits & 1:
            raise locked(self.kind)
        try:
            with self.zip.open(name) as member:
                data = member.read(self.left + 1)
        except DEFECTS as error:
            raise self.broken(f"{name!r} cannot be unpacked ({error})") from None
        self.left -= len(data)
        if self.left < 0:
            raise Unreadable(
                DOCUMENT_TOO_LARGE.code,
                f"its text unpacks to more than {MAX_UNPACKED:,} bytes.",
                "Look for another copy: a file that swells like this is no document.",
            )
        return data

    def xml(self, name: str) -> etree._Element:
        """One member as XML, of which no entity is resolved. Raises `Unreadable`."""
        from lxml import etree  # most who know of this format read no document of it

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise self.broken(f"{name!r} is no XML ({error})") from None
        if next(root.iter(etree.Entity), None) is not None:
            raise self.broken(f"{name!r} uses entities of its own")
        return root

    def broken(self, why: str) -> Unreadable:
        """The fault that it is not what its name says."""
        return Unreadable(
            DOCUMENT_BROKEN.code,
            f"this cannot be read as {self.kind}: {why}.",
            "Fetch it anew, or save it in another format.",
        )


DOCUMENT_ENCRYPTED = Rule(
    "document-encrypted",
    "A document is locked with a password or a reader's key.",
    "Ask its publisher for an open copy.",
    Seen(
        "`document.pdf` opens only with a password.",
        "Its publisher is asked for an open copy, or the source is `held: not_held`.",
    ),
)


def locked(kind: str) -> Unreadable:
    """The fault that a document of this kind is encrypted."""
    return Unreadable(
        DOCUMENT_ENCRYPTED.code,
        f"the {kind} is locked with a password or a reader's key.",
        "Ask its publisher for an open copy; nothing is unlocked here.",
    )


def beside(name: str, reference: str) -> str:
    """The member that a reference in the member `name` means; it never leads out of the zip."""
    path = unquote(reference.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), path)).lstrip("/")
