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
_DIRECTORY = 400_000
"""The most bytes of a directory, which ends a zip: some 2,000 parts of long names."""


def as_usual(data: bytes, name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a template with the usual names and no signature, and what is told of it.

    One that has nothing unusual is returned as it is. Raise TemplateFault for what is no sound
    package.
    """
    names = data[-_DIRECTORY:]
    if _MAIN.search(names) and not _UNUSUAL.search(names):
        return data, ()
    from plandocs.engine.renaming import renamed  # few templates need it

    return renamed(data, name)
