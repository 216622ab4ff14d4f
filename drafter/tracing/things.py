"""The words about a figure -> the thing it counts: 力争全年新增高新技术企业 is 高新技术企业."""

from __future__ import annotations

import re

from drafter.zh.expression import expression
from drafter.zh.synonyms import fold

CHANGE = expression(
    r"(?:增长|增速|增幅|上升|提高|提升|上涨|涨幅|增加|递增|(?P<fall>下降|降低|减少|降幅|压减|压缩|缩减|缩短|下调|回落))"
    r"(?:率|幅|幅度|速度|了|约|近|超过?|逾|达到?|为|在|保持在?|稳定在|控制在|不低于|不少于|不高于|不超过|高于|低于|至少|均|分别|力争|大约|\s)*$"
)
"""What stands right before a figure that tells how much something grew or fell."""
_TIME = expression(
    r"[比较与](?:(?:19|20)\d\d年(?:同期|底|末)?|上一?年度?(?:同期)?|去年(?:同期)?|年初|同期)(?:相比)?"
    r"|今年|全年|本年度?|年内|年底前?|去年|上年|当年|年度|(?:到|截至)?20\d\d年(?:底|度)?|截至目前|目前|[三四五]年(?:来|累计|间)"
    r"|力争|争取|确保|努力|预计|初步|预期|计划|据统计|统计|预测|全[国省市区县州]|我[国省市区县州]|[省市区县]内"
)
_HEAD = expression(
    r"^(?:[一二三四五六七八九十]{1,2}是|其中|同时|以及|并|实现|完成|达到?|保持|稳定|维持|控制|不低于|不少于|不高于|不超过|超过?|突破|高于|低于|约|近|至少"
    r"|分别|均|各|都|总体|持续|加快|推进|推动|推广|开展|实施|启动|建成|建设(?!用地)|创建|争创|创成|打造|培育|新增|净增|认定"
    r"|新(?=建|增|认定|培育|引进|获|开工|创|发展|签|注册|组建|设(?!施)|改|布局|推|评)|再|组织|举办|发展|引进|获评|获批|获得|列入|入选"
    r"|谋划|储备|安排|投用|改造提升|为|到|至|在|对|将|把|使|让|要|已经?|累计|共计?|合计|总计|同比|可比|同口径|年均|实际|大幅|稳步|了|的"
    r"|等(?!级)|和(?!美|谐)|与|及|由|从|积极|全力|大力|继续|深入|全面|集中|高标准(?!农田)|高质量|顺利|成功|基本|全部|率先|圆满|超额|有序)"
)
_TAIL = expression(
    r"(?:实现|完成|达到?|保持|稳定|维持|控制|不低于|不少于|不高于|不超过|超过?|突破|高于|低于|约|近|至少|分别|均|各|都|总体|持续|为|到|至|在"
    r"|共[计有]?|累计|合计|总计|同比|可比|同口径|年均|平均|实际|大幅|了|的|要|[等和与及由从占比]|数量?|面积|总[数量]|规模|以上|左右|发展)$"
)
_MARKS = expression(r"^[、，,；;：:。\s—\-]+|[、，,；;：:。\s—\-]+$")
_BRACKETS = expression(r"[（(\[［【][^（）()\[\]［］【】]{0,20}[）)\]］】]")
_LIST = expression(r"、|以及|和(?!解|谐|美)|与|及(?!时|其|以)")
_ALL = expression("[均各都]")
_TOWN_AND_COUNTRY = expression("城乡(?=居民|常住)")
_RANK = expression("(?:国家|省|市|县|区)级")
_SHORT = 2
"""Characters a name in a list has at most to borrow the end of the last: 一、二、三产增加值."""
_SAID_OF_ALL = {"经济": "地区生产总值"}
"""经济增长5% is said of the product."""


def clean(words: str) -> str:
    """The thing itself, under its common name: without time, place, verb, direction and marks."""
    return _bare(words).replace("、", "")


def _bare(words: str) -> str:
    words, before = fold(_TIME.sub("", _BRACKETS.sub("", words))), ""
    while words != before:
        before = words
        words = _TAIL.sub("", _HEAD.sub("", _MARKS.sub("", words)))
        change = CHANGE.search(words)
        words = words[: change.start()] if change else words
    return words


def grown(thing: str) -> str:
    """The thing whose growth is told, where the word alone does not say it."""
    return _SAID_OF_ALL.get(thing, thing)


def names(words: str) -> list[str]:
    """甲、乙和丙 -> each, the end they share given to all; 城乡居民收入 and 存贷款余额 are two each."""
    words = _bare(words)
    if "存贷款" in words:
        return [words.replace("存贷款", "存款"), words.replace("存贷款", "贷款")]
    parts = [part for part in _LIST.split(words) if part]
    if len(parts) == 1 and _TOWN_AND_COUNTRY.search(words):
        return [_TOWN_AND_COUNTRY.sub("城镇", words), _TOWN_AND_COUNTRY.sub("农村", words)]
    last = parts[-1] if parts else ""
    return [part + last[len(part) :] if len(part) <= _SHORT < len(last) else part for part in parts]


def each(words: str) -> list[str]:
    """The names of a list that one figure is said of, each: 甲和乙均增长5%, 甲及乙各1家; else none."""
    if not _ALL.search(words):
        return []
    change = CHANGE.search(words)
    found = names(words[: change.start()] if change else words)
    return found if len(found) > 1 else []


def ranked(thing: str, noun: str) -> str:
    """国家级企业2家、省级8家: a bare rank with the noun of its neighbour; anything else as it is."""
    return thing + _RANK.sub("", noun) if _RANK.fullmatch(thing) else thing


def starts_list(words: str) -> bool:
    """Whether the words before a figure only give examples of what follows it: 甲、乙等5家企业."""
    return words.rstrip().endswith("等")


def split(between: str) -> tuple[str, str]:
    """The words between two figures -> those that belong to the first, those that belong to the second."""
    opening = _LIST.match(between)
    if opening:
        return "", between[opening.end() :]
    closing = re.search(r"(?:、|以及|[和与及])$", between)
    if closing:
        return between[: closing.start()], ""
    at = between.rfind("、")
    return (between[:at], between[at + 1 :]) if at >= 0 else (between, between)
