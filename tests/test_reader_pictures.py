"""Pictures of every kind a clerk is sent: each gives the page as it should look, or one sentence."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageDraw

from drafter import readers
from drafter.model.finding import DrafterError
from drafter.readers import ocr, pictures
from drafter.readers.recognition import Print, Reading

HEIC = b"\0\0\0\x24ftypheic\0\0\0\0mif1heic" + bytes(200)


def drawn(width=300, height=200):
    """A page with a black field at its top left, told from every turn and mirror of it."""
    page = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(page).rectangle((width // 10, height // 10, width // 3, height // 4), fill="black")
    return page


def clear():
    """The same, black on nothing."""
    page = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    page.putalpha(drawn().convert("L").point(lambda level: 255 - level))
    return page


def saved(page, kind, **more):
    held = BytesIO()
    page.save(held, kind, **more)
    return held.getvalue()


def sideways(note=6):
    """A photo that lies on its side, with the camera's note of it."""
    exif = Image.Exif()
    exif[274] = note
    return saved(drawn().rotate(90, expand=True), "JPEG", exif=exif)


def fine():
    """Sixteen bits a pixel."""
    return Image.fromarray(numpy.asarray(drawn().convert("L")).astype("uint16") * 257)


KINDS = {
    "png": saved(drawn(), "PNG"),
    "png 透明": saved(clear(), "PNG"),
    "png 灰度透明": saved(clear().convert("LA"), "PNG"),
    "png 调色板": saved(drawn().quantize(4), "PNG"),
    "png 调色板透明": saved(clear().quantize(4), "PNG"),
    "png 16 位": saved(fine(), "PNG"),
    "jpg": saved(drawn(), "JPEG"),
    "jpg 竖拍": sideways(),
    "jpg 拍摄信息损坏": saved(drawn(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff"),
    "jpg CMYK": saved(drawn().convert("CMYK"), "JPEG"),
    "tiff 黑白 G4": saved(drawn().convert("1"), "TIFF", compression="group4"),
    "tiff 黑白 G3": saved(drawn().convert("1"), "TIFF", compression="group3"),
    "tiff LZW": saved(drawn(), "TIFF", compression="tiff_lzw"),
    "tiff jpg": saved(drawn(), "TIFF", compression="jpeg"),
    "tiff CMYK": saved(drawn().convert("CMYK"), "TIFF"),
    "tiff 16 位": saved(fine(), "TIFF"),
    "bmp": saved(drawn(), "BMP"),
    "bmp 黑白": saved(drawn().convert("1"), "BMP"),
    "gif": saved(drawn(), "GIF"),
    "gif 透明": saved(clear(), "GIF"),
    "webp": saved(drawn(), "WEBP"),
    "webp 透明": saved(clear(), "WEBP", lossless=True),
}


def pages(data):
    return [picture for _, picture in pictures.from_image(Path("照片"), data).pictures]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_shows_the_page(kind):
    assert pictures.claims(KINDS[kind])
    (page,) = pages(KINDS[kind])
    assert page.shape == (200, 300, 3)
    assert numpy.abs(page.astype(int) - numpy.asarray(drawn())).mean() < 3


def test_blue_comes_first_and_all_pages_of_a_tiff():
    colours = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    data = saved(colours[0], "TIFF", save_all=True, append_images=colours[1:])
    assert [page[0, 0].tolist() for page in pages(data)] == [[0, 0, 255], [255, 0, 0]]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "MPO"])
def test_of_a_moving_picture_the_first_is_read_and_the_rest_told(kind, monkeypatch):
    """The second picture of a photo is its preview."""
    words = Print("坪山区司法局", 0.99, 10, 20, 120, 20)
    monkeypatch.setattr(ocr, "recognise", lambda picture, turn: Reading((words,), 200))
    data = saved(drawn(), kind, save_all=True, append_images=[drawn().rotate(180)])
    sheet = ocr.read(Path("照片"), data)
    assert [line.text for line in sheet.lines] == ["坪山区司法局"]
    told = [(0, "这是会动的图片，只读了第一幅，后面的没有读")]
    assert list(sheet.doubts[1:]) == (told if kind != "MPO" else [])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_large_page_is_made_smaller_and_nothing_of_it_is_lost(kind):
    (page,) = pages(saved(drawn(3801, 4003), kind))
    assert page.shape == (2002, 1901, 3)
    wanted = numpy.asarray(drawn(3801, 4003).reduce(2))
    assert numpy.abs(page.astype(int) - wanted).mean() < 1


