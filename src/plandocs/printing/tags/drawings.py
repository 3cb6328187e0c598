"""Marks as decoration the lines that no tag covers: borders of paragraphs, frames."""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import ContentStreamInstruction, Operator

_BEGIN = ContentStreamInstruction([pikepdf.Name.Artifact], Operator("BMC"))
_END = ContentStreamInstruction([], Operator("EMC"))
_BUILD = frozenset(("m", "l", "c", "v", "y", "h", "re"))
_PAINT = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))

Instruction = ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def mark_drawings(pdf: pikepdf.Pdf) -> None:
    """Mark every drawn path of every page that stands outside marked content as an artifact."""
    for page in pdf.pages:
        given = list(pikepdf.parse_content_stream(page))
        marked = list(_marked(given))
        if len(marked) > len(given):
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))


def _marked(given: Iterable[Instruction]) -> Iterator[Instruction]:
    depth, path = 0, list[Instruction]()
    for instruction in given:
        operator = str(instruction.operator)
        depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
        if depth == 0 and operator in _BUILD:
            path.append(instruction)
            continue
        if path and operator in _PAINT:
            yield from (_BEGIN, *path, instruction, _END)
        else:
            yield from (*path, instruction)
        path.clear()
