"""What the gate makes of sound pictures: the same pixels, upright, on white, and nothing else."""

import struct
import zlib

import pytest
from PIL import Image, ImageOps
from support.pictures import (
    drawing,
    interlaced,
    joined,
    jpeg,
    jpeg_of,
    jpeg_with,
    opened,
    pieces_of,
    png,
    png_with,
    saved,
    segments_of,
)

from plandocs.gates import pictures
from plandocs.gates.picture_kinds import BMP, EMF, GIF, JPEG, PNG, SVG, TIFF, UNKNOWN, WMF, kind_of
from plandocs.gates.pictures import BadPicture, SoundPicture, admit, declared_size

ORIENTATION, RESOLUTION_UNIT, RESOLUTION = 0x0112, 0x0128, (0x011A, 0x011B)


def pixels(image: Image.Image) -> bytes:
    return image.convert("RGB").tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_an_opaque_png_keeps_its_pixels_and_its_kind(mode: str) -> None:
    data = saved(drawing(41, 23, mode))
    found = admit(data)
    assert (opened(found).mode, found.size, found.extension) == (mode, (41, 23), "png")
    assert pixels(opened(found)) == pixels(opened(data))


@pytest.mark.parametrize("high", [20, 256, 300])
def test_what_a_png_lets_through_is_white(high: int) -> None:
    image = drawing(40, high, "RGBA")
    for row in range(high):
        image.putpixel((39, row), (255, 0, 0, row % 256))
    found = opened(admit(saved(image)))
    assert found.mode == "RGB"
    for row in (0, high // 2, high - 1):
        faint = 255 - row % 256
        red, green, blue = found.getpixel((39, row))  # type: ignore[misc]
        assert (red, green == blue, abs(green - faint) <= 1) == (255, True, True)
    assert found.getpixel((20, high - 1)) == (255, 0, 0)


def test_a_grey_png_that_lets_through_stays_grey() -> None:
    image = Image.new("LA", (4, 4), (0, 0))
    image.putpixel((0, 0), (0, 255))
    found = opened(admit(saved(image)))
    assert found.mode == "L"
    assert (found.getpixel((0, 0)), found.getpixel((1, 1))) == (0, 255)


@pytest.mark.parametrize(
    ("mode", "through", "made"),
    [("P", 0, "RGB"), ("L", 76, "L"), ("1", 0, "L"), ("RGB", (255, 0, 0), "RGB")],
)
def test_a_colour_that_stands_for_nothing_is_white(mode: str, through: object, made: str) -> None:
    red = Image.new("RGB", (8, 8), "red").convert(mode)
    if mode == "P":
        red = Image.new("P", (8, 8), 0)
        red.putpalette([255, 0, 0] * 256)
    found = opened(admit(saved(red, transparency=through)))
    assert found.mode == made
    assert set(pixels(found)) == {255}


def test_sixteen_bits_a_grey_become_eight() -> None:
    image = Image.new("I;16", (4, 300))
    for row in range(300):
        image.putpixel((2, row), row * 218)
    found = opened(admit(saved(image)))
    assert found.mode == "L"
    assert [found.getpixel((2, row)) for row in (0, 100, 299)] == [0, 85, 254]


def test_a_grey_of_sixteen_bits_that_stands_for_nothing_is_white() -> None:
    image = Image.new("I;16", (4, 4), 0x1234)
    head, *rest = pieces_of(saved(image))
    found = opened(admit(joined([head, (b"tRNS", b"\x12\x34"), *rest])))
    assert set(pixels(found)) == {255}


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_keeps_its_tables(mode: str) -> None:
    data = saved(drawing(mode=mode), "JPEG", quality=83, subsampling=0)
    found = admit(data)
    before, after = opened(data), opened(found)
    assert (found.size, found.extension, after.mode) == ((40, 20), "jpeg", mode)
    assert after.quantization == before.quantization  # type: ignore[attr-defined]
    drift = [abs(a - b) for a, b in zip(before.tobytes(), after.tobytes(), strict=True)]
    assert max(drift) < 20


def test_a_jpeg_for_a_press_becomes_one_for_a_screen() -> None:
    found = opened(admit(saved(drawing(mode="CMYK"), "JPEG", quality=95)))
    assert found.mode == "RGB"
    red, green, blue = found.getpixel((35, 15))  # type: ignore[misc]
    assert red > 220
    assert green < 40
    assert blue < 40


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_jpeg_comes_out_upright_with_its_resolution(turn: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    data = jpeg(exif=exif, dpi=(100, 200), quality=95, subsampling=0)
    found = admit(data)
    upright = ImageOps.exif_transpose(opened(data))
    assert found.size == upright.size == ((40, 20) if turn < 5 else (20, 40))
    assert found.resolution == ((100, 200) if turn < 5 else (200, 100))
    for place in ((2, 2), (found.size[0] - 3, 2), (2, found.size[1] - 3)):
        near = zip(opened(found).getpixel(place), upright.getpixel(place), strict=True)  # type: ignore[arg-type]
        assert max(abs(one - other) for one, other in near) < 25
    assert bytes(found).count(b"Exif") == 0


@pytest.mark.parametrize("turn", [0, 9, 255])
def test_a_turn_that_there_is_not_turns_nothing(turn: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    assert admit(jpeg(exif=exif)).size == (40, 20)


def test_a_turn_that_is_no_number_turns_nothing() -> None:
    entry = struct.pack(">HHLL", ORIENTATION, 2, 4, 0x61626300)
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + bytes(4)
    assert admit(jpeg_with((0xE1, exif))).size == (40, 20)


@pytest.mark.parametrize(
    ("dpi", "found"),
    [
        ((300, 300), (300, 300)),
        ((150, 75), (150, 75)),
        ((0, 0), (72, 72)),
        ((0.5, 20_000), (72, 72)),
    ],
)
def test_a_png_keeps_the_resolution_that_it_says(
    dpi: tuple[float, float], found: tuple[float, float]
) -> None:
    data = admit(png(dpi=dpi))
    assert data.resolution == pytest.approx(found, rel=0.001)
    assert opened(data).info["dpi"] == pytest.approx(found, rel=0.001)


def test_a_jpeg_may_have_one_pixel_to_the_inch_and_ten_thousand() -> None:
    assert admit(jpeg(dpi=(1, 10_000))).resolution == (1, 10_000)
    assert admit(jpeg(dpi=(10_001, 300))).resolution == (72, 300)


def test_a_picture_that_says_no_resolution_has_the_usual_one() -> None:
    assert admit(png()).resolution == admit(jpeg()).resolution == (72, 72)


def test_the_resolution_of_a_camera_is_that_of_its_exif() -> None:
    exif = Image.Exif()
    exif[RESOLUTION_UNIT] = 2
    for tag in RESOLUTION:
        exif[tag] = 240.0
    plain = [one for one in segments_of(jpeg(exif=exif)) if one[0] != 0xE0]
    assert admit(jpeg_of(plain)).resolution == (240, 240)


def test_the_same_picture_gives_the_same_bytes() -> None:
    for data in (png(), jpeg(), jpeg(progressive=True)):
        assert admit(data) == admit(bytes(data))


def test_a_picture_that_passed_passes_as_it_is() -> None:
    found = admit(jpeg())
    assert admit(found) is found
    assert isinstance(found, SoundPicture)


def test_what_follows_the_end_or_is_no_pixel_makes_no_difference() -> None:
    assert admit(png() + b"PK\x03\x04") == admit(png_with((b"tEXt", b"a\0b"))) == admit(png())
    assert (
        admit(jpeg() + jpeg()) == admit(jpeg_with((0xFE, b"a"), (0xE2, b"MPF\0"))) == admit(jpeg())
    )


def test_only_the_first_of_each_word_about_the_pixels_counts() -> None:
    first = segments_of(jpeg(dpi=(100, 100)))[0]
    second = segments_of(jpeg(dpi=(200, 200)))[0]
    rest = segments_of(jpeg())[1:]
    assert admit(jpeg_of([first, second, *rest])).resolution == (100, 100)


def test_marks_may_be_preceded_by_any_filling() -> None:
    data = jpeg()
    assert admit(data[:2] + b"\xff\xff\xff" + data[2:]) == admit(data)
    assert admit(data[:-2] + b"\xff\xff" + data[-2:]) == admit(data)


def test_a_jpeg_may_begin_again_within_its_pixels() -> None:
    data = saved(drawing(200, 100), "JPEG", restart_marker_rows=1)
    assert any(b"\xff\xd0" in body for marker, body in segments_of(data) if marker == 0xDA)
    assert admit(data).size == (200, 100)


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_an_honest_grey_is_not_taken_for_lost_pixels(mode: str, progressive: bool) -> None:
    grey = Image.new("RGB", (70, 50), (128, 128, 128)).convert(mode)
    assert admit(saved(grey, "JPEG", progressive=progressive)).size == (70, 50)


@pytest.mark.parametrize(("width", "height"), [(10_000, 5_000), (30_000, 1), (1, 30_000), (1, 1)])
def test_a_picture_as_large_as_may_be_passes(width: int, height: int) -> None:
    assert admit(saved(Image.new("1", (width, height)))).size == (width, height)


@pytest.mark.parametrize("size", [(30_001, 1), (1, 30_001), (10_000, 5_001), (0, 9), (9, 0)])
def test_a_picture_larger_than_that_or_smaller_than_one_pixel_does_not(
    size: tuple[int, int],
) -> None:
    with pytest.raises(BadPicture, match="mide"):
        pictures.check_size(*size)


def test_a_picture_of_20_million_bytes_passes_and_one_more_does_not() -> None:
    whole = png()
    assert admit(whole + bytes(20_000_000 - len(whole))).size == (40, 20)
    with pytest.raises(BadPicture, match=r"pesa 20\.1 MB"):
        admit(whole + bytes(20_000_001 - len(whole)))


def test_passes_are_counted_with_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    data = jpeg(progressive=True)
    scans = sum(marker == 0xDA for marker, _ in segments_of(data))
    monkeypatch.setattr(pictures, "_MAX_WORK", 40 * 20 * scans)
    assert admit(data).size == (40, 20)
    monkeypatch.setattr(pictures, "_MAX_WORK", 40 * 20 * scans - 1)
    with pytest.raises(BadPicture, match=f"se dibuja en {scans} pasadas"):
        admit(data)


def test_few_passes_are_not_too_many_for_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_MAX_WORK", 0)
    assert admit(jpeg()).size == (40, 20)


def test_what_waits_for_the_last_pass_is_counted_by_how_finely_colours_are_sampled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "_MAX_MEMORY", 40 * 20 * 7)
    assert admit(jpeg(progressive=True, subsampling=2)).size == (40, 20)
    with pytest.raises(BadPicture, match="progresivo de 40 × 20"):
        admit(jpeg(progressive=True, subsampling=1))
    assert admit(jpeg(subsampling=0)).size == (40, 20)  # what does not wait takes no such memory


def test_a_jpeg_of_a_hundred_passes_is_decoded_and_one_of_more_is_not() -> None:
    segments = segments_of(jpeg(progressive=True))
    scans = sum(marker == 0xDA for marker, _ in segments)
    assert admit(jpeg_of([*segments, *[segments[-1]] * (100 - scans)])).size == (40, 20)
    with pytest.raises(BadPicture, match=r"^se dibuja en 101 pasadas o más, demasiadas"):
        admit(jpeg_of([*segments, *[segments[-1]] * (101 - scans)]))


def test_four_passes_are_few_and_five_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_MAX_WORK", 0)
    segments = segments_of(jpeg(progressive=True))
    last = [at for at, (marker, _) in enumerate(segments) if marker == 0xDA]
    assert admit(jpeg_of(segments[: last[3] + 1])).size == (40, 20)
    with pytest.raises(BadPicture, match=r"^se dibuja en 5 pasadas o más"):
        admit(jpeg_of(segments[: last[4] + 1]))


def test_a_jpeg_whose_frame_says_nothing_is_of_no_pixels() -> None:
    with pytest.raises(BadPicture, match=r"^mide 0 × 0 pixeles$"):
        admit(jpeg_of([(0xC0, b"")]))


def test_a_jpeg_in_passes_of_one_colour_each_waits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = next(body for marker, body in segments_of(jpeg()) if marker == 0xC0)
    apart = [
        (marker, b"\x01" + body[1:3] + body[-3:] if marker == 0xDA else body)
        for marker, body in segments_of(jpeg())
    ]
    assert frame[5] == 3
    monkeypatch.setattr(pictures, "_MAX_MEMORY", 0)
    with pytest.raises(BadPicture, match="progresivo"):
        admit(jpeg_of(apart))


def test_frames_of_odd_sampling_are_judged_without_a_fault() -> None:
    segments = [
        (marker, body[:7] if marker == 0xC2 else body)
        for marker, body in segments_of(jpeg(progressive=True))
    ]
    with pytest.raises(BadPicture, match="dañada"):
        admit(jpeg_of(segments))
    unsampled = [
        (marker, body[:7] + b"\0" + body[8:] if marker == 0xC2 else body)
        for marker, body in segments_of(saved(drawing(mode="L"), "JPEG", progressive=True))
    ]
    with pytest.raises(BadPicture, match="dañada"):
        admit(jpeg_of(unsampled))


@pytest.mark.parametrize("at", [2, 3, 4, 10])
def test_a_jpeg_cut_anywhere_is_told(at: int) -> None:
    with pytest.raises(BadPicture, match="incompleta"):
        admit(jpeg()[:at] if at > 2 else b"\xff\xd8\xff")


def test_a_jpeg_cut_within_its_size_is_told() -> None:
    at = jpeg().index(b"\xff\xc0")
    for more in range(2, 18):
        with pytest.raises(BadPicture, match=r"^está incompleta: le falta el final$"):
            admit(jpeg()[: at + more])


def test_a_segment_shorter_than_its_own_length_is_told() -> None:
    with pytest.raises(BadPicture, match="incompleta"):
        admit(b"\xff\xd8\xff\xe0\0\x01" + jpeg()[2:])


@pytest.mark.parametrize("marker", [b"\xff\x00", b"\xff\xd8", b"\x00\xd9"])
def test_what_is_no_mark_where_one_is_due_is_told(marker: bytes) -> None:
    with pytest.raises(BadPicture, match="dañada"):
        admit(jpeg()[:-2] + b"\xff\xfe\0\x02" + marker + b"\0\0\0\0")


def test_pixels_that_end_with_the_file_are_told() -> None:
    for end in (b"", b"\xff"):
        with pytest.raises(BadPicture, match="incompleta"):
            admit(jpeg()[:-2] + end)


@pytest.mark.parametrize("head", [b"\x05", b"\x02\x03"])
def test_a_png_of_a_depth_that_there_is_not_is_told(head: bytes) -> None:
    (name, body), *rest = pieces_of(png())
    broken = body[:8] + head + body[8 + len(head) :]
    with pytest.raises(BadPicture, match="dañada"):
        admit(joined([(name, broken), *rest]))


def test_a_png_in_an_order_that_there_is_not_is_told() -> None:
    (name, body), *rest = pieces_of(png())
    with pytest.raises(BadPicture, match="dañada"):
        admit(joined([(name, body[:-1] + b"\x02"), *rest]))


def test_a_png_may_hold_more_pixels_than_it_says() -> None:
    (name, body), *rest = pieces_of(png())
    assert admit(joined([(name, struct.pack(">2L", 40, 10) + body[8:]), *rest])).size == (40, 10)


def test_a_png_that_lacks_one_byte_of_its_pixels_is_told() -> None:
    (name, body), *_ = pieces_of(saved(Image.new("L", (3, 2))))
    for size, fits in ((8, True), (7, False), (9, True)):
        made = joined([(name, body), (b"IDAT", zlib.compress(bytes(size))), (b"IEND", b"")])
        if fits:
            assert admit(made).size == (3, 2)
        else:
            with pytest.raises(BadPicture, match=r"^está incompleta: le falta el final$"):
                admit(made)


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (4, 4), (5, 9), (8, 8), (9, 1), (33, 17)])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_the_pixels_of_an_interlaced_png_are_counted_right(
    mode: str, size: tuple[int, int]
) -> None:
    image = drawing(*size, mode)
    whole = interlaced(image)
    assert pixels(opened(admit(whole))) == pixels(image)
    (name, body), *rest = pieces_of(whole)
    taller = struct.pack(">2L", size[0], size[1] + 1) + body[8:]
    with pytest.raises(BadPicture, match="incompleta"):
        admit(joined([(name, taller), *rest]))


