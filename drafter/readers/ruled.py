"""Tables by the lines drawn around their cells: which characters of a page stand in which cell."""

from __future__ import annotations

from bisect import bisect

from drafter.readers.glyphs import Glyph, Page


def by_cell(page: Page) -> tuple[list[list[list[Glyph]]], list[Glyph]]:
    """A page -> rows of its ruled tables as glyphs by cell, and the glyphs outside all tables."""
    flat = [rule for rule in page.rules if rule.bottom - rule.top < rule.right - rule.left]
    tall = [rule for rule in page.rules if rule.right - rule.left < rule.bottom - rule.top]
    if len(tall) < 3:
        return [], list(page.glyphs)
    found: dict[int, dict[int, list[Glyph]]] = {}
    outside: list[Glyph] = []
    heights = _apart([rule.top for rule in flat])
    for glyph in page.glyphs:
        middle, base = (glyph.left + glyph.right) / 2, glyph.base - 2
        across = [rule.top for rule in flat if rule.left - 3 <= middle <= rule.right + 3]
        above, below = [top for top in across if top <= base], any(top > base for top in across)
        beside = [rule.left for rule in tall if rule.top - 3 <= base <= rule.bottom + 3]
        if above and below and len(_apart(beside)) > 2 and min(beside) <= middle <= max(beside):
            row = bisect(heights, max(above) + 1)
            found.setdefault(row, {}).setdefault(bisect(_apart(beside), middle), []).append(glyph)
        else:
            outside.append(glyph)
    return [[cells.get(n, []) for n in range(1, max(cells) + 1)] for _, cells in sorted(found.items())], outside


def _apart(values: list[float]) -> list[float]:
    """Positions -> the different ones, those within 3 points counted once."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 3:
            kept.append(value)
    return kept
