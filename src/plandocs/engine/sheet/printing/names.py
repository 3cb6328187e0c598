"""Defined names, pointed at where their cells went."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from plandocs.engine.sheet.places import MAX_COLUMN, MAX_ROW, cell_name, column_name
from plandocs.engine.sheet.plans import Box, NamePlan
from plandocs.engine.sheet.printing.layout import CannotMove
from plandocs.engine.sheet.printing.printed import PrintedSheet
from plandocs.engine.sheet.printing.references import NOWHERE, Resolver, quoted, stretched

Tell = Callable[[str, str], None]
"""Takes the title of a sheet, or an empty text, and what cannot be moved."""


class NameWriter:
    """Writes the names of one workbook."""

    def __init__(
        self,
        resolver: Resolver,
        sheets: Sequence[PrintedSheet],
        labels: Mapping[int, list[str]],
        tell: Tell,
    ) -> None:
        """Write them for the sheets in their printed order."""
        self._resolver = resolver
        self._sheets = sheets
        self._labels = labels
        self._tell = tell

    def write(self, names: Sequence[NamePlan], templates: Sequence[str]) -> list[str]:
        """Return the XML of each name; `templates` are the titles of the template's sheets."""
        return [made for name in names for made in self._written(name, templates)]

    @staticmethod
    def as_is(names: Sequence[NamePlan]) -> list[str]:
        """Return the XML of each name as the template has it."""
        return [
            f"<definedName{name.attributes}{_local(name.sheet)}>{name.formula.text}</definedName>"
            for name in names
        ]

    def _written(self, plan: NamePlan, templates: Sequence[str]) -> Iterator[str]:
        if plan.sheet is None:
            yield from self._one(plan, None, "")
            return
        title = templates[plan.sheet]
        for number, sheet in enumerate(self._sheets):
            if sheet.template == title:
                yield from self._one(plan, sheet, _local(number))

    def _one(self, plan: NamePlan, own: PrintedSheet | None, local: str) -> Iterator[str]:
        try:
            text = self._text(plan, own)
        except CannotMove:
            self._tell(own.template if own is not None else "", _what(plan))
            return
        if text:
            yield f"<definedName{plan.attributes}{local}>{text}</definedName>"

    def _text(self, plan: NamePlan, own: PrintedSheet | None) -> str:
        if plan.label is not None:
            return escape(self._labels[plan.label][0], quote=False)
        sheet = own or next((s for s in self._sheets if s.template == plan.title), None)
        if sheet is None or not (plan.areas or any(plan.titles)):
            return self._resolver.write(plan.formula, own, NOWHERE)
        prefix = quoted(sheet.title) + "!"
        if plan.areas:
            return ",".join(prefix + _fixed(stretched(sheet.layout, box)) for box in plan.areas)
        return ",".join(prefix + text for text in _titles(plan, sheet))


def _local(number: int | None) -> str:
    return f' localSheetId="{number}"' if number is not None else ""


def _titles(plan: NamePlan, sheet: PrintedSheet) -> Iterator[str]:
    """Yield the title columns and rows that are printed; those that are not are not missed."""
    columns, rows = plan.titles
    if columns and (found := sheet.layout.columns.extent(*columns)):
        last = min(found[1], MAX_COLUMN)
        yield f"${column_name(found[0])}:${column_name(last)}"
    if rows and (found := sheet.layout.rows.extent(*rows)):
        yield f"${found[0]}:${min(found[1], MAX_ROW)}"


def _fixed(box: Box) -> str:
    first, last = (_fixed_cell(*corner) for corner in (box[:2], box[2:]))
    return f"{first}:{last}"


def _fixed_cell(row: int, column: int) -> str:
    name = cell_name(row, column)
    letters = name.rstrip("0123456789")
    return f"${letters}${name[len(letters) :]}"


def _what(plan: NamePlan) -> str:
    known = {
        "_xlnm.Print_Area": "El área de impresión",
        "_xlnm.Print_Titles": "La repetición de títulos al imprimir",
        "_xlnm._FilterDatabase": "El filtro",
    }
    return known.get(plan.name, f"El nombre definido «{plan.name}»")
