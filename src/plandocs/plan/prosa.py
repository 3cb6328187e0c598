"""Prose («prosa»): Markdown as typed in the data, and the paragraphs it holds."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

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
    blocks: list[Block] = []
    lists: list[tuple[str, int]] = []
    quotes, next_list, heading = 0, 0, 0
    for token in _parser().parse(source):
        _refuse_unsupported(token)
        if token.type in ("bullet_list_open", "ordered_list_open"):
            next_list += 1
            lists.append(("bullet" if token.type.startswith("bullet") else "number", next_list))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "inline":
            runs = _runs(token.children or [])
            if heading:
                blocks.append(Block("heading", runs, heading))
                heading = 0
            elif lists:
                kind, list_id = lists[-1]
                blocks.append(Block(kind, runs, len(lists), list_id))
            else:
                blocks.append(Block("quote" if quotes else "paragraph", runs))
    return Prosa(tuple(blocks))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def _refuse_unsupported(token: Token) -> None:
    for inner in (token, *(token.children or [])):
        if inner.type in _UNSUPPORTED:
            raise PydanticCustomError("marcado_sin_imprenta", "", {"que": _UNSUPPORTED[inner.type]})


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
