"""What several paragraphs say of one cell -> its words: a line a paragraph, but where only the lines of an answer that stands in
the middle parted two."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.manifest import Cell, Manifest


def whole(manifest: Manifest, cell: Cell, pieces: Sequence[tuple[str, str]]) -> str:
    """The paragraphs that say something of a cell, by their bookmarks, in their order, and what they say of it -> its words."""
    base = manifest.texts.get(cell, "")
    said = ""
    for before, (key, text) in zip([None, *(key for key, _ in pieces)], pieces, strict=False):
        one, other = _span(manifest, before, cell), _span(manifest, key, cell)
        runs_on = one and other and one[1] <= other[0] and "\n" not in base[one[1] : other[0]]
        said += text if before is None or runs_on else f"\n{text}"
    return said


def _span(manifest: Manifest, key: str | None, cell: Cell) -> tuple[int, int] | None:
    """From which character of a cell's text to which a paragraph prints it; None where it prints nothing of it."""
    line = manifest.by_key.get(key or "")
    runs = [run for run in line.runs if run.cell == cell and not run.blank] if line and cell in manifest.texts else []
    return (runs[0].start, runs[-1].end) if runs else None
