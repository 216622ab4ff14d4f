"""Run apart, as a script: an .ofd's path and a path to write to -> JSON of the pieces of text on each page.

ofdkit follows composite objects as deep and as often as a file asks; here it may run out of time or memory alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def main(source: str, target: str, most: int, characters: int) -> None:
    """Writes [page, …]; a page is [[left, top, width, height], [[text, x, y, size, width], …]] in millimetres, or null when unreadable.

    Writes null where there are more pages or characters than are allowed.
    """
    import ofdkit

    with ofdkit.open(source) as document:
        pages = _pages(document, characters) if len(document.pages) <= most else None
    Path(target).write_text(json.dumps(pages), "utf-8")


def _pages(document: Any, characters: int) -> list[object] | None:
    import ofdkit

    pages: list[object] = []
    for page in document.pages:
        try:
            runs = [[run.text, run.x, run.y, run.size, run.width] for run in page.runs]
        except ofdkit.OFDError:
            pages.append(None)
            continue
        characters -= sum(len(run[0]) for run in runs)
        if characters < 0:
            return None
        pages.append([page.box, runs] if page.location else None)
    return pages


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
