"""A format of the package: one object that carries all that is known of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from scripts.derived.citing.about import About, about, credited
from scripts.package.archive import Input, inputs
from scripts.package.edition import Edition

Files = dict[str, bytes]  # by path from the package's folder, with forward slashes


class Stage(IntEnum):
    """What a format is made from, besides the edition: the files of all stages before its own."""

    CONTENT = 0
    PAGES = 1  # lead to other files
    METADATA = 2  # list the files with their hashes
    INVENTORY = 3  # lists those, too


class Rows(Enum):
    """Which rows a file of the format holds, for the inventory."""

    NONE = "none"
    ONE_TABLE = "one table"  # the one after which the file is called
    ALL_TABLES = "all tables"


@dataclass(frozen=True)
class Opening:
    """A line of the package's README: where a format is opened, and what one then has."""

    place: int  # of the line, counted from the top; the same place is shared in order of name
    program: str
    opens: str  # names of files, as Markdown
    gives: str


@dataclass(frozen=True)
class Format:
    """One form of the dataset, or of what is said of it. Each stands in a module of `formats/`."""

    name: str  # as a page calls its files
    files: Mapping[str, str]  # media type by name; `*` in a name stands for any signs
    make: Callable[[Making], Files]
    stage: Stage = Stage.CONTENT
    rows: Rows = Rows.NONE
    opening: Opening | None = None  # None = the README does not say how to open it
    reads: tuple[str, ...] = ()  # files and folders of the project that go into it
    by_library: bool = False  # other versions of a library write the same cells in other bytes

    def made(self, making: Making) -> Iterator[Packed]:
        """Its files. Raises `ValueError` for one whose name it does not declare."""
        for name, data in self.make(making).items():
            yield Packed(name, data, self.media_type(name), self.rows)

    def media_type(self, name: str) -> str:
        """The media type of one of its files. Raises `ValueError` where none is declared."""
        for pattern, media_type in self.files.items():
            if fnmatchcase(name, pattern):
                return media_type
        raise ValueError(f"{name}: the format {self.name} declares no file of that name.")


@dataclass(frozen=True)
class Packed:
    """One file of the package."""

    name: str
    data: bytes
    media_type: str
    rows: Rows = Rows.NONE

    @cached_property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)


@dataclass(frozen=True)
class Making:
    """What a format is made from."""

    edition: Edition
    root: Path  # the project's folder
    formats: tuple[Format, ...]  # all there are
    files: tuple[Packed, ...] = ()  # of the stages before, by name

    @cached_property
    def head(self) -> About:
        """What the dataset says of itself, with the people to whom it is credited."""
        return about(credited(self.edition.contract, self.edition.dataset.tables))

    @cached_property
    def names(self) -> frozenset[str]:
        """What stands in the package, those files included that are still to be made."""
        made = (file.name for file in self.files)
        return frozenset(made).union(*(form.files for form in self.formats))

    @cached_property
    def inputs(self) -> list[Input]:
        """What went into the build. Raises `OSError` where a part is missing."""
        return inputs(self.root)
