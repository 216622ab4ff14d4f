"""How truly scans and pictures are recognised: error rate, figures and digits kept, milliseconds a page.

python benchmarks/scans.py [样子…]      needs the extra ocr, LibreOffice and the Fandol fonts; real reports from
                                        ../shared when there, else the example seeds

Of every report the first page and those with most figures are scanned, PAGES in all; the screenshots show all of it. A
figure such as 97.35 is kept when it comes back whole, in its place; then each digit by itself.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from readers import SEEDS, squeezed, texts
from scans_made import NUMBER, SCANS, Report, Scanner, printed

from drafter import readers
from drafter.zh.hygiene import tidy

PAGES = 3


def kept(said: str, meant: str) -> tuple[int, int, int, int]:
    """Two texts -> figures kept, figures meant, digits kept, digits meant."""
    place = {}
    for block in Levenshtein.opcodes(meant, said):
        if block.tag == "equal":
            place |= dict(
                zip(range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True)
            )
    found = {match.start(): match[0] for match in NUMBER.finditer(said)}
    figures = list(NUMBER.finditer(meant))
    digits = [at for at, char in enumerate(meant) if char.isdecimal()]
    whole = sum(found.get(place.get(match.start(), -1)) == match[0] for match in figures)
    return whole, len(figures), sum(at in place for at in digits), len(digits)


def measured(make: Scanner, reports: list[Report], file: Path) -> str:
    """One line: the errors, figures, digits and time over all reports."""
    wrong = length = pages = 0
    took, counts = 0.0, (0, 0, 0, 0)
    for report in reports:
        for scan in make(report):
            file.write_bytes(scan.data)
            start = time.perf_counter()
            said = squeezed(readers.read(file).text)
            took += time.perf_counter() - start
            meant = squeezed(tidy(scan.words))
            wrong, length, pages = wrong + Levenshtein.distance(said, meant), length + len(meant), pages + scan.pages
            counts = tuple(old + new for old, new in zip(counts, kept(said, meant), strict=True))
    figures, all_figures, digits, all_digits = counts
    return (
        f"{100 * wrong / length:7.3f} %  {100 * figures / all_figures:6.2f} % {figures:5}/{all_figures:<5}"
        f" {100 * digits / all_digits:6.2f} %  {1000 * took / pages:6.0f} ms"
    )


def main() -> None:
    """Print a line a kind of scan."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = [printed(stem, paragraphs, folder, PAGES) for stem, paragraphs in texts(SEEDS).items()]
        print(f"{len(reports)} 份报告{'':10}字错率    数保住                数字      每页")
        for form, make in SCANS.items():
            if sys.argv[1:] and form not in sys.argv[1:]:
                continue
            print(f"{form:16} {measured(make, reports, folder / 'scan')}", flush=True)


if __name__ == "__main__":
    main()