def test_what_pillow_trips_on_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image, "open", fail)
    with pytest.raises(BadPicture, match="está dañada") as caught:
        admit(png())
    assert caught.value.remedy.startswith("ábrala en un programa de imágenes")


def test_a_mode_that_no_png_has_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "open", lambda *_, **__: Image.new("CMYK", (40, 20)))
    with pytest.raises(BadPicture, match="dañada"):
        admit(png())


# What a file is, and what size it says -------------------------------------------------------


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "PNG", "JPEG"])
def test_the_size_that_a_file_says_is_read_without_decoding(kind: str) -> None:
    data = saved(drawing(41, 23), kind)
    assert declared_size(data, kind_of(data)) == (41, 23)


def test_a_tiff_of_either_order_says_its_size() -> None:
    fields = [(256, 3, 1, 41 << 16), (257, 4, 1, 23)]
    big = b"MM\0*" + struct.pack(">LH", 8, 2) + b"".join(struct.pack(">2HLL", *f) for f in fields)
    assert declared_size(big + bytes(12), TIFF) == (41, 23)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"GIF89a", GIF),
        (b"BM" + bytes(10), BMP),
        (b"II*\0", TIFF),
        (b"II*\0" + struct.pack("<LH2HLL", 8, 1, 256, 4, 1, 9) + bytes(14), TIFF),
        (b"\xff\xd8\xff\xe0\0\x04ab" + bytes(9), JPEG),
        (b"\xff\xd8\xff\xff", JPEG),
        (SVG.encode(), SVG),
    ],
)
def test_a_file_that_does_not_say_its_size_has_none(data: bytes, kind: str) -> None:
    assert declared_size(data, kind) is None


