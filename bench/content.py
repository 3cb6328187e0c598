"""What every peer prints: the words that the IEEQ approved, as plain dicts and lists."""

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
INSTITUTION = ROOT / "data" / "ieeq" / "institucion.yaml"
PLAN = ROOT / "data" / "ieeq" / "spen-2024-2025" / "plan.yaml"

ANNEX_ROWS = 30
BLANK = "FFFFFF"
MONTHS = (
    *("NOV 24", "DIC 24", "ENE 25", "FEB 25", "MAR 25", "ABR 25", "MAY 25"),
    *("JUN 25", "JUL 25", "AGO 25", "SEP 25", "OCT 25", "NOV 25"),
)

Context = dict[str, Any]


def annex(number: int = 1) -> Context:
    """Return what an annex prints: five sheets and a grid of thirty rows."""
    return {**grid(ANNEX_ROWS), "anexo": f"Anexo {number}", "fichas": _sheets()}


def grid(rows: int) -> Context:
    """Return what a grid prints, with `rows` rows of thirteen months."""
    plan, institution = _read(PLAN), _read(INSTITUTION)
    texts, colours = _row_texts(plan), institution["paleta"]
    return {
        "institucion": institution["nombre"],
        "comision": plan["comision"]["nombre"],
        "titulo": f"{plan['titulo']} {plan['ejercicio']}",
        "cronograma": plan["cronograma"]["titulo"],
        "rango": plan["cronograma"]["rango"],
        "encabezado": plan["cronograma"]["encabezado"],
        "meses": [{"mes": month} for month in MONTHS],
        "filas": [
            {
                "texto": f"{number + 1}. {texts[number % len(texts)]}",
                "celdas": _cells(number, colours[number % len(colours)]),
            }
            for number in range(rows)
        ],
    }


def _cells(row: int, colour: str) -> list[Context]:
    """Return a row's months: some stretch of them marked, another stretch in every row."""
    first, length = row * 5 % len(MONTHS), 1 + row * 3 % 7
    marked = range(first, first + length)
    return [
        {"marca": "X", "color": colour} if month in marked else {"marca": "", "color": BLANK}
        for month in range(len(MONTHS))
    ]


def _row_texts(plan: Context) -> list[str]:
    """Return the approved texts that rows are made of: the grid's, then axes, lines, activities."""
    texts = [row["texto"] for part in plan["cronograma"]["partes"] for row in part["filas"]]
    texts += [axis["titulo"] for axis in plan["ejes"]]
    for line in _lines(plan):
        texts += [line["titulo"], line["acciones"][0]["texto"]]
    return texts


def _sheets() -> list[Context]:
    plan = _read(PLAN)
    return [_sheet(plan, line["acciones"][0]) for line in _lines(plan)]


def _sheet(plan: Context, action: Context) -> Context:
    values = {
        **action["campos"],
        "linea": action["ficha"]["linea"],
        "accion": action["texto"],
        "periodo": action["periodo"]["texto"],
    }
    return {
        "rotulo": plan["fichas"]["titulo"],
        "ejes": " ".join(action["ficha"]["ejes"]),
        "campos": [
            {"etiqueta": plan["campos"][name]["etiqueta"], "valor": _text(values[name])}
            for name in plan["fichas"]["campos"]
        ],
    }


def _lines(plan: Context) -> list[Context]:
    return [line for axis in plan["ejes"] for line in axis.get("lineas", [])]


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _read(path: Path) -> Context:
    read: Context = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return read
