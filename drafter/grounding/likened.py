"""Words of a text as they are compared: synonyms under one name, words that change nothing left out."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from drafter.quantities.lexis import cut
from drafter.zh.expression import expression
from drafter.zh.figures import find
from drafter.zh.numbers import all_of
from drafter.zh.numerals import to_int

_TOLD = [
    line.split()
    for line in Path(__file__).with_name("words.txt").read_text("utf-8").splitlines()
    if line[:1] in "同空轻添删主"
]
_NAME = {word: line[1] for line in _TOLD if line[0] == "同" for word in line[1:]}
_PAIRED = expression(r"“[^”]*”|《[^》]*》|‘[^’]*’")
_PIECE = expression(r"“[^”]*”|《[^》]*》|[\u3400-\u9fff]+|[A-Za-z][A-Za-z0-9.+-]*|[Ⅰ-Ⅻ]")
_COMPARED = expression(
    "(?:(?:[比较与]|相?比于?|相?较于?)(?:上年|去年|上一年|前一年)(?:同期|度)?(?:相比|相较|比较)?|(?:上年|去年|上一年|前一年)(?:同期|度)?(?:相比|相较|比较))(?=[^，。；年]{0,4}[增减升降提下上多少高低持])"
)
_TO = expression(
    "(?<=[增升高加长减降低少缩展大提])(?:至|为|到了)|(?<![\\d月日年季万亿元%度甚乃冬夏及截])至(?![今少多于上尊关])|前往|(?<![奔共])赴(?![约任])"
)
_REACHED = expression(
    "(?<![传送下到抵直表])(?:达到了?|达|(?<=[率比额值数分量价度积期间长均重例别])为(?=[约近超逾]?\\d))(?=[约近超逾]?\\d)"
)
"""98.2% is as good as 达98.2%."""
_COUNT = expression(
    "(?<![指分系倍基总函参])(?:(?<=[\u3400-\u9fff])(?:(?<!案)件|人|人次|场次|户|宗))?数量?(?:(?=[由从增减升降])|[：:](?=今年|去年|本年|全年)|[：:]?(?=[约近超逾]?\\d))"
)
"""案件数516件: 案件516件."""
_MORE = expression("同比(?:(多)|少)(?=[约近超逾]?\\d)")
_SPAN = expression("(\\d{1,2})月?份?(?:[-—–~～]{1,2}|[至到])(\\d{1,2})月份?")
_MONTH = expression("(?<=\\d月)份")
_GOT = expression("(?<![破查抓截缴收拿捕评荣])获(?![评得取利准益悉])")
_NOT = expression("(?<!罚)没(?![收有能])")
_COMMENDED = expression("获得?(?=[^，。；“]{2,14}(?:通报|表扬|表彰|嘉奖|批评|肯定))")
_FIRST = expression(
    "(?:位居|位列|稳居|保持|跻身|进入|居|列)(?=(?:在)?全?[国省市区县]?前(?:[一二三四五六七八九十]|\\d))"
)
_THAN = expression("比([^，。；]{2,10}?)([低高])(?=[约近超]?\\d)")
_SHORT_OF = expression("不到(?=\\d|[一二三四五六七八九]成|一半)|(?<=约)有(?=\\d)|正(?=待)")
_RANK = expression(
    "(?:位列|位居|名列|排名|排在|列(?=第)|居(?=第)|排(?=第))?第([一二三四五六七八九十]{1,2}|\\d{1,3})(?:位|名(?!副))"
)
_RANKED = expression(
    "(?:位列|位居|名列|排名|排在|列|居)(全[国省市区县])?第([一二三四五六七八九十]{1,2}|\\d{1,3})(?:位|名)?(?=[，。；、]|$)"
)
_BODY = expression("(?<=[党解团治济层际])组织|(?<=社会)组织")
"""Bodies, where 组织 is no verb."""
_NONE = expression("(?:没有|没|未)(?:发生|出现)过?|(?<=[，；。：])零发生")
_ITEM = expression(
    "新(?=招[录聘收])|(?<!来)自(?=\\d|[今去前]年|即日)|(?:^|(?<=[，；。]))(?:另)?一方面，?|(?:(?<=^)|(?<=[，；。：]))[一二三四五六七八九十]{1,2}[是要](?=[^，。；]{3})"
)
_BARE = expression("增(?=到)|(?<![提上])升(?=到)|(?<!下)降(?=到)|减(?=到)")
_WHOLE = {"增": "增加", "升": "增加", "降": "减少", "减": "减少"}
"""增至 -> 增加到."""
_WIDE = str.maketrans("０１２３４５６７８９％．：，；！？()", "0123456789%.：，；！？（）")
_SAME_MARKS = expression("(?<=[\u3400-\u9fff”》])[,;:!?]|[,;:!?](?=[\u3400-\u9fff“《])")
_HALF = str.maketrans(",;:!?", "，；：！？")


@cache
def _synonyms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_NAME, key=len, reverse=True))))


@cache
def idle() -> frozenset[str]:
    """Words that change nothing, each under its common name."""
    return frozenset(_NAME.get(word, word) for line in _TOLD if line[0] in "空轻" for word in line[1:])


@cache
def light() -> frozenset[str]:
    """Verbs that may be said of a figure, or left out, unless the sentence has them of another: 办理."""
    return frozenset(word for line in _TOLD if line[0] == "轻" for word in line[1:])


@cache
def added() -> frozenset[str]:
    """Words that may be said where the source has none, and not left out: 首次不罚|制度."""
    return frozenset(word for line in _TOLD if line[0] == "添" for word in line[1:])


@cache
def dropped() -> frozenset[str]:
    """Words that may be left out of what is counted, and not said where the source has none: 建成|监控点位1.04万个."""
    return frozenset(word for line in _TOLD if line[0] == "删" for word in line[1:])


@cache
def bodies() -> tuple[str, ...]:
    """What a body or person who does something is called, at its end."""
    return tuple(word for line in _TOLD if line[0] == "主" for word in line[1:])


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text -> the same with one way to write digits, marks, comparisons with last year, and synonyms outside quotation marks."""
    text = _SAME_MARKS.sub(lambda found: found[0].translate(_HALF), text.translate(_WIDE).replace(" ", ""))
    parts, at = list[str](), 0
    for found in _PAIRED.finditer(text):
        parts += (_folded(text[at : found.start()]), found[0])
        at = found.end()
    return "".join((*parts, _folded(text[at:])))


