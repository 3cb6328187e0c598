"""Templates of one paragraph or of one cell with a tag that is told, and the data they get."""

from dataclasses import dataclass

from engine.sheet.conftest import _book as book
from engine.word.wml import drawn
from parity.markup import line

from support.refused import Bad

DATA = """\
x: uno
n: 5
xs: [a, b]
filas: [{n: 1}, {n: 2}]
g: {a: b}
nada: null
si: true
"""
_EXCERPT = 90
_RULES = {
    "P201": "etiqueta-mal-escrita",
    "P202": "filtro-desconocido",
    "P203": "campo-desconocido",
    "P204": "valor-sin-imprenta",
    "P207": "expresion-fallida",
    "P212": "etiqueta-no-permitida",
}
_HINTS = {
    "P201": "revise que cada llave y cada bloque abran y cierren dentro de su párrafo, fila o "
    "celda.",
    "P202": "los filtros disponibles están en docs/plantillas.md.",
    "P203": "corrija el nombre en la plantilla, o agregue el dato.",
    "P204": "recorra la lista con «for», imprima uno de sus campos, o decida con «if»; una fecha "
    "se imprime con «strftime», y un valor que puede faltar, con «default».",
    "P207": "revise que los valores que compara o recorre sean del tipo que espera.",
    "P212": "docs/plantillas.md dice qué instrucciones, filtros y funciones hay.",
}


@dataclass(frozen=True)
class Told:
    """What stands in the template, the rule that it breaks and the sentence that tells it.

    `data` is what is said of the place in the data, when it is told too.
    """

    text: str
    code: str
    sentence: str
    data: str = ""


def in_word(told: Told) -> Bad:
    """Return the case of a paragraph of Word."""
    shown = told.text if len(told.text) <= _EXCERPT else told.text[: _EXCERPT - 1] + "…"
    said = _said(told, f"plantilla.docx · «{shown}»")
    return Bad(told.text, {"plantilla.docx": drawn(line(told.text)), "datos.yaml": _data()}, said)


def in_excel(told: Told) -> Bad:
    """Return the case of a cell of Excel."""
    said = _said(told, "plantilla.xlsx · hoja «Hoja» · A1")
    files = {"plantilla.xlsx": book([[told.text]]), "datos.yaml": _data()}
    return Bad(told.text, files, said, template="plantilla.xlsx")


def _data() -> bytes:
    return DATA.encode()


def _said(told: Told, place: str) -> str:
    heading = f"error {told.code} {_RULES[told.code]}\n  {place}"
    data = f"{told.data}\n" if told.data else ""
    sentence = f"  {told.sentence}\n  pista: {_HINTS[told.code]}"
    return f"{heading}\n{data}{sentence}\n\n1 error. No se escribió nada."
