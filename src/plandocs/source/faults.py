"""What the YAML parser says of a badly written file, told in Spanish and where one should look."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_QUOTE = "escriba el texto entre comillas, o después de `|` en los renglones siguientes."
DEEPER = "este renglón tiene más sangría que el campo de arriba"
UNCLOSED = "no se cierra un «[» o un «{» antes del final"
_MATCHING = "que cada { o [ tenga su } o ]."
_INDENT = "revise la sangría: los campos de un mismo grupo empiezan en la misma columna."

_HARD_SPACE = re.compile(r"^[ -]*(\u00a0|[^\s:#]+:\u00a0)")
_UNFINISHED = re.compile("did not find expected|expected <block end>")
"""What is said of a group that something interrupts: libyaml's words, and PyYAML's own."""
_LONE = re.compile(r"\s*(?:- )?[^\W\d]\w*\s*[|>]?-?\s*")
"""A word by itself, or before the sign that a text follows."""
_FLOW = re.compile("expected|parsing a flow")
_COMMENT = re.compile(r"[\[{,]\s*(#)")
"""A comment where the next value of a list in brackets is due."""
_OPEN_QUOTE = re.compile(r"(?:^|[:\[{,-])\s*“[^”]*$")
"""The text of a field that begins with a quote of Word, which has not closed yet."""
_FIELD = re.compile(r"[^\s:]+:(\s|$)")

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a file stops making sense (line and column from 0), why, and what to do."""

    spot: Spot
    detail: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What the parser said: its problem, where it saw it, and where the thing it read began."""

    text: str
    seen: Spot
    began: Spot
    lines: list[str]
    quotes: tuple[Spot, Spot] | None = None
    """Where the last text in quotes before it begins and ends."""

    @property
    def line(self) -> str:
        return self.lines[self.seen[0]]


def explain(error: Any, lines: list[str], quotes: tuple[Spot, Spot] | None = None) -> Fault:
    """Return the fault that an error of the YAML parser stands for.

    `quotes` is where the last text in quotes before it begins and ends.
    """
    seen = _spot(error.problem_mark, lines)
    began = _spot(error.context_mark, lines) if error.context_mark else seen
    said = _Said(f"{error.context or ''}: {error.problem or ''}", seen, began, lines, quotes)
    found = (explainer(said) for explainer in _EXPLAINERS)
    return next((fault for fault in found if fault), _by_words(said))


def _spot(mark: Any, lines: list[str]) -> Spot:
    """Return a mark's line and column; past the end of the file, the end of the last line."""
    if mark.line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return mark.line, mark.column


def _tab(said: _Said) -> Fault | None:
    indent = said.line[: len(said.line) - len(said.line.lstrip())]
    if "\t" not in indent:
        return None
    spot = said.seen[0], indent.index("\t")
    return Fault(spot, "la sangría lleva un tabulador", "bórrelo y sangre con espacios.")


def _hard_space(said: _Said) -> Fault | None:
    for number in (said.seen[0], said.seen[0] - 1):
        if number >= 0 and (found := _HARD_SPACE.match(said.lines[number])):
            detail = "hay un espacio duro, que no se ve, donde va un espacio"
            return Fault((number, found.end() - 1), detail, "bórrelo y escriba un espacio normal.")
    return None


def _open_quotes(said: _Said) -> Fault | None:
    """Tell quotes that were never closed, and so closed with those of a text further down."""
    if said.quotes is None or not _UNFINISHED.search(said.text):
        return None
    start, end = said.quotes
    if start[0] == end[0] or end[0] != said.seen[0]:
        return None
    return Fault(start, "faltan unas comillas de cierre", "cierre las comillas que aquí se abren.")


def _number_sign(said: _Said) -> Fault | None:
    """Tell a `#` that makes a comment of the end of a list in brackets."""
    if said.began == said.seen or not _FLOW.search(said.text):
        return None
    line, column = said.began
    return _swallowed(said, line, column)


def _swallowed(said: _Said, line: int, column: int) -> Fault | None:
    found = _COMMENT.search(said.lines[line], column)
    if found is None:
        return None
    detail = "lo que sigue a «#» no se lee, y falta cerrar lo que se abre antes"
    return Fault((line, found.start(1)), detail, _QUOTE)


def _unclosed(said: _Said) -> Fault | None:
    """Tell a file that ends where a list in brackets goes on."""
    line, column = said.seen
    if "flow node" not in said.text or said.line[column:].strip():
        return None
    last = next(at for at in range(line, -1, -1) if said.lines[at].strip()[:1] not in ("", "#"))
    spot = last, len(said.lines[last].rstrip()) - 1
    return _swallowed(said, last, 0) or Fault(spot, UNCLOSED, f"revise {_MATCHING}")


