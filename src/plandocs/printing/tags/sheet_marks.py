"""The marks of the pieces of a printed workbook, written in the contents of its pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name

from plandocs.printing.tags.sheet_cells import Place
from plandocs.printing.tags.sheet_labels import (
    LAYOUT,
    PAGE_FOOTER,
    PAGE_HEADER,
    REPEATED,
    Artifact,
    CellText,
    Drawing,
    Label,
)
from plandocs.printing.tags.sheet_reading import Reading

Roles = Mapping[tuple[int, Place], str]
"""What each cell of each sheet is in the tree, in the order of reading: `TD`, `TH`, `P`, `H1`."""

_BEGIN = pikepdf.Operator("BDC")
_ARTIFACTS = {
    LAYOUT: {"/Type": Name.Layout},
    REPEATED: {"/Type": Name.Pagination},
    PAGE_HEADER: {"/Type": Name.Pagination, "/Subtype": Name.Header},
    PAGE_FOOTER: {"/Type": Name.Pagination, "/Subtype": Name.Footer},
}


@dataclass(slots=True)
class Marks:
    """The pages and numbers of the marks of each label, and the labels of each page's marks."""

    of: dict[Label, list[tuple[int, int]]] = field(default_factory=dict)
    pages: list[list[Label]] = field(default_factory=list)


def mark_pages(pdf: pikepdf.Pdf, reading: Reading, roles: Roles) -> Marks:
    """Write the contents of all pages with the marks of their pieces."""
    marks = Marks()
    ranks = {key: turn for turn, key in enumerate(roles)}
    artifacts = {label: _begin("Artifact", kind) for label, kind in _ARTIFACTS.items()}
    for number, (page, content) in enumerate(zip(pdf.pages, reading.pages, strict=True)):
        labels: list[Label] = []

        def mark(
            label: Label, number: int = number, labels: list[Label] = labels
        ) -> pikepdf.ContentStreamInstruction:
            if isinstance(label, Artifact):
                return artifacts[label]
            marks.of.setdefault(label, []).append((number, len(labels)))
            labels.append(label)
            return _begin(_role(label, roles), {"/MCID": len(labels) - 1})

        def rank(label: Label) -> int | None:
            if isinstance(label, CellText):
                return ranks[label.sheet, label.place]
            return -1 if label == REPEATED else None

        page.obj.Contents = pdf.make_stream(content.written(mark, rank))
        marks.pages.append(labels)
    return marks


def _role(label: Label, roles: Roles) -> str:
    if isinstance(label, CellText):
        return "Link" if label.linked else roles[label.sheet, label.place]
    return "Figure" if isinstance(label, Drawing) else "P"


def _begin(role: str, properties: Mapping[str, object]) -> pikepdf.ContentStreamInstruction:
    return pikepdf.ContentStreamInstruction([Name(f"/{role}"), Dictionary(properties)], _BEGIN)
