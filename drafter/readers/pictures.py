"""Scans and photos -> pictures of pages, one by one, upright and of a sane size: png, jpg, tiff, and pages of a PDF."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from drafter.model.finding import DrafterError
from drafter.readers import outside

_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_MAX_PAGES = 60
_SHORT_SIDE = 2500
"""Pixels across a page beyond which recognition gains nothing: A4 at 300 dpi."""
_MAX_PIXELS = 60 * 10**6
"""Pixels of a picture of a PDF page; the pictures of other files are held to Pillow's own limit."""
_SCRIPT = Path(__file__).with_name("pdf_picture.py")
_BOUNDS = outside.Bounds(seconds=10, memory=2**30)
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, struct.error, zlib.error)
"""What Pillow raises on damaged files, depending on where the damage is."""


@dataclass(frozen=True)
class Pages:
    """Numbers of the pages, from 1, and their pictures, made one at a time: numpy arrays of blue, green, red."""

    numbers: tuple[int, ...]
    pictures: Iterator[Any]


def claims(data: bytes) -> bool:
    """Whether the bytes are a png, jpg or tiff."""
    return data.startswith(_STARTS)


def from_image(path: Path, data: bytes) -> Pages:
    """Bytes of an image -> its pages; DrafterError now or at a page when it is broken, too large or has too many."""
    from PIL import Image

    with _bounded(path):
        image = Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        count = _frames(image)
    _refuse_many(path, count)
    return Pages(tuple(range(1, count + 1)), (_frame(image, number, path) for number in range(count)))


def from_pdf(path: Path, data: bytes, numbers: Sequence[int]) -> Pages:
    """Bytes of a PDF -> some of its pages, by number; DrafterError when they are too many or too large."""
    _refuse_many(path, len(numbers))
    return Pages(tuple(numbers), (_page(data, number, path) for number in numbers))


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
    for number in range(1, _MAX_PAGES + 1):
        try:
            image.seek(number)
        except EOFError:
            return number
    return _MAX_PAGES + 1


def _frame(image: Any, number: int, path: Path) -> Any:
    """One page of an image -> its pixels, turned as the camera noted, what is transparent on white."""
    import numpy
    from PIL import Image, ImageOps

    with _bounded(path):
        image.seek(number)
        if image.width * image.height > (Image.MAX_IMAGE_PIXELS or _MAX_PIXELS):
            raise _too_large(path)
        image.load()
        plain = _on_white(ImageOps.exif_transpose(image))
    share = _SHORT_SIDE / min(plain.size)
    if share < 1:
        plain = plain.resize((max(1, round(plain.width * share)), max(1, round(plain.height * share))), reducing_gap=2)
    return numpy.ascontiguousarray(numpy.asarray(plain)[:, :, ::-1])


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


def _page(data: bytes, number: int, path: Path) -> Any:
    """One page of a PDF -> its pixels."""
    import numpy

    with outside.folder() as folder:
        source, target = folder / "in.pdf", folder / "page.npy"
        source.write_bytes(data)
        command = outside.python(_SCRIPT, source, target, str(number), str(_MAX_PIXELS))
        if not outside.run(command, _BOUNDS) or not target.is_file():
            raise _broken(path)
        drawn = numpy.load(target, allow_pickle=False)
    if not drawn.size:
        raise _too_large(path)
    return drawn


def _refuse_many(path: Path, count: int) -> None:
    if count > _MAX_PAGES:
        told = f"“{path.name}”的扫描页超过{_MAX_PAGES}页，不像一份报告"
        raise DrafterError(told, fix="只留要用的那几页，另存后再读")


def _too_large(path: Path) -> DrafterError:
    return DrafterError(f"“{path.name}”的图片太大，读不了", fix="按 200 到 300 dpi 重新扫描，或缩小图片后再读")


def _broken(path: Path) -> DrafterError:
    return DrafterError(
        f"“{path.name}”的图片不完整，读不出来", fix="打开看看是否完好；不完好就重新扫描、拍照，或重新要一份"
    )