def _lone_field(said: _Said) -> Fault | None:
    """Tell a field without its colon whose text goes on below."""
    if "mapping values are not allowed" not in said.text:
        return None
    depth = _depth(said.line)
    for number in range(said.seen[0] - 1, -1, -1):
        above = said.lines[number]
        if above.strip() and _depth(above) < depth:
            spot = number, len(above) - len(above.lstrip(" -"))
            detail, remedy = (
                "falta «:» después del campo",
                "escriba `campo:` y, enseguida, su valor.",
            )
            return Fault(spot, detail, remedy) if _LONE.fullmatch(above) else None
    return None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _reserved(said: _Said) -> Fault | None:
    if "cannot start any token" not in said.text:
        return None
    letter = said.line[said.seen[1] : said.seen[1] + 1]
    return Fault(said.seen, f"un texto empieza con «{letter}»", _QUOTE)


def _colon(said: _Said) -> Fault | None:
    """Tell a colon inside a text from a field that was taken for the rest of the text above."""
    if "mapping values are not allowed" not in said.text:
        return None
    line, column = said.seen
    if _OPEN_QUOTE.search(said.line[:column]):
        detail = "las comillas “ ” que pone Word no encierran un texto con dos puntos «:»"
        return Fault(said.seen, detail, 'escriba comillas rectas: `"…"`.')
    if " " in said.line[:column].lstrip(" -"):
        return Fault(said.seen, "hay dos puntos «:» dentro de un texto sin comillas", _QUOTE)
    above = said.lines[line - 1] if line else ""
    if above.strip() and not _FIELD.match(above.lstrip(" -")):
        spot = line - 1, len(above) - len(above.lstrip())
        return Fault(spot, "falta «:» y un espacio después del campo", "escriba `campo: valor`.")
    return Fault(said.seen, DEEPER, _INDENT)


def _after_close(said: _Said) -> Fault | None:
    """Tell the text that follows a closing quote or bracket."""
    left = said.line[: said.seen[1]].rstrip()
    if not _UNFINISHED.search(said.text) or not left.endswith(('"', "'", "]", "}")):
        return None
    if left.endswith(("]", "}")):
        return Fault(said.seen, f"hay más texto después de «{left[-1]}»", _QUOTE)
    remedy = "si el texto lleva comillas, escríbalo después de `|` en los renglones siguientes."
    return Fault(said.seen, "hay más texto después de las comillas de cierre", remedy)


_EXPLAINERS: tuple[Callable[[_Said], Fault | None], ...] = (
    _tab,
    _hard_space,
    _open_quotes,
    _number_sign,
    _unclosed,
    _lone_field,
    _reserved,
    _colon,
    _after_close,
)

_AT_START = (
    ("decimal number", "hay una barra «\\» entre comillas dobles", "use comillas sencillas."),
    ("incompatible YAML", "un renglón empieza con «%»", "bórrelo."),
    ("a YAML document", "un renglón empieza con «%»", "bórrelo."),
    ("escape", "hay una barra «\\» entre comillas dobles", "use comillas sencillas."),
    ("quoted scalar", "faltan unas comillas de cierre", "cierre las comillas que aquí se abren."),
    ("scanning an alias", "un texto empieza con «*»", _QUOTE),
    ("scanning an anchor", "un texto empieza con «&»", _QUOTE),
    ("a tag", "un texto empieza con «!»", _QUOTE),
    ("a directive", "un renglón empieza con «%»", _QUOTE),
    (
        "could not find expected ':'",
        "falta «:» después de un campo",
        "escriba `campo: valor`; si es parte de un texto, revise su sangría.",
    ),
    (
        "expected ',' or",
        "falta una coma, o no se cierra lo que aquí se abre",
        f"revise sus comas y {_MATCHING}",
    ),
)
_ESCAPES = ("escape", "decimal number")
_WHERE_SEEN = (
    (
        "<document start>",
        "hay más después de «...» o de lo que parece el final",
        "borre el renglón «...»; todo el archivo es un solo grupo de campos.",
    ),
    (
        "block scalar",
        "hay texto en el mismo renglón que «|» o «>»",
        "páselo al renglón siguiente, o escríbalo todo entre comillas.",
    ),
    (
        "sequence entries",
        "hay un guion «-» donde no va una lista",
        "empiece la lista en el renglón siguiente; si es un texto, escríbalo entre comillas.",
    ),
    ("node content", "hay un «]», un «}» o una coma de más", "quítelo, o use comillas."),
)


def _by_words(said: _Said) -> Fault:
    for known, detail, remedy in _AT_START:
        if known in said.text:
            return Fault(said.seen if known in _ESCAPES else said.began, detail, remedy)
    for known, detail, remedy in _WHERE_SEEN:
        if known in said.text:
            return Fault(said.seen, detail, remedy)
    return Fault(said.seen, "la sangría o la puntuación no cuadran", _INDENT)
