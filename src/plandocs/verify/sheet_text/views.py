"""How a sheet is shown on the screen, where that changes what is read in it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, lone
from plandocs.verify.sheet_text.values import S, is_on

_FROZEN = ("frozen", "frozenSplit")


def view_blocks(root: Element, name: str) -> Iterator[Block]:
    """Yield what the views of a sheet show otherwise, or never."""
    for view in root.iter(f"{S}sheetView"):
        pane, first = view.find(f"{S}pane"), view.get("topLeftCell", "A1")
        if is_on(view.get("showFormulas")):
            yield lone(f"hoja «{name}»", "[muestra las fórmulas en lugar de sus resultados]")
        if is_on(view.get("rightToLeft")):
            yield lone(f"hoja «{name}»", "[de derecha a izquierda]")
        if pane is not None and pane.get("state") in _FROZEN and first != "A1":
            yield lone(f"hoja «{name}»", f"[inmovilizada: no se ve lo que hay antes de {first}]")
