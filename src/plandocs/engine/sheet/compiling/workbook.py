"""xl/workbook.xml: its sheets, its names, how it computes."""

import re
from collections.abc import Sequence

from plandocs.engine.sheet.compiling.formulas import read_formula
from plandocs.engine.sheet.compiling.labels import Labels
from plandocs.engine.sheet.compiling.tags import has_tags
from plandocs.engine.sheet.compiling.tree import RELATIONS, Slots, attributes, local_name, x
from plandocs.engine.sheet.plans import Box, Formula, NamePlan, Pieces, PlaceSlot, Reference
from plandocs.engine.xml import Element, fragment

_TITLES = "_xlnm.Print_Titles"
_AREAS = frozenset({"_xlnm.Print_Area", "_xlnm._FilterDatabase"})
_BEFORE_CALC = frozenset(
    "fileVersion fileSharing workbookPr AlternateContent revisionPtr workbookProtection bookViews "
    "sheets functionGroups externalReferences definedNames".split()
)
"""What stands before `calcPr` (ECMA-376 part 1, 18.2.27)."""
Titles = tuple[tuple[int, int] | None, tuple[int, int] | None]
_SMALL = re.compile("[0-9]{1,4}")
_WHOLE = re.compile(r"\"(?:[^\"]|\"\")*\"")


def sheet_attributes(element: Element) -> str:
    """Return the attributes of a `sheet` element but its name and relation."""
    return attributes(element, "name")


def workbook_pieces(root: Element) -> Pieces:
    """Return the workbook with places for its sheets, names and way of computing."""
    slots = Slots()
    sheets = root.find(x("sheets"))
    assert sheets is not None
    for sheet in list(sheets):
        sheets.remove(sheet)
    named = root.nsmap.get("r") == RELATIONS
    sheets.text = slots.mark(PlaceSlot("sheets", "" if named else f' xmlns:r="{RELATIONS}"'))
    for view in root.iter(x("workbookView")):
        for name in ("activeTab", "firstSheet"):
            if _SMALL.fullmatch(view.get(name, "0")) and view.get(name, "0") != "0":
                view.set(name, slots.mark(PlaceSlot("active", view.get(name, "0"))))
    names = root.find(x("definedNames"))
    if names is not None:
        slots.put(names, PlaceSlot("names"))
    calculation = root.find(x("calcPr"))
    if calculation is None:
        before = [child for child in root if local_name(child) in _BEFORE_CALC][-1]
        before.addnext(place := root.makeelement(x("calcPr"), {}, None))
        slots.put(place, PlaceSlot("calc"))
    else:
        slots.put(calculation, PlaceSlot("calc", fragment(calculation, root)))
    return slots.part(root)


def read_names(root: Element, titles: Sequence[str], labels: Labels) -> tuple[NamePlan, ...]:
    """Return the defined names of a workbook whose sheets have some titles."""
    return tuple(_name(node, titles, labels) for node in root.iter(x("definedName")))


def _name(node: Element, titles: Sequence[str], labels: Labels) -> NamePlan:
    name, text = node.get("name", ""), node.text or ""
    local = node.get("localSheetId")
    formula = read_formula(text)
    label = labels.add(text, "name") if _is_filled(text, titles) else None
    areas, whole, title = _ranges(name, formula)
    return NamePlan(
        attributes(node, "localSheetId"),
        formula,
        label,
        int(local) if local and _SMALL.fullmatch(local) and int(local) < len(titles) else None,
        areas,
        whole,
        title,
        name,
    )


def _is_filled(text: str, titles: Sequence[str]) -> bool:
    """Return whether a name holds tags, which may stand only in its quoted texts."""
    quoted = all(has_tags(piece) for piece in _WHOLE.findall(text))
    return has_tags(_without_titles(text, titles)) and quoted


def _ranges(name: str, formula: Formula) -> tuple[tuple[Box, ...], Titles, str]:
    """Return the ranges of a name that Excel gives a meaning, its title lines, and their sheet."""
    found = [piece for piece in formula.pieces if isinstance(piece, Reference)]
    owners = {reference.title or "" for reference in found}
    plain = all(isinstance(piece, Reference) or piece == "," for piece in formula.pieces)
    if not plain or len(owners) != 1:
        return (), (None, None), ""
    areas = [_box(reference) for reference in found] if name in _AREAS else []
    lines = found if name == _TITLES else []
    columns = [(r.columns.first, r.columns.last) for r in lines if r.columns]
    rows = [(r.rows.first, r.rows.last) for r in lines if r.rows]
    boxes = tuple(box for box in areas if box)
    whole = columns[-1] if columns else None, rows[-1] if rows else None
    return boxes if len(boxes) == len(areas) else (), whole, owners.pop()


def _box(found: Reference) -> Box | None:
    if found.rows is None or found.columns is None:
        return None
    return found.rows.first, found.columns.first, found.rows.last, found.columns.last


def _without_titles(text: str, titles: Sequence[str]) -> str:
    """Return a formula without the names of sheets, which are filled wherever they are used."""
    for title in titles:
        text = text.replace(title.replace("'", "''"), "") if title else text
    return text
