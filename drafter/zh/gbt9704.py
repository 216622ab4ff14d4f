"""GB/T 9704-2012 as data: page, lines, fonts and sizes of official documents. Clause numbers are the standard's.

Lengths are in twips (1/20 pt, 56.693 to the millimetre), sizes in half-points as Word writes them; a 字 is 16 pt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType

from drafter.zh import typefaces
from drafter.zh.expression import expression
from drafter.zh.numerals import DIGITS, NUMERAL, to_int

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4, 210 × 297 mm (5.1)."""

MARGIN_TOP, MARGIN_BOTTOM, MARGIN_INNER, MARGIN_OUTER = 2098, 1984, 1587, 1474
"""天头 37 mm, 订口 28 mm, type area 156 × 225 mm (5.2.1); the other two follow."""

LINE_PITCH = 579
"""28.95 pt: 22 lines fill 225 mm; 580 would give 21 (5.2.3, measured)."""

LINES = 22
"""Lines a page (5.2.3)."""

TABLE_PITCH = 360
"""18 pt between lines of 小四 in table cells; the standard leaves tables free, full line pitch would blow rows up."""

SHEET_PITCH = 400
"""20 pt between lines of 四号 on 审阅单, which is no part of the paper."""

FREE = -1
"""In place of a pitch: an exact line would cut a picture off."""

TABLE_CHARACTER, CELL_MARGINS = 240, 240
"""Width of a 小四 character, and of a cell's two margins with its rule."""

LETTER_SPACING = -5
"""-0.25 pt on 三号 text gives 28 characters in 156 mm (5.2.3, measured)."""

FOOTER_DISTANCE = 1417
"""Puts the dashes of the page number 7 mm under the type area (7.5, measured)."""

CHARACTER, SMALL_CHARACTER = 320, 280
"""Width of a 三号 and of a 四号 character."""

HEAD_LINES = 3
"""Lines above 发文机关标志 for 份号, 密级 and 紧急程度 (7.2.1-7.2.3)."""

MASTHEAD_TOP, MASTHEAD_MOST = 1984, 124
"""发文机关标志: 35 mm under the upper edge of the type area (7.2.4), in twips; 62 pt at most, in half-points: the
standard leaves the size to the sender, usage does not go beyond 22 mm."""

IMPRINT_RULE, IMPRINT_INNER = 8, 6
"""首条、末条分隔线 0.35 mm, those between 0.25 mm (7.4.1), in eighths of a point."""

IMPRINT_SHORT = 12
"""Twips, 0.2 mm, by which 版记 is narrower than the type area: one as wide would be no floating table for LibreOffice."""

SEAL_LINES = 2
"""Blank lines above a sealed 署名: the seal's top then lies within a line of the text (7.3.5.1), a seal being 42 mm."""

TEXT_WIDTH = PAGE_WIDTH - MARGIN_INNER - MARGIN_OUTER

ER_HAO, SAN_HAO, SI_HAO, XIAO_SI, WU_HAO = 44, 32, 28, 24, 21
"""二号 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt."""

SONG_TITLE, HEI, KAI, FANG, SONG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
WESTERN = "Times New Roman"

WIDER = MappingProxyType({SONG_TITLE: "方正小标宋_GBK", KAI: "楷体", FANG: "仿宋"})
"""Fonts that hold only the 6,763 characters of GB 2312 -> the face of the same design that holds those of names too."""

