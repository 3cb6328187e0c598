"""What a PDF holds besides its pages: links, annotations, actions, files, layers, other texts.

Those of plandocs are made by LibreOffice and finished by us. They hold links, bookmarks and what
screen readers say; none of what is named here as an action, a layer, a form or a file.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pikepdf

_NAMES = {
    "código que se ejecuta (JavaScript)": "JavaScript JS",
    "una acción que abre otro programa": "Launch",
    "una acción que abre otro archivo": "GoToR GoToE",
    "una acción que envía, trae u oculta datos": "SubmitForm ResetForm ImportData Hide",
    "acciones que nadie pide": "AA",
    "un formulario": "AcroForm XFA",
    "una firma electrónica": "ByteRange",
    "archivos adjuntos": "EmbeddedFiles EmbeddedFile EF AF Collection",
    "capas que se muestran o se imprimen aparte": "OCProperties OCG OCMD OC SetOCGState",
    "imágenes que se imprimen en lugar de otras": "Alternates OPI",
    "sonido, video o modelos": "RichMedia RichMediaContent Rendition Movie Sound 3D U3D",
    "páginas con otra numeración": "PageLabels",
    "otra escala de sus páginas": "UserUnit",
}
_WHAT = {name: what for what, names in _NAMES.items() for name in names.split()}
_NAMED = re.compile(rb"/(%s)(?=[\s/<>\[\]()])" % "|".join(_WHAT).encode())
_SAID = re.compile(rb"/(ActualText|Alt|E|Title)\s*(\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F]*>)", re.DOTALL)
_READ = {
    b"ActualText": "texto que se lee en lugar del que se ve",
    b"Alt": "descripción que se lee en lugar de lo que se ve",
    b"E": "desarrollo de una abreviatura",
    b"Title": "título o marcador",
}
_STREAM = re.compile(rb"\nstream\n.*?endstream", re.DOTALL)
_KINDS = {
    "/Link": "enlace",
    "/Widget": "campo de formulario",
    "/FileAttachment": "archivo adjunto",
    "/Text": "nota",
    "/FreeText": "texto puesto encima",
    "/Stamp": "sello",
    "/Highlight": "resaltado",
}
_HIDDEN, _PRINTED, _UNSEEN = 2, 4, 32
"""The flags of an annotation (ISO 32000-1, table 165)."""
_MOST = 5_000
_LONGEST = 300


class Held(NamedTuple):
    """Something that a PDF holds: where, what it is, what it says."""

    where: str
    what: str
    value: str = ""


def held(data: bytes) -> list[Held]:
    """Return what a PDF holds besides its pages; raise whatever pikepdf trips on."""
    import pikepdf  # slow to import

    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [*islice(_of_pages(pdf), _MOST)]
        plain = io.BytesIO()
        pdf.save(
            plain,
            encryption=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
        )
    # As it is saved here, no text has a line that only says «stream».
    said = _STREAM.sub(b"\n", plain.getvalue())
    found += [Held("archivo", _WHAT[name.decode()]) for name in islice(_names(said), _MOST)]
    found += islice(_texts(said), _MOST)
    return found


def added(original: Iterable[Held], other: Iterable[Held]) -> Iterator[tuple[Held, Held | None]]:
    """Yield what a PDF holds that its original does not, with what stood there, if anything."""
    ours, theirs = Counter(original), Counter(other)
    gone = [*(ours - theirs).elements()]
    for one in dict.fromkeys((theirs - ours).elements()):
        before = next((old for old in gone if one.value and old[:2] == one[:2]), None)
        if before is not None:
            gone.remove(before)
        yield one, before


def _names(said: bytes) -> Iterator[bytes]:
    return (found[1] for found in _NAMED.finditer(said))


def _texts(said: bytes) -> Iterator[Held]:
    import pikepdf  # slow to import

    for found in _SAID.finditer(said):
        text = str(pikepdf.Object.parse(found[2]))
        yield Held("archivo", _READ[found[1]], f"«{_cut(text)}»")


def _of_pages(pdf: "pikepdf.Pdf") -> Iterator[Held]:
    for number, page in enumerate(pdf.pages, 1):
        where = f"página {number}"
        for annotation in page.obj.get("/Annots", []):
            kind = str(annotation.get("/Subtype", ""))
            what = _KINDS.get(kind, f"anotación ({kind.removeprefix('/')})")
            told = (_sight(annotation), *_target(annotation))
            yield Held(where, what, " ".join(filter(None, told)))


def _sight(annotation: "pikepdf.Object") -> str:
    """Return how an annotation is seen, unless it is both on the screen and on paper."""
    flags = int(annotation.get("/F", 0))
    shown = not flags & (_HIDDEN | _UNSEEN)
    printed = flags & _PRINTED and not flags & _HIDDEN
    if shown and printed:
        return ""
    return "que no se imprime" if shown else "que solo se imprime" if printed else "que no se ve"


def _target(annotation: "pikepdf.Object") -> Iterator[str]:
    """Yield where a link goes, and that it draws over its page if it does."""
    action = annotation.get("/A")
    if action is not None and "/URI" in action:
        yield f"‹{_cut(str(action['/URI']))}›"
    if "/AP" in annotation:
        yield "con un dibujo propio"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
