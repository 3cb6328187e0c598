"""Prose («prosa»): Markdown as typed in the data, and the paragraphs it holds."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, NoReturn

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from plandocs.plan.valores import read_lines

_UNSUPPORTED = {
    "fence": "un bloque de código",
    "code_block": "un párrafo sangrado con espacios (Markdown lo toma por código)",
    "code_inline": "código entre acentos graves",
    "hr": "una línea divisoria",
    "link_open": "un enlace",
    "image": "una imagen",
}
_PLAIN_TEXT = (
    "escríbalo como texto corrido; se admiten párrafos, **negritas**, *cursivas*, listas, "
    "títulos y citas."
)
_LITERAL = (
    "numere la lista `1.`, `2.`, `3.`…; para imprimir el número tal cual, ponga una barra antes "
    "de su punto o paréntesis: `3\\.`"
)
_SILENT = ("lheading", "reference", "entity", "autolink")
"""What of Markdown is off: rules by which typed text changes or vanishes without a mark."""


@dataclass(frozen=True, slots=True)
class Run:
    r"""A stretch of text in one emphasis; a line break is `\\n` inside `text`."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `kind` is paragraph, bullet, number, heading or quote; `level` counts from 1.

    `list_id` tells the lists of one prose apart, so that each numbered list starts at 1.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = 1
    list_id: int = 0

    @property
    def text(self) -> str:
        """The paragraph without emphasis."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Prosa:
    """Parsed Markdown: paragraphs in order."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """All the words, one paragraph a line."""
        return "\n".join(block.text for block in self.blocks)


def parse_prosa(source: str) -> Prosa:
    """Return the paragraphs of a Markdown text; raise PydanticCustomError on what has no print."""
    reader = _ProsaReader()
    for token in _parser().parse(source):
        reader.take(token)
    return Prosa(tuple(reader.blocks))


@dataclass(slots=True)
class _List:
    """An open list: its kind, its number in the prose, its items, the last one's paragraphs."""

    kind: str
    identifier: int
    items: int = 0
    paragraphs: int = 0


class _ProsaReader:
    """Gathers blocks from the parser's tokens, in order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._lists: list[_List] = []
        self._quotes = self._known_lists = self._heading = 0

    def take(self, token: Token) -> None:
        _refuse_unsupported(token)
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._known_lists += 1
                kind = "bullet" if token.type.startswith("bullet") else "number"
                self._lists.append(_List(kind, self._known_lists))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._open_item(token)
            case "list_item_close" if not self._lists[-1].paragraphs:
                _refuse("un elemento de lista vacío", _PLAIN_TEXT)
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "inline":
                runs = _runs(token.children or [])
                if not runs:
                    _refuse("un título vacío", _PLAIN_TEXT)
                self.blocks.append(self._block(runs))
                self._heading = 0

    def _open_item(self, token: Token) -> None:
        """Begin an item; a typed number must be the one that will print."""
        opened = self._lists[-1]
        opened.items, opened.paragraphs = opened.items + 1, 0
        if opened.kind == "number" and f"{token.info}{token.markup}" != f"{opened.items}.":
            _refuse(f"una lista numerada con «{token.info}{token.markup}»", _LITERAL)

    def _block(self, runs: tuple[Run, ...]) -> Block:
        for opened in self._lists:
            opened.paragraphs += 1
        if self._heading:
            return Block("heading", runs, self._heading)
        if self._lists and self._lists[-1].paragraphs == 1:
            return Block(self._lists[-1].kind, runs, len(self._lists), self._lists[-1].identifier)
        return Block("quote" if self._quotes else "paragraph", runs)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(_SILENT)


def _refuse_unsupported(token: Token) -> None:
    for inner in (token, *(token.children or [])):
        if inner.type in _UNSUPPORTED:
            _refuse(_UNSUPPORTED[inner.type], _PLAIN_TEXT)


def _refuse(what: str, remedy: str) -> NoReturn:
    raise PydanticCustomError("marcado_sin_imprenta", "", {"que": what, "remedio": remedy})


def _runs(tokens: list[Token]) -> tuple[Run, ...]:
    runs: list[Run] = []
    bold = italic = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type == "softbreak":
            runs.append(Run(" ", bool(bold), bool(italic)))
        elif token.type == "hardbreak":
            runs.append(Run("\n", bool(bold), bool(italic)))
        elif token.content:
            runs.append(Run(token.content, bool(bold), bool(italic)))
    return _joined(runs)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic) == (run.bold, run.italic):
            joined[-1] = Run(last.text + run.text, run.bold, run.italic)
        else:
            joined.append(run)
    return tuple(joined)


def _read_prosa(value: Any) -> Prosa:
    return value if isinstance(value, Prosa) else parse_prosa(read_lines(value))


ProsaEscrita = Annotated[Prosa, BeforeValidator(_read_prosa, json_schema_input_type=str)]
