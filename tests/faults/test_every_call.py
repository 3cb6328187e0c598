"""Each call to the disk fails in its turn: all is old or all is new, nothing stray, and told."""

import errno
import re
import shutil
from pathlib import Path

import pytest
from support.draw import drawn
from support.faults import (
    ALL,
    CODES,
    KILLED,
    NEW,
    OLD,
    Disk,
    Tree,
    batches,
    dying,
    expected,
    in_a_child,
    lay_out,
    publish,
    refusing,
    whole,
)

import plandocs.fill
import plandocs.publish
from plandocs.cli import main
from plandocs.publish import Batch, PublishError
from plandocs.publish.lock import LOCK
from plandocs.publish.refusal import HALF, NOTHING, WRITTEN

_RAW = re.compile(r"errno|error \d|traceback|exception", re.IGNORECASE)
_MOST = 2000


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tree, Tree]:
    return expected(tmp_path_factory.mktemp("sets") / "output")


def stray(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.name.startswith(".plandocs")]


def check_told(said: str, root: Path) -> None:
    """Assert that a refusal names what it is about, and says nothing of the machine's own."""
    assert said.startswith(str(root)), said
    assert ": " in said
    assert not _RAW.search(said), said


def refusal_of(disk: Disk, made: list[Batch], root: Path) -> PublishError | None:
    """Write documents on a disk that fails; return what was told of it, if anything was."""
    try:
        with disk.on():
            publish(made, root)
    except PublishError as error:
        return error
    return None


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_a_set_is_whole_after_each_single_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sets: tuple[Tree, Tree], code: int
) -> None:
    before, after = sets
    root = tmp_path / "output"
    lay_out(root)
    made = batches(root, NEW)
    step = 1 if ALL or code in CODES[:2] else 5
    for nth in range(1, _MOST, step):
        disk = Disk(nth.__eq__, refusing(code))
        with monkeypatch.context() as patch:
            disk.patch(patch)
            refused = refusal_of(disk, made, root)
        if refused is not None:
            check_told(str(refused), root)
            assert refused.ending == NOTHING, (nth, disk.failed)
            assert whole(root) == before, (nth, disk.failed)
        else:
            assert whole(root) == after, (nth, disk.failed)
            shutil.rmtree(root)
            lay_out(root)
        assert stray(root) == [], (nth, disk.failed)
        if not disk.failed:
            break
    assert nth > 200, nth


@pytest.mark.parametrize("code", CODES[: None if ALL else 2], ids=errno.errorcode.get)
def test_a_disk_that_fails_for_good_is_mended_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sets: tuple[Tree, Tree], code: int
) -> None:
    before, after = sets
    root = tmp_path / "output"
    lay_out(root)
    made = batches(root, NEW)
    endings = set()
    for nth in range(1, _MOST, 1 if ALL else 7):
        disk = Disk(nth.__le__, refusing(code))
        with monkeypatch.context() as patch:
            disk.patch(patch)
            refused = refusal_of(disk, made, root)
        if refused is not None:
            check_told(str(refused), root)
            endings.add(refused.ending)
            if refused.ending == NOTHING:
                assert documents_of(root) == before, (nth, disk.failed)
        check_each_is_whole(root, before, after)
        if not disk.failed:
            break
        publish(made, root)
        assert whole(root) == after, (nth, disk.failed)
        shutil.rmtree(root)
        lay_out(root)
    assert endings == {NOTHING, HALF}


def documents_of(root: Path) -> Tree:
    return {name: data for name, data in whole(root).items() if not name.startswith(".plandocs")}


def check_each_is_whole(root: Path, before: Tree, after: Tree) -> None:
    """Assert that each name holds what it held or will hold, and that none is missing."""
    found = documents_of(root)
    for name, data in found.items():
        assert data in (before.get(name), after.get(name)), name
    assert (before.keys() & after.keys()) - found.keys() == set()


def test_a_run_killed_at_any_call_is_mended_by_the_next(
    tmp_path: Path, sets: tuple[Tree, Tree]
) -> None:
    before, after = sets
    root = tmp_path / "output"
    lay_out(root)
    made = batches(root, NEW)
    for nth in range(1, _MOST, 1 if ALL else 5):
        code = in_a_child(lambda nth=nth: killed_at(nth, root, made))  # type: ignore[misc]
        check_each_is_whole(root, before, after)
        if code == 0:
            break
        assert code == KILLED
        publish(batches(root, OLD if nth % 2 else NEW), root)
        found = whole(root)
        assert stray(root) == [], nth
        if nth % 2:
            assert {name: found[name] for name in before} == before, nth
        else:
            assert found == after, nth
        shutil.rmtree(root)
        lay_out(root)
    assert nth > 50
    assert whole(root) == after


