"""What values bring into the package: pictures, their relations and their content types."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from plandocs.engine.language.faults import FORBIDDEN
from plandocs.engine.package import Entry, deflated
from plandocs.engine.values import ImageLike
from plandocs.gates.links import is_allowed
from plandocs.gates.pictures import BadPicture, SoundPicture, admit

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
"""The prefixes that markup brought by a value may use."""

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMU_PER_CM = 360_000
_EMU_PER_INCH = 914_400
_EMPTY_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_RELATIONS}"></Relationships>'
)
_DRAWING = (
    '<wp:inline xmlns:wp="{wp}" xmlns:a="{a}" xmlns:pic="{pic}" xmlns:r="{r}">'
    '<wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Imagen {number}"{alt}>{link}</wp:docPr>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="{pic}"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="{name}">{link}</pic:cNvPr><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"/>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
)


class ForbiddenLinkError(Exception):
    """An address that no document may lead to; the message is the address."""


@dataclass(slots=True)
class _Relations:
    """The relations of a part as they grow."""

    xml: str
    added: dict[tuple[str, str], str]
    """By kind and target."""

    def add(self, kind: str, target: str, external: bool = False) -> str:
        known = self.added.get((kind, target))
        if known:
            return known
        used = [int(n) for n in re.findall(r'Id="rId(\d+)"', self.xml)]
        name = f"rId{max(used, default=0) + 1}"
        mode = ' TargetMode="External"' if external else ""
        made = (
            f'<Relationship Id="{name}" Type="{NAMESPACES["r"]}/{kind}" Target="{target}"{mode}/>'
        )
        end = self.xml.rindex("</")
        self.xml = self.xml[:end] + made + self.xml[end:]
        self.added[kind, target] = name
        return name


class Media:
    """The pictures that the values of one run bring."""

    def __init__(self, types: str) -> None:
        """Begin with the content types of the template."""
        self._types = types
        self._files: dict[str, bytes] = {}
        self._relations: dict[str, _Relations] = {}
        self._part = ""
        self._admitted: dict[bytes, SoundPicture] = {}

    def begin(self, part: str, relations: str) -> None:
        """Go on with another part of the document, with its own relations."""
        self._part = part
        xml = relations or _EMPTY_RELATIONS
        if xml.rstrip().endswith("/>"):
            xml = xml.rstrip()[:-2] + "></Relationships>"
        self._relations.setdefault(part, _Relations(xml, {}))

    def drawing(self, picture: ImageLike, number: int) -> str:
        """Return the drawing that shows a picture.

        Raise BadPicture, or ForbiddenLinkError for where a click on it would lead.
        """
        found = self._admit(picture.image)
        width, height = _sides(picture, found)
        relation = self.file(found, found.extension)
        link = getattr(picture, "link", "")
        click = f'<a:hlinkClick r:id="{self.link(link)}"/>' if link else ""
        return _DRAWING.format(
            **NAMESPACES,
            width=width,
            height=height,
            number=number,
            name=f"imagen.{found.extension}",
            alt=f' descr="{_attribute(picture.alt_text)}"' if picture.alt_text else "",
            link=click,
            relation=relation,
        )

    def _admit(self, data: bytes) -> SoundPicture:
        """Return a picture that passed the gate; one that is printed often passes it once."""
        if data not in self._admitted:
            self._admitted[data] = admit(data)
        return self._admitted[data]

    def file(self, data: bytes, extension: str) -> str:
        """Add a file of another document; return the relation of the part to it."""
        name = f"plandocs-{hashlib.sha256(data).hexdigest()[:16]}.{extension}"
        self._files[f"word/media/{name}"] = data
        return self._relations[self._part].add("image", f"media/{name}")

    def link(self, address: str) -> str:
        """Return the relation of the part to an address outside the document.

        Raise ForbiddenLinkError for one that is neither of the web nor of a mailbox.
        """
        if not is_allowed(address):
            raise ForbiddenLinkError(address)
        return self._relations[self._part].add("hyperlink", _attribute(address), external=True)

    def entries(self) -> dict[str, Entry]:
        """Return the parts that the pictures add or change."""
        found = {name: deflated(data) for name, data in self._files.items()}
        for part, relations in self._relations.items():
            if relations.added:
                folder, _, name = part.rpartition("/")
                found[f"{folder}/_rels/{name}.rels"] = deflated(relations.xml.encode())
        types = self._types
        for extension in sorted({name.rpartition(".")[2] for name in self._files}):
            if f'Extension="{extension}"' not in types:
                made = f'<Default Extension="{extension}" ContentType="image/{extension}"/>'
                start = types.index(">", types.index("<Types")) + 1
                types = types[:start] + made + types[start:]
        if types != self._types:
            found["[Content_Types].xml"] = deflated(types.encode())
        return found


def _sides(picture: Any, found: SoundPicture) -> tuple[int, int]:
    """Return the width and the height to print, in EMU; raise BadPicture."""
    width = round(getattr(picture, "width_cm", 0) * _EMU_PER_CM)
    height = round(picture.height_cm * _EMU_PER_CM)
    if width < 0 or height < 0:
        raise BadPicture("se pidió de menos de 0 cm", "dele un alto o un ancho mayor que cero.")
    pixels, resolution = found.size, found.resolution
    if not width and not height:
        return (
            round(pixels[0] * _EMU_PER_INCH / resolution[0]),
            round(pixels[1] * _EMU_PER_INCH / resolution[1]),
        )
    if not width:
        return max(1, height * pixels[0] // pixels[1]), height
    return width, height or max(1, width * pixels[1] // pixels[0])


def _attribute(text: str) -> str:
    """Return a text as an attribute holds it, without what XML forbids."""
    plain = FORBIDDEN.sub("", text).replace("\n", " ")
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
