"""How truly each form is read: the same reports in every form, character error rates and milliseconds, beside markitdown.

python benchmarks/readers.py            real reports from ../shared when there, else the example seeds; Word, PDF and
                                        OpenDocument forms need LibreOffice; markitdown is compared when installed
"""

from __future__ import annotations

import importlib.util
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from rapidfuzz.distance import Levenshtein

from drafter import readers
from drafter.zh import script
from drafter.zh.hygiene import tidy

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
REAL = ROOT.parent / "shared" / "seeds"
SEEDS = sorted((REAL if REAL.is_dir() else ROOT / "seeds").glob("*.txt"))


def texts() -> dict[str, list[str]]:
    """Name of a report -> a title and its paragraphs as they should be read: simplified, website cards left out."""
    found = {}
    for file in SEEDS:
        district, year, kind = file.stem.split("-")
        title = f"{district}区{year}年{kind}"
        paragraphs = [para.text for para in readers.read(file).paras if "|" not in para.text]
        found[file.stem] = [title, *(text for text in paragraphs if text != title)]
    return found


def encoded(encoding: str, harm: int = 0) -> Callable[[str, list[str], Path], Path]:
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
    for text in paragraphs:
        document.add_paragraph(text).paragraph_format.first_line_indent = docx.shared.Pt(32)
    document.save(str(folder / f"{name}.docx"))
    return folder / f"{name}.docx"


def office(suffix: str) -> Callable[[str, list[str], Path], Path]:
    """The .docx turned into another form by LibreOffice."""

    def make(name: str, paragraphs: list[str], folder: Path) -> Path:
        source = word(name, paragraphs, folder)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(source)]
        subprocess.run(command, capture_output=True, check=True)
        return folder / f"{name}.{suffix}"

    return make


def ofd(name: str, paragraphs: list[str], folder: Path) -> Path:
    """An .ofd with a text object a line."""
    from test_reader_doc import made_ofd

    (folder / f"{name}.ofd").write_bytes(made_ofd(paragraphs))
    return folder / f"{name}.ofd"


def page(number: int, *, packed: bool = False) -> Callable[[str, list[str], Path], Path]:
    """A saved page of one of the makes in the tests: text, navigation, sharing, neighbours, footer."""

    def make(name: str, paragraphs: list[str], folder: Path) -> Path:
        from test_reader_html import TEMPLATES, mhtml

        source = TEMPLATES[number](paragraphs[0], paragraphs[1:])
        file = folder / f"{name}.{'mhtml' if packed else 'html'}"
        file.write_bytes(mhtml(source) if packed else source.encode())
        return file

    return make


FORMS: dict[str, Callable[[str, list[str], Path], Path]] = {
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


def squeezed(text: str) -> str:
    """Without blanks: they are layout."""
    return re.sub(r"\s", "", text)


def errors(said: str, meant: list[str]) -> float:
    """Edit distance over the length of what was meant, blanks left out."""
    wanted = squeezed("".join(meant))
    return Levenshtein.distance(squeezed(said), wanted) / len(wanted)


def peer() -> Callable[[Path], str | None] | None:
    """markitdown, when it is installed; None for a file it refuses. Its words are tidied as ours are, so that only what it reads is compared."""
    if importlib.util.find_spec("markitdown") is None:
        return None
    from markitdown import MarkItDown, MarkItDownException

    converter = MarkItDown()

    def convert(file: Path) -> str | None:
        try:
            told = converter.convert(file).text_content
        except MarkItDownException:
            return None
        told = re.sub(r"[\\*#|]|^-{3,}", "", told, flags=re.MULTILINE)
        return "".join(tidy(script.strip_glosses(line)) for line in told.split("\n"))

    return convert


def measured(read: Callable[[Path], str | None], files: Iterator[tuple[Path, list[str]]]) -> str:
    """Mean error rate, and milliseconds a report by the clock."""
    rates, took = [], 0.0
    for file, meant in files:
        start = time.perf_counter()
        said = read(file)
        if said is None:
            return "读不了"
        took += time.perf_counter() - start
        rates.append(errors(said, meant))
    return f"{100 * sum(rates) / len(rates):8.3f} % {1000 * took / len(rates):8.0f} ms"


def main() -> None:
    """Print a line a form."""
    reports, other = texts(), peer()
    print(f"{len(reports)} 份报告{'':10}字错率      每份        {'markitdown 字错率  每份' if other else ''}")
    for form, make in FORMS.items():
        if isinstance(make, type(office)) and make.__qualname__.startswith("office") and not shutil.which("soffice"):
            print(f"{form:18} 要装 LibreOffice 才能量")
            continue
        with tempfile.TemporaryDirectory() as name:
            files = [(make(stem, paragraphs, Path(name)), paragraphs) for stem, paragraphs in reports.items()]
            ours = measured(lambda file: readers.read(file).text, iter(files))
            theirs = measured(other, iter(files)) if other else ""
        print(f"{form:18} {ours}   {theirs}")


if __name__ == "__main__":
    main()
