"""What surrounds the cells of a sheet and changes what is read in them: merges, links, notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, Piece, folded
from plandocs.verify.opening import Package, UnreadableFile, parse
from plandocs.verify.relations import related, relations
from plandocs.verify.sheet_text.values import (
    CELL,
    LAST_COLUMN,
    R,
    S,
    column_letters,
    column_number,
    is_nothing,
    is_on,
    number_of,
)

_MOST_COVERED = 500_000
NO_HEIGHT, _NO_WIDTH = 3.0, 1.0
"""The size of rows, in points, and of columns, in letters, of which nothing is read."""
_Span = tuple[str, range, range]


@dataclass(frozen=True)
class Around:
    """What surrounds the cells of a sheet, by their names; columns that are hidden, by letters.

    `told` are the cells that say something, with which their link and their note were told.
    """

    name: str
    covered: set[str] = field(default_factory=set)
    merges: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    height: str = ""
    hides_zeros: bool = False

    def beside(self, ref: str) -> str:
        """Return where the link of a cell goes and what its note says."""
        link = f" ‹{self.links[ref]}›" if ref in self.links else ""
        return f"{link} [comentario: {self.notes[ref]}]" if ref in self.notes else link

    def blocks(self) -> Iterator[Block]:
        """Yield the links and notes of cells that say nothing: some programs leave these out."""
        for ref in sorted({*self.links, *self.notes} - self.told):
            where = f"hoja «{self.name}» · {ref}"
            yield Block(where, (Piece(where, self.beside(ref).strip(), slot=ref),))


def around_of(parts: Package, path: str, name: str, root: Element) -> Around:
    """Return what surrounds the cells of a sheet; raise UnreadableFile."""
    usual = root.find(f"{S}sheetFormatPr")
    return Around(
        name,
        _covered(root),
        _merges(root),
        _links(parts, path, root),
        _notes(parts, path),
        _hidden_columns(root),
        set(),
        usual.get("defaultRowHeight", "") if usual is not None else "",
        any(node.get("showZeros") in ("0", "false") for node in root.iter(f"{S}sheetView")),
    )


def _ranges(root: Element) -> Iterator[_Span]:
    """Yield the first cell of each merge, its rows and its columns."""
    for node in root.iter(f"{S}mergeCell"):
        first, _, last = node.get("ref", "").replace("$", "").upper().partition(":")
        start, end = CELL.fullmatch(first), CELL.fullmatch(last)
        if start and end:
            rows = sorted((int(start[2]), int(end[2])))
            columns = sorted((column_number(start[1]), column_number(end[1])))
            corner = f"{column_letters(columns[0])}{rows[0]}"
            yield corner, range(rows[0], rows[1] + 1), range(columns[0], columns[1] + 1)


def _merges(root: Element) -> dict[str, str]:
    return {
        first: "abarca "
        + " y ".join(
            f"{len(span)} {many}"
            for span, many in ((columns, "columnas"), (rows, "filas"))
            if len(span) > 1
        )
        for first, rows, columns in _ranges(root)
        if len(columns) > 1 or len(rows) > 1
    }


def _covered(root: Element) -> set[str]:
    """Return the cells that merges cover, of no more than a sheet of any document has."""
    found: set[str] = set()
    spans = [*_ranges(root)]
    if sum(len(rows) * len(columns) for _, rows, columns in spans) > _MOST_COVERED:
        spans = [*_filled(root, spans)]
    for first, rows, columns in spans:
        if len(rows) * len(columns) + len(found) > _MOST_COVERED:
            raise UnreadableFile("tiene más celdas unidas que cualquier documento")
        found |= {f"{column_letters(column)}{row}" for row in rows for column in columns} - {first}
    return found


def _filled(root: Element, spans: Iterable[_Span]) -> Iterator[_Span]:
    """Yield merges as far as the sheet has cells: some go down, or across, all of it."""
    places = (CELL.fullmatch(cell.get("r", "")) for cell in root.iter(f"{S}c"))
    cells = [(column_number(place[1]), int(place[2])) for place in places if place]
    right, low = (
        max(numbers, default=0) for numbers in ((c for c, _ in cells), (r for _, r in cells))
    )
    for first, rows, columns in spans:
        yield (
            first,
            rows[: max(0, low + 1 - rows.start)],
            columns[: max(0, right + 1 - columns.start)],
        )


def _hidden_columns(root: Element) -> set[str]:
    sized, hidden = set(), set()
    for node in root.iter(f"{S}col"):
        span = number_of(node.get("min")), min(number_of(node.get("max")), LAST_COLUMN)
        sized.add(span)
        if is_on(node.get("hidden")) or is_nothing(node.get("width"), _NO_WIDTH):
            hidden.add(span)
    found = _columns(hidden)
    usual = root.find(f"{S}sheetFormatPr")
    if usual is not None and is_nothing(usual.get("defaultColWidth"), _NO_WIDTH):
        found |= {*range(1, LAST_COLUMN + 1)} - _columns(sized)
    return {column_letters(column) for column in found}


def _columns(spans: set[tuple[int, int]]) -> set[int]:
    """Return the columns of some spans, in whose order none is looked at twice."""
    found: set[int] = set()
    done = 0
    for first, last in sorted(spans):
        found |= {*range(max(first, done + 1), last + 1)}
        done = max(done, last)
    return found


def _links(parts: Package, path: str, root: Element) -> dict[str, str]:
    """Return where the links of cells go: outside, to another place of the book, or both."""
    outside = {key: to for key, _, to, is_outside in relations(parts, path) if is_outside}
    found = {}
    for node in root.iter(f"{S}hyperlink"):
        inside = node.get("location", "").replace("'", "")
        to = outside.get(node.get(f"{R}id", ""), "") + (f"#{inside}" if inside else "")
        if to:
            found[node.get("ref", "").partition(":")[0]] = to
    return found


def _notes(parts: Package, path: str) -> dict[str, str]:
    """Return the comments of a sheet by cell: each of a thread that is not in its old-style one."""
    found: dict[str, str] = {}
    for kind, tag in (("comments", "comment"), ("threadedComment", "threadedComment")):
        for name in related(parts, path, kind):
            root = parse(parts, name)
            for node in root.iter() if root is not None else ():
                if str(node.tag).endswith(f"}}{tag}"):
                    ref, said = node.get("ref", ""), folded(_words(node))
                    if said not in found.get(ref, ""):
                        found[ref] = f"{found[ref]} | {said}" if ref in found else said
    return found


def _words(note: Element) -> str:
    return "".join(
        node.text or ""
        for node in note.iter()
        if str(node.tag).endswith(("}t", "}text")) and not len(node)
    )
