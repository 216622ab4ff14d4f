"""The font table and the theme of a Word package: which font stands in for one that is missing, and nothing more."""

from __future__ import annotations

from drafter.zh import gbt9704 as gb

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"

_STAND_INS = {
    gb.SONG_TITLE: "方正小标宋_GBK",
    gb.HEI: "SimHei",
    gb.KAI: "楷体",
    gb.FANG: "仿宋",
    gb.SONG: "SimSun",
}
"""Font -> the one of its family that a machine without it is likeliest to have, by its name there."""

_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
"""The colours Word offers in a new file; a draft uses none of them."""

_PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def font_table() -> str:
    """The fonts of a draft and their stand-ins, as the text of word/fontTable.xml. Character set 86 is GB 2312."""
    chinese = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for font, other in _STAND_INS.items()
    )
    western = f'<w:font w:name="{gb.WESTERN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    return f'<w:fonts xmlns:w="{_W}">{chinese}{western}</w:fonts>'


def theme() -> str:
    """A theme no style refers to, as the text of word/theme/theme1.xml: programs look for one and pick their own else."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    lines = "".join(f'<a:ln w="{width}">{_PLAIN}</a:ln>' for width in (6350, 12700, 19050))
    return (
        f'<a:theme xmlns:a="{_A}" name="公文"><a:themeElements><a:clrScheme name="公文">{colours}</a:clrScheme>'
        f'<a:fontScheme name="公文">{_fonts("majorFont", gb.HEI)}{_fonts("minorFont", gb.FANG)}</a:fontScheme>'
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{_PLAIN * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_PLAIN * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _fonts(kind: str, font: str) -> str:
    return f'<a:{kind}><a:latin typeface="{gb.WESTERN}"/><a:ea typeface="{font}"/><a:cs typeface=""/></a:{kind}>'
