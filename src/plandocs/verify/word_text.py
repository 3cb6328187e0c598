"""What a Word document says, story by story, with what is hidden told as such.

Page numbers, which any program counts again, are not part of it: «#» stands for them. Empty
paragraphs are not either. Source: ISO/IEC 29500-1, 17.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, Piece, folded, lone
from plandocs.verify.odd_looks import odd_looks
from plandocs.verify.opening import Package, UnreadableFile, parse

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = f"{_MC}Fallback"
_OTHER_WORDS = "otra versión"
"""The tag of what programs show that do not know the first version, if it has other words."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_KINDS = re.compile(
    "http://(?:schemas.openxmlformats.org|purl.oclc.org/ooxml|schemas.microsoft.com/office)/"
    ".*/([^/]+)"
)
"""The kinds of relation that Office knows; it passes over others."""
_SPACES = {f"{_W}{name}" for name in ("br", "tab", "cr", "ptab")}
_LETTERS = {f"{_W}noBreakHyphen": "-"}
_COUNTED = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"}
_NUMBER = "#"
_LAST_NUMBER = re.compile(r"\s+(?:\d+|[ivxlcdm]+|[IVXLCDM]+|#)$|(?<=\S)#$")
_OF_CONTENTS = re.compile(r"(toc|tdc|contents|ndice)\s*\d", re.IGNORECASE)
_CUT = re.compile(r"\[([a-z ]+): ([^\]\[]*)\]\[\1: ")
_DEEPEST = 200
_BESIDE = ("header", "footer", "footnotes", "endnotes")
_EDGES = ("separator", "continuationSeparator", "continuationNotice")
_WHITE = re.compile("F[A-F0-9]F[A-F0-9]F[A-F0-9]")


@dataclass(frozen=True)
class Part:
    """A part of a package, with what it points at: target and whether that is outside."""

    name: str
    root: Element
    points: dict[str, tuple[str, bool]]


def open_part(parts: Package, name: str) -> Part | None:
    """Return a part with its relations, None when it is not there; raise UnreadableFile."""
    root = parse(parts, name)
    if root is None:
        return None
    for content in root.iter(f"{_MC}AlternateContent"):
        _keep_other_words(content)
    return Part(name, root, {key: (to, out) for key, _, to, out in relations(parts, name)})


def _keep_other_words(content: Element) -> None:
    """Have what stands for a version that a program does not know read, if it has other words."""
    choices = {_words(choice) for choice in content.iter(f"{_MC}Choice")}
    for fallback in content.findall(_FALLBACK):
        if (found := _words(fallback)) and found not in choices:
            fallback.tag = _OTHER_WORDS


def _words(element: Element) -> str:
    return folded("".join(node.text or "" for node in element.iter(f"{_W}t")))


