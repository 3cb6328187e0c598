import pytest

from plandocs.spanish.nouns import singular

PAIRS = """
ejes eje · acciones acción · reuniones reunión · líneas línea · metas meta · plazas plaza
sesiones sesión · actividades actividad · informes informe · integrantes integrante
talleres taller · planes plan · meses mes · órganos órgano · órdenes orden · jóvenes joven
exámenes examen · boletines boletín · comités comité · leyes ley · veces vez · voces voz
directrices directriz · raíces raíz · avances avance · índices índice · enlaces enlace
niveles nivel · detalles detalle · responsables responsable · semestres semestre · bases base
clases clase · países país · intereses interés · titulares titular · mujeres mujer · sedes sede
redes red · solicitudes solicitud · facultades facultad · análisis análisis · lunes lunes
bienes bien · fines fin · razones razón · capitales capital · controles control · jueces juez
objetivos objetivo · ciudadanas ciudadana · consejerías consejería · entidades entidad
carteles cartel · indicadores indicador · lugares lugar · cables cable · días día · años año
eje eje · mes mes · Acciones acción
"""


@pytest.mark.parametrize(
    ("plural", "one"),
    [pair.split() for line in PAIRS.split("\n") for pair in line.split("·") if pair],
)
def test_the_singular_of_a_noun(plural: str, one: str) -> None:
    assert singular(plural) == one