_HAN = expression(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


def font_for(text: str, font: str) -> str:
    """The font a text is set in: the wider face where it holds a character that GB 2312 lacks, such as 硚 or 珺."""
    wider = WIDER.get(font)
    if wider is None or text.isascii():
        return font
    try:
        "".join(_HAN.findall(text)).encode("gb2312")
    except UnicodeEncodeError:
        return wider
    return font


PRINTED = MappingProxyType(
    {
        font: expression(pattern, re.IGNORECASE)
        for font, pattern in (
            (SONG_TITLE, r"fzxbsj|方正小标宋简"),
            (HEI, r"simhei|黑体"),
            (KAI, r"kaiti_gb2312|楷体_gb2312"),
            (FANG, r"fangsong_gb2312|仿宋_gb2312"),
            (WIDER[SONG_TITLE], r"fzxbsk|方正小标宋_gbk"),
            (WIDER[KAI], r"kaiti$|simkai|楷体$"),
            (WIDER[FANG], r"fangsong$|simfang|仿宋$"),
            (SONG, r"n?simsun|宋体"),
            (WESTERN, r"times ?new ?roman"),
        )
    }
)
"""The names, by their beginnings, under which a PDF holds each font (its PostScript name), were it really that font."""

FAMILY_NAMES = MappingProxyType(
    {
        SONG_TITLE: typefaces.XIAO_BIAO_SONG,
        HEI: typefaces.HEI,
        KAI: typefaces.KAI,
        FANG: typefaces.FANG,
        SONG: typefaces.SONG,
    }
)
"""The families of the fonts above: the standard names families."""

MILLIMETRE = 56.693
"""Twips."""

NEAR = round(MILLIMETRE)
"""±1 mm (5.2.1), in twips."""

LINE_LEAST, LINE_MOST = 520, 610
"""26 to 30.5 pt: line pitches in use for the page of about 22 lines (5.2.3: 特定情况可以作适当调整)."""

RULE, RULE_GAP = 12, 8
"""分隔线: 1.5 pt, in eighths of a point; points between it and 发文字号, whose own line adds the rest of 4 mm (7.2.7)."""

BLACK, RED = "000000", "FF0000"
"""文字 black (5.2.4); 发文机关标志 and the line under it red (7.2.4, 7.2.7)."""

LEVEL_FONTS = (HEI, KAI, FANG, FANG)
"""一、 （一） 1. （1） (7.3.3)."""


@dataclass(frozen=True)
class Setting:
    """How a kind of paragraph is set. indent: first line, in 字; align: both, center, left or right; outline: 0..3;
    color: six hexadecimal digits; line: exact pitch in twips, 0 for that of the page,
    FREE for as high as what stands in it."""

    font: str = FANG
    size: int = SAN_HAO
    align: str = "both"
    indent: float = 2
    outline: int | None = None
    new_page: bool = False
    keep_next: bool = False
    bold: bool = False
    color: str = BLACK
    line: int = 0


SETTINGS = MappingProxyType(
    {
        "BODY": Setting(),
        "TITLE": Setting(SONG_TITLE, ER_HAO, "center", 0, keep_next=True),
        "SUBTITLE": Setting(KAI, SAN_HAO, "center", 0),
        "ADDRESSEE": Setting(indent=0, align="left"),
        "H1": Setting(HEI, outline=0, keep_next=True),
        "H2": Setting(KAI, outline=1, keep_next=True),
        "H3": Setting(outline=2, keep_next=True),
        "H4": Setting(outline=3, keep_next=True),
        "ATTACHMENT_LIST": Setting(indent=0, align="left", keep_next=True),
        "SIGNATURE": Setting(indent=0, align="right", keep_next=True),
        "DATE": Setting(indent=0, align="right"),
        "ATTACHMENT_LABEL": Setting(HEI, indent=0, align="left", new_page=True, keep_next=True),
        "ATTACHMENT_TITLE": Setting(SONG_TITLE, ER_HAO, "center", 0, keep_next=True),
        "TABLE_HEAD": Setting(HEI, XIAO_SI, "center", 0, line=TABLE_PITCH),
        "TABLE_ROW": Setting(FANG, XIAO_SI, "left", 0, line=TABLE_PITCH),
        "SERIAL": Setting(indent=0, align="left"),
        "SECRECY": Setting(HEI, indent=0, align="left"),
        "URGENCY": Setting(HEI, indent=0, align="left"),
        "MASTHEAD": Setting(SONG_TITLE, align="center", indent=0, color=RED),
        "NUMBER": Setting(indent=0, align="center"),
        "COPIES": Setting(size=SI_HAO, indent=0, align="left"),
        "PRINTED": Setting(size=SI_HAO, indent=0, align="left"),
        "SHEET_TITLE": Setting(SONG_TITLE, ER_HAO, "center", 0, keep_next=True),
        "SHEET_HEAD": Setting(HEI, SI_HAO, "left", 0, keep_next=True, line=SHEET_PITCH),
        "SHEET_LINE": Setting(FANG, SI_HAO, "left", 0, line=SHEET_PITCH),
        "PICTURE": Setting(align="center", indent=0, keep_next=True, line=FREE),
        "CAPTION": Setting(HEI, XIAO_SI, "center", 0, line=TABLE_PITCH),
        "NOTE": Setting(FANG, XIAO_SI, "both", 0, keep_next=True, line=TABLE_PITCH),
    }
)
"""标题 2号小标宋 (7.3.1); 主送 顶格 (7.3.2); 正文 3号仿宋, 一级黑体, 二级楷体, 三级四级仿宋 (7.3.3); 附件 3号黑体 另面 (7.3.7);
份号 密级 紧急程度 顶格, 发文机关标志 红色小标宋, 文号 居中 (7.2); 抄送 印发 4号仿宋 (7.4)."""

LIST_INDENT, LIST_HANGING = 5, 3
"""附件说明: 左空二字, 回行与名称首字对齐 (7.3.4); 附件： is three 字 wide."""

NOTE_NUMBER = expression(r"(?:附件[：:])?(\d{1,2}\.)")
"""The number before an attachment's name in 附件说明."""


def number_width(number: str, western: str) -> float:
    """Width in 字 of a number and its point: half a 字 each in a Chinese font, the point a quarter in Times New Roman."""
    point = 0.25 if western == WESTERN else 0.5
    return sum(point if char == "." else 0.5 for char in number)


_SEAM = expression(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])")
SEAM = 0.25
"""字 that Word and LibreOffice leave between a Chinese character and a western letter or digit beside it."""


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """Width of a text in 字; half-width characters count one half, and between them and Chinese ones there is a seam."""
    return halved(text) + SEAM * len(_SEAM.findall(text))


