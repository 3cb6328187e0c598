"""LibreOffice is believed by what it leaves, not by what it says; fakes of it stand in."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from support.printed import needs_libreoffice

from plandocs.printing import ahead, process
from plandocs.printing import office as module
from plandocs.printing.office import Converted, Office, convert

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fakes are shell scripts")

DOCUMENTS = {"uno/anexo.docx": b"first", "dos/anexo.docx": b"second"}
ARGUMENTS = """
out=""; last=""; documents=""
for given in "$@"; do
    case "$last" in --outdir) out="$given";; esac
    case "$given" in */in/*) documents="$documents $given";; esac
    last="$given"
done
"""
"""Reads, in a fake's shell, where it is to write and which documents it is given."""
EACH = 'for given in $documents; do cp {pdf} "$out/$(basename "${{given%.*}}").pdf"; done\n'


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS", 1)
    monkeypatch.setattr(module, "_SECONDS_EACH", 0)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "whole.pdf"
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(path)
    return path


def fake(folder: Path, script: str) -> Office:
    """Return an office whose program is a shell script."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{ARGUMENTS}\n{script}")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Office(str(program), "0")


def failures(folder: Path, script: str) -> set[str]:
    """Return how a fake is said to have failed, after seeing that nothing of it is believed."""
    found = convert(fake(folder, script), DOCUMENTS)
    assert found.pdfs == {}
    assert found.failures.keys() == DOCUMENTS.keys()
    return set(found.failures.values())


def test_each_document_gets_its_own_pdf_by_its_own_name(tmp_path: Path, pdf: Path) -> None:
    found = convert(fake(tmp_path, EACH.format(pdf=pdf)), DOCUMENTS)
    assert found == Converted(dict.fromkeys(DOCUMENTS, pdf.read_bytes()))


def test_all_are_printed_by_one_run(tmp_path: Path, pdf: Path) -> None:
    runs = tmp_path / "runs"
    script = f"echo run >> {runs}\n" + EACH.format(pdf=pdf)
    found = convert(fake(tmp_path, script), {**DOCUMENTS, "uno/cronograma.xlsx": b"third"})
    assert found.failures == {}
    assert len(found.pdfs) == 3
    assert runs.read_text().split() == ["run"]


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = convert(Office(str(tmp_path / "gone"), "0"), DOCUMENTS)
    assert found.pdfs == {}
    told = "no arrancó (el programa no está, o no se puede ejecutar)"
    assert found.failures == dict.fromkeys(DOCUMENTS, told)


def test_a_program_that_says_it_is_done_and_left_nothing_is_not_believed(tmp_path: Path) -> None:
    assert failures(tmp_path, "exit 0") == {"no dejó ningún PDF"}


def test_a_program_that_crashes_is_told_by_its_code(tmp_path: Path) -> None:
    assert failures(tmp_path, "exit 77") == {"terminó con el código 77"}


@pytest.mark.parametrize(
    "content", ["", "no soy un PDF", "%PDF-1.7\n", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"]
)
def test_what_is_no_pdf_is_not_taken_for_one(tmp_path: Path, content: str) -> None:
    (tmp_path / "lie").write_text(content)
    told = {"no dejó ningún PDF"} if not content else {"dejó un PDF dañado o sin páginas"}
    assert failures(tmp_path, EACH.format(pdf=tmp_path / "lie")) == told


def test_half_a_pdf_is_not_taken_for_one(tmp_path: Path, pdf: Path) -> None:
    half = tmp_path / "half.pdf"
    half.write_bytes(pdf.read_bytes()[:300])
    assert failures(tmp_path, EACH.format(pdf=half)) == {"dejó un PDF dañado o sin páginas"}


def test_a_pdf_without_pages_is_not_taken_for_one(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    with pikepdf.new() as made:
        made.save(empty)
    assert failures(tmp_path, EACH.format(pdf=empty)) == {"dejó un PDF dañado o sin páginas"}


def test_a_link_in_place_of_a_pdf_is_not_followed(tmp_path: Path, pdf: Path) -> None:
    script = EACH.format(pdf=pdf).replace("cp ", "ln -s ")
    assert failures(tmp_path, script) == {"no dejó ningún PDF"}


def test_a_program_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    script = f"sleep 300 & (setsid sleep 301 &) ; echo started >> {pids}; wait"
    before = time.monotonic()
    assert failures(tmp_path, script) == {"no terminó en 1 segundos"}
    assert time.monotonic() - before < 20
    assert pids.read_text().count("started") == 2  # asked once more, and then no more
    assert _sleeping() == []


def test_what_outlives_its_launcher_is_ended_too(tmp_path: Path, pdf: Path) -> None:
    script = "sleep 302 &\n" + EACH.format(pdf=pdf)
    assert convert(fake(tmp_path, script), DOCUMENTS).failures == {}
    assert _sleeping() == []


def _sleeping() -> list[str]:
    told = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return [line for line in told.stdout.splitlines() if line.startswith("sleep 30")]


def test_only_what_is_missing_is_asked_once_more(tmp_path: Path, pdf: Path) -> None:
    runs = tmp_path / "runs"
    script = f"""
echo "$documents" | wc -w >> {runs}
set -- $documents
cp {pdf} "$out/$(basename "${{1%.*}}").pdf"
"""
    found = convert(fake(tmp_path, script), DOCUMENTS)
    assert found.failures == {}
    assert found.pdfs.keys() == DOCUMENTS.keys()
    assert runs.read_text().split() == ["2", "1"]


def test_a_run_leaves_no_file_behind(
    tmp_path: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    convert(fake(tmp_path, EACH.format(pdf=pdf)), DOCUMENTS)
    convert(fake(tmp_path, "exit 1"), DOCUMENTS)
    assert list(scratch.iterdir()) == []


def test_the_profile_fetches_nothing_and_runs_no_macro(tmp_path: Path, pdf: Path) -> None:
    seen = tmp_path / "profile.xcu"
    script = f"cp profile/user/registrymodifications.xcu {seen}\n" + EACH.format(pdf=pdf)
    convert(fake(tmp_path, script), DOCUMENTS)
    text = seen.read_text()
    for setting in ("BlockUntrustedRefererLinks", "DisableMacrosExecution"):
        assert f'oor:name="{setting}" oor:op="fuse"><value>true</value>' in text


def test_the_program_cannot_reach_the_network(tmp_path: Path, pdf: Path) -> None:
    if not process._apart():
        pytest.skip("this system lets nobody take the network from a program")
    seen = tmp_path / "devices"
    script = f"cat /proc/net/dev > {seen}\n" + EACH.format(pdf=pdf)
    convert(fake(tmp_path, script), DOCUMENTS)
    devices = [line.split(":")[0].strip() for line in seen.read_text().splitlines() if ":" in line]
    assert devices == ["lo"]


def test_when_we_are_killed_nothing_of_ours_goes_on(tmp_path: Path) -> None:
    started = tmp_path / "started"
    program = fake(tmp_path, f"touch {started}; sleep 303").program
    script = (
        "from plandocs.printing.office import Office, convert\n"
        f"convert(Office({program!r}, '0'), {{'a.docx': b''}})\n"
    )
    ours = subprocess.Popen([sys.executable, "-c", script])
    _until(started.exists)
    assert _sleeping() != []
    ours.kill()
    ours.wait()
    _until(lambda: _sleeping() == [])


@needs_libreoffice
@pytest.mark.parametrize("how", ["closed", "killed with us"])
def test_what_a_true_one_listens_at_goes_with_it(how: str) -> None:
    """It makes it outside the folder that it is given, and leaves it there when it is killed."""
    waiting = (
        "from plandocs.printing.workplace import Workplace, Level\n"
        "place = Workplace(Level.A2)\n"
        "place.wait('soffice')\n"
        "print(*place.pipes, flush=True)\n"
        "input()\n"
        "place.close()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", waiting],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as ours:
        assert ours.stdout is not None
        assert ours.stdin is not None
        pipes = [Path(pipe) for pipe in ours.stdout.readline().split()]
        assert len(pipes) == 2
        _until(lambda: any(pipe.exists() for pipe in pipes))
        if how == "closed":
            ours.stdin.write("\n")
            ours.stdin.flush()
        else:
            ours.kill()
        ours.wait()
        _until(lambda: not any(pipe.exists() for pipe in pipes))


def _until(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_one_that_was_started_ahead_serves_the_next_run_and_no_other(
    tmp_path: Path, pdf: Path
) -> None:
    places = tmp_path / "places"
    script = f"""
case "$*" in
    *--convert-to*) pwd >> {places}; {EACH.format(pdf=pdf).strip()} ;;
    *) pwd >> {tmp_path / "waiting"}; sleep 304 ;;
esac
"""
    office = fake(tmp_path, script)
    ahead.keep(office.program, 1)
    _until((tmp_path / "waiting").exists)
    assert convert(office, DOCUMENTS).failures == {}
    assert convert(office, DOCUMENTS).failures == {}
    [waiting] = (tmp_path / "waiting").read_text().splitlines()
    first, second = places.read_text().splitlines()
    assert first == waiting != second
    assert _sleeping() == []
    assert not Path(first).exists()


def test_what_waits_is_dismissed_and_one_that_died_is_not_counted_on(
    tmp_path: Path, pdf: Path
) -> None:
    script = 'case "$*" in *--convert-to*) ;; *) exit 1;; esac\n' + EACH.format(pdf=pdf)
    dying = fake(tmp_path, script)
    ahead.keep(dying.program, 2)
    assert convert(dying, DOCUMENTS).failures == {}
    lasting = fake(tmp_path, "sleep 305")
    ahead.keep(lasting.program, 2)
    _until(lambda: len(_sleeping()) >= 2)
    ahead.dismiss()
    assert _sleeping() == []