def relations(parts: Package, name: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the id, the kind and the target of each relation of a part, and if it is outside."""
    folder, _, base = name.rpartition("/")
    rels = parse(parts, f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
    for node in rels.iter(f"{_RELS}Relationship") if rels is not None else ():
        target, outside = node.get("Target", ""), node.get("TargetMode") == "External"
        if not outside:
            target = normpath(join("/", dirname(name), target)).lstrip("/")
        kind = node.get("Type", "")
        known = _KINDS.fullmatch(kind)
        yield node.get("Id", ""), known[1] if known else kind, target, outside


def related(parts: Package, name: str, kind: str) -> list[str]:
    """Return the parts that one points at with a kind of relation."""
    return [to for _, told, to, outside in relations(parts, name) if told == kind and not outside]


def word_blocks(parts: Package, main: str) -> Iterator[Block]:
    """Yield what a document says: body, headers and footers, notes, comments; UnreadableFile."""
    part = open_part(parts, main)
    body = part.root.find(f"{_W}body") if part is not None else None
    if part is None or body is None:
        raise UnreadableFile("le falta el cuerpo del documento")
    styles = _table_styles(parts, main)
    yield from _Story(parts, part, "", styles).blocks(body)
    yield from _margins(parts, part)
    for kind, place in (
        ("footnotes", "nota"),
        ("endnotes", "nota final"),
        ("comments", "comentario"),
    ):
        for name in related(parts, main, kind):
            yield from _notes(parts, name, place)
    yield from (lone("aspecto", f"[{odd}]") for odd in _odd_looks(parts, part))


def _odd_looks(parts: Package, part: Part) -> Iterator[str]:
    beside = [name for kind in _BESIDE for name in related(parts, part.name, kind)]
    roots = [part.root, *(parse(parts, name) for name in dict.fromkeys(beside))]
    styles = related(parts, part.name, "styles")
    known = parse(parts, styles[0]) if styles else None
    return odd_looks((root for root in roots if root is not None), known)


def _table_styles(parts: Package, main: str) -> dict[str, Element]:
    found = related(parts, main, "styles")
    root = parse(parts, found[0]) if found else None
    styles = root.iter(f"{_W}style") if root is not None else ()
    return {
        style.get(f"{_W}styleId", ""): style
        for style in styles
        if style.get(f"{_W}type") == "table"
    }


def _notes(parts: Package, name: str, place: str) -> Iterator[Block]:
    part = open_part(parts, name)
    if part is None:
        return
    notes = [node for node in part.root if node.get(f"{_W}type") not in _EDGES]
    for number, note in enumerate(notes, 1):
        yield from _Story(parts, part, f"{place} {number}", {}).blocks(note)


def _margins(parts: Package, part: Part) -> Iterator[Block]:
    """Yield headers and footers as sections print them, each said once."""
    settings = related(parts, part.name, "settings")
    told = parse(parts, settings[0]) if settings else None
    even = told is not None and _is_on(told, "evenAndOddHeaders")
    for tag, place in (("header", "encabezado"), ("footer", "pie de página")):
        shown: dict[str, str] = {}
        said: list[tuple[object, ...]] = []
        for section in part.root.iter(f"{_W}sectPr"):
            for node in section.iter(f"{_W}{tag}Reference"):
                target = part.points.get(node.get(f"{_R}id", ""), ("", True))[0]
                shown[node.get(f"{_W}type", "default")] = target
            kinds = ["default"]
            kinds += ["first"] if _is_on(section, "titlePg") else []
            kinds += ["even"] if even else []
            for kind in kinds:
                blocks = _margin(parts, shown.get(kind, ""), place)
                keys = tuple(block.key for block in blocks)
                yield from blocks if keys not in said else ()
                said.append(keys)


def _margin(parts: Package, name: str, place: str) -> list[Block]:
    part = open_part(parts, name)
    return [*_Story(parts, part, place, {}).blocks(part.root)] if part is not None else []


def _is_on(node: Element, name: str) -> bool:
    found = node.find(f"{_W}{name}")
    return found is not None and found.get(f"{_W}val", "true") not in ("0", "false", "off", "none")


@dataclass
class _Field:
    """A field being read: what it asks for, and whether its result has begun."""

    code: str = ""
    result: list[str] | None = None

    @property
    def name(self) -> str:
        return self.code.split()[0].upper() if self.code.split() else ""


@dataclass
class _Story:
    """One text of a document, read in order: fields may go on over its paragraphs."""

    parts: Package
    part: Part
    place: str
    styles: Mapping[str, Element]
    fields: list[_Field] = field(default_factory=list)
    in_contents: bool = False
    tables: int = 0
    paragraphs: int = 0
    boxes: list[Element] = field(default_factory=list)

    def blocks(self, node: Element, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks of what stands in a body, a note, a text box or a content control."""
        if depth > _DEEPEST:
            raise UnreadableFile("tiene más cosas dentro de otras que cualquier documento")
        for child in node:
            if child.tag == f"{_W}p":
                yield from self._paragraph_block(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child, depth)
            elif child.tag in (f"{_W}altChunk", f"{_W}subDoc"):
                yield lone(self._at("texto traído de otro archivo"), "[otro archivo]")
            elif child.tag != _FALLBACK:
                yield from self.blocks(child, depth + 1)
            yield from self._boxed(depth)

    def _boxed(self, depth: int) -> Iterator[Block]:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            story = _Story(self.parts, self.part, self._at("cuadro de texto"), self.styles)
            yield from story.blocks(box, depth + 1)

    def _at(self, place: str) -> str:
        return f"{self.place}, {place}" if self.place else place

    def _paragraph_block(self, paragraph: Element) -> Iterator[Block]:
        text = self._paragraph(paragraph)
        if text:
            self.paragraphs += 1
            place = self.place or f"párrafo {self.paragraphs}"
            yield lone(place, text)

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        self.tables += 1
        number, inner = self.tables, []
        dress, rows = _dress(table, self.styles), [*_rows(table)]
        for row_number, row in enumerate(rows, 1):
            pieces = []
            cells = [*_cells(row)]
            for column, cell in enumerate(cells, 1):
                spot = f"tabla {number}, fila {row_number}, columna {column}"
                lines, nested = self._cell(cell, depth)
                inner += nested
                color = dress.color(row_number - 1, len(rows), column - 1, len(cells))
                pieces.append(Piece(self._at(spot), "\n".join(lines), _look(cell, color)))
            where = self._at(f"tabla {number}, fila {row_number}")
            if row.find(f"{_W}trPr/{_W}del") is not None:
                pieces.append(Piece(where, "[fila quitada con control de cambios]"))
            if row.find(f"{_W}trPr/{_W}ins") is not None:
                pieces.append(Piece(where, "[fila agregada con control de cambios]"))
            yield Block(where, tuple(pieces))
        for nested_table in inner:
            yield from self._table(nested_table, depth + 1)

    def _cell(self, node: Element, depth: int) -> tuple[list[str], list[Element]]:
        """Return the paragraphs of a cell, and the tables that stand in it."""
        if depth > _DEEPEST:
            raise UnreadableFile("tiene más cosas dentro de otras que cualquier documento")
        lines, tables = [], []
        for child in node:
            if child.tag == f"{_W}p":
                lines += [text for text in [self._paragraph(child)] if text]
            elif child.tag == f"{_W}tbl":
                tables.append(child)
            elif child.tag != _FALLBACK:
                more, nested = self._cell(child, depth + 1)
                lines, tables = lines + more, tables + nested
        return lines, tables

    def _paragraph(self, paragraph: Element) -> str:
        self.in_contents = self._lists_contents()
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        pieces: list[str] = []
        self._read(paragraph, pieces, 0)
        text = folded(_joined("".join(pieces)))
        in_contents = self.in_contents or self._lists_contents()
        if in_contents or (style is not None and _OF_CONTENTS.search(style.get(f"{_W}val", ""))):
            text = _LAST_NUMBER.sub(f" {_NUMBER}", text)
        return text

    def _lists_contents(self) -> bool:
        return any(one.name == "TOC" for one in self.fields)

    def _read(self, node: Element, into: list[str], depth: int) -> None:
        """Add what stands in a paragraph, a run or what surrounds runs."""
        if depth > _DEEPEST:
            raise UnreadableFile("tiene más cosas dentro de otras que cualquier documento")
        for child in node:
            tag = child.tag
            if tag == f"{_W}r":
                self._run(child, into, depth)
            elif tag in (f"{_W}ins", f"{_W}moveTo"):
                self._marked(child, into, depth, "agregado con control de cambios")
            elif tag in (f"{_W}del", f"{_W}moveFrom"):
                self._marked(child, into, depth, "quitado con control de cambios")
            elif tag == f"{_W}fldSimple":
                self._simple(child, into, depth)
            elif tag == f"{_W}hyperlink":
                self._read(child, into, depth + 1)
                target, outside = self.part.points.get(child.get(f"{_R}id", ""), ("", False))
                into += [f" ‹{target}›"] if outside else []
            elif tag not in (f"{_W}pPr", _FALLBACK):
                self._read(child, into, depth + 1)

    def _marked(self, node: Element, into: list[str], depth: int, what: str) -> None:
        inner: list[str] = []
        self._read(node, inner, depth + 1)
        text = "".join(inner)
        into += [f"[{what}: {text}]"] if text.strip() else [text]

    def _simple(self, node: Element, into: list[str], depth: int) -> None:
        told = _Field(node.get(f"{_W}instr", ""))
        if told.name in _COUNTED:
            into.append(_NUMBER)
        else:
            self._read(node, into, depth + 1)

    def _run(self, run: Element, into: list[str], depth: int) -> None:
        inner: list[str] = []
        for child in run:
            self._of_run(child, inner, depth)
        text = "".join(inner)
        mark = _mark(run)
        into.append(f"[{mark}: {text}]" if mark and text.strip() else text)

    def _of_run(self, child: Element, into: list[str], depth: int) -> None:
        tag = child.tag
        if tag == f"{_W}fldChar":
            self._field(child.get(f"{_W}fldCharType", ""), into)
        elif tag == f"{_W}instrText":
            if self.fields:
                self.fields[-1].code += child.text or ""
        elif tag in (f"{_W}t", f"{_W}delText"):
            self._add(child.text or "", into)
        elif tag in _SPACES:
            self._add(" ", into)
        elif tag in _LETTERS:
            into.append(_LETTERS[tag])
        elif tag == f"{_W}sym":
            into.append(f"[símbolo {child.get(f'{_W}char', '')}]")
        elif tag == f"{_W}object":
            into.append("[objeto incrustado]")
        elif tag != f"{_W}rPr":
            self._drawing(child, into, depth)

    def _add(self, text: str, into: list[str]) -> None:
        """Add a text to what is being read: the result of a page number is told when it ends."""
        last = self.fields[-1] if self.fields else _Field()
        counted = last.result if last.name in _COUNTED else None
        (into if counted is None else counted).append(text)

    def _field(self, kind: str, into: list[str]) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = []
        elif kind == "end" and self.fields:
            self.in_contents = self.in_contents or self._lists_contents()
            ended = self.fields.pop()
            if ended.name in _COUNTED:
                # LibreOffice puts a whole line of the contents in the field of its page number.
                into.append(_LAST_NUMBER.sub("", f" {''.join(ended.result or ())}") + _NUMBER)
            elif ended.name == "HYPERLINK" and (
                url := re.search(r'^\s*\w+\s+"([^"]+)"', ended.code)
            ):
                into.append(f" ‹{url[1]}›")

    def _drawing(self, node: Element, into: list[str], depth: int) -> None:
        """Add the pictures of a drawing, and keep its text boxes for after the paragraph."""
        if depth > _DEEPEST:
            raise UnreadableFile("tiene más cosas dentro de otras que cualquier documento")
        for child in node:
            if child.tag == f"{_W}txbxContent":
                self.boxes.append(child)
            elif child.tag == f"{_A}blip" or child.tag.endswith("}imagedata"):
                keys = (child.get(f"{_R}{name}") for name in ("embed", "id", "link"))
                key = next((key for key in keys if key), "")
                into.append(picture(self.parts, *self.part.points.get(key, ("", False))))
            elif child.tag != _FALLBACK:
                self._drawing(child, into, depth + 1)


def picture(parts: Package, target: str, outside: bool) -> str:
    """Return how a picture is told: by what its file holds, or where it is if that is outside."""
    if outside:
        return f"[imagen de {target}]"
    return f"[imagen {hashlib.sha256(parts.get(target, b'')).hexdigest()[:8]}]"


def _joined(text: str) -> str:
    """Return a text whose neighbouring marks of a kind are one: how runs are cut says nothing."""
    before = ""
    while before != text:
        before, text = text, _CUT.sub(r"[\1: \2", text)
    return text


def _mark(run: Element) -> str:
    """Return what is to be told of how a run looks: hidden, struck out, or white."""
    looks = run.find(f"{_W}rPr")
    if looks is None:
        return ""
    if _is_on(looks, "vanish"):
        return "oculto"
    if _is_on(looks, "strike") or _is_on(looks, "dstrike"):
        return "tachado"
    color = looks.find(f"{_W}color")
    if color is not None and _WHITE.fullmatch(color.get(f"{_W}val", "").upper()):
        return "en blanco"
    return ""


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag not in (f"{_W}tblPr", f"{_W}tblGrid", _FALLBACK):
            yield from (row for row in child.iter(f"{_W}tr"))


@dataclass(frozen=True)
class _Dress:
    """The colours that a table's style gives to its cells, by the kind of place."""

    colors: dict[str, str] = field(default_factory=dict)

    def color(self, row: int, rows: int, column: int, columns: int) -> str:
        """Return the colour of a cell without one of its own; places count from 0."""
        places = {
            "firstRow": row == 0,
            "lastRow": row == rows - 1,
            "firstCol": column == 0,
            "lastCol": column == columns - 1,
        }
        found = [
            self.colors[kind]
            for kind, is_there in places.items()
            if is_there and kind in self.colors
        ]
        return found[0] if found else self.colors.get("wholeTable", "")


_LOOKS = {
    "firstRow": (0x20, "firstRow"),
    "lastRow": (0x40, "lastRow"),
    "firstCol": (0x80, "firstColumn"),
    "lastCol": (0x100, "lastColumn"),
}


def _dress(table: Element, styles: Mapping[str, Element]) -> _Dress:
    """Return what the style of a table colours, of what the table takes from it."""
    name, looks = table.find(f"{_W}tblPr/{_W}tblStyle"), table.find(f"{_W}tblPr/{_W}tblLook")
    if name is None:
        return _Dress()
    colors: dict[str, str] = {}
    key = name.get(f"{_W}val", "")
    for _ in range(10):  # a style based on itself goes no deeper
        style = styles.get(key)
        if style is None:
            break
        whole = style.find(f"{_W}tcPr/{_W}shd")
        told = {"wholeTable": whole} | {
            one.get(f"{_W}type", ""): one.find(f"{_W}tcPr/{_W}shd")
            for one in style.iter(f"{_W}tblStylePr")
        }
        for kind, shade in told.items():
            if shade is not None and (color := _shade(shade)) and _takes(looks, kind):
                colors.setdefault(kind, color)
        base = style.find(f"{_W}basedOn")
        key = base.get(f"{_W}val", "") if base is not None else ""
    return _Dress(colors)


def _takes(looks: Element | None, kind: str) -> bool:
    if kind not in _LOOKS:
        return kind == "wholeTable"
    if looks is None:
        return False
    bit, name = _LOOKS[kind]
    told = looks.get(f"{_W}{name}")
    if told is not None:
        return told in ("1", "true", "on")
    value = looks.get(f"{_W}val", "")
    return bool(int(value, 16) & bit) if re.fullmatch("[0-9A-Fa-f]{1,8}", value) else False


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag == f"{_W}sdt":
            yield from (cell for cell in child.iter(f"{_W}tc"))


def _look(cell: Element, color: str) -> str:
    """Return the colour and the merged shape of a cell; `color` is that of its table's style."""
    looks = cell.find(f"{_W}tcPr")
    if looks is None:
        return f"color {color}" if color else ""
    found = []
    shade, span = looks.find(f"{_W}shd"), looks.find(f"{_W}gridSpan")
    merge = looks.find(f"{_W}vMerge")
    if shade is not None:
        color = _shade(shade)
    if color:
        found.append(f"color {color}")
    if span is not None and (count := span.get(f"{_W}val", "1")) != "1":
        found.append(f"abarca {count} columnas")
    if merge is not None and merge.get(f"{_W}val", "continue") != "restart":
        found.append("unida con la de arriba")
    return ", ".join(found)


def _shade(shade: Element) -> str:
    """Return a shading: its colour, its pattern if it has one, the colour of the theme over it."""
    kind = shade.get(f"{_W}val", "clear")
    if kind == "nil":
        return ""
    color = shade.get(f"{_W}color" if kind == "solid" else f"{_W}fill", "auto").upper()
    plain = "" if color in ("AUTO", "FFFFFF") else color
    pattern = "" if kind in ("clear", "solid") else kind
    return " ".join(filter(None, (plain, pattern, shade.get(f"{_W}themeFill"))))
