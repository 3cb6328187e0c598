"""Compiled templates on disk: used when whole, made again when not, never in the way."""

import os
import sys
from pathlib import Path

import pytest
from support import word
from support.draw import drawn

from plandocs import Template, TemplateFault
from plandocs import kept as disk
from plandocs.engine import cache

TEMPLATE = drawn("Hola {{ x }}", footer="pie {{ x }}")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the templates of a test in a folder of its own, not made yet."""
    made = tmp_path / "nueva" / "caché"
    monkeypatch.setenv("PLANDOCS_CACHE", str(made))
    return made


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def texts(template: Template, **values: object) -> list[str]:
    return [word.text(one) for one in word.paragraphs(word.body(template.render(values)))]


def forbid_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("plandocs.engine.word.compiling.document.compile_document", explode)


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Template(TEMPLATE, "a.docx")
    assert len(kept(folder)) == 1
    forbid_compiling(monkeypatch)
    again = Template(TEMPLATE, "a.docx")
    assert again.render({"x": "y"}) == first.render({"x": "y"})
    assert again.tags == first.tags
    assert again.check() == ()
    assert len(kept(folder)) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"x" * 31, b"x" * 32, b"x" * 5000],
    ids=["empty", "short", "less than a sum", "a sum alone", "other bytes"],
)
def test_a_file_that_is_not_whole_is_made_again(folder: Path, content: bytes) -> None:
    Template(TEMPLATE, "a.docx")
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(content)
    assert texts(Template(TEMPLATE, "a.docx"), x="y") == ["Hola y"]
    assert file.read_bytes() == whole


@pytest.mark.parametrize("cut", [1, 40, 1000])
def test_a_file_cut_short_is_made_again(folder: Path, cut: int) -> None:
    Template(TEMPLATE, "a.docx")
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[:-cut])
    assert texts(Template(TEMPLATE, "a.docx"), x="y") == ["Hola y"]
    assert file.read_bytes() == whole


@pytest.mark.parametrize("packed", [b"", b"garbage", b"cno_such_module\nName\n.", b"cos\nnada\n."])
def test_a_sound_sum_over_what_is_no_template_is_made_again(folder: Path, packed: bytes) -> None:
    import hashlib

    Template(TEMPLATE, "a.docx")
    (file,) = kept(folder)
    file.write_bytes(hashlib.sha256(packed).digest() + packed)
    assert texts(Template(TEMPLATE, "a.docx"), x="y") == ["Hola y"]


def test_another_value_under_a_template_s_key_is_not_taken(folder: Path) -> None:
    Template(TEMPLATE, "a.docx")
    (file,) = kept(folder)
    cache.save(file.name, {"otra": "cosa"})
    assert texts(Template(TEMPLATE, "a.docx"), x="y") == ["Hola y"]


def test_nothing_is_kept_when_nobody_wants_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDOCS_CACHE", "no")
    monkeypatch.chdir(tmp_path)
    assert texts(Template(TEMPLATE, "a.docx"), x="y") == ["Hola y"]
    cache.save("clave", 1)
    assert cache.load("clave") is None
    assert kept(folder) == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "archivo"
    file.write_text("no soy una carpeta")
    monkeypatch.setenv("PLANDOCS_CACHE", str(file))
    assert texts(Template(TEMPLATE, "a.docx"), x="y") == ["Hola y"]
    assert file.read_text() == "no soy una carpeta"


def test_a_disk_that_fills_up_leaves_no_piece_of_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", refuse)
    assert texts(Template(TEMPLATE, "a.docx"), x="y") == ["Hola y"]
    assert kept(folder) == []


def test_the_folder_is_the_owner_s_alone(folder: Path) -> None:
    Template(TEMPLATE, "a.docx")
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700


def test_the_key_changes_with_all_that_a_template_is_made_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {cache.key_of("a", b"x"), cache.key_of("b", b"x"), cache.key_of("a", b"y")}
    assert cache.key_of("a", b"x") in keys
    monkeypatch.setattr(sys, "version", "other")
    keys.add(cache.key_of("a", b"x"))
    monkeypatch.setattr("plandocs.kept._stamp", lambda _: "other")
    keys.add(cache.key_of("a", b"x"))
    assert len(keys) == 5
    assert all(len(key) == 64 and key.isalnum() for key in keys)


def test_two_hundred_are_kept_and_the_oldest_go(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(205):
        file = folder / f"{number:064x}"
        file.write_bytes(b"")
        os.utime(file, (number, number))
    (folder / "del usuario.txt").write_text("no es de plandocs", encoding="utf-8")
    Template(TEMPLATE, "a.docx")
    names = [path.name for path in kept(folder) if path.name != "del usuario.txt"]
    assert len(names) == 200
    assert names[:2] == [f"{6:064x}", f"{7:064x}"]
    assert (folder / "del usuario.txt").exists()


def test_what_is_wrong_with_a_template_is_never_kept(folder: Path) -> None:
    for words in ("{% if x %}", "{{ x|nada }}", "{{ x"):
        assert Template(drawn(words), "a.docx").check() != ()
    with pytest.raises(TemplateFault):
        Template(b"hola", "a.docx")
    assert kept(folder) == []


def test_a_fault_of_the_values_is_told_of_a_kept_template_too(folder: Path) -> None:
    found = []
    for _ in range(2):
        with pytest.raises(TemplateFault) as caught:
            Template(TEMPLATE, "a.docx").render({})
        found.append(str(caught.value))
    assert found[0] == found[1]
    assert "P203" in found[0]
    assert len(kept(folder)) == 1


@pytest.mark.parametrize(
    ("set_to", "expected"),
    [
        ({"PLANDOCS_CACHE": "/c"}, Path("/c")),
        ({"PLANDOCS_CACHE": "~/c", "XDG_CACHE_HOME": "/x", "HOME": "/h"}, Path("/h/c")),
        ({"XDG_CACHE_HOME": "/x"}, Path("/x/plandocs")),
        ({"LOCALAPPDATA": "/l"}, Path("/l/plandocs")),
        ({"HOME": "/h"}, Path("/h/.cache/plandocs")),
    ],
)
def test_templates_are_kept_where_caches_are(
    set_to: dict[str, str], expected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PLANDOCS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in set_to.items():
        monkeypatch.setenv(name, value)
    assert disk._folder() == expected


def test_a_process_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    for name in ("PLANDOCS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert texts(Template(TEMPLATE, "a.docx"), x="y") == ["Hola y"]
