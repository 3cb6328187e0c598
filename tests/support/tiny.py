"""A tiny plan that is sound, and what is told of it once it is edited."""

import shutil
from pathlib import Path

from plandocs.diagnostics import Report
from plandocs.plan import Institucion, Plan, TipoDocumento
from plandocs.plan.valores import without_accents
from plandocs.rules import check_plan
from plandocs.source.shape import Model, read_model
from plandocs.source.yaml import read_yaml
from support.project import ROOT, told

INSTITUCION = "nombre: Instituto de Prueba\nsiglas: IDP\n"
PLAN = """\
titulo: Programa de prueba
ejercicio: 2026
comision:
  nombre: Comisión de Prueba
  integrantes:
    - {id: uno, nombre: Nombre Uno, rol: Presidencia}
    - {id: dos, nombre: Nombre Dos, rol: Integrante, cargo: Consejera Electoral}
horizonte: {de: 2026-01, a: 2026-12}
vigencias: {presidencia: {de: 2025-11, a: 2026-06}}
eventos: {jornada: 2026-06-07}
documentos:
  - tipo: anexo
  - tipo: ficha
campos:
  lugar: {etiqueta: "Lugar:"}
  metas: {etiqueta: "Meta:", etiqueta_plural: "Metas:", tipo: lista}
  talleres: {etiqueta: Talleres, tipo: numero, unidad: talleres}
glosario:
  - {termino: Ente, definicion: Organismo público local electoral.}
ejes:
  - id: primero
    titulo: Primer eje.
    lineas:
      - id: linea-1
        titulo: Primera línea.
        periodo: {de: 2026-01, a: 2026-03}
        acciones:
          - id: accion-1
            texto: Primera acción.
            ficha: {}
            campos: {lugar: Por confirmar., metas: [Una., Dos.], talleres: 3}
fichas:
  campos: [linea, accion, periodo, lugar, metas]
cronograma:
  columnas: [talleres]
  partes:
    - filas:
        - linea: linea-1
        - {texto: Otra cosa., periodo: {en: 2026-06}, celdas: {2026-06: AL 11}}
secciones:
  - titulo: Contenido
    cuerpo: [indice]
  - titulo: Glosario
    numera: si
    cuerpo: [glosario]
  - titulo: Programa
    cuerpo:
      - texto: |
          Un párrafo.
      - actividades
      - fichas
      - cronograma
      - firmas: {orden: [uno, dos]}
acepta:
  - {hallazgo: por-confirmar, quien: La prueba, porque: Es de prueba.}
  - {hallazgo: renglon-sin-linea, quien: La prueba, porque: Es de prueba.}
  - {hallazgo: renglones-y-lineas, quien: La prueba, porque: Es de prueba.}
  - {hallazgo: indice-de-si-mismo, quien: La prueba, porque: Es de prueba.}
"""
KINDS = {
    "anexo": TipoDocumento(titulo="Anexo", archivo="anexo"),
    "ficha": TipoDocumento(
        titulo="Ficha", archivo="fichas/ficha-{numero}", uno_por="ficha", imprime="ficha"
    ),
    "cronograma": TipoDocumento(titulo="Cronograma", archivo="cronograma", imprime="cronograma"),
}

Edit = tuple[str, str]


def edited(*edits: Edit, text: str = PLAN) -> str:
    """Return a text with each edit's first words, which stand there once, replaced."""
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def read(text: str, report: Report, model: type[Model], path: str = "plan.yaml") -> Model | None:
    """Return a YAML text as a model."""
    source = read_yaml(text.encode(), path, report, without_accents)
    return read_model(source, model, report) if source else None


def plan_of(*edits: Edit) -> Plan:
    """Return the tiny plan with some edits, which must leave its shape sound."""
    report = Report()
    plan = read(edited(*edits), report, Plan)
    assert told(report) == []
    assert plan
    return plan


def institucion_of(text: str = INSTITUCION) -> Institucion:
    """Return an institution, of sound shape."""
    report = Report()
    institucion = read(text, report, Institucion, "institucion.yaml")
    assert told(report) == []
    assert institucion
    return institucion


def misread(*edits: Edit) -> list[str]:
    """Return what is told of the shape of the tiny plan with some edits."""
    report = Report()
    read(edited(*edits), report, Plan)
    return told(report)


def findings(*edits: Edit, institucion: str = INSTITUCION) -> list[str]:
    """Return what the rules tell of the tiny plan with some edits, its shape being sound."""
    report = Report()
    report.extend(check_plan(plan_of(*edits), institucion_of(institucion), KINDS))
    return told(report)


def make_project(root: Path, *edits: Edit, plan_id: str = "demo/plan") -> Path:
    """Write a project with the tiny plan, edited, and the common templates; return its folder."""
    folder = root / "data" / plan_id
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(edited(*edits), encoding="utf-8")
    (folder.parent / "institucion.yaml").write_text(INSTITUCION, encoding="utf-8")
    if not (root / "templates").exists():
        shutil.copytree(ROOT / "templates" / "_comun", root / "templates" / "_comun")
    return root
