"""Typefaces by family: the names a font goes by, in Chinese and in Latin letters; the standard names families, files name fonts.

Names after Microsoft's typography pages (SimHei, KaiTi, FangSong, SimSun), Apple's list of fonts of macOS (ST…, … SC),
the PostScript names of Founder's and Hanyi's fonts (FZ…, HY…), and the readme of Fandol, Noto and WenQuanYi.
"""

from __future__ import annotations

import unicodedata
from types import MappingProxyType

from drafter.zh.expression import expression

XIAO_BIAO_SONG, HEI, KAI, FANG, SONG = "小标宋", "黑体", "楷体", "仿宋", "宋体"

_CALLED = MappingProxyType(
    {
        XIAO_BIAO_SONG: ("小标宋", "xiaobiaosong", "fzxbs", "文星标宋"),
        KAI: (
            "楷体",
            "楷體",
            "标楷",
            "標楷",
            "kaiti",
            "simkai",
            "stkai",
            "dfkai",
            "biaukai",
            "fzkai",
            "fzkt",
            "fandolkai",
            "ukai",
        ),
        FANG: ("仿宋", "fangsong", "simfang", "stfang", "fzfs", "fandolfang"),
    }
)
"""Families whose name tells them wherever it stands in a font's."""
_BEGIN = MappingProxyType(
    {
        HEI: (
            "黑体", "黑體", "simhei", "华文黑体", "stheiti", "heitisc", "heititc", "方正黑体", "fzhei", "fzht", "汉仪黑体", "hyhei",
            "文星黑体", "冬青黑体", "hiraginosansgb", "思源黑体", "sourcehansans", "notosanscjk", "notosanssc", "fandolhei",
            "文泉驿正黑", "wenquanyizenhei", "文泉驿微米黑", "wenquanyimicrohei",
        ),
        SONG: (
            "宋体", "宋體", "simsun", "新宋体", "nsimsun", "华文宋体", "stsong", "songtisc", "songtitc", "方正书宋", "fzshusong",
            "fzss", "汉仪书宋", "hyshusong", "方正宋体", "文星宋体", "思源宋体", "sourcehanserif", "notoserifcjk", "notoserifsc",
            "fandolsong",
        ),
    }
)  # fmt: skip
"""Families of which other faces bear the name too (微软雅黑, 华文中宋): a font's name begins so."""
_JOINTS = expression(r"[\s_\-@'\"“”]+")


def is_of(font: str, family: str) -> bool:
    """Whether a font, by a name in either language, is of a family: 仿宋_GB2312, FangSong, STFangsong are all 仿宋."""
    name = _JOINTS.sub("", unicodedata.normalize("NFKC", font)).lower()
    if family in _CALLED:
        return any(part in name for part in _CALLED[family])
    return name.startswith(_BEGIN[family])


def is_chinese(font: str) -> bool:
    """Whether a font is of any of the families official documents are set in."""
    return any(is_of(font, family) for family in (*_CALLED, *_BEGIN))
