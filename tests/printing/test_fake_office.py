"""A LibreOffice that is dead, or lies: what is said, what stays, and that nothing goes on."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from support.fake_office import each, fake, is_linux, no_process_left, spoilt
from support.paper import needs_office
from support.project import build_plans, told
from support.tiny import make_project

from plandocs.build import Request, build
from plandocs.printing import office as module
from plandocs.printing import process
from plandocs.printing.office import find_office
from plandocs.printing.workplace import NoPlaceError

pytestmark = pytest.mark.skipif(not is_linux(), reason="processes are looked at in /proc")

TIMES = 5 if os.environ.get("PLANDOCS_SOAK") else 1
EVERY = 1 if os.environ.get("PLANDOCS_SOAK") else 3
"""Every day one fault of three is tried, each some seconds long; `make test-all` tries them all."""
PLAN = "demo/plan"
NOTHING = "no dejó ningún PDF"
DAMAGED = "dejó un PDF dañado o sin páginas"
ANOTHER = "dejó el PDF de otro documento"
ENDLESS = "no terminó en 1 segundos"
SLEEP = "sleep 300"

KINDS = {
    "gives-up": ("exit 1", "terminó con el código 1"),
    "gives-up-late": (f"{each('echo >')} exit 3", "terminó con el código 3"),
    "says-it-is-done": ("exit 0", NOTHING),
    "leaves-an-empty-file": (each(":>"), NOTHING),
    "leaves-random-bytes": (each("head -c 5000 /dev/urandom >"), DAMAGED),
    "leaves-text": (each("echo hola >"), DAMAGED),
    "leaves-a-header-alone": (each("echo %PDF-1.7 >"), DAMAGED),
    "leaves-no-pages": (each("cp {folder}/none.pdf"), DAMAGED),
    "leaves-half-a-file": (each("head -c 400 {folder}/blank.pdf >"), DAMAGED),
    "leaves-a-locked-file": (each("cp {folder}/locked.pdf"), DAMAGED),
    "leaves-another-document": (each("cp {folder}/blank.pdf"), ANOTHER),
    "leaves-a-folder": (each("mkdir"), NOTHING),
    "leaves-a-link": (each("ln -s {folder}/blank.pdf"), NOTHING),
    "leaves-a-pipe": (each("mkfifo"), NOTHING),
    "leaves-too-much": (each("cp {folder}/huge.pdf"), DAMAGED),
    "leaves-it-under-another-name": ('echo %PDF > "$out/otro.pdf"', NOTHING),
    "never-ends": (SLEEP, ENDLESS),
    "never-ends-and-is-deaf": (
        "trap '' TERM INT HUP QUIT\nwhile :; do sleep 1; done",
        ENDLESS,
    ),
    "dies": ("kill -SEGV $$", "se cerró de golpe (SIGSEGV)"),
    "aborts": ("kill -ABRT $$", "se cerró de golpe (SIGABRT)"),
    "is-killed": ("kill -KILL $$", "se cerró de golpe (SIGKILL)"),
    "leaves-children": (f"{SLEEP} & {SLEEP} & exit 0", NOTHING),
    "leaves-children-apart": (f"setsid {SLEEP} & setsid sh -c '{SLEEP} & wait' & exit 0", NOTHING),
    "never-ends-with-children-apart": (f"(setsid {SLEEP} &); nohup {SLEEP} & wait", ENDLESS),
    "talks-without-end": ("yes no & yes no >&2", ENDLESS),
    "writes-without-end": (
        'n=0; while :; do head -c 900000 /dev/zero > "$out/$n"; n=$((n+1)); done',
        "escribió sin parar",
    ),
    "takes-its-input-away": ("rm -rf in", NOTHING),
    "takes-its-folder-away": ("rm -rf in out profile", NOTHING),
    "writes-where-it-is": ("echo x > stray; echo x > in/stray; mkdir -p a/b/c", NOTHING),
    "locks-everything": ("chmod -R 000 in out", NOTHING),
    "changes-its-folder-for-a-link": ('rmdir "$out"; ln -s {folder} "$out"', NOTHING),
    "locks-the-profile": ("touch profile/.lock profile/user/.lock; exit 81", "código 81"),
}


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Short limits, nothing printed before, and a folder of temporary files that must end empty.

    The fakes say that they are a true LibreOffice, whose pages other tests may have kept.
    """
    monkeypatch.setenv("PLANDOCS_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr(module, "_SECONDS", 1)
    monkeypatch.setattr(module, "_SECONDS_EACH", 0)
    monkeypatch.setattr(module, "_BYTES_A_SECOND", 10**9)
    monkeypatch.setattr(module, "_MOST_BYTES", 50_000)
    monkeypatch.setattr(module, "_MOST_WRITTEN", 5_000_000)
    monkeypatch.setattr(module, "_LOOK_SECONDS", 0.1)
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A project built before, with a PDF of then beside each document."""
    root = make_project(tmp_path / "project")
    assert build_plans(root, root / "output", PLAN).written
    folder = root / "output" / PLAN
    for name in ("anexo", "fichas/ficha-1"):
        (folder / f"{name}.pdf").write_bytes(b"the PDF of before")
    yield root
    assert (folder / "anexo.pdf").exists()


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PDFs that fakes leave for those that they were asked for."""
    folder = tmp_path_factory.mktemp("pdfs")
    with pikepdf.new() as made:
        made.save(folder / "none.pdf")
        made.add_blank_page()
        made.save(folder / "blank.pdf")
        made.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
        made.Root.Mucho = made.make_stream(os.urandom(60_000))
        made.save(folder / "huge.pdf")
    return folder


def whole(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }


def refused(project: Path, program: Path, scratch: Path) -> str:
    """Return why a program could not print, having seen that all is as it was before."""
    before = whole(project)
    started = time.monotonic()
    with pytest.MonkeyPatch.context() as patch, no_process_left():
        patch.setenv("PLANDOCS_OFFICE", str(program))
        module._find.cache_clear()
        outcome = build_plans(project, project / "output", PLAN)
    assert time.monotonic() - started < 30
    assert whole(project) == before
    assert list(scratch.iterdir()) == []
    assert outcome.written == {}
    [finding] = told(outcome.report)
    start = (
        "G201 demo/plan/anexo.docx: LibreOffice no pudo imprimir «anexo.docx», "
        "«fichas/ficha-1.docx»: "
    )
    assert finding.startswith(start)
    return finding.removeprefix(start)


@pytest.mark.parametrize("kind", list(KINDS)[::EVERY])
def test_what_it_does_is_told_and_all_stays_as_it_was(
    kind: str, project: Path, pdfs: Path, scratch: Path, tmp_path: Path
) -> None:
    script, cause = KINDS[kind]
    program = fake(tmp_path, script.replace("{folder}", str(pdfs)))
    for _ in range(TIMES):
        assert refused(project, program, scratch).endswith(f"{cause}.")


@pytest.mark.parametrize(
    "kind", [name for name in KINDS if "children" in name or "deaf" in name][::EVERY]
)
def test_so_it_is_where_nothing_can_be_set_apart(
    kind: str, project: Path, scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "_apart", lambda: ())
    script, cause = KINDS[kind]
    program = fake(tmp_path, f"PATH={os.environ['PATH']}\n{script}")
    monkeypatch.setenv("PATH", str(tmp_path))
    for _ in range(TIMES):
        assert refused(project, program, scratch).endswith(f"{cause}.")


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ("echo hola", ""),
        ("echo LibreOffice", ""),
        ("head -c 3000 /dev/urandom", ""),
        ("yes LibreOffice 7", "7"),
        ("exit 5", ""),
        ("kill -SEGV $$", ""),
        (SLEEP, ""),
        (f"echo LibreOffice 7.4; {SLEEP}", "7.4"),
        (f"setsid {SLEEP} & echo LibreOffice 7.5", "7.5"),
    ],
)
def test_whatever_it_says_of_itself_it_is_not_waited_for(
    said: str, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_VERSION_SECONDS", 0.5)
    program = fake(tmp_path, said, head="")
    with no_process_left():
        monkeypatch.setenv("PLANDOCS_OFFICE", str(program))
        started = time.monotonic()
        found = find_office()
    assert found == module.Office(str(program), version)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("kind", ["missing", "folder", "not-executable", "link-to-nothing"])
def test_a_program_that_cannot_be_run_is_no_program(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "soffice"
    if kind == "folder":
        path.mkdir()
    elif kind == "not-executable":
        path.write_text("#!/bin/sh\n")
        path.chmod(0o644)
    elif kind == "link-to-nothing":
        path.symlink_to(tmp_path / "gone")
    monkeypatch.setenv("PLANDOCS_OFFICE", str(path))
    assert find_office() is None
    assert module.is_astray()
    assert module.why_none() == (
        f"PLANDOCS_OFFICE dice «{path}», y ahí no hay ningún programa que se pueda ejecutar: "
        "corríjalo o quítelo."
    )


NO_PLACE = (
    "no hay carpeta temporal en que trabajar ({why}); libere espacio, o diga otra carpeta en la "
    "variable TMPDIR."
)


@pytest.mark.parametrize(
    ("where", "number", "why"),
    [
        ("tempfile.mkdtemp", 30, "ese disco es de solo lectura"),
        ("tempfile.mkdtemp", 2, "no hay ninguna en que se pueda escribir"),
        ("tempfile.mkdtemp", 28, "el disco está lleno"),
        ("plandocs.printing.workplace.write_profile", 28, "el disco está lleno"),
        ("plandocs.printing.workplace.write_profile", 122, "el disco está lleno"),
        ("plandocs.printing.workplace.Workplace.give", 28, "el disco está lleno"),
    ],
)
def test_a_temporary_folder_that_takes_nothing_is_told(
    where: str,
    number: int,
    why: str,
    project: Path,
    scratch: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        error = OSError(number, "in English")
        raise NoPlaceError.of(error) if where.endswith("give") else error

    program = fake(tmp_path, "exit 0")
    monkeypatch.setattr(where, fail)
    assert refused(project, program, scratch) == NO_PLACE.format(why=why)


def test_a_disk_that_filled_up_while_printing_is_told(
    project: Path, scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "is_full", lambda _: True)
    program = fake(tmp_path, "exit 0")
    assert refused(project, program, scratch) == NO_PLACE.format(why="el disco está lleno")


@pytest.mark.usefixtures("scratch")
def test_word_alone_is_delivered_with_a_warning_for_its_contents(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDOCS_OFFICE", str(fake(tmp_path, "kill -SEGV $$")))
    outcome = build(Request(project, (PLAN,), project / "output", ("docx",)))
    assert told(outcome.report) == [
        "G202 demo/plan/anexo.docx: El índice de «anexo.docx» queda sin comprobar: LibreOffice no "
        "pudo imprimirlo (se cerró de golpe (SIGSEGV))."
    ]
    assert outcome.written == {PLAN: ["anexo.docx", "fichas/ficha-1.docx"]}


SPOILT = {
    "swaps": (
        "if len(made) > 1:\n"
        "    first, second = made[0].read_bytes(), made[1].read_bytes()\n"
        "    made[0].write_bytes(second); made[1].write_bytes(first)\n"
        "else: made[0].unlink()",
        ANOTHER,
    ),
    "drops-its-tags": (
        "for one in made:\n"
        "    with pikepdf.open(one, allow_overwriting_input=True) as pdf:\n"
        "        del pdf.Root['/StructTreeRoot']; pdf.save(one)",
        "dejó un PDF sin las etiquetas que leen los lectores de pantalla",
    ),
    "empties-its-tags": (
        "for one in made:\n"
        "    with pikepdf.open(one, allow_overwriting_input=True) as pdf:\n"
        "        pdf.Root.StructTreeRoot.K = pikepdf.Array(); pdf.save(one)",
        "dejó un PDF sin las etiquetas que leen los lectores de pantalla",
    ),
    "drops-its-places": (
        "for one in made:\n"
        "    with pikepdf.open(one, allow_overwriting_input=True) as pdf:\n"
        "        del pdf.Root['/Dests']; pdf.save(one)",
        ANOTHER,
    ),
    "writes-odd-places": (
        "for one in made:\n"
        "    with pikepdf.open(one, allow_overwriting_input=True) as pdf:\n"
        "        pdf.Root.Dests = pikepdf.Dictionary({'/pd0a': 3}); pdf.save(one)",
        "dejó un PDF que no se entiende",
    ),
    "cuts-its-pages": (
        "for one in made:\n    one.write_bytes(one.read_bytes()[:-900])",
        DAMAGED,
    ),
    "repeats-a-page": (
        "for one in made:\n"
        "    with pikepdf.open(one, allow_overwriting_input=True) as pdf:\n"
        "        pdf.pages.append(pdf.pages[0]); pdf.save(one)",
        "dejó un PDF con una página repetida",
    ),
}


@pytest.fixture
def long_limits(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "_SECONDS", 60)
    monkeypatch.setattr(module, "_MOST_BYTES", 10**8)
    monkeypatch.setattr(module, "_MOST_WRITTEN", 10**9)
    return scratch


@needs_office
@pytest.mark.parametrize("kind", list(SPOILT)[::EVERY])
def test_what_was_printed_and_spoilt_is_not_taken(
    kind: str, project: Path, long_limits: Path, tmp_path: Path
) -> None:
    script, cause = SPOILT[kind]
    for _ in range(TIMES):
        (tmp_path / "runs").unlink(missing_ok=True)
        assert cause in refused(project, spoilt(tmp_path, script), long_limits)
        assert (tmp_path / "runs").read_text().split() == ["run", "run"]


_ERASE = """
for one in made:
    with pikepdf.open(one, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(b'')
        pdf.save(one)
"""


@needs_office
def test_a_pdf_without_the_words_of_its_document_is_not_delivered(
    project: Path, long_limits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(project)
    monkeypatch.setenv("PLANDOCS_OFFICE", str(spoilt(tmp_path, _ERASE)))
    monkeypatch.setenv("PLANDOCS_CACHE", "no")
    outcome = build_plans(project, project / "output", PLAN)
    assert outcome.written == {}
    assert any(finding.startswith("G110 demo/plan/anexo.docx") for finding in told(outcome.report))
    assert outcome.report.has_errors
    assert whole(project) == before
    assert list(long_limits.iterdir()) == []


_TURN = """
for one in made:
    with pikepdf.open(one, allow_overwriting_input=True) as pdf:
        kids = pdf.Root.Pages.Kids
        pdf.Root.Pages.Kids = pikepdf.Array(reversed(list(kids)))
        pdf.save(one)
"""


@needs_office
def test_a_pdf_whose_pages_are_in_another_order_is_not_delivered(
    project: Path, long_limits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(project)
    monkeypatch.setenv("PLANDOCS_OFFICE", str(spoilt(tmp_path, _TURN)))
    monkeypatch.setenv("PLANDOCS_CACHE", "no")
    outcome = build_plans(project, project / "output", PLAN)
    assert outcome.written == {}
    assert told(outcome.report) == [
        "G201 demo/plan/anexo.docx: LibreOffice no pudo imprimir «anexo.docx»: dejó un PDF con las "
        "páginas en otro orden."
    ]
    assert whole(project) == before
    assert list(long_limits.iterdir()) == []


@needs_office
@pytest.mark.parametrize(
    "script",
    [
        "if run == 1:\n    for one in made: one.unlink()",
        "if run == 1:\n    for one in made: one.write_bytes(b'%PDF-1.7 lie')",
        "if run == 1:\n    made[0].write_bytes(made[-1].read_bytes())",
        "if run == 1:\n    made[0].unlink(); sys.exit(1)",
        "if run == 1:\n    os.kill(os.getpid(), 11)",
    ][:: EVERY + 2],
)
def test_what_fails_once_is_printed_the_second_time(
    script: str, project: Path, long_limits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDOCS_OFFICE", str(spoilt(tmp_path, script)))
    monkeypatch.setenv("PLANDOCS_CACHE", "no")
    with no_process_left():
        outcome = build_plans(project, project / "output", PLAN)
    assert told(outcome.report) == []
    assert outcome.written == {
        PLAN: ["anexo.docx", "anexo.pdf", "fichas/ficha-1.docx", "fichas/ficha-1.pdf"]
    }
    assert list(long_limits.iterdir()) == []
