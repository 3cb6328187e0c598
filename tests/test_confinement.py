"""No connection, nothing read outside what a run needs, nothing written outside its own places."""

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from support.draw import drawn
from support.printed import needs_libreoffice
from support.project import ROOT
from support.tiny import make_project

STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-y")
CALLS = "network,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,"
CALLS += "symlink,symlinkat,link,linkat,truncate,execve"
SYSTEM = ("/usr/", "/lib/", "/lib64/", "/var/cache/fontconfig/", "/var/spool/libreoffice/",
          "/var/lib/libreoffice/", "/etc/fonts/", "/etc/libreoffice/", "/etc/ld.so.cache",
          "/etc/localtime", "/etc/locale.alias", "/etc/nsswitch.conf", "/etc/passwd", "/etc/group",
          "/etc/ssl/openssl.cnf", "/sys/devices/", "/dev/null", "/dev/urandom")  # fmt: skip
"""Programs, libraries, fonts, and what the C library asks of users and languages."""
OF_PROCESS = re.compile(
    r"/proc/(\d+/(maps|status|stat|cmdline|environ|mountinfo|mounts|cgroup|auxv|fd|task/\d+/\w+)|filesystems"
    r"|cpuinfo|meminfo|stat|sys/[\w/]+|version)"
)
OF_OFFICE = re.compile(
    r"/proc/\d+/(uid_map|gid_map|setgroups)|/dev/null|/dev/tty|/tmp/OSL_PIPE_\w+|.*/casa/\.config"
)
"""What `unshare` writes so that LibreOffice has no network; the pipe that it always has in /tmp;
the folder of the user's settings, which it makes where there is none, and leaves empty."""
FOLDERS = {"/", "/tmp", "/var/tmp", "/usr", "/lib", "/lib64", "/proc"}
"""Folders that are only listed, or stood in."""
OPENED = re.compile(r"(?:openat|open|creat)\(.*\b([OS]_[A-Z_|]+|0[0-7]*).* = \d+<([^<>]*)>$")
CHANGED = re.compile(r"(?:mkdir|rename|unlink|rmdir|symlink|link|truncate)(?:at2?)?\((.*)\) += 0$")
PLACE = re.compile(r'(?:AT_FDCWD|\d+)<([^<>]*)>, "([^"]*)"|"([^"]*)"')
WRITES = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC")


@cache
def is_traceable() -> bool:
    """Return whether strace is there and may trace."""
    if shutil.which("strace") is None:
        return False
    order = [*STRACE, "-o", os.devnull, "true"]
    return subprocess.run(order, capture_output=True, check=False).returncode == 0


needs_strace = pytest.mark.skipif(
    not is_traceable(), reason="strace is not there, or may not trace"
)


