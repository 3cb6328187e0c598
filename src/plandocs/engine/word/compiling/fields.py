"""The fields of a part: each with its code, which Word splits as it likes, and what it last saw."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from plandocs.engine.word.xml import w
from plandocs.engine.xml import Element

FIELDS = frozenset(
    """
    ADDRESSBLOCK ADVANCE ASK AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT AUTOTEXT AUTOTEXTLIST BARCODE
    BIBLIOGRAPHY CITATION COMMENTS COMPARE CREATEDATE DATABASE DATE DISPLAYBARCODE DOCPROPERTY
    DOCVARIABLE EDITTIME EMBED EQ FILENAME FILESIZE FILLIN FORMCHECKBOX FORMDROPDOWN FORMTEXT
    GOTOBUTTON GREETINGLINE HYPERLINK IF INCLUDEPICTURE INCLUDETEXT INDEX INFO KEYWORDS LASTSAVEDBY
    LINK LISTNUM MACROBUTTON MERGEBARCODE MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF NOTEREF NUMCHARS
    NUMPAGES NUMWORDS PAGE PAGEREF PRINT PRINTDATE PRIVATE QUOTE RD REF REVNUM SAVEDATE SECTION
    SECTIONPAGES SEQ SET SKIPIF STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA TOC
    USERADDRESS USERINITIALS USERNAME XE
    """.split()
)
"""The names of the fields (ECMA-376 part 1, 17.16.5): any other word of a code is a bookmark's."""


@dataclass(slots=True, eq=False)
class Field:
    """A field that ends (ECMA-376 part 1, 17.16.18), also one that is a single element (17.16.19).

    A text of its result is also one of the fields around it.
    """

    begin: Element
    """Its first mark, or the single element."""
    codes: list[Element] = field(default_factory=list)
    """The elements that hold its code; none for a single one, whose attribute does."""
    seen: list[Element] = field(default_factory=list)
    """Texts that were read, those of its result among them: one list for the fields of a part."""
    first: int | None = None
    """Where its result begins among them; none before it does."""
    last: int = 0

    @property
    def texts(self) -> list[Element]:
        """The texts of its result."""
        return [] if self.first is None else self.seen[self.first : self.last]

    @property
    def code(self) -> str:
        """What is to be computed."""
        if self.codes:
            return "".join(code.text or "" for code in self.codes)
        return self.begin.get(w("instr"), "")

    @property
    def kind(self) -> str:
        """The first word of its code, in capitals."""
        return next(iter(self.code.upper().split()), "")

    @property
    def result(self) -> str:
        """What a program last saw."""
        return "".join(text.text or "" for text in self.texts)

    def write_code(self, code: str) -> None:
        """Put another code in the place of its own."""
        if not self.codes:
            self.begin.set(w("instr"), code)
        for number, element in enumerate(self.codes):
            element.text = "" if number else code


def fields_of(root: Element) -> Iterator[Field]:
    """Yield the fields of a part, as they end."""
    around: list[Field] = []
    seen: list[Element] = []
    for node in root.iter(w("fldChar"), w("instrText"), w("t"), w("fldSimple")):
        kind = node.get(w("fldCharType")) if node.tag == w("fldChar") else ""
        if node.tag == w("fldSimple"):
            texts = list(node.iter(w("t")))
            yield Field(node, seen=texts, first=0, last=len(texts))
        elif kind == "begin":
            around.append(Field(node, seen=seen))
        elif not around:
            continue
        elif kind == "separate" and around[-1].first is None:
            around[-1].first = len(seen)
        elif kind == "end":
            around[-1].last = len(seen)
            yield around.pop()
        elif node.tag == w("instrText"):
            around[-1].codes.append(node)
        elif node.tag == w("t"):
            seen.append(node)
