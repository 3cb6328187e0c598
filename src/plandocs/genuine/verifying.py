"""The order in which a file is looked into, from its bytes to what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path, PurePosixPath

from plandocs.diagnostics import InFile
from plandocs.genuine.answer import Answer, Fact, Verdict
from plandocs.genuine.original import Originals, Owned
from plandocs.genuine.reading import Read, read
from plandocs.publish import RECORD, digest_of
from plandocs.verify.compare import Change, compare, compare_pages
from plandocs.verify.contents import Block, differs, texts
from plandocs.verify.fingerprint import short
from plandocs.verify.opening import UnreadableFile
from plandocs.verify.pdf_held import Held, added
from plandocs.verify.pdf_text import looks
from plandocs.verify.rules import MISSING_DOCUMENT, UNREADABLE_FILE
from plandocs.verify.sheet_text import in_order, is_shade

_ALIKE, _COPIED = 0.5, 0.2
"""How alike two documents are that are one changed; how much more another, to be the true one."""
_BROKEN = (
    "Los datos de hoy tienen errores y no se pudo comparar con ellos: plandocs check los dice."
)
_UNREAD = "El registro de su plan no se pudo leer: solo se comparó con los datos de hoy."
_UNKNOWN = (
    "Ni los registros que hay aquí ni los datos de hoy tienen esa huella: es de una versión "
    "anterior, o alguien la escribió. Lo prueba el registro.json de su Acuerdo, en --record."
)
_UNCHANGED = "Lo que cambió en los datos o en la plantilla no se ve en este documento."
_NO_ORIGINAL = "No hay con qué comparar párrafo por párrafo: {}."


@dataclass(frozen=True)
class _Case:
    """A file being looked into."""

    path: str
    read: Read
    originals: Originals

    def answer(
        self,
        verdict: Verdict,
        owned: Owned,
        huella: str,
        changes: tuple[Change, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> Answer:
        """Return an answer about what the file is, was or is like."""
        printed = short(huella) if huella else ""
        if verdict is Verdict.OTHER_DATA:
            facts = tuple(_fact(self.originals, owned, change) for change in changes)
            return Answer(self.path, verdict, *owned, printed, (), facts, notes)
        return Answer(self.path, verdict, *owned, printed, changes, (), notes)


def verify_file(path: Path, originals: Originals) -> Answer:
    """Return what a file turns out to be."""
    try:
        opened = read(path, lambda sha: originals.recorded(sha) is not None)
        case = _Case(str(path), opened, originals)
    except UnreadableFile as error:
        found = UNREADABLE_FILE.at(InFile(str(path)), archivo=path.name, motivo=error)
        return Answer(str(path), Verdict.UNREADABLE, found=found)
    owned = originals.recorded(case.read.sha)
    if owned is not None and not _is_contradicted(case, owned):
        return _recorded(case, owned)
    answer = _unsealed(case, path.name) if case.read.seal is None else _sealed(case)
    if answer.plan in originals.unread:
        return replace(answer, notes=(*answer.notes, _UNREAD))
    return answer


def verify_records(originals: Originals, plans: tuple[str, ...] = ()) -> Iterator[Answer]:
    """Yield an answer about each record that cannot be believed, of some plans or of all."""
    for plan, found in originals.unread.items():
        if not plans or plan in plans:
            path = originals.root / "output" / plan / RECORD
            yield Answer(str(path), Verdict.UNREADABLE, plan, RECORD, found=found)


def verify_output(
    originals: Originals, plans: tuple[str, ...], everything: bool = False
) -> Iterator[Answer]:
    """Yield what every file of some plans' folders is, and which of those recorded are missing.

    With `everything`, what stands elsewhere in the output folder too.
    """
    output = originals.root / "output"
    for plan in plans:
        folder = output / plan
        record = originals.record_of(plan)
        there = sorted(path for path in folder.rglob("*") if path.is_file())
        yield from (verify_file(path, originals) for path in there if path.name != RECORD)
        for name in sorted(record.outputs if record else ()):
            if not (folder / name).is_file():
                found = MISSING_DOCUMENT.at(InFile(str(folder / name)), documento=name)
                yield Answer(str(folder / name), Verdict.MISSING, plan, name, found=found)
    if everything:
        own = {output / plan for plan in plans}
        for path in sorted(output.rglob("*")):
            hidden = any(name.startswith(".") for name in path.relative_to(output).parts)
            if not hidden and path.is_file() and path.name != RECORD and not own & {*path.parents}:
                yield verify_file(path, originals)


def _is_contradicted(case: _Case, owned: Owned) -> bool:
    """Return whether a record has the bytes of a file and, of the same document, other words."""
    record = case.originals.record_of(owned.plan)
    known = record.contents(owned.name) if record else ""
    return case.read.suffix != ".pdf" and differs(known, case.read.contents)


def _recorded(case: _Case, owned: Owned) -> Answer:
    """Answer about a file whose bytes are those of the record."""
    originals = case.originals
    record = originals.record_of(owned.plan)
    today = originals.huella(owned)
    huella = originals.approved(owned) if record else ""
    if today == huella and today:
        return case.answer(Verdict.GENUINE, owned, huella)
    if originals.record is not None:
        known = owned.plan in originals.plans
        note = "Los datos de esta carpeta ya no son los de ese registro." if today else _BROKEN
        return case.answer(Verdict.GENUINE, owned, huella, notes=(note,) if known else ())
    if not today:
        return case.answer(Verdict.GENUINE, owned, huella, notes=(_BROKEN,))
    notes = ("Es el último que se generó, pero los datos cambiaron desde entonces.",)
    return _of_other_data(case, owned, huella, notes)


def _sealed(case: _Case) -> Answer:
    """Answer about a file that carries a fingerprint and whose bytes no record has."""
    seal, originals = case.read.seal, case.originals
    assert seal is not None
    told = Owned(seal.plan, seal.documento)
    owner = originals.owner(seal.huella, case.read.suffix)
    owned = owner or told
    notes = []
    if owner is not None and owner != told:
        notes.append(f"Sus propiedades dicen que es «{told.name}» de {told.plan}.")
    if originals.record is not None and originals.record.plan != owned.plan:
        plan = originals.record.plan
        notes.append(f"El registro es del plan {plan}, y el archivo, de {owned.plan or 'ninguno'}.")
        return case.answer(Verdict.UNKNOWN, owned, seal.huella, notes=tuple(notes))
    if owner is not None and (true := _copied_from(case, owned)) is not None:
        notes.append(
            f"Lleva la huella de «{owned.name}» ({owned.plan}), pero su texto es el de "
            f"«{true.name}» ({true.plan}): alguien copió la huella de un documento a otro."
        )
        return case.answer(Verdict.EDITED, true, "", _changes(case, true) or (), tuple(notes))
    approved = originals.approved(owned) if originals.record else originals.huella(owned)
    if approved and seal.huella == approved:
        return _of_same_data(case, owned, tuple(notes))
    if not approved and not originals.huella(owned):
        return _without_original(case, owned, tuple(notes))
    notes += [] if owner is not None else [_UNKNOWN]
    return _of_other_data(case, owned, seal.huella, tuple(notes))


def _of_same_data(case: _Case, owned: Owned, notes: tuple[str, ...]) -> Answer:
    """Answer about a file of the right data whose bytes are others."""
    seal, originals = case.read.seal, case.originals
    assert seal is not None
    if originals.huella(owned) == seal.huella:
        changes = _changes(case, owned)
        if changes is not None:
            if not changes and _is_as_made(case, owned):
                return case.answer(Verdict.GENUINE, owned, seal.huella, (), notes)
            verdict = Verdict.EDITED if changes else Verdict.SAVED_AGAIN
            return case.answer(verdict, owned, seal.huella, changes, notes)
        reason = "falta el PDF original, y LibreOffice para hacerlo de nuevo"
        notes += (_NO_ORIGINAL.format(reason),)
        return case.answer(Verdict.EDITED, owned, seal.huella, (), notes)
    record = originals.record_of(owned.plan)
    recorded = record.contents(owned.name) if record else ""
    reason = "los datos de esta carpeta no son los de ese registro"
    if recorded and recorded == case.read.contents:
        return case.answer(Verdict.SAVED_AGAIN, owned, seal.huella, (), notes)
    notes += (_NO_ORIGINAL.format(reason),)
    return case.answer(Verdict.EDITED, owned, seal.huella, (), notes)


def _is_as_made(case: _Case, owned: Owned) -> bool:
    """Return whether today's data make these very bytes: where no record says so."""
    if case.originals.record_of(owned.plan) is not None:
        return False
    data = case.originals.made_again(owned)
    return data is not None and digest_of(data) == case.read.sha


