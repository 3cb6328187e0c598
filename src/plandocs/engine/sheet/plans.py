"""A compiled Excel template: all that printing needs, as plain data."""

from typing import NamedTuple

from plandocs.diagnostics import Location
from plandocs.engine.language import Program
from plandocs.engine.package import Entry
from plandocs.engine.tag import Tag

ANY = "*"
"""Stands for every sheet where those that a formula reads are not known."""

Box = tuple[int, int, int, int]
"""Top, left, bottom, right."""


class Span(NamedTuple):
    """The rows, or the columns, of a reference: first, last, and which are fixed with `$`."""

    first: int
    last: int
    fixed: tuple[bool, bool]
    ranged: bool


class Reference(NamedTuple):
    """A reference inside a formula; `title` is None for the formula's own sheet."""

    title: str | None
    columns: Span | None
    rows: Span | None
    ranged: bool


class Several(NamedTuple):
    """A reference over several sheets (`Ene:Mar!A1`): it stays, or is told when a sheet moves."""

    text: str


class Quoted(NamedTuple):
    """What a text names (`INDIRECT("B5")`): it prints nothing, and is told when its cells move."""

    reference: Reference


class Counted(NamedTuple):
    """Lines counted from the first of a reference (`OFFSET(B2,5,0)`), each by how far it is.

    It prints nothing, and is told when other cells come to be there.
    """

    reference: Reference
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    is_sized: bool = False
    """Whether how many lines they are is calculated, as of a list that may have none."""


class TableUse(NamedTuple):
    """A table inside a formula, and what of it: `Gastos` and `[Monto]`, as XML holds them.

    A copy of its sheet has a table of another name, and headings with tags change their text.
    Inside a table its name may be left out; then `own` says which it is.
    """

    name: str
    part: str
    own: str = ""


class Formula(NamedTuple):
    """A formula as XML holds it, whole and in pieces."""

    text: str
    pieces: tuple[str | Reference | Several | Quoted | Counted | TableUse, ...]
    reads_any: bool = False
    """Whether it may read cells that it does not name: through a name, a table, INDIRECT."""


class FormulaSlot(NamedTuple):
    """Where a formula is printed."""

    formula: Formula
    what: str
    near: bool = True
    """Whether it looks from the copy that it is in, or from nowhere."""
    is_flat: bool = False
    """Whether it must be of one row or one column, as a sparkline's."""
    in_attribute: bool = False
    cell: str = ""


class AreaSlot(NamedTuple):
    """Where some ranges are printed, each grown over all the copies of its cells."""

    boxes: tuple[Box, ...]
    what: str
    least: int = 1
    """The rows that it cannot do without."""


class CopySlot(NamedTuple):
    """What serves some cells: printed for each of their copies, or once over all of them."""

    boxes: tuple[Box, ...]
    pieces: "Pieces"
    what: str
    once: bool = False


class OwnSlot(NamedTuple):
    """Inside a CopySlot, something of the copy.

    `ranges` are its cells; `row` and `column` a number that goes down or across with them; `id` a
    number that no other copy has, the template's own for the first.
    """

    what: str
    number: int = 0


class GroupSlot(NamedTuple):
    """An element that is there only while it holds something."""

    before: "Pieces"
    items: "Pieces"
    after: "Pieces"


class BreaksSlot(NamedTuple):
    """The page breaks along an axis: the line before each, and its other attributes."""

    by_row: bool
    breaks: tuple[tuple[int, str], ...]


class PaneSlot(NamedTuple):
    """Frozen panes: how many columns and rows, and the state."""

    columns: int
    rows: int
    state: str


class ColumnsSlot(NamedTuple):
    """The definitions of columns: first, last, attributes."""

    spans: tuple[tuple[int, int, str], ...]


class SelectedSlot(NamedTuple):
    """Whether the tab of a sheet is selected: not that of a copy."""


class MergesSlot(NamedTuple):
    """Where merged cells are printed."""


class SizeSlot(NamedTuple):
    """Where the range of all the cells is printed."""


class LabelSlot(NamedTuple):
    """Where a text with tags outside the cells is printed."""

    number: int
    run: str = ""
    """What closes and opens a run where the text breaks its line."""
    is_coded: bool = False
    """Whether Excel reads `_x0041_` in it as a letter."""


class AnchorSlot(NamedTuple):
    """An end of a drawing along an axis, from 0.

    `start` and `end` are where the drawing begins and ends. One that keeps its size moves as its
    start does.
    """

    by_row: bool
    number: int
    start: int
    end: int
    keeps_size: bool
    what: str


class StillSlot(NamedTuple):
    """What prints nothing, and tells when some cells are not where they were."""

    boxes: tuple[Box, ...]
    what: str


class TableSlot(NamedTuple):
    """The number or the name of a table, which no other may repeat."""

    name: str
    number: int
    """The number in the template; 0 where the name is printed."""


class HeadingsSlot(NamedTuple):
    """The columns of a table, each named as its heading prints."""

    box: Box
    columns: tuple[tuple[str, "Pieces"], ...]
    """Attributes but id and name, and what is inside."""
    names: tuple[str, ...]
    what: str


class PlaceSlot(NamedTuple):
    """A place of xl/workbook.xml that the printed sheets fill."""

    what: str
    text: str = ""


Slot = (
    FormulaSlot
    | AreaSlot
    | CopySlot
    | OwnSlot
    | GroupSlot
    | BreaksSlot
    | PaneSlot
    | ColumnsSlot
    | MergesSlot
    | SizeSlot
    | LabelSlot
    | AnchorSlot
    | StillSlot
    | TableSlot
    | HeadingsSlot
    | PlaceSlot
    | SelectedSlot
)
Pieces = tuple[str | Slot, ...]


