"""Whether two names, alike as they are, hold each a noun that the other lacks: 养老院 and 托育机构, 产值 and 销售收入."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from drafter.collecting.alike import Sought
from drafter.collecting.mention import Mention
from drafter.quantities.lexis import NOUN, cut
from drafter.zh.expression import expression
from drafter.zh.lexicon import Lexicon

_HAN = re.compile("[\u4e00-\u9fff]+")
_FAR, _NEAR = 0.4, 0.6
"""Cosine of two nouns below which neither may stand for the other; and where the one noun is all there is to tell by."""
_LIGHT = frozenset(
    word
    for line in (
        "年度 年内 年中 年底 年末 全年 今年 次数 数量 人数 比例 占比 比重 总数 总量 总额 规模 面积 余额 幅度 时间 情况",
        "全区 全县 全市 全省 国家 省级 市级 区级 县级 国家级 地区 街道 乡镇 镇街 重点 对象 人员 群众",
        "企业 项目 工程 任务 工作 领域 活动 事项 方面 重点领域",
    )
    for word in line.split()
)
"""Nouns that tell nothing apart."""
_GROWTH = expression("(?:增速|增幅|降幅)$")
_RARE = 7.0
"""Rarity in nats from which a verb tells apart what it is done to: 复议."""


def unlike(asked: Sought, one: Mention, words: Lexicon) -> bool:
    """Whether last year's name has a noun that the paper's has not, and the paper's one, said beside the figure, that last year's
    report has not; of how much a thing grew the first is enough, any grows by some ten per cent."""
    theirs, ours = f"{one.name} {one.near}", f"{asked.clause} {asked.name} {asked.before}"
    if one.cell:
        return False
    if _GROWTH.search(asked.name):
        return _lacks(theirs, _nouns(asked.name), words, _NEAR)
    asked_for = [noun for noun in _nouns(asked.name) if noun not in one.row]
    said = [noun for noun in _nouns(one.name) if noun in one.quote]
    return _lacks(theirs, asked_for, words) and _lacks(ours, said, words)


def is_vague(asked: Sought, one: Mention, words: Lexicon) -> bool:
    """Whether last year's name has no noun that tells it apart (实施专项, 完成改造任务), and the paper's sentence neither a rare word
    of it nor a noun of those before it."""
    if one.cell or _nouns(asked.name):
        return False
    rare = (word for _, word in _cut(asked.name) if words.rarity(word) >= _RARE)
    return not any(word in one.row for word in (*rare, *_nouns(asked.before)))


def _lacks(text: str, nouns: Sequence[str], words: Lexicon, far: float = _FAR) -> bool:
    """Whether one of some nouns is told by no word of a text."""
    alone = [noun for noun in nouns if not is_told(noun, text)]
    if not alone:
        return False
    told = words.vectors(sorted({word for _, word in _cut(text)}))
    alike = words.vectors(alone) @ told.T
    return bool((alike.max(1) < far).any()) if told.size else True


def is_told(noun: str, text: str) -> bool:
    """Whether half of a noun's pairs of characters stand in a text: 氮氧化物 does not tell 二氧化硫."""
    pairs = [noun[k : k + 2] in text for k in range(len(noun) - 1)]
    return 2 * sum(pairs) >= len(pairs)


def _nouns(name: str) -> list[str]:
    """The nouns of a name that tell things apart."""
    return [word for word, sort in word_list(name) if sort == NOUN and len(word) > 1 and word not in _LIGHT]


def word_list(name: str) -> list[tuple[str, str]]:
    """The words of a name in order, and what each does; characters in a row that no dictionary holds are one noun: 北斗."""
    found, run = list[tuple[str, str]](), ""
    for sort, word in (*_cut(name), ("", "")):
        if sort == NOUN and len(word) == 1:
            run += word
            continue
        found += [(run, NOUN)] if run else []
        run = ""
        found += [(word, sort)] if word else []
    return found


@lru_cache(maxsize=10_000)
def _cut(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(word for run in _HAN.findall(text) for word in cut(run))
