"""xl/workbook.xml: its sheets, its names, how it computes."""

import re
from collections.abc import Sequence
from html import escape

from plandocs.engine.sheet.compiling.formulas import read_formula
from plandocs.engine.sheet.compiling.labels import Labels
from plandocs.engine.sheet.compiling.tags import has_tags
from plandocs.engine.sheet.compiling.tree import RELATION_ID, RELATIONS, Slots, local_name, x
from plandocs.engine.sheet.plans import Box, NamePlan, Pieces, PlaceSlot, Reference
from plandocs.engine.xml import Element, fragment

_TITLES = "_xlnm.Print_Titles"
_AREAS = frozenset({"_xlnm.Print_Area", "_xlnm._FilterDatabase"})
_BEFORE_CALC = frozenset(
    "fileVersion fileSharing workbookPr AlternateContent revisionPtr workbookProtection bookViews "
    "sheets functionGroups externalReferences definedNames".split()
)
"""What stands before `calcPr` (ECMA-376 part 1, 18.2.27)."""
_WHOLE = re.compile(r"\"(?:[^\"]|\"\")*\"")


def sheet_attributes(element: Element) -> str:
    """Return the attributes of a `sheet` element but its name and relation."""
    return "".join(
        f' {name}="{escape(value)}"'
        for name, value in _texts(element).items()
        if name not in ("name", RELATION_ID) and not name.startswith("{")
    )


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
            if view.get(name, "0") != "0":
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
    sheet = int(local) if local is not None and int(local) < len(titles) else None
    attributes = "".join(
        f' {key}="{escape(value)}"' for key, value in _texts(node).items() if key != "localSheetId"
    )
    formula = read_formula(text)
    label = None
    if has_tags(_without_titles(text, titles)) and all(has_tags(t) for t in _WHOLE.findall(text)):
        label = labels.add(text, "name")
    references = [piece for piece in formula.pieces if isinstance(piece, Reference)]
    plain = all(isinstance(piece, Reference) or piece == "," for piece in formula.pieces)
    owners = {reference.title or "" for reference in references}
    areas: tuple[Box, ...] = ()
    whole: list[tuple[int, int] | None] = [None, None]
    if plain and len(owners) == 1:
        if name in _AREAS:
            areas = tuple(box for r in references if (box := _box(r)))
            areas = areas if len(areas) == len(references) else ()
        elif name == _TITLES:
            for reference in references:
                for index, span in enumerate((reference.columns, reference.rows)):
                    if span is not None:
                        whole[index] = (span.first, span.last)
    title = owners.pop() if len(owners) == 1 else ""
    return NamePlan(attributes, formula, label, sheet, areas, (whole[0], whole[1]), title, name)


def _texts(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _box(found: Reference) -> Box | None:
    if found.rows is None or found.columns is None:
        return None
    return found.rows.first, found.columns.first, found.rows.last, found.columns.last


def _without_titles(text: str, titles: Sequence[str]) -> str:
    """Return a formula without the names of sheets, which are filled wherever they are used."""
    for title in titles:
        text = text.replace(title.replace("'", "''"), "") if title else text
    return text
