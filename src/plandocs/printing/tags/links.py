"""Takes out of a PDF the links that lead nowhere for who receives it: to files of this machine."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from plandocs.printing.tags.tree import elements, kids

_SAFE = ("http:", "https:", "mailto:")


def drop_local_links(pdf: pikepdf.Pdf) -> None:
    """Take out every link to a file or a script; its words stay."""
    dropped = set()
    for page in pdf.pages:
        given = page.obj.get("/Annots")
        if given is None:
            continue
        bad = [one.objgen for one in given if _is_local(one)]
        if bad:
            dropped |= set(bad)
            page.obj.Annots = Array([one for one in given if one.objgen not in bad])
    root = pdf.Root.get("/StructTreeRoot")
    if dropped and root is not None:
        for element in elements(root):
            _forget(element, dropped)


def _is_local(annotation: pikepdf.Object) -> bool:
    action = annotation.get("/A")
    if annotation.get("/Subtype") != Name.Link or action is None:
        return False
    kind, place = action.get("/S"), str(action.get("/URI", ""))
    return kind != Name.GoTo and not (kind == Name.URI and place.lower().startswith(_SAFE))


def _forget(element: pikepdf.Object, dropped: set[tuple[int, int]]) -> None:
    held = kids(element)
    kept = [kid for kid in held if _leads_to(kid) not in dropped]
    if len(kept) < len(held):
        element.K = Array(kept)
        if element.S == "/Link":
            element.S = Name.Span


def _leads_to(kid: pikepdf.Object) -> tuple[int, int] | None:
    place = kid.get("/Obj") if isinstance(kid, Dictionary) else None
    return None if place is None else place.objgen
