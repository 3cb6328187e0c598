"""The zip around a document: sound, fixed, and the same bytes where nothing was touched."""

import io
import struct
import zipfile
import zlib

import pytest
from support import word
from support.draw import drawn

from plandocs import Template
from plandocs.engine.package import (
    deflated,
    inflated,
    read_entries,
    read_package,
    write_entries,
    write_package,
)
from plandocs.gates.package import read_package as read_zip

PARTS = {
    "word/b.xml": b"<b/>" * 500,
    "_rels/.rels": b"r",
    "a/ñandú.xml": b"",
    "[Content_Types].xml": b"t",
}
"""Any parts: what they hold is nothing to a zip."""


def raw(data: bytes) -> dict[str, bytes]:
    """Return the bytes of each part as a zip holds them, compressed."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            start = entry.header_offset
            name, extra = struct.unpack("<2H", data[start + 26 : start + 30])
            start += 30 + name + extra
            found[entry.filename] = data[start : start + entry.compress_size]
    return found


def test_a_package_is_a_sound_zip_in_a_fixed_order() -> None:
    data = write_package(PARTS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "[Content_Types].xml",
            "_rels/.rels",
            "a/ñandú.xml",
            "word/b.xml",
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert {entry.flag_bits for entry in archive.infolist()} == {0, 0x800}
    assert read_zip(data, "").parts == PARTS


def test_the_order_of_the_parts_given_does_not_matter() -> None:
    assert write_package(PARTS) == write_package(dict(reversed(PARTS.items())))


def test_parts_read_compressed_are_written_as_they_were() -> None:
    data = write_package(PARTS)
    assert write_entries(read_entries(data)) == data
    assert {name: inflated(entry) for name, entry in read_entries(data).items()} == PARTS


def test_the_parts_that_no_tag_touches_are_copied_as_they_are() -> None:
    template = drawn("{{ x }}", footer="pie")
    made = raw(Template(template, "a.docx").render({"x": "y"}))
    drawn_parts = raw(template)
    assert list(made) == sorted(
        made, key=lambda name: (name not in ("[Content_Types].xml", "_rels/.rels"), name)
    )
    assert [name for name in made if made[name] != drawn_parts[name]] == ["word/document.xml"]


def test_a_template_of_stored_parts_in_folders_is_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.mkdir("word")
        for name, data in read_package(drawn("{{ x }}")).items():
            archive.writestr(name, data)
    data = Template(buffer.getvalue(), "a.docx").render({"x": "y"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert "word/" not in archive.namelist()
    assert word.text(word.body(data)) == "y"


def test_a_template_with_extra_fields_and_other_methods_is_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in read_package(drawn("{{ x }}")).items():
            info = zipfile.ZipInfo(name)
            info.extra = b"\xca\xfe\x04\x00abcd"
            info.compress_type = zipfile.ZIP_STORED if "theme" in name else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    data = Template(buffer.getvalue(), "a.docx").render({"x": "y"})
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    assert word.text(word.body(data)) == "y"


@pytest.mark.parametrize("level", [0, 1, 3, 6, 9])
def test_a_part_is_compressed_as_much_as_asked(level: int) -> None:
    data = b"abc" * 1000
    entry = deflated(data, level)
    assert inflated(entry) == data
    assert (entry.checksum, entry.size) == (zlib.crc32(data), 3000)
