"""Pictures from data, with the alternative text that readers without sight need."""

import io
from typing import Any

from docx.shared import Cm
from lxml import etree
from markupsafe import Markup

from plandocs.engine.values import ImageLike


class UnreadablePictureError(Exception):
    """The bytes are no PNG or JPEG that python-docx can measure."""


def picture_xml(picture: ImageLike, part: Any) -> Markup:
    """Return the XML that closes a text, shows `picture` and opens a text again.

    Raise UnreadablePictureError when its bytes are no PNG or JPEG.
    """
    try:
        inline = part.new_pic_inline(io.BytesIO(picture.image), height=Cm(picture.height_cm))
    except Exception as error:  # python-docx raises whatever its parser trips on
        raise UnreadablePictureError from error
    inline.docPr.set("descr", picture.alt_text)
    drawing = etree.tostring(inline, encoding="unicode")
    return Markup("</w:t></w:r><w:r><w:drawing>{}</w:drawing></w:r><w:r><w:t>").format(
        Markup(drawing)
    )
