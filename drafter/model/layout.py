"""How a bureau sets its papers: the standard's settings with its own habits in them, and where the two part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drafter.zh import gbt9704 as gb
from drafter.zh.gbt9704 import Setting


@dataclass(frozen=True)
class Sheet:
    """A page, in twips; footer: from the paper's edge to the page number; mirrored: inner and outer change sides."""

    width: int = gb.PAGE_WIDTH
    height: int = gb.PAGE_HEIGHT
    top: int = gb.MARGIN_TOP
    bottom: int = gb.MARGIN_BOTTOM
    inner: int = gb.MARGIN_INNER
    outer: int = gb.MARGIN_OUTER
    footer: int = gb.FOOTER_DISTANCE
    mirrored: bool = True

    @property
    def text_width(self) -> int:
        """Width of the type area."""
        return self.width - self.inner - self.outer

    @property
    def text_height(self) -> int:
        """Height of the type area."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True)
class Base:
    """What is taken whole from a Word file the bureau uses: its style sheet, cleaned, and the styles of looks (name of
    look -> id)."""

    style_sheet: str
    styles: Mapping[str, str]


@dataclass(frozen=True)
class Layout:
    """Settings by the name of their look; pitch: from line to line in twips; western: font of digits and letters, empty
    for that of the characters around them; letter: spacing of 三号 characters in twips; outside: page numbers at the
    outer edge, else in the middle; sealed: 署名 and date leave room for a seal."""

    settings: Mapping[str, Setting]
    sheet: Sheet = Sheet()
    western: str = gb.WESTERN
    number_font: str = gb.SONG
    number_size: int = gb.SI_HAO
    pitch: int = gb.LINE_PITCH
    letter: int = gb.LETTER_SPACING
    outside: bool = True
    sealed: bool = False
    base: Base | None = None

    def with_setting(self, look: str, setting: Setting) -> Layout:
        """The same with another setting of a look."""
        return replace(self, settings={**self.settings, look: setting})

    def with_bold(self, *looks: str) -> Layout:
        """The same with some looks in bold."""
        settings = {name: replace(s, bold=s.bold or name in looks) for name, s in self.settings.items()}
        return replace(self, settings=settings)


STANDARD = Layout(gb.SETTINGS)
"""GB/T 9704—2012 itself."""

_NAMES = (
    ("TITLE", "标题", "7.3.1"), ("H1", "一级标题", "7.3.3"), ("H2", "二级标题", "7.3.3"), ("H3", "三级标题", "7.3.3"),
    ("BODY", "正文", "5.2.2"),
)  # fmt: skip
_SIZES = {gb.ER_HAO: "二号", gb.SAN_HAO: "三号"}


def departures(layout: Layout) -> tuple[str, ...]:
    """Where a layout parts from the standard: a sentence each, with the clause."""
    return (*_of_settings(layout), *_of_page(layout))


def _of_settings(layout: Layout) -> Iterator[str]:
    for look, name, clause in _NAMES:
        own, due = layout.settings[look], gb.SETTINGS[look]
        like_text = look == "H3" and own.font == layout.settings["BODY"].font
        if not gb.is_family(own.font, due.font) and not like_text:
            yield f"{name}用{own.font}，标准是{gb.FAMILY_NAMES[due.font]}（{clause}）"
        if own.size != due.size:
            yield f"{name}{own.size / 2:g}磅，标准是{_SIZES[due.size]}（{clause}）"
        if own.bold:
            yield f"{name}加粗，标准没有加粗（{clause}）"
        if look in ("H1", "H2", "H3", "BODY") and abs(own.indent - due.indent) > 0.3:
            yield f"{name}首行空{own.indent:g}字，标准是左空二字（7.3.3）"
        if own.color not in (due.color, "auto"):
            yield f"{name}颜色是{own.color}，标准是黑色（5.2.4）"
    if layout.western not in ("", gb.WESTERN) and not gb.is_family(layout.western, gb.FANG):
        yield f"数字和字母用{layout.western}，通行的是{gb.WESTERN}或仿宋（标准没有写）"


def _of_page(layout: Layout) -> Iterator[str]:
    sheet, due = layout.sheet, Sheet()
    if abs(sheet.width - due.width) > gb.NEAR or abs(sheet.height - due.height) > gb.NEAR:
        yield f"纸张{gb.millimetres(sheet.width)}×{gb.millimetres(sheet.height)}毫米，标准是A4（5.1）"
    for name, own, wanted in (("上", sheet.top, due.top), ("左", sheet.inner, due.inner)):
        if abs(own - wanted) > gb.NEAR:
            yield f"{name}边距{gb.millimetres(own)}毫米，标准是{gb.millimetres(wanted)}毫米（5.2.1）"
    if any(
        abs(a - b) > 2 * gb.NEAR for a, b in ((sheet.text_width, due.text_width), (sheet.text_height, due.text_height))
    ):
        yield f"版心{gb.millimetres(sheet.text_width)}×{gb.millimetres(sheet.text_height)}毫米，标准是156×225毫米（5.2.1）"
    if layout.pitch != gb.LINE_PITCH:
        lines = sheet.text_height // layout.pitch
        told = "不撑满版心" if lines == gb.LINES else f"每页{lines}行，标准是{gb.LINES}行"
        yield f"行距{layout.pitch / 20:g}磅，{told}（5.2.3）"
    if not gb.is_family(layout.number_font, gb.SONG):
        yield f"页码用{layout.number_font}，标准是宋体（7.5）"
    if layout.number_size != gb.SI_HAO:
        yield f"页码{layout.number_size / 2:g}磅，标准是四号（7.5）"
    if not layout.outside:
        yield "页码居中，标准是单页居右空一字、双页居左空一字（7.5）"
