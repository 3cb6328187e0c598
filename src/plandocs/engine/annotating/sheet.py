"""Findings as notes of the cells of a workbook; all the rest stays as it is, byte for byte."""

from collections.abc import Sequence
from html import escape

from lxml import etree

from plandocs.diagnostics import Diagnostic, InSheet
from plandocs.engine.annotating.comment import AUTHOR, comment_text
from plandocs.engine.package import write_package
from plandocs.engine.sheet.compiling.package import TYPES, WORKBOOK, Package
from plandocs.engine.sheet.compiling.tree import EXCEL, MAIN, RELATION_ID, RELATIONS, local_name, x
from plandocs.engine.sheet.parts import relations_of
from plandocs.engine.sheet.places import cell_name, cell_numbers
from plandocs.engine.xml import HEAD, Element

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY_COMMENTS = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
_EMPTY_VML = (
    f'<xml xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{EXCEL}"><v:shapetype id="_x0000_t202" '
    'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/></xml>'
)
_SHAPE = (
    '<v:shape xmlns:v="{vml}" xmlns:x="{excel}" id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden" fillcolor="#ffffe1"><v:textbox/><x:ClientData '
    'ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, '
    "{right}, "
    "31, {bottom}, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}"
    "</x:Column></x:ClientData></v:shape>"
)
_FIRST_SHAPE = 9000
_WIDE, _TALL = 4, 6
_AFTER_LEGACY = frozenset(
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts "
    "extLst".split()
)
"""What stands after `legacyDrawing` in a worksheet (ECMA-376 part 1, 18.3.1.99)."""


def annotate_book(parts: dict[str, bytes], findings: Sequence[Diagnostic]) -> bytes:
    """Return a workbook with a note in the cell of each finding.

    A cell with several findings, or with a note already, has them one below the other.
    """
    package = Package(parts)
    by_place: dict[tuple[str, str], list[str]] = {}
    titles = _sheets(package)
    for found in findings:
        part, cell, lead = _place(found, titles)
        by_place.setdefault((part, cell), []).append(lead + comment_text(found))
    for part in dict.fromkeys(part for part, _ in by_place):
        cells = {cell: "\n\n".join(t) for (own, cell), t in by_place.items() if own == part}
        _Annotator(parts, part).write(cells)
    return write_package(parts)


def _sheets(package: Package) -> dict[str, str]:
    """Return the part of each sheet by its title, in order."""
    relations = {found.id: found for found in package.relations(WORKBOOK)}
    found = {}
    for sheet in package.root(WORKBOOK).iter(x("sheet")):
        relation = relations.get(sheet.get(RELATION_ID, ""))
        if relation is not None and relation.kind == "worksheet":
            found[sheet.get("name", "")] = relation.target
    return found


def _place(found: Diagnostic, titles: dict[str, str]) -> tuple[str, str, str]:
    """Return the part and the cell of a finding, and what is said of a place that is no cell."""
    at = found.at
    first = next(iter(titles.values()))
    if not isinstance(at, InSheet):
        return first, "A1", f"{at}\n"
    part = titles.get(at.sheet, first)
    try:
        return part, cell_name(*cell_numbers(at.cell)), ""
    except ValueError:
        return part, "A1", f"{at.cell or at.sheet}\n"


