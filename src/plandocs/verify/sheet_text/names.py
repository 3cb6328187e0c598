"""The names of a workbook, and what of its sheets they have printed."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, lone
from plandocs.verify.sheet_text.values import LAST_ROW, S, is_number, number_of

_PRINTED = {"_xlnm.Print_Area": "área de impresión", "_xlnm.Print_Titles": "títulos repetidos"}
_OF_PROGRAMS = ("_xlnm.", "Excel_BuiltIn_")
"""How the names begin that programs write by themselves, as those of filters."""
_WHOLE_COLUMNS = re.compile(rf"\$([A-Z]+)\$1:\$([A-Z]+)\${LAST_ROW}\b")
_WHOLE_ROWS = re.compile(r"\$A\$(\d+):\$XFD\$(\d+)\b")


class Names(NamedTuple):
    """The names of a workbook with what each stands for; those of printing, by sheet."""

    own: tuple[tuple[str, str], ...]
    printed: tuple[tuple[int, str, str], ...]

    def blocks(self) -> Iterator[Block]:
        """Yield what each name stands for."""
        return (lone("nombres del libro", f"[{name}: {to}]") for name, to in self.own)

    def of_print(self, sheet: int) -> list[str]:
        """Return what is said of the printing of the sheet in a place."""
        return [f"{what}: {to}" for place, what, to in self.printed if place == sheet]


def names_of(book: Element) -> Names:
    """Return the names of a workbook, in an order that programs do not change."""
    own, printed = [], set()  # some programs say twice what is printed
    for node in book.iter(f"{S}definedName"):
        name, to = node.get("name", ""), written(node.text or "")
        sheet = node.get("localSheetId", "")
        if name in _PRINTED and is_number(sheet):
            # Which of columns and rows goes first is of each program.
            printed.add((number_of(sheet), _PRINTED[name], ",".join(sorted(to.split(",")))))
        elif not name.startswith(_OF_PROGRAMS):
            own.append((f"{name} (hoja {number_of(sheet) + 1})" if is_number(sheet) else name, to))
    return Names(tuple(sorted(own)), tuple(sorted(printed)))


def written(formula: str) -> str:
    """Return a formula, or what a name stands for, however programs write it."""
    text = formula.strip().removeprefix("=").replace("'", "")
    text = _WHOLE_COLUMNS.sub(r"$\1:$\2", text)
    return _WHOLE_ROWS.sub(r"$\1:$\2", text)
