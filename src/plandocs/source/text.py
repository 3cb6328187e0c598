"""The text of a data file: its encoding, and the characters that a document cannot hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from plandocs.diagnostics import InFile, Report
from plandocs.source.rules import UNREADABLE_FILE

MAX_BYTES = 5_000_000
MAX_VALUES = 1_200_000
"""A hundred thousand rows of ten cells, and what holds them."""
MAX_PLACES = 400_000
"""How many values of YAML have their places kept; more do not fit in the memory promised."""
MAX_OF_A_PLAN = 100_000
"""What a plan may hold: three times what a thousand sheets do."""
_SHOWN = 60

LINE_END = re.compile(r"\r\n|[\r\n]")
OTHER_BREAKS = "\v\u2028\u2029"
"""What programs, Word the first of them, write where a line breaks inside a paragraph."""
_TO_BREAKS = str.maketrans(dict.fromkeys(f"\r{OTHER_BREAKS}", "\n"))

# Texts, since they take longer to compile than most files to read and few files need them.
_PLANES = range(0x1FFFE, 0x110000, 0x10000)
FORBIDDEN = (
    "[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(code)}{chr(code + 1)}" for code in _PLANES)
    + "]"
)
"""Controls, what Unicode gives to no text, and the two signs that print letters in another order
than the one in which they were typed."""
_LIKE_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""What nobody sees and Unicode nevertheless calls letters and signs."""
INVISIBLE = (
    f"[\u00ad{_LIKE_LETTERS}\u061c\u180e\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001]"
    "|(?<![\u0600-\u109f])\u200c"
    "|(?<![\u0600-\u109f\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])\u200d"
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f]"
)
"""What nobody sees, but where a script needs it to join letters, or an emoji its parts."""

DAMAGED = (
    "[\ue000-\uf8ff\ufffc\ufffd\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
    "|[\u00c2\u00c3][\u00a0-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]"
    "|\u00e2\u20ac[\u00a0-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]"
)
"""What is left of a letter that a program lost, converted badly, or drew with its own font."""
_REPLACEMENT = "\ufffd"
_OBJECT = "\ufffc"

_REVERSING = ("U+202D", "U+202E")
_ANSI = "cp1252"
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
    (b"+/v8", "UTF-7"),
    (b"+/v9", "UTF-7"),
)
_HEAD = 400
_OF_PROGRAMS = (
    (b"PK\x03\x04", ""),
    (b"\x1f\x8b", "un archivo comprimido"),
    (b"%PDF-", "un PDF"),
    (b"\xd0\xcf\x11\xe0", "un documento de Word o de Excel de antes de 2007"),
    (b"\x89PNG", "una imagen"),
    (b"\xff\xd8\xff", "una imagen"),
    (b"{\\rtf", "un documento RTF, como los de WordPad"),
)
"""How the files of other programs begin; those of a zip are known by what is in it."""
_IN_ZIP = (
    (b"word/", "un documento de Word"),
    (b"xl/", "un libro de Excel"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "un documento de LibreOffice"),
)
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_TAIL = re.compile(rb"\0{8,}\Z")
"""What a system leaves at the end of a file when it goes out while saving."""
_RESAVE = (
    "guárdelo de nuevo eligiendo codificación UTF-8 (en el Bloc de notas: «Archivo», «Guardar "
    "como», «Codificación»)."
)

_PLAIN_TEXT = (
    "dé el archivo de datos, que es de texto y termina en .yaml o .json; si son los datos, "
    "cópielos en el Bloc de notas y guárdelos desde ahí."
)


@dataclass(frozen=True, slots=True)
class Unseen:
    """A character that nobody sees: where it stands in its text, and what it is."""

    index: int
    code: str
    is_forbidden: bool


def unseen(text: str) -> Iterator[Unseen]:
    """Yield the characters of a text that documents cannot hold, then those that nobody sees."""
    for pattern, is_forbidden in ((FORBIDDEN, True), (INVISIBLE, False)):
        for found in re.finditer(pattern, text):
            yield Unseen(found.start(), f"U+{ord(found[0]):04X}", is_forbidden)


@dataclass(frozen=True, slots=True)
class Damage:
    """Letters that are not those which somebody typed: where they stand, how many, what to do."""

    index: int
    width: int
    what: str
    remedy: str


def damaged(text: str) -> Iterator[Damage]:
    """Yield what in a text is left of letters that were lost or badly converted."""
    if text.isascii():
        return
    for found in re.finditer(DAMAGED, text):
        told = _converted(found[0]) if len(found[0]) > 1 else _strange(found[0])
        if told:
            yield Damage(found.start(), len(found[0]), *told)


