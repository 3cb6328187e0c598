"""The approved texts as passages: one printed paragraph or cell each, with what it is."""

import re
from pathlib import Path
from typing import NamedTuple

_SEEDS = Path(__file__).parents[1] / "seeds"
_TAG = re.compile(r"<[^>]+>")
_ITEM = re.compile(r"\s*(?:•|(?=(?<![^\s.])[a-g]\) ))\s*")
_LINE_TITLE = re.compile(r"(\d\.\d\.? .+?\.)\s+(?=(?:La|De) )")
_SHEET_FIELDS = ("Línea de acción", "Objetivo", "Actividad", "Periodo", "Participantes", "Lugar")


class Passage(NamedTuple):
    """A printed paragraph or cell, what it is, and the line of the seed it begins in."""

    text: str
    kind: str
    line: int


def seed_passages(name: str) -> list[Passage]:
    """Return the passages of an approved text in reading order."""
    lines = (_SEEDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found: list[Passage] = []
    for number, line in enumerate(lines, 1):
        cells = line.replace("\u00a0", " ").split("\t")
        if len(cells) == 3 and number > 86 and name == "iem":
            _add_row(found, cells, number)
        elif name == "ieeq" and _is_field(cells[0]):
            field = cells[0].rstrip(":")
            found += [Passage(cells[0], "rótulos", number)]
            found += [Passage(item, field.rstrip("s"), number) for item in _items(cells[1])]
        else:
            found += [
                Passage(text, _kind(name, text, number), number)
                for text in map(_clean, cells)
                if text
            ]
    return found


def texts_and_groups(passages: list[Passage]) -> tuple[list[str], dict[str, list[int]]]:
    """Return the texts alone, and the indices of those of each kind."""
    groups: dict[str, list[int]] = {}
    for index, passage in enumerate(passages):
        groups.setdefault(passage.kind, []).append(index)
    return [passage.text for passage in passages], groups


def _is_field(cell: str) -> bool:
    return cell.endswith(":") and cell.rstrip(":s").startswith(
        tuple(field.rstrip("s") for field in _SHEET_FIELDS)
    )


def _clean(cell: str) -> str:
    cell = re.sub(r"^- (?:❖ )?|^\*\*(?=[A-Z]{2})|(?<=[A-Z])\*\*$|^\.{5}$", "", cell.strip())
    cell = re.sub(r"\*\*\*(?=Plan)|(?<=electorales)\*\*\*|^-{2,3}$", "", cell)
    return " ".join(_TAG.sub(" ", cell).split())


def _items(cell: str) -> list[str]:
    cell = re.sub(r"(?<=\.)(?=[a-g]\) )", " ", _clean(cell))
    return [item for item in _ITEM.split(cell) if item]


def _add_row(found: list[Passage], cells: list[str], number: int) -> None:
    """Add the cells of a row; a row that continues another adds to its last item."""
    axis, body, period = cells
    if _clean(axis):
        found.append(Passage(_clean(axis), "ejes", number))
    items = _items(body)
    continues = items and not re.match(r"\d\.\d|[a-g]\) ", items[0])
    if continues:
        at = max(index for index, passage in enumerate(found) if passage.kind != "periodos")
        found[at] = found[at]._replace(text=f"{found[at].text} {items.pop(0)}")
    for item in items:
        title = _LINE_TITLE.match(item)
        if title:
            found.append(Passage(title.group(1), "líneas", number))
            item = item[title.end() :]
        kind = "acciones" if re.match(r"[a-g]\) ", item) else "encabezados de acciones"
        found.append(Passage(item, kind, number))
    if _clean(period):
        found.append(Passage(_clean(period), "periodos", number))


def _kind(name: str, text: str, number: int) -> str:
    if name == "iem":
        if 19 <= number <= 24:
            return "términos" if len(text) < 12 else "definiciones"
        return "texto"
    if 48 <= number <= 56:
        return "temas"
    if 65 <= number <= 70:
        return "ejes"
    if 74 <= number <= 78:
        return "líneas"
    if text.startswith("*"):
        return "notas"
    if text.startswith("EJE: ") or number in (111, 115):
        return "encabezados de eje"
    if number in (157, 159, 161, 174, 176, 178):
        return f"título del cronograma {(number - 157) % 17}"
    if number in (*range(165, 169), *range(182, 185)):
        return "renglones del cronograma"
    return "texto"
