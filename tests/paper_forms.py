"""One report in every form a clerk has it in: what tests and benchmarks read."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from docx.oxml.ns import qn
from test_reader_doc import made_ofd
from test_reader_html import TEMPLATES, mhtml

from drafter import readers

Make = Callable[[str, list[str], Path], Path]


def texts(files: Sequence[Path]) -> dict[str, list[str]]:
    """Name of a report -> a title and its paragraphs as they should be read: simplified, website cards left out.

    硚 is written 桥: no free font has it, and a PDF without it lacks it.
    """
    found = {}
    for file in files:
        district, year, kind = file.stem.split("-")
        title = f"{district.replace('硚', '桥')}区{year}年{kind}"
        paragraphs = [para.text.replace("硚", "桥") for para in readers.read(file).paras if "|" not in para.text]
        found[file.stem] = [title, *(text for text in paragraphs if text != title)]
    return found


def encoded(encoding: str, harm: int = 0) -> Make:
    """Paragraphs saved as text in an encoding; harm: bytes lost or spoilt, at places drawn by the report's name."""

    def make(name: str, paragraphs: list[str], folder: Path) -> Path:
        data = bytearray("\n".join(paragraphs).encode(encoding, "replace"))
        draw = random.Random(name)
        for _ in range(harm):
            at = draw.randrange(4, len(data))
            if draw.random() < 0.5:
                del data[at]
            else:
                data[at] ^= 1 << draw.randrange(8)
        file = folder / f"{name}.txt"
        file.write_bytes(data[: -harm or None])
        return file

    return make


def word(name: str, paragraphs: list[str], folder: Path) -> Path:
    """A .docx with a paragraph each, indented as official documents are."""
    document = docx.Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script, font in (("ascii", "Liberation Serif"), ("hAnsi", "Liberation Serif"), ("eastAsia", "FandolFang")):
        fonts.set(qn(f"w:{script}"), font)
    for text in paragraphs:
        document.add_paragraph(text).paragraph_format.first_line_indent = docx.shared.Pt(32)
    document.save(str(folder / f"{name}.docx"))
    return folder / f"{name}.docx"


def office(suffix: str) -> Make:
    """The .docx turned into another form by LibreOffice."""

    def make(name: str, paragraphs: list[str], folder: Path) -> Path:
        return converted(word(name, paragraphs, folder), suffix)

    return make


def converted(source: Path, suffix: str, *more: Path) -> Path:
    """A file, and more of its folder -> the same in another form beside it, by one run of LibreOffice."""
    folder = source.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", folder, source, *more]
    subprocess.run(list(map(str, command)), capture_output=True, check=True)
    return source.with_suffix(f".{suffix}")


def ofd(name: str, paragraphs: list[str], folder: Path) -> Path:
    """An .ofd with a text object a line."""
    (folder / f"{name}.ofd").write_bytes(made_ofd(paragraphs))
    return folder / f"{name}.ofd"


def page(number: int, *, packed: bool = False) -> Make:
    """A saved page of one of the makes in the tests: text, navigation, sharing, neighbours, footer."""

    def make(name: str, paragraphs: list[str], folder: Path) -> Path:
        source = TEMPLATES[number](paragraphs[0], paragraphs[1:])
        file = folder / f"{name}.{'mhtml' if packed else 'html'}"
        file.write_bytes(mhtml(source) if packed else source.encode())
        return file

    return make


FORMS: dict[str, Make] = {
    "txt UTF-8": encoded("utf-8"),
    "txt GB18030": encoded("gb18030"),
    "txt UTF-16": encoded("utf-16"),
    "txt UTF-8 损坏": encoded("utf-8", harm=5),
    "txt GB18030 损坏": encoded("gb18030", harm=5),
    "txt UTF-16LE 损坏": encoded("utf-16-le", harm=5),
    "docx": word,
    "doc": office("doc"),
    "rtf": office("rtf"),
    "odt": office("odt"),
    "pdf": office("pdf"),
    "ofd": ofd,
    "html 公众号": page(3),
    "html Word 所存": page(6),
    "html 建站软件": page(8),
    "mhtml": page(8, packed=True),
}
OFFICE = {"doc", "rtf", "odt", "pdf"}
"""Forms that only LibreOffice makes."""
