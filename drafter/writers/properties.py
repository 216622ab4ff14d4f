"""Formatting of runs and paragraphs as WordprocessingML, direct and in named styles, after a layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from types import MappingProxyType

from drafter.model.layout import Layout
from drafter.model.manuscript import Look
from drafter.zh import gbt9704 as gb
from drafter.zh.gbt9704 import Setting

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

STYLE_NAMES: Mapping[Look, str] = MappingProxyType(
    {look: look.value for look in Look}
    | {
        Look.BODY: "Normal", Look.TITLE: "Title", Look.SUBTITLE: "Subtitle", Look.H1: "heading 1",
        Look.H2: "heading 2", Look.H3: "heading 3", Look.H4: "heading 4", Look.SIGNATURE: "Signature",
        Look.DATE: "Date", Look.ADDRESSEE: "主送机关", Look.ATTACHMENT_LABEL: "附件序号", Look.TABLE_ROW: "表内文字",
    }
)  # fmt: skip
"""Names of the styles: Word's own where it has one, so that the navigation pane and a table of contents work."""

_CARRIED = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
"""Five per cent grey behind what is carried over from last year: seen on the screen, hardly in print."""


@dataclass(frozen=True)
class Extra:
    """What one paragraph has beside its setting. indent: attributes of w:ind instead of the setting's; tab: the width a
    stop at the right edge stands at, 0 for none; border: lines around it, elements of w:pBdr; before, after:
    space above and below; line: exact pitch instead of the setting's. Lengths in twips."""

    indent: str = ""
    carried: bool = False
    tab: int = 0
    border: str = ""
    before: int = 0
    after: int = 0
    line: int = 0
    section: str = ""


NOTHING = Extra()
"""A paragraph like all of its look."""


@dataclass(frozen=True)
class Properties:
    """Properties after one layout."""

    layout: Layout

    def style_id(self, look: Look) -> str:
        """Id of the named style of a look: the reference's where it has one."""
        base = self.layout.base
        return (base.styles.get(look.name) if base else None) or f"drafter{look.name}"

    def fonts(self, font: str, western: str | None = None) -> str:
        """w:rFonts of a Chinese font and the western one beside it; the hint keeps quotation marks Chinese."""
        return _fonts(font, (self.layout.western if western is None else western) or font)

    def run(self, setting: Setting, *, highlight: bool = False) -> str:
        """w:rPr of a run: four fonts, no theme, every switch said."""
        letter = self.layout.letter if setting.size == gb.SAN_HAO else 0
        mark = '<w:highlight w:val="yellow"/>' if highlight else ""
        bold = int(setting.bold)
        return (
            f'<w:rPr>{self.fonts(setting.font)}<w:b w:val="{bold}"/><w:bCs w:val="{bold}"/>'
            f'<w:color w:val="{setting.color}"/><w:spacing w:val="{letter}"/><w:sz w:val="{setting.size}"/><w:szCs w:val="{setting.size}"/>'
            f"{mark}</w:rPr>"
        )

    def paragraph(self, look: Look, setting: Setting, extra: Extra = NOTHING) -> str:
        """w:pPr of a paragraph: exact lines, indents in both forms, nothing inherited."""
        return f'<w:pPr><w:pStyle w:val="{self.style_id(look)}"/>{self.inner(setting, extra)}</w:pPr>'

    def inner(self, setting: Setting, extra: Extra = NOTHING) -> str:
        """What stands in w:pPr after the name of the style, in the order of the schema.

        No widow control: 22 lines on every page, whatever paragraph ends there (5.2.3). Marks may hang after the last
        字 of a line, which is Word's default; left unsaid LibreOffice 7.4 loses up to 13 stops and commas of a draft.
        """
        outline = "" if setting.outline is None else f'<w:outlineLvl w:val="{setting.outline}"/>'
        first = f'w:firstLineChars="{round(setting.indent * 100)}" w:firstLine="{round(setting.indent * setting.size * 10)}"'
        indent = extra.indent or f'w:left="0" w:right="0" {first}'
        return (
            f"{'<w:keepNext/>' if setting.keep_next else ''}{'<w:pageBreakBefore/>' if setting.new_page else ''}"
            f'<w:widowControl w:val="0"/>{_border(extra)}{_CARRIED if extra.carried else ""}{_tab(extra)}'
            f'<w:overflowPunct w:val="1"/><w:snapToGrid w:val="0"/><w:spacing w:before="{extra.before}" w:after="{extra.after}" '
            f"{_line(extra.line or setting.line or self.layout.pitch)}/>"
            f'<w:ind {indent}/><w:jc w:val="{setting.align}"/>{outline}{extra.section}'
        )

    def comment(self) -> str:
        """w:rPr of a comment's words: 五号宋体; without it they would take the size of the body."""
        return (
            f'<w:rPr xmlns:w="{W}">{self.fonts(gb.SONG, gb.WESTERN)}<w:spacing w:val="0"/>'
            f'<w:sz w:val="{gb.WU_HAO}"/><w:szCs w:val="{gb.WU_HAO}"/></w:rPr>'
        )


@lru_cache(maxsize=256)
def _fonts(font: str, western: str) -> str:
    east, latin = (f'"{escape(name)}"' for name in (font, western))
    return f'<w:rFonts w:hint="eastAsia" w:ascii={latin} w:eastAsia={east} w:hAnsi={latin} w:cs={latin}/>'


def _line(pitch: int) -> str:
    return 'w:line="240" w:lineRule="auto"' if pitch == gb.FREE else f'w:line="{pitch}" w:lineRule="exact"'


def _border(extra: Extra) -> str:
    return f"<w:pBdr>{extra.border}</w:pBdr>" if extra.border else ""


def _tab(extra: Extra) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{extra.tab}"/></w:tabs>' if extra.tab else ""
