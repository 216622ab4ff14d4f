"""One character, one code: radicals, compatibility ideographs and presentation forms -> the characters they print.

What no table tells is U+FFFD, the sign of a character that could not be read.
"""

from __future__ import annotations

import re
import unicodedata

from drafter.zh.expression import expression

UNREAD = "\ufffd"
"""Stands for a character that could not be read."""
SHOWN = "□"
"""What is printed for it."""

_RADICALS = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎"
    "⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾⾒⾙⾞⾧⾨⾭⾱⾴⾵⾶⾺⾾⿂⿃⿄⿆⿈⿌⿑⿒⿓⿔",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗纟纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶"
    "邑钅长镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟龟龟户见贝车长门青韦页风飞马斗鱼鸟卤麦黄黾齐齿龙龟",
)
"""The supplement's after Unicode's EquivalentUnifiedIdeograph (14.0); where fonts give a radical for a character whose
simplified form looks like it (⼾ in 用⼾), the simplified one. All other Kangxi radicals decompose by themselves."""
_GB18030 = {
    **dict(zip(range(0xE78D, 0xE797), "︐︒︑︓︔︕︖︗︘︙", strict=True)),
    **dict(zip((0xE7C7, 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832), "ḿ龴龵龶龷龸", strict=True)),
    **dict(zip((0xE843, 0xE854, 0xE864, 0xE816, 0xE817, 0xE818), "龹龺龻𠂇𠂉𠃌", strict=True)),
    **dict(zip((0xE831, 0xE83B, 0xE855), "𡗗𢦏𤇾", strict=True)),
}
"""Private codes of GB 18030-2000 -> the characters they became in GB 18030-2022, annex D: Python and old fonts keep to the former."""
_SYMBOLS = {
    "wingdings": str.maketrans("lnoqrtuv§·¨Øàèðûüýþ", "●■□❑❒⧫◆❖▪•◻➢→➔⇨✗✓☒☑"),
    "wingdings 2": str.maketrans("OPRS£", "✗✓☑☒□"),
    "symbol": str.maketrans("·´±¸£³®¥°abcdeglmprstwDS", "•×±÷≤≥→∞°αβχδεγλμπρστωΔΣ"),
}
"""Fonts of symbols by their codes of one byte -> what they look like in Unicode (WG2 N4384; Adobe's Symbol encoding)."""
_PACKED = range(0xF020, 0xF100)
"""Where such fonts keep those codes in Unicode."""

_FORMS = (
    "\u2e80-\u2fd5\ue78d-\ue796\ue7c7\ue816-\ue818\ue81e\ue826\ue82b\ue82c\ue831\ue832\ue83b\ue843\ue854\ue855\ue864"
    "\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe44\ufe47-\ufe6b\U0002f800-\U0002fa1f"
)
_ODD = expression(f"[{_FORMS}]")
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_NO_CODE = expression(f"[{_PRIVATE}\ud800-\udfff]")
_STRANGE = expression(f"[{_FORMS}{_PRIVATE}\ud800-\udfff]")
"""What is not as it should be."""
_BULLET = expression(r"(^|\t)\s*([\uf020-\uf0ff])(?=\s*(?:\t|$|[^\s\ue000-\uf8ff]))")
_ELLIPSIS = {"︙": "…", "︰": "：", "︱": "—", "︲": "—"}
"""Upright forms that do not decompose into what stands in a line of Chinese."""


def unified(text: str) -> str:
    """⼀、⻓、見 (a compatibility ideograph), ︵, ﬁ -> 一、长、見, (, fi: every form of a character as that character.

    Half-width and full-width forms stay as printed, and so do ①, ㈠ and ㎡.
    """
    return _ODD.sub(_usual, text) if _ODD.search(text) else text


def legible(text: str) -> str:
    """A paragraph, cells parted by tabs -> the same unified, bullets of symbol fonts as themselves, and U+FFFD for every
    character of private use or without a code: what it prints, only a font of the sender says."""
    if not _STRANGE.search(text):
        return text
    text = unified(text)
    if not _NO_CODE.search(text):
        return text
    return _NO_CODE.sub(UNREAD, _BULLET.sub(lambda found: found[1] + symbol(ord(found[2])), text))


def symbol(code: int, font: str = "Wingdings") -> str:
    """A code in a font of symbols -> the character that looks like it, U+FFFD where none is known; other fonts' as it is."""
    if code not in _PACKED:
        return chr(code) if 0x20 <= code < 0x110000 else UNREAD
    bare = chr(code - 0xF000)
    sign = bare.translate(_SYMBOLS.get(font.lower(), {}))
    return UNREAD if sign == bare else sign


def _usual(found: re.Match[str]) -> str:
    char = found[0]
    char = _GB18030.get(ord(char), char)
    char = _ELLIPSIS.get(char, char).translate(_RADICALS)
    return unicodedata.normalize("NFKC", char) if _ODD.match(char) else char
