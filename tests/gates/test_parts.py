"""The parts of a file as a gate sees them, however their names and addresses are written."""

import pytest
from lxml import etree
from support.bare import body, codes, lead, part, rels, types
from support.office_files import OFFICE, PACKAGE, W, field, p, text

from plandocs.gates.parts import Parts, Relation, attribute, is_on, resolved, word_name
from plandocs.gates.xml import check_xml

DOC = "word/document.xml"


def kinds(*entries: str, names: tuple[str, ...] = ("word/a.b.png", "c")) -> dict[str, str]:
    """Return the types that a list of contents gives to some parts."""
    listed = f'<Types xmlns="{PACKAGE}/content-types">{"".join(entries)}</Types>'.encode()
    found = Parts({"[Content_Types].xml": listed, **dict.fromkeys(names, b"")}).types
    return {name: found[name] for name in names}


DEFAULT = '<Default Extension="{}" ContentType="{}"/>'
OVERRIDE = '<Override PartName="{}" ContentType="{}"/>'


@pytest.mark.parametrize("ending", ["png", "PNG"])
def test_a_part_has_the_type_of_its_last_ending(ending: str) -> None:
    listed = (DEFAULT.format(ending, " Image/PNG "), DEFAULT.format("b", "x/y"))
    assert kinds(*listed) == {"word/a.b.png": "image/png", "c": ""}


@pytest.mark.parametrize(
    "name", ["/word/a.b.png", "/WORD/A.B.PNG", " /word/a.b.png ", "word/a.b.png"]
)
def test_a_part_has_a_type_of_its_own(name: str) -> None:
    listed = (OVERRIDE.format(name, "Text/X"), DEFAULT.format("png", "image/png"))
    assert kinds(*listed)["word/a.b.png"] == "text/x"
    assert kinds(*reversed(listed))["word/a.b.png"] == "text/x"


def test_without_a_list_no_part_has_a_type() -> None:
    assert Parts({"a.png": b""}).types == {"a.png": ""}


def relation(xml: str, name: str = "word/_rels/document.xml.rels") -> list[Relation]:
    found = f'<Relationships xmlns="{PACKAGE}/relationships">{xml}</Relationships>'
    return [*Parts({name: found.encode()}).relations]


def test_a_relation_is_read_without_the_spaces_around_what_it_says() -> None:
    own = "word/_rels/document.xml.rels"
    kind = f" {OFFICE}/OleObject "
    xml = f'<Relationship Id="rId1" Type="{kind}" Target=" A.bin " TargetMode=" Internal "/>'
    assert relation(xml) == [Relation(DOC, "rId1", "oleobject", "A.bin", False, "word/a.bin", own)]
    outside = xml.replace("Internal", "EXTERNAL")
    assert relation(outside) == [Relation(DOC, "rId1", "oleobject", "A.bin", True, "", own)]


def test_the_relations_of_the_file_itself_are_of_no_part() -> None:
    (found,) = relation('<Relationship Id="a" Type="b" Target="word/a.xml"/>', "_rels/.rels")
    assert (found.owner, found.part) == ("", "word/a.xml")


def test_only_a_part_of_relations_relates() -> None:
    assert relation('<Relationship Id="a" Type="b" Target="http://a.mx"/>', "word/a.xml") == []
    leads = rels(lead("image", "https://ejemplo.mx/a.png", "External"))
    assert codes(body(**{"customXml/item1.xml": leads})) == []
    assert codes(body(**{"customXml/item1.rels": leads})) == ["S304"]


def test_relations_are_read_in_the_order_of_the_names_of_their_parts() -> None:
    leads = rels(lead("image", "a.png")).encode()
    parts = Parts({"word/_rels/b.xml.rels": leads, "word/_rels/A.xml.rels": leads})
    assert [found.owner for found in parts.relations] == ["word/a.xml", "word/b.xml"]


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("a.xml", "word/a.xml"),
        ("./a.xml", "word/a.xml"),
        ("../a.xml", "a.xml"),
        ("/a.xml", "a.xml"),
        ("//a.xml", "a.xml"),
        ("/b/../a.xml", "a.xml"),
        ("../../a.xml", "../a.xml"),
        ("/../a.xml", "../a.xml"),
    ],
)
def test_a_target_means_a_part(target: str, part: str) -> None:
    assert resolved(DOC, target) == part


