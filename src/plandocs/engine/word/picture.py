"""Pictures from data, with the alternative text that readers without sight need."""

import io
import struct
from typing import Any

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.shared import Cm
from lxml import etree
from markupsafe import Markup

from plandocs.engine.values import ImageLike

UNREADABLE = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    struct.error,
    KeyError,
    ZeroDivisionError,
)
"""What python-docx raises for bytes that are no picture it knows."""


def picture_xml(picture: ImageLike, part: Any) -> Markup:
    """Return the XML that closes a text, shows `picture` and opens a text again.

    Raise one of `UNREADABLE` when its bytes are no PNG or JPEG.
    """
    inline = part.new_pic_inline(io.BytesIO(picture.image), height=Cm(picture.height_cm))
    inline.docPr.set("descr", picture.alt_text)
    drawing = etree.tostring(inline, encoding="unicode")
    return Markup("</w:t></w:r><w:r><w:drawing>{}</w:drawing></w:r><w:r><w:t>").format(
        Markup(drawing)
    )