def test_a_screenshot_longer_than_most_is_made_smaller_not_refused():
    (page,) = pages(saved(Image.new("L", (1080, 45_000), "white"), "PNG"))
    assert page.shape == (22_500, 540, 3)


@pytest.mark.parametrize("start", ["", "PK\x03\x04", "%PDF-1.7", "BM企业的年度报告如下", "GIF 动图", "RIFFxxxxWAVE"])
def test_what_is_no_picture_is_left_to_others(start):
    assert not pictures.claims(start.encode())


def test_a_photo_of_an_iphone_is_told_how_to_send_it(tmp_path):
    file = tmp_path / "照片.heic"
    file.write_bytes(HEIC)
    with pytest.raises(DrafterError, match=r"“照片\.heic”是 HEIC") as error:
        readers.read(file)
    assert "存为 JPG" in error.value.fix


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, rows=b"", colour=0):
    """A png of a size it need not hold, grey or of another of its kinds of colour."""
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def lying(data, width, height):
    """A jpg that says it is of another size."""
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def two_frames(width, height):
    """A tiff whose second page is white and of another size."""
    more = [Image.new("1", (width, height), "white")]
    return saved(drawn().convert("1"), "TIFF", save_all=True, append_images=more, compression="group4")


@pytest.mark.parametrize(
    "data, message",
    [
        (png(20_000, 20_000), "图片太大"),
        (png(13_000, 13_000), "图片太大"),
        (png(9000, 8000, colour=2), "图片太大"),
        (partial(two_frames, 15_000, 14_000), "图片太大"),
        (lying(saved(drawn(), "JPEG"), 65_000, 65_000), "图片太大"),
        (b"BM" + bytes(12) + struct.pack("<IiiHHI", 40, 60_000, 60_000, 1, 24, 0) + bytes(60), "图片太大"),
        (b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + bytes(40), "图片不完整"),
        (png(300, 300, b"\0" * 900), "图片不完整"),
        (b"\x89PNG\r\n\x1a\n", "图片不完整"),
        (b"\xff\xd8\xff" + b"\0" * 50, "图片不完整"),
        (b"II*\0\x08\0\0\0" + b"\xff" * 40, "图片不完整"),
    ],
    ids=[
        *("炸弹", "过大", "彩色过大", "后一页过大", "jpg谎报", "bmp谎报"),
        *("gif谎报", "截断", "只有开头", "坏jpg", "坏tiff"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_a_remedy(data, message):
    with pytest.raises(DrafterError, match=message) as error:
        pages(data() if callable(data) else data)
    assert error.value.message.startswith("“照片”")
    assert error.value.fix


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1, 1), (64, 64), (1, 400), (400, 1), (3, 40), (60, 20_000), (20_000, 60)])
def test_pictures_of_any_shape_without_print_are_one_sentence(size):
    with pytest.raises(DrafterError, match="没有认出文字"):
        ocr.read(Path("照片"), saved(Image.new("RGB", size, "white"), "PNG"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_every_cut_or_damage_of_a_file_reads_or_is_refused(kind, monkeypatch):
    monkeypatch.setattr(ocr, "recognise", lambda picture, turn: Reading((), 64))
    noise = Image.effect_noise((64, 64), 60).convert("RGB")
    whole = saved(noise, kind, **({"save_all": True, "append_images": [noise]} if kind == "TIFF" else {}))
    for place in range(8, len(whole), 61):
        for data in (whole[:place], whole[:place] + b"\xff\0\xff" + whole[place + 3 :]):
            with suppress(DrafterError):
                ocr.read(Path("照片"), data)


PEAK = """
import sys
from pathlib import Path
from drafter.readers import pictures
((_, page),) = pictures.from_image(Path(sys.argv[1]), Path(sys.argv[1]).read_bytes()).pictures
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "name, mode, size",
    [
        ("长.png", "RGB", (1080, 50_000)),
        ("长.png", "RGBA", (1080, 30_000)),
        ("长.jpg", "RGB", (1080, 30_000)),
        ("照片.jpg", "RGB", (7000, 9900)),
        ("a3.tif", "1", (7000, 9900)),
    ],
)
def test_the_largest_pictures_do_not_fill_the_memory(name, mode, size, tmp_path):
    """In megabytes; the libraries that recognise take 250 beside these."""
    Image.new(mode, size, "white").save(tmp_path / name)
    command = [sys.executable, "-c", PEAK, str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 350 * 1024
