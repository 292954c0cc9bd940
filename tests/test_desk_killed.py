"""The desk killed at any moment of a save: the files are old or new, and the draft is not lost."""

from __future__ import annotations

from pathlib import Path

from conftest import RECORDS, ROOT, Project
from desk_support import LETTER
from killing import killed, state
from test_desk_saving import CLAIMS, base, figure

from scripts.contract.model import load_contract
from scripts.desk.draft import Draft
from scripts.desk.drafts import Drafts
from scripts.desk.filing import edits_of
from scripts.desk.saving import Saving, Wanted
from scripts.desk.steps import FOLDER, Steps
from scripts.desk.workspace import Workspace
from scripts.raw.changing.place import heal

CONTRACT = load_contract(ROOT / "datapackage.json")
TAB = "tab"


def begun(root: Path) -> None:
    """Somebody has begun a record, with a question that no list has yet."""
    told = figure(root)
    fields = {"kind": "quantity", "wording": "How many of the night?", "wrongdoing": "false"}
    fields |= {"event": "council-vote-on-mill", "unit": "worker-dismissed", "counts": "total"}
    told["fields"]["claim"] = "night-shift-gone"
    told["new"] = [{"table": "claims", "id": "night-shift-gone", "fields": fields}]
    Drafts(root, LETTER).put(TAB, {"draft": told})


def save(root: Path) -> None:
    workspace = Workspace(root)
    project, kept = workspace.now(), Drafts(root, LETTER)
    draft = Draft.of(kept.all()[TAB]["draft"], project.document(LETTER).text)
    edits = edits_of(draft, LETTER, None, project)
    wanted = Wanted(base(root, RECORDS, CLAIMS), edits, drafts=(kept.path(TAB),))
    assert Saving(root, workspace).save(wanted).step == 1


def undo(root: Path) -> None:
    assert Saving(root, Workspace(root)).turn(1, back=True).step == 0


def stands(root: Path) -> tuple[dict[str, bytes], bool, int]:
    """The files that people write, whether the draft is there, and the step to take back."""
    turn = Steps(root, CONTRACT).state()["undo"]
    return state(root), TAB in Drafts(root, LETTER).all(), turn


def test_killed_anywhere_the_files_are_old_or_new(tiny: Project, tmp_path: Path) -> None:
    begun(tiny.root)
    old = stands(tiny.root)
    times = 0
    for name, step in (("saved", save), ("undone", undo)):
        before = stands(tiny.root)
        left = list(killed(tiny.root, tmp_path / name, lambda step=step: step(tiny.root)))
        after = stands(tiny.root)
        assert before != after
        ends = []
        for _, copy in left:
            heal(copy)
            ends.append(stands(copy))
            assert ends[-1] in (before, after)
            assert not list(copy.rglob("*.part"))
        assert ends[0] == before
        assert ends[-1] == after
        times += len(left)
    assert stands(tiny.root)[0] == old[0]
    assert times > 100


def test_withdrawn_words_stand_in_no_draft_or_step(tiny: Project, run) -> None:
    begun(tiny.root)
    save(tiny.root)
    begun(tiny.root)
    words = ("--words", "on the river", "--date", "2026-01-01")
    assert run("redact", LETTER, *words, "--root", tiny.root)[0] == 0
    assert not (tiny.root / FOLDER).exists()