@pytest.mark.parametrize(
    ("data", "is_tree"),
    [
        (b"<a/>", True),
        (b" \r\n\t<a/>", True),
        (b"\xef\xbb\xbf<a/>", True),
        (b"\xef\xbb\xbf\n<a/>", True),
        (b"\xff\xfe" + "<a/>".encode("utf-16-le"), True),
        (b"\xfe\xff" + "<a/>".encode("utf-16-be"), True),
        (b"\0<\0a\0/\0>", False),
        (b"a<a/>", False),
        (b"<", False),
        (b"\xff\xfe\0\0", False),
        (b"", False),
    ],
)
def test_what_is_xml_has_a_tree_whatever_its_name(data: bytes, is_tree: bool) -> None:
    assert list(Parts({"A.bin": data}).trees) == (["a.bin"] if is_tree else [])


NO_ADDRESS = ["a b", "http://[", "%zz", "urn:a^b", "\\\\srv", "http://a:b:c", "urn:ñ"]


@pytest.mark.parametrize("space", NO_ADDRESS)
def test_a_namespace_that_is_no_address_hides_nothing(space: str) -> None:
    leads = rels(lead("image", "https://ejemplo.mx/a.png", "External"))
    hidden = leads.replace("<Relationships ", f'<Relationships xmlns:z="{space}" ')
    assert check_xml({"a.rels": hidden.encode()}, "p") == []
    assert codes(body(**{"word/_rels/document.xml.rels": hidden})) == ["S304"]
    footer = part("ftr", p(field("DDE a"))).replace("<w:ftr ", f'<w:ftr xmlns:z="{space}" ')
    assert codes(body(**{"word/footer1.xml": footer})) == ["S303"]


@pytest.mark.parametrize("odd", ["<?a:b c?>", '<x a:b:c="" xmlns:a="urn:a"/>', '<x xmlns:z=""/>'])
def test_what_only_some_readers_find_wrong_hides_nothing(odd: str) -> None:
    footer = part("ftr", p(field("DDE a")) + odd)
    assert codes(body(**{"word/footer1.xml": footer})) == ["S303"]


def test_an_entity_is_never_put_in_place() -> None:
    data = b"<!DOCTYPE a [<!ENTITY b 'DDE'>]><a>&b;</a>"
    root = Parts({"a.xml": data}).trees["a.xml"]
    assert etree.tostring(root) == b"<a>&b;</a>"


def test_a_text_is_read_as_long_as_a_part_may_have_one() -> None:
    data = f"<a>{'x' * 10_000_001}</a>".encode()
    assert len(Parts({"a.xml": data}).trees["a.xml"].text or "") == 10_000_001


def test_only_the_words_of_word_in_either_edition_are_its_own() -> None:
    for space in (W, "http://purl.oclc.org/ooxml/wordprocessingml/main"):
        assert word_name(etree.fromstring(f'<a xmlns="{space}"/>')) == "a"
    for space in (f"{W}x", W[:-1]):
        assert word_name(etree.fromstring(f'<a xmlns="{space}"/>')) == ""
    assert word_name(etree.fromstring("<a/>")) == ""


def test_an_attribute_is_found_in_any_namespace() -> None:
    element = etree.fromstring(f'<a xmlns:r="{OFFICE}" r:id="1" val="2" vals="3"/>')
    assert [attribute(element, name) for name in ("id", "val", "vals", "Val")] == [
        "1",
        "2",
        "3",
        "",
    ]


@pytest.mark.parametrize(
    ("said", "on"),
    [("", True), ("1", True), ("true", True), ("on", True), ("0", False), ("FALSE", False),
     ("off", False), ("no", True)],
)  # fmt: skip
def test_what_says_yes_is_on(said: str, on: bool) -> None:
    assert is_on(etree.fromstring(f'<a xmlns:w="{W}" w:val="{said}"/>')) is on
    assert is_on(etree.fromstring("<a/>"))


def test_a_type_with_spaces_around_it_is_the_same() -> None:
    assert codes(body(**{"word/a.q": "x", "[Content_Types].xml": types(q=" text/html ")})) == [
        "S306"
    ]
    assert codes(body(p(text("Uno")))) == []
