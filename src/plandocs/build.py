"""The order of the run: load, check, compile, gate A, compose, render, verify, print, publish.

Gate B stands before publishing: nothing is written unless every document is sound.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from plandocs.compose import (
    Document,
    FieldValue,
    compose_documents,
    list_fields,
    unprinted,
    vocabulary,
)
from plandocs.diagnostics import Location, Report
from plandocs.engine import Template, TemplateFault
from plandocs.engine.sheet.filling import Entry, Filling, KeyRows, Loop, TableFilling
from plandocs.kept import key_of, load, save
from plandocs.paper import Copy, last_pages, pdf_names, print_copies
from plandocs.plan import Mapeo, Renglones, TablaMapeada
from plandocs.printing.office import find_office, is_declined
from plandocs.publish import Artifact, Batch, digest_of, hold, make_record, recorded
from plandocs.review import review
from plandocs.rules import (
    UNREAD,
    check_plan,
    check_rest,
)
from plandocs.seal import contents_digests, recorded_seals, sealed, sealed_pdf
from plandocs.source import (
    MANIFEST,
    Kind,
    Project,
    load_kinds,
    load_plan,
    load_rest,
    read_kind,
    read_mapping,
)
from plandocs.verify import Promise, audit_document, check_reading, verify_document
from plandocs.verify.fingerprint import Seal, fingerprint, short

PDF = "pdf"
FORMATS = ("docx", "xlsx", PDF)


_OF_AUDIT = (Path(__file__).parent / "verify",)


def _silent(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Request:
    """What to build: a project folder, plan ids, formats, where to write."""

    root: Path
    plans: tuple[str, ...]
    output: Path
    formats: tuple[str, ...] = FORMATS
    strict: bool = False
    spelling: bool = False


@dataclass
class Built:
    """A plan whose documents are ready to be written."""

    id: str
    copies: list[Copy]
    inputs: dict[str, str]
    _done: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    _said_of: list[bytes] = field(default_factory=list)
    _said: dict[str, str] = field(default_factory=dict)

    @property
    def artifacts(self) -> list[Artifact]:
        """Its documents, each followed by its PDF if it could be printed, all with their seals."""
        names = pdf_names([copy.name for copy in self.copies])
        found = []
        for copy in self.copies:
            found.append(Artifact(copy.name, self._sealed(copy.name, copy.data, sealed)))
            if copy.printed is not None:
                name = names[copy.name]
                found.append(Artifact(name, self._sealed(name, copy.printed.pdf, sealed_pdf)))
        return found

    def _sealed(self, name: str, data: bytes, seal: Callable[[bytes, Seal], bytes]) -> bytes:
        """Return a document with its seal, made once while the document is the same."""
        known = self._done.get(name)
        if known is None or known[0] is not data:
            known = self._done[name] = data, seal(data, self.seals[name])
        return known[1]

    @property
    def seals(self) -> dict[str, Seal]:
        """What each document, and the PDF of each, carries of its making, by name."""
        documents = {copy.name: copy.data for copy in self.copies}
        if [*documents.values()] != self._said_of:
            self._said = contents_digests(self.id, documents)
            self._said_of = [*documents.values()]
        names = pdf_names([*documents])
        found = {}
        for copy in self.copies:
            found[copy.name] = Seal(self.id, copy.name, copy.huella, self._said[copy.name])
            found[names[copy.name]] = Seal(self.id, names[copy.name], copy.huella)
        return found


@dataclass
class Outcome:
    """What a run did: its findings, the folders written, the stale documents removed.

    `outdated` are the documents that stay from before, of a format that was not asked for, though
    they are no longer what the data say.
    `made` are the plans whose documents are sound, written or not; `printer` is the version of
    the LibreOffice that printed them, None where there is none.
    """

    report: Report
    printer: str | None = None
    made: list[Built] = field(default_factory=list)
    written: dict[str, list[str]] = field(default_factory=dict)
    removed: list[Path] = field(default_factory=list)
    outdated: list[Path] = field(default_factory=list)


def build(request: Request, say: Callable[[str], None] = _silent) -> Outcome:
    """Build every plan asked for and write all of them, or none when anything is wrong."""
    outcome = make(request, say)
    report = outcome.report
    if not (report.has_errors or (request.strict and report.is_faulty)):
        _publish(request, outcome)
    return outcome


def make(request: Request, say: Callable[[str], None] = _silent) -> Outcome:
    """Make every document of the plans asked for; nothing is written."""
    outcome = draft(request, say)
    print_made(request, outcome)
    audit(outcome)
    return outcome


def draft(request: Request, say: Callable[[str], None] = _silent) -> Outcome:
    """Make the documents without printing them: no PDF, and the pages of before in contents."""
    report = Report()
    ready = [_build_plan(request, plan_id, report, say) for plan_id in request.plans]
    return Outcome(report, made=[built for built in ready if built])


def print_made(request: Request, outcome: Outcome) -> None:
    """Print what was made and number its contents, where there is a LibreOffice."""
    office = find_office()
    outcome.report.is_printed = office is not None or is_declined()
    if office is not None and not outcome.report.has_errors:
        copies = [copy for built in outcome.made for copy in built.copies]
        print_copies(copies, office, PDF in request.formats, outcome.report)
        outcome.printer = office.version


def audit(outcome: Outcome) -> None:
    """Report what is wrong with the documents as they will be written, printed and sealed (gate B).

    What was found sound before, byte for byte, is not read again.
    """
    for built in outcome.made:
        key = key_of(_OF_AUDIT, f"sound {built.id}", b"")
        kept = load(key)
        known = kept if isinstance(kept, frozenset) else frozenset()
        final = {one.path: one.data for one in built.artifacts}
        digests = {copy.name: digest_of(final[copy.name]) for copy in built.copies}
        for copy in built.copies:
            if digests[copy.name] not in known and not outcome.report.has_errors:
                _audit(final[copy.name], copy, outcome.report)
            if not built.seals[copy.name].contenido:
                outcome.report.extend(check_reading(copy.data, copy.name, copy.promise.name))
        sound = frozenset(digests.values())
        if not outcome.report.has_errors and sound != known:
            save(key, sound)


def _audit(data: bytes, copy: Copy, report: Report) -> None:
    report.extend(verify_document(data, copy.name, copy.promise))
    if not report.has_errors:
        report.extend(audit_document(data, copy.name, copy.promise))


def check(root: Path, plans: Iterable[str]) -> Report:
    """Return everything that building some plans would find wrong; nothing is written."""
    return make(Request(root, tuple(plans), root, spelling=True)).report


def fields(root: Path, plan_id: str | None, report: Report) -> list[FieldValue]:
    """Return every value that a template can print, as a plan gives it; without one, what it is."""
    if plan_id is None:
        return list(list_fields(vocabulary(of_ficha=True), {}, {}))
    loaded = load_plan(Project(root, report), plan_id)
    if loaded is None:
        return []
    documents = compose_documents(loaded.plan, loaded.institucion, loaded.logo, loaded.documentos)
    if not documents:
        return []
    whole = next((one for one in documents if "ficha" in one.context), documents[0])
    shape = vocabulary("ficha" in whole.context)
    return list(list_fields(shape, whole.context, whole.origins))


def check_template(path: Path, report: Report) -> None:
    """Report what is wrong with a template anywhere on disk, for data that any plan may give.

    A documento.yaml beside it says whether it prints one sheet («ficha»), a mapeo.yaml what goes
    in each column of an official layout.
    """
    mapping = path.with_name("mapeo.yaml")
    try:
        layout = None
        if path.suffix.lower() == ".xlsx" and mapping.is_file():
            mapeo = read_mapping(mapping, report)
            layout = filling(mapeo) if mapeo is not None else None
        template = Template.open(path, layout)
    except TemplateFault as fault:
        report.extend(fault.diagnostics)
        return
    report.extend(template.check())
    report.extend(template.check_fields(vocabulary(_prints_fichas(path.with_name(MANIFEST)))))


def _prints_fichas(manifest: Path) -> bool:
    """Return whether a kind of document is one for each sheet; one that nobody describes may be."""
    documento = read_kind(manifest, Report()) if manifest.is_file() else None
    return documento is None or documento.uno_por == "ficha"


def _build_plan(
    request: Request, plan_id: str, report: Report, say: Callable[[str], None] = _silent
) -> Built | None:
    say(plan_id)
    project = Project(request.root, report)
    loaded = load_plan(project, plan_id)
    if loaded is not None:
        faults = list(check_plan(loaded.plan, loaded.institucion, loaded.documentos))
        report.extend(faults)
        if not any(found.forbids for found in faults):
            review(loaded, project.inputs, report, request.spelling)
    elif rest := load_rest(project, plan_id):
        report.extend(check_rest(rest.plan, rest.institucion, rest.left_out))
    kinds = loaded.kinds if loaded is not None else load_kinds(project, plan_id)
    templates = _compile(kinds.values(), report)
    if loaded is None or report.has_errors:  # gate A
        return None
    documents = compose_documents(loaded.plan, loaded.institucion, loaded.logo, loaded.documentos)
    copies = []
    for document in documents:
        kind = loaded.kinds[document.tipo]
        if PDF in request.formats or kind.suffix.lstrip(".") in request.formats:
            name = document.name + kind.suffix
            huella = fingerprint(plan_id, name, document.tipo, project.inputs)
            copy = _render(plan_id, document, kind, templates[document.tipo], huella, report)
            copies += [copy] if copy else []
    given = [(document, _reads(templates[document.tipo])) for document in documents]
    report.extend(
        UNREAD.at(found.at, etiqueta=found.path)
        for found in unprinted(given, f"data/{plan_id}/plan.yaml")
    )
    return None if report.has_errors else Built(plan_id, copies, project.inputs)


def _reads(template: Template) -> set[str]:
    return {path for tag in template.tags for path in tag.reads}


def _compile(kinds: Iterable[Kind], report: Report) -> dict[str, Template]:
    templates = {}
    for kind in kinds:
        try:
            layout = filling(kind.mapeo) if kind.mapeo else None
            template = Template(kind.data, kind.template, layout)
            report.extend(template.check())
            report.extend(template.check_fields(vocabulary(kind.documento.uno_por == "ficha")))
            templates[kind.tipo] = template
        except TemplateFault as fault:
            report.extend(fault.diagnostics)
    return templates


def filling(mapeo: Mapeo) -> Filling:
    """Return what a mapping says in the engine's words."""
    return Filling(
        _table_filling(mapeo.hoja, mapeo, mapeo.at("hoja")),
        tuple(
            _table_filling(title, table, mapeo.at_key("tablas", title))
            for title, table in mapeo.tablas.items()
        ),
    )


