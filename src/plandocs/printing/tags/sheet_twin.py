"""The twin of a workbook: laid out alike, each text in the colour of its cell."""

import copy
import io
import re
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

from plandocs.printing.tags.sheet_cells import (
    Sheet,
    area_of,
    cells_in,
    main_part,
    parts_of,
    relations,
    relations_part,
    sheets_of,
)
from plandocs.printing.tags.sheet_codes import FOOTER, HEADER, OTHER_RUN, Codes

LINK = "http://cell/"
"""Where the links of a twin go, with the colour of their cell in figures after it."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEADERS = {"oddHeader", "evenHeader", "firstHeader"}
_MARK = re.compile(r'&&|&"[^"]*"|&K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|&[LCR]')
_COLOURED = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]", re.IGNORECASE
)
# The formats built in that print what is below zero in red, and those that do not.
_REDLESS = {"38": "37", "40": "39"}


def twin_of(workbook: bytes) -> bytes:
    """Return a workbook laid out as another one, in colours that tell its cells apart."""
    parts = parts_of(workbook)
    sheets = sheets_of(parts)
    codes = Codes(sheets)
    shared = _SharedParts(parts)
    changed: dict[str, bytes] = {}
    for number, sheet in enumerate(sheets):
        colours = {
            (row, column): colour
            for (of, (row, column)), colour in codes.of.items()
            if of == number
        }
        root = etree.fromstring(parts[sheet.part])
        for place, node in cells_in(root):
            if place in colours:
                shared.colour_cell(node, colours[place])
        _colour_headers(root)
        _drop_rule_colours(root)
        changed |= _point_links(root, sheet, colours, parts)
        changed[sheet.part] = _written(root)
    return _packed(workbook, changed | shared.written())


class _SharedParts:
    """The styles and the texts that all sheets share, with those that colours add to them."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        related = relations(parts, main_part(parts))
        self._names = {kind: target for kind, target in related.values() if target in parts}
        self._roots = {
            kind: etree.fromstring(parts[self._names[kind]])
            for kind in ("styles", "sharedStrings")
            if kind in self._names
        }
        styles, texts = self._roots.get("styles"), self._roots.get("sharedStrings")
        self._formats = [] if styles is None else list(styles.iterfind("{*}cellXfs/{*}xf"))
        self._texts = [] if texts is None else list(texts.iterfind("{*}si"))
        self._styles: dict[tuple[int, int], int] = {}
        self._own_texts = len(self._texts)

    def colour_cell(self, cell: etree._Element, colour: int) -> None:
        """Give a cell, and each run of its text, a colour."""
        if not self._formats:
            return
        key = int(cell.get("s", 0)), colour
        number = self._styles.setdefault(key, len(self._styles))
        cell.set("s", str(len(self._formats) + number))
        if cell.get("t") == "s":
            text = self._texts[int(cell.findtext("{*}v") or 0)]
            if text.find("{*}r") is not None:
                cell.find("{*}v").text = str(len(self._texts))  # type: ignore[union-attr]
                self._texts.append(copy.deepcopy(text))
                _colour_runs(self._texts[-1], colour)
        elif cell.get("t") == "inlineStr":
            _colour_runs(cell, colour)

    def written(self) -> dict[str, bytes]:
        """Return the parts as they must be for the cells that were coloured."""
        styles, texts = self._roots.get("styles"), self._roots.get("sharedStrings")
        if styles is not None:
            _drop_rule_colours(styles)
            _drop_format_colours(styles)
            _add_styles(styles, self._formats, self._styles)
        if texts is not None:
            texts.extend(self._texts[self._own_texts :])
            texts.set("uniqueCount", str(len(self._texts)))
        return {self._names[kind]: _written(root) for kind, root in self._roots.items()}


def _colour_runs(text: etree._Element, colour: int) -> None:
    # Two runs of one colour and font would be drawn as one, and not where each of them was.
    for turn, properties in enumerate(text.iter("{*}rPr")):
        _colour(properties, colour + OTHER_RUN * (turn % 2))