def test_a_jpeg_says_its_size_after_any_filling() -> None:
    data = jpeg()
    assert declared_size(data[:2] + b"\xff" + data[2:], JPEG) == (40, 20)


FRAME = b"\x08\0\x14\0\x28\x01\x01\x11\0"
"""What a start of frame says: 8 bits, 20 rows of 40 pixels, one colour."""
UNUSUAL = [0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF, 0xDC, 0xDE, 0xDF]


@pytest.mark.parametrize("marker", UNUSUAL)
def test_a_jpeg_that_programs_do_not_use_says_its_size_and_is_not_decoded(marker: int) -> None:
    odd = jpeg_with((marker, FRAME))
    assert declared_size(jpeg_of([(marker, FRAME)]), JPEG) == (40, 20)
    with pytest.raises(BadPicture, match=r"^es un JPG de una clase que los programas no usan$"):
        admit(odd)


@pytest.mark.parametrize("marker", [0xC0, 0xC1, 0xC2])
def test_a_jpeg_of_two_frames_is_not_decoded(marker: int) -> None:
    with pytest.raises(BadPicture, match=r"^es un JPG de una clase que los programas no usan$"):
        admit(jpeg_with((marker, FRAME)))


@pytest.mark.parametrize("marker", [0xC4, 0xC8, 0xCC, 0xDB, 0xDD, 0xFE])
def test_what_is_no_frame_says_no_size(marker: int) -> None:
    assert declared_size(jpeg_of([(marker, FRAME)]), JPEG) is None


