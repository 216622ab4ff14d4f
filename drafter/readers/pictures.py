"""Scans and photos -> pictures of pages, one by one, upright and of a sane size: images, and pages of a PDF."""

from __future__ import annotations

import math
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from drafter.model.finding import DrafterError
from drafter.office import outside

_START = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|II\*\0|MM\0\*|GIF8[79]a|RIFF....WEBP"
    rb"|BM.{4}\0{4}....[\x0c-\x7f]\0\0\0",  # two letters may begin a text: the lengths of a bmp follow them
    re.DOTALL,
)
_APPLE = re.compile(rb"....ftyp(?:hei[cxms]|hev[cx]|mif1|msf1|avi[fs])", re.DOTALL)
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
MAX_PAGES = 60
_SHORT_SIDE = 2500
"""Pixels across a page beyond which recognition gains nothing: A4 at 300 dpi."""
_SCRIPT = Path(__file__).with_name("pdf_picture.py")
_BOUNDS = outside.Bounds(seconds=10, memory=2**30)
_MAX_BYTES = 240 * 2**20
"""What a page may fill unpacked."""
_ENOUGH = 40 * 10**6
"""Pixels beyond which a long screenshot is made smaller, for the sake of the memory."""
_BAND = 1000
"""Rows of pixels taken at a time, so that a picture is not in memory three times over."""
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, struct.error, zlib.error)
"""What Pillow raises on damaged files, depending on where the damage is."""


@dataclass(frozen=True)
class Pages:
    """How many pages there are; numbers of pages, from 1, and their pictures, made one at a time.

    A picture is a numpy array of blue, green, red. left_out: whether the file holds more that are no pages.
    """

    count: int
    pictures: Iterator[tuple[int, Any]]
    left_out: bool = False


def claims(data: bytes) -> bool:
    """Whether the bytes are a picture, of a kind that can be read or is known."""
    return bool(_START.match(data) or _APPLE.match(data))


def from_image(path: Path, data: bytes) -> Pages:
    """Bytes of an image -> its pages; DrafterError now or at a page when it is broken, too large or has too many."""
    if _APPLE.match(data):
        told = f"“{path.name}”是 HEIC、AVIF 一类的照片，读不了"
        raise DrafterError(told, fix="在手机或看图软件里另存为 JPG，或用微信发给自己再存下来，然后再读")
    with _bounded(path), _opened(data) as image:
        count = _frames(image)
        moving = image.format in ("PNG", "GIF", "WEBP") and image.is_animated
    refuse_many(path, count)
    return Pages(count, ((number + 1, _frame(data, number, path)) for number in range(count)), moving)


def _opened(data: bytes) -> Any:
    from PIL import Image

    return Image.open(BytesIO(data), formats=_FORMATS)


@contextmanager
def _bounded(path: Path) -> Iterator[None]:
    """Pillow's complaints within: a bomb is an error, damage is an error, oddities are nobody's business."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise _too_large(path) from error
        except _BROKEN as error:
            raise _broken(path) from error


def _frames(image: Any) -> int:
    """Pages of an image, counted up to one too many; the second picture in a photo is its preview, not a page."""
    if image.format != "TIFF":
        return 1
    for number in range(1, MAX_PAGES + 1):
        try:
            image.seek(number)
        except EOFError:
            return number
    return MAX_PAGES + 1


def _frame(data: bytes, number: int, path: Path) -> Any:
    """One page of an image -> its pixels, turned as the camera noted, what is transparent on white."""
    from PIL import ImageOps

    with _bounded(path), _opened(data) as image:
        image.seek(number)
        image.draft(None, tuple(side // _factor(image) for side in image.size))
        if image.width * image.height * (1 if image.mode in ("1", "L", "P") else 4) > _MAX_BYTES:
            raise _too_large(path)
        image.load()
        with suppress(*_BROKEN):  # a spoilt note of the camera spoils no picture
            ImageOps.exif_transpose(image, in_place=True)
        return _pixels(image)


def _factor(image: Any) -> int:
    """By how much a picture is to be made smaller."""
    short: int = min(image.size)
    return max(1, round(short / _SHORT_SIDE), math.ceil(math.sqrt(image.width * image.height / _ENOUGH)))


def _pixels(image: Any) -> Any:
    """An image of any mode -> its pixels at a sane size."""
    import numpy

    factor = _factor(image)
    pixels = numpy.empty((-(-image.height // factor), -(-image.width // factor), 3), numpy.uint8)
    for top in range(0, len(pixels), _BAND):
        box = (0, top * factor, image.width, min((top + _BAND) * factor, image.height))
        pixels[top : top + _BAND] = numpy.asarray(_on_white(image.crop(box)).reduce(factor))[:, :, ::-1]
    return pixels


def _on_white(image: Any) -> Any:
    """An image of any mode -> RGB."""
    from PIL import Image

    if image.mode.startswith("I;16"):
        image = image.point(lambda level: level / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return image.convert("RGB")


def page_of_pdf(path: Path, copy: Path, number: int) -> Any:
    """A PDF, our copy of it and a page's number, from 1 -> its pixels; DrafterError when it is broken or too large."""
    import numpy

    target = copy.with_name(f"{number}.npy")
    if not outside.run(outside.python(_SCRIPT, copy, target, str(number)), _BOUNDS) or not target.is_file():
        raise _broken(path)
    drawn = numpy.load(target, allow_pickle=False)
    target.unlink()
    if not drawn.size:
        raise _too_large(path)
    return drawn


def refuse_many(path: Path, count: int) -> None:
    """DrafterError when there are more pictures than pages of a report."""
    if count > MAX_PAGES:
        told = f"“{path.name}”的扫描页超过{MAX_PAGES}页，不像一份报告"
        raise DrafterError(told, fix="只留要用的那几页，另存后再读")


def _too_large(path: Path) -> DrafterError:
    return DrafterError(f"“{path.name}”的图片太大，读不了", fix="按 200 到 300 dpi 重新扫描，或缩小图片后再读")


def _broken(path: Path) -> DrafterError:
    return DrafterError(
        f"“{path.name}”的图片不完整，读不出来", fix="打开看看是否完好；不完好就重新扫描、拍照，或重新要一份"
    )
