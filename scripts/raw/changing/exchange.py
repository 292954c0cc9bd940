"""Two folders change places in one step of the system, so that neither name is ever without one."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

HERE = -100  # Linux, AT_FDCWD: relative paths are meant from the working folder
BOTH = 2  # Linux, RENAME_EXCHANGE, and macOS, RENAME_SWAP
# What is said where it cannot: two disks in one tree, an old system, a kind of disk.
APART = (errno.EXDEV, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places. Raises `OSError`, `ENOSYS` where the system cannot."""
    try:
        import ctypes  # some Pythons lack it, and it takes long to load

        name = "renamex_np" if sys.platform == "darwin" else "renameat2"
        call = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (ImportError, AttributeError, TypeError):  # TypeError: Windows
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other)) from None
    first, second = os.fsencode(one), os.fsencode(other)
    places = (first, second) if sys.platform == "darwin" else (HERE, first, HERE, second)
    if call(*places, BOTH):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))
