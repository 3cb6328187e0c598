"""Documents are printed until their contents say the pages they have; the printer is a fake."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from plandocs.printing.layout import Layout, Printed
from plandocs.printing.office import Office
from plandocs.printing.printer import Printer, Run
from plandocs.printing.settle import Draft, Pages, pages_of, settle

Placing = Callable[[bytes], int]
"""On which page the only heading of a document falls."""


class Fake(Printer):
    """A printer that puts headings where it is told, and remembers what it printed."""

    def __init__(self, placing: Placing, refused: tuple[str, ...] = ()) -> None:
        super().__init__(Office("", ""))
        self.runs: list[dict[str, bytes]] = []
        self.kept: list[tuple[str, bytes]] = []
        self._placing = placing
        self._refused = refused

    def keep(self, name: str, document: bytes, printed: Printed) -> None:
        assert printed.layout.numbers
        self.kept.append((name, document))

    def print(self, documents: Mapping[str, bytes]) -> Run:
        self.runs.append(dict(documents))
        run = Run()
        for name, data in documents.items():
            if name in self._refused:
                run.failures[name] = "no quiso"
                continue
            numbers = tuple(str(number) for number in range(1, 9))
            anchors = {"_Toc1": self._placing(data)}
            run.printed[name] = Printed(data, Layout(numbers, numbers, (), anchors))
        return run


def draft(name: str, first: str = "?") -> Draft:
    """Return a draft that says the page of its heading, and nothing else."""

    def remake(pages: Pages) -> bytes:
        return packed({"word/document.xml": pages.get("_Toc1", first)})

    return Draft(name, remake({}), remake)


def packed(parts: Mapping[str, str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name), text)
    return made.getvalue()


def said(data: bytes) -> str:
    """Return the page that a document made here says."""
    return ZipFile(BytesIO(data)).read("word/document.xml").decode()


def test_what_is_printed_last_says_the_pages_it_has() -> None:
    printer, own = Fake(lambda _: 5), draft("a.docx")
    settled = settle([own], printer)
    assert said(own.data) == "5"
    assert settled.printed["a.docx"].pdf == own.data
    assert pages_of(settled.printed["a.docx"].layout) == {"_Toc1": "5"}
    assert settled.restless == []
    assert [said(run["a.docx"]) for run in printer.runs] == ["?", "5"]


def test_a_right_guess_is_printed_once() -> None:
    printer = Fake(lambda _: 5)
    settle([draft("a.docx", "5")], printer)
    assert len(printer.runs) == 1


def test_only_what_changed_is_printed_again() -> None:
    printer = Fake(lambda _: 5)
    settle([draft("a.docx", "5"), draft("b.docx")], printer)
    assert [sorted(run) for run in printer.runs] == [["a.docx", "b.docx"], ["b.docx"]]


def test_contents_that_move_what_they_list_are_told_and_left() -> None:
    printer = Fake(lambda data: 3 if said(data) == "4" else 4)
    settled = settle([draft("a.docx")], printer)
    assert settled.restless == ["a.docx"]
    assert len(printer.runs) == 4


def test_word_and_excel_are_printed_side_by_side() -> None:
    printer = Fake(lambda _: 5)
    settle([draft("a.docx", "5"), draft("b.docx", "5"), draft("c.xlsx", "5")], printer)
    assert sorted(sorted(run) for run in printer.runs) == [["a.docx", "b.docx"], ["c.xlsx"]]


def test_what_only_its_footer_says_is_not_printed_again() -> None:
    def remake(pages: Pages) -> bytes:
        return packed({"word/document.xml": "same", "word/footer1.xml": pages.get("_Toc1", "?")})

    printer, own = Fake(lambda _: 5), Draft("a.docx", remake({}), remake)
    settled = settle([own], printer)
    assert len(printer.runs) == 1
    assert own.data == remake({"_Toc1": "5"})
    assert printer.kept == [("a.docx", own.data)]
    assert settled.restless == []


def test_why_a_document_was_not_printed_is_handed_on() -> None:
    settled = settle([draft("a.docx"), draft("b.docx")], Fake(lambda _: 5, ("b.docx",)))
    assert settled.failures == {"b.docx": "no quiso"}
    assert list(settled.printed) == ["a.docx"]
    assert settled.restless == []
