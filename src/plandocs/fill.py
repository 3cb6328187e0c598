"""Anybody's template filled with anybody's data: what `plandocs render` does, but for writing."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from plandocs.diagnostics import Report
from plandocs.engine import Template, TemplateFault
from plandocs.source import read_file
from plandocs.verify import Promise, audit_document, verify_document

if TYPE_CHECKING:
    from plandocs.source.plain import Data


ENDINGS = {".docx": "Word", ".xlsx": "Excel"}
"""How the name of a template and of its document ends, and whose they are."""
_WORD = "word/document.xml"


class UnfitName(Exception):
    """A document would not be named as what it is; the message is how its name must end."""


def fill(template: Path, data: Path, mapping: Path | None, name: str, report: Report) -> bytes:
    """Return the document `name`, sound and numbered; report what is wrong with it or its sources.

    Without bytes, there is something wrong: the report says what. `mapping` says what goes in each
    column of an official layout. Raise UnfitName when a sound template is of another kind than
    the name says.
    """
    given = read_file(data, report)
    try:
        opened = _open(template, mapping, report)
        report.extend(opened.check() if opened is not None else ())
        if opened is None or given is None or report.has_errors:
            return b""
        _check_name(name, opened.data)
        made = _made(opened, given, name, report)
    except TemplateFault as fault:
        report.extend(fault.diagnostics)
        return b""
    promise = Promise(opened.data, str(template), given=given.fields, quoted=given.fields)
    report.extend(verify_document(made, name, promise))
    if not report.has_errors:
        report.extend(audit_document(made, name, promise))
    return b"" if report.has_errors else made


def _check_name(name: str, template: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        ending = ".docx" if _WORD in archive.namelist() else ".xlsx"
    if PurePath(name).suffix.lower() != ending:
        raise UnfitName(ending)


def _made(template: Template, data: "Data", name: str, report: Report) -> bytes:
    """Return a document with its contents numbered, where there is what to print it with."""

    def remake(pages: Mapping[str, str]) -> bytes:
        return template.render(data.fields, pages, data.places)

    if not template.has_pages:
        return remake({})
    from plandocs.printing.settle import numbered

    return numbered(name, remake, report if template.has_contents else Report())


def _open(template: Path, mapping: Path | None, report: Report) -> Template | None:
    """Return a template, with its mapping if it needs one; None after telling why not."""
    if mapping is None:
        return Template.open(template)
    from plandocs.build import filling  # slow to import, both, and few templates need a mapping
    from plandocs.source import read_mapping

    mapeo = read_mapping(mapping, report)
    return Template.open(template, filling(mapeo)) if mapeo is not None else None
