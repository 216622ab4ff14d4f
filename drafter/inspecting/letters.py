"""How close characters stand, how wide and how high: what makes other than 28 of them fill a line (5.2.3)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.inspecting.formatting import twips
from drafter.inspecting.paper import Paragraph, Run
from drafter.inspecting.paragraph_roles import Role
from drafter.inspecting.rule import Examined, Said
from drafter.zh import gbt9704 as gb

_TEXT = (Role.BODY, Role.HEADING, Role.ADDRESSEE, Role.NOTE)
_WIDE = re.compile("[\u2014-\u2026\u3001-\u9fff\uff00-\uffef]")
_FEWEST, _MOST = 27, 28
"""Characters of 16 points that fit on a line of 156 mm: 27.6 as they are, 28 when moved by a quarter of a point."""
_ENOUGH = 14
"""Characters, half a line, from which it is told; of a shorter paragraph, half of it."""
_HIGH = 1
"""Half-points above or below the line that nobody sees."""


@dataclass(frozen=True)
class _Set:
    """What a run says of its characters: twips a character takes, and how that came, in words."""

    advance: float
    told: str


def per_line(examined: Examined) -> Iterator[Said]:
    """28 characters, whatever spacing, scaling, fitting and grid do; their size is another rule's."""
    for item in examined.of(*_TEXT):
        paragraph = item.paragraph
        counts: Counter[_Set] = Counter()
        for run in paragraph.runs:
            counts[_set(examined, paragraph, run)] += len(_WIDE.findall(run.text))
        for found, count in counts.items():
            fit = int(gb.TEXT_WIDTH / max(found.advance, 1))
            if not _FEWEST <= fit <= _MOST and count >= min(_ENOUGH, counts.total() / 2) > 0:
                yield Said(paragraph.spot, f"{found.told}，每行约排 {fit} 字", "每行排 28 字")


def _set(examined: Examined, paragraph: Paragraph, run: Run) -> _Set:
    told = run.properties
    letter, scale = twips(told.get("letter")), _per_cent(told.get("scale", ""))
    grid = _grid(examined, paragraph, run)
    fit = twips(told.get("fit"))
    if fit and run.text.strip():
        return _Set(fit / len(run.text.strip()), f"{len(run.text.strip())}个字调整成 {_points(fit)} 磅宽")
    ways = (
        f"字符间距{'加宽' if letter > 0 else '紧缩'} {_points(abs(letter))} 磅" * bool(letter),
        f"字符缩放 {scale}%" * (scale != 100),
        f"文档网格使字距{'加宽' if grid > 0 else '紧缩'} {_points(abs(grid))} 磅" * bool(grid),
    )
    return _Set(gb.CHARACTER * scale / 100 + letter + grid, "，".join(filter(None, ways)))


def _grid(examined: Examined, paragraph: Paragraph, run: Run) -> float:
    """Twips that the page's grid adds to a character; 0 where the paragraph or the run does not keep to it."""
    pages = examined.paper.pages
    grid = pages[min(paragraph.section, len(pages) - 1)].grid if pages else None
    free = "0" in (paragraph.properties.get("snapToGrid"), run.properties.get("snapToGrid"))
    return 0 if grid is None or free else grid.letter


def _per_cent(text: str) -> int:
    """1 to 600, as Word allows; else 100."""
    found = re.fullmatch(r"(\d{1,3})%?", text)
    return int(found[1]) if found and 0 < int(found[1]) <= 600 else 100


def _points(length: float) -> str:
    return f"{length / 20:.4g}"


def raised(examined: Examined) -> Iterator[Said]:
    """Text on its line."""
    for item in examined.of(*_TEXT):
        heights: defaultdict[int, int] = defaultdict(int)
        for run in item.paragraph.runs:
            heights[_height(run)] += len(_WIDE.findall(run.text))
        for height, count in heights.items():
            if abs(height) > _HIGH and count:
                told = f"文字{'提升' if height > 0 else '降低'} {abs(height) / 2:g} 磅"
                yield Said(item.paragraph.spot, told, "排在一条线上")


def _height(run: Run) -> int:
    """Half-points above the line; Word writes numbers of half-points, or a length with its unit."""
    told = run.properties.get("raised", "")
    return round(twips(told) / 10) if told[-1:].isalpha() else twips(told)
