from itertools import pairwise

import pytest
from support.seed_passages import passages

from plandocs.spanish.openings import finite_future, opens_with


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Conocer las actividades", "infinitive"),
        ("a) Dar seguimiento a las metas", "infinitive"),
        ("1.1 Fortalecer y/o reforzar el sentido", "infinitive"),
        ("❖ Organizar un encuentro", "infinitive"),
        ("Reunirse con las áreas", "infinitive"),
        ("Elaborarlos y difundirlos", "infinitive"),
        ("OÍR a las personas", "infinitive"),
        ("En su caso, proponer cambios", "infinitive"),
        ("De ser necesario, convocar a reuniones", "infinitive"),
        ("Para cada distrito, elaborar un informe", "infinitive"),
        ("En coordinación con la Junta, la Unidad y el INE, elaborar un informe", "infinitive"),
        ("Una vez aprobado el plan, difundir su contenido", "infinitive"),
        ("No renovar los contratos", "infinitive"),
        ("Asimismo, revisar los contratos", "infinitive"),
        ("Asimismo revisar los contratos", "infinitive"),
        ("Cuando proceda, convocar a reuniones", "infinitive"),
        ("Para fortalecer, difundir y promover la cultura", "preposition"),
        ("Para el personal, talleres", "preposition"),
        ("Una vez al mes, informes", "noun"),
        ("Asimismo, informes", "other"),
        ("No se renovarán", "other"),
        ("Se gestionará con personal", "reflexive"),
        ("A través de boletines internos", "preposition"),
        ("Para el cumplimiento de esta línea de acción, se contempla", "preposition"),
        ("Mediante cursos", "preposition"),
        ("Elaboración y difusión de boletines", "noun"),
        ("Taller denominado “Mejora”", "noun"),
        ("El desarrollo de talleres", "noun"),
        ("Las reuniones que celebre la Comisión", "noun"),
        ("Lugar por confirmar", "noun"),
        ("Informe anual", "noun"),
        ("Consulta de los expedientes", "noun"),
        ("Tres reuniones de trabajo", "noun"),
        ("Esta línea de acción considera la realización de reuniones", "finite"),
        ("La Comisión realizará sesiones", "finite"),
        ("Realizará sesiones", "finite"),
        ("Supervisa los trabajos", "finite"),
        ("Que las y los integrantes conozcan", "other"),
        ("Realizando talleres", "other"),
        ("", "other"),
        ("—", "other"),
    ],
)
def test_an_action_opens_with(text: str, kind: str) -> None:
    assert opens_with(text) == kind


@pytest.mark.parametrize(
    ("text", "futures"),
    [
        ("a) Proponer acciones de diseño, desarrollo y dará seguimiento al Sistema.", ["dará"]),
        ("Conocer los informes y se presentarán al Consejo", ["se presentarán"]),
        ("Conocer el seguimiento de las áreas que serán evaluadoras", []),
        ("Elaborar el programa con el que se capacitará y evaluará al personal", []),
        ("Conocer y dar seguimiento a las metas", []),
        ("Celebrar sesiones. Se invitará a las representaciones.", []),
        ("Revisar los trabajos; asimismo, rendirán informes", ["rendirán"]),
        ("", []),
    ],
)
def test_a_future_breaks_the_infinitive(text: str, futures: list[str]) -> None:
    assert [text[span.start : span.end] for span in finite_future(text)] == futures


def test_only_one_action_of_the_second_seed_holds_a_future() -> None:
    actions = [text for text in passages("iem") if text[1:3] == ") "]
    assert len(actions) == 37
    assert {opens_with(text) for text in actions} == {"infinitive"}
    assert [text[:2] + text[s.start : s.end] for text in actions for s in finite_future(text)] == [
        "a)dará"
    ]


def test_the_actions_of_the_first_seed_open_in_four_ways() -> None:
    texts = passages("ieeq")
    actions = [after for text, after in pairwise(texts) if text == "Actividad:"]
    assert [opens_with(text) for text in actions] == [
        "reflexive",
        "preposition",
        "preposition",
        "finite",
        "reflexive",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Definir qué temas se abordarán en las mesas",
        "Determinar cuándo y dónde se celebrarán las sesiones",
        "Dar a conocer quiénes participarán",
        "Acordar cómo y con qué recursos se realizará",
    ],
)
def test_a_question_opens_a_clause(text: str) -> None:
    assert finite_future(text) == []


def test_after_a_question_the_sentence_goes_on() -> None:
    text = "Determinar cuándo y dónde se celebrarán las sesiones y la Junta dará aviso"
    assert [text[start:end] for start, end in finite_future(text)] == ["dará"]
