"""The package: everything that stands in it, by path, and how it is put in place."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from scripts.contract.model import Contract
from scripts.derived.citing.citation import citation_files
from scripts.package.archive import checksums, inventory, measured, zip_of
from scripts.package.csv_package import csv_files
from scripts.package.describing.codebook_page import codebook_page
from scripts.package.describing.metadata import metadata_files
from scripts.package.edition import Edition, edition
from scripts.package.excel import excel_file
from scripts.package.package_pages import readme, standing_alone
from scripts.package.parquet import parquet_files
from scripts.package.sqlite import sqlite_file
from scripts.package.stata import stata_files
from scripts.raw.problems import Refused
from scripts.raw.rows import Dataset
from scripts.rules.frictionless_check import check_package
from scripts.rules.make import make
from scripts.rules.normal import read_contract

FORMATS = (csv_files, stata_files, excel_file, sqlite_file, parquet_files)
PAGES = ("DATASHEET.md", "METHODS.md", "CHANGELOG.md")  # their links are made to lead somewhere
AS_THEY_ARE = ("LICENSE", "LICENSE-DATA", "loaders/load.py", "loaders/load.R", "loaders/load.do")

Files = dict[str, bytes]


def package(root: Path, out: Path) -> tuple[Path, Files]:
    """Make the folder and the zip of `root` in `out`: the zip's path, and the files by path.

    Raises `Refused`, and then nothing was changed; or `OSError`.
    """
    contract = read_contract(root)
    built, problems, _ = make(root, contract)
    if problems:
        raise Refused(problems)
    published, files = package_files(built, contract, root)
    out.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".package-", dir=out))
    try:
        _write(files, workshop / published.name)
        _check(workshop / published.name, published)
        archive = workshop / f"{published.name}.zip"
        archive.write_bytes(zip_of(files, published.name))
        archive.chmod(0o644)
        shutil.rmtree(out / published.name, ignore_errors=True)
        (workshop / published.name).rename(out / published.name)
        return archive.rename(out / archive.name), files
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _write(files: Files, folder: Path) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o644)


def _check(folder: Path, published: Edition) -> None:
    """The second opinion on what stands in the package: types, keys, hashes, bytes, rows."""
    if broken := list(check_package(folder, published.dataset, published.contract)):
        raise Refused(broken)


def package_files(built: Dataset, contract: Contract, root: Path) -> tuple[Edition, Files]:
    """The edition of a built dataset and its files. Raises `OSError` when a page is missing."""
    published = edition(built, contract)
    dataset, declared = published.dataset, published.contract
    files: Files = {}
    for form in FORMATS:
        files |= form(published)
    files |= {name: (root / name).read_bytes() for name in AS_THEY_ARE}
    files |= document_files(dataset, root)
    files |= citation_files(dataset, declared, root)
    loaders = sorted((root / "loaders").glob("load.*"))
    files |= {f"loaders/{path.name}": path.read_bytes() for path in loaders}
    files |= _pages(published, root, files)
    files |= metadata_files(dataset, declared, root, measured(files))
    files["FILES.md"] = f"# Files\n\n{inventory(files, dataset.tables)}\n".encode()
    files["SHA256SUMS"] = checksums(files)
    return published, files


def document_files(dataset: Dataset, root: Path) -> Files:
    """The documents that may be passed on, as received; where that is no text, also their text."""
    files: Files = {}
    for name, document in dataset.documents.items():
        path = root / dataset.document_paths[name]
        files[f"documents/{name}{path.suffix}"] = path.read_bytes()
        if document.derived:
            files[f"texts/{name}.txt"] = document.text.encode()
    return files


def _pages(published: Edition, root: Path, files: Files) -> Files:
    """The pages, each with links only to what stands in the package."""
    names = {*files, *PAGES, "README.md", "CODEBOOK.md", "FILES.md", "SHA256SUMS"}
    pages = {name: (root / name).read_text(encoding="utf-8") for name in PAGES}
    pages["README.md"] = readme(published)
    pages["CODEBOOK.md"] = codebook_page(published.dataset.tables, published.contract)
    return {name: standing_alone(text, names).encode() for name, text in pages.items()}
