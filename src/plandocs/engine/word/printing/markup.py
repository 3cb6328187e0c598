"""Markup that a value brings: docxtpl's RichText and RichTextParagraph, made whole."""

import re
from xml.etree import ElementTree

from plandocs.engine.language.faults import BadExpression
from plandocs.engine.word.plans import RunPlan
from plandocs.engine.word.printing.media import NAMESPACES

TEXT_OPEN = '<w:t xml:space="preserve">'
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_PIECE = re.compile(
    r"<w:p>(?P<properties><w:pPr>.*?</w:pPr>)?"
    r"|(?P<link><w:hyperlink [^>]*>)|(?P<unlink></w:hyperlink>)"
    r"|<w:r>(?P<look><w:rPr>.*?</w:rPr>)?<w:t[^>]*>(?P<text>[^<]*)</w:t></w:r>",
    re.DOTALL,
)
_UNUSUAL = re.compile(
    r"<(?!/?(?:w:(?:p|pPr|pStyle|jc|r|rPr|rStyle|t|br|tab|b|bCs|i|iCs|u|strike|color|sz|szCs|rFonts"
    r"|vertAlign|highlight|shd|lang|rtl|cs|caps|smallCaps|tbl|tr|tc|tcPr|tcW|hyperlink)|mc:\w+)\b)"
)
"""An element that docxtpl's own values do not make, or not only they."""
_BREAKS = re.compile("([\n\t\a\f])")
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def resolved(xml: str, around: RunPlan) -> str:
    r"""Return markup whose texts hold no `\n`, `\t`, `\a`, `\f`, but what these stand for.

    Raise BadExpression when it is not well formed.
    """
    made = _Resolver(around).resolve(xml) if _BREAKS.search(xml) else xml
    # Its paragraphs may close and open the one around them.
    whole = f"<x {_DECLARED}><w:p><w:r><w:t>{_shut(made)}</w:t></w:r></w:p></x>"
    try:
        ElementTree.fromstring(whole)
    except ElementTree.ParseError as error:
        raise BadExpression("imprime un contenido de Word mal formado") from error
    if _UNUSUAL.search(made):
        _check(whole)
    return made


def _check(whole: str) -> None:
    """Raise BadExpression for markup that holds what no document may."""
    # Imported here because the markup of docxtpl's own values needs none of it.
    from plandocs.gates.office import check_markup

    found = [told.message for told in check_markup(whole.encode()) if told.forbids]
    if found:
        said = " ".join(found).removesuffix(".")
        raise BadExpression(f"imprime un contenido de Word que no se admite: {said}")


def _shut(xml: str) -> str:
    """Return markup as it stands in a text that it closes and opens again."""
    return f"</w:t></w:r>{xml}<w:r><w:t>"


class _Resolver:
    """Goes through markup knowing the paragraph and the link that it is in."""

    def __init__(self, around: RunPlan) -> None:
        self._paragraph = around.paragraph
        self._opens = around.opens
        self._closes = around.closes
        self._splits = around.splits

    def resolve(self, xml: str) -> str:
        return _PIECE.sub(self._piece, xml)

    def _piece(self, found: re.Match[str]) -> str:
        if found["text"] is not None:
            return self._run(found["look"] or "", found["text"])
        if found["link"]:
            self._opens, self._closes = self._opens + found["link"], f"</w:hyperlink>{self._closes}"
        elif found["unlink"]:
            self._opens = self._opens[: self._opens.rindex("<w:hyperlink")]
            self._closes = self._closes.removeprefix("</w:hyperlink>")
        else:
            self._paragraph, self._splits = found["properties"] or "", True
        return found[0]

    def _run(self, look: str, text: str) -> str:
        start = f"<w:r>{look}{TEXT_OPEN}"
        again = f"</w:t></w:r>{self._closes}</w:p>{{}}<w:p>{self._paragraph}{self._opens}{start}"
        signs = {
            "\n": f"</w:t><w:br/>{TEXT_OPEN}",
            "\t": f"</w:t><w:tab/>{TEXT_OPEN}",
            "\a": again.format(""),
            "\f": again.format(PAGE_BREAK),
        }
        if not self._splits and ("\a" in text or "\f" in text):
            raise BadExpression("abre un párrafo donde no cabe")
        return f"{start}{_BREAKS.sub(lambda sign: signs[sign[0]], text)}</w:t></w:r>"
