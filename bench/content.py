"""What every peer prints: the words that the IEEQ approved, as plain dicts and lists."""

from datetime import date, timedelta
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import yaml
from sizes import ANNEX_ROWS

ROOT = Path(__file__).resolve().parents[1]
INSTITUTION = ROOT / "data" / "ieeq" / "institucion.yaml"
PLAN = ROOT / "data" / "ieeq" / "spen-2024-2025" / "plan.yaml"

BLANK = "FFFFFF"
MONTHS = (
    *("NOV 24", "DIC 24", "ENE 25", "FEB 25", "MAR 25", "ABR 25", "MAY 25"),
    *("JUN 25", "JUL 25", "AGO 25", "SEP 25", "OCT 25", "NOV 25"),
)

TEXTS = ("clave", "actividad", "linea", "mes")
DATES = ("inicio", "fin", "corte")
WHOLES = ("meta", "avance", "personas")
FRACTIONS = ("monto", "ejercido", "porcentaje")
LEDGER = (*TEXTS, *DATES, *WHOLES, *FRACTIONS)
"""The columns of the ledger: texts, dates and numbers."""

Context = dict[str, Any]


def annex(number: int = 1) -> Context:
    """Return what an annex prints: five sheets and a grid of thirty rows."""
    return {**grid(ANNEX_ROWS), "anexo": f"Anexo {number}", "fichas": _sheets()}


def grid(rows: int) -> Context:
    """Return what a grid prints, with `rows` rows of thirteen months."""
    plan, institution = _read(PLAN), _read(INSTITUTION)
    texts, colours = _row_texts(plan), palette()
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


def schedule(rows: int) -> Context:
    """Return what a worksheet prints: the grid, coloured where a mark is, its years and a note."""
    printed = grid(rows)
    for row in printed["filas"]:
        row["celdas"] = [
            {**cell, "color": cell["color"] if cell["marca"] else ""} for cell in row["celdas"]
        ]
    years = groupby(f"20{month[-2:]}" for month in MONTHS)
    bands = [{"texto": year, "columnas": len(list(months))} for year, months in years]
    return {**printed, "bandas": bands, "nota": f"* {_note(_read(PLAN))}"}


def ledger(rows: int) -> Context:
    """Return what a long list prints: as many columns as months, every value with its type."""
    lines = _lines(_read(PLAN))
    actions = [line["acciones"][0]["texto"] for line in lines]
    titles = [line["titulo"] for line in lines]
    days = [date(2024, 11, 1) + timedelta(days=day) for day in range(400)]
    return {"filas": [_record(number, actions, titles, days) for number in range(rows)]}


def _record(number: int, actions: list[str], titles: list[str], days: list[date]) -> Context:
    amount = number * 7919 % 1_000_003 / 100
    return {
        "clave": f"ACT-{number + 1:06}",
        "actividad": actions[number % len(actions)],
        "linea": titles[number % len(titles)],
        "mes": MONTHS[number % len(MONTHS)],
        "inicio": days[number % 300],
        "fin": days[number % 300 + number % 97],
        "corte": days[number % 100],
        "meta": number % 1_200,
        "avance": number % 700,
        "personas": number * 31 % 50_000,
        "monto": amount,
        "ejercido": round(amount * 0.37, 2),
        "porcentaje": number % 10_001 / 10_000,
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


def palette() -> list[str]:
    """Return the colours of the schedule."""
    colours: list[str] = _read(INSTITUTION)["paleta"]
    return colours


def _note(plan: Context) -> str:
    rows = chain.from_iterable(part["filas"] for part in plan["cronograma"]["partes"])
    note: str = next(row["nota"] for row in rows if "nota" in row)
    return note


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