@dataclass
class Place:
    """The folders of a traced run, all apart from one another."""

    root: Path

    @property
    def project(self) -> Path:
        return self.root / "proyecto"

    @property
    def output(self) -> Path:
        return self.root / "salida"

    @property
    def own(self) -> tuple[Path, Path]:
        return self.root / "temporal", self.root / "guardado"

    @property
    def trace(self) -> Path:
        return self.root / "rastro"

    def environment(self, office: bool) -> dict[str, str]:
        temporary, kept = self.own
        temporary.mkdir(exist_ok=True)
        (self.root / "casa").mkdir(exist_ok=True)
        named = {
            "HOME": str(self.root / "casa"),
            "TMPDIR": str(temporary),
            "PLANDOCS_CACHE": str(kept),
            "PLANDOCS_OFFICE": "" if office else "no",
            "PYTHONPATH": str(ROOT / "src"),
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return {name: value for name, value in named.items() if value}

    def order(self, *arguments: str) -> list[str]:
        strace = [*STRACE, "-s", "4096", "-e", f"trace={CALLS}"]
        return [*strace, "-o", str(self.trace), sys.executable, "-P", "-m", "plandocs", *arguments]

    def run(self, *arguments: str, office: bool = False) -> str:
        done = subprocess.run(
            self.order(*arguments),
            cwd=self.project,
            env=self.environment(office),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def is_written_rightly(self, path: str) -> bool:
        return bool(OF_OFFICE.fullmatch(path)) or self._is_below(path, (self.output, *self.own))

    def is_read_rightly(self, path: str) -> bool:
        on_path = [name for name in sys.path if name]
        program = [sys.prefix, sys.base_prefix, *on_path, str(ROOT / "src")]
        ours = [self.project, self.output, *self.own, self.root / "casa"]
        above = str(self.output.parent)  # asked to keep the name of the output folder
        return (
            path in {above, *FOLDERS}
            or path.startswith(SYSTEM)
            or bool(OF_PROCESS.fullmatch(path))
            or self._is_below(path, [*program, *ours])
        )

    @staticmethod
    def _is_below(path: str, folders: Sequence[str | Path]) -> bool:
        reals = [os.path.realpath(folder) for folder in folders]
        return any(Path(os.path.realpath(path)).is_relative_to(real) for real in reals)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    found = Place(tmp_path)
    found.project.mkdir()
    return make_place(found)


def make_place(found: Place) -> Place:
    make_project(found.project)
    (found.project / "plantilla.docx").write_bytes(drawn("{{ nombre }}"))
    (found.project / "datos.yaml").write_text("nombre: Ana\n")
    return found


def reads_and_writes(trace: Path) -> Iterator[tuple[str, bool]]:
    """Yield each file that was opened or changed, and whether for writing."""
    for line in lines_of(trace):
        if found := OPENED.search(line):
            yield found[2], any(flag in line for flag in WRITES)
        elif found := CHANGED.search(line):
            for folder, name, plain in PLACE.findall(found[1]):
                yield str(Path(folder or os.sep, name or plain)), True


def lines_of(trace: Path) -> Iterator[str]:
    """Yield the calls of a trace, those of each process joined where others came between."""
    begun: dict[str, str] = {}
    for line in trace.read_text("utf-8", "replace").splitlines():
        process, _, call = line.partition(" ")
        call = call.strip()
        if call.endswith("<unfinished ...>"):
            begun[process] = call.removesuffix("<unfinished ...>")
        elif call.startswith("<... "):
            yield begun.pop(process, "") + call.partition(" resumed>")[2]
        else:
            yield call


def connections(trace: Path) -> list[str]:
    """Return the calls that reach, or would be reached by, anything but a local pipe."""
    local = ("AF_UNIX", "AF_NETLINK")
    named = [line for line in lines_of(trace) if "sa_family=" in line]
    return [line for line in named if not any(f"sa_family={kind}" in line for kind in local)]


def assert_confined(place: Place, *touched: Path) -> None:
    """Assert that a run kept to its places; `touched` shows that its trace was read."""
    found = list(reads_and_writes(place.trace))
    assert (
        sorted({path for path, writes in found if writes and not place.is_written_rightly(path)})
        == []
    )
    assert (
        sorted({path for path, writes in found if not writes and not place.is_read_rightly(path)})
        == []
    )
    names = {path for path, _ in found}
    assert {str(path) for path in touched} <= names


@needs_strace
def test_render_keeps_to_its_places(place: Place) -> None:
    target = place.output / "salida.docx"
    place.run("render", "plantilla.docx", "--data", "datos.yaml", "-o", str(target))
    assert_confined(place, place.project / "plantilla.docx", place.project / "datos.yaml")
    assert connections(place.trace) == []
    assert any(
        writes and str(place.output) in path for path, writes in reads_and_writes(place.trace)
    )


@needs_strace
def test_build_keeps_to_its_places(place: Place) -> None:
    place.run("build", "--output", str(place.output))
    assert_confined(place, place.project / "data/demo/plan/plan.yaml")
    assert connections(place.trace) == []
    assert (place.output / "demo/plan/anexo.docx").is_file()


@needs_strace
@needs_libreoffice
def test_build_with_libreoffice_keeps_to_its_places(place: Place) -> None:
    place.run("build", "--output", str(place.output), office=True)
    assert_confined(place, place.project / "data/demo/plan/plan.yaml")
    assert connections(place.trace) == []
    assert (place.output / "demo/plan/anexo.pdf").is_file()
    assert "soffice" in place.trace.read_text("utf-8", "replace")


@needs_strace
def test_check_writes_nothing_in_the_project(place: Place) -> None:
    place.run("check")
    assert_confined(place, place.project / "data/demo/plan/plan.yaml")
    assert connections(place.trace) == []
    assert not place.output.exists()


@needs_strace
def test_preview_listens_to_this_machine_alone(place: Place) -> None:
    process = subprocess.Popen(
        place.order("preview", "--no-browser"),
        cwd=place.project,
        env=place.environment(office=False),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split()[-1]
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert answer.status == 200
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=60)
    assert_confined(place, place.project / "data/demo/plan/plan.yaml")
    made = connections(place.trace)
    assert [line.split("(")[0] for line in made if line.startswith(("bind", "connect"))] == ["bind"]
    assert all('inet_addr("127.0.0.1")' in line for line in made)


@needs_strace
def test_what_leaves_its_places_is_seen(place: Place, tmp_path: Path) -> None:
    (tmp_path / "secreto").write_text("nombre: Ana\n")
    target = tmp_path / "otra/salida.docx"
    place.run("render", "plantilla.docx", "--data", "../secreto", "-o", str(target))
    found = list(reads_and_writes(place.trace))
    assert (str(tmp_path / "secreto"), False) in found
    assert not place.is_read_rightly(str(tmp_path / "secreto"))
    assert not place.is_written_rightly(str(place.project / "data"))
    assert any(writes and not place.is_written_rightly(path) for path, writes in found)


# What lies in the folder that one works in -----------------------------------------------------

HOSTILE = """
import pathlib
pathlib.Path({trace!r}).write_text(__name__)
raise SystemExit(13)
"""
NAMES = (
    "yaml click jinja2 lxml pydantic PIL json importlib_metadata zoneinfo sitecustomize "
    "usercustomize conftest setup plandocs_plugin"
).split()
"""Libraries, and what Python and other programs look for by itself."""


@pytest.mark.parametrize("how", ["script", "module"])
def test_no_program_in_the_folder_of_a_project_is_run(place: Place, how: str) -> None:
    trace = place.root / "corrio"
    for name in NAMES:
        (place.project / f"{name}.py").write_text(HOSTILE.format(trace=str(trace)))
    (place.project / ".env").write_text("PLANDOCS_OFFICE=/bin/false\n")
    (place.project / "pyproject.toml").write_text("[tool.plandocs]\nno = 'leer'\n")
    begun = [sys.executable, "-m", "plandocs"]
    if how == "script":
        script = Path(sys.executable).with_name("plandocs")
        if not script.is_file():
            pytest.skip("plandocs is not installed as a program here")
        begun = [str(script)]
    done = subprocess.run(
        [*begun, "build", "--output", str(place.output)],
        cwd=place.project,
        env=place.environment(office=False),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not trace.exists()
    assert done.returncode == 0, done.stdout + done.stderr
