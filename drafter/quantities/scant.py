"""Names that say little: whether they do, put together of two, made fit to begin with."""

from __future__ import annotations

from drafter.quantities.clause import Token
from drafter.quantities.cues import EMPTY, GRADES, REACHES, SCOPES
from drafter.quantities.lexis import NOUN, PREPOSITION, VERB, cut
from drafter.quantities.phrase import AMOUNTS, DOING, LONG, LONGEST, MEASURES, SHORT, SLACK, Words, fitted, words
from drafter.zh.numerals import from_int

_WHOLE = ("失业率", "不良率", "赤字率", "负债率", "通胀率")
"""Rates of which all know what they are rates of."""

_PARTIAL = ("投入强度", "成果转化率")
"""Measures of which nobody knows what they measure."""
_OF_SIZES = ("项目", "企业", "工程")
"""Things that are told apart by what they cost or turn over."""
_AREAS = ("小区", "社区", "园区", "街区", "景区", "库区", "片区", "棚户区")
"""What is counted itself, and tells no rank."""
_KINDS = ("特色", "系列", "主题", "专题", "配套", "相关", "有关")
"""What a thing may be besides, which does not say what of."""


def says_little(said: Words) -> bool:
    """成功, 涉案金额, 年交易额, 办结率: nothing without its thing."""
    said = [token for token in said if token.text not in SCOPES] or said
    said = [token for token in said if token.text not in ("年", "月", "日", "总")] or said
    said = said[1:] if len(said) == 2 and said[0].text == "基本" and said[1].sort in DOING else said  # 基本|建成
    name = words(said)
    if name in _WHOLE:
        return False
    if name in _PARTIAL:
        return True
    if (len(said) == 1 and name in AMOUNTS) or (said[-1].text == "增速" and len(name) <= SHORT):
        return True
    if name[-1:] in MEASURES and (len(name) < SHORT or (len(name) == SHORT and name[0] in "年总月日")):
        return True
    if len(said) == 1 and len(name) <= SHORT and said[0].sort in DOING:
        return True
    if said[0].sort == VERB and said[0].text not in REACHES and len(name) >= LONG:
        return False
    if (
        len(said) == 2
        and said[0].sort == VERB
        and said[0].text not in REACHES
        and len(name) >= SHORT
        and said[1].sort == NOUN
    ):
        return name[-1:] in MEASURES or said[1].text in AMOUNTS
    return all(token.text in EMPTY or token.sort in (*SLACK, PREPOSITION) for token in said)


def only_graded(said: Words) -> bool:
    """省级|32个, 河北省|2239项: only which of the things just named."""
    name = words(said)
    if name.endswith(_AREAS):
        return False
    place = (len(said[-1].text) != 2 or said[-1].text[-1] in "级类型") and said[0].sort not in DOING  # 景区, 夜市
    return len(name) <= 5 and name[-1:] in "级省市区县镇类型" and bool(name) and place


def kind_of(name: str) -> bool:
    """特色活动, 配套项目: which kind of the thing talked of, and nothing more."""
    return len(name) == SHORT and name.startswith(_KINDS) and name[2:] in EMPTY


def ungraded(thing: str) -> str:
    """国家级示范村 -> 示范村."""
    return thing.removeprefix(next((grade for grade in GRADES if thing.startswith(grade)), ""))


def numbered(name: str) -> str:
    """A name that begins with digits, which no slot may: 7大产业集群 -> 产业集群, 5G基站 -> 现有5G基站, 10亿元以上项目 ->
    十亿元以上项目; other sizes as they stand."""
    bare = name.lstrip("0123456789")
    digits = name[: len(name) - len(bare)]
    sized = (bare[:1] in ("千", "万", "亿", "岁") or bare[1:4] == "及以上") and not bare.endswith(
        ("以上", "以下", "占比")
    )
    if sized and len(digits) < 4 and int(digits):
        return from_int(int(digits)) + bare
    if bare.startswith("个方面"):
        return bare.removeprefix("个方面")
    if bare[:1] in ("大", "类", "个") and len(bare) > SHORT:
        return bare[1:]
    if bare[:1].isascii() and bare[:1].isalpha():
        return f"现有{name}"[:LONGEST]
    return bare if len(name) - len(bare) > 4 and len(bare) >= SHORT else name


def of_size(size: str, thing: str) -> str:
    """5亿元以上, of 亿元以上项目 told before -> 五亿元以上项目; empty where the thing is not told by its size."""
    noun = thing[-2:] if thing.endswith(_OF_SIZES) else thing.rpartition("以上")[2]
    told = numbered(size + noun) if noun and noun != thing and size.endswith(("以上", "以下")) else ""
    return told if len(told) <= LONGEST and not told[:1].isdigit() else ""


def joined(head: str, tail: str) -> str:
    """head before tail, nothing said twice, 20 characters at most."""
    if not head or head in tail:
        return tail[:LONGEST]
    if head.endswith(tail):
        return head[:LONGEST]
    if tail[0] == "总" and len(tail) > 2 and head.endswith(tail[1:]):  # 电力装机, 总装机
        return (head.removesuffix(tail[1:]) + tail)[:LONGEST]
    if tail[:2] == head[:2] and (len(tail) > SHORT or tail.endswith("率")):
        return tail[:LONGEST]
    if tail[:2] == head[-2:] and len(tail) > 2:
        tail = tail[2:]
    if tail in head and len(tail) >= SHORT:
        return head[:LONGEST]
    if len(head) + len(tail) > LONGEST:
        head = words(fitted([Token(*one) for one in cut(head)], max(SHORT, LONGEST - len(tail))))
    return (head + tail)[:LONGEST]