def _table_filling(sheet: str, node: Mapeo | TablaMapeada, place: Location) -> TableFilling:
    columns = (
        Entry(heading, text, node.at("columnas", heading), node.at_key("columnas", heading))
        for heading, text in node.columnas.items()
    )
    loop = Loop(node.por_cada, node.de, node.at("de"))
    return TableFilling(sheet, loop, tuple(columns), _key_rows(node.renglones), place)


def _key_rows(rows: Renglones) -> KeyRows:
    return KeyRows(rows.tipos, rows.campos, rows.encabezados, rows.datos)


def _render(
    plan_id: str,
    document: Document,
    kind: Kind,
    template: Template,
    huella: str,
    report: Report,
) -> Copy | None:
    context = {**document.context, "huella": short(huella)}

    def remake(pages: Mapping[str, str]) -> bytes:
        return template.render(context, {**document.pages, **pages}, document.origins)

    name = document.name + kind.suffix
    try:
        data = remake(last_pages(f"{plan_id}/{name}") if find_office() else {})
    except TemplateFault as fault:
        report.extend(fault.diagnostics)
        return None
    expects = [(expected.text, expected.at) for expected in document.expects]
    quoted = [context, [text for text, _ in expects]]
    promise = Promise(template.data, kind.template, expects, context, quoted)
    report.extend(verify_document(data, name, promise))
    return Copy(plan_id, name, data, document, promise, remake, template.has_contents, huella)


