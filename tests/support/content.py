"""Small plans, and all that the rules of content tell of them."""

from plandocs.diagnostics import Report
from plandocs.plan import Plan, Registro
from plandocs.plan.derivado import derive
from plandocs.rules.content.checks import check_content
from support.project import told
from support.tiny import institucion_of, read

HEAD = """\
titulo: Programa de Trabajo
ejercicio: 2026
comision:
  nombre: Comisión de Prueba
horizonte: {de: 2026-01, a: 2026-12}
documentos: [{tipo: anexo}]
"""
NUMBERS = 'numeracion: {eje: "{eje}.", linea: "{eje}.{linea}."}\n'
EJES = """\
ejes:
  - titulo: Uso de los bienes.
    lineas:
      - id: inventario
        titulo: Hacer el inventario.
        acciones:
          - texto: Revisar los bienes.
          - texto: Anotar su estado.
      - id: bajas
        titulo: Dar de baja lo inservible.
        acciones:
          - texto: Proponer las bajas.
          - texto: Publicar la lista.
"""
ALONE = """\
ejes:
  - titulo: Uso de los bienes.
    lineas:
      - id: inventario
        titulo: Hacer el inventario.
        acciones:
          - texto: Revisar los bienes.
"""


def plan_text(*parts: str, ejes: str = EJES) -> str:
    """Return a small plan with some more parts; its axes and lines are numbered."""
    text = HEAD + ejes + "".join(parts)
    return text if "numeracion:" in text else text + NUMBERS


def plan_read(text: str) -> Plan:
    """Return a plan, whose shape must be sound."""
    report = Report()
    plan = read(text, report, Plan)
    assert told(report) == []
    assert plan
    return derive(plan)


def content_told(text: str, registro: str = "") -> list[str]:
    """Return what the rules of content tell of a plan: `code place: sentence`."""
    report = Report()
    found = Registro()
    if registro:
        source = read(registro, report, Registro, "registro-nombres.yaml")
        assert told(report) == []
        assert source
        found = source
    report.extend(check_content(plan_read(text), found.of(institucion_of())))
    return told(report)


def prose(*paragraphs: str, titulo: str = "Presentación") -> str:
    """Return a section with some paragraphs."""
    lines = [
        f"      {line}" if line else "" for one in paragraphs for line in [*one.split("\n"), ""]
    ]
    return f"secciones:\n  - titulo: {titulo}\n    cuerpo: |\n" + "\n".join(lines).rstrip() + "\n"
