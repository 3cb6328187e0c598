import pytest

from plandocs.spanish.initials import fits

SOUND = """
INEGI: Instituto Nacional de Estadística y Geografía
SIJE: Sistema de Información sobre el Desarrollo de la Jornada Electoral
INAI: Instituto Nacional de Transparencia, Acceso a la Información y Protección de Datos Personales
VMRE: Voto de las mexicanas y los mexicanos residentes en el extranjero
OPLE: Organismos Públicos Locales Electorales
SISPEN: Sistema de Información del SPEN
SISPEN: Sistema de Información del Servicio Profesional Electoral Nacional
INE: Instituto Nacional Electoral
IEEQ: Instituto Electoral del Estado de Querétaro
IEM: Instituto Electoral de Michoacán
IEM: Instituto Electoral del Estado de Michoacán
DESPEN: Dirección Ejecutiva del Servicio Profesional Electoral Nacional
OEPyPP: Organización Electoral, Prerrogativas y Partidos Políticos
EyP: Educación y Participación
UTF: Unidad Técnica de Fiscalización
LGIPE: Ley General de Instituciones y Procedimientos Electorales
LEGIPE: Ley General de Instituciones y Procedimientos Electorales
SNR: Sistema Nacional de Registro
SNR: Sistema Nacional de Registro de Precandidatos y Candidatos
CONACYT: Consejo Nacional de Ciencia y Tecnología
FEPADE: Fiscalía Especializada para la Atención de Delitos Electorales
FISEL: Fiscalía Especializada en Materia de Delitos Electorales
PREP: Programa de Resultados Electorales Preliminares
MSPEN: miembros del SPEN
MSPEN: Miembros del Servicio Profesional Electoral Nacional
UTVOPL: Unidad Técnica de Vinculación con los Organismos Públicos Locales
SIVOPLE: Sistema de Vinculación con los Organismos Públicos Locales Electorales
CPEUM: Constitución Política de los Estados Unidos Mexicanos
TEPJF: Tribunal Electoral del Poder Judicial de la Federación
DECEyEC: Dirección Ejecutiva de Capacitación Electoral y Educación Cívica
DERFE: Dirección Ejecutiva del Registro Federal de Electores
DEPPP: Dirección Ejecutiva de Prerrogativas y Partidos Políticos
UTIGyND: Unidad Técnica de Igualdad de Género y No Discriminación
OPLEV: Organismo Público Local Electoral del Estado de Veracruz
IEEPCO: Instituto Estatal Electoral y de Participación Ciudadana de Oaxaca
IEPC: Instituto Electoral y de Participación Ciudadana del Estado de Jalisco
IMPEPAC: Instituto Morelense de Procesos Electorales y Participación Ciudadana
IETAM: Instituto Electoral de Tamaulipas
CEEPAC: Consejo Estatal Electoral y de Participación Ciudadana
ENCCIVICA: Estrategia Nacional de Cultura Cívica
ISSSTE: Instituto de Seguridad y Servicios Sociales de los Trabajadores del Estado
VMRE: Voto de las y los Mexicanos Residentes en el Extranjero
VPMRG: violencia política contra las mujeres en razón de género
CCEyEC: Comisión Permanente de Capacitación Electoral y Educación Cívica
CEVINE: Comisión Especial de Vinculación con el INE
CCEE: Consejeras y Consejeros Electorales
RRHH: Recursos Humanos
PbR: Presupuesto basado en Resultados
"""
UNSOUND = """
DESPEN: Dirección Ejecutiva de Vinculación y Servicio Profesional Electoral Nacional
INE: Instituto Federal Electoral
SPEN: Servicio Profesional Electoral
SPE: Servicio Profesional Electoral Nacional
OPLE: Organismos Públicos Electorales Locales
IEEQ: Instituto Electoral de Michoacán
DESPEN: Servicio Profesional Electoral Nacional
UTF: Unidad de Fiscalización
INE:
"""


def pairs(text: str) -> list[list[str]]:
    return [line.split(":") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("acronym", "expansion"), pairs(SOUND))
def test_the_letters_come_from_the_words(acronym: str, expansion: str) -> None:
    assert fits(acronym, expansion)


@pytest.mark.parametrize(("acronym", "expansion"), pairs(UNSOUND))
def test_the_letters_do_not_come_from_the_words(acronym: str, expansion: str) -> None:
    assert not fits(acronym, expansion)
