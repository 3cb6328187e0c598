"""The small value types that every model uses; all are read from text, as YAML holds them."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Tag
from pydantic_core import PydanticCustomError

_YES = frozenset({"si", "true"})
_NO = frozenset({"no", "false"})
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")


def without_accents(text: str) -> str:
    """Return `text` in ASCII letters as keys are spelled: á→a, ü→u, ñ→ni."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text).replace("ñ", "ni").replace("Ñ", "NI")
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def read_text(value: Any) -> str:
    """Return typed text in NFC, its line breaks as spaces; refuse what is empty or no text."""
    if value is None or (isinstance(value, str) and not _shows(value)):
        raise PydanticCustomError("valor_vacio", "")
    if not isinstance(value, str):
        raise PydanticCustomError("no_es_texto", "")
    return re.sub(r"\s*\n\s*", " ", unicodedata.normalize("NFC", value).strip("\n"))


def _shows(text: str) -> bool:
    """Return whether a text prints anything: blanks and signs that nobody sees do not."""
    return (text.isascii() and bool(text.strip())) or any(map(_is_seen, text))


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "ZC" or unicodedata.category(sign) == "Co"


def read_lines(value: Any) -> str:
    """Return typed text in NFC with its line breaks; refuse what is empty or no text."""
    read_text(value)
    return unicodedata.normalize("NFC", value).strip("\n")


def _read_yes_no(value: Any) -> bool:
    word = without_accents(read_text(value)).lower() if not isinstance(value, bool) else value
    if word in (True, False):
        return bool(word)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise PydanticCustomError("si_no", "", {"valor": value})


def _read_id(value: Any) -> str:
    text = read_text(value)
    if not _ID.fullmatch(text):
        raise PydanticCustomError("clave_mal_escrita", "", {"valor": text})
    return text


def _read_color(value: Any) -> str:
    text = read_text(value)
    found = _COLOR.fullmatch(text)
    if not found:
        raise PydanticCustomError("color_mal_escrito", "", {"valor": text})
    return found[1].upper()


def _read_whole(value: Any) -> int:
    text = str(value) if isinstance(value, int) else read_text(value)
    if not re.fullmatch(r"-?(0|[1-9]\d{0,6})", text):
        raise PydanticCustomError("numero_entero", "", {"valor": text})
    return int(text)


def _read_count(value: Any) -> int:
    number = _read_whole(value)
    if number < 1:
        raise PydanticCustomError("numero_entero", "", {"valor": str(number)})
    return number


def _read_texts(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _read_option(value: Any) -> Any:
    """Forgive accents and capitals where only some words are possible."""
    return without_accents(value).lower() if isinstance(value, str) else value


def _filled(value: tuple[Any, ...]) -> tuple[Any, ...]:
    if not value:
        raise PydanticCustomError("valor_vacio", "")
    return value


Llena = AfterValidator(_filled)
"""Of a list: that it has something."""
Texto = Annotated[str, BeforeValidator(read_text, json_schema_input_type=str | int | float)]
Renglones = Annotated[str, BeforeValidator(read_lines, json_schema_input_type=str)]
Clave = Annotated[str, BeforeValidator(_read_id, json_schema_input_type=str)]
Color = Annotated[str, BeforeValidator(_read_color, json_schema_input_type=str)]
Entero = Annotated[int, BeforeValidator(_read_whole, json_schema_input_type=int)]
Cuenta = Annotated[int, BeforeValidator(_read_count, json_schema_input_type=int)]
SiNo = Annotated[bool, BeforeValidator(_read_yes_no, json_schema_input_type=bool | str)]
Textos = Annotated[
    tuple[Texto, ...],
    BeforeValidator(
        _read_texts, json_schema_input_type=str | int | float | list[str | int | float]
    ),
]
Opcion = BeforeValidator(_read_option)


def _text_or_list(value: Any) -> str:
    return "una lista" if isinstance(value, list | tuple) else "un texto"


ValorCampo = Annotated[
    Annotated[Texto, Tag("un texto")] | Annotated[tuple[Texto, ...], Llena, Tag("una lista")],
    Discriminator(_text_or_list),
]
"""What a declared field («campo») of an item holds: one text, or a list of texts."""


def _read_field_name(value: Any) -> str:
    return without_accents(read_text(value)).strip()


NombreCampo = Annotated[str, BeforeValidator(_read_field_name, json_schema_input_type=str)]
"""The key of a declared field, where something asks for it; spelled as keys are."""
