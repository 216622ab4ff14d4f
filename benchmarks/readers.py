"""How truly each form is read: the same reports in every form, character error rates and milliseconds, beside markitdown.

python benchmarks/readers.py            real reports from ../shared when there, else the example seeds; Word, PDF and
                                        OpenDocument forms need LibreOffice; markitdown is compared when installed
"""

from __future__ import annotations

import importlib.util
import re
import shutil
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
from forms import FORMS, OFFICE, texts  # noqa: E402 (the tests make the forms)

REAL = ROOT.parent / "shared" / "seeds"
SEEDS = sorted((REAL if REAL.is_dir() else ROOT / "seeds").glob("*.txt"))


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
    reports, other = texts(SEEDS), peer()
    print(f"{len(reports)} 份报告{'':10}字错率      每份        {'markitdown 字错率  每份' if other else ''}")
    for form, make in FORMS.items():
        if form in OFFICE and not shutil.which("soffice"):
            print(f"{form:18} 要装 LibreOffice 才能量")
            continue
        with tempfile.TemporaryDirectory() as name:
            files = [(make(stem, paragraphs, Path(name)), paragraphs) for stem, paragraphs in reports.items()]
            ours = measured(lambda file: readers.read(file).text, iter(files))
            theirs = measured(other, iter(files)) if other else ""
        print(f"{form:18} {ours}   {theirs}")


if __name__ == "__main__":
    main()
