"""How surely a figure of a paper is this year's value of one of last year's figures: what both count, in words and in meaning."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np

from drafter.collecting.mention import Mention
from drafter.model.report import Statistic
from drafter.quantities import FIGURE
from drafter.zh import units
from drafter.zh.expression import expression
from drafter.zh.figures import Figure
from drafter.zh.lexicon import Lexicon, Matrix

_ALIKE = 0.45
"""Cosine of two words below which they have nothing to do with each other."""
_ONE_NAME = 0.5
"""The share of two names' words, by rarity, that both say, from which they are one: a part is not told for the whole otherwise."""
_RATES = ("%", "‰", "个百分点")
_MONEY = ("元", "美元", "欧元", "港元")
_PEOPLE = ("人", "名", "位", "人次")
_NAMED = re.compile("《([^》]{2,20})》|“([^”]{2,12})”")
_NEVER = -20.0
_LISTED, _BRIEF = expression("[、和及]"), expression("(?<!第)([一二三])产(?!业)")
_TIMES = frozenset(("件", "起", "宗", "次", "例", "场", "批", "件次", "条"))
"""Units in which what people come for is counted, as well as in 人次."""
_ADDED = expression("新增|新设|新建|新成立|净增")
_FLOW, _STOCK = (
    expression("引进|新增|新建|新设|培育|培养|发展(?!壮大)|吸收"),
    expression("年末|现有|共有|总数|累计|期末|目前有|注销"),
)
_GROUPS = tuple(
    tuple(line.split())
    for line in (
        "国家级 省级 市级 区级 县级", "一等奖 二等奖 三等奖 特等奖", "一级 二级 三级 四级", "金牌 银牌 铜牌", "小学 中学 高中",
        "受理 审结 办结 不予受理 调解成功", "民事 刑事", "产量 产能", "第一产业 第二产业 第三产业", "工作站 联络点", "接收 解除", "新增 累计", "收入 支出", "存款 贷款",
        "住院 门诊", "城镇 农村",
    )
)  # fmt: skip
"""Words of which one excludes the others where all else is the same."""


@dataclass(frozen=True)
class Sought:
    """A figure of last year: clause, the words about it up to its neighbours; heading, above it; topics, words that name the
    field of work of its indicator, none where it has none; part: it is one of several that
    another figure adds up; before: the words between the last comma but one and it; years: it was counted over several years."""

    statistic: Statistic
    clause: str
    heading: str
    topics: tuple[str, ...] = ()
    part: bool = False
    before: str = ""
    years: bool = False

    @property
    def name(self) -> str:
        """What it is called; a part without the whole it is of: 服务社区中解答法律咨询."""
        whole, of, rest = self.statistic.name.partition("中")
        apart_from = self.part and of and len(whole) > 1 and whole in self.statistic.sentence
        return rest if apart_from and rest else self.statistic.name

    def is_met_by(self, other: Mention) -> bool:
        """Whether a mention names what the figure of last year is told of by name, and its field of work."""
        told = f"{other.row} {other.near} {other.name} {other.facts.title} {other.facts.file} {other.heading}"
        known = bool(other.indicator) and other.indicator == self.statistic.indicator
        if self.topics and not known and not any(topic in told for topic in self.topics):
            return False
        names = [one or two for one, two in _NAMED.findall(self.clause)]
        return all(any(name[k : k + 2] in told for k in range(max(1, len(name) - 1))) for name in names)


@dataclass(frozen=True)
class Weights:
    """What each sign weighs in the log-odds that a figure is the one sought."""

    name: float = 3.2
    back: float = 1.6
    around: float = 1.4
    meaning: float = 1.6
    same: float = 2.2
    other: float = -1.6
    unit: float = 1.4
    size: float = -0.55
    apart: float = -2.5
    bias: float = -6.2