def _colour(font: etree._Element, colour: int) -> None:
    node = font.find("{*}color")
    if node is None:
        node = etree.SubElement(font, f"{{{etree.QName(font).namespace}}}color")
    node.attrib.clear()
    node.set("rgb", f"FF{colour:06X}")


def _colour_headers(root: etree._Element) -> None:
    for node in root.iterfind("{*}headerFooter/*"):
        colour = HEADER if etree.QName(node).localname in _HEADERS else FOOTER
        node.text = f"&K{colour:06X}" + _MARK.sub(_coloured_mark(colour), node.text or "")


def _coloured_mark(colour: int) -> Callable[[re.Match[str]], str]:
    def mark(found: re.Match[str]) -> str:
        if found[0].startswith("&K"):
            return f"&K{colour:06X}"
        return f"{found[0]}&K{colour:06X}" if found[0] in ("&L", "&C", "&R") else found[0]

    return mark


def _drop_rule_colours(root: etree._Element) -> None:
    """Take the colours out of the fonts of conditional formats, and leave all the rest of them."""
    for font in root.iterfind(".//{*}dxf/{*}font"):
        for colour in font.findall("{*}color"):
            font.remove(colour)


def _drop_format_colours(root: etree._Element) -> None:
    """Take the colours out of the formats of numbers: they go before those of fonts."""
    for node in root.iter("{*}numFmt"):
        node.set("formatCode", _COLOURED.sub("", node.get("formatCode", "")))
    for xf in root.iterfind("{*}cellXfs/{*}xf"):
        given = xf.get("numFmtId", "0")
        xf.set("numFmtId", _REDLESS.get(given, given))


def _add_styles(
    root: etree._Element, formats: list[etree._Element], styles: Mapping[tuple[int, int], int]
) -> None:
    """Add the styles that are one of a file's own in a colour, in the order they were counted."""
    fonts, xfs = root.find("{*}fonts"), root.find("{*}cellXfs")
    if fonts is None or xfs is None:
        return
    own = list(fonts.iterfind("{*}font"))
    given: dict[tuple[int, int], int] = {}
    for style, colour in styles:
        xf = copy.deepcopy(formats[style])
        font = int(xf.get("fontId", 0))
        if (font, colour) not in given:
            given[font, colour] = len(own) + len(given)
            fonts.append(copy.deepcopy(own[font]))
            _colour(fonts[-1], colour)
        xf.set("fontId", str(given[font, colour]))
        xf.set("applyFont", "1")
        xfs.append(xf)
    for holder in (fonts, xfs):
        holder.set("count", str(len(holder)))


def _point_links(
    root: etree._Element,
    sheet: Sheet,
    colours: Mapping[tuple[int, int], int],
    parts: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Make the link of each cell go to a place that says its colour, which no font does."""
    links = root.findall("{*}hyperlinks/{*}hyperlink")
    if not links:
        return {}
    name = relations_part(sheet.part)
    held = etree.fromstring(parts[name]) if name in parts else _no_relations()
    for position, link in enumerate(links):
        area = area_of(link.get("ref", ""))
        colour = colours.get((area.top, area.left)) if area else None
        if colour is None:
            continue
        link.set("location", "")
        link.set(f"{{{_OFFICE}}}id", f"cell{position}")
        made = etree.SubElement(held, f"{{{_PACKAGE}}}Relationship", Id=f"cell{position}")
        made.set("Type", f"{_OFFICE}/hyperlink")
        made.set("Target", f"{LINK}{colour}")
        made.set("TargetMode", "External")
    return {name: _written(held)}


def _no_relations() -> etree._Element:
    return etree.fromstring(f'<Relationships xmlns="{_PACKAGE}"/>')


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(workbook: bytes, changed: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        left = dict(changed)
        for info in source.infolist():
            data = left.pop(info.filename, None)
            made.writestr(info, source.read(info) if data is None else data)
        for name, data in left.items():
            made.writestr(zipfile.ZipInfo(name), data)
    return target.getvalue()