class _Annotator:
    """Writes notes in one sheet."""

    def __init__(self, parts: dict[str, bytes], sheet: str) -> None:
        self._parts = parts
        self._sheet = sheet
        self._package = Package(parts)

    def write(self, cells: dict[str, str]) -> None:
        """Write a note in each of some cells."""
        comments = self._part("comments", "xl/comments{}.xml", _EMPTY_COMMENTS, _COMMENTS_TYPE)
        drawing = self._part("vmlDrawing", "xl/drawings/vmlDrawing{}.vml", _EMPTY_VML, _VML_TYPE)
        root, shapes = (self._package.root(name) for name in (comments, drawing))
        known = {node.get("ref"): node for node in root.iter(x("comment"))}
        for cell in sorted(cells, key=cell_numbers):
            if cell in known:
                _add_text(known[cell], f"\n\n{cells[cell]}")
            else:
                _add_comment(root, cell, cells[cell])
                _add_shape(shapes, cell)
        notes = root.find(x("commentList"))
        if notes is not None:
            notes[:] = sorted(notes, key=lambda node: cell_numbers(node.get("ref", "A1")))
        for name, tree in ((comments, root), (drawing, shapes)):
            self._parts[name] = (HEAD + etree.tostring(tree, encoding="unicode")).encode()

    def _part(self, kind: str, pattern: str, empty: str, content_type: str) -> str:
        """Return the part of a kind that the sheet has, made when it has none."""
        for found in self._package.relations(self._sheet):
            if found.kind == kind and (kind != "vmlDrawing" or found.id == self._legacy()):
                return found.target
        number = 1
        while pattern.format(number) in self._parts:
            number += 1
        name = pattern.format(number)
        self._parts[name] = (HEAD + empty).encode()
        self._add_type(name, content_type)
        key = self._add_relation(kind, name)
        if kind == "vmlDrawing":
            self._point_at(key)
        return name

    def _legacy(self) -> str:
        element = self._package.root(self._sheet).find(x("legacyDrawing"))
        return element.get(RELATION_ID, "") if element is not None else ""

    def _add_type(self, name: str, content_type: str) -> None:
        root = self._package.root(TYPES)
        override = etree.SubElement(root, f"{{{_PACKAGE}/content-types}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", content_type)
        self._parts[TYPES] = (HEAD + etree.tostring(root, encoding="unicode")).encode()

    def _add_relation(self, kind: str, name: str) -> str:
        owner = relations_of(self._sheet)
        empty = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
        self._parts.setdefault(owner, empty)
        root = self._package.root(owner)
        taken = {node.get("Id") for node in root}
        key = next(f"rIdN{n}" for n in range(1, len(taken) + 2) if f"rIdN{n}" not in taken)
        relation = etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship")
        relation.set("Id", key)
        relation.set("Type", f"{RELATIONS}/{kind}")
        relation.set("Target", f"/{name}")
        self._parts[owner] = (HEAD + etree.tostring(root, encoding="unicode")).encode()
        return key

    def _point_at(self, key: str) -> None:
        """Make the sheet show the notes of its drawing."""
        root = self._package.root(self._sheet)
        element = root.makeelement(x("legacyDrawing"), {RELATION_ID: key})
        after = [child for child in root if local_name(child) in _AFTER_LEGACY]
        if after:
            after[0].addprevious(element)
        else:
            root.append(element)
        self._parts[self._sheet] = (HEAD + etree.tostring(root, encoding="unicode")).encode()


def _add_comment(root: Element, cell: str, text: str) -> None:
    authors, notes = root.find(x("authors")), root.find(x("commentList"))
    if authors is None or notes is None:
        return
    names = [node.text for node in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, x("author")).text = AUTHOR
        names.append(AUTHOR)
    note = etree.SubElement(
        notes, x("comment"), {"ref": cell, "authorId": str(names.index(AUTHOR))}
    )
    _add_text(note, text)


def _add_text(note: Element, text: str) -> None:
    holder = note.find(x("text"))
    if holder is None:
        holder = etree.SubElement(note, x("text"))
    for plain in holder.findall(x("t")):  # Excel allows a text or runs, not both
        run = etree.SubElement(holder, x("r"))
        run.append(plain)
    run = etree.SubElement(holder, x("r"))
    words = etree.SubElement(run, x("t"))
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = text


def _add_shape(shapes: Element, cell: str) -> None:
    row, column = (number - 1 for number in cell_numbers(cell))
    text = _SHAPE.format(
        vml=escape(_VML), excel=escape(EXCEL), number=_FIRST_SHAPE + len(shapes), row=row,
        column=column, left=column + 1, right=column + 1 + _WIDE, top=row, bottom=row + _TALL,
    )  # fmt: skip
    shapes.append(etree.fromstring(text))
