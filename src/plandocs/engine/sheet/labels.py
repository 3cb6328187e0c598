"""The texts of a workbook outside its cells: sheet names, headers and footers, properties."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from plandocs.engine.language import FaultLog
from plandocs.engine.language.sources import Sources
from plandocs.engine.rules import BAD_SHEET_NAME, NOT_STORABLE
from plandocs.engine.sheet import marks
from plandocs.engine.sheet.raw import Element, RawBook, local_name, parse
from plandocs.engine.sheet.source import Source, build_labels
from plandocs.engine.sheet.tags import has_tags
from plandocs.engine.sheet.values import header_text, printed_text

Note = Callable[..., None]

CORE = "docProps/core.xml"

_MAX_HEADER = 255
_MAX_TITLE = 31
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_SIZE_CODE = re.compile(r"(&\d+)(?=\{\{)")
_GAP = re.compile(f"{marks.GAP}(\\d)?")


def header_source(headers: Element | None) -> Source:
    """Return the source of the texts of a `headerFooter` element."""
    if headers is None:
        return build_labels(())
    texts = [(_header_place(node), _spaced(node.text or "")) for node in headers]
    return build_labels(texts if any(has_tags(text) for _, text in texts) else ())


def render_header(
    headers: Element, sources: Sources, context: Mapping[str, Any], log: FaultLog, note: Note
) -> Element:
    """Return a copy of a `headerFooter` element with its texts filled."""
    made, source = deepcopy(headers), header_source(headers)
    rendered = sources.run(source.text, context, log, header_text) if source.text else ""
    for found in marks.SHAPE.finditer(rendered):
        node = made[int(found["cell"])]
        node.text = _GAP.sub(lambda gap: f" {gap[1]}" if gap[1] else "", found["text"])
        if len(node.text) > _MAX_HEADER:
            length = len(node.text)
            what = f"un texto de {length} caracteres (el límite es {_MAX_HEADER})"
            note(NOT_STORABLE, _header_place(node), que=what)
    return made


def title_source(titles: list[str]) -> Source:
    """Return the source of the sheet names; each line's place is the name in the template."""
    return build_labels((title, title) for title in titles)


def render_titles(
    titles: list[str], sources: Sources, context: Mapping[str, Any], log: FaultLog
) -> dict[str, str]:
    """Return the printed name of each sheet by its name in the template."""
    if not any(has_tags(title) for title in titles):
        return {title: title for title in titles}
    rendered = sources.run(title_source(titles).text, context, log, printed_text)
    return {
        titles[int(found["cell"])]: found["text"].strip()
        for found in marks.SHAPE.finditer(rendered)
    }


def check_titles(titles: Mapping[str, str], note: Callable[..., None]) -> None:
    """Tell each printed sheet name that Excel refuses; `note` takes a rule, a sheet, values."""
    seen: set[str] = set()
    for template, title in titles.items():
        if reason := _title_refusal(title, seen):
            note(BAD_SHEET_NAME, template, nombre=title, motivo=reason)
        seen.add(title.casefold())


def core_source(book: RawBook) -> Source:
    """Return the source of the document properties that hold tags."""
    return build_labels(_tagged_properties(book).items())


def render_core(
    book: RawBook, sources: Sources, context: Mapping[str, Any], log: FaultLog
) -> dict[str, str]:
    """Return the printed text of each document property that holds tags."""
    texts = list(_tagged_properties(book))
    if not texts:
        return {}
    rendered = sources.run(core_source(book).text, context, log, printed_text)
    return {texts[int(found["cell"])]: found["text"] for found in marks.SHAPE.finditer(rendered)}


def _tagged_properties(book: RawBook) -> dict[str, str]:
    nodes = parse(book.parts[CORE]) if CORE in book.parts else ()
    return {local_name(node): node.text for node in nodes if node.text and has_tags(node.text)}


def _header_place(node: Element) -> str:
    return "encabezado" if local_name(node).endswith("Header") else "pie de página"


def _spaced(text: str) -> str:
    """Return a header's text where a tag after a size code («&8») cannot lengthen its number."""
    return _SIZE_CODE.sub(lambda found: found[1] + marks.GAP, text)


def _title_refusal(title: str, seen: set[str]) -> str | None:
    if not title:
        return "está vacío"
    if len(title) > _MAX_TITLE:
        return f"tiene {len(title)} letras (el límite es {_MAX_TITLE})"
    if _FORBIDDEN_IN_TITLE.search(title) or title.startswith("'") or title.endswith("'"):
        return "lleva un signo que Excel no admite"
    return "se repite" if title.casefold() in seen else None
