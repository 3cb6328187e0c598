"""How each value prints in a Word document: escaped, told when it cannot, never as Python."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from plandocs.engine.language import Run, illegal_character
from plandocs.engine.language.faults import FORBIDDEN, BadExpression
from plandocs.engine.language.filters import kind_of, number_text
from plandocs.engine.language.loop import Loop
from plandocs.engine.language.missing import Missing
from plandocs.engine.rules import (
    BAD_PICTURE,
    CANNOT_SPLIT,
    FORBIDDEN_CHARACTER,
    MISSING_STYLE,
    UNPRINTABLE,
)
from plandocs.engine.values import (
    ProseLike,
    Subdoc,
    as_picture,
    name_of_picture,
    own_xml,
    unescaped,
)
from plandocs.engine.word.layout import Counts
from plandocs.engine.word.plans import PartPlan, RunPlan, StylePlan
from plandocs.engine.word.printing.markup import PAGE_BREAK, TEXT_OPEN, resolved
from plandocs.engine.word.printing.media import ForbiddenLinkError, Media
from plandocs.engine.word.printing.prose import ProseWriter
from plandocs.engine.word.printing.tables import Tables
from plandocs.gates.links import excerpt, is_allowed
from plandocs.gates.pictures import BadPicture
from plandocs.gates.rules import FORBIDDEN_LINK

if TYPE_CHECKING:
    from plandocs.engine.word.printing.subdoc import SubdocReader

_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")
_SPAN = re.compile("[1-9][0-9]{0,2}")
_LENGTH = re.compile(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*(cm|mm|in|pt)?\s*")
_TWIPS = {"cm": 1440 / 2.54, "mm": 144 / 2.54, "in": 1440.0, "pt": 20.0}
_BREAK = f"</w:t><w:br/>{TEXT_OPEN}"
_TAB = f"</w:t><w:tab/>{TEXT_OPEN}"
_SPECIAL = re.compile("[\x00-\x1f&<>\ud800-\udfff\ufffe\uffff]")
_SPLITTERS = re.compile("([\a\f])")
_CLOSE = "</w:t></w:r>"
_TOO_BIG = tuple(f"<w:{name}{end}" for name in ("p", "tbl", "tr", "tc") for end in "> /")
"""How the markup begins that does not fit in a text."""
_MARKUP_LIKE = ("<w:", "<mc:")


def escape(text: str) -> str:
    """Return a text as XML holds it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Printer:
    """Prints the values of one run; one part is being printed at a time."""

    def __init__(
        self,
        run: Run,
        styles: StylePlan,
        prose: ProseWriter,
        media: Media,
        pages: Mapping[str, str],
        tables: Tables,
    ) -> None:
        """Print what `run` gives."""
        self.run = run
        self.run.filters |= self._operations()
        self._styles = styles
        self._prose = prose
        self._reader: SubdocReader | None = None
        self._media = media
        self._pages = pages
        self._tables = tables
        self._part: PartPlan
        self._texts: dict[Any, str] = {}
        self._fills: dict[Any, str] = {}
        self._drawings = 1000
        self._restarted: dict[int, str] = {}
        self._counted: Counter[str] = Counter()
        self._turns: Counter[int] = Counter()

    def begin(self, part: PartPlan, known: Mapping[int, Counts]) -> None:
        """Go on with another part; `known` are the tables counted in an earlier printing of it."""
        self._part = part
        self._tables.begin(part.tables, known)
        self._restarted.clear()
        self._counted.clear()
        self._turns.clear()
        self.run.filters |= {"_text": self._text_operation(), "_show": self._show_operation()}

    def _operations(self) -> dict[str, Callable[..., Any]]:
        return {
            "_plain": self.plain,
            "_code": self.code,
            "_address": self.address,
            "_fill": self.fill,
            "_fill_of": self.fill_of,
            "_span": self.span,
            "_twips": self.twips,
            "_paragraphs": self.paragraphs,
            "_markup": self.markup,
            "_inline": self.inline,
            "_docpr": self.docpr,
            "_page": self.page,
            "_turn": self.turn,
            "_copy": self.copy,
            "_sequence": self.sequence,
            "_restart": self.restart,
            "_first": _first,
            "_open_table": self.open_table,
            "_close_table": self.close_table,
            "_columns": self.columns,
            "_share": self.share,
        }

    def _text_operation(self) -> Callable[[Any, int], str]:
        known, print_new = self._texts, self._print_new

        def text(value: Any, line: int) -> str:
            try:
                return known[value]
            except (KeyError, TypeError):
                return print_new(value, line)

        return text

    def _show_operation(self) -> Callable[[Any, str, int], str]:
        """Return the printing of a field, the most frequent of all tags, in one step."""
        known, print_new = self._texts, self._print_new
        field = self.run.field

        def show(owner: Any, name: str, line: int) -> str:
            try:
                return known[owner[name]]
            except (KeyError, TypeError):
                return print_new(field(owner, name), line)

        return show

    def _print_new(self, value: Any, line: int) -> str:
        """Return a value in the run where its tag stands."""
        if type(value) is int:
            return number_text(value)
        around = self._part.runs[line]
        if isinstance(value, Missing):
            return str(value)
        if type(value) is str:
            # Most texts hold nothing that prints otherwise, and are found out at once.
            if not _SPECIAL.search(value):
                self._texts[value] = value
                return value
            if not FORBIDDEN.search(_SPLITTERS.sub("", value)) and not _SPLITTERS.search(value):
                self._texts[value] = printed = self._told(value, line)
                return printed
        drawing = self._drawing(value, line)
        if drawing is not None:
            return _CLOSE + drawing + _open(around)
        xml = own_xml(value)
        if xml is not None and xml.startswith(_MARKUP_LIKE):
            if xml.startswith(_TOO_BIG):
                raise BadExpression("imprime un párrafo o una tabla dentro de un texto")
            return _CLOSE + resolved(xml, around) + _open(around)
        return self._split(self._text_of(value, xml, line), around, line)

    def _text_of(self, value: Any, xml: str | None, line: int) -> str:
        return unescaped(xml) if xml is not None else self._words(value, line)

    def _told(self, text: str, line: int) -> str:
        """Return a text of one paragraph as XML, or nothing after telling what it cannot hold."""
        if code := illegal_character(text):
            excerpt = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)[:40]
            self.run.note(FORBIDDEN_CHARACTER, line, codigo=code, texto=excerpt)
            return ""
        printed = escape(text)
        if "\n" in printed or "\t" in printed or "\r" in printed:
            printed = printed.replace("\r\n", "\n").replace("\r", "\n")
            printed = printed.replace("\n", _BREAK).replace("\t", _TAB)
        return printed

    def _split(self, text: str, around: RunPlan, line: int) -> str:
        r"""Return a text whose `\a` begin a paragraph and whose `\f` begin a page."""
        pieces = _SPLITTERS.split(text)
        printed = [self._told(piece, line) for piece in pieces[::2]]
        if len(pieces) > 1 and not around.splits:
            self.run.note(CANNOT_SPLIT, line)
            return ""
        made = printed[0]
        for splitter, piece in zip(pieces[1::2], printed[1:], strict=True):
            page = PAGE_BREAK if splitter == "\f" else ""
            start = f"<w:p>{around.paragraph}{around.opens}{_open(around)}"
            made += f"{_CLOSE}{around.closes}</w:p>{page}{start}{piece}"
        return made

    def _words(self, value: Any, line: int) -> str:
        """Return what a value that is no text reads; breaks between paragraphs are still in it."""
        if isinstance(value, str | Missing):
            return str(value)
        if isinstance(value, ProseLike):
            return "\n".join("".join(run.text for run in block.runs) for block in value.blocks)
        return self.run.words(value, line)

    def plain(self, value: Any, line: int) -> str:
        """Return a value where no run may break: in an attribute, a property, a formula."""
        text = _SPLITTERS.sub(" ", self._words(value, line))
        if code := illegal_character(text):
            self.run.note(FORBIDDEN_CHARACTER, line, codigo=code, texto=text[:40])
            return ""
        return escape(text).replace('"', "&quot;").replace("\n", " ")

    def code(self, value: Any, line: int) -> str:
        """Return a value inside a field code, where a quote ends a text."""
        text = self._words(value, line).replace("\\", "\\\\").replace('"', '\\"')
        return self.plain(text, line)

    def address(self, value: Any, line: int) -> str:
        """Return a value where the address of a link begins; told when it may not be one."""
        text = self._words(value, line)
        if not isinstance(value, Missing) and not is_allowed(text):
            self.run.note(FORBIDDEN_LINK, line, destino=excerpt(text))
            return ""
        return self.code(value, line)

    def fill(self, value: Any) -> str:
        """Return a colour as `w:fill` holds it; told when it is none."""
        try:
            return self._fills[value]
        except (KeyError, TypeError):
            pass
        found = _COLOR.fullmatch(str(value))
        if found is None and value != "auto":
            self._told_directive("cellbg", value, "un color de seis cifras hexadecimales")
        printed = found[1].upper() if found else "auto"
        if isinstance(value, str):
            self._fills[value] = printed
        return printed

    def fill_of(self, owner: Any, name: str) -> str:
        """Return the colour in a field of a group, the most frequent of all fills, in one step."""
        try:
            return self._fills[owner[name]]
        except (KeyError, TypeError):
            return self.fill(self.run.field(owner, name))

    def span(self, value: Any) -> str:
        """Return a number of columns; told when it is none."""
        text = str(value)
        if _SPAN.fullmatch(text):
            return text
        self._told_directive("colspan", value, "un número de columnas, de 1 a 999")
        return "1"

    def twips(self, value: Any) -> str:
        """Return a width in twips (20 to the point), from centimetres unless it says its unit."""
        found = _LENGTH.fullmatch(str(value))
        width = float(found[1].replace(",", ".")) * _TWIPS[found[2] or "cm"] if found else 0
        if not 1 <= width <= 31_680:
            self._told_directive("colwidth", value, "un ancho, en centímetros")
            return "0"
        return str(round(width))

    def _told_directive(self, name: str, value: Any, need: str) -> None:
        if not isinstance(value, Missing):
            self.run.note_directive(name, value, need)

    def paragraphs(self, value: Any, index: int) -> str:
        """Return the paragraphs of a `{{p }}` tag."""
        plan = self._part.paragraphs[index]
        if not isinstance(value, Missing) and isinstance(value, ProseLike):
            self._check_prose(value)
            return self._prose.write(value, plan, self._missing_style)
        if isinstance(value, Subdoc):
            return self._subdoc(value)
        inner = self._runs(value, RunPlan("", plan.properties, True))
        return inner if inner.startswith("<w:p") else f"<w:p>{plan.properties}{inner}</w:p>"

    def _check_prose(self, prose: ProseLike) -> None:
        """Tell the characters that no document can hold; the prose then prints nothing."""
        line = self.run.line()
        for block in prose.blocks:
            for run in block.runs:
                self._told(run.text, line)

    def inline(self, value: Any, index: int) -> str:
        """Return the runs of a `{{r }}` tag."""
        return self._runs(value, self._part.inline[index])

    def _runs(self, value: Any, around: RunPlan) -> str:
        """Return a value that brings its own runs, or a run with its words."""
        line = self.run.line()
        if isinstance(value, Missing):
            return str(value)
        drawing = self._drawing(value, line)
        if drawing is not None:
            return drawing
        xml = own_xml(value)
        if xml is not None and xml.startswith(_MARKUP_LIKE):
            return resolved(xml, around)
        text = self._text_of(value, xml, line)
        return _open(around) + self._split(text, around, line) + _CLOSE

    def _subdoc(self, value: Subdoc) -> str:
        # Imported here because reading another document needs what no other value does.
        from plandocs.engine.word.printing.subdoc import SubdocReader

        if self._reader is None:
            self._reader = SubdocReader(self._styles, self._prose, self._media, self._next_drawing)
        return self._reader.body(value.data)

    @property
    def added_styles(self) -> str:
        """The XML of the styles that the values brought."""
        return self._reader.added_styles if self._reader is not None else ""

    def _missing_style(self, name: str) -> None:
        self.run.note(MISSING_STYLE, estilo=name)

    def markup(self, value: Any, kind: str) -> str:
        """Return the rows or cells that a `{{tr }}` or `{{tc }}` puts in its place.

        `kind` says which: `tr` or `tc`.
        """
        if isinstance(value, Missing):
            return str(value)
        xml = own_xml(value)
        if xml is not None and xml.startswith((f"<w:{kind}>", f"<w:{kind} ")):
            return resolved(xml, RunPlan("", "", False))
        self.run.note(UNPRINTABLE, que=kind_of(value))
        return ""

    def _drawing(self, value: Any, line: int) -> str | None:
        """Return the run that shows a picture, or None when a value is none."""
        try:
            picture = as_picture(value)
            if picture is None:
                return None
            drawing = self._media.drawing(picture, self._next_drawing())
        except BadPicture as bad:
            name = name_of_picture(value)
            self.run.note(
                BAD_PICTURE, line, descripcion=name, motivo=bad.reason, remedio=bad.remedy
            )
            return ""
        except ForbiddenLinkError as error:
            self.run.note(FORBIDDEN_LINK, line, destino=excerpt(str(error)))
            return ""
        return f"<w:r><w:drawing>{drawing}</w:drawing></w:r>"

    def _next_drawing(self) -> int:
        self._drawings += 1
        return self._drawings

    def docpr(self, base: int) -> str:
        """Return a number above `base` for what has to have one that is unique in the document."""
        return str(base + self._next_drawing())

    def page(self, index: int, copy: str = "") -> str:
        """Return the page of a bookmark, or the one that the template shows.

        `copy` is the name of the bookmark where a loop repeats it.
        """
        name, drawn = self._part.pages[index]
        return escape(FORBIDDEN.sub("", self._pages.get(copy or name, drawn)))

    def turn(self, loop: int) -> str:
        """Count a turn of a loop that repeats bookmarks; return nothing to print."""
        self._turns[loop] += 1
        return ""

    def copy(self, name: str, stem: str, loop: int) -> str:
        """Return the name of a bookmark in this turn of a loop: the first has its own."""
        turn = self._turns[loop]
        return f"{stem}{turn}" if turn > 1 else name

    def sequence(self, name: str) -> str:
        """Return the next number of the captions of a name."""
        self._counted[name] += 1
        return str(self._counted[name])

    def restart(self, first: bool, index: int) -> str:
        """Return the list number of a paragraph whose list begins again with each loop."""
        number, level = self._part.restarts[index]
        if first or index not in self._restarted:
            self._restarted[index] = self._prose.new_list(number, level) or number
        return self._restarted[index]

    def open_table(self, number: int) -> str:
        """Return the mark that begins a table with repeated columns."""
        return self._tables.open(number)

    def close_table(self, _: Any) -> str:
        """Return the mark that ends the table last begun."""
        return self._tables.close()

    def columns(self, values: Any, row: int, slot: int) -> Any:
        """Return what a column loop goes through, after counting it."""
        items = values if isinstance(values, list | tuple) else list(values)
        self._tables.count(row, slot, len(items))
        return items

    def share(self, _: Any, row: int, slot: int) -> str:
        """Return the width of the columns of the loop last counted."""
        return self._tables.share(row, slot)


def _first(loop: Loop, merged: int, column: int) -> bool:
    """Return whether this round of a loop is the first that prints a merged cell."""
    return loop.marks.setdefault((merged, column), loop.index0) == loop.index0


def _open(around: RunPlan) -> str:
    return f"<w:r>{around.run}{TEXT_OPEN}"
