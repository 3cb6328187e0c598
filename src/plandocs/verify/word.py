"""A part of a finished Word document: its paragraphs, and whether what is in it fits together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_TRACKED = frozenset(
    "w:p w:t w:br w:tab w:cr w:tbl w:tr w:tc w:gridCol w:gridSpan w:gridBefore w:gridAfter "
    "w:fldChar w:bookmarkStart w:bookmarkEnd wp:docPr".split()
)


@dataclass
class _Table:
    columns: int = 0
    """Of its grid; none is told by 0."""
    rows: int = 0
    is_exceeded: bool = False
    """Whether a row has more columns than the grid; a shorter one ends before the others."""


@dataclass
class _Row:
    width: int = 0
    cells: int = 0
    span: int = 1
    """Columns of the cell being read."""


@dataclass
class Story:
    """What a part says, paragraph by paragraph, and what is wrong with it."""

    texts: list[str] = field(default_factory=list)
    flaws: Counter[str] = field(default_factory=Counter)
    relations: set[str] = field(default_factory=set)
    """The names by which it points at other parts."""
    drawings: Counter[str] = field(default_factory=Counter)
    _open: list[list[str]] = field(default_factory=list)
    _tables: list[_Table] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)
    _fields: int = 0
    """How many are open."""
    _marks: Counter[str] = field(default_factory=Counter)
    _names: Counter[str] = field(default_factory=Counter)
    _is_text: bool = False
    _last: list[str] = field(default_factory=list)
    """For each open cell, the last thing of its content that ended."""
    _path: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        for name in attributes:
            if name.startswith("r:"):
                self.relations.add(attributes[name])
        self._path.append(tag)
        if tag in _TRACKED:
            self._take(tag, attributes)

    def _take(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "w:p":
                self._open.append([])
            case "w:t":
                self._is_text = True
            case "w:br" | "w:tab" | "w:cr":
                self.text(" ", is_break=True)
            case "w:tbl":
                self._tables.append(_Table())
            case "w:gridCol" if self._tables:
                self._tables[-1].columns += 1
            case "w:tr":
                self._rows.append(_Row())
            case "w:tc":
                self._last.append("")
                if self._rows:
                    self._rows[-1].cells += 1
                    self._rows[-1].span = 1
            case "w:gridSpan" if self._rows:
                self._rows[-1].span = _number(attributes, 1)
            case "w:gridBefore" | "w:gridAfter" if self._rows:
                self._rows[-1].width += _number(attributes, 0)
            case "w:fldChar":
                self._take_field(attributes.get("w:fldCharType", ""))
            case "w:bookmarkStart":
                self._marks[attributes.get("w:id", "")] += 1
                self._names[attributes.get("w:name", "").lower()] += 1
            case "w:bookmarkEnd":
                self._marks[attributes.get("w:id", "")] -= 1
            case "wp:docPr":
                self.drawings[attributes.get("id", "")] += 1

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._path.pop()
        if self._last and self._path and self._path[-1] == "w:tc":
            self._last[-1] = tag
        match tag:
            case "w:p":
                self.texts.append("".join(self._open.pop()))
            case "w:t":
                self._is_text = False
            case "w:tc":
                self._end_cell(self._last.pop())
            case "w:tr":
                self._end_row(self._rows.pop())
            case "w:tbl":
                self._end_table(self._tables.pop())

    def text(self, words: str, is_break: bool = False) -> None:
        """Take some text: what paragraphs print, those around a text box too."""
        if self._is_text or is_break:
            for paragraph in self._open:
                paragraph.append(words)

    def _take_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields += 1
        elif not self._fields:
            self.flaws["un campo que termina sin empezar"] += 1
        elif kind == "end":
            self._fields -= 1

    def _end_cell(self, last: str) -> None:
        if last in ("", "w:tcPr", "w:tbl"):
            self.flaws["una celda sin párrafo al final"] += 1
        if self._rows:
            self._rows[-1].width += self._rows[-1].span

    def _end_row(self, row: _Row) -> None:
        if not row.cells:
            self.flaws["una fila sin celdas"] += 1
        if self._tables:
            table = self._tables[-1]
            table.rows += 1
            table.is_exceeded |= row.width > table.columns

    def _end_table(self, table: _Table) -> None:
        if not table.rows:
            self.flaws["una tabla sin filas"] += 1
        if table.is_exceeded and table.columns:
            self.flaws["una tabla con una fila que pasa de sus columnas"] += 1

    def faults(self) -> Iterator[str]:
        """Yield in Spanish what is wrong with the part, once it was read whole."""
        yield from self.flaws
        if self._fields:
            yield "un campo que no termina"
        if any(count for count in self._marks.values()):
            yield "un marcador que no abre y cierra"
        if any(count > 1 for count in self._names.values()):
            yield "dos marcadores con un nombre"
        if any(count > 1 for count in self.drawings.values()):
            yield "dos figuras con un número"


def _number(attributes: dict[str, str], usual: int) -> int:
    text = attributes.get("w:val", "")
    return int(text) if text.isdecimal() and len(text) < 6 else usual