def _publish(request: Request, outcome: Outcome) -> None:
    made = set(request.formats) - ({PDF} if outcome.printer is None else set())
    with hold(request.output) as output:  # what is there now is nobody else's to change
        batches = [
            _batch(built, request.output / built.id, made, outcome) for built in outcome.made
        ]
        outcome.removed += output.publish(batches)
    for built, batch in zip(outcome.made, batches, strict=True):
        outcome.written[built.id] = [artifact.path for artifact in batch.artifacts]
        now = {artifact.path: artifact.data for artifact in built.artifacts}
        outcome.outdated += [
            batch.folder / name
            for name, digest in sorted(batch.kept.items())
            if name in now and digest_of(now[name]) != digest
        ]


def _batch(built: Built, folder: Path, made: Set[str], outcome: Outcome) -> Batch:
    """Return a plan's documents of the formats made, for its folder, where the others stay."""
    artifacts = [one for one in built.artifacts if _format(one.path) in made]
    kept = _kept(built, folder, made)
    before = recorded_seals(folder)
    now = built.seals
    seals = {name: before[name] for name in kept if name in before}
    seals |= {one.path: _recorded(now[one.path]) for one in artifacts}
    record = make_record(built.id, built.inputs, artifacts, kept, outcome.printer, seals)
    return Batch(folder, artifacts, record, kept)


def _recorded(seal: Seal) -> dict[str, str]:
    """Return what the record says of a document's seal; a PDF has no digest of its contents."""
    return {"huella": seal.huella} | ({"contenido": seal.contenido} if seal.contenido else {})


def _kept(built: Built, folder: Path, made: Set[str]) -> dict[str, str]:
    """Return what stays of an earlier run, with its SHA-256: formats that this one did not make.

    A PDF stays only beside the document that it was printed from.
    """
    before = recorded(folder)
    now = before | {one.path: digest_of(one.data) for one in built.artifacts}
    printed = pdf_names([name for name in before if _format(name) != PDF])
    current = {pdf for name, pdf in printed.items() if now[name] == before[name]}
    return {
        name: digest
        for name, digest in before.items()
        if _format(name) not in made
        and (folder / name).is_file()
        and (_format(name) != PDF or name in current)
    }


def _format(name: str) -> str:
    return PurePath(name).suffix.lstrip(".")