class Alike:
    """Last year's figures against this year's mentions. score: log-odds, (sought, mentions); size: what of it their sizes say."""

    def __init__(
        self, sought: Sequence[Sought], mentions: Sequence[Mention], words: Lexicon, weights: Weights | None = None
    ) -> None:
        self.words, self.weights = words, weights or Weights()
        self.sought, self.mentions = sought, mentions
        self.size: Matrix = np.zeros((len(sought), len(mentions)), np.float32)
        self.score = self._scored()

    def _scored(self) -> Matrix:
        w = self.weights
        names = [self._bag(s.name) for s in self.sought]
        clauses = [self._bag(f"{s.clause} {s.name}") for s in self.sought]
        theirs = [self._of(m, m.name) for m in self.mentions]
        near = [self._of(m, f"{m.name} {m.near}") for m in self.mentions]
        around = [self._of(m, f"{m.name} {m.around}") for m in self.mentions]
        name = self._covered(names, near)
        back = self._covered(theirs, clauses).T
        wide = self._covered(names, around)
        meaning = (
            self.words.embed([*self._of_sought()])
            @ self.words.embed([self._of(m, f"{m.row} {m.around}") for m in self.mentions]).T
        )
        total: Matrix = w.bias + w.name * name + w.back * back + w.around * wide + w.meaning * meaning
        return np.asarray(total + self._pairwise(), np.float32)

    def _of_sought(self) -> Iterable[frozenset[str]]:
        return (self._bag(f"{s.clause} {s.heading}") for s in self.sought)

    def _of(self, one: Mention, text: str) -> frozenset[str]:
        """The words of a mention that may stand for something; of others none."""
        return self._bag(text) if one.comparable else frozenset()

    def _bag(self, text: str) -> frozenset[str]:
        return frozenset(self.words.words(text))

    def _covered(self, rows: Sequence[frozenset[str]], columns: Sequence[frozenset[str]]) -> Matrix:
        """The share of each row's weight that finds a like word in each column, (rows, columns)."""
        ours, theirs = sorted(set().union(*rows)), sorted(set().union(*columns))
        alike = self._words_alike(ours, theirs)
        place = {word: n for n, word in enumerate(theirs)}
        found = np.zeros((len(rows), len(columns)), np.float32)
        best = np.zeros((len(ours), len(columns)), np.float32)
        for n, column in enumerate(columns):
            at = [place[word] for word in column]
            if at:
                best[:, n] = alike[:, at].max(1)
        mine = {word: n for n, word in enumerate(ours)}
        for n, row in enumerate(rows):
            at = [mine[word] for word in sorted(row)]
            weight = np.array([self.words.rarity(word) for word in sorted(row)], np.float32)
            if at:
                found[n] = weight @ best[at] / max(float(weight.sum()), 1e-6)
        return found

    def _words_alike(self, ours: Sequence[str], theirs: Sequence[str]) -> Matrix:
        """How alike two words are: 1 for the same, by meaning, by the characters of one in the other."""
        if not ours or not theirs:
            return np.zeros((len(ours), len(theirs)), np.float32)
        alike = self.words.vectors(ours) @ self.words.vectors(theirs).T
        alike = np.where(alike < _ALIKE, 0.0, alike)
        place = {word: n for n, word in enumerate(theirs)}
        for n, word in enumerate(ours):
            if word in place:
                alike[n, place[word]] = 1.0
            if len(word) > 1:
                for m, other in enumerate(theirs):
                    if len(other) > 1 and word != other and (word in other or other in word):
                        alike[n, m] = max(alike[n, m], 0.8)
        return np.asarray(alike, np.float32)

    def _pairwise(self) -> Matrix:
        """What is told of the two figures themselves: unit, size, indicator, words that exclude each other."""
        w = self.weights
        found = np.zeros((len(self.sought), len(self.mentions)), np.float32)
        comparable = [(m, other) for m, other in enumerate(self.mentions) if other.comparable]
        found[:, [m for m, other in enumerate(self.mentions) if not other.comparable]] = _NEVER
        for n, one in enumerate(self.sought):
            for m, other in comparable:
                fit = unit_fit(one.statistic.figure, other.figure, cell=other.cell)
                if fit is None or (other.part and not one.part and not self._one_name(one.name, other.name)):
                    found[n, m] = _NEVER
                    continue
                ours, theirs = one.statistic.indicator, other.indicator
                known = 0.0 if not ours or not theirs else w.same if ours == theirs else w.other
                size = w.size * min(leap(one.statistic.figure, other.figure), 3.0)
                clash = w.apart if apart(one.name, one.clause, other) else 0.0
                self.size[n, m] = size
                found[n, m] = w.unit * fit + known + size + clash
        return found

    def _one_name(self, ours: str, theirs: str) -> bool:
        """Whether two names are the same but for a word, by rarity: 一般公共预算收入 and 一般公共财政预算收入."""
        both, any_ = self._bag(ours) & self._bag(theirs), self._bag(ours) | self._bag(theirs)
        return sum(map(self.words.rarity, both)) >= _ONE_NAME * sum(map(self.words.rarity, any_))


