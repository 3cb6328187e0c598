"""What the cells of a workbook say, and how: values, formulas, formats, letters, colours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Piece, folded
from plandocs.verify.opening import Package, parse
from plandocs.verify.relations import related
from plandocs.verify.sheet_text.around import NO_HEIGHT, Around
from plandocs.verify.sheet_text.colors import is_seen
from plandocs.verify.sheet_text.styles import Letters, Style, Styles, fill_told, letters_of
from plandocs.verify.sheet_text.values import (
    CELL,
    S,
    as_date,
    column_letters,
    column_number,
    is_nothing,
    is_on,
    number_of,
    plain_number,
)

_C, _F, _V, _IS, _T = (f"{S}{name}" for name in ("c", "f", "v", "is", "t"))
_ZERO = "0"


class Said(NamedTuple):
    """A text, and its stretches with the letters of each, if it has any of its own."""

    text: str
    runs: tuple[tuple[str, Letters | None], ...] = ()


class _Dress(NamedTuple):
    """What is told of a style, for each kind of thing that a cell may hold."""

    fill: str
    of_number: str
    of_text: str
    is_date: bool
    letters: tuple[str, ...]


@dataclass(frozen=True)
class Cells:
    """What reads the cells of a workbook: its shared texts, its styles."""

    strings: Sequence[Said]
    styles: Styles
    _dresses: dict[int, _Dress] = field(default_factory=dict)

    def row(self, row: Element, number: str, around: Around) -> Iterator[Piece]:
        """Yield what each cell of a row says."""
        hidden = is_on(row.get("hidden")) or is_nothing(row.get("ht", around.height), NO_HEIGHT)
        column = ""
        for cell in row.iter(_C):
            column, at = _place(cell.get("r", ""), column, number)
            ref = column + at
            style = number_of(cell.get("s"))
            dress = self._dresses.get(style) or self._dressed(style)
            said, is_number = self.value(cell)
            text = said.text
            if is_number and dress.is_date:
                text = as_date(text)
            if ref in around.covered:
                looks = ["tapada por celdas unidas"] if text else []
            else:
                looks = [dress.fill] if dress.fill else []
            if text and (told := dress.of_number if is_number else dress.of_text):
                looks.append(told)
            if ref in around.merges and (text or looks):
                looks.append(around.merges[ref])
            if text:
                looks += self._of_runs(said, style) if said.runs else dress.letters
                if is_number and around.hides_zeros and said.text == _ZERO:
                    looks.append("cero sin mostrar")
                looks += ["fila oculta"] if hidden else []
                looks += ["columna oculta"] if column in around.hidden else []
            if text or looks:
                around.told.add(ref)
                text += around.beside(ref)
                yield Piece(f"hoja «{around.name}» · {ref}", text, ", ".join(looks), column)

    def value(self, cell: Element) -> tuple[Said, bool]:
        """Return what a cell says, its formula if it has one, and whether it is a number."""
        formula = cell.find(_F)
        if formula is not None:
            return Said(f"={(formula.text or '').strip()}"), False
        return self.result(cell)

    def result(self, cell: Element) -> tuple[Said, bool]:
        """Return what a cell shows, whether it was typed or counted, and whether it is a number."""
        kind, raw = cell.get("t", "n"), cell.findtext(_V) or ""
        if kind == "s":
            index = number_of(raw)
            lost = index >= len(self.strings)
            return Said("[texto perdido]") if lost else self.strings[index], False
        if kind == "inlineStr":
            text = cell.find(_IS)
            return said(text, self.styles) if text is not None else Said(""), False
        if kind == "b":
            return Said("VERDADERO" if is_on(raw.strip()) else "FALSO"), False
        if kind != "n":
            return Said(folded(raw)), False
        return Said(plain_number(raw)), True

    def _dressed(self, index: int) -> _Dress:
        style = self.styles.of(index)
        number, text = style.format.of_number, style.format.of_text
        dress = _Dress(
            fill_told(style.fill),
            f"formato {number}" if number else "",
            f"formato {text}" if text else "",
            style.format.is_date,
            self._unseen(style.letters, style),
        )
        return self._dresses.setdefault(index, dress)

    def _unseen(self, letters: Letters, style: Style) -> tuple[str, ...]:
        """Return what hides letters in cells of a style."""
        named = (self.styles.colors.named(name) for name in style.format.colors)
        colors = (letters.color, *filter(None, named))
        seen = all(is_seen(color, fill) for color in colors for fill in style.fill)
        told = (
            letters.hidden,
            "" if seen else "letra que no se distingue del fondo",
            "letra fuera de su celda" if style.is_away else "",
        )
        return tuple(filter(None, told))

    def _of_runs(self, said: Said, index: int) -> list[str]:
        """Return what hides letters of a text, and of which of its words if not of all."""
        style, words = self.styles.of(index), dict[str, str]()
        for text, letters in said.runs:
            for told in self._unseen(letters or style.letters, style):
                words[told] = words.get(told, "") + text
        return [
            told if folded(own) == said.text else f"{told} en «{folded(own)}»"
            for told, own in words.items()
            if folded(own)
        ]


def strings_of(parts: Package, main: str, styles: Styles) -> list[Said]:
    """Return the texts that the cells of a workbook share; raise UnreadableFile."""
    found = related(parts, main, "sharedStrings")
    root = parse(parts, found[0]) if found else None
    return [said(item, styles) for item in root.iter(f"{S}si")] if root is not None else []


def said(item: Element, styles: Styles) -> Said:
    """Return a shared or inline text, without the reading aids of Japanese."""
    if len(item) == 1 and item[0].tag == _T:
        return Said(folded(item[0].text or ""))
    runs: list[tuple[str, Letters | None]] = []
    for node in item:
        looks = node.find(f"{S}rPr") if node.tag == f"{S}r" else None
        texts = [node] if node.tag == _T else node.findall(_T)
        if node.tag != f"{S}rPh":
            own = letters_of(looks, styles.colors) if looks is not None else None
            runs += ((text.text or "", own) for text in texts)
    text = folded("".join(text for text, _ in runs))
    return Said(text, tuple(runs) if any(own for _, own in runs) else ())


def _place(ref: str, before: str, row: str) -> tuple[str, str]:
    """Return the column and the row of a cell: those it says, or those that come next."""
    found = CELL.fullmatch(ref) or CELL.fullmatch(ref.replace("$", "").upper())
    if found is None:
        return column_letters(column_number(before) + 1), row
    return found[1], found[2]
