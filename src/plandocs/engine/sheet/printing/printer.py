"""How each value prints in a workbook: of its kind, told when it cannot, never a formula."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

from plandocs.engine.language import Run, illegal_character
from plandocs.engine.language.faults import FORBIDDEN, TOO_MUCH, BadExpression
from plandocs.engine.language.filters import kind_of
from plandocs.engine.language.missing import Missing
from plandocs.engine.rules import (
    BAD_SHEET_NAME,
    FORBIDDEN_CHARACTER,
    NOT_STORABLE,
    UNFIT_VALUE,
    UNPRINTABLE,
)
from plandocs.engine.sheet import marks
from plandocs.engine.sheet.places import MAX_COLUMN, utf16_length
from plandocs.engine.sheet.plans import BookPlan, CellPlan, FieldPlan
from plandocs.engine.sheet.printing.fields import Unfit, typed
from plandocs.engine.sheet.printing.heights import height_of
from plandocs.engine.sheet.printing.printed import PrintedSheet
from plandocs.engine.sheet.printing.strings import Strings
from plandocs.engine.sheet.printing.styles import DATE_CODE, HOUR_CODE, MOMENT_CODE, Styles
from plandocs.engine.sheet.printing.titles import refusal
from plandocs.engine.values import ProseLike

if TYPE_CHECKING:
    from plandocs.engine.language.origins import Origins

MAX_TEXT = 32_767
_MOST_QUOTED = 255
_MOST_SHEETS = 1000
"""Each is two parts or more of a file, and no file may have more than 2,000."""
_SPAN = re.compile("[0-9]{1,5}")
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")
_SLACK = 2
_FIRST_YEAR, _FIRST_YEAR_OF_1904 = 1900, 1904
_MAX_DIGITS = 15
_SMALLEST = 2.2250738585072014e-308
"""The least number that Excel keeps; what is longer to write would fill the memory."""
_DAY = 86_400
_NEW_LINES = re.compile("\r\n?")

_WORD = "[^\x00-\x20&<>_\ud800-\udfff\ufffe\uffff]++"
_PLAIN = re.compile(f"{_WORD}(?: {_WORD})*+")
"""Words with one space between them, and no sign that XML or Excel reads otherwise."""
_NOTHING = type(None)
_MIXED = object()
_SHOWN = (str, int, float, Decimal, date, time)
_MOST_KNOWN = 50_000
"""How many printed texts are remembered, so that memory stays small."""

Known = dict[Any, str]


class Printer:
    """Prints the values of one workbook."""

    def __init__(self, plan: BookPlan, names: Mapping[str, Any], origins: "Origins") -> None:
        """Print the values of `names`, which were typed where `origins` says."""
        self.run = Run(names, {}, origins)
        self.run.filters |= self._operations()
        self.styles = Styles(plan.styles)
        self.strings = Strings(plan.strings)
        self.sheets: list[PrintedSheet] = []
        self.labels: dict[int, list[str]] = {}
        """The texts of the workbook itself, by label."""
        self._plan = plan
        self._known: dict[int, Known] = {line: {} for line in plan.cells}
        self._kept = 0
        self._colors: dict[Any, str] = {}
        self._rounds: list[list[int]] = []
        self._titles: set[str] = set()
        """The names of sheets that tags printed, in lower case."""
        self._turns = 0
        self._copies: Counter[int] = Counter()

    def _operations(self) -> dict[str, Callable[..., Any]]:
        return {
            "_text": self.words,
            "_cell": self._cell_operation(),
            "_show": self._show_operation(),
            "_filled": self.filled,
            "_show_filled": self.show_filled,
            "_mixed": self.mixed,
            "_span": self.span,
            "_label": self.label,
            "_header": self.header,
            "_quoted": self.quoted,
            "_begin": self.begin,
            "_enter": self.enter,
            "_step": self.step,
            "_leave": self.leave,
        }

    def _cell_operation(self) -> Callable[[Any, int], str]:
        def cell(value: Any, line: int) -> str:
            try:
                return self._known[line][value]
            except (KeyError, TypeError):
                return self._new(value, line, "")

        return cell

    def _show_operation(self) -> Callable[[Any, str, int], str]:
        """Return the printing of a field, the most frequent of all cells, in one step."""

        def show(owner: Any, name: str, line: int) -> str:
            try:
                return self._known[line][owner[name]]
            except (KeyError, TypeError):
                return self._new(self.run.field(owner, name), line, "")

        return show

    def filled(self, value: Any, color: Any, line: int) -> str:
        """Return what a cell with a background of its own holds."""
        try:
            return self._known[line][value, color]
        except (KeyError, TypeError):
            return self._new(value, line, self._color(color), color)

    def show_filled(self, owner: Any, name: str, color: str, line: int) -> str:
        """Return what a cell holds whose value and background are fields of one group."""
        try:
            return self._known[line][owner[name], owner[color]]
        except (KeyError, TypeError):
            field = self.run.field
            return self.filled(field(owner, name), field(owner, color), line)

    def mixed(self, text: str, line: int, color: Any = "") -> str:
        """Return what a cell of several values, or of values among words, holds."""
        plan = self._plan.cells[line]
        if plan.field is not None:
            return self._new(text, line, "", _MIXED)
        style = self._style(plan, self._color(color) if color != "" else "")
        if not plan.runs:
            return self._worded(text, plan, style, line)
        runs = [(plan.runs[int(n)], words) for n, words in marks.RUNS.findall(text) if words]
        words = "".join(words for _, words in runs)
        self._check_length(words, line)
        if not words:
            return f"{_start(plan, style)}/>"
        return _start(plan, style) + self.strings.rich(runs) + self._height(words, plan)

    def _new(self, value: Any, line: int, color: str, asked: Any = None) -> str:
        """Return what a cell holds for a value not seen before in it."""
        plan = self._plan.cells[line]
        if plan.field is not None:
            value = self._fitted(value, plan.field, line)
        if plan.is_heading:
            value = self.run.words(value, line)
        style = self._style(plan, color)
        if isinstance(value, str):
            # Most texts hold nothing that prints otherwise, and are found out at once.
            if type(value) is str and len(value) <= MAX_TEXT // 2 and _PLAIN.fullmatch(value):
                made = _start(plan, style) + self.strings.plain(value) + self._height(value, plan)
            else:
                made = self._worded(self.words(value, line), plan, style, line)
            if type(value) is str and type(asked) in (str, _NOTHING) and self._kept < _MOST_KNOWN:
                self._kept += 1
                self._known[line][value if asked is None else (value, asked)] = made
            return made
        if isinstance(value, bool):
            return f'{_start(plan, style)} t="b"><v>{int(value)}</v></c>'
        if isinstance(value, date | time):
            return self._moment(value, plan, style, line)
        if isinstance(value, int | float | Decimal):
            return self._number(value, plan, style, line)
        return self._worded(self.words(value, line), plan, style, line)

    def _fitted(self, value: Any, field: FieldPlan, line: int) -> Any:
        """Return a value as its column of an official layout holds it; told when it cannot."""
        if isinstance(value, Missing):
            return value
        try:
            return typed(value, field)
        except Unfit as error:
            shown = str(value)[:40] if isinstance(value, _SHOWN) else kind_of(value)
            self.run.note(UNFIT_VALUE, line, columna=field.heading, valor=shown, que=str(error))
            return ""

    def _style(self, plan: CellPlan, color: str) -> int:
        return self.styles.filled(plan.style, color) if color else plan.style

    def _worded(self, text: str, plan: CellPlan, style: int, line: int) -> str:
        if "\r" in text:
            text = _NEW_LINES.sub("\n", text)
        if not text:
            return f"{_start(plan, style)}/>"
        self._check_length(text, line)
        return _start(plan, style) + self.strings.text(text) + self._height(text, plan)

    def _check_length(self, text: str, line: int) -> None:
        if len(text) > MAX_TEXT // 2 and (length := utf16_length(text)) > MAX_TEXT:
            self._tell_long(length, MAX_TEXT, line)

    def _tell_long(self, length: int, limit: int, line: int) -> None:
        what = f"un texto de {length} caracteres (el límite es {limit})"
        self.run.note(NOT_STORABLE, line, que=what)

    def _height(self, text: str, plan: CellPlan) -> str:
        """Return the mark of a row taller than usual."""
        if not plan.room:
            return ""
        look = self._plan.styles.looks[plan.style]
        height = height_of(text, look.size, look.bold, plan.room)
        if height <= plan.usual + _SLACK:
            return ""
        return marks.HEIGHT.format(f"{height:g}{'f' if plan.fixed else ''}")

    def _moment(self, value: date | time, plan: CellPlan, style: int, line: int) -> str:
        if reason := _refused_moment(value, self._plan.from_1904):
            self.run.note(NOT_STORABLE, line, que=reason)
            return f"{_start(plan, style)}/>"
        style = self.styles.dated(style, _code_of(value))
        return f"{_start(plan, style)}><v>{_serial(value, self._plan.from_1904)}</v></c>"

    def _number(self, value: int | float | Decimal, plan: CellPlan, style: int, line: int) -> str:
        if reason := _refused_number(value):
            self.run.note(NOT_STORABLE, line, que=reason)
            return f"{_start(plan, style)}/>"
        text = format(value, "f") if isinstance(value, Decimal) else _digits(value)
        text = text if value else "0"
        return f"{_start(plan, style)}><v>{text}</v></c>"

    def words(self, value: Any, line: int) -> str:
        """Return what a value reads among words."""
        if not isinstance(value, str):
            if isinstance(value, Missing | int | float | Decimal):
                return self.run.words(value, line)
            if not isinstance(value, ProseLike):
                self.run.note(UNPRINTABLE, line, que=kind_of(value))
                return ""
            value = "\n".join("".join(run.text for run in block.runs) for block in value.blocks)
        if FORBIDDEN.search(value):
            excerpt = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)[:40]
            code = illegal_character(value) or ""
            self.run.note(FORBIDDEN_CHARACTER, line, codigo=code, texto=excerpt)
            return ""
        return str.__str__(value)

    def _color(self, value: Any) -> str:
        try:
            return self._colors[value]
        except (KeyError, TypeError):
            pass
        text = str(value).strip()
        found = _COLOR.fullmatch(text)
        if text and not found and text.lower() != "auto":
            self._told("cellbg", value, "un color de seis cifras («5B2C83»)")
        color = found[1].upper() if found else ""
        if type(value) is str:
            self._colors[value] = color
        return color

    def span(self, value: Any) -> str:
        """Return the mark of a cell that covers some columns."""
        text = str(value).strip()
        if _SPAN.fullmatch(text) and 0 < int(text) <= MAX_COLUMN:
            return marks.DIRECTIVE.format("s", int(text))
        if text:
            self._told("colspan", value, f"un número entero de 1 a {MAX_COLUMN}")
        return ""

    def _told(self, name: str, value: Any, need: str) -> None:
        if not isinstance(value, Missing):
            self.run.note_directive(name, value, need)

    def header(self, value: Any, line: int) -> str:
        """Return a value in a header or footer, where `&` begins a code."""
        return self.words(value, line).replace("&", "&&")

    def quoted(self, value: Any, line: int) -> str:
        """Return a value inside a quoted text of a formula."""
        text = self.words(value, line)
        if len(text) > _MOST_QUOTED:
            self._tell_long(len(text), _MOST_QUOTED, line)
        return text.replace('"', '""')

    def label(self, text: str, number: int) -> str:
        """Keep a text from outside the cells; it prints nothing here."""
        kind, line = self._plan.labels[number]
        if kind == "title":
            self._check_title(text.strip(), line)
        of_sheet = self.sheets and kind not in ("name", "core")
        labels = self.sheets[-1].labels if of_sheet else self.labels
        labels.setdefault(number, []).append(text)
        return ""

    def _check_title(self, title: str, line: int) -> None:
        """Tell a name that no sheet may have, while what it is made of is known."""
        if reason := refusal(title, self._titles):
            # The values of a label stand on the lines after the one that begins it.
            self.run.note(BAD_SHEET_NAME, line, line + 1, nombre=title, motivo=reason)
        self._titles.add(title.casefold())

    def begin(self, number: int) -> str:
        """Begin a sheet, by its number in the template; return its mark."""
        plan = self._plan.sheets[number]
        if len(self.sheets) == _MOST_SHEETS:
            raise BadExpression(TOO_MUCH)
        copy = self._copies[number]
        self._copies[number] += 1
        rounds = tuple((loop, turn) for loop, turn in self._rounds)
        self.sheets.append(PrintedSheet(plan, copy, rounds))
        return marks.SHEET.format(len(self.sheets) - 1)

    def enter(self, loop: int) -> str:
        """Begin a loop over sheets."""
        self._rounds.append([loop, 0])
        return ""

    def step(self, _: Any = None) -> str:
        """Begin a round of the innermost loop over sheets."""
        self._turns += 1
        self._rounds[-1][1] = self._turns
        return ""

    def leave(self, _: Any = None) -> str:
        """End the innermost loop over sheets."""
        self._rounds.pop()
        return ""


def _start(plan: CellPlan, style: int) -> str:
    return f'{plan.prefix} s="{style}"' if style else plan.prefix


def _serial(value: date | time, from_1904: bool) -> str:
    """Return a moment as the number of days that Excel counts (ECMA-376 part 1, 18.17.4.1)."""
    if isinstance(value, time):
        return repr((value.hour * 3600 + value.minute * 60 + value.second) / _DAY)
    day = value.toordinal()
    days = day - (date(1904, 1, 1) if from_1904 else date(1899, 12, 30)).toordinal()
    if not from_1904 and days < 61:
        days -= 1  # Excel believes that 1900 had a 29th of February
    if not isinstance(value, datetime):
        return str(days)
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return repr(days + seconds / _DAY) if seconds else str(days)


def _code_of(value: date | time) -> str:
    """Return how a moment shows in a cell that does not say."""
    if isinstance(value, time):
        return HOUR_CODE
    return MOMENT_CODE if isinstance(value, datetime) and value.time() != time() else DATE_CODE


def _refused_moment(value: date | time, from_1904: bool) -> str:
    """Return what Excel cannot keep about a moment, said in Spanish, or an empty text."""
    if isinstance(value, datetime | time) and value.tzinfo is not None:
        return "una hora con zona horaria"
    first = _FIRST_YEAR_OF_1904 if from_1904 else _FIRST_YEAR
    if isinstance(value, date) and value.year < first:
        return f"una fecha anterior a {first}"
    return ""


def _digits(value: int | float) -> str:
    """Return the digits of a number, whatever its own class makes of them."""
    return float.__repr__(value) if isinstance(value, float) else int.__repr__(value)


def _refused_number(value: int | float | Decimal) -> str:
    if not isfinite(value):
        return "un número infinito o indefinido"
    if -_SMALLEST < value < _SMALLEST and value:
        return "un número tan pequeño que lo leería como cero"
    digits = 0 if isinstance(value, float) else len(Decimal(value).normalize().as_tuple().digits)
    if digits > _MAX_DIGITS:
        return f"un número de {digits} cifras (el límite es {_MAX_DIGITS})"
    return ""
