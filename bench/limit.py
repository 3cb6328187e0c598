"""The least that Jinja can take: its tags already in place, its parts zipped and nothing more."""

import io
import re
import struct
import zipfile
import zlib
from typing import Any, NamedTuple

from jinja2 import Environment, Template

_LEVEL = 6
_DATE = 0x21  # 1 January 1980, the first day that zip can write
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


class _Entry(NamedTuple):
    name: bytes
    crc: int
    size: int
    deflated: bytes

    def local(self) -> bytes:
        header = _LOCAL.pack(
            *(b"PK\3\4", 20, 0, 8, 0, _DATE),
            *(self.crc, len(self.deflated), self.size, len(self.name), 0),
        )
        return header + self.name + self.deflated

    def central(self, offset: int) -> bytes:
        header = _CENTRAL.pack(
            *(b"PK\1\2", 20, 20, 0, 8, 0, _DATE),
            *(self.crc, len(self.deflated), self.size, len(self.name), 0, 0, 0, 0, 0, offset),
        )
        return header + self.name


class Limit:
    """A template with docxtpl's tags, prepared once and for all."""

    def __init__(self, data: bytes) -> None:
        """Compile the parts that hold tags; deflate the others."""
        self._templates: dict[bytes, Template] = {}
        self._static = b""
        self._directory: list[bytes] = []
        environment = Environment(autoescape=True)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                part = package.read(name)
                if b"{{" in part:
                    source = hoisted(part.decode())
                    self._templates[name.encode()] = environment.from_string(source)
                else:
                    self._keep(_entry(name.encode(), part))

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the document."""
        pieces, offset = [self._static], len(self._static)
        directory = list(self._directory)
        for name, template in self._templates.items():
            entry = _entry(name, template.render(context).encode())
            directory.append(entry.central(offset))
            pieces.append(entry.local())
            offset += len(pieces[-1])
        central = b"".join(directory)
        count = len(directory)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central), offset, 0)
        return b"".join((*pieces, central, end))

    def _keep(self, entry: _Entry) -> None:
        self._directory.append(entry.central(len(self._static)))
        self._static += entry.local()


def hoisted(xml: str) -> str:
    """Return the part with each tag where Jinja wants it, in the place of its row or cell."""
    for element in ("tr", "tc", "p"):
        whole = rf"<w:{element}>(?:(?!<w:{element}>).)*?{{%{element} (.*?)%}}.*?</w:{element}>"
        xml = re.sub(whole, r"{% \1%}", xml, flags=re.DOTALL)
    shade = r'\1<w:shd w:val="clear" w:color="auto" w:fill="{{ \3 }}"/></w:tcPr>\2'
    coloured = r"(<w:tcPr>(?:(?!<w:tcPr>).)*?)</w:tcPr>((?:(?!<w:tcPr>).)*?){% cellbg (\S+) %}"
    xml = re.sub(coloured, shade, xml, flags=re.DOTALL)
    # Jinja tries a dot as an attribute first, and a failed attempt costs more than all the rest.
    return re.sub(r"\{\{ (\w+)\.(\w+) \}\}", r"{{ \1['\2'] }}", xml)


def _entry(name: bytes, part: bytes) -> _Entry:
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflater.compress(part) + deflater.flush()
    return _Entry(name, zlib.crc32(part), len(part), deflated)