def test_the_size_of_a_file_that_ends_with_it_is_read_and_of_a_shorter_one_is_none() -> None:
    ends = {
        PNG: png()[:24],
        GIF: b"GIF89a" + struct.pack("<2H", 40, 20) + bytes(4),
        BMP: b"BM" + bytes(16) + struct.pack("<2l", 40, -20),
        JPEG: b"\xff\xd8\xff\xc0\0\x0b" + FRAME[:5],
    }
    for kind, data in ends.items():
        assert declared_size(data, kind) == (40, 20)
        assert declared_size(data[:-1], kind) is None


def test_a_jpeg_in_too_many_pieces_says_no_size(monkeypatch: pytest.MonkeyPatch) -> None:
    data = jpeg_with(*[(0xFE, b"")] * 20)
    assert declared_size(data, JPEG) == (40, 20)
    monkeypatch.setattr(pictures, "_MAX_PIECES", 20)
    assert declared_size(data, JPEG) is None


def tiff(fields: list[tuple[int, int, int, int]], end: int = 4) -> bytes:
    """Return the beginning of a TIFF: its first directory, and so many bytes after it."""
    packed = b"".join(struct.pack("<2HLL", *one) for one in fields)
    return b"II*\0" + struct.pack("<LH", 8, len(fields)) + packed + bytes(end)


