"""The formats of the package: a module here is one, and everything it needs to be known.

Its `FORMAT` is found by being here; package, README, inventory, checksums and metadata follow.
"""

from __future__ import annotations

import importlib
from operator import attrgetter
from pkgutil import iter_modules

from scripts.package.format import Format


def formats() -> tuple[Format, ...]:
    """Every format, by stage and name."""
    modules = [importlib.import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__)]
    return tuple(sorted((one.FORMAT for one in modules), key=attrgetter("stage", "name")))


def along() -> tuple[str, ...]:
    """What of the project's folder goes along with what the build made, by name."""
    return tuple(sorted({name for form in formats() for name in form.reads}))
