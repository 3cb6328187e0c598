"""What a file must be before it is read as a template: a plain workbook, without surprises."""

from plandocs.engine.sheet.compiling.package import (
    STRINGS,
    STYLES,
    WORKBOOK,
    Damaged,
    Package,
)
from plandocs.engine.sheet.compiling.tree import MAIN, RESERVED, x
from plandocs.engine.xml import Element

DAMAGED = "le faltan piezas o están dañadas"
_FOREIGN = "la escribió un programa que Excel corrige; guárdela desde Excel"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def check_package(package: Package) -> None:
    """Raise Damaged for what is no plain workbook."""
    _check_reached(package)
    for part, data in package.parts.items():
        if part.startswith("xl/") and RESERVED.search(data.decode("utf-8", "ignore")):
            raise Damaged("trae caracteres de uso privado que plandocs se reserva")


def _check_reached(package: Package) -> None:
    """Raise Damaged when Excel would not find the main parts, which stand where it puts them."""
    main = {found.target for found in package.relations(WORKBOOK)}
    at_start = {found.target for found in package.relations("")}
    lost = {part for part in (STYLES, STRINGS) if part in package.parts} - main
    if WORKBOOK not in at_start or lost or STYLES not in package.parts:
        raise Damaged(DAMAGED)


def check_workbook(root: Element) -> None:
    """Raise Damaged when xl/workbook.xml is not that of a workbook."""
    if _STRICT in root.nsmap.values():
        reason = "está guardada como «Libro de Excel de Open XML estricto»; en Excel, en Guardar "
        raise Damaged(reason + "como, elija «Libro de Excel (.xlsx)»")
    if root.tag != x("workbook") or root.find(x("sheets")) is None:
        raise Damaged(DAMAGED)


def plain_root(package: Package, part: str, namespace: str = MAIN) -> Element:
    """Return the tree of a part whose names are written without a prefix, as Excel does."""
    root = package.root(part)
    if root.nsmap.get(None) != namespace:
        raise Damaged(_FOREIGN)
    return root
