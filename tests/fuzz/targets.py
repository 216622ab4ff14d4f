"""What is fuzzed: each part of the readers that is Python, its first inputs, and what must hold whatever comes in."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from fuzz import inputs
from fuzz.draw import Draw

from drafter import readers
from drafter.model.finding import DrafterError
from drafter.model.manuscript import TABLE, Manuscript
from drafter.ooxml import archive
from drafter.readers import (
    doc,
    docx,
    encoding,
    glyphs,
    html,
    ocr,
    ofd,
    office,
    pdf,
    pictures,
    realign,
    recognition,
    rtf,
    text_rows,
    txt,
    typeset,
)
from drafter.readers.assembling import Sheet, paper
from drafter.zh import hygiene, script, web_phrases

NAME = Path("报告.文件")
STRETCHED = 60_000
"""Characters of a line made of one thing over and over: what takes the square of its length takes minutes."""


@dataclass(frozen=True)
class Target:
    """run: bytes in, AssertionError or another exception where something does not hold. shape: see mutate.py.

    longest: bytes of an input.
    """

    run: Callable[[bytes], None]
    first: Callable[[], list[bytes]]
    shape: str = "bytes"
    longest: int = 20_000


@contextmanager
def refusable():
    """Within it a DrafterError may end the work, if it is a sentence and a remedy."""
    said = ["…"]
    try:
        yield
    except DrafterError as error:
        said = [error.message, error.fix]
    for words in said:
        assert words.strip()
        assert not any(map(_control, words)), repr(words)


def sound(manuscript: Manuscript) -> None:
    """What holds for every paper."""
    for para in manuscript.paras:
        text = para.text
        assert text.strip(), para
        assert not any(_control(char) for char in text if char != "\t" or para.look not in TABLE), repr(text)
        assert hygiene.printable(text) == text, repr(text)
        assert para.place.line > 0, para
    for doubt in manuscript.doubts:
        assert 0 <= doubt.paragraph <= len(manuscript.paras), doubt
        assert doubt.message.strip(), doubt
        assert "\n" not in doubt.message, doubt


def _control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def by(*rooms) -> Callable[[bytes], None]:
    """Readers -> a target that reads what one of them claims."""

    def run(data: bytes) -> None:
        for room in rooms:
            if room.claims(data):
                with refusable():
                    sound(paper(room.read(NAME, data), NAME))

    return run


def sniffed(data: bytes) -> None:
    """Who claims a file, and what is looked at before another program gets it."""
    asked = {reader.__name__ for reader in readers.possible(data)}
    for room in (ofd, office, doc, docx, pdf, ocr, html, txt):
        assert room.__name__ in asked or not room.claims(data)
    with refusable():
        ofd.Package(data, NAME.name, ofd._PACKAGE).check()
    with refusable():
        office._sound(NAME, data)
    with refusable():
        doc.refuse(NAME, data)
    archive.holds(data, "OFD.xml")
    rtf.is_wild(data)


def in_step(data: bytes) -> None:
    """First byte: the encoding; the rest: damaged text in it."""
    codec = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")[Draw(data).number(0, 3)]
    text = realign.realign(data[1:], codec, encoding._COMMON)
    assert text.count("\ufffd") <= len(data)
    assert "\ufffd\ufffd" not in text


def zipped(data: bytes) -> None:
    """Parts of a Word file, see inputs.PART, put in a package and read."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in zip(inputs.PARTS, data.split(inputs.PART), strict=False):
            package.writestr(f"word/{name}.xml", part)
    by(docx)(stream.getvalue())


def set_on(pages: list[glyphs.Page]) -> None:
    """Pages with characters in their places -> rows, page furniture off, paragraphs."""
    found = [row for page in pages for row in text_rows.rows(page)]
    made = typeset.typeset(found)
    assert len(made.dropped) + sum(len(para.rows) for para in made.paragraphs) <= len(found)
    sound(paper(Sheet(made.lines, tuple(made.doubts)), NAME))


