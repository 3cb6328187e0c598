"""From a project folder to what a build needs: the plan, its institution, its templates."""

import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from plandocs.diagnostics import InFile, Location, Report, suggestion
from plandocs.gates.paths import BadPath, check_name, read_common, read_inside
from plandocs.gates.rules import BAD_IMAGE, BAD_PATH
from plandocs.plan import Aceptaciones, Institucion, Mapeo, Plan, Registro, TipoDocumento
from plandocs.plan.derivado import derive
from plandocs.plan.valores import without_accents
from plandocs.source.files import other_capitals
from plandocs.source.rules import BAD_WORD_LIST, MISSING_FILE, MISSING_TEMPLATE, UNKNOWN_KIND
from plandocs.source.shape import Model, read_model, read_rest
from plandocs.source.yaml import Source, read_yaml

if TYPE_CHECKING:
    from plandocs.spanish.word_list import WordList

SUFFIXES = (".docx", ".xlsx")
MANIFEST = "documento.yaml"
_NAME_A_KIND = "pida un documento por el nombre de su carpeta en templates/, como `anexo`."
_MEANT = re.compile(r"plan\.ya?ml(\.txt)?", re.IGNORECASE)
"""How a plan is called by mistake, once no `plan.yaml` is beside it."""


@dataclass
class Project:
    """A folder with `data/` and `templates/`, and the hash of every file read from it.

    A project that is `anywhere` is only files that somebody named when giving an order.
    """

    root: Path
    report: Report
    anywhere: bool = False
    inputs: dict[str, str] = field(default_factory=dict)
    _sources: dict[str, Source | None] = field(default_factory=dict)

    def read(self, path: str, at: Location | None = None) -> bytes | None:
        """Return the bytes of a file of the project, or None after reporting why not.

        `at` is where it was named, if it was typed.
        """
        try:
            data = read_common(Path(path)) if self.anywhere else read_inside(self.root, path)
        except FileNotFoundError:
            near = other_capitals(self.root / path)
            self.report.add(MISSING_FILE.at(at or InFile(path), archivo=path, parecido=near))
            return None
        except BadPath as bad:
            self.refuse(bad, at)
            return None
        self.inputs[path] = hashlib.sha256(data).hexdigest()
        return data

    def refuse(self, bad: BadPath, at: Location | None = None) -> None:
        """Report a path that may not be used, where it was typed or else where it is."""
        place = at or InFile(bad.path)
        self.report.add(BAD_PATH.at(place, archivo=bad.path, motivo=bad.reason, remedio=bad.remedy))

    def has(self, path: str) -> bool:
        """Return whether the project has something under a name, which reading will judge."""
        return os.path.lexists(self.root / path)

    def read_model(
        self, path: str, model: type[Model], spell: Callable[[str], str] = without_accents
    ) -> Model | None:
        """Return a YAML file as a model, or None after reporting why not.

        `spell` tells how its keys are spelled.
        """
        source = self.read_source(path, spell)
        return read_model(source, model, self.report) if source else None

    def read_source(
        self, path: str, spell: Callable[[str], str] = without_accents
    ) -> Source | None:
        """Return a YAML file as plain values, or None after reporting why not."""
        if path not in self._sources:
            data = self.read(path)
            found = read_yaml(data, path, self.report, spell) if data is not None else None
            self._sources[path] = found
        return self._sources[path]


@dataclass(frozen=True)
class Kind:
    """A kind of document («tipo») found for an institution: what it is, and its template."""

    tipo: str
    documento: TipoDocumento
    template: str
    data: bytes
    mapeo: Mapeo | None = None
    """What each column of the template prints, when that is a fixed official layout."""

    @property
    def suffix(self) -> str:
        """`.docx` or `.xlsx`."""
        return Path(self.template).suffix


