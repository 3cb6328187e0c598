"""The least that Jinja can take: its tags already in place, its parts zipped and nothing more."""

import re
from typing import Any

from jinja2 import Environment
from packing import Package, parts_of


class Limit:
    """A template with docxtpl's tags, prepared once and for all."""

    def __init__(self, data: bytes) -> None:
        """Compile the parts that hold tags; deflate the others."""
        environment = Environment(autoescape=True)
        self._templates = {
            name: environment.from_string(hoisted(part))
            for name, part in parts_of(data).items()
            if "{{" in part
        }
        self._package = Package(data, self._templates)

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the document."""
        parts = {
            name: (template.render(context).encode(),) for name, template in self._templates.items()
        }
        return self._package.packed(parts)


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