def _without_original(case: _Case, owned: Owned, notes: tuple[str, ...]) -> Answer:
    """Answer about a file of a plan that is not here, or whose data cannot make anything."""
    seal, originals = case.read.seal, case.originals
    assert seal is not None
    if owned.plan in originals.plans:
        built = originals.made(owned.plan)
        note = f"El plan ya no pide «{owned.name}»." if built else _BROKEN
    else:
        note = f"El plan «{owned.plan}» no está en esta carpeta."
    notes += (note,)
    if differs(seal.contenido, case.read.contents):
        notes += ("Lo que dice no es lo que decía cuando se generó: se editó después.",)
        return case.answer(Verdict.EDITED, owned, seal.huella, (), notes)
    return case.answer(Verdict.UNKNOWN, owned, seal.huella, (), notes)


def _of_other_data(case: _Case, owned: Owned, huella: str, notes: tuple[str, ...]) -> Answer:
    """Answer about a file that was made, or says that it was, of other data or another template."""
    seal = case.read.seal
    changes = _changes(case, owned)
    if seal is not None and differs(seal.contenido, case.read.contents):
        notes += ("Además, alguien lo editó después de que se generó.",)
    if changes is None:
        known = case.originals.huella(owned)
        reason = "falta LibreOffice, que imprime el de hoy" if known else "los datos tienen errores"
        notes += (_NO_ORIGINAL.format(reason),)
    elif not changes:
        notes += (_UNCHANGED,)
    return case.answer(Verdict.OTHER_DATA, owned, huella, changes or (), notes)


