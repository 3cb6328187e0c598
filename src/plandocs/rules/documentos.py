"""Documents: each has the data it needs, and a file name of its own."""

import re
from collections.abc import Iterator, Mapping

from plandocs.diagnostics import Diagnostic
from plandocs.gates.paths import is_reserved
from plandocs.plan import DocumentoPedido, Plan, TipoDocumento
from plandocs.rules.catalogue import (
    BAD_FILE_NAME,
    DOCUMENT_WITHOUT_DATA,
    FICHA_WITHOUT_NUMBER,
    NO_DOCUMENTS,
    REPEATED_DOCUMENT,
)
from plandocs.rules.secciones import has_rows

_FILE_NAME = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
_LONGEST = 150
_NUMBER = "{numero}"


def check_needs(plan: Plan, kinds: Mapping[str, TipoDocumento]) -> Iterator[Diagnostic]:
    """Yield every document that has nothing to print, and a plan that asks for none."""
    if not plan.documentos:
        yield NO_DOCUMENTS.at(plan.at("documentos"))
    for pedido, kind in _known(plan, kinds):
        for need in _needs(kind):
            if what := _lacking(plan, need):
                yield DOCUMENT_WITHOUT_DATA.at(pedido.at("tipo"), tipo=pedido.tipo, que=what)


def check_names(plan: Plan, kinds: Mapping[str, TipoDocumento]) -> Iterator[Diagnostic]:
    """Yield every document that no file name fits, or whose file another one would take."""
    taken: set[str] = set()
    for pedido, kind in _known(plan, kinds):
        name, place = pedido.archivo or kind.archivo, pedido.at("archivo")
        by_ficha = kind.uno_por == "ficha"
        if not _is_file_name(name.replace(_NUMBER, "1") if by_ficha else name):
            yield BAD_FILE_NAME.at(place, archivo=name)
        elif by_ficha and _NUMBER not in name and len(plan.fichas_en_orden) > 1:
            yield FICHA_WITHOUT_NUMBER.at(place, archivo=name)
        elif name.casefold() in taken:
            yield REPEATED_DOCUMENT.at(place, archivo=name)
        taken.add(name.casefold())


def _is_file_name(name: str) -> bool:
    """Return whether a file can have a name on any computer, with its ending."""
    is_plain = len(name) <= _LONGEST and _FILE_NAME.fullmatch(name) is not None
    return is_plain and not is_reserved(name)


def _known(
    plan: Plan, kinds: Mapping[str, TipoDocumento]
) -> Iterator[tuple[DocumentoPedido, TipoDocumento]]:
    for pedido in plan.documentos:
        if pedido.tipo in kinds:
            yield pedido, kinds[pedido.tipo]


def _needs(kind: TipoDocumento) -> list[str]:
    """Return the data that a kind cannot do without: what it prints, and what it says it needs."""
    own = [kind.datos] if kind.datos else []
    by_ficha = ["fichas"] if kind.uno_por == "ficha" else []
    return list(dict.fromkeys([*own, *by_ficha, *kind.requiere]))


def _lacking(plan: Plan, need: str) -> str:
    """Return what a plan lacks of some data, or an empty text."""
    if not getattr(plan, need, None):
        return f"`{need}:`"
    if need == "fichas" and not plan.fichas_en_orden:
        return "acciones con `ficha:`"
    if need == "cronograma" and not has_rows(plan):
        return "filas para el cronograma"
    return ""
