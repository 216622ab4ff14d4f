"""How truly each form is read: the same reports in every form, character error rates and milliseconds, beside markitdown and pandoc.

python benchmarks/readers.py            real reports from ../shared when there, else the example seeds; Word, PDF and
                                        OpenDocument forms need LibreOffice; markitdown and pandoc are compared when installed
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from drafter import readers
from drafter.zh import script
from drafter.zh.hygiene import tidy

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from paper_forms import FORMS, OFFICE, texts  # noqa: E402 (the tests make the forms)

REAL = ROOT.parent / "shared" / "seeds"
Read = Callable[[Path], str | None]
"""A file -> its words; None for one it refuses."""
SEEDS = sorted((REAL if REAL.is_dir() else ROOT / "seeds").glob("*.txt"))


def squeezed(text: str) -> str:
    """Without blanks: they are layout."""
    return re.sub(r"\s", "", text)


def errors(said: str, meant: list[str]) -> float:
    """Edit distance over the length of what was meant, blanks left out."""
    wanted = squeezed("".join(meant))
    return Levenshtein.distance(squeezed(said), wanted) / len(wanted)


def tidied(told: str) -> str:
    """Words as another program tells them, its marks of headings and tables taken off, tidied as ours are: only what was read is compared."""
    told = re.sub(r"[\\*#|]|^-{3,}", "", told, flags=re.MULTILINE)
    return "".join(tidy(script.strip_glosses(line)) for line in told.split("\n"))


def markitdown() -> Read | None:
    """markitdown, when it is installed."""
    if importlib.util.find_spec("markitdown") is None:
        return None
    from markitdown import MarkItDown, MarkItDownException

    converter = MarkItDown()

    def convert(file: Path) -> str | None:
        try:
            return tidied(converter.convert(file).text_content)
        except MarkItDownException:
            return None

    return convert


def pandoc() -> Read | None:
    """pandoc, when it is installed, by itself or with pypandoc_binary."""
    program = shutil.which("pandoc")
    if program is None and importlib.util.find_spec("pypandoc"):
        import pypandoc

        program = pypandoc.get_pandoc_path()
    if program is None:
        return None

    def convert(file: Path) -> str | None:
        if file.suffix not in {".docx", ".odt", ".rtf", ".html"}:
            return None
        command = [program, "-f", file.suffix[1:], "-t", "plain", "--wrap=none", file]
        done = subprocess.run(command, capture_output=True, check=False)
        return tidied(done.stdout.decode()) if done.returncode == 0 else None

    return convert


PEERS = {"markitdown": markitdown, "pandoc": pandoc}


def measured(read: Read, files: Iterator[tuple[Path, list[str]]]) -> str:
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
    reports = texts(SEEDS)
    peers = {name: read for name, make in PEERS.items() if (read := make())}
    print(
        f"{len(reports)} 份报告{'':10}字错率      每份      " + "".join(f"  {name:>11} 字错率、每份 " for name in peers)
    )
    for form, make in FORMS.items():
        if form in OFFICE and not shutil.which("soffice"):
            print(f"{form:18} 要装 LibreOffice 才能量")
            continue
        with tempfile.TemporaryDirectory() as name:
            files = [(make(stem, paragraphs, Path(name)), paragraphs) for stem, paragraphs in reports.items()]
            told = [measured(read, iter(files)) for read in (ours, *peers.values())]
        print(f"{form:18} " + "   ".join(f"{cell:>24}" for cell in told))


def ours(file: Path) -> str:
    """drafter's own reading."""
    return readers.read(file).text


if __name__ == "__main__":
    main()
