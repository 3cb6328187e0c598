"""Prints the documents of a run: their PDF, the pages of their contents, what is wrong there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from plandocs.compose import Document
from plandocs.diagnostics import Diagnostic, InFile, InPage, Report, Rule, Severity
from plandocs.kept import key_of, load, save
from plandocs.printing import rules as on_pages
from plandocs.printing.layout import Printed
from plandocs.printing.office import Office
from plandocs.printing.printer import Printer
from plandocs.printing.settle import Draft, Pages, pages_of, settle
from plandocs.verify import Promise

UNPRINTED = Rule(
    "G201",
    "sin-imprimir",
    "LibreOffice no pudo imprimir {documentos}: {causa}.",
    "vuelva a intentarlo; para hacer mientras tanto los documentos de Word y Excel, sin PDF: "
    "PLANDOCS_OFFICE=no make annex.",
)
RESTLESS_CONTENTS = Rule(
    "G203",
    "indice-sin-reposo",
    "El índice de «{documento}» no llega a decir las páginas de sus títulos: cada vez que se "
    "escriben, los títulos cambian de página.",
    "fije dónde empieza cada sección (`salto: si`), o acorte el título que salta de renglón.",
)
OTHER_PAGE = Rule(
    "G204",
    "pagina-distinta",
    "El plan dice que «{titulo}» está en la página {dice}, y se imprime en la {es}.",
    "escriba `pagina: {es}`, o quítela: el índice lleva la página en que de verdad cae.",
    Severity.WARNING,
)


@dataclass
class Copy:
    """A document of a plan, sound and ready to be printed.

    `name` is its path below the plan's output folder; `remake` makes it with other page numbers
    in its contents. `huella` is the fingerprint of what it was made from. `printed` is there once
    it could be printed.
    """

    plan: str
    name: str
    data: bytes
    document: Document
    promise: Promise
    remake: Callable[[Pages], bytes]
    has_contents: bool
    huella: str = ""
    printed: Printed | None = None

    @property
    def path(self) -> str:
        """Its path below the output folder of all plans."""
        return f"{self.plan}/{self.name}"


def last_pages(path: str) -> Pages:
    """Return the pages of a document's bookmarks the last time it was printed, a first guess.

    What is printed does not depend on it: only how many times it is printed until its contents
    are right.
    """
    known = load(_pages_key(path))
    return known if isinstance(known, dict) else {}


def _keep_pages(path: str, pages: Pages) -> None:
    """Keep the pages of a document's bookmarks, where they are not those kept already."""
    if last_pages(path) != pages:
        save(_pages_key(path), pages)


def _pages_key(path: str) -> str:
    return key_of((), f"pages {path}", b"")


def print_copies(copies: Sequence[Copy], office: Office, needs_pdf: bool, report: Report) -> None:
    """Print documents, number their contents, and report what is wrong with their pages.

    A document that cannot be printed is an error only where its PDF is asked for.
    """
    wanted = [copy for copy in copies if needs_pdf or copy.name.endswith(".docx")]
    drafts = {copy.path: Draft(copy.path, copy.data, copy.remake) for copy in wanted}
    printer = Printer(office)
    settled = settle(list(drafts.values()), printer)
    for copy in wanted:
        copy.data = drafts[copy.path].data
        copy.printed = settled.printed.get(copy.path)
    report.extend(_check_failures(wanted, settled.failures, needs_pdf))
    for copy in wanted:
        if copy.path in settled.restless:
            report.add(RESTLESS_CONTENTS.at(InPage(copy.path), documento=copy.name))
        elif copy.printed:
            _keep_pages(copy.path, dict(pages_of(copy.printed.layout)))
            found = _check(copy, copy.printed, printer)
            report.extend(found if needs_pdf else map(_as_warning, found))


def _check_failures(
    copies: Sequence[Copy], failures: Mapping[str, str], needs_pdf: bool
) -> Iterator[Diagnostic]:
    """Yield what could not be printed, once for each cause."""
    unprinted = [copy for copy in copies if copy.path in failures]
    if not needs_pdf:
        for copy in unprinted:
            if copy.has_contents:
                cause = failures[copy.path]
                yield on_pages.STALE_CONTENTS.at(
                    InPage(copy.path), documento=copy.name, causa=cause
                )
        return
    for cause in dict.fromkeys(failures[copy.path] for copy in unprinted):
        alike = [copy for copy in unprinted if failures[copy.path] == cause]
        names = ", ".join(f"«{copy.name}»" for copy in alike)
        yield UNPRINTED.at(InPage(alike[0].path), documentos=names, causa=cause)