@dataclass(frozen=True)
class Loaded:
    """All that one plan needs, read and of the right shape."""

    id: str
    plan: Plan
    institucion: Institucion
    logo: bytes | None
    kinds: dict[str, Kind]
    registro: Registro
    palabras: "WordList | None"
    """The wrong phrases of all and those of the project; None when it adds none of its own."""
    aceptaciones: Aceptaciones | None

    @property
    def documentos(self) -> dict[str, TipoDocumento]:
        """What each kind of document is."""
        return {tipo: kind.documento for tipo, kind in self.kinds.items()}


@dataclass(frozen=True)
class Rest:
    """A plan and its institution without the fields that are unsound, whose names it holds."""

    plan: Plan
    institucion: Institucion
    left_out: frozenset[str]


def read_mapping(path: Path, report: Report) -> Mapeo | None:
    """Return the mapping in a file anywhere on disk, or None after reporting why not."""
    return _load_mapping(Project(Path(), report, anywhere=True), str(path))


def read_kind(path: Path, report: Report) -> TipoDocumento | None:
    """Return the kind of document in a file anywhere on disk, or None after reporting why not."""
    return Project(Path(), report, anywhere=True).read_model(str(path), TipoDocumento)


def find_plans(root: Path) -> list[str]:
    """Return the ids (`institucion/plan`) of all the plans of a project, sorted."""
    found = root.glob("data/*/*/plan.yaml")
    return sorted("/".join(path.parts[-3:-1]) for path in found)


def find_misnamed(root: Path) -> list[Path]:
    """Return the files that are meant for a plan and have another name: `plan.yaml.txt`."""
    folders = (path for path in sorted(root.glob("data/*/*")) if path.is_dir())
    return [
        path
        for folder in folders
        if not os.path.lexists(folder / "plan.yaml")
        for path in sorted(folder.iterdir())
        if _MEANT.fullmatch(path.name)
    ]


def load_plan(project: Project, plan_id: str) -> Loaded | None:
    """Return a plan with its institution and templates; None when any of it is unsound."""
    institution_id = plan_id.split("/")[0]
    plan = project.read_model(_plan_path(plan_id), Plan)
    institucion = project.read_model(f"data/{institution_id}/institucion.yaml", Institucion)
    kinds = load_kinds(project, plan_id)
    registro = _load_registry(project, institution_id)
    known = f"data/{plan_id}/acepta.yaml"
    accepted = project.read_model(known, Aceptaciones) if project.has(known) else None
    lists = [f"data/{folder}/palabras.yaml" for folder in ("_comun", institution_id)]
    own = [path for path in lists if project.has(path)]
    palabras = _load_words(project, own) if own else None
    if plan is None or institucion is None or registro is None or (own and palabras is None):
        return None
    if accepted is None and project.has(known):
        return None
    logo = _load_logo(project, institution_id, institucion)
    return Loaded(plan_id, derive(plan), institucion, logo, kinds, registro, palabras, accepted)


def load_rest(project: Project, plan_id: str) -> Rest | None:
    """Return what is sound of a plan that is not; None when too little is left of it."""
    plan = project.read_source(_plan_path(plan_id))
    institucion = project.read_source(f"data/{plan_id.split('/')[0]}/institucion.yaml")
    if plan is None or institucion is None:
        return None
    read, house = read_rest(plan, Plan), read_rest(institucion, Institucion)
    return Rest(read[0], house[0], read[1] | house[1]) if read and house else None


def load_kinds(project: Project, plan_id: str) -> dict[str, Kind]:
    """Return the kinds of documents that a plan asks for, whatever else is wrong with it."""
    source = project.read_source(_plan_path(plan_id))
    value = source.value if source is not None else None
    asked = value.get("documentos") if isinstance(value, dict) else None
    found = {}
    for index, pedido in enumerate(asked if isinstance(asked, list) else ()):
        tipo = pedido.get("tipo") if isinstance(pedido, dict) else None
        if source is not None and isinstance(tipo, str):
            place = source.places["documentos", index, "tipo"]
            if kind := _load_kind(project, plan_id.split("/")[0], tipo.strip(), place):
                found[kind.tipo] = kind
    return found


def _plan_path(plan_id: str) -> str:
    return f"data/{plan_id}/plan.yaml"


