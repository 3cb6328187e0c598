"""What a vector picture (SVG) would run or fetch; Word keeps one beside its PNG."""

import re
from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.gates import links
from plandocs.gates.links import excerpt
from plandocs.gates.parts import Element, local, local_key
from plandocs.gates.places import Places
from plandocs.gates.rules import FORBIDDEN_LINK, FROM_OUTSIDE, MACROS

_ESCAPED = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_SURROGATES = 0xD800
"""From here on, letters that no address has, or that are none."""
_OWN = re.compile(r"#|data:|$", re.IGNORECASE)
_FETCHED = re.compile(r"url\(([^)]*)|@import\s+([\"'][^\"']*)", re.IGNORECASE)
_AROUND = " \t\r\n\"'"
_AGAIN = "abra la imagen en un programa de dibujo y guárdela de nuevo, sin vínculos, como PNG."


def check_vector(key: str, root: Element, places: Places) -> Iterator[Diagnostic]:
    """Yield what is wrong with a vector picture, `key` the name of its part in lower case."""
    place = places.of_part(key)
    for element in root.iter():
        handlers = [name for name in map(local_key, element.attrib) if name.startswith("on")]
        if local(element) in ("script", "foreignObject", "handler") or handlers:
            yield MACROS.at(place, que=f"una imagen SVG con un programa ({key})")
        if base := element.get(_BASE):
            yield FROM_OUTSIDE.at(place, que="una imagen", destino=excerpt(base), remedio=_AGAIN)
        if element.get("attributeName", "").rpartition(":")[2].casefold() == "href":
            yield MACROS.at(place, que=f"una imagen SVG que cambia sus vínculos ({key})")
        texts = [_plain(text) for text in (element.text or "", *map(str, element.attrib.values()))]
        for found in (each for text in texts for each in _FETCHED.finditer(text)):
            address = "".join(filter(None, found.groups())).strip(_AROUND)
            if not _OWN.match(address):
                yield FROM_OUTSIDE.at(
                    place, que="una imagen", destino=excerpt(address), remedio=_AGAIN
                )
        for name, address in ((local_key(attr), str(v)) for attr, v in element.attrib.items()):
            if name != "href" or _OWN.match(address.strip()):
                continue
            if local(element) == "a":
                if not links.is_allowed(address):
                    yield FORBIDDEN_LINK.at(place, destino=excerpt(address))
            else:
                yield FROM_OUTSIDE.at(
                    place, que="una imagen", destino=excerpt(address), remedio=_AGAIN
                )


def _plain(text: str) -> str:
    """Return a text of CSS with its letters as they are (CSS Syntax 3, 4.3.7)."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: _letter(int(found[1], 16)), text)


def _letter(number: int) -> str:
    return chr(number) if number < _SURROGATES else "\N{REPLACEMENT CHARACTER}"