def unit_fit(one: Figure, other: Figure, *, cell: bool = False) -> float | None:
    """How well two units fit, 0..1; None where the two cannot be one thing: money and cases, a rate and a count."""
    a, b = one.unit, other.unit
    if a == b or units.same(a, b):
        return 1.0
    if not a or not b:
        return (
            0.6 if cell and a not in _RATES and b not in _RATES else 0.2 if not (a in _RATES or b in _RATES) else None
        )
    for kind in (_RATES, _MONEY):
        if (a in kind) != (b in kind):
            return None
    if (a in _PEOPLE) != (b in _PEOPLE):
        return 0.3 if "人次" in (a, b) and {a, b} & _TIMES else None
    if units.near(a, b) or units.near(b, a):
        return 0.75
    if a in _TIMES and b in _TIMES:
        return 0.4
    return 0.5 if units.alike(a, b) else 0.1


def leap(one: Figure, other: Figure) -> float:
    """How far the two values lie apart, as the natural logarithm of how many times; a rate by what is left to 100."""
    a, b = float(abs(one.value)), float(abs(other.value))
    if one.unit in _RATES:
        return abs(a - b) / 25
    return abs(math.log((a + 1) / (b + 1)))


def apart(name: str, clause: str, other: Mention) -> bool:
    """Whether the two are told by words that exclude each other: 省级 and 市级, 受理 and 审结."""
    for group in _GROUPS:
        ours = _nearest(clause, group) or _nearest(name, group)
        theirs = _nearest(other.near, group) or _nearest(other.name, group)
        if ours and theirs and ours != theirs:
            return True
    if _STOCK.search(clause) and _ADDED.search(other.near) and not _STOCK.search(other.near):
        return True
    return bool(_FLOW.search(name) and _STOCK.search(other.near) and not _STOCK.search(clause))


def named(asked: Sought, one: Mention, words: Lexicon) -> float:
    """The share of a name's words, by rarity, that a mention says, whole or two characters of them: 0..1."""
    told = f"{one.row} {one.near} {one.name} {one.heading} {one.facts.title} {one.facts.file}"
    weights = {word: words.rarity(word) for word in frozenset(words.words(asked.name))}
    said = (rarity for word, rarity in weights.items() if any(pair in told for pair in _pairs(word)))
    return sum(said) / (sum(weights.values()) or 1.0)


def _pairs(word: str) -> list[str]:
    return [word[k : k + 2] for k in range(len(word) - 1)] or [word]


@lru_cache(maxsize=100_000)
def _nearest(text: str, group: tuple[str, ...]) -> str:
    """Which word of a group stands nearest to the figure in a clause, or last where it shows none; empty for none."""
    text = next((part for part in _LISTED.split(text) if FIGURE in part and any(word in part for word in group)), text)
    text = _BRIEF.sub("第\\1产业", text)
    figure = text.find(FIGURE)
    at = [
        (abs(figure - start) if figure < start else figure - start - len(word), word)
        for word in group
        if (start := text.find(word)) >= 0
    ]
    return min(at)[1] if at else ""


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures tell the same: equal, or one rounds the other (近2.4万 and 24117)."""
    if one.value == other.value:
        return True
    if one.unit in _RATES:
        return False
    rough, exact = (one, other) if one.qualifier else (other, one)
    if not rough.qualifier or not exact.value:
        return False
    return abs(rough.value - exact.value) <= max(Decimal(1), abs(exact.value)) * Decimal("0.03")
