"""Paper, margins, grid and page numbers (5.1, 5.2, 7.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.inspecting.formatting import twips
from drafter.inspecting.paper import Footer, Page
from drafter.inspecting.paragraph_roles import Role
from drafter.inspecting.rule import PAGE, Examined, Said
from drafter.zh import gbt9704 as gb

_MARGINS = (
    ("top", "上", gb.MARGIN_TOP),
    ("left", "左", gb.MARGIN_INNER),
    ("bottom", "下", gb.MARGIN_BOTTOM),
    ("right", "右", gb.MARGIN_OUTER),
)
_NUMBER = re.compile(r"\s*—\s*1\s*—\s*")
_SIDES = {"default": ("单页", "right", "右"), "even": ("双页", "left", "左")}


def _upright(examined: Examined) -> Iterator[Page]:
    """Pages that hold text: a section of tables alone may lie on its side."""
    held = {p.section for p in examined.words if not p.in_table}
    yield from (page for number, page in enumerate(examined.paper.pages) if number in held and not page.landscape)


def size(examined: Examined) -> Iterator[Said]:
    """A4, upright or on its side."""
    for page in examined.paper.pages:
        sides = sorted((page.width, page.height))
        if any(abs(a - b) > gb.NEAR for a, b in zip(sides, (gb.PAGE_WIDTH, gb.PAGE_HEIGHT), strict=True)):
            yield Said(
                PAGE, f"纸张是 {gb.millimetres(page.width)}×{gb.millimetres(page.height)} 毫米", "是 A4（210×297 毫米）"
            )


def direction(examined: Examined) -> Iterator[Said]:
    """Text on upright pages."""
    held = {item.paragraph.section for item in examined.of(Role.TITLE, Role.BODY, Role.HEADING)}
    for number, page in enumerate(examined.paper.pages):
        if page.landscape and number in held:
            yield Said(PAGE, "正文排在横放的纸上", "竖放（只有表格可以横排）")


def _margin(examined: Examined, wanted: tuple[str, ...]) -> Iterator[Said]:
    for page in _upright(examined):
        for side, name, due in _MARGINS:
            found = twips(page.margins.get(side)) + (twips(page.margins.get("gutter")) if side == "left" else 0)
            if side in wanted and abs(found - due) > gb.NEAR:
                yield Said(
                    PAGE, f"{name}边距 {gb.millimetres(found)} 毫米", f"是 {gb.millimetres(due)} 毫米（可差 1 毫米）"
                )


def fixed_margins(examined: Examined) -> Iterator[Said]:
    """天头 and 订口, which the standard gives."""
    return _margin(examined, ("top", "left"))


def derived_margins(examined: Examined) -> Iterator[Said]:
    """The two that follow from the type area."""
    return _margin(examined, ("bottom", "right"))


def grid(examined: Examined) -> Iterator[Said]:
    """A grid of lines is there."""
    if any(page.grid is None or not page.grid.pitch for page in _upright(examined)):
        yield Said(PAGE, "没有文档网格", "设为每页 22 行")


def number_missing(examined: Examined) -> Iterator[Said]:
    """A page number at all."""
    if not examined.paper.footers:
        yield Said(PAGE, "页脚里没有页码", "有页码")


def number_form(examined: Examined) -> Iterator[Said]:
    """— 1 —."""
    for footer in examined.paper.footers:
        if not _NUMBER.fullmatch(footer.paragraph.words):
            yield Said(footer.paragraph.spot, f"页码写成“{footer.paragraph.text}”", "写成“— 1 —”，左右各一条一字线")


def number_font(examined: Examined) -> Iterator[Said]:
    """宋体, the digits too."""
    for footer in examined.paper.footers:
        fonts = {
            examined.paper.real(run.font(run.slot(char))) for run in footer.paragraph.runs for char in run.text.strip()
        }
        for font in sorted(fonts):
            if not gb.is_family(font, gb.SONG):
                yield Said(footer.paragraph.spot, f"页码用了{font or '没有指明的字体'}", "用宋体")


def number_size(examined: Examined) -> Iterator[Said]:
    """四号."""
    for footer in examined.paper.footers:
        for points in sorted({run.size for run in footer.paragraph.runs if run.text.strip()} - {gb.SI_HAO}):
            yield Said(footer.paragraph.spot, f"页码是 {points / 2:g} 磅", "是四号（14 磅）")


def number_place(examined: Examined) -> Iterator[Said]:
    """Odd pages right, even pages left, one 字 from the edge."""
    footers = examined.paper.footers
    if not footers:
        return
    if not examined.paper.odd_and_even:
        yield Said(PAGE, "单双页用同一个页脚", "单页页码居右、双页页码居左，各空一字")
        return
    for kind, (name, side, told) in _SIDES.items():
        found = [footer for footer in footers if footer.kind == kind]
        if not found:
            yield Said(PAGE, f"{name}没有页码", f"居{told}空一字")
        for footer in found:
            if not footer.placed and not _stands(footer, side):
                yield Said(footer.paragraph.spot, f"{name}页码没有居{told}空一字", f"居{told}空一字")


def _stands(footer: Footer, side: str) -> bool:
    """On its side, one 字 of 四号, or of 三号, from the edge, by indent or by a typed blank."""
    paragraph = footer.paragraph
    left = paragraph.align in ("left", "both")
    blanks = paragraph.words.rstrip() if left else paragraph.words.lstrip()
    edge = len(blanks) - len(blanks.strip())
    gap = paragraph.indent(side) + (paragraph.indent("first") if left else 0) + edge
    return (left if side == "left" else paragraph.align == side) and 0.7 <= gap <= 1.3