def halved(text: str) -> float:
    """Width of a text in 字 as the standard's readers count it: half-width characters one half, no seams."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def edges(text: str) -> list[float]:
    """Width of a text up to each of its characters, and of the whole: [0.0, …]."""
    seams = {found.start() for found in _SEAM.finditer(text)}
    steps = (halved(char) + SEAM * (at in seams) for at, char in enumerate(text))
    return list(accumulate(steps, initial=0.0))


def millimetres(length: int) -> str:
    """A length in twips as it is told: 37."""
    return f"{length / MILLIMETRE:.0f}"


def signature_gaps(signature: str, date: str, measure: Callable[[str], float] = width) -> tuple[float, float]:
    """Right gaps, in 字, of 署名 and 成文日期 on an unsealed document (7.3.5.2): the date begins two 字 further right."""
    name, day = measure(signature), measure(date)
    return (2.0, name - day) if name >= day else (day - name + 4, 2.0)


def sealed_gaps(signature: str, date: str) -> tuple[float, float]:
    """As signature_gaps on a sealed document (7.3.5.1): 日期右空四字, 署名 centred over it, both on the page."""
    name, day = width(signature), width(date)
    gap = max(4.0, 1 + (name - day) / 2)
    return gap + (day - name) / 2, gap


def dated(text: str) -> str:
    """A date in any usual form -> as 7.3.5.4 has it: 二〇二六年一月九日, 2026年01月09日 -> 2026年1月9日; else unchanged."""
    found = re.fullmatch(rf"(\d{{4}}|[{DIGITS}〇○]{{4}})年(\d{{1,2}}|{NUMERAL})月(\d{{1,2}}|{NUMERAL})日", text)
    if found is None:
        return text
    year = "".join(char if char.isdecimal() else str(max(DIGITS.find(char), 0)) for char in found[1])
    return f"{year}年{to_int(found[2])}月{to_int(found[3])}日"


def is_family(font: str, like: str) -> bool:
    """Whether a font's name is one of the family of one of the fonts above: 仿宋_GB2312 and FangSong are both 仿宋."""
    return typefaces.is_of(font, FAMILY_NAMES[like])
