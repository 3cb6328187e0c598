import pytest
from support.seed_passages import passages

from plandocs.spanish.governing import has_main_verb

GOVERNED = """
La Comisión realizará las siguientes acciones:
Esta Comisión verificará la siguiente acción:
La Comisión dará cumplimiento de lo que le corresponde, a través de las siguientes acciones:
Para ello se proponen los siguientes objetivos:
Los ejes son los siguientes:
El plan se integra por tres apartados:
Entre sus atribuciones se encuentran:
Son atribuciones de la Comisión:
Corresponde a la Comisión:
La Comisión deberá:
La Comisión, a través de la Secretaría Técnica, realizará:
A través de las siguientes acciones, la Comisión dará cumplimiento a su objetivo:
Mediante las siguientes acciones se busca fortalecer el Servicio:
En ese sentido, la Comisión llevará a cabo lo siguiente:
La Comisión tiene las atribuciones que señala el Reglamento; así como las siguientes:
El presente programa contempla las siguientes líneas de acción:
Derivado de lo anterior, esta Comisión desarrollará las actividades que se enlistan:
Se establecen como metas de la Comisión:
De conformidad con lo que establece el artículo 35, la Comisión conocerá:
Por lo que la Comisión dará seguimiento a los siguientes temas:
La Comisión focaliza las siguientes acciones:
Para el logro de sus fines, el Instituto cuenta con las siguientes áreas:
La integración de la Comisión es la siguiente:
Durante 2025, las consejerías integrantes atenderán los siguientes asuntos:
"""
BARE = """
En ese sentido la Comisión:
Derivado de lo anterior, esta Comisión, a través de las siguientes acciones:
Con base en ello, esta Comisión, a través de las siguientes acciones:
A través de las siguientes acciones la Comisión:
Mediante las siguientes acciones, la Comisión:
Por lo anterior, el Instituto:
Para tal efecto, la Dirección Ejecutiva, mediante las siguientes actividades:
La Dirección realiza el seguimiento de las metas; por lo que esta Comisión:
El área cuenta con las atribuciones que le otorga el Reglamento, en consecuencia, la Comisión:
De conformidad con lo que establece el artículo 35, la Comisión:
En cumplimiento de los acuerdos que aprobó el Consejo, esta Comisión:
La Secretaría dará seguimiento a los trabajos, a través de las siguientes acciones, la Comisión:
Para ello, la Comisión, por medio de las siguientes acciones:
Para su cumplimiento la Comisión:
A través de las siguientes acciones:
La Dirección analizará los informes que se rindan. En este sentido, la Comisión:
Durante el ejercicio 2025, la Comisión:
"""
NEITHER = """
Objetivos:
Línea de acción:
Objetivos específicos:
Integrantes de la Comisión:
Las actividades para 2025:
Atribuciones que se cumplirán mediante las siguientes actividades:
Realizar las siguientes acciones:
Considerando lo siguiente:
La Comisión sesionará cada mes.
LA COMISIÓN, A TRAVÉS DE LAS SIGUIENTES ACCIONES:
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(GOVERNED))
def test_a_verb_governs_the_list(text: str) -> None:
    assert has_main_verb(text) is True


@pytest.mark.parametrize("text", lines(BARE))
def test_no_verb_governs_the_list(text: str) -> None:
    assert has_main_verb(text) is False


@pytest.mark.parametrize("text", lines(NEITHER))
def test_what_needs_no_verb_is_not_judged(text: str) -> None:
    assert has_main_verb(text) is None


def test_the_lead_ins_of_the_second_seed_are_told_apart() -> None:
    ends = [text for text in passages("iem") if text.endswith(":") and len(text) > 40]
    judged = [(has_main_verb(text), text[-30:]) for text in ends if "manera" not in text]
    assert [found for found, _ in judged] == [
        True,  # the table of projects
        True,  # 1.1
        True,  # 1.2
        True,  # 1.3
        False,  # 1.4
        False,  # 2.1
        False,  # 3.1
        False,  # 3.2
        True,  # 3.3
        True,  # 3.4
        True,  # 4.1
        False,  # 4.2
        False,  # 5.1
        False,  # 5.2
    ]


def test_the_lead_ins_of_the_first_seed_are_governed() -> None:
    ends = [text for text in passages("ieeq") if text.endswith(":") and len(text) > 40]
    assert [has_main_verb(text) for text in ends] == [True, True, True, None]
