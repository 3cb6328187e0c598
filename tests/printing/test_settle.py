"""Documents are printed until their contents say the pages they have; the printer is a fake."""

from collections.abc import Callable, Mapping

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
        self._placing = placing
        self._refused = refused

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
        return pages.get("_Toc1", first).encode()

    return Draft(name, remake({}), remake)


def test_what_is_printed_last_says_the_pages_it_has() -> None:
    printer, own = Fake(lambda _: 5), draft("a.docx")
    settled = settle([own], printer)
    assert own.data == b"5"
    assert settled.printed["a.docx"].pdf == b"5"
    assert pages_of(settled.printed["a.docx"].layout) == {"_Toc1": "5"}
    assert settled.restless == []
    assert [run["a.docx"] for run in printer.runs] == [b"?", b"5"]


def test_a_right_guess_is_printed_once() -> None:
    printer = Fake(lambda _: 5)
    settle([draft("a.docx", "5")], printer)
    assert len(printer.runs) == 1


def test_only_what_changed_is_printed_again() -> None:
    printer = Fake(lambda _: 5)
    settle([draft("a.docx", "5"), draft("b.docx")], printer)
    assert [sorted(run) for run in printer.runs] == [["a.docx", "b.docx"], ["b.docx"]]


def test_contents_that_move_what_they_list_are_told_and_left() -> None:
    printer = Fake(lambda data: 3 if data == b"4" else 4)
    settled = settle([draft("a.docx")], printer)
    assert settled.restless == ["a.docx"]
    assert len(printer.runs) == 4


def test_what_has_no_contents_waits_for_nobody() -> None:
    plain = draft("ficha.docx", "5")
    plain.has_contents = False
    printer = Fake(lambda _: 5)
    settle([draft("a.docx"), plain], printer)
    assert sorted(sorted(run) for run in printer.runs) == [["a.docx"], ["a.docx"], ["ficha.docx"]]


def test_why_a_document_was_not_printed_is_handed_on() -> None:
    settled = settle([draft("a.docx"), draft("b.docx")], Fake(lambda _: 5, ("b.docx",)))
    assert settled.failures == {"b.docx": "no quiso"}
    assert list(settled.printed) == ["a.docx"]
    assert settled.restless == []