def _unsealed(case: _Case, name: str) -> Answer:
    """Answer about a file without a fingerprint: which document it is most like."""
    found = _likest(case, name)
    if found is None:
        return Answer(case.path, Verdict.UNKNOWN)
    changes = _changes(case, found)
    notes: tuple[str, ...] = ()
    if changes is not None and not changes:
        notes = (
            f"Dice lo mismo que «{found.name}» del plan {found.plan}, pero ya no lleva su huella: "
            "se guardó con un programa que la quita.",
        )
    return case.answer(Verdict.UNKNOWN, found, "", changes or (), notes)


def _likest(case: _Case, name: str) -> Owned | None:
    """Return the document that a file is most like: by what it says, else by its name."""
    known = [*case.originals.documents(case.read.suffix)]
    if case.read.suffix == ".pdf":
        named = [one for one in known if PurePosixPath(one.name).name == name]
        return named[0] if len(named) == 1 else None
    best = max(known, key=lambda one: _likeness(case, one), default=None)
    return best if best is not None and _likeness(case, best) >= _ALIKE else None


def _copied_from(case: _Case, owned: Owned) -> Owned | None:
    """Return the document that a file truly is, if its fingerprint is that of another."""
    if case.read.suffix == ".pdf" or case.originals.blocks(owned) is None:
        return None
    own = _likeness(case, owned)
    if own >= 1 - _COPIED:
        return None
    known = [*case.originals.documents(case.read.suffix)]
    best = max(known, key=lambda one: _likeness(case, one), default=owned)
    return best if best != owned and _likeness(case, best) - own > _COPIED else None


