"""A template as Word or Excel would save it anew: the parts that we fill have their usual names.

The templates that Microsoft offers, and what some servers write, call the same parts
`word/document2.xml` or `xl/workbook22.xml`: only relations say what a part is (ECMA-376 part 1,
11.2 and 12.2). What is signed is signed no more once it is filled, so the signature goes.
"""

import re

from plandocs.diagnostics import Diagnostic

_MAIN = re.compile(rb"word/document\.xml|xl/workbook\.xml")
_UNUSUAL = re.compile(
    rb"_xmlsignatures/|(?:word|xl)/(?:styles|numbering|footnotes|endnotes|sharedStrings)\d+\.xml",
    re.IGNORECASE,
)
"""Names that stand in the directory of a zip as they are."""


def as_usual(data: bytes, name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a template with the usual names and no signature, and what is told of it.

    One that has nothing unusual is returned as it is. Raise TemplateFault for what is no sound
    package.
    """
    if _MAIN.search(data) and not _UNUSUAL.search(data):
        return data, ()
    from plandocs.engine.renaming import renamed  # few templates need it

    return renamed(data, name)
