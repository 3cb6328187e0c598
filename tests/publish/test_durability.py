"""What the disk must hold before the next thing is done, in this order: power may fail too."""

import errno
import os
from pathlib import Path

import pytest
from support.faults import NEW, batches, lay_out, publish

from plandocs.publish import PublishError, one_file, write_file
from plandocs.publish.journal import BACKWARDS, DRAFT, FORWARDS, STAGE, discard


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of the disk, in order: `keep` a file or folder, `name` one, `drop` one."""
    seen: list[str] = []
    opened: dict[int, Path] = {}
    true_open, true_fsync, true_replace, true_unlink = os.open, os.fsync, os.replace, os.unlink

    def opening(path: str | Path, *rest: int, **more: int) -> int:
        handle = true_open(path, *rest, **more)
        opened[handle] = Path(path)
        return handle

    def fsync(handle: int) -> None:
        seen.append(f"keep {opened[handle].name}")
        true_fsync(handle)

    def replace(path: Path, target: Path) -> None:
        seen.append(f"name {Path(target).name}")
        true_replace(path, target)

    def unlink(path: Path, **more: int) -> None:
        seen.append(f"drop {Path(path).name}")
        true_unlink(path, **more)

    for name, made in (("open", opening), ("fsync", fsync), ("replace", replace),
                       ("unlink", unlink)):  # fmt: skip
        monkeypatch.setattr(os, name, made)
    return seen


def test_one_file_is_on_disk_before_it_has_its_name_and_its_name_after(
    tmp_path: Path, done: list[str]
) -> None:
    write_file(tmp_path / "a/uno.docx", b"U")
    stage = done[0].removeprefix("keep ")
    assert one_file._NAMES.fullmatch(stage)  # so that the next run sweeps it
    assert done == [
        f"keep {stage}",
        "name uno.docx",
        f"drop {stage}",
        "keep a",
        f"keep {tmp_path.name}",
    ]


def test_a_set_is_on_disk_before_it_is_decided_and_its_names_before_the_old_ones_go(
    tmp_path: Path, done: list[str]
) -> None:
    root = tmp_path / "output"
    lay_out(root)
    done.clear()
    publish(batches(root, NEW), root)
    decided = done.index(f"name {FORWARDS}")
    # Eleven changes, of which two are removals: «x.xlsx» is what it was.
    kept = sorted(line for line in done[:decided] if line.startswith("keep"))
    assert kept == [
        f"keep {DRAFT}",
        *sorted(f"keep nuevo-{number}" for number in range(11) if number not in (6, 7)),
    ]
    assert [line for line in done[:decided] if not line.startswith("keep")] == []
    assert done[decided + 1 : decided + 3] == [f"keep {STAGE}", "keep output"]
    over = done.index(f"drop {FORWARDS}")
    named = [line for line in done[decided + 3 : over] if line.startswith("name")]
    assert named[-3:] == ["name registro.json"] * 3
    assert len(named) == 9
    dropped = [line for line in done[decided + 3 : over] if line.startswith("drop")]
    assert dropped == ["drop ficha-1.docx", "drop b.docx"]
    synced = [line for line in done[decided + 3 : over] if line.startswith("keep")]
    assert sorted(synced) == sorted(
        f"keep {name}" for name in ("uno", "dos", "fichas", "tres", "viejo", "j", "output")
    )
    after = done[decided + 3 : over]
    assert after.index(synced[0]) == len(named) + len(dropped)


def test_what_is_given_up_is_on_disk_before_anything_is_put_back(
    tmp_path: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "output"
    lay_out(root)
    true = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if path.name == "nuevo-2":
            raise OSError(errno.EIO, "")
        return true(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    done.clear()
    with pytest.raises(PublishError, match="el disco falla"):
        publish(batches(root, NEW), root)
    back = done.index(f"name {BACKWARDS}")
    assert done[back + 1] == f"keep {STAGE}"
    assert "name anexo.docx" in done[back + 2 :]


def test_what_would_have_somebody_act_on_a_stage_goes_before_the_rest_of_it(
    tmp_path: Path, done: list[str]
) -> None:
    stage = tmp_path / STAGE
    stage.mkdir()
    for name in ("antes-0", "nuevo-0", BACKWARDS, "antes-1", FORWARDS, "nuevo-1"):
        (stage / name).write_bytes(b"")
    discard(stage)
    assert done[:2] == [f"drop {FORWARDS}", f"drop {BACKWARDS}"]
    assert not stage.exists()