def _converted(letters: str) -> tuple[str, str] | None:
    """Return what to tell of letters of UTF-8 that were read as those of Windows."""
    try:
        meant = letters.encode(_ANSI).decode("utf-8")
    except UnicodeError:
        return None
    shown = "" if meant.isspace() else f", donde debe ir «{meant}»"
    return f"«{letters}»{shown}: son letras mal convertidas", "vuelva a escribir esa palabra."


def _strange(sign: str) -> tuple[str, str]:
    if sign == _REPLACEMENT:
        what = f"«{sign}» (U+FFFD), que queda donde se perdió una letra"
        return what, "vuelva a escribir esa palabra."
    if sign == _OBJECT:
        what = "la huella de un objeto que no se copió (U+FFFC), como una imagen o una nota"
        return what, "bórrela."
    what = f"un signo (U+{ord(sign):04X}) que solo tiene la letra del programa de donde se copió"
    return what, "escriba en su lugar el signo común, como «•» o «–», o bórrelo."


def is_plain(text: str) -> bool:
    """Return whether nothing in a text is unseen."""
    return text.isprintable() and (text.isascii() or not re.search(f"[{_LIKE_LETTERS}]", text))


def hidden_detail(found: Unseen) -> tuple[str, str]:
    """Return what is told of a forbidden character, and what to do."""
    if found.code in _REVERSING:
        what = f"hay un carácter invisible ({found.code}) que imprime las letras en otro orden"
        return what, "bórrelo y vuelva a escribir ese texto."
    what = f"hay un carácter invisible ({found.code}) que no se admite"
    return what, "bórrelo; suele llegar al copiar de otro programa."


def shortened(text: str) -> str:
    """Return a text as long as a message can hold."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def with_breaks(text: str) -> str:
    """Return a text whose line breaks, of whatever program, are those that documents print."""
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_TO_BREAKS)


def spelled(key: str) -> str:
    """Return a key as templates ask for it, whichever way its accents were typed."""
    return key if key.isascii() else unicodedata.normalize("NFC", key)


def decode(data: bytes, path: str, report: Report) -> str | None:
    """Return the text of a data file, or None after reporting why it is none."""
    if len(data) > MAX_BYTES:
        refuse_size(path, report)
        return None
    if (kind := _of_program(data)) or _TAIL.search(data) or (data and not data.strip(b"\0")):
        reason, remedy = (f"es {kind}", _PLAIN_TEXT) if kind else _lost(data)
        report.add(UNREADABLE_FILE.at(InFile(path), archivo=path, motivo=reason, remedio=remedy))
        return None
    if found := _other_encoding(data):
        _refuse(InFile(path), f"está guardado en {found}, y debe estarlo en UTF-8", report)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = "no está guardado en UTF-8; parece ANSI («Windows-1252»)"
        _refuse(_place(data, error.start, path), reason, report)
        return None


def _of_program(data: bytes) -> str:
    """Return what a file is, in Spanish, when it is another program's and no text."""
    if _WEB_PAGE.match(data):
        return "una página web (HTML)"
    kinds = (kind for mark, kind in _OF_PROGRAMS if data.startswith(mark))
    inside = (kind for mark, kind in _IN_ZIP if mark in data)
    kind = next(kinds, None)
    return next(inside, "un archivo comprimido (ZIP)") if kind == "" else kind or ""


def _lost(data: bytes) -> tuple[str, str]:
    """Return what is told of a file that ends in zeros, and what to do."""
    remedy = "recupere una copia anterior; suele pasar cuando el equipo se apaga mientras guarda."
    if not data.strip(b"\0"):
        return "no tiene texto, solo ceros", remedy
    return "se cortó: desde su final, que se perdió, solo tiene ceros", remedy


def refuse_size(path: str, report: Report) -> None:
    """Report a file that is larger than any plan."""
    remedy = "divida el plan o quite lo que no sea dato."
    place = InFile(path)
    report.add(UNREADABLE_FILE.at(place, archivo=path, motivo="pesa más de 5 MB", remedio=remedy))


def _refuse(place: InFile, reason: str, report: Report) -> None:
    report.add(UNREADABLE_FILE.at(place, archivo=place.path, motivo=reason, remedio=_RESAVE))


def _other_encoding(data: bytes) -> str:
    """Return the encoding that a file shows by its first bytes, when it is another than UTF-8."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:_HEAD]
    zeros = head.count(0)
    if zeros * 3 < len(head) or not zeros:
        return ""
    return "UTF-32" if zeros * 3 > len(head) * 2 else "UTF-16"


def _place(data: bytes, index: int, path: str) -> InFile:
    """Return the place of a byte; its line is shown as the program that wrote it shows it."""
    lines = LINE_END.split(data[:index].decode("utf-8-sig"))
    rest = LINE_END.split(data[index : index + _HEAD].decode(_ANSI, errors="replace"))[0]
    return InFile(path, len(lines), len(lines[-1]) + 1, 1, lines[-1] + rest)
