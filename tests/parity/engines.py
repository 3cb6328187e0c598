"""The two engines: docxtpl as its guide uses it, and ours."""

import io
from importlib.util import find_spec
from sys import modules
from types import SimpleNamespace
from typing import Any

from docxtpl import DocxTemplate

from parity.case import Context, values_of
from parity.compare import mark_statements
from plandocs import Template


def theirs(template: bytes, context: Context) -> bytes:
    """Return what docxtpl makes of a template."""
    merge = DocxTemplate(io.BytesIO(mark_statements(template)))
    merge.init_docx()
    merge.render(values_of(context, merge), autoescape=True)
    buffer = io.BytesIO()
    merge.save(buffer)
    return buffer.getvalue()


def ours(template: bytes, context: Context) -> bytes:
    """Return what plandocs makes of a template."""
    return Template(template, "plantilla.docx").render(values_of(context, None))


def new_subdoc(template: DocxTemplate) -> Any:
    """Return an empty subdocument of docxtpl's.

    Its module asks for docxcompose as soon as it is read, and uses it only for those in files.
    """
    if "docxcompose" not in modules and find_spec("docxcompose") is None:
        names = {"properties": "CustomProperties", "utils": "xpath", "composer": "Composer"}
        for module, name in names.items():
            stand_in: Any = SimpleNamespace(**{name: object, "NS": {}})
            modules[f"docxcompose.{module}"] = stand_in
        modules["docxcompose"] = SimpleNamespace()  # type: ignore[assignment]
    return template.new_subdoc()
