"""The registry of names («registro de nombres») that the legal staff of an institution keep."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from plandocs.plan.institucion import Institucion
from plandocs.plan.nodo import Nodo
from plandocs.plan.tiempo import TramoEscrito, TramosEscritos
from plandocs.plan.valores import Texto, Textos, read_text, without_accents

if TYPE_CHECKING:  # what was read is kept, and few runs need the words
    from plandocs.spanish.word_list import WordList

_TERM = re.compile(r"([1-9]\d?) (mes|meses|anio|anios)")


class Nombre(Nodo):
    """A name as it must read: its short forms that are right too, its known mistakes."""

    nombre: Texto
    formas: Textos = ()
    erratas: Textos = ()


def _read_name(value: Any) -> Any:
    return {"nombre": value} if isinstance(value, str) else value


NombreEscrito = Annotated[Nombre, BeforeValidator(_read_name, json_schema_input_type=Nombre | str)]


def _read_term(value: Any) -> int:
    text = read_text(value)
    found = _TERM.fullmatch(without_accents(text).lower())
    if not found:
        raise PydanticCustomError("duracion_mal_escrita", "", {"valor": text})
    return int(found[1]) * (1 if found[2].startswith("m") else 12)


class Nombramiento(Nodo):
    """A member of a commission: role, day of appointment, and how many months it lasts."""

    nombre: Texto
    rol: Texto
    desde: TramoEscrito
    dura: Annotated[int, BeforeValidator(_read_term, json_schema_input_type=str)]
    acuerdo: Texto | None = None


class ComisionRegistrada(Nombre):
    """A commission of the institution, and who it is made of."""

    integrantes: tuple[Nombramiento, ...] = ()


class Registro(Nodo):
    """What registro-nombres.yaml holds; that of all institutions and one's own are joined."""

    organos: tuple[NombreEscrito, ...] = ()
    unidades: tuple[NombreEscrito, ...] = ()
    cargos: tuple[NombreEscrito, ...] = ()
    leyes: tuple[NombreEscrito, ...] = ()
    sistemas: tuple[NombreEscrito, ...] = ()
    procedimientos: tuple[NombreEscrito, ...] = ()
    comisiones: tuple[ComisionRegistrada, ...] = ()
    siglas: Mapping[str, Texto] = Field(default_factory=dict)
    mayusculas: Textos = ()
    diccionario: Textos = ()
    dias_inhabiles: TramosEscritos = ()

    _palabras: "WordList | None" = PrivateAttr(default=None)
    _institucion: Institucion = PrivateAttr(
        default_factory=lambda: Institucion(nombre="—", siglas="—")
    )

    @property
    def institucion(self) -> Institucion:
        """The institution whose registry this is."""
        return self._institucion

    @property
    def palabras(self) -> "WordList":
        """The wrong phrases to look for: those of all, and those that the project adds."""
        from plandocs.spanish.word_list import shipped_words

        return self._palabras or shipped_words()

    def of(self, institucion: Institucion, palabras: "WordList | None" = None) -> "Registro":
        """Return the registry as that of an institution, whose own name and acronym it knows."""
        own = Registro.model_construct(
            organos=(Nombre.model_construct(nombre=institucion.nombre),),
            siglas={institucion.siglas: institucion.nombre},
        )
        found = own.joined(self)
        found._institucion = institucion
        found._palabras = palabras or self._palabras
        return found

    @property
    def nombres(self) -> Mapping[str, tuple[Nombre, ...]]:
        """The names by their kind."""
        return {
            "órgano": self.organos,
            "unidad": self.unidades,
            "cargo": self.cargos,
            "ley": self.leyes,
            "sistema": self.sistemas,
            "procedimiento": self.procedimientos,
            "comisión": self.comisiones,
        }

    @property
    def every_name(self) -> tuple[Nombre, ...]:
        """The names of all kinds."""
        return tuple(one for group in self.nombres.values() for one in group)

    def joined(self, other: "Registro") -> "Registro":
        """Return both registries as one; where both say something of an acronym, `other` does."""
        lists: dict[str, Any] = {
            name: (*getattr(self, name), *getattr(other, name))
            for name in type(self).model_fields
            if name != "siglas"
        }
        return Registro.model_construct(siglas={**self.siglas, **other.siglas}, **lists)
