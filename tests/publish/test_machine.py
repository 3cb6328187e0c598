"""What the machine refuses is told in Spanish by every order, with a true last line."""

import errno
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.draw import drawn
from support.faults import whole
from support.project import ROOT
from support.tiny import make_project

import plandocs.build
from plandocs.cli import main
from plandocs.machine import reason, why
from plandocs.publish import PublishError
from plandocs.publish.refusal import HALF, telling

_EVERY = """ENOSPC EDQUOT EIO EACCES EPERM EROFS EMFILE ENFILE ENAMETOOLONG EXDEV ESTALE EFBIG EINTR
ENOMEM ETXTBSY EBUSY ELOOP ENOTEMPTY ENOTDIR EISDIR EEXIST ENOENT ETIMEDOUT EHOSTDOWN
EHOSTUNREACH EAGAIN""".split()

Said = Callable[..., tuple[int, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Run an order; return its exit code and all that it says."""

    def run(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["plandocs", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return int(left.value.code or 0), (printed.out + printed.err).rstrip("\n")

    return run


@pytest.mark.parametrize("name", _EVERY)
def test_every_refusal_has_its_own_words_and_says_what_to_do(name: str) -> None:
    told = reason(OSError(getattr(errno, name), "English"))
    assert told != reason(OSError(errno.ENOTTY, ""))
    assert told.startswith(f"{why(OSError(getattr(errno, name), 'English'))}; ")
    assert not any(character.isdigit() for character in told)
    with pytest.raises(PublishError, match=r"^a/b\.docx: ") as found, telling(Path("a/b.docx")):
        raise OSError(getattr(errno, name), "English")
    assert str(found.value) == f"a/b.docx: {told}"


def test_a_refusal_that_the_system_gives_no_number_to_is_told_too() -> None:
    unnamed = OSError("English")
    assert why(unnamed) == "el sistema no lo permitió"
    assert reason(unnamed) == (
        "el sistema no lo permitió; vuelva a intentarlo, o elija otra carpeta"
    )


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            OSError(errno.ENOSPC, "", "/tmp/x"),
            "No se pudo terminar: /tmp/x: el disco está lleno; libere espacio y vuelva a "
            "intentarlo. No se escribió nada.",
        ),
        (
            OSError(errno.EMFILE, ""),
            "No se pudo terminar: {temporary}: hay demasiados archivos abiertos; cierre otros "
            "programas y vuelva a intentarlo. No se escribió nada.",
        ),
        (
            MemoryError(),
            "No alcanzó la memoria: cierre otros programas y vuelva a intentarlo. "
            "No se escribió nada.",
        ),
    ],
)
def test_what_the_machine_refuses_while_making_is_told(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch, error: BaseException, line: str
) -> None:
    root = make_project(tmp_path)
    monkeypatch.setattr(plandocs.build, "compose_documents", failing(error))
    code, told = said("build", "--root", root)
    assert code == 1
    assert told.splitlines()[-1] == line.format(temporary=tempfile.gettempdir())
    assert not (root / "output").exists()


@pytest.mark.parametrize("order", ["render", "build"])
@pytest.mark.parametrize(
    ("call", "code", "why"),
    [
        ("mkdtemp", errno.ENOSPC, "el disco está lleno; libere espacio y vuelva a intentarlo"),
        (
            "mkdtemp",
            errno.EACCES,
            "no hay permiso para escribir ahí; pida acceso a esa carpeta o elija otra",
        ),
        (
            "mkdtemp",
            errno.ENOENT,
            "algo de ahí se movió o se borró mientras se escribía; vuelva a intentarlo",
        ),
        ("write", errno.ENOSPC, "el disco está lleno; libere espacio y vuelva a intentarlo"),
        ("write", errno.EROFS, "ese disco es de solo lectura; elija una carpeta de otro"),
        ("write", errno.EIO, "el disco falla; guarde en otro disco y haga revisar este"),
        ("read", errno.EIO, "el disco falla; guarde en otro disco y haga revisar este"),
    ],
)
def test_a_temporary_folder_that_fails_while_a_document_is_audited_is_told(
    tmp_path: Path,
    said: Said,
    monkeypatch: pytest.MonkeyPatch,
    order: str,
    call: str,
    code: int,
    why: str,
) -> None:
    temporary = tmp_path / "temporal"
    temporary.mkdir()
    root = make_project(tmp_path / "proyecto")
    (root / "t.docx").write_bytes(drawn("Hola {{ nombre }}"))
    (root / "d.yaml").write_text("nombre: Ana\n")
    (root / "o.docx").write_bytes(b"the old one")
    (root / "output/demo/plan").mkdir(parents=True)
    (root / "output/demo/plan/anexo.docx").write_bytes(b"the old one")
    before = whole(root)
    make, write = tempfile.mkdtemp, Path.write_bytes

    def making(prefix: str, dir: str) -> str:
        if call == "mkdtemp":
            raise OSError(code, "in English", str(temporary / f"{prefix}abcdefgh"))
        return make(prefix=prefix, dir=dir)

    def writing(path: Path, data: bytes) -> int:
        if call == "write" and path.parent.parent == temporary:
            raise OSError(code, "in English")
        return write(path, data)

    monkeypatch.setenv("PLANDOCS_CACHE", "no")
    monkeypatch.setenv("PLANDOCS_OFFICE", "no")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(tempfile, "mkdtemp", making)
    monkeypatch.setattr(Path, "write_bytes", writing)
    if call == "read":
        monkeypatch.setattr(
            "openxml_audit.OpenXmlValidator.validate", failing(OSError(code, "in English"))
        )
    orders = {
        "render": (root / "t.docx", "--data", root / "d.yaml", "-o", root / "o.docx"),
        "build": ("--root", root),
    }
    code, told = said(order, *orders[order])
    assert code == 1
    assert told.splitlines()[-1] == (
        f"No se pudo terminar: la carpeta temporal, {temporary}: {why}. También puede dar otra en "
        "la variable TMPDIR. No se escribió nada."
    )
    assert whole(root) == before
    assert [*temporary.iterdir()] == []


def test_a_machine_without_a_temporary_folder_is_told(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)
    lost = FileNotFoundError(errno.ENOENT, "No usable temporary directory found in [...]")
    monkeypatch.setattr(plandocs.build, "compose_documents", failing(lost))
    monkeypatch.setattr(tempfile, "gettempdir", failing(lost))
    code, told = said("build", "--root", root)
    assert code == 1
    assert told.splitlines()[-1] == (
        "No hay una carpeta temporal donde se pueda escribir: libere espacio en el disco, o dé "
        "otra en la variable TMPDIR. No se escribió nada."
    )


def test_a_fault_of_ours_is_confessed_though_there_is_nowhere_to_save_it(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)
    ours = FileNotFoundError(errno.ENOENT, "", "a file of ours")
    monkeypatch.setattr(plandocs.build, "compose_documents", failing(ours))
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", failing(OSError(errno.ENOSPC, "")))
    code, told = said("build", "--root", root)
    assert code == 70
    assert told.splitlines()[-1] == (
        "No hubo dónde guardar el detalle: cuente a quien lo mantiene qué orden dio. "
        "No se escribió nada."
    )


def test_what_stays_half_done_is_not_said_to_be_untouched(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)
    monkeypatch.setattr(plandocs.build, "hold", failing(PublishError("x: y", HALF)))
    assert said("build", "--root", root)[1].splitlines()[-1] == f"No se pudo escribir: x: y. {HALF}"


def test_copies_with_comments_that_were_written_are_told(tmp_path: Path, said: Said) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.docx").write_bytes(drawn("{{ no.hay }} {% if %}"))
    (tmp_path / "b.anotada.docx").mkdir()
    order = ("template", "check", "--annotate", tmp_path / "a.docx", tmp_path / "b.docx")
    code, told = said(*order)
    assert code == 1
    assert told.splitlines()[-1] == (
        f"No se pudo escribir: {tmp_path / 'b.anotada.docx'}: es una carpeta, y ahí debe ir un "
        f"archivo; muévala o elija otro nombre. Se escribió {tmp_path / 'a.anotada.docx'}."
    )


def test_a_plan_is_started_whole_or_not_at_all(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    before = whole(tmp_path)
    true = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "plan.yaml":
            raise OSError(errno.ENOSPC, "")
        return true(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        code, told = said("new", "iem/pat-2026", "--root", tmp_path)
    assert code == 1
    assert told == (
        f"No se pudo escribir: {tmp_path / 'data/iem/pat-2026/plan.yaml'}: el disco está lleno; "
        "libere espacio y vuelva a intentarlo. No se escribió nada."
    )
    assert whole(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert said("new", "iem/pat-2026", "--root", tmp_path)[0] == 0


def limited(limit: int) -> Callable[[], None]:
    """Return what lets a process write files no larger than a limit."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


@pytest.mark.parametrize("limit", [0, 1, 100, 700, 3000])
@pytest.mark.parametrize("order", ["render", "build"])
def test_a_limit_to_the_size_of_files_is_told_and_leaves_all_as_it_was(
    tmp_path: Path, order: str, limit: int
) -> None:
    root = make_project(tmp_path)
    (root / "t.docx").write_bytes(drawn("Hola {{ nombre }}"))
    (root / "d.yaml").write_text("nombre: Ana\n")
    (root / "o.docx").write_bytes(b"the old one")
    arguments = {"render": ["t.docx", "--data", "d.yaml", "-o", "o.docx"], "build": []}[order]
    before = whole(root)
    run = subprocess.run(
        [sys.executable, "-m", "plandocs", order, *arguments],
        cwd=root,
        env=os.environ | {"PLANDOCS_CACHE": "no", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limited(limit),
    )
    assert (run.returncode, run.stderr) == (1, "")
    last = run.stdout.splitlines()[-1]
    # The validator of finished documents is given them as files, which the limit may refuse first.
    assert last.startswith(("No se pudo escribir: o", "No se pudo terminar: ", "No hay una carp"))
    if limit:
        assert ": pasa del tamaño que se permite a un archivo; elija otro disco o pida" in last
    assert last.endswith(" No se escribió nada.")
    assert whole(root) == before
    assert not (root / "output").exists()


@pytest.mark.parametrize("kind", ["KeyboardInterrupt", "SystemExit", "ValueError"])
def test_an_interruption_that_python_would_only_print_is_made_again(kind: str) -> None:
    code = (
        "import signal, sys, time\n"
        "from plandocs import __main__\n"
        "sys.unraisablehook = __main__._interrupt_again\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\n"
        "class Lost:\n"
        f"    def __del__(self):\n        raise {kind}('lost')\n"
        "try:\n    del Lost.__doc__\nexcept (AttributeError, TypeError):\n    pass\n"
        "lost = Lost()\ndel lost\n"
        "try:\n    time.sleep(0.5)\nexcept KeyboardInterrupt:\n    sys.exit(8)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == {"KeyboardInterrupt": 8, "SystemExit": 7, "ValueError": 0}[kind]
    assert ("Exception ignored" in run.stderr) == (kind == "ValueError")


def test_an_interruption_before_anything_began_ends_without_a_word() -> None:
    code = (
        "import os, signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'plandocs.cli': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from plandocs.__main__ import run\nrun()\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (-signal.SIGINT, b"", b"")
