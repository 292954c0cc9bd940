"""The few things asked of git: what a ref holds, and which commits are releases.

Objects are read; the working tree, the index and the refs are left alone.
"""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.contract.versions import Version
from scripts.release.changes import NotComparableError

DESCRIPTOR = "datapackage.json"


def git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What a git command prints, run in `root` and `given` that input.

    Raises `NotComparableError`.
    """
    try:
        done = subprocess.run(  # words are ours, but for a ref that `tree_of` has looked at
            ["git", "-C", str(root), *words],  # noqa: S607
            input=given,
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        raise NotComparableError("git is not installed, so no ref can be read.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NotComparableError(f"git {words[0]}: {said or 'it failed'}") from None
    return done.stdout


def tree_of(ref: str, root: Path) -> str:
    """The id of the tree that a ref points at, or `REF:FOLDER` one of its folders.

    Raises `NotComparableError`.
    """
    git(root, "rev-parse", "--git-dir")
    try:
        if ref.startswith("-"):
            raise NotComparableError(ref)
        meant = ref if ":" in ref else f"{ref}^{{tree}}"
        found = git(root, "rev-parse", "--verify", "--quiet", meant).decode().strip()
        return git(root, "rev-parse", "--verify", "--quiet", f"{found}^{{tree}}").decode().strip()
    except NotComparableError:
        raise NotComparableError(
            f"`{ref}` is neither a file nor a folder nor a ref of git here."
        ) from None


def blobs_of(tree: str, root: Path) -> dict[str, str]:
    """The plain files of a tree below `root`: the id of each one's bytes, by its name."""
    listing = git(root, "ls-tree", "-r", "-z", tree).decode("utf-8", "surrogateescape")
    blobs = {}
    for entry in filter(None, listing.split("\0")):
        about, _, name = entry.partition("\t")
        mode, _, blob = about.split(" ")
        if mode.startswith("100"):  # neither a link nor a submodule
            blobs[name] = blob
    return blobs


def files_of(tree: str, root: Path) -> dict[str, bytes]:
    """The bytes of the plain files of a tree below `root`, by name. Raises `NotComparableError`."""
    blobs = blobs_of(tree, root)
    return dict(zip(blobs, _read(blobs.values(), root), strict=True))


def _read(blobs: Iterable[str], root: Path) -> Iterator[bytes]:
    """The bytes of each blob, all from one process."""
    asked = "".join(f"{blob}\n" for blob in blobs)
    out = io.BytesIO(git(root, "cat-file", "--batch", given=asked.encode()))
    while head := out.readline().decode().split():
        if head[1:] == ["missing"]:
            raise NotComparableError(f"git cat-file: {head[0]} is missing")
        yield out.read(int(head[2]))
        out.read(1)  # the line end behind it


def has_commit(root: Path) -> bool:
    """Whether git has a commit of the project to compare with."""
    try:
        git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return _is_kept(root)
    except NotComparableError:
        return False


def _is_kept(root: Path) -> bool:
    """Whether the project is a repository, or part of one that it does not merely lie in.

    Raises `NotComparableError`.
    """
    below = git(root, "rev-parse", "--show-prefix").strip()
    return not below or bool(git(root, "ls-files", "--", DESCRIPTOR).strip())


def releases(root: Path) -> Iterator[str]:
    """The releases before the working tree, newest first.

    The newest tag `v…`; where there is none, every commit that changed the version and holds the
    tables. Raises `NotComparableError` where git or its history is missing, or of another project.
    """
    if not _is_kept(root):
        raise NotComparableError(
            "git keeps another project here, of which this folder is no part, so the last release "
            "is unknown; name it: a folder or a release zip."
        )
    tags = git(root, "tag", "--list", "v*", "--merged", "HEAD", "--sort=-v:refname")
    for tag in tags.decode().split():
        if _is_version(tag[1:]) and _descriptor(tag, root):
            yield tag
            return
    if git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise NotComparableError(
            "this clone lacks its history, so the last release is unknown; fetch all of it "
            "(`git fetch --unshallow`; in a workflow `fetch-depth: 0`)."
        )
    commits = git(root, "log", "--first-parent", "--format=%h", "--", DESCRIPTOR).decode().split()
    versions = (_version_in(commit, root) for commit in [*commits, ""])
    newer = next(versions)
    for commit, older in zip(commits, versions, strict=True):
        if newer != older and _holds_tables(commit, root):
            yield commit
        newer = older


def _is_version(text: str) -> bool:
    try:
        return bool(Version.read(text))
    except ValueError:
        return False


def _descriptor(commit: str, root: Path) -> dict[str, object]:
    try:
        found = json.loads(git(root, "show", f"{commit}:./{DESCRIPTOR}"))
    except (NotComparableError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _version_in(commit: str, root: Path) -> str:
    return str(_descriptor(commit, root).get("version", "")) if commit else ""


def _holds_tables(commit: str, root: Path) -> bool:
    """A commit from before the first build is no release."""
    resources = _descriptor(commit, root).get("resources")
    items = resources if isinstance(resources, list) else []
    paths = {item.get("path") for item in items if isinstance(item, dict)}
    return bool(paths & blobs_of(tree_of(commit, root), root).keys())
