"""Reports typed by the Word writer and printed by LibreOffice, then scanned, photographed and sent in every usual way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy
import pypdfium2
from paper_forms import converted
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from drafter import writers
from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.model.place import Place

FONTS = Path.home() / ".local/share/fonts/drafter"
NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FOOT = re.compile(r"\s*— \d+ —\s*$")
Picture = Image.Image


@dataclass(frozen=True)
class Report:
    """Paragraphs; the printed document; which of its pages are taken, from 0; the words on each."""

    paragraphs: list[str]
    document: pypdfium2.PdfDocument
    taken: list[int]
    words: list[str]

    def pages(self, dpi: int) -> list[Picture]:
        """Pictures of the pages taken, of so many dots an inch."""
        return [self.document[at].render(scale=dpi / 72).to_pil().convert("RGB") for at in self.taken]


@dataclass(frozen=True)
class Scan:
    """Bytes of a file, how many pages it has, the words on them."""

    data: bytes
    pages: int
    words: str


Scanner = Callable[[Report], Iterator[Scan]]


def printed(name: str, paragraphs: list[str], folder: Path, most: int) -> Report:
    """A report as an official document; of its pages the first and those with most figures, at most so many."""
    paras = [
        Para(Look.TITLE if at == 0 else Look.BODY, (Span(text),), Place(folder, at + 1))
        for at, text in enumerate(paragraphs)
    ]
    file = folder / f"{name}.docx"
    file.write_bytes(writers.write(Manuscript(tuple(paras)), (), ".docx"))
    document = pypdfium2.PdfDocument(converted(file, "pdf").read_bytes())
    told = [_FOOT.sub("", page.get_textpage().get_text_bounded()) for page in document]
    rest = sorted(range(1, len(told)), key=lambda at: -len(NUMBER.findall(told[at])))
    taken = sorted([0, *rest[: most - 1]])
    return Report(paragraphs, document, taken, [told[at] for at in taken])


def noisy(page: Picture) -> Picture:
    """A page as an office scanner sees it: a little soft, grain, specks, greyish paper."""
    draw = numpy.random.default_rng(page.width)
    seen = numpy.asarray(page.filter(ImageFilter.GaussianBlur(0.5))).astype(float) * 0.94
    seen += draw.normal(0, 14, seen.shape[:2])[:, :, None]
    seen[draw.random(seen.shape[:2]) < 0.001] = 40
    return Image.fromarray(seen.clip(0, 255).astype("uint8"))


def skewed(angle: float) -> Callable[[Picture], Picture]:
    """Laid crookedly on the glass, by so many degrees."""
    return lambda page: noisy(page.rotate(angle, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC))


def turned(angle: int) -> Callable[[Picture], Picture]:
    """Scanned sideways or head down."""
    return lambda page: noisy(page.rotate(angle, expand=True))


def sealed(page: Picture) -> Picture:
    """With a round red seal of 42 mm over its print; black print under the red stays black."""
    stamp, radius = Image.new("RGB", page.size, "white"), page.width // 10
    pen, x, y = ImageDraw.Draw(stamp), round(page.width * 0.65), round(page.height * 0.4)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(220, 30, 30), width=radius // 14)
    pen.regular_polygon((x, y, radius // 3), 5, rotation=36, fill=(220, 30, 30))
    return noisy(Image.fromarray(numpy.minimum(numpy.asarray(stamp), numpy.asarray(page))))


def photographed(page: Picture) -> Picture:
    """On a desk, from a little aside, in the light of a window."""
    import cv2

    high, wide = page.height, page.width
    corners = numpy.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
    seen = numpy.float32(
        [[0.07 * wide, 0.05 * high], [0.95 * wide, 0.03 * high], [0.99 * wide, 0.97 * high], [0.02 * wide, 0.95 * high]]
    )
    flat = cv2.warpPerspective(
        numpy.asarray(page),
        cv2.getPerspectiveTransform(corners, seen),
        (wide, high),
        flags=cv2.INTER_AREA,
        borderValue=(120, 90, 60),
    )
    light = numpy.linspace(1.0, 0.55, wide)[None, :, None] * numpy.linspace(1.0, 0.8, high)[:, None, None]
    return noisy(Image.fromarray((flat * light).astype("uint8")))


def plain(page: Picture) -> Picture:
    """As it is."""
    return page


def bilevel(page: Picture) -> Picture:
    """Black and white, as a fax and many copiers scan."""
    return noisy(page).convert("L").point(lambda level: 255 * (level > 150)).convert("1", dither=Image.Dither.NONE)


def packed(pages: list[Picture], kind: str, dpi: int = 200) -> bytes:
    """Pictures -> the bytes of a file of Pillow's name for the kind; only the first where the kind holds one."""
    held = BytesIO()
    more: dict[str, object] = {"quality": 75} if kind == "JPEG" else {}
    if kind in ("PDF", "TIFF"):
        more = {"save_all": True, "append_images": pages[1:], "resolution": dpi}
    if kind == "TIFF" and pages[0].mode == "1":
        more["compression"] = "group4"
    pages[0].save(held, kind, **more)
    return held.getvalue()


