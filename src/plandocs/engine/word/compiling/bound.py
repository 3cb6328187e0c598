"""Content controls that show a property or a piece of data of the file (ECMA-376 part 1, 17.5.2.6).

When Word opens the document it puts there what they are bound to. So a tag inside may only stand
where the same tag is in what it is bound to: the properties of the document are filled too.
"""

import re
from collections.abc import Iterator, Mapping

from plandocs.diagnostics import Diagnostic
from plandocs.engine.rules import BOUND_CONTROL
from plandocs.engine.word.compiling.places import Places
from plandocs.engine.word.xml import text_of, w
from plandocs.engine.xml import Element, parse_part
from plandocs.gates.parts import local, local_key
from plandocs.gates.places import part_label

_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docProps/app.xml",
}
"""By the ids that Word gives them, the parts with the properties."""
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_STEP = re.compile(r"/(@?)(?:\w+:)?([\w.\-]+)(?:\[(\d+)\])?")
_OF_FILE = "la propiedad «{}» del documento"
_OF_DATA = "los datos «{}» que lleva el archivo"


def check_bound(
    part: str, root: Element, path: str, parts: Mapping[str, bytes]
) -> Iterator[Diagnostic]:
    """Yield the controls of a part whose tags Word would print something else over.

    `path` is what messages call the template; `parts` are all of its parts.
    """
    if b"dataBinding" not in parts[part]:
        return
    places = Places(path, part_label(part), root)
    for binding in root.iter("{*}dataBinding"):
        control = next(binding.iterancestors(w("sdt")), None)
        content = control.find(w("sdtContent")) if control is not None else None
        text = text_of(content).strip() if content is not None else ""
        if content is None or not ("{{" in text or "{%" in text):
            continue
        shown = _shown(binding, parts)
        if shown is not None and shown[1].strip() != text:
            place = places.of(next(content.iter(w("t"))))
            yield BOUND_CONTROL.at(place, texto=text[:80], que=shown[0])


def _shown(binding: Element, parts: Mapping[str, bytes]) -> tuple[str, str] | None:
    """Return what a control is bound to, in words, and its text; None when it is not there."""
    store = binding.get(w("storeItemID"), "").upper()
    steps = _STEP.findall(binding.get(w("xpath"), ""))
    name = steps[-1][1] if steps else ""
    if property_part := _PROPERTIES.get(store):
        found = _read(parts, property_part, steps)
        return _OF_FILE.format(name), found or ""
    for item in _items(parts, store):
        found = _read(parts, item, steps)
        if found is not None:
            return _OF_DATA.format(name), found
    return None


def _items(parts: Mapping[str, bytes], store: str) -> Iterator[str]:
    """Yield the pieces of data with an id, or all when a control gives none."""
    for part, data in sorted(parts.items()):
        known = re.fullmatch(r"customXml/itemProps(\d+)\.xml", part)
        root = parse_part(data) if known else None
        if known and root is not None and store in ("", root.get(_ITEM_ID, "").upper()):
            yield f"customXml/item{known[1]}.xml"


def _read(parts: Mapping[str, bytes], part: str, steps: list[tuple[str, str, str]]) -> str | None:
    """Return the text where some steps lead in a part; None when they lead nowhere."""
    root = parse_part(parts[part]) if part in parts else None
    if root is None or not steps or local(root) != steps[0][1]:
        return None
    node = root
    for is_attribute, name, number in steps[1:]:
        if is_attribute:
            named = (str(v) for k, v in node.attrib.items() if local_key(k) == name)
            return next(named, None)
        found = [child for child in node if local(child) == name]
        index = int(number or 1) - 1
        if not 0 <= index < len(found):
            return None
        node = found[index]
    return "".join(map(str, node.itertext()))
