"""What a workbook says, sheet by sheet: values, formulas, formats, colours, what is hidden.

Source: ISO/IEC 29500-1, 18. What a formula gave the last time is told apart (`cached`), since the
programs that save without counting leave it out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, Piece, folded, lone
from plandocs.verify.opening import Package, UnreadableFile, parse
from plandocs.verify.word_text import picture, related, relations

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_STATES = {"hidden": "hoja oculta", "veryHidden": "hoja oculta del todo"}
_BUILT_IN = {9: "0%", 10: "0.00%", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00"}
_DATE = re.compile(r"(?<![a-z\"\\])(d+|m+|y+|h+|s+)(?![a-z])", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SAID = re.compile(r'"([^"]*)"')
_ADDS = re.compile(r"\d|\w{4}")
"""What a format puts beside a value, or in its place, and can change what it says."""
_UNSHOWN = re.compile(r";;;(@.*)?$")
_DAY = "fecha"
_FIRST_DAY = datetime(1899, 12, 30)
"""Day 0 of a workbook, as Excel counts since it took 1900 for a leap year."""
_MOST_CELLS = 500_000
_LAST_COLUMN = 16_384
_TINY, _NOTHING = 4.0, 0.5
"""The size of letters that nobody reads, and of rows and columns that nobody sees."""


@dataclass(frozen=True)
class _Styles:
    """The colour, the format and the letters of each cell style."""

    fills: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()

    def fill(self, index: int) -> str:
        return self.fills[index] if 0 <= index < len(self.fills) else ""

    def format(self, index: int) -> str:
        return self.formats[index] if 0 <= index < len(self.formats) else ""

    def letter(self, index: int) -> str:
        return self.letters[index] if 0 <= index < len(self.letters) else ""


@dataclass
class _Sheet:
    """What surrounds the cells of a sheet."""

    name: str
    covered: set[str] = field(default_factory=set)
    merges: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)


def sheet_blocks(parts: Package, main: str) -> Iterator[Block]:
    """Yield what a workbook says, in the order of its sheets; raise UnreadableFile."""
    book = parse(parts, main)
    if book is None:
        raise UnreadableFile("le falta el libro")
    if any(node.get("date1904") in ("1", "true") for node in book.iter(f"{_S}workbookPr")):
        yield lone("libro", "[fechas contadas desde 1904]")
    targets = {key: to for key, _, to, outside in relations(parts, main) if not outside}
    strings = _strings(parts, main)
    styles = _styles(parts, main)
    for node in book.iter(f"{_S}sheet"):
        name, path = node.get("name", ""), targets.get(node.get(f"{_R}id", ""), "")
        root = parse(parts, path)
        if root is None:
            raise UnreadableFile(f"le falta la hoja «{name[:60]}»")
        state = _STATES.get(node.get("state", ""), "")
        yield lone(f"hoja «{name}»", name, state)
        yield from _of_sheet(parts, path, name, root, strings, styles)


def _of_sheet(
    parts: Package, path: str, name: str, root: Element, strings: list[str], styles: _Styles
) -> Iterator[Block]:
    sheet = _Sheet(name, _covered(root), _merges(root), _links(parts, path, root))
    sheet.notes, sheet.hidden = _notes(parts, path), _hidden_columns(root)
    count = 0
    for row in root.iter(f"{_S}row"):
        pieces = [*_row(row, sheet, strings, styles)]
        count += len(pieces)
        if count > _MOST_CELLS:
            raise UnreadableFile("tiene más celdas que cualquier documento")
        if pieces:
            yield Block(f"hoja «{name}» · fila {row.get('r', '')}", tuple(pieces))
    for tag in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"):
        for node in root.iter(f"{_S}{tag}"):
            if text := folded(_margin(node.text or "")):
                place = "encabezado" if tag.endswith("Header") else "pie de página"
                yield lone(f"hoja «{name}» · {place}", text)
    for drawing in related(parts, path, "drawing"):
        yield from _drawn(parts, drawing, name)


def _margin(text: str) -> str:
    """Return what a printed header says, without the codes that only dress it."""
    text = re.sub(r'&"[^"]*"|&K[0-9A-Fa-f+\-]{6}|&\d{1,3}|&[BIUESXYOH]', "", text)
    return re.sub("&[LCR]", " ", re.sub("&[PN]", "#", text))


def _row(row: Element, sheet: _Sheet, strings: list[str], styles: _Styles) -> Iterator[Piece]:
    hidden = row.get("hidden") in ("1", "true") or _is_nothing(row.get("ht"))
    for cell in row.iter(f"{_S}c"):
        found = _CELL.fullmatch(cell.get("r", ""))
        if found is None:
            continue
        ref, letters, style = found[0], found[1], _number(cell.get("s"))
        text, is_number = _value(cell, strings)
        if is_number and styles.format(style) == _DAY:
            text, is_number = _as_date(text), False
        if ref in sheet.covered:
            looks = ["tapada por celdas unidas"] if text else []
        else:
            looks = [f"color {styles.fill(style)}"] if styles.fill(style) else []
        shape = styles.format(style)
        if text and (is_number or shape.startswith("sin mostrar")):
            looks += [f"formato {shape}"] if shape else []
        looks += [sheet.merges[ref]] if ref in sheet.merges else []
        if text:
            looks += [styles.letter(style)] if styles.letter(style) else []
            looks += ["fila oculta"] if hidden else []
            looks += ["columna oculta"] if letters in sheet.hidden else []
        if ref in sheet.links:
            text = f"{text} ‹{sheet.links[ref]}›"
        if ref in sheet.notes:
            text = f"{text} [comentario: {sheet.notes[ref]}]"
        if text or looks:
            yield Piece(f"hoja «{sheet.name}» · {ref}", text, ", ".join(looks), letters)


def _value(cell: Element, strings: list[str]) -> tuple[str, bool]:
    """Return what a cell says, its formula if it has one, and whether it is a number."""
    kind = cell.get("t", "n")
    formula = cell.find(f"{_S}f")
    raw = cell.findtext(f"{_S}v") or ""
    if formula is not None:
        return f"={(formula.text or '').strip()}", False
    if kind == "s":
        index = _number(raw)
        return (strings[index] if 0 <= index < len(strings) else "[texto perdido]"), False
    if kind == "inlineStr":
        return folded(_rich(cell)), False
    if kind == "b":
        return ("VERDADERO" if raw.strip() in ("1", "true") else "FALSO"), False
    if kind != "n":
        return folded(raw), False
    return _plain_number(raw), True


def _plain_number(raw: str) -> str:
    try:
        number = float(raw)
    except ValueError:
        return folded(raw)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.12g}"


def _as_date(number: str) -> str:
    """Return the day, and the hour if there is one, that a number of a workbook stands for."""
    try:
        # What a day's fraction lacks of a second is of the fraction, not of the hour.
        moment = _FIRST_DAY + timedelta(seconds=round(float(number) * 86_400))
    except (ValueError, OverflowError):
        return number
    day = f"{moment.day:02}/{moment.month:02}/{moment.year:04}"
    return day if float(number).is_integer() else f"{day} {moment:%H:%M}"


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def _rich(node: Element) -> str:
    """Return the text of a shared or inline string, without the reading aids of Japanese."""
    aids = {text for aid in node.iter(f"{_S}rPh") for text in aid.iter(f"{_S}t")}
    return "".join(text.text or "" for text in node.iter(f"{_S}t") if text not in aids)


def _strings(parts: Package, main: str) -> list[str]:
    found = related(parts, main, "sharedStrings")
    root = parse(parts, found[0]) if found else None
    return [folded(_rich(item)) for item in root.iter(f"{_S}si")] if root is not None else []


def _styles(parts: Package, main: str) -> _Styles:
    found = related(parts, main, "styles")
    root = parse(parts, found[0]) if found else None
    if root is None:
        return _Styles()
    theme = _theme(parts, main)
    fills = [_fill(node, theme) for node in root.iterfind(f"{_S}fills/{_S}fill")]
    told = {
        _number(node.get("numFmtId")): node.get("formatCode", "")
        for node in root.iterfind(f"{_S}numFmts/{_S}numFmt")
    }
    fonts = [_letters_of(node) for node in root.iterfind(f"{_S}fonts/{_S}font")]
    own_fills, own_formats, own_letters = [], [], []
    for node in root.iterfind(f"{_S}cellXfs/{_S}xf"):
        index = _number(node.get("fillId"))
        own_fills.append(fills[index] if index < len(fills) else "")
        own_formats.append(_format(_number(node.get("numFmtId")), told))
        font = _number(node.get("fontId"))
        own_letters.append(fonts[font] if font < len(fonts) else "")
    return _Styles(tuple(own_fills), tuple(own_formats), tuple(own_letters))


def _letters_of(font: Element) -> str:
    """Return what is to be told of how a font looks: struck out, or too small to be read."""
    strike, size = font.find(f"{_S}strike"), font.find(f"{_S}sz")
    if strike is not None and strike.get("val", "1") not in ("0", "false"):
        return "tachado"
    return "letra diminuta" if size is not None and _is_nothing(size.get("val"), _TINY) else ""


def _is_nothing(size: str | None, most: float = _NOTHING) -> bool:
    """Return whether a row, a column or a letter is too small to be seen."""
    try:
        return size is not None and float(size) <= most
    except ValueError:
        return False


def _format(number: int, told: Mapping[int, str]) -> str:
    """Return a number format as it matters: every way of writing dates is one."""
    if number in told:
        code = _QUOTED.sub("", told[number])
        if words := [said for said in _SAID.findall(told[number]) if _ADDS.search(said)]:
            return f"sin mostrar, sino «{'», «'.join(words)}»"
        if _UNSHOWN.search(code) and not code.split(";;;")[0]:
            return "sin mostrar"
        if code.count(";") == 3 and code.endswith(";"):
            return "sin mostrar los textos"
        if _DATE.search(code):
            return _DAY
        return "" if code.lower() in ("general", "@") else code.removesuffix(";@")
    if 14 <= number <= 22 or 45 <= number <= 47:
        return _DAY
    return _BUILT_IN.get(number, "")


def _fill(node: Element, theme: list[str]) -> str:
    pattern = node.find(f"{_S}patternFill")
    if pattern is None or pattern.get("patternType", "none") == "none":
        return "" if pattern is not None or len(node) == 0 else "degradado"
    color = pattern.find(f"{_S}fgColor")
    if color is None:
        return ""
    if rgb := color.get("rgb"):
        told = rgb[-6:].upper()
    elif (index := color.get("theme")) is not None:
        place = _number(index)
        told = _tinted(theme[place], color.get("tint")) if place < len(theme) else f"tema {place}"
    else:
        told = f"índice {color.get('indexed', '')}"
    return "" if told in ("FFFFFF", "índice 64") else told


def _tinted(color: str, tint: str | None) -> str:
    try:
        share = float(tint or 0)
    except ValueError:
        share = 0.0
    if share == 0:
        return color
    channels = [int(color[place : place + 2], 16) for place in (0, 2, 4)]
    mixed = (c * (1 + share) if share < 0 else c + (255 - c) * share for c in channels)
    return "".join(f"{round(min(255, max(0, c))):02X}" for c in mixed)


def _theme(parts: Package, main: str) -> list[str]:
    """Return the colours of the theme, in the order that cells name them: light before dark."""
    found = related(parts, main, "theme")
    root = parse(parts, found[0]) if found else None
    scheme = root.find(f".//{_A}clrScheme") if root is not None else None
    colors = [_scheme_color(node) for node in scheme] if scheme is not None else []
    if len(colors) >= 4:
        colors[0], colors[1], colors[2], colors[3] = colors[1], colors[0], colors[3], colors[2]
    return colors


def _scheme_color(node: Element) -> str:
    for child in node:
        told = child.get("lastClr", "") or child.get("val", "")
        if re.fullmatch("[0-9A-Fa-f]{6}", told):
            return told.upper()
    return "000000"


def _ranges(root: Element) -> Iterator[tuple[str, range, range]]:
    """Yield the first cell of each merge, its rows and its columns."""
    for node in root.iter(f"{_S}mergeCell"):
        first, _, last = node.get("ref", "").partition(":")
        start, end = _CELL.fullmatch(first), _CELL.fullmatch(last)
        if start and end:
            rows = range(int(start[2]), int(end[2]) + 1)
            yield first, rows, range(_column(start[1]), _column(end[1]) + 1)


def _merges(root: Element) -> dict[str, str]:
    return {
        first: "abarca "
        + " y ".join(
            f"{len(span)} {many}"
            for span, many in ((columns, "columnas"), (rows, "filas"))
            if len(span) > 1
        )
        for first, rows, columns in _ranges(root)
    }


def _covered(root: Element) -> set[str]:
    """Return the cells that merges cover, of no more than a sheet of any document has."""
    found: set[str] = set()
    for first, rows, columns in _ranges(root):
        if len(rows) * len(columns) + len(found) > _MOST_CELLS:
            raise UnreadableFile("tiene más celdas unidas que cualquier documento")
        found |= {f"{_letters(column)}{row}" for row in rows for column in columns} - {first}
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _hidden_columns(root: Element) -> set[str]:
    spans = {
        (_number(node.get("min")), min(_number(node.get("max")), _LAST_COLUMN))
        for node in root.iter(f"{_S}col")
        if node.get("hidden") in ("1", "true") or _is_nothing(node.get("width"))
    }
    found, done = set(), 0  # in their order, so that none is looked at twice
    for first, last in sorted(spans):
        found |= {_letters(column) for column in range(max(first, done + 1), last + 1)}
        done = max(done, last)
    return found


def _links(parts: Package, path: str, root: Element) -> dict[str, str]:
    outside = {key: to for key, _, to, is_outside in relations(parts, path) if is_outside}
    return {
        node.get("ref", "").partition(":")[0]: outside[node.get(f"{_R}id", "")]
        for node in root.iter(f"{_S}hyperlink")
        if node.get(f"{_R}id", "") in outside
    }


def _notes(parts: Package, path: str) -> dict[str, str]:
    found = {}
    for name in related(parts, path, "comments"):
        root = parse(parts, name)
        for node in root.iter(f"{_S}comment") if root is not None else ():
            found[node.get("ref", "")] = folded(_rich(node))
    return found


def _drawn(parts: Package, name: str, sheet: str) -> Iterator[Block]:
    root = parse(parts, name)
    points = {key: (to, outside) for key, _, to, outside in relations(parts, name)}
    for node in root.iter() if root is not None else ():
        if node.tag == f"{_A}blip":
            key = node.get(f"{_R}embed", "") or node.get(f"{_R}link", "")
            yield lone(
                f"hoja «{sheet}» · imagen", f"[{picture(parts, *points.get(key, ('', False)))}]"
            )
        elif node.tag.endswith("}txBody"):
            text = folded(" ".join(child.text or "" for child in node.iter(f"{_A}t")))
            yield from [lone(f"hoja «{sheet}» · cuadro de texto", text)] if text else []


def cached(parts: Package, main: str) -> dict[str, str]:
    """Return what each formula gave the last time that it was counted, by sheet and cell."""
    book = parse(parts, main)
    targets = {key: to for key, _, to, outside in relations(parts, main) if not outside}
    strings, found = _strings(parts, main), {}
    for node in book.iter(f"{_S}sheet") if book is not None else ():
        root = parse(parts, targets.get(node.get(f"{_R}id", ""), ""))
        for cell in root.iter(f"{_S}c") if root is not None else ():
            formula, raw = cell.find(f"{_S}f"), cell.findtext(f"{_S}v")
            if formula is not None and raw:
                text = strings[_number(raw)] if cell.get("t") == "s" else _plain_number(raw)
                found[f"hoja «{node.get('name', '')}» · {cell.get('r', '')}"] = text
    return found
