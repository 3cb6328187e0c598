"""A new plan to start from: data that builds as it is, and the common templates."""

import json
import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from plandocs.gates.paths import BadPath, check_inside, is_reserved
from plandocs.publish import hold
from plandocs.source import SCHEMAS, json_schema

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")

_LONGEST = 100
_YEAR = "2026"
"""The year of a plan whose id names none: the first one this product was made for."""


class StarterError(Exception):
    """The plan cannot be started; the message says why, in Spanish."""


def start_plan(root: Path, plan_id: str) -> list[str]:
    """Write what a new plan needs and is not there yet; return the paths written.

    Raise StarterError when the id is badly written or the plan exists, PublishError when the
    disk refuses.
    """
    if not _ID.fullmatch(plan_id) or len(plan_id) > _LONGEST:
        raise StarterError(
            f"«{plan_id}» no sirve: escriba institucion/plan, en minúsculas y sin acentos."
        )
    if is_reserved(plan_id):
        raise StarterError(f"«{plan_id}» no sirve: Windows se reserva ese nombre.")
    if (root / "data" / plan_id).exists():
        raise StarterError(f"Ya existe data/{plan_id}/.")
    files_of_plan = _files(plan_id)
    for path in files_of_plan:
        _check_place(root, path)
    with hold(root.resolve()) as output:
        missing = {path: data for path, data in files_of_plan.items() if not (root / path).exists()}
        output.write(missing)
    return list(missing)


def _check_place(root: Path, path: str) -> None:
    """Raise StarterError where writing would go through a link out of the project."""
    try:
        check_inside(root, path)
    except BadPath as bad:
        raise StarterError(f"«{bad.path}» {bad.reason}: {bad.remedy}") from None


def _files(plan_id: str) -> dict[str, bytes]:
    institution = plan_id.split("/")[0]
    found = {f"templates/_comun/{name}": data for name, data in _shared("templates").items()}
    for name in SCHEMAS:
        text = json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
        found[f"data/{name}.schema.json"] = text.encode()
    found |= {f"data/_comun/{name}": data for name, data in _shared("data").items()}
    found[f"data/{institution}/institucion.yaml"] = _fill("institucion.yaml", plan_id)
    found[f"data/{institution}/registro-nombres.yaml"] = _fill("registro-nombres.yaml", plan_id)
    found[f"data/{plan_id}/plan.yaml"] = _fill("plan.yaml", plan_id)
    return found


def _fill(name: str, plan_id: str) -> bytes:
    """Return a starting file for a plan; the year is the one in its id, if it has one."""
    institution, plan = plan_id.split("/")
    year = re.search(r"20\d\d", plan)
    source = files("plandocs.starter").joinpath(name).read_text(encoding="utf-8")
    values = {"siglas": institution.upper(), "ejercicio": year[0] if year else _YEAR}
    return Template(source).substitute(values).encode()


def _shared(folder: str) -> dict[str, bytes]:
    """Return the files that all institutions share: packed in the wheel, or in a checkout."""
    packed = files("plandocs.starter").joinpath(folder, "_comun")
    if packed.is_dir():
        return _read_tree(packed, "")
    return _read_tree(Path(__file__).parents[3] / folder / "_comun", "")


def _read_tree(folder: Traversable, prefix: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in folder.iterdir():
        if entry.is_dir():
            found |= _read_tree(entry, f"{prefix}{entry.name}/")
        else:
            found[prefix + entry.name] = entry.read_bytes()
    return found