def _folded(text: str) -> str:
    return "组织".join(map(_renamed, _BODY.split(text)))


def _renamed(text: str) -> str:
    text = _COMMENDED.sub("被", _MONTH.sub("", _SPAN.sub(r"\1月到\2月", text)))
    text = _GOT.sub("获评", _NOT.sub("未", text))
    text = _COMPARED.sub("同比", _ITEM.sub("", text))
    text = _MORE.sub(lambda found: "同比增加" if found[1] else "同比减少", text)
    text = _BARE.sub(lambda found: _WHOLE[found[0]], _TO.sub("到", text))
    text = _RANKED.sub(lambda found: f"{found[1] or ''}第{to_int(found[2])}位", text)
    text = _RANK.sub(lambda found: f"第{to_int(found[1])}位", _NONE.sub("无", text))
    text = _FIRST.sub("列", _THAN.sub(lambda found: f"{found[2]}于{found[1]}", text))
    text = _SHORT_OF.sub(lambda found: "不足" if found[0] == "不到" else "", text)
    text = _COUNT.sub("", _REACHED.sub("", text))
    return _synonyms().sub(lambda found: _NAME[found[0]], text)


def spelt(word: str, text: str) -> str:
    """A word under its common name -> as a text has it: 增加 is 提升 there; itself where the text has none of its kind."""
    if word in text:
        return word
    return next((other for other, name in _NAME.items() if name == word and other in text), word)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """A folded text without its figures -> its words that say something, numbers that are no figures among them, in order.
    Characters in no word that stand together are one, as names are."""
    hidden = list(text)
    for one in find(text):
        hidden[one.start : one.end] = "，" * (one.end - one.start)
    found = list[tuple[int, str]]()
    for number in all_of(text):
        if number.why is not None and text[number.start] not in "“《‘":
            found.append((number.start, text[number.start : number.end]))
            hidden[number.start : number.end] = "，" * (number.end - number.start)
    plain = "".join(hidden)
    for piece in _PIECE.finditer(plain):
        found += _pieces(piece.start(), piece[0])
    return tuple(word for _, word in sorted(found) if word not in idle())


def _pieces(start: int, piece: str) -> list[tuple[int, str]]:
    """A run of characters -> its words, those of one character with their neighbours of one."""
    if not "\u3400" <= piece[0] <= "\u9fff":
        return [(start, piece)]
    made, at, run = list[tuple[int, str]](), start, ""
    for _, word in cut(piece):
        alone = len(word) == 1 and word not in idle()
        if run and not alone:
            made.append((at - len(run), run))
            run = ""
        if alone:
            run += word
        else:
            made.append((at, word))
        at += len(word)
    return [*made, (at - len(run), run)] if run else made
