"""Plans that are not sound: all that `plandocs build` says of each, and nothing is written."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.refused import said_by
from support.said import said_in
from support.tiny import Edit, make_project
from support.word import body, text
from test_publish import tree

PERIOD = "periodo: {de: 2026-01, a: 2026-03}"
HORIZON = "horizonte: {de: 2026-01, a: 2026-12}"
EVENT = "jornada: 2026-06-07"
TITLE = "titulo: Programa de prueba"
ACTION = """\
acciones:
          - id: accion-1
            texto: Primera acción.
            ficha: {}
            campos: {lugar: Por confirmar., metas: [Una., Dos.], talleres: 3}"""
PEOPLE = """\
  integrantes:
    - {id: uno, nombre: Nombre Uno, rol: Presidencia}
    - {id: dos, nombre: Nombre Dos, rol: Integrante, cargo: Consejera Electoral}
"""
ROW = "{texto: Otra cosa., periodo: {en: 2026-06}, celdas: {2026-06: AL 11}}"
ACCEPTED = "{hallazgo: por-confirmar, quien: La prueba, porque: Es de prueba.}"
LINE = """\
      - id: linea-1
        titulo: Primera línea."""
OTHER_LINE = """\
      - id: linea-1
        titulo: Otra línea.
        periodo: {en: 2026-04}
      - id: linea-1
        titulo: Primera línea."""
FORTY = "".join(f"      - {{id: l {n}, titulo: Línea., periodo: {{}}}}\n" for n in range(40))
YEAR = "ejercicio: 2026"
NO_YEARS = {
    "of-five-figures": "20265",
    "of-three-figures": "202",
    "of-two-figures": "26",
    "in-words": "dos mil veintiséis",
    "with-a-letter-in-it": "2O26",
    "with-a-sign": "-2026",
    "of-the-future": "2226",
    "of-nobody": "0",
    "with-decimals": "2026.5",
    "in-two-pieces": "20 26",
    "backwards": "2027-2026",
    "backwards-in-short": "2026-25",
    "half-right": "2026-20027",
    "not-yet": "Por confirmar",
}
EDITS: Mapping[str, tuple[Edit, ...]] = {
    "day-that-is-not": ((EVENT, "jornada: 2026-06-31"),),
    "february-30": ((EVENT, "jornada: 2025-02-29"),),
    "month-13": ((HORIZON, "horizonte: {de: 2026-01, a: 2026-13}"),),
    "month-0": ((HORIZON, "horizonte: {de: 2026-00, a: 2026-12}"),),
    "month-of-one-digit": ((HORIZON, "horizonte: {de: 2026-1, a: 2026-12}"),),
    "day-first": ((EVENT, "jornada: 07/06/2026"),),
    "day-in-words": ((EVENT, "jornada: 7 de junio de 2026"),),
    "end-before-start": ((HORIZON, "horizonte: {de: 2026-12, a: 2026-01}"),),
    "period-backwards": ((PERIOD, "periodo: {de: 2026-03, a: 2026-01}"),),
    "period-out-of-horizon": ((PERIOD, "periodo: {de: 2025-01, a: 2027-03}"),),
    "period-half": ((PERIOD, "periodo: {de: 2026-01}"),),
    "period-two-ways": ((PERIOD, "periodo: {de: 2026-01, a: 2026-03, en: 2026-02}"),),
    "period-empty": ((PERIOD, "periodo: {}"),),
    "period-as-text": ((PERIOD, "periodo: enero a marzo"),),
    "period-of-lost-event": ((PERIOD, "periodo: {evento: clausura}"),),
    "period-of-lost-term": ((PERIOD, "periodo: {durante: secretaria}"),),
    "days-with-decimals": ((PERIOD, "periodo: {evento: jornada, dias: 1,5}"),),
    "days-with-point": ((PERIOD, "periodo: {evento: jornada, dias: 1.5}"),),
    "week-60": ((PERIOD, "periodo: {en: 2026-S60}"),),
    "quarter-5": ((PERIOD, "periodo: {en: 2026-T5}"),),
    "every-so-often": ((PERIOD, "periodo: {de: 2026-01, a: 2026-03, cada: seguido}"),),
    "no-title": (("titulo: Programa de prueba\n", ""),),
    "misspelt-title": ((TITLE, "titullo: Programa de prueba"),),
    "unknown-field": ((TITLE, "titulo: Programa de prueba\npresupuesto: 100"),),
    "unknown-in-action": (
        ("texto: Primera acción.", "texto: Primera acción.\n            responsabel: Alguien"),
    ),
    "empty-title": ((TITLE, "titulo:"),),
    "blank-title": ((TITLE, 'titulo: "  "'),),
    "title-as-list": ((TITLE, "titulo: [Programa, de, prueba]"),),
    "title-as-group": ((TITLE, "titulo: {texto: Programa}"),),
    "lines-as-text": ((ACTION, "acciones: ninguna"),),
    "repeated-id-of-line": ((LINE, OTHER_LINE),),
    "repeated-member": (("id: dos,", "id: uno,"),),
    "id-with-spaces": (("- id: accion-1", "- id: acción uno"),),
    "id-empty": (("- id: accion-1", '- id: ""'),),
    "lost-line-in-grid": (("- linea: linea-1", "- linea: linea-9"),),
    "lost-signature": (("orden: [uno, dos]", "orden: [uno, tres]"),),
    "row-of-two": (("- linea: linea-1", "- {linea: linea-1, eje: primero}"),),
    "row-of-nothing": ((ROW, "{periodo: {en: 2026-06}}"),),
    "cell-out-of-grid": (("celdas: {2026-06: AL 11}", "celdas: {2027-06: AL 11}"),),
    "number-in-words": (("talleres: 3}", "talleres: tres}"),),
    "unknown-kind-of-field": (("tipo: lista}", "tipo: listado}"),),
    "field-not-declared": (("lugar: Por confirmar., metas", "lugra: Por confirmar., metas"),),
    "unknown-document": (("  - tipo: ficha\n", "  - tipo: fihca\n"),),
    "document-outside": (("  - tipo: ficha\n", "  - tipo: ../../fuera\n"),),
    "yes-or-no": (("numera: si", "numera: quizá"),),
    "unknown-block": (("cuerpo: [indice]", "cuerpo: [indise]"),),
    "block-of-two": (
        ("- firmas: {orden: [uno, dos]}", "- {firmas: {orden: [uno, dos]}, texto: x}"),
    ),
    "accepted-without-why": ((ACCEPTED, "{hallazgo: por-confirmar, quien: La prueba}"),),
    "bell": ((TITLE, 'titulo: "Programa\\a de prueba"'),),
    "many": (
        (TITLE, "titullo: Programa"),
        ("ejercicio: 2026", "ejercicio: 26"),
        (EVENT, "jornada: 2026-06-31"),
        ("- id: accion-1", "- id: acción uno"),
        ("numera: si", "numera: quizá"),
        ("tipo: lista}", "tipo: listado}"),
        (PERIOD, "periodo: {de: 2026-03, a: 2026-01}"),
        ("cuerpo: [indice]", "cuerpo: [indise]"),
    ),
    "no-members": ((PEOPLE, ""),),
    **{f"year-{name}": ((YEAR, f"ejercicio: {typed}"),) for name, typed in NO_YEARS.items()},
    "year-of-another-plan": ((YEAR, "ejercicio: 2024"),),
    "year-of-a-century-ago": ((YEAR, "ejercicio: 1926"),),
    "horizon-of-another-year": (
        (HORIZON, "horizonte: {de: 2028-01, a: 2028-12}"),
        (PERIOD, "periodo: {en: 2028-01}"),
        ("periodo: {en: 2026-06}, celdas: {2026-06: AL 11}", "periodo: {en: 2028-06}"),
        ("vigencias: {presidencia: {de: 2025-11, a: 2026-06}}\n", ""),
    ),
    "negative-quantity": (("talleres: 3}", "talleres: -3}"),),
    "more-than-all": (
        ("unidad: talleres", 'unidad: "%"'),
        ("talleres: 3}", "talleres: 100.5}"),
    ),
    "more-than-anybody-counts": (("talleres: 3}", "talleres: 1000000000000000}"),),
    "number-with-exponent": (("talleres: 3}", "talleres: 1e9}"),),
    "number-with-decimal-comma": (("talleres: 3}", 'talleres: "1,5"}'),),
    "number-with-underscore": (("talleres: 3}", "talleres: 1_000}"),),
    "list-of-nothing": (("metas: [Una., Dos.]", "metas: []"),),
    "table-without-rows": (
        ("- actividades\n", "- actividades\n      - tabla: {columnas: [Uno], filas: []}\n"),
    ),
    "signs-twice": (("orden: [uno, dos]", "orden: [uno, uno]"),),
    "title-that-nobody-sees": ((TITLE, 'titulo: "\\u200B\\u00A0"'),),
}
_PLAN, _HOUSE = "data/demo/plan/plan.yaml", "data/demo/institucion.yaml"
FILES: Mapping[str, Mapping[str, bytes]] = {
    "empty": {_PLAN: b""},
    "a-list": {_PLAN: b"- titulo: x\n"},
    "house-in-its-place": {_PLAN: b"nombre: Instituto de Prueba\nsiglas: IDP\n"},
    "plan-as-house": {_HOUSE: b"titulo: Programa de prueba\nejercicio: 2026\n"},
    "house-without-name": {_HOUSE: b"siglas: IDP\n"},
    "house-empty": {_HOUSE: b"# nombre: x\n"},
    "house-with-anchor": {_HOUSE: b"nombre: &n Instituto\nsiglas: IDP\n"},
    "latin-1": {_PLAN: "titulo: Programa de género\n".encode("latin-1")},
    "utf-16": {_PLAN: "titulo: x\n".encode("utf-16")},
    "not-yaml-in-four-places": {
        _PLAN: b'titulo: uno: dos\nejercicio: @2026\nhorizonte:\n\tde: 2026-01\ncomision: "x\n'
        b"eventos: {a: 1\n"
    },
    "both-files": {_PLAN: b"titulo: uno: dos\n", _HOUSE: b"nombre: @x\n"},
    "large": {_PLAN: b"titulo: " + b"x" * 5_000_000},
    "a-word-file": {_PLAN: b"PK\x03\x04\x14"},
    "json": {_PLAN: b'{"titulo": "x", "titulo": "y"}'},
    "accepted-of-another-shape": {"data/demo/plan/acepta.yaml": b"- hallazgo: x\n"},
}
SAID = said_in(Path(__file__).with_suffix(".txt"))


def test_each_case_has_its_message() -> None:
    assert list(SAID) == [*EDITS, *FILES]


@pytest.mark.parametrize("name", SAID)
def test_an_unsound_plan_is_refused_and_all_of_it_is_told(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_project(tmp_path, *EDITS.get(name, ()))
    for path, data in FILES.get(name, {}).items():
        (tmp_path / path).write_bytes(data)
    before = tree(tmp_path)
    assert said_by(capsys, monkeypatch, tmp_path, "build") == (1, SAID[name])
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "typed",
    ["2026-2027", "2025-26", "2025/2026", "2025 y 2026", '"2026"', "Primer semestre de 2026"],
)
def test_a_year_as_institutions_write_it_is_printed_so(
    typed: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_project(tmp_path, (YEAR, f"ejercicio: {typed}"))
    code, said = said_by(capsys, monkeypatch, tmp_path, "build")
    assert (code, said.count("error")) == (0, 0)
    words = text(body((tmp_path / "output/demo/plan/anexo.docx").read_bytes()))
    assert f"Programa de prueba{typed.strip(chr(34))}PROYECTO" in words


@pytest.mark.parametrize("typed", ["0", "3", "0.5", ".5", '"1,500"', '"1,234,567.89"'])
def test_a_quantity_that_can_be_is_printed_as_typed(
    typed: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_project(tmp_path, ("talleres: 3}", f"talleres: {typed}}}"))
    assert said_by(capsys, monkeypatch, tmp_path, "build")[0] == 0
    words = text(body((tmp_path / "output/demo/plan/anexo.docx").read_bytes()))
    assert f"{typed.strip(chr(34))} talleres" in words


def test_braces_in_the_texts_of_a_plan_are_printed_as_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, (TITLE, 'titulo: "Programa {{ 7*7 }} {% x %} de ejemplo"'))
    assert said_by(capsys, monkeypatch, tmp_path, "build")[0] == 0
    words = text(body((tmp_path / "output/demo/plan/anexo.docx").read_bytes()))
    assert "Programa {{ 7*7 }} {% x %} de ejemplo2026PROYECTO" in words


def test_who_is_a_member_twice_is_told_and_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, ("nombre: Nombre Dos", "nombre: Nombre Uno"))
    code, said = said_by(capsys, monkeypatch, tmp_path, "build")
    assert (code, said.count("«Nombre Uno» está dos veces entre quienes integran")) == (0, 1)


def test_a_plan_of_forty_wrong_lines_is_told_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, ("      - id: linea-1\n", f"{FORTY}      - id: linea-1\n"))
    code, said = said_by(capsys, monkeypatch, tmp_path, "build", "--all")
    assert code == 1
    assert said.endswith("\n80 errores. No se escribió nada.")
    assert said.count("error D211 clave-mal-escrita\n") == 40
    assert said.count("error D216 periodo-una-forma\n") == 40
