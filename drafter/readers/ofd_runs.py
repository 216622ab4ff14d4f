"""Run apart, as a script: an .ofd's path and a path to write to -> JSON of the pieces of text on each page.

ofdkit follows composite objects as deep and as often as a file asks; here it may run out of time or memory alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(source: str, target: str) -> None:
    """Writes [page, …]; a page is [[left, top, width, height], [[text, x, y, size, width], …]] in millimetres, or null when unreadable."""
    import ofdkit

    pages: list[object] = []
    with ofdkit.open(source) as document:
        for page in document.pages:
            try:
                runs = [[run.text, run.x, run.y, run.size, run.width] for run in page.runs]
                pages.append([page.box, runs] if page.location else None)
            except ofdkit.OFDError:
                pages.append(None)
    Path(target).write_text(json.dumps(pages), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
