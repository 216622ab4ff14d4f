"""What tells two things apart whose names are alike: 服务业增加值 and 商务服务业增加值, 住院报销比例 and 门诊报销比例."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.collecting.alike import Sought
from drafter.collecting.doubting import said_before
from drafter.collecting.mention import Mention
from drafter.collecting.unlike import is_told, word_list
from drafter.quantities.lexis import BOTH, NOUN
from drafter.zh.expression import expression
from drafter.zh.lexicon import Lexicon
from drafter.zh.synonyms import fold

_NEAR = 0.5
"""Cosine of two words from which one may stand for the other."""
_LIGHT = frozenset(
    word
    for line in (
        "年度 年内 年中 年底 年末 全年 今年 次数 数量 人数 人次 件数 场次 户数 总数 总量 总额 总产 总产量 产量 规模 面积 余额 幅度 时间 情况",
        "比例 比率 占比 比重 普及率 覆盖率 通过率 合格率 满意率 办结率 完成率 成功率 化解率 办复率 满意度 基本满意率",
        "全区 全县 全市 全省 国家 省级 市级 区级 县级 国家级 地区 街道 乡镇 镇街 我区 我县 我市 本区 单位 部门 负责人",
        "企业 项目 工程 任务 工作 领域 活动 事项 方面 方式 重点领域 问题 线索 案件 材料 作品 报告 业务 主题 标准 机构 平台 设施",
        "金额 资金 总投资 产值 收入 支出 质量 主要 重点 现有 专项 对象 人员 群众",
    )
    for word in line.split()
)
"""Words that tell no two things apart."""
_RATE = expression("([\u4e00-\u9fff]{2})[率度]$")
_ONE_RATE = ("通过 合格 及格 达标", "普及 覆盖", "办结 办复 答复 完成", "优良 优秀", "满意 好评", "受理 立案")
"""Rates that are told by several words."""
_Words = Sequence[tuple[str, str]]


def told_apart(asked: Sought, one: Mention, words: Lexicon) -> str:
    """What tells last year's figure and a paper's apart by their names, in words; empty where nothing does, where the catalogue
    knows both as one indicator, or where a cell has no name of its own."""
    if _are_known(asked, one):
        return ""
    names = _Names(asked, one, words)
    return names.added() or names.unsaid() or names.other_rate()


def said_instead(asked: Sought, one: Mention, words: Lexicon) -> str:
    """What last year's name says and what the paper says in its place, in words; empty where neither has a word to itself."""
    return "" if _are_known(asked, one) else _Names(asked, one, words).instead()


def _are_known(asked: Sought, one: Mention) -> bool:
    return one.cell or (bool(one.indicator) and one.indicator == asked.statistic.indicator)


@dataclass(frozen=True)
class _Names:
    """The names of two figures, and the words each is told among."""

    asked: Sought
    one: Mention
    lexicon: Lexicon

    def added(self) -> str:
        """Nouns of the paper's name that last year's report has not, with one that both say behind them: 商务|服务业."""
        names, said = self._theirs, f"{self._our_text} {self.asked.statistic.sentence}"
        for at, (word, sort) in enumerate(names):
            opens = at == 0 and names[1:2] != self._ours[:1]  # 汇总|普法成员单位, but 乡村|旅游收入
            alone = not opens and sort == NOUN and _is_telling(word) and not self._is_told(word, said)
            if alone and any(len(other) > 1 and is_told(other, self._our_text) for other, _ in names[at + 1 :]):
                return f"材料多说了“{word}”"
        return ""

    def instead(self) -> str:
        """Words that only the one name and only the other has, without a character of the other name; of one sort, where the names
        do not end alike: 消费对经济增长的贡献率, 服务业对经济增长贡献率."""
        alike = self._ours[-1:] == self._theirs[-1:]
        ours, theirs = self.asked.name, self.one.name
        for word, sort in _telling(self._ours):
            if is_told(word, self._their_text) or set(word) & set(theirs):
                continue
            for other, other_sort in _telling(self._theirs):
                fits = alike or sort == other_sort
                if fits and not is_told(other, self._our_text) and not set(other) & set(ours):
                    return f"上年说的是“{word}”，材料说的是“{other}”"
        return ""

    def unsaid(self) -> str:
        """The telling words of last year's name, where the paper says none of them."""
        telling = [word for word, _ in _telling(self._ours)]
        if not telling or any(self._is_told(word, self._their_text) for word in telling):
            return ""
        return f"材料没有说到“{''.join(telling)}”"

    def other_rate(self) -> str:
        """The two rates, where each name ends in one that the other has not: 满意率, 办结率."""
        ours, theirs = (_RATE.search(name) for name in (self.asked.name, self.one.name))
        if not ours or not theirs or any({ours[1], theirs[1]} <= {*line.split()} for line in _ONE_RATE):
            return ""
        if ours[1] in self.one.name or theirs[1] in self.asked.name:
            return ""
        return f"上年说的是“{ours[0]}”，材料说的是“{theirs[0]}”"

    @cached_property
    def _ours(self) -> _Words:
        return word_list(self.asked.name)

    @cached_property
    def _theirs(self) -> _Words:
        return word_list(self.one.name)

    @cached_property
    def _our_text(self) -> str:
        asked = self.asked
        return _also_folded(f"{asked.clause} {asked.name} {asked.before} {asked.heading}")

    @cached_property
    def _their_text(self) -> str:
        one = self.one
        facts = one.facts
        return _also_folded(f"{one.name} {one.near} {said_before(one)} {one.heading} {facts.title} {facts.file}")

    def _is_told(self, word: str, text: str) -> bool:
        """Whether a text says a word, or one of its meaning."""
        if is_told(word, text):
            return True
        told = self.lexicon.vectors(sorted({other for other, _ in word_list(text)}))
        return bool((self.lexicon.vectors([word]) @ told.T).max() >= _NEAR)


def _telling(name: _Words) -> _Words:
    """The words of a name that tell things apart: nouns, and verbs that are nouns as well."""
    return [(word, sort) for word, sort in name if sort in (NOUN, BOTH) and _is_telling(word)]


def _is_telling(word: str) -> bool:
    return len(word) > 1 and word not in _LIGHT


def _also_folded(text: str) -> str:
    """A text, and the same with every indicator under its common name."""
    return f"{text} {fold(text)}"
