"""JSON read for the place of every value, and for all that is wrong with it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.source.json import MAX_DEPTH
from plandocs.source.numbers import as_typed
from plandocs.source.rules import BAD_YAML, DAMAGED_TEXT, INVISIBLE, REPEATED_KEY
from plandocs.source.text import (
    LINE_END,
    damaged,
    hidden_detail,
    is_plain,
    shortened,
    spelled,
    unseen,
)

if TYPE_CHECKING:
    from plandocs.plan.nodo import Path

MOST_READ = 700_000
"""How many values are read one by one: what Python's own parser reads may have more."""
_MOST_TOLD = 200
_DEEP = 10
"""How many levels of a value cost as much as one more value."""
_TOKEN = re.compile(
    r"""[ \t\n\r]*+(?:
      (?P<sign>[{}\[\]:,])
    | (?P<text>"(?:[^"\\\n\r]|\\[^\n\r])*+")
    | (?P<open>"(?:[^"\\\n\r]|\\[^\n\r])*+\\?)
    | (?P<single>'(?:[^'\\\n\r]|\\[^\n\r])*+')
    | (?P<note>//[^\n\r]*+|/\*.*?\*/|\#[^\n\r]*+)
    | (?P<word>[^\s{}\[\]:,"'/\#]++)
    | (?P<space>\s)
    | (?P<other>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
_NUMBER_LIKE = re.compile(r"[-+]?\.?\d")
_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\[\"\\/bfnrt]|(?P<bad>\\.?)|.",
    re.DOTALL,
)
"""One character, as the text of a file holds it."""
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_TYPED = {"\t": ("un tabulador", r"\t"), "\v": ("un salto de renglón de otro programa", r"\n")}
"""What a text of JSON may hold only as a code, and that code."""
_CLOSES = {"{": "}", "[": "]"}
_COMMAS = "revise sus comas y que cada { o [ tenga su } o ]."
_WORDS = ("true", "false", "null")


class _StopError(Exception):
    """What follows cannot be made sense of; already told."""


class _Token(NamedTuple):
    kind: str
    start: int
    text: str


@dataclass
class _Open:
    """A group or a list that is being read, and what may follow: a key, «:», a value, a comma."""

    sign: str
    path: Path
    start: int
    expects: str
    keys: dict[str, int] = field(default_factory=dict)
    step: str | int = 0
    comma: int = -1
    """Where its last comma stands, while nothing has followed it."""


class Reading:
    """What a file says of itself: where its values stand, and its faults."""

    def __init__(self, text: str, path: str) -> None:
        """Read a whole text; what can be mended is told, and the reading goes on."""
        self.places: dict[Path, InFile] = {(): InFile(path, 1, 1)}
        self.faults: list[Diagnostic] = []
        self._text = text
        self._line = 0, ""
        self._left = MOST_READ
        self._path = path
        self._starts = [0, *(found.end() for found in LINE_END.finditer(text))]
        self._stack: list[_Open] = []
        self._is_done = False
        self._forgives = False
        """Whether a comma may lack: a text without its closing quotes took it along."""
        try:
            for token in _tokens(text):
                self._take(token)
            self._finish()
        except _StopError:
            pass

    def at(self, index: int, width: int = 1) -> InFile:
        """Return the place of a character."""
        number = bisect.bisect_right(self._starts, index)
        start = self._starts[number - 1]
        if number != self._line[0]:  # a file may be one long line, asked for by each value
            end = self._starts[number] if number < len(self._starts) else len(self._text)
            self._line = number, self._text[start:end].rstrip("\r\n")
        return InFile(self._path, number, index - start + 1, width, self._line[1])

    def _tell(self, index: int, detail: str, remedy: str, width: int = 1) -> None:
        self._add(BAD_YAML.at(self.at(index, width), detalle=detail, remedio=remedy))

    def _add(self, found: Diagnostic) -> None:
        self.faults.append(found)
        if len(self.faults) >= _MOST_TOLD:
            raise _StopError

    def _stop(self, index: int, detail: str, remedy: str) -> None:
        self._tell(index, detail, remedy)
        raise _StopError

    def _take(self, token: _Token) -> None:
        if token.kind == "note":
            self._tell(token.start, "JSON no admite comentarios", "quítelo.", len(token.text))
        elif token.kind == "space":
            detail = f"hay un espacio de otra clase (U+{ord(token.text):04X}), que JSON no admite"
            self._tell(token.start, detail, "bórrelo y escriba un espacio normal.")
        elif self._is_done:
            self._stop(token.start, "hay más texto después del final", "quítelo.")
        elif token.kind == "sign":
            self._sign(token)
        elif not self._stack:
            self._check(token)
            if any(found.is_error for found in self.faults):
                raise _StopError
            self._is_done = True
        else:
            self._word(self._stack[-1], token)

    def _sign(self, token: _Token) -> None:
        top = self._stack[-1] if self._stack else None
        if token.text in _CLOSES:
            if top is not None:
                self._mend(top, token, "value")
            self._begin(token, top)
        elif top is None:
            self._stop(token.start, f"hay «{token.text}» de más", _COMMAS)
        elif token.text in "}]":
            self._close(top, token)
        else:
            self._separate(top, token)

    def _begin(self, token: _Token, top: _Open | None) -> None:
        path: Path = (*top.path, top.step) if top else ()
        self._place(path, token)
        if len(self._stack) >= MAX_DEPTH:
            self._stop(token.start, "tiene más de 50 niveles", "aplane los datos.")
        expects = "key" if token.text == "{" else "value"
        self._stack.append(_Open(token.text, path, token.start, expects))

    def _place(self, path: Path, token: _Token) -> None:
        """Keep the place of a value; the deeper it is, the more memory it takes."""
        self._left -= 1 + len(path) // _DEEP
        if self._left < 0:
            detail = f"tiene más de {MOST_READ:,} valores"
            self._stop(token.start, detail, "divida el archivo.")
        length = len(token.text) if token.kind != "sign" else 1
        self.places.setdefault(path, self.at(token.start, length))

    def _close(self, top: _Open, token: _Token) -> None:
        if token.text != _CLOSES[top.sign]:
            line = self.at(top.start).line
            detail = f"«{token.text}» no cierra «{top.sign}», que se abre en el renglón {line}"
            self._stop(token.start, detail, _COMMAS)
        if top.comma >= 0:
            self._tell(top.comma, f"sobra una coma antes de «{token.text}»", "quítela.")
        elif top.expects in (":", "value") and top.sign == "{":
            detail = f"falta el valor de «{shortened(str(top.step))}»"
            self._tell(token.start, detail, "escriba `null` si no lo tiene.")
        self._stack.pop()
        self._after(self._stack[-1] if self._stack else None)

    def _separate(self, top: _Open, token: _Token) -> None:
        if token.text == ":" and top.expects == ":":
            top.expects = "value"
        elif token.text == "," and top.expects == ",":
            top.comma, top.expects = token.start, "key" if top.sign == "{" else "value"
        elif token.text == "," and not (top.sign == "{" and top.expects in (":", "value")):
            self._tell(token.start, "hay una coma de más", "quítela.")
        elif token.text == ",":
            detail = f"falta el valor de «{shortened(str(top.step))}»"
            self._tell(token.start, detail, "escriba `null` si no lo tiene.")
            top.expects = ","
            self._separate(top, token)
        else:
            self._stop(token.start, "hay «:» donde no va", _COMMAS)
        self._forgives = False

    def _mend(self, top: _Open, token: _Token, kind: str) -> None:
        """Tell the comma, the colon or the name that lacks before a value; go on as if there."""
        if top.expects == ",":
            if self._forgives and token.kind != "text":
                raise _StopError  # the text without closing quotes goes on here
            if not self._forgives:
                self._tell(token.start, "falta una coma antes", _COMMAS)
            top.expects = "key" if top.sign == "{" else "value"
        if top.expects == ":":
            detail = f"falta «:» después de «{shortened(str(top.step))}»"
            self._tell(token.start, detail, 'escriba `"campo": valor`.')
            top.expects = "value"
        if top.expects == "key" and kind == "value":
            detail = "aquí va el nombre de un campo, entre comillas"
            self._stop(token.start, detail, 'escriba `"campo": valor`.')
        self._forgives, top.comma = False, -1

    def _word(self, top: _Open, token: _Token) -> None:
        if token.text == "=" and top.expects == ":":
            self._tell(token.start, "hay «=» donde va «:»", "cámbielo.")
            top.expects = "value"
            return
        self._mend(top, token, "word")
        if top.expects == "key":
            self._name(top, token)
            return
        path = (*top.path, top.step)
        self._place(path, token)
        self._check(token)
        self._after(top)
        self._forgives = token.kind == "open"

    def _after(self, top: _Open | None) -> None:
        """Go on after a value."""
        if top is None:
            self._is_done = True
            return
        top.expects = ","
        if isinstance(top.step, int):
            top.step += 1

    def _name(self, top: _Open, token: _Token) -> None:
        name = token.text
        if token.kind == "word":
            detail = f"el nombre «{shortened(name)}» va entre comillas"
            self._tell(token.start, detail, f'escriba `"{shortened(name)}": …`.', len(name))
        else:
            name = spelled(self._check(token))
        place = self.at(token.start, len(token.text))
        if name in top.keys:
            first = self.at(top.keys[name])
            self._add(REPEATED_KEY.at(place, first, clave=shortened(name), linea=first.line))
        top.keys.setdefault(name, token.start)
        top.step, top.expects = name, ":"
        self.places.setdefault((*top.path, name), place)

    def _check(self, token: _Token) -> str:
        """Tell what is wrong with a text or a word; return what it says."""
        if token.kind in ("word", "other"):
            self._check_word(token)
            return token.text
        if token.kind == "open":
            remedy = "ciérrelas en el mismo renglón; un renglón nuevo del texto se escribe `\\n`."
            self._tell(token.start, "faltan unas comillas de cierre", remedy)
        elif token.kind == "single":
            remedy = "cambie cada «'» de los extremos por «\"»."
            self._tell(token.start, "hay comillas sencillas, y van dobles", remedy)
        return self._check_text(token)

    def _check_text(self, token: _Token) -> str:
        start = token.start + 1
        inner = token.text[1:] if token.kind == "open" else token.text[1:-1]
        if "\\" not in inner and is_plain(inner):
            self._check_damage(inner, range(start, start + len(inner)))
            return inner
        pieces = list(_PIECE.finditer(inner))
        for piece in pieces:
            if piece["bad"]:
                detail = f"«{piece[0]}» no quiere decir nada entre comillas"
                self._tell(start + piece.start(), detail, "escriba la barra dos veces: `\\\\`.")
            elif piece[0] in _TYPED:
                what, code = _TYPED[piece[0]]
                detail = f"hay {what} dentro de un texto"
                self._tell(start + piece.start(), detail, f"escríbalo como `{code}`.")
        said = "".join(_said(piece[0]) for piece in pieces)
        for found in islice(unseen(said), _MOST_TOLD):
            at = start + pieces[found.index].start()
            if found.is_forbidden:
                self._tell(at, *hidden_detail(found))
            else:
                self._add(INVISIBLE.at(self.at(at), codigo=found.code))
        self._check_damage(said, [start + piece.start() for piece in pieces])
        return said

    def _check_damage(self, said: str, starts: Sequence[int]) -> None:
        for found in islice(damaged(said), _MOST_TOLD):
            self._add(
                DAMAGED_TEXT.at(self.at(starts[found.index]), que=found.what, remedio=found.remedy)
            )

    def _check_word(self, token: _Token) -> None:
        word, shown = token.text, shortened(token.text)
        if word in _WORDS or (_NUMBER.fullmatch(word) and _is_counted(word)):
            return
        if _NUMBER.fullmatch(word):
            detail, remedy = f"«{shown}» no cabe en ningún número", "escríbalo entre comillas."
        elif _NUMBER_LIKE.match(word):
            detail = f"«{shown}» no es un número de JSON"
            remedy = "escríbalo como `1.5`, sin «+» ni ceros delante; o entre comillas."
        else:
            detail = f"«{shown}» no es un valor de JSON"
            remedy = "escriba el texto entre comillas; o un número, true, false o null."
        self._tell(token.start, detail, remedy, len(word))

    def _finish(self) -> None:
        """Tell the last of what was never closed."""
        if self._stack:
            top = self._stack[-1]
            remedy = f"agregue «{_CLOSES[top.sign]}» donde termina."
            self._tell(top.start, f"no se cierra «{top.sign}»", remedy)


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        kind = str(found.lastgroup)
        yield _Token(kind, found.start(kind), found[kind])


def _said(piece: str) -> str:
    """Return the character that one of a JSON text stands for."""
    if not piece.startswith("\\") or len(piece) < 2:
        return piece
    if piece[1] != "u" or len(piece) < 6:
        return _ESCAPES.get(piece[1], piece[-1])
    if len(piece) == 6:
        return chr(int(piece[2:], 16))
    high, low = int(piece[2:6], 16), int(piece[8:], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _is_counted(digits: str) -> bool:
    try:
        as_typed(digits)
    except ArithmeticError:
        return False
    return True
