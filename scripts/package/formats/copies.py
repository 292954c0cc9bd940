"""What goes along as it stands in the project: licences, and loaders for statistical programs."""

from __future__ import annotations

from scripts.package.format import Files, Format, Making, Opening

LICENCES = ("LICENSE", "LICENSE-DATA")
LOADERS = "loaders"


def _make(making: Making) -> Files:
    """Raises `OSError` where a licence or the folder of the loaders is missing."""
    files = {name: (making.root / name).read_bytes() for name in LICENCES}
    for path in sorted((making.root / LOADERS).iterdir()):
        if path.is_file():
            files[f"{LOADERS}/{path.name}"] = path.read_bytes()
    return files


FORMAT = Format(
    "licences and loaders",
    {
        **dict.fromkeys(LICENCES, "text/plain"),
        f"{LOADERS}/*.R": "text/x-r",
        f"{LOADERS}/*.do": "text/plain",
        f"{LOADERS}/*.py": "text/x-python",
    },
    _make,
    opening=Opening(
        3,
        "R",
        "`loaders/load.R`",
        "every table with its types; closed lists as factors, or the Stata files with their labels",
    ),
    reads=(*LICENCES, LOADERS),
)
