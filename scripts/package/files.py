"""The package: everything that stands in it, by path, and how it is put in place."""

from __future__ import annotations

from itertools import chain, groupby
from pathlib import Path

from scripts.contract.model import Contract
from scripts.package.archive import zip_of
from scripts.package.edition import Edition, edition
from scripts.package.format import Files, Making, Packed
from scripts.package.formats import along, formats
from scripts.raw.changing.place import alone
from scripts.raw.problems import Refused
from scripts.raw.progress import tracked
from scripts.raw.rows import Dataset
from scripts.raw.writing import write
from scripts.rules.frictionless_check import check_package
from scripts.rules.make import make
from scripts.rules.normal import read_contract


def package(root: Path, out: Path) -> tuple[Path, Files]:
    """Make the folder and the zip of `root` in `out`: the zip's path, and the files by path.

    Raises `Refused`, and then nothing was changed; or `OSError`.
    """
    for name in along():
        (root / name).stat()  # what is missing is told before the work and not behind it
    contract = read_contract(root)
    built, problems, _ = make(root, contract)
    if problems:
        raise Refused(problems)
    published, files = package_files(built, contract, root)
    out.mkdir(parents=True, exist_ok=True)
    archive = out / f"{published.name}.zip"
    with alone(out, "./record package") as workshop:
        _write(files, workshop / published.name)
        _check(workshop / published.name, published)
        zipped = zip_of(files, published.name)
        made = {out / published.name: workshop / published.name}
        write({archive: zipped}, made)
    return archive, files


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
    files: dict[str, Packed] = {}
    for _, stage in groupby(tracked(formats(), "Writing formats"), key=lambda form: form.stage):
        before = tuple(files[name] for name in sorted(files))
        making = Making(published, root, formats(), before)
        for file in chain.from_iterable(form.made(making) for form in stage):
            if file.name in files:
                raise ValueError(f"{file.name}: two formats make it.")
            files[file.name] = file
    return published, {name: file.data for name, file in files.items()}
