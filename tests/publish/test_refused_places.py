"""Where a document must not go: links, folders, pipes; nothing is written through them."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from support.draw import drawn
from support.faults import NEW, batches, lay_out, publish, whole

from plandocs.cli import main
from plandocs.publish import PublishError, hold, write_file

A_LINK = "es un enlace, y no se escribe a través de enlaces; quítelo, o dé el lugar al que lleva"
A_FOLDER = "es una carpeta, y ahí debe ir un archivo; muévala o elija otro nombre"
NO_FILE = "no es un archivo común, y no se escribe en otra cosa; muévalo o elija otro nombre"
NO_FOLDER = "es un archivo, y ahí debe ir una carpeta; muévalo o elija otra"
READ_ONLY = "es de solo lectura; si debe reemplazarse, quítele esa marca en sus propiedades"
IN_THE_WAY = "hay un archivo donde debe ir una carpeta; muévalo o elija otra carpeta"

Put = Callable[[Path], None]


def a_link(place: Path) -> None:
    place.symlink_to(place.parent.parent / "ajeno.txt")


def a_lost_link(place: Path) -> None:
    place.symlink_to("no-existe")


def a_round_link(place: Path) -> None:
    place.symlink_to(place.name)


def a_folder(place: Path) -> None:
    place.mkdir()


def a_pipe(place: Path) -> None:
    os.mkfifo(place)


def read_only(place: Path) -> None:
    place.write_bytes(b"protegido")
    place.chmod(0o444)


def run_by_all(place: Path) -> None:
    place.write_bytes(b"protegido")
    place.chmod(0o555)


def a_link_to_a_folder(place: Path) -> None:
    (place.parent / "otra").mkdir(exist_ok=True)
    place.symlink_to("otra", target_is_directory=True)


def a_file(place: Path) -> None:
    place.write_bytes(b"un archivo")


IN_PLACE = [
    (a_link, A_LINK),
    (a_lost_link, A_LINK),
    (a_round_link, A_LINK),
    (a_folder, A_FOLDER),
    (a_pipe, NO_FILE),
    (read_only, READ_ONLY),
    (run_by_all, READ_ONLY),
]


@pytest.mark.parametrize(("put", "why"), IN_PLACE)
def test_one_file_is_not_written_over_anything_else(tmp_path: Path, put: Put, why: str) -> None:
    place = tmp_path / "carpeta/uno.docx"
    place.parent.mkdir()
    (tmp_path / "ajeno.txt").write_bytes(b"ajeno")
    put(place)
    before = whole(tmp_path)
    with pytest.raises(PublishError) as found:
        write_file(place, b"nuevo")
    assert str(found.value) == f"{place}: {why}"
    assert whole(tmp_path) == before
    assert [path.name for path in place.parent.iterdir()] == ["uno.docx"]


@pytest.mark.parametrize("name", ["anexo.docx", "x.xlsx", "registro.json"])
@pytest.mark.parametrize(("put", "why"), IN_PLACE)
def test_no_document_of_a_set_is_written_over_anything_else(
    tmp_path: Path, put: Put, why: str, name: str
) -> None:
    root = tmp_path / "output"
    lay_out(root)
    (root / "i/ajeno.txt").write_bytes(b"ajeno")
    place = root / "i/uno" / name
    place.unlink()
    put(place)
    before = whole(root)
    with pytest.raises(PublishError) as found:
        publish(batches(root, NEW), root)
    assert str(found.value) == f"{place}: {why}"
    assert whole(root) == before
    assert list(root.rglob(".plandocs*")) == []


@pytest.mark.parametrize("where", ["output", "output/i", "output/i/plan", "output/i/plan/fichas"])
@pytest.mark.parametrize(
    ("put", "why"),
    [(a_link_to_a_folder, A_LINK), (a_lost_link, A_LINK), (a_file, NO_FOLDER), (a_pipe, NO_FOLDER)],
)
def test_no_folder_of_a_set_is_a_link_or_a_file(
    tmp_path: Path, where: str, put: Put, why: str
) -> None:
    folder = tmp_path / where
    folder.parent.mkdir(parents=True, exist_ok=True)
    put(folder)
    before = whole(tmp_path)
    root = tmp_path / "output"
    with pytest.raises(PublishError) as found:
        publish(batches(root, {"i/plan": {"fichas/f.docx": "F"}}), root)
    assert str(found.value) == f"{folder}: {why}"
    assert whole(tmp_path) == before


def test_what_lies_above_the_output_folder_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "disco").mkdir()
    (tmp_path / "enlace").symlink_to("disco")
    root = tmp_path / "enlace/a/output"
    publish(batches(root, {"i/plan": {"anexo.docx": "A"}}), root)
    assert (tmp_path / "disco/a/output/i/plan/anexo.docx").read_bytes() == b"A" * 50
    write_file(tmp_path / "enlace/uno.docx", b"U")
    assert (tmp_path / "disco/uno.docx").read_bytes() == b"U"


@pytest.mark.parametrize("name", ["archivo/uno.docx", "archivo/otra/uno.docx"])
def test_a_folder_cannot_be_made_inside_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "archivo").write_bytes(b"a")
    with pytest.raises(PublishError, match=f"archivo.*: {IN_THE_WAY}$"):
        write_file(tmp_path / name, b"U")
    with pytest.raises(PublishError, match=f"archivo.*: {IN_THE_WAY}$"), hold(tmp_path / name):
        pass
    assert whole(tmp_path) == {"archivo": b"a"}


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    place = tmp_path / ("a" * 300 + ".docx")
    with pytest.raises(PublishError) as found:
        write_file(place, b"U")
    assert str(found.value) == f"{place}: el nombre es demasiado largo; acórtelo"
    longest = tmp_path / ("a" * 250 + ".docx")
    write_file(longest, b"U")
    assert [path.name for path in tmp_path.iterdir()] == [longest.name]


def test_a_file_with_other_names_leaves_them_what_they_were(tmp_path: Path) -> None:
    place, other = tmp_path / "uno.docx", tmp_path / "otro.docx"
    place.write_bytes(b"viejo")
    other.hardlink_to(place)
    write_file(place, b"nuevo")
    assert (place.read_bytes(), other.read_bytes()) == (b"nuevo", b"viejo")


@pytest.mark.parametrize(
    ("umask", "new", "folder"),
    [(0o022, 0o644, 0o755), (0o077, 0o600, 0o700), (0o002, 0o664, 0o775), (0, 0o664, 0o777),
     (0o277, 0o600, 0o500)],
)  # fmt: skip
def test_what_is_written_obeys_the_umask_and_nobody_runs_it(
    tmp_path: Path, umask: int, new: int, folder: int
) -> None:
    before = os.umask(umask)
    try:
        write_file(tmp_path / "uno.docx", b"U")
        if folder & 0o200:
            publish(batches(tmp_path / "o", {"i/plan": {"a.docx": "A"}}), tmp_path / "o")
            assert mode(tmp_path / "o/i/plan/a.docx") == new
            assert mode(tmp_path / "o/i/plan/registro.json") == new
            assert mode(tmp_path / "o/i/plan") == folder
    finally:
        os.umask(before)
    assert mode(tmp_path / "uno.docx") == new


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_replaced_keeps_its_permissions_but_to_be_run(tmp_path: Path) -> None:
    root = tmp_path / "output"
    lay_out(root)
    for path in (tmp_path / "uno.docx", root / "i/uno/anexo.docx"):
        path.write_bytes(b"viejo")
        path.chmod(0o750)
    write_file(tmp_path / "uno.docx", b"nuevo")
    publish(batches(root, NEW), root)
    assert mode(tmp_path / "uno.docx") == 0o640
    assert mode(root / "i/uno/anexo.docx") == 0o640


def test_a_record_that_names_files_elsewhere_removes_none_of_them(tmp_path: Path) -> None:
    root = tmp_path / "output"
    folder = root / "i/uno"
    folder.mkdir(parents=True)
    plain = "../dos/a.docx ../../../fuera.txt enlace/mio.txt ajeno . no.docx carpeta solo.txt"
    names = [*plain.split(), "", "..\\fuera.txt", "a\0b", str(tmp_path / "fuera.txt")]
    for path in (root / "i/dos/a.docx", tmp_path / "fuera.txt", tmp_path / "lejos/mio.txt"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"mio")
    (folder / "enlace").symlink_to(tmp_path / "lejos")
    (folder / "ajeno").symlink_to(tmp_path / "fuera.txt")
    (folder / "carpeta").mkdir()
    read_only(folder / "solo.txt")
    quoted = ", ".join(f'"{name}": "0"' for name in names)
    quoted = quoted.replace("\\", "\\\\").replace("\0", "\\u0000")
    (folder / "registro.json").write_text(f'{{"salidas": {{{quoted}}}}}')
    before = whole(tmp_path)
    with hold(root) as output:
        assert output.publish(batches(root, {"i/uno": {"a.docx": "A"}})) == []
    added = whole(tmp_path)
    assert added.pop("output/i/uno/a.docx") == b"A" * 50
    assert added.pop("output/i/uno/registro.json") != before.pop("output/i/uno/registro.json")
    assert added == before


def test_a_record_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    root = tmp_path / "output"
    (root / "i/uno").mkdir(parents=True)
    os.mkfifo(root / "i/uno/registro.json")
    with pytest.raises(PublishError, match=r"registro\.json: no es un archivo común"):
        publish(batches(root, NEW), root)


def test_the_command_line_tells_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "t.docx").write_bytes(drawn("Hola"))
    (tmp_path / "d.yaml").write_text("a: 1\n")
    (tmp_path / "o.docx").symlink_to("t.docx")
    (tmp_path / "p.docx").symlink_to("nada")
    for name in ("p.docx", "t.docx/o.docx"):
        monkeypatch.setattr("sys.argv", ["plandocs", "render", str(tmp_path / "t.docx"), "--data",
                            str(tmp_path / "d.yaml"), "-o", str(tmp_path / name)])  # fmt: skip
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code == 1
    said = capsys.readouterr().out.splitlines()
    assert said == [
        f"No se pudo escribir: {tmp_path / 'p.docx'}: {A_LINK}. No se escribió nada.",
        f"No se pudo escribir: {tmp_path / 't.docx'}: {IN_THE_WAY}. No se escribió nada.",
    ]
