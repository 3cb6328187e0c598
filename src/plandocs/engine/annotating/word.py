"""Findings as comments of a Word document."""

import io
from collections.abc import Mapping, Sequence

import docx
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from plandocs.diagnostics import Diagnostic, InWord
from plandocs.engine.annotating.comment import AUTHOR, comment_text
from plandocs.engine.word.compiling.places import Places
from plandocs.engine.word.xml import w
from plandocs.engine.xml import parse_part

_BODY = "word/document.xml"


def annotate_document(
    data: bytes, parts: Mapping[str, bytes], findings: Sequence[Diagnostic]
) -> bytes:
    """Return a document with a comment for each finding, on its paragraph.

    Word has no comments in headers, footers and notes: theirs stand on the first paragraph, and
    say where they belong.
    """
    document = docx.Document(io.BytesIO(data))
    paragraphs = [Paragraph(p, document) for p in document.element.body.iter(w("p"))]
    places = _places(parts[_BODY])
    for found in findings:
        index = _index(found, places)
        text = comment_text(found)
        if index is None:
            text = f"{_where(found)}\n{text}"
        document.add_comment(
            _runs(paragraphs[index or 0]), text=text, author=AUTHOR, initials=AUTHOR[:1]
        )
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _places(body: bytes) -> list[InWord]:
    """Return the place of each paragraph of the body, without the file."""
    root = parse_part(body)
    assert root is not None  # a document with a DTD was refused before
    places = Places("", "", root)
    return [places.of(paragraph) for paragraph in root.iter(w("p"))]


def _index(found: Diagnostic, places: list[InWord]) -> int | None:
    at = found.at
    if not isinstance(at, InWord):
        return None
    wanted = at._replace(path="")
    return places.index(wanted) if wanted in places else None


def _where(found: Diagnostic) -> str:
    return str(found.at).partition(" · ")[2] or "Todo el documento"


def _runs(paragraph: Paragraph) -> list[Run]:
    """Return the runs of a paragraph, with an empty one when it has none."""
    return paragraph.runs or [paragraph.add_run("")]