def test_the_first_twenty_fields_of_a_tiff_are_looked_at() -> None:
    size = [(256, 3, 1, 40), (257, 4, 1, 20)]
    assert declared_size(tiff([(254, 4, 1, 0)] * 18 + size), TIFF) == (40, 20)
    assert declared_size(tiff([(254, 4, 1, 0)] * 19 + size), TIFF) is None
    assert declared_size(tiff(size, end=1), TIFF) == (40, 20)
    assert declared_size(tiff(size, end=0), TIFF) is None
    assert declared_size(tiff([*size, (256, 4, 1, 9)]), TIFF) == (40, 20)
    assert declared_size(tiff(size)[:7], TIFF) is None
    assert declared_size(b"MM\0*" + bytes(3), TIFF) is None


JPEG_2000, EPS = "una imagen JPEG 2000", "un dibujo EPS"
ZIPPED = "un archivo comprimido (ZIP, Word o Excel)"
STARTS = {
    b"\x89PNG\r\n\x1a\n": PNG,
    b"\xff\xd8\xff": JPEG,
    b"GIF87a": GIF,
    b"GIF89a": GIF,
    b"BM": BMP,
    b"II*\0": TIFF,
    b"MM\0*": TIFF,
    b"II+\0": TIFF,
    b"MM\0+": TIFF,
    b"II\xbc\x01": "una imagen JPEG XR",
    b"\xd7\xcd\xc6\x9a": WMF,
    b"\x01\0\x09\0\0\x03": WMF,
    b"\x1f\x8b": "un archivo comprimido con gzip",
    b"8BPS": "un archivo de Photoshop",
    b"\0\0\x01\0": "un icono ICO",
    b"\0\0\0\x0cjP  ": JPEG_2000,
    b"\xff\x4f\xff\x51": JPEG_2000,
    b"%PDF": "un PDF",
    b"%!PS": EPS,
    b"\xc5\xd0\xd3\xc6": EPS,
    b"PK\x03\x04": ZIPPED,
    b"\xd0\xcf\x11\xe0": "un documento antiguo de Office",
    b"MZ": "un programa de Windows",
    b"\x7fELF": "un programa",
}