def printed(data: bytes) -> None:
    """Characters and drawn lines on pages of a PDF."""
    draw, pages = Draw(data), []
    while draw and len(pages) < 6:
        side = glyphs.Side(len(pages) + 1, draw.real(1, 2000), draw.real(1, 2000))
        drawn = [glyphs.Rule(*(draw.wild(0, 900) for _ in range(4))) for _ in range(draw.number(0, 9))]
        here = []
        for _ in range(draw.number(0, 30)):
            x, y, em = draw.wild(0, 600), draw.wild(0, 850), draw.wild(4, 30)
            for char in draw.words(40):
                here.append(glyphs.Glyph(min(x, x + em), max(x, x + em), y, char))
                x += em if char > "\u2e7f" else em / 2
        pages.append(glyphs.Page(side, tuple(here), tuple(drawn)))
    set_on(pages)


def placed(data: bytes) -> None:
    """Runs of text on pages of an OFD."""
    draw, pages = Draw(data), []
    while draw and len(pages) < 6:
        box = [draw.wild(-50, 50), draw.wild(-50, 50), draw.wild(1, 400), draw.wild(1, 400)]
        runs = [(draw.words(), *(draw.wild(0, 300) for _ in range(4))) for _ in range(draw.number(0, 40))]
        pages.append(ofd._page(len(pages) + 1, box, runs))
    set_on(pages)


def recognised(data: bytes) -> None:
    """Lines of print as a recognition may find them, with the corners around them -> paragraphs and doubts."""
    draw, readings = Draw(data), []
    while draw and len(readings) < 5:
        lines = []
        for _ in range(draw.number(0, 30)):
            words, score = draw.words().strip(), draw.real(0, 1)
            x, y, across, down, slope = (draw.real(0, 3000) for _ in range(5))
            slope = slope / 3000 - 0.5
            corners = (x, y), (x + across, y + slope * across), (x + across, y + slope * across + down), (x, y + down)
            if words:
                lines.append((words, score, corners))
        reading = recognition.Reading(tuple(recognition._level(lines)), draw.real(1, 4000), draw.number(0, 3))
        assert 0 <= reading.score <= 1
        readings.append(reading)
    with mock.patch.object(ocr, "recognise", side_effect=readings), refusable():
        made = ocr.recognised(pictures.Pages(len(readings), enumerate(readings, start=1)), NAME)
        paper_set = typeset.typeset([row for page in made for row in page.rows])
        sound(paper(Sheet(paper_set.lines, tuple(ocr.doubts(made, paper_set))), NAME))


def worded(data: bytes) -> None:
    """First byte: how often the words that follow are said; what official writing knows of them."""
    text = data[1:].decode("utf-8", "replace").replace("\r", "").replace("\n", "")
    if data[:1] > b"\xf0" and text:
        text *= max(1, STRETCHED // len(text))
    text = script.strip_glosses(text)
    tidy = hygiene.tidy(text)
    assert hygiene.tidy(tidy) == tidy, repr(tidy)
    assert hygiene.squeeze(tidy) == hygiene.squeeze(text), repr(text)
    assert hygiene.printable(tidy) == tidy, repr(tidy)
    web_phrases.is_chrome(tidy)
    if script.is_traditional(tidy):
        assert not script.is_traditional(script.to_simplified(tidy)), repr(tidy)


def from_pdf(data: bytes) -> None:
    """A PDF as it is; one without words goes to a recognition that finds none."""
    with mock.patch.object(ocr, "recognise", return_value=recognition.Reading((), 1)):
        by(pdf)(data)


TARGETS = {
    "txt": Target(by(txt), inputs.plain, longest=4000),
    "realign": Target(in_step, inputs.damaged, longest=4000),
    "docx": Target(zipped, inputs.word, "parts"),
    "numbering": Target(zipped, inputs.numbered, "parts"),
    "html": Target(by(html), inputs.pages, "markup"),
    "mhtml": Target(by(html), inputs.archives, "markup"),
    "sniff": Target(sniffed, inputs.packages),
    "pdf": Target(from_pdf, inputs.typed),
    "pdf-rows": Target(printed, inputs.drawn),
    "ofd-runs": Target(placed, inputs.drawn),
    "ocr": Target(recognised, inputs.drawn),
    "zh": Target(worded, inputs.lines, longest=2000),
}
"""Name -> target. LibreOffice, msdoc2docx, ofdkit and pdfium run apart, in bounds, and are not fuzzed here."""