def _likeness(case: _Case, owned: Owned) -> float:
    """Return from 0 to 1 how many of the texts of a file and a document are in both."""
    original = case.originals.blocks(owned)
    ours, theirs = set(texts(original or ())), set(texts(case.read.blocks))
    return len(ours & theirs) / max(len(ours | theirs), 1)


def _changes(case: _Case, owned: Owned) -> tuple[Change, ...] | None:
    """Return what differs from the original; None when there is no original to be had."""
    original = case.originals.blocks(owned)
    if original is None:
        return None
    blocks, moved = in_order(original, case.read.blocks)
    paper = case.read.paper
    found = moved + (compare_pages if paper else compare)(original, blocks)
    if paper and (one := case.originals.looks(owned)) is not None:
        two = looks(paper)
        if _words(original) == _words(case.read.blocks):
            found = [*_looks(one.pages, two.pages)]
        found += _held(one.held, two.held)
    if case.read.suffix == ".xlsx":
        found = [change for change in found if not _is_shade(change)]
        found += [*_miscounted(case, owned), *_moved(case, owned)]
    return tuple(found)


def _words(blocks: Sequence[Block]) -> list[str]:
    """Return the words of a PDF, wherever its lines and pages end."""
    return " ".join(texts(blocks)).split()


def _looks(original: Sequence[str], other: Sequence[str]) -> Iterator[Change]:
    """Yield the pages of a PDF that say the same and look otherwise, lack, or were added."""
    for number, (one, two) in enumerate(zip_longest(original, other), 1):
        page = f"página {number}"
        if one is None:
            yield Change(page, "(no la tiene)", "una página de más")
        elif two is None:
            yield Change(page, "(la original)", "falta")
        elif one and not two:
            yield Change(page, "(la original)", "las mismas palabras, pero no se pudo ver")
        elif one != two and one:
            yield Change(page, "(la original)", "las mismas palabras, otro aspecto")


def _held(original: Sequence[Held] | None, other: Sequence[Held] | None) -> Iterator[Change]:
    """Yield what a PDF holds besides its pages that the original does not."""
    if original is not None and other is None:
        yield Change("archivo", None, "lo que lleva además de sus páginas no se pudo revisar")
    for one, before in added(original or (), (other or ()) if original is not None else ()):
        told = f"{one.what} {one.value}".strip()
        yield Change(one.where, f"{before.what} {before.value}" if before else None, told)


def _miscounted(case: _Case, owned: Owned) -> Iterator[Change]:
    """Yield the results shown that are not the original's; what was not counted says none."""
    own = dict(case.originals.counted(owned))
    for where, text in case.read.counted:
        if where in own and own[where] != text:
            yield Change(where, f"el resultado era «{own[where]}»", f"muestra «{text}»")


def _is_shade(change: Change) -> bool:
    """Return whether a cell is told for a colour alone that another program rounded."""
    same = change.whole == change.whole_after
    return same and is_shade(change.before or "", change.after or "")


def _moved(case: _Case, owned: Owned) -> Iterator[Change]:
    """Yield what is drawn over other cells than in the original."""
    moved, left = [], list(case.read.placed)
    for place in case.originals.placed(owned):
        near = next((one for one in left if one.is_near(place)), None)
        if near is None:
            moved.append(place)
        else:
            left.remove(near)
    for place in moved:
        other = next((one for one in left if one.is_same(place)), None)
        if other is not None:
            left.remove(other)
            where = f"hoja «{place.sheet}» · {place.what}"
            yield Change(where, f"sobre {place.cells}", f"sobre {other.cells}")


def _fact(originals: Originals, owned: Owned, change: Change) -> Fact:
    return Fact(change, originals.place(owned, change.whole, change.whole_after, change.row))