@pytest.mark.parametrize("start", STARTS)
def test_a_file_begins_as_its_kind_does(start: bytes) -> None:
    assert kind_of(start) == kind_of(start + bytes(40)) == STARTS[start]
    assert kind_of(start[:-1]) != STARTS[start]
    assert kind_of(b" " + start) == UNKNOWN


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x01\0\0\0" + bytes(36) + b" EMF", EMF),
        (b"\x01\0\0\0" + bytes(36) + b" EMX", UNKNOWN),
        (b"\x02\0\0\0" + bytes(36) + b" EMF", UNKNOWN),
        (b"RIFF\0\0\0\0WEBP", "un WEBP"),
        (b"RIFF\0\0\0\0WAVE", UNKNOWN),
        (b"RIFX\0\0\0\0WEBP", UNKNOWN),
        (b"", "un archivo vacío"),
        (b"hola", UNKNOWN),
        (b"\xef\xbb\xbf <!-- a --><svg>", SVG),
        ("\ufeff<svg>".encode("utf-16-le"), SVG),
        ("\ufeff<svg/>".encode("utf-16-be"), SVG),
        (b"<?xml version='1.0'?><s:svg xmlns:s='x'>", SVG),
        (b"<!DOCTYPE svg><SVG x='1'>", SVG),
        (b"<p><svg\n>", SVG),
        (b"<svgx>", "un texto XML"),
        (b"<!-- svg -->", "un texto XML"),
        (b"<?xml?><a>" + b" " * 4_081 + b"<svg>", SVG),
        (b"<?xml?><a>" + b" " * 4_082 + b"<svg>", "un texto XML"),
        (b"<HTML>", "una página web"),
        (b"<!DOCTYPE html>", "una página web"),
        (b"\n<!doctype HTML public>", "una página web"),
        (b"<div><html>", "una página web"),
        (b"a<html>", UNKNOWN),
        (b"<1>", UNKNOWN),
        (b"\0\0\0\x18ftypqt  ", "un video"),
        (b"\0\0\0\x18ftypavis", "una imagen AVIF"),
        (b"\0\0\0\x18ftypavif", "una imagen AVIF"),
        *(
            (b"\0\0\0\x18ftyp" + brand.encode(), "un HEIC (foto de iPhone)")
            for brand in "heic heix heim heis hevc mif1 msf1".split()
        ),
        (b"\x89PNG\n", UNKNOWN),
    ],
)
def test_a_file_is_what_its_first_bytes_say(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_picture_is_looked_at_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "open", None)
    for data in (saved(Image.new("1", (30_001, 1))), png()[:-12], jpeg()[:-2]):
        with pytest.raises(BadPicture):
            admit(data)
