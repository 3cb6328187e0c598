"""Plans with grids of any size, made on the spot: so many rows, columns, notes."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from plandocs.starter import start_plan
from support.project import build_plans, told_of_print


@dataclass(frozen=True)
class Asked:
    """What a grid is like: its months, rows and extra columns, and how its page stands."""

    de: str = "2026-01"
    a: str = "2026-12"
    rows: int = 3
    columns: tuple[str, ...] = ()
    horizontal: bool = True
    notes: dict[int, str] = field(default_factory=dict)
    grid: dict[str, object] = field(default_factory=dict)
    activities: bool = False
    """Whether it is a table of activities in the place of a grid."""


def built(folder: Path, asked: Asked) -> Path:
    """Return the output folder of a plan whose only section is such a grid."""
    start_plan(folder, "demo/plan")
    fields = {name: {"etiqueta": f"Columna {name}"} for name in asked.columns}
    values = dict.fromkeys(asked.columns, "Palabras de la columna")
    lines = [
        {"id": f"l{n}", "titulo": f"Actividad número {n}.", "periodo": {"en": asked.de}}
        | ({"campos": dict(values)} if values else {})
        for n in range(1, asked.rows + 1)
    ]
    rows = [
        {"linea": f"l{n}"} | ({"nota": asked.notes[n]} if n in asked.notes else {})
        for n in range(1, asked.rows + 1)
    ]
    plan = {
        "titulo": "Plan de prueba",
        "ejercicio": "2026",
        "portada": "no",
        "comision": {
            "nombre": "Comisión de Prueba",
            "integrantes": [{"id": "uno", "rol": "Presidencia", "nombre": "Nombre Uno"}],
        },
        "horizonte": {"de": asked.de, "a": asked.a},
        "documentos": [{"tipo": "anexo"}, {"tipo": "cronograma"}],
        "campos": fields,
        "ejes": [{"titulo": "Eje único", "lineas": lines}],
        "cronograma": {
            "columnas": list(asked.columns),
            "partes": [{"filas": rows}],
            **asked.grid,
        },
        "secciones": [
            {
                "titulo": "Cronograma",
                "horizontal": "si" if asked.horizontal else "no",
                "cuerpo": [
                    {"actividades": {"columnas": list(asked.columns)}}
                    if asked.activities
                    else "cronograma"
                ],
            }
        ],
    }
    text = yaml.safe_dump(
        {key: value for key, value in plan.items() if value}, allow_unicode=True, sort_keys=False
    )
    (folder / "data/demo/plan/plan.yaml").write_text(text, encoding="utf-8")
    outcome = build_plans(folder, folder / "output", "demo/plan")
    assert told_of_print(outcome.report) == []
    return folder / "output/demo/plan"