def scan(kind: str, dpi: int, change: Callable[[Picture], Picture]) -> Scanner:
    """Kind of file, fineness, and what befalls each page on the way; of a jpg each page is a file."""

    def make(report: Report) -> Iterator[Scan]:
        pages = [change(page) for page in report.pages(dpi)]
        if kind == "JPEG":
            yield from (Scan(packed([page], kind), 1, said) for page, said in zip(pages, report.words, strict=True))
        else:
            yield Scan(packed(pages, kind, dpi), len(pages), "".join(report.words))

    return make


def between(report: Report) -> Iterator[Scan]:
    """Every other page taken is a scan, as when an annex is put into a report."""
    whole = pypdfium2.PdfDocument.new()
    for place, page in enumerate(report.pages(200)):
        if place % 2:
            whole.import_pages(pypdfium2.PdfDocument(packed([noisy(page)], "PDF")))
        else:
            whole.import_pages(report.document, [report.taken[place]])
    held = BytesIO()
    whole.save(held)
    yield Scan(held.getvalue(), len(report.taken), "".join(report.words))


def spread(report: Report) -> Iterator[Scan]:
    """The first two pages taken, side by side on one sheet."""
    left, right = report.pages(200)[:2]
    sheet = Image.new("RGB", (left.width + right.width, left.height), "white")
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width, 0))
    yield Scan(packed([noisy(sheet)], "PDF"), 2, "".join(report.words[:2]))


def screenshot(em: int, width: int = 1080) -> Scanner:
    """Size of print and width in pixels -> the whole report as one long picture from a telephone."""

    def make(report: Report) -> Iterator[Scan]:
        font = ImageFont.truetype(str(FONTS / "FandolHei-Regular.otf"), em)
        lines = [line for para in report.paragraphs for line in (*_wrapped(para, font, width - 2 * em), "")]
        page = Image.new("RGB", (width, round((len(lines) + 4) * 1.7 * em)), "white")
        pen = ImageDraw.Draw(page)
        for row, text in enumerate(lines):
            pen.text((em, round((row + 2) * 1.7 * em)), text, font=font, fill=(62, 62, 62))
        yield Scan(packed([page], "JPEG"), 1, "".join(report.paragraphs))

    return make


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    """Text -> the lines of a browser: numbers are not parted, points do not begin a line."""
    line = ""
    for word in re.findall(r"(?:[!-~]+|.)[，。、；：？！）”》]*", text):
        if line and font.getlength(line + word) > width:
            yield line
            line = ""
        line += word
    yield line


SCANS: dict[str, Scanner] = {
    "150 dpi": scan("PDF", 150, noisy),
    "200 dpi": scan("PDF", 200, noisy),
    "歪 1 度": scan("PDF", 200, skewed(1)),
    "歪 2 度": scan("PDF", 150, skewed(-2)),
    "歪 3 度": scan("PDF", 200, skewed(3)),
    "红章": scan("PDF", 200, sealed),
    "转 90 度": scan("PDF", 200, turned(90)),
    "转 180 度": scan("PDF", 200, turned(180)),
    "转 270 度": scan("PDF", 200, turned(270)),
    "jpg": scan("JPEG", 150, plain),
    "tiff": scan("TIFF", 200, noisy),
    "tiff 黑白": scan("TIFF", 200, bilevel),
    "夹在 PDF 里": between,
    "两页一张": spread,
    "照片": scan("JPEG", 250, photographed),
    **{f"长截图 {em} px 字": screenshot(em) for em in (36, 45, 51, 60)},
    "长截图 720 px 宽": screenshot(34, 720),
}