def _check(copy: Copy, printed: Printed, printer: Printer) -> Iterator[Diagnostic]:
    yield from _check_typed_pages(copy, printed)
    yield from _check_count(copy, printed)
    for fact in printer.judge(copy.path, copy.data, printed):
        label = printed.layout.labels[fact.page - 1] if fact.page else None
        found = fact.at(copy.path, label)
        if not copy.name.endswith(".docx"):
            found = _as_warning(found)
        place = _typed(fact.text, copy.document)
        yield found._replace(also=(place,)) if place is not None else found


def _as_warning(found: Diagnostic) -> Diagnostic:
    """Return a finding that forbids nothing: a lost word, of what gives no PDF or is no text."""
    if found.rule is not on_pages.LOST_WORD:
        return found
    return found._replace(rule=on_pages.LOST_WORD._replace(severity=Severity.WARNING))


def _typed(text: str, document: Document) -> InFile | None:
    """Return where the plan says the text of a finding, if it does."""
    words = text.rstrip("…")
    if not words:
        return None
    return next((one.at for one in document.expects if _begins(one.text, words)), None)


def _begins(text: str, words: str) -> bool:
    return " ".join(text.split()).startswith(words)


def _check_typed_pages(copy: Copy, printed: Printed) -> Iterator[Diagnostic]:
    """Yield the pages that the plan gives to its sections and are others on paper."""
    pages = pages_of(printed.layout)
    titles = [line.text for line in printed.contents]
    for line in printed.contents:
        if titles.count(line.text) > 1:
            continue  # its page is typed by its title, which is of several
        told, real = copy.document.pages.get(line.text), pages.get(line.anchor)
        if told is not None and real is not None and told != real:
            place = copy.document.page_places[line.text]
            yield OTHER_PAGE.at(place, titulo=line.text, dice=told, es=real)


def _check_count(copy: Copy, printed: Printed) -> Iterator[Diagnostic]:
    """Yield the count of pages, if it is not the one recorded at approval."""
    approved = copy.document.approved_pages
    if approved is not None:
        from plandocs.printing.facts import check_page_count  # slow to import

        for fact in check_page_count(approved.value, printed.layout):
            yield fact.rule.at(approved.at, InPage(copy.path), **fact.values)


def pdf_names(names: Sequence[str]) -> dict[str, str]:
    """Return the name of the PDF of each document; where two would share one, Excel's says so."""
    stems = [PurePath(name).with_suffix("").as_posix() for name in names]
    return {
        name: f"{stem}-xlsx.pdf"
        if stems.count(stem) > 1 and name.endswith(".xlsx")
        else f"{stem}.pdf"
        for name, stem in zip(names, stems, strict=True)
    }


def pages_as_lines(copies: Sequence[Copy]) -> Iterator[str]:
    """Yield, for each printed document, its count of pages and what begins on each of them."""
    for copy in copies:
        if copy.printed is None:
            continue
        labels = copy.printed.layout.labels
        yield f"{copy.path}: {len(labels)} {'página' if len(labels) == 1 else 'páginas'}"
        titles = _titles(copy.printed)
        for page, label in enumerate(labels, 1):
            number = f"página {label}" if label else "sin número"
            yield f"  {page:>3} · {number:<10} {' · '.join(titles.get(page, ()))}".rstrip()


def pages_as_json(copies: Sequence[Copy]) -> str:
    """Return a JSON array of the printed documents: documento, paginas (hoja, numero, titulos)."""
    import json

    found = [
        {
            "documento": copy.path,
            "paginas": [
                {"hoja": page, "numero": label, "titulos": titles.get(page, [])}
                for page, label in enumerate(copy.printed.layout.labels, 1)
            ],
        }
        for copy in copies
        if copy.printed is not None
        for titles in [_titles(copy.printed)]
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def _titles(printed: Printed) -> dict[int, list[str]]:
    """Return the titles that begin on each page: those of the contents, then the others."""
    found: dict[int, list[str]] = {}
    anchors = printed.layout.anchors or {}
    for line in printed.contents:
        if line.anchor in anchors:
            found.setdefault(anchors[line.anchor], []).append(line.text)
    for paragraph in printed.layout.paragraphs:
        title = " ".join(paragraph.text.split())
        if paragraph.level and title and title not in found.get(paragraph.page, ()):
            found.setdefault(paragraph.page, []).append(title)
    return found
