"""Mends the tags of a printed Word document by what the document itself says of its tables.

LibreOffice 7.4 marks header rows but no header columns, takes a table that only arranges for one of
data, gives a row the cells that a merge hides from it, and leaves links of page footers untagged.
"""

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from plandocs.printing.tags.tree import elements, is_element, kids
from plandocs.printing.word import Element, WordFile, attribute, is_on, w

_LEAST = 2
"""How many rows, and cells in some row, a table has at least where some cells name the others."""
_UNSAID = "Imagen sin texto alternativo"
_FIRST_COLUMN = 0x0080
"""The bit of a table's look that says that its first column is of header cells."""


@dataclass(frozen=True, slots=True)
class _Row:
    """How many cells begin in a row, and whether one of them is in the first column."""

    cells: int
    begins: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """What a Word table says of itself: what it is, its header cells, and its rows."""

    about: str
    header_rows: int
    has_header_column: bool
    rows: tuple["_Row", ...]

    @property
    def only_arranges(self) -> bool:
        """Whether no cell says what the others are."""
        lone = len(self.rows) < _LEAST or all(row.cells < _LEAST for row in self.rows)
        return not self.header_rows and (lone or not self.has_header_column)


def tag_word(pdf: pikepdf.Pdf, document: bytes) -> None:
    """Mend the tags of a PDF that LibreOffice made of a Word document, in place."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    given = _tables(document)
    printed = [element for element in elements(root) if element.S == "/Table"]
    if len(given) == len(printed):
        for table, element in zip(given, printed, strict=True):
            _mend_table(table, element)
    _name_as_they_are(root)
    _complete(root)
    _drop_empty(root)
    _mend_links(pdf, root)


def _tables(document: bytes) -> list[_Table]:
    """Return every table of the body, each before those within it."""
    return [_read_table(table) for table in WordFile.read(document).root.iter(w("tbl"))]


def _read_table(table: Element) -> _Table:
    rows = table.findall(w("tr"))
    headers = 0
    for row in rows:
        if not is_on(row.find(f"{w('trPr')}/{w('tblHeader')}")):
            break
        headers += 1
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    return _Table(_about(table), headers, _has_header_column(look), tuple(map(_read_row, rows)))


def _about(table: Element) -> str:
    """Return the title and the description of a table, as its alternative text has them."""
    properties = table.find(w("tblPr"))
    told = (
        attribute(None if properties is None else properties.find(w(name)), "val").strip()
        for name in ("tblCaption", "tblDescription")
    )
    return ". ".join(text.rstrip(".") for text in told if text)


def _has_header_column(look: Element | None) -> bool:
    told = attribute(look, "firstColumn")
    if told:
        return told in ("1", "true", "on")
    return bool(int(attribute(look, "val") or "0", 16) & _FIRST_COLUMN)


def _read_row(row: Element) -> _Row:
    merges = [cell.find(f"{w('tcPr')}/{w('vMerge')}") for cell in _cells(row)]
    begin = [merge is None or attribute(merge, "val") == "restart" for merge in merges]
    return _Row(sum(begin), begin[:1] == [True])


def _cells(row: Element) -> list[Element]:
    """Return the cells of a row, also those in content controls, and none of a table within."""
    return [cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr"))) is row]


def _mend_table(table: _Table, element: pikepdf.Object) -> None:
    rows = [row for row in kids(element) if is_element(row)]
    if table.only_arranges:
        for part in (element, *rows, *(cell for row in rows for cell in kids(row))):
            if is_element(part):
                part.S = Name.Div
        return
    if table.about:
        _add_attribute(element, "/Summary", pikepdf.String(table.about))
    if len(rows) != len(table.rows):
        return
    for number, (given, row) in enumerate(zip(table.rows, rows, strict=True)):
        _drop_hidden(row, given.cells)
        cells = kids(row)
        names = given.begins and given.cells > 1 and number >= table.header_rows
        if cells and names and table.has_header_column:
            _make_header(cells[0])


def _make_header(cell: pikepdf.Object) -> None:
    if cell.S == "/TD":
        cell.S = Name.TH
        _add_attribute(cell, "/Scope", Name.Row)


def _add_attribute(element: pikepdf.Object, key: str, value: pikepdf.Object) -> None:
    """Add an attribute of tables to those that an element has."""
    attributes = element.get("/A")
    own = [] if attributes is None else _listed(attributes)
    table = next((one for one in own if one.get("/O") == "/Table"), None)
    if table is None:
        table = Dictionary(O=Name.Table)
        own.append(table)
        element.A = Array(own)
        table = element.A[-1]
    table[key] = value


def _listed(value: pikepdf.Object) -> list[pikepdf.Object]:
    return list(value) if isinstance(value, Array) else [value]


def _drop_hidden(row: pikepdf.Object, expected: int) -> None:
    """Take out of a row the empty cells beyond those it has: a page break left them there."""
    cells = kids(row)
    spare = len(cells) - expected
    kept = []
    for cell in reversed(cells):
        if spare > 0 and is_element(cell) and not kids(cell):
            spare -= 1
        else:
            kept.append(cell)
    if len(kept) < len(cells):
        row.K = Array(reversed(kept))


def _name_as_they_are(root: pikepdf.Object) -> None:
    """Call by its role each element whose style has the name of another role."""
    roles = root.get("/RoleMap")
    if roles is None:
        return
    taken = {name: role for name, role in roles.items() if name in _STANDARD}
    for element in elements(root):
        role = taken.get(str(element.S))
        if role is not None:
            element.S = role
    for name in taken:
        del roles[name]


_STANDARD = frozenset(
    f"/{name}"
    for name in (
        "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 "
        "H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference "
        "BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
    ).split()
)
"""The roles of ISO 32000-1, 14.8.4, which nothing may be mapped from."""


def _complete(root: pikepdf.Object) -> None:
    """Give notes the name that PDF/UA asks of them, and undescribed pictures words that say so."""
    notes = 0
    for element in elements(root):
        if element.S == "/Note" and "/ID" not in element:
            notes += 1
            element.ID = pikepdf.String(f"nota-{notes}")
        elif element.S == "/Figure" and "/Alt" not in element and "/ActualText" not in element:
            element.Alt = pikepdf.String(_UNSAID)


def _drop_empty(root: pikepdf.Object) -> None:
    """Take out the paragraphs that hold nothing."""
    for element in list(elements(root)):
        held = kids(element)
        kept = [kid for kid in held if not _is_empty_paragraph(kid)]
        if len(kept) < len(held):
            element.K = Array(kept)


def _is_empty_paragraph(kid: pikepdf.Object) -> bool:
    cells = (Name.TD, Name.TH, Name.TR, Name.Table)
    return is_element(kid) and kid.S not in cells and not kids(kid) and "/Alt" not in kid


def _mend_links(pdf: pikepdf.Pdf, root: pikepdf.Object) -> None:
    """Take away the links that no tag holds, and let the keyboard follow the tags."""
    held = {
        kid.Obj.objgen
        for element in elements(root)
        for kid in kids(element)
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR and "/Obj" in kid
    }
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if annotations is None:
            continue
        kept = [one for one in annotations if one.objgen in held or one.Subtype != Name.Link]
        if kept:
            page.obj.Annots = Array(kept)
            page.obj.Tabs = Name.S
        else:
            del page.obj.Annots