def _load_logo(project: Project, institution_id: str, institucion: Institucion) -> bytes | None:
    """Return the emblem, written anew, or None after reporting why it cannot be."""
    if institucion.logo is None:
        return None
    place = institucion.logo.at("archivo")
    path = f"data/{institution_id}/{institucion.logo.archivo}"
    try:
        check_name(institucion.logo.archivo)
    except BadPath as bad:
        project.refuse(bad, place)
        return None
    data = project.read(path, place)
    if data is None:
        return None
    # Imported here because only the institutions with an emblem pay for it.
    from plandocs.gates.pictures import BadPicture, admit

    try:
        return admit(data)
    except BadPicture as bad_picture:
        reason, remedy = bad_picture.reason, bad_picture.remedy
        project.report.add(BAD_IMAGE.at(place, archivo=path, motivo=reason, remedio=remedy))
        return None


def _load_registry(project: Project, institution_id: str) -> Registro | None:
    """Return the registry of all institutions joined with one's own; either may be missing."""
    found = Registro()
    for folder in ("_comun", institution_id):
        path = f"data/{folder}/registro-nombres.yaml"
        if project.has(path):
            own = project.read_model(path, Registro, spell=str)
            if own is None:
                return None
            found = found.joined(own)
    return found


def _load_words(project: Project, paths: list[str]) -> "WordList | None":
    """Return the shared list of wrong phrases joined with those of some files.

    None after reporting what is wrong with one of them.
    """
    from plandocs.spanish.word_list import WordListFault, read_words, shipped_words

    found = shipped_words()
    for path in paths:
        data = project.read(path)
        if data is not None:
            source = read_yaml(data, path, project.report, str)
            if source is None:
                return None
            try:
                found = found.merge(read_words(data.decode("utf-8-sig")))
                found.prepare()
            except WordListFault as fault:
                place = source.keys.get(fault.path, InFile(path))
                project.report.add(BAD_WORD_LIST.at(place, detalle=str(fault)))
                return None
    return found


def _load_kind(project: Project, institution_id: str, tipo: str, place: InFile) -> Kind | None:
    """Return a kind of document; each file comes from the institution's folder or else `_comun`."""
    try:
        check_name(tipo)
    except BadPath as bad:
        project.report.add(
            BAD_PATH.at(place, archivo=tipo, motivo=bad.reason, remedio=_NAME_A_KIND)
        )
        return None
    folders = [f"templates/{institution_id}/{tipo}", f"templates/_comun/{tipo}"]
    manifest = _first_file(project, [f"{folder}/{MANIFEST}" for folder in folders])
    if manifest is None:
        known = _known_kinds(project)
        there = ", ".join(f"«{name}»" for name in known) or "ninguno"
        near = suggestion(tipo, known)
        project.report.add(UNKNOWN_KIND.at(place, tipo=tipo, hay=there, parecido=near))
        return None
    documento = project.read_model(manifest, TipoDocumento)
    names = [f"{folder}/plantilla{suffix}" for folder in folders for suffix in SUFFIXES]
    template = _first_file(project, names)
    if template is None:
        project.report.add(MISSING_TEMPLATE.at(InFile(manifest), tipo=tipo))
        return None
    data = project.read(template)
    mapping = _first_file(project, [f"{folder}/mapeo.yaml" for folder in folders])
    mapeo = _load_mapping(project, mapping) if mapping else None
    if documento is None or data is None or (mapping and mapeo is None):
        return None
    return Kind(tipo, documento, template, data, mapeo)


def _load_mapping(project: Project, path: str) -> Mapeo | None:
    """Return a mapping; its keys are headings, spelled as Excel shows them."""
    return project.read_model(path, Mapeo, spell=str)


def _first_file(project: Project, paths: list[str]) -> str | None:
    return next((path for path in paths if project.has(path)), None)


def _known_kinds(project: Project) -> list[str]:
    found = {path.parent.name for path in project.root.glob(f"templates/*/*/{MANIFEST}")}
    return sorted(found)
