"""The vocabulary says all that documents are given, and nothing else; and where each was typed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.project import IEEQ, IEM, ROOT
from support.tiny import KINDS, institucion_of, plan_of

from plandocs.compose import Document, compose_documents
from plandocs.compose.values import Picture
from plandocs.compose.vocabulary import Shape, groups, vocabulary
from plandocs.diagnostics import InFile, Report
from plandocs.plan import Prosa
from plandocs.source import Project, load_plan

SHORT = ("nombre", "rol", "siglas", "anexo", "definicion")
SIMPLE = {str: "texto", int: "numero", bool: "si_no", date: "fecha", Prosa: "prosa"}


def shipped(plan_id: str) -> list[Document]:
    report = Report()
    loaded = load_plan(Project(ROOT, report), plan_id)
    assert loaded
    assert loaded.plan
    assert loaded.institucion
    kinds = {tipo: kind.documento for tipo, kind in loaded.kinds.items()}
    return compose_documents(loaded.plan, loaded.institucion, loaded.logo, kinds)


def tiny() -> list[Document]:
    everything = (
        "      - fichas\n",
        "      - fichas\n      - integracion\n      - tabla: {columnas: [A], filas: [[b]]}\n",
    )
    secretary = (
        "horizonte:",
        "  secretaria: {id: tres, nombre: Nombre Tres, rol: Secretaría}\nhorizonte:",
    )
    plan = plan_of(everything, secretary)
    return compose_documents(plan, institucion_of(), b"", KINDS)


DOCUMENTS = {
    "ieeq": lambda: shipped(IEEQ),
    "iem": lambda: shipped(IEM),
    "tiny": tiny,
}


def kind_of(value: Any) -> str:
    if isinstance(value, Picture):
        return "imagen"
    if isinstance(value, dict):
        return "grupo"
    return "lista" if isinstance(value, list) else SIMPLE[type(value)]


def strays(value: Any, shape: Shape, path: str) -> Iterator[str]:
    """Yield the values that are not what the vocabulary says."""
    kind = kind_of(value)
    if kind not in shape.kinds:
        yield f"{path} is {kind}, not {sorted(shape.kinds)}"
    if shape.options and value not in shape.options:
        yield f"{path} is {value}"
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in shape.fields:
                yield f"{path}.{key} is unknown"
            else:
                yield from strays(inner, shape.fields[key], f"{path}.{key}")
    if isinstance(value, list):
        assert shape.item
        for inner in value:
            yield from strays(inner, shape.item, f"{path}[]")


def paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path}.{key}".lstrip(".")
            yield from paths(inner, f"{path}.{key}".lstrip("."))
    if isinstance(value, list):
        for inner in value:
            yield from paths(inner, f"{path}[]")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_are_given_what_the_vocabulary_says(name: str) -> None:
    for document in DOCUMENTS[name]():
        shape = vocabulary("ficha" in document.context)
        assert [*strays(document.context, shape, "")] == []


def test_the_vocabulary_says_nothing_that_no_document_is_given() -> None:
    given = {path for make in DOCUMENTS.values() for one in make() for path in paths(one.context)}
    named = {path.split(".")[-1] for path in given}
    assert [key for fields in groups().values() for key in fields if key not in named] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_where_a_text_was_typed_it_is_written(name: str) -> None:
    """Every short text with a place of its own stands on the line that its place names."""
    checked = 0
    for document in DOCUMENTS[name]():
        for steps, place in document.origins.items():
            value: Any = document.context
            for step in steps:
                value = value[step]
            assert place.line, steps
            leaf = steps[-1]
            if isinstance(value, str) and leaf in (
                "nombre",
                "rol",
                "siglas",
                "anexo",
                "definicion",
            ):
                start = value.split("\n")[0][:20]
                assert start in place.source or is_block(place), (steps, place)
                checked += 1
    assert checked > 5


def is_block(place: InFile) -> bool:
    """Return whether a text begins below the line of its place."""
    return place.source.rstrip().endswith(("|", ">-", ">", "|-"))


def test_every_kind_and_group_of_the_vocabulary_is_known() -> None:
    simple = {"texto", "numero", "fecha", "si_no", "imagen", "prosa"}
    for fields in groups().values():
        for told in fields.values():
            for kind in told["tipo"].split(" o "):
                name = kind.replace("lista de ", "")
                assert name in simple or name in groups()


def test_the_file_of_the_vocabulary_is_in_the_package() -> None:
    assert (Path(ROOT) / "src/plandocs/compose/valores.yaml").is_file()
