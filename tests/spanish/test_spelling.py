"""Spelling through hunspell: a false one on the path tells how it is spoken to."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from plandocs.spanish import spelling
from plandocs.spanish.spelling import misspelt, project_words

ANSWER = """#!/bin/sh
here="${{0%/*}}"
echo "$@" >> "$here/arguments"
/bin/cat > "$here/asked$1"
case $1 in
-l) printf '%s\\n' {unknown} ; exit {code} ;;
-a) printf '%s\\n' '@(#) Ispell (but really Hunspell)' {near} ; exit {near_code} ;;
esac
"""


def has_dictionary() -> bool:
    if shutil.which("hunspell") is None:
        return False
    run = subprocess.run(
        ["hunspell", "-l", "-d", spelling.DICTIONARY],
        input=b"",
        capture_output=True,
        timeout=20,
        check=False,
    )
    return run.returncode == 0


real = pytest.mark.skipif(
    not has_dictionary(), reason="hunspell and its dictionary es_MX are not installed here"
)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole search path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(
    folder: Path, unknown: str = "", near: tuple[str, ...] = (), code: int = 0, near_code: int = 0
) -> None:
    """Put a false hunspell on the path, that has one answer to each mode."""
    quoted = " ".join(f"'{line}'" for line in near)
    script = ANSWER.format(unknown=unknown, near=quoted, code=code, near_code=near_code)
    write(folder, script)


def write(folder: Path, script: str) -> None:
    program = folder / "hunspell"
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)


def test_without_the_program_nothing_is_checked(path: Path) -> None:
    assert list(path.iterdir()) == []
    assert misspelt(["Generar un microsito."], ()) is None


def test_unknown_words_have_their_sites_and_what_is_near(path: Path) -> None:
    install(path, "microsito Xqz", ("& microsito 2 1: micro sito, mitosis", "", "# Xqz 1", ""))
    found = misspelt(["Un microsito.", "Xqz y microsito"], ())
    assert found is not None
    assert [(one.word, one.suggestions) for one in found] == [
        ("microsito", ("micrositio", "micro sito", "mitosis")),
        ("Xqz", ()),
    ]
    assert [(site.text, site.start, site.end) for site in found[0].sites] == [
        (0, 3, 12),
        (1, 6, 15),
    ]


def test_each_word_is_asked_once_and_none_is_an_order(path: Path) -> None:
    install(path, "trabajo")
    assert misspelt(["Plan de trabajo.", "El plan de #trabajo"], ()) is not None
    assert asked(path, "-l") == ["Plan", "de", "trabajo", "El", "plan"]
    assert asked(path, "-a") == ["^trabajo"]
    arguments = (path / "arguments").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in arguments] == ["-l", "-a"]
    assert all("-d es_MX -i UTF-8" in line for line in arguments)


def test_what_is_near_is_asked_of_the_first_words_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "MOST_ASKED", 2)
    install(path, "uno dos tres")
    found = misspelt(["uno dos tres"], ())
    assert found is not None
    assert [one.word for one in found] == ["uno", "dos", "tres"]
    assert asked(path, "-a") == ["^uno", "^dos"]


def test_without_what_is_near_the_words_are_told(path: Path) -> None:
    install(path, "xqz", ("& xqz 1 1: xyz",), near_code=1)
    found = misspelt(["xqz"], ())
    assert found is not None
    assert [(one.word, one.suggestions) for one in found] == [("xqz", ())]


def asked(folder: Path, mode: str) -> list[str]:
    return (folder / f"asked{mode}").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(
    "text",
    [
        "SPEN OPLE FORMACIÓN II",
        "OEPyPP OPLEs LGIPEs",
        "2024 1er 3º 4T x2 a b",
        "www.inexistente.mx correo@instituto.mx https://portal",
        "Peña Godínez",
        "micrositio Micrositios insaculación",
        "Colimenses oaxaqueñas sonorenses coahuilenses tabasqueños neurodivergentes",
        "egresos hacendarias irrestricta pódcasts rediseñará mazatecas incluyentes",
        "Yokot’an ch’ol ch'ol {comision} {n}",
    ],
)
def test_what_no_dictionary_can_judge_is_not_asked(path: Path, text: str) -> None:
    install(path)
    assert misspelt([text], ["Luis Peña Godínez"]) == []
    # With nothing to ask, the program is not run.
    assert not (path / "asked-l").exists()


@pytest.mark.parametrize("code", [1, 127])
def test_a_program_that_fails_checked_nothing(path: Path, code: int) -> None:
    install(path, "palabra", code=code)
    assert misspelt(["palabra"], ()) is None


def test_a_program_that_answers_what_was_not_asked_finds_nothing(path: Path) -> None:
    install(path, "hola mundo")
    assert misspelt(["palabra"], ()) == []


def test_a_program_that_cannot_run_checked_nothing(path: Path) -> None:
    write(path, "#!/no/such/interpreter\n")
    assert misspelt(["palabra"], ()) is None


def test_a_program_that_never_ends_is_ended(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, "#!/bin/sh\nexec /bin/sleep 60\n")
    monkeypatch.setattr(spelling, "SECONDS", 0.2)
    start = time.monotonic()
    assert misspelt(["palabra"], ()) is None
    assert time.monotonic() - start < 10


def test_what_a_program_starts_is_ended_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, "#!/bin/sh\n/bin/sleep 60\n")
    monkeypatch.setattr(spelling, "SECONDS", 0.2)
    start = time.monotonic()
    assert misspelt(["palabra"], ()) is None
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("line", ["& ", "& x", "& : a", "&  : b", "&: c", "& xqz: "])
def test_a_short_answer_suggests_nothing(path: Path, line: str) -> None:
    install(path, "xqz", (line,))
    found = misspelt(["xqz"], ())
    assert found is not None
    assert [(one.word, one.suggestions) for one in found] == [("xqz", ())]


def test_a_program_that_never_stops_talking_is_ended(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, "#!/bin/sh\nwhile :; do echo palabra; done\n")
    monkeypatch.setattr(spelling, "MOST_OUTPUT", 10_000)
    assert misspelt(["palabra"], ()) is None


def test_words_of_the_project_are_listed_once_in_lower_case() -> None:
    text = Path(spelling.__file__).with_name("diccionario.txt").read_text(encoding="utf-8")
    listed = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(listed) == len(set(listed)) == len(project_words())
    assert all(word == word.lower() and word.isalpha() for word in listed)


def test_words_beside_quotation_marks_are_asked(path: Path) -> None:
    install(path, "trabajo")
    assert misspelt(["El ‘trabajo’ y el 'plan' {de trabajo"], ()) is not None
    assert asked(path, "-l") == ["El", "trabajo", "el", "plan", "de"]


@real
def test_the_dictionary_lacks_each_word_of_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    words = sorted(project_words())
    monkeypatch.setattr(spelling, "_right_words", frozenset)
    found = misspelt([" ".join(words)], ())
    assert found is not None
    assert [word for word in words if word not in {one.word for one in found}] == []


@real
def test_the_real_program_knows_sound_words_and_finds_slips() -> None:
    found = misspelt(["La capacitacion del Órgano de Enlace prevee un microsito."], ())
    assert found is not None
    assert [one.word for one in found] == ["capacitacion", "prevee", "microsito"]
    assert "capacitación" in found[0].suggestions
    assert found[2].suggestions[0] == "micrositio"
