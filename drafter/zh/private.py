"""Words that tell of one person: a name with a case, an address below the street -> where they stand; covered."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.zh.dictionary import count, tag
from drafter.zh.expression import expression

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐沿梅莫庄辛管祝左涂谷祁舒耿牟卜路詹苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍位覃霍翁隋植甘景薄包司柏宁柯阮桂闵柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠郜晏栾郁商蒙喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保蔺"
)
_WHO = expression(
    "(?:社区矫正对象|社区服刑人员|刑满释放人员|刑释人员|安置帮教对象|服刑人员|吸毒人员|戒毒人员|精神障碍患者|未成年人|未成年被告人|未成年犯|留守儿童|受害人|被害人|犯罪嫌疑人|被告人|罪犯|当事人|受援人|信访人|上访人)"
    r"(?=(?P<behind>[一-鿿]{2,5}))"
)
"""Whose name is never printed in a report: a person with a case, a child."""
_BEHIND = frozenset("因在被系于的进到与已曾自向为")
_SIZES = (3, 2)
"""Characters of a name."""
_HIDDEN = frozenset("某×")
_ADDRESS = expression(
    r"[一-鿿]{1,8}(?:路|街|巷|弄|胡同|大道|村|小区|花园|苑|里)\d{1,5}(?:号|弄)(?:\d{1,3}(?:号楼|栋|幢|座|单元|楼|室))*\d{1,4}(?:单元|室|户|栋|幢)"
    r"|[一-鿿]{1,8}(?:小区|花园|苑|新村|家园)\d{1,3}(?:号楼|栋|幢|座)(?:\d{1,2}单元)?\d{1,4}(?:室|户|号)"
)
_STAR = "*"


def names(text: str) -> Iterator[tuple[int, int]]:
    """Where a person with a case is named."""
    for found in _WHO.finditer(text):
        words = found["behind"]
        size = next(
            (
                size
                for size in _SIZES
                if len(words) >= size and _is_name(words[:size]) and _may_follow(words[size : size + 2])
            ),
            0,
        )
        if size and words[0] in _SURNAMES:
            yield found.end(), found.end() + size


def _is_name(words: str) -> bool:
    """Whether two or three characters are no word and do not begin with one, unless with a name."""
    return not set(words) & _HIDDEN and all(
        not count(word) or tag(word).startswith("nr") for word in (words, words[:2])
    )


def _may_follow(words: str) -> bool:
    """Whether a name may stand before these, up to the next mark."""
    return not words or words[0] in _BEHIND or tag(words).startswith("v")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where an address goes down to a flat."""
    return (found.span() for found in _ADDRESS.finditer(text))


def covered(text: str) -> str:
    """A text -> the same with such names and addresses covered, but for the surname and the street."""
    hidden = {place for start, end in names(text) for place in range(start + 1, end)}
    hidden |= {place for start, end in addresses(text) for place in range(start, end) if text[place].isdecimal()}
    return "".join(_STAR if place in hidden else char for place, char in enumerate(text)) if hidden else text