class Look(NamedTuple):
    """What of a cell's style decides the height that its text needs."""

    size: float
    bold: bool
    wrapped: bool
    turned: bool
    indent: float


class FieldPlan(NamedTuple):
    """A column of an official layout: its heading, its type code, and its catalogue if any."""

    heading: str
    code: int
    options: tuple[str, ...]


class CellPlan(NamedTuple):
    """A cell that the data fills."""

    style: int
    room: float
    """The pixels across for its text; 0 when its row has a height of its own."""
    usual: float
    """The height of its row when nothing asks for more, in points."""
    fixed: bool
    """Whether its height must be set, for its cell is merged and nothing else would fit it."""
    runs: tuple[str, ...]
    """The `rPr` of each run of a rich text."""
    prefix: str = ""
    """What stands before its style, from the last tag on."""
    field: FieldPlan | None = None
    """The column of an official layout that it is in."""
    is_heading: bool = False
    """Whether it heads a column of a table, and so must be a text."""


class FormulaPlan(NamedTuple):
    """A formula of a cell, and for an array its box."""

    formula: Formula
    cell: str
    box: Box | None
    is_still: bool = False
    """Whether it cannot follow its cells, as the table of a what-if analysis."""


class NamePlan(NamedTuple):
    """A defined name: its attributes, formula or label, and the number of the sheet it is of."""

    attributes: str
    formula: Formula
    label: int | None
    sheet: int | None
    areas: tuple[Box, ...]
    """The ranges of a print area or a filter: they grow as ranges of the page do."""
    titles: tuple[tuple[int, int] | None, tuple[int, int] | None]
    """The title columns and the title rows."""
    title: str
    """The sheet that `areas` and `titles` are of."""
    name: str


class TablePlan(NamedTuple):
    """A table: its name, the sheet it is in, the row of its headings, and those in the template.

    A table without headings has no names.
    """

    name: str
    sheet: str
    box: Box
    headings: tuple[str, ...]


class OwnedPart(NamedTuple):
    """A part that the data fills, or that follows the cells of a sheet."""

    name: str
    pieces: Pieces
    has_tags: bool
    follows: bool
    """Whether it changes when the cells of its sheet move."""
    reads: tuple[str, ...] = ()
    """The sheets whose cells its formulas read and that may print others there."""
    points: tuple[str, ...] = ()
    """The sheets whose cells its formulas point at."""


class SheetPlan(NamedTuple):
    """A sheet of the template; a sheet that is no worksheet has no rows and no pieces."""

    title: str
    label: int | None
    """The label of its title, when that holds tags."""
    part: str
    size: tuple[int, int]
    head: Pieces
    """The XML before the rows; all of it when the program prints no rows."""
    tail: Pieces
    is_filled: bool
    """Whether the program prints its rows."""
    moves: tuple[bool, bool]
    """Whether rows, and columns, may be repeated or dropped."""
    packed: frozenset[int]
    """The rows whose cells are written one after another."""
    bodies: tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]
    """The rows and the columns of each loop."""
    formulas: tuple[FormulaPlan, ...]
    merges: tuple[Box, ...]
    widths: tuple[float, ...]
    """The width of each column in pixels."""
    fits: frozenset[int]
    """The rows that have no height of their own."""
    usual: float
    """The height of a row in points."""
    has_labels: bool
    parts: tuple[OwnedPart, ...]
    reads: tuple[str, ...]
    """The sheets that its formulas read; ANY of them."""
    has_formulas: bool
    copies: tuple[str, ...] = ()
    """The parts that a copy of the sheet has its own of."""
    relation: str = ""
    """Its relation's id in the workbook."""
    attributes: str = ""
    """Its attributes in the workbook but name, number and relation."""


class StylePlan(NamedTuple):
    """The cell formats of a template."""

    text: str
    """The XML of xl/styles.xml."""
    formats: tuple[str, ...]
    """The XML of each `xf`."""
    looks: tuple[Look, ...]
    dated: tuple[bool, ...]
    """Whether each format shows a number as a date or an hour."""
    fills: int
    next_format: int
    """The first number free for a number format."""


class StringsPlan(NamedTuple):
    """The shared texts of a template, without those that held tags."""

    items: str
    total: int
    words: dict[int, str]
    """Those that stand in cells whose height may depend on them."""


class BookPlan(NamedTuple):
    """A compiled workbook."""

    entries: dict[str, Entry]
    program: Program
    places: tuple[Location, ...]
    """By line of the program."""
    cells: dict[int, CellPlan]
    """By line of the program."""
    labels: dict[int, tuple[str, int]]
    """The kind and the line of each text outside the cells."""
    tags: tuple[Tag, ...]
    sheets: tuple[SheetPlan, ...]
    parts: tuple[OwnedPart, ...]
    """The parts of the workbook itself that the data fills."""
    names: tuple[NamePlan, ...]
    workbook: Pieces
    styles: StylePlan
    strings: StringsPlan | None
    tables: tuple[TablePlan, ...]
    types: str
    relations: dict[str, str]
    """The XML of the relations of the workbook, and of what copies of sheets need."""
    targets: dict[str, tuple[str, ...]]
    """The parts that each part points at; an empty name stands for the package itself."""
    app: str
    """docProps/app.xml without the names of the sheets, or empty."""
    from_1904: bool
    """Whether dates count from 1904."""
