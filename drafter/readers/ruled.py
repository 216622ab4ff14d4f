"""Tables by the lines drawn around their cells: which characters of a page stand in which cell."""

from __future__ import annotations

from bisect import bisect

from drafter.readers.glyphs import Glyph, Page, Rule


def by_cell(page: Page) -> tuple[list[list[list[Glyph]]], list[Glyph]]:
    """A page -> rows of its ruled tables as glyphs by cell, and the glyphs outside all tables."""
    flat, tall = _parted(page)
    if len(tall) < 3:
        return [], list(page.glyphs)
    found: dict[int, dict[int, list[Glyph]]] = {}
    outside: list[Glyph] = []
    heights = _apart([rule.top for rule in flat])
    tops, lefts = {at: _over(flat, at) for at in _middles(page)}, {at: _beside(tall, at) for at in _bases(page)}
    for glyph in page.glyphs:
        middle, base = _middle(glyph), glyph.base - 2
        across, beside = tops[middle], lefts[base]
        above = bisect(across, base)
        if 0 < above < len(across) and len(beside) > 2 and beside[0] <= middle <= beside[-1]:
            row = bisect(heights, across[above - 1] + 1)
            found.setdefault(row, {}).setdefault(bisect(beside, middle), []).append(glyph)
        else:
            outside.append(glyph)
    return [[cells.get(n, []) for n in range(1, max(cells) + 1)] for _, cells in sorted(found.items())], outside


def effort(page: Page) -> int:
    """A page -> how often by_cell holds a place against a line."""
    flat, tall = _parted(page)
    return len(_middles(page)) * len(flat) + len(_bases(page)) * len(tall)


def _parted(page: Page) -> tuple[list[Rule], list[Rule]]:
    """The flat lines of a page, and the upright ones."""
    flat = [rule for rule in page.rules if rule.bottom - rule.top < rule.right - rule.left]
    return flat, [rule for rule in page.rules if rule.right - rule.left < rule.bottom - rule.top]


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _middles(page: Page) -> set[float]:
    return set(map(_middle, page.glyphs))


def _bases(page: Page) -> set[float]:
    return {glyph.base - 2 for glyph in page.glyphs}


def _over(flat: list[Rule], middle: float) -> list[float]:
    """Heights of the flat lines that run over or under a place, from the top."""
    return sorted(rule.top for rule in flat if rule.left - 3 <= middle <= rule.right + 3)


def _beside(tall: list[Rule], base: float) -> list[float]:
    """Where the upright lines beside a height stand, from the left, near ones counted once."""
    return _apart([rule.left for rule in tall if rule.top - 3 <= base <= rule.bottom + 3])


def _apart(values: list[float]) -> list[float]:
    """Positions -> the different ones, those within 3 points counted once."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 3:
            kept.append(value)
    return kept