def killed_at(nth: int, root: Path, made: list[Batch]) -> None:
    """Write documents, and die right before a call that would change the disk."""
    disk = Disk(nth.__eq__, dying, only_changes=True)
    with pytest.MonkeyPatch.context() as patch:
        disk.patch(patch)
        with disk.on():
            publish(made, root)


def left_in(root: Path) -> tuple[object, ...]:
    """Return all that a killed run leaves: names, kinds, contents, which names are of one file."""
    paths = sorted(root.rglob("*"))
    found = [path.lstat() for path in paths]
    inodes = [one.st_ino for one in found]
    return tuple(
        (
            path.relative_to(root).as_posix(),
            one.st_mode,
            inodes.index(one.st_ino),
            path.read_bytes() if path.is_file() and path.name != LOCK else b"",
        )
        for path, one in zip(paths, found, strict=True)
    )


def test_mending_can_be_killed_too_as_often_as_it_likes(
    tmp_path: Path, sets: tuple[Tree, Tree]
) -> None:
    """What was left is all that the next run knows: what was mended once is mended always."""
    before, after = sets
    root = tmp_path / "output"
    made = batches(root, NEW)
    seen = set()
    for point in range(0, _MOST, 1 if ALL else 5):
        lay_out(root)
        if in_a_child(lambda point=point: killed_at(point + 1, root, made)) == 0:  # type: ignore[misc]
            break
        for nth in range(1, _MOST, 1 if ALL else 9):
            walk = nth, left_in(root)
            if walk in seen:
                break
            seen.add(walk)
            if in_a_child(lambda nth=nth: killed_at(nth, root, made)) == 0:  # type: ignore[misc]
                break
            check_each_is_whole(root, before, after)
        publish(made, root)
        assert whole(root) == after
        shutil.rmtree(root)
    assert point > 50
    assert len(seen) > (point if ALL else point // 5)


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
@pytest.mark.parametrize("exists", [True, False], ids=["over another", "new"])
def test_render_leaves_the_old_document_or_the_new_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: int,
    exists: bool,
) -> None:
    (tmp_path / "t.docx").write_bytes(drawn("Hola {{ nombre }}"))
    (tmp_path / "d.yaml").write_text("nombre: Ana\n")
    target = tmp_path / "salida/uno.docx" if not exists else tmp_path / "uno.docx"
    order = ["plandocs", "render", "t.docx", "--data", "d.yaml", "-o", str(target)]
    monkeypatch.setattr("sys.argv", order)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main()
    new = target.read_bytes()
    monkeypatch.setattr(plandocs.fill, "fill", lambda *_: new)
    endings = set()
    write_file = plandocs.publish.write_file
    for nth in range(1, _MOST, 1 if ALL or code == CODES[0] else 4):
        target.unlink()
        if exists:
            target.write_bytes(b"the old one")
        else:
            target.parent.rmdir()
        before = whole(tmp_path)
        capsys.readouterr()
        disk = Disk(nth.__eq__, refusing(code))
        with monkeypatch.context() as patch:
            disk.patch(patch)

            def failing(path: Path, data: bytes, disk: Disk = disk) -> None:
                with disk.on():
                    write_file(path, data)

            patch.setattr(plandocs.publish, "write_file", failing)
            with pytest.raises(SystemExit) as left:
                main()
        said = capsys.readouterr().out.rstrip("\n")
        if left.value.code == 0:
            assert said == f"Se escribió {target}."
            assert target.read_bytes() == new
        else:
            assert said.startswith("No se pudo escribir: ")
            check_told(said.removeprefix("No se pudo escribir: "), tmp_path)
            ending = next(end for end in (NOTHING, WRITTEN) if said.endswith(end))
            endings.add(ending)
            assert whole(tmp_path) == (before if ending == NOTHING else after(before, target, new))
            assert target.parent.exists() == (exists or ending == WRITTEN)
        assert stray(tmp_path) == [], (nth, disk.failed)
        if not disk.failed:
            break
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(b"")
    assert NOTHING in endings


def after(before: Tree, target: Path, new: bytes) -> Tree:
    name = target.name if target.parent.name != "salida" else f"salida/{target.name}"
    return before | {name: new}
