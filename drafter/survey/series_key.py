"""A figure in its sentence -> by what it is found again in other reports: the words of its name in no order, the unit, the sort of
count; nothing where it is not of one year, or says too little of what it counts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from drafter.quantities.cues import LIGHT, SCOPES
from drafter.quantities.lexis import BOTH, CONJUNCTION, NOMINAL, NOUN, PARTICLE, cut
from drafter.quantities.sorts import SEVERAL_YEARS, new_or_all, ranks
from drafter.zh import glossary, units
from drafter.zh.expression import expression
from drafter.zh.synonyms import fold


class Told(NamedTuple):
    """A figure of a report on a year (0: unknown), where it begins in its sentence, and whether the stretch it stands in tells of
    several years together."""

    report: str
    year: int
    name: str
    indicator: str
    value: float
    unit: str
    text: str
    standing: str
    sentence: str
    at: int
    years: bool = False


class Key(NamedTuple):
    """What two figures must have in common: words of the name in no order, the unit, the sort of count."""

    words: tuple[str, ...]
    unit: str
    sort: tuple[str, ...]


_AGAIN = re.compile("之\\d+$")
"""What tells figures of one name apart in a report."""
_MARKS = re.compile("[^\u4e00-\u9fffA-Za-z0-9.]")
_OPENING = expression("^(?:预计|全年|全[省市县区国]|[我本该][省市县区]|实现|完成|达到?|累计|共|总)+(?=.{3})")
_PLAIN = (
    (expression("新登记|新注册|新发展|新培育|净增|新增加"), "新增"),
    (expression("(?:[省市区县]|自治区)(?=人大|政协)"), ""),
    (expression("高新企业"), "高新技术企业"),
    (expression("粮食总产(?=$|增)"), "粮食产量"),
)
"""Ways of saying one thing, and the plain one, beside those of zh/synonyms.txt."""
_COUNTED = expression("(?:人数|件数|户数|家数|个数|次数|数量|总量|总数|面积|金额|总额|数)$")
"""What the unit tells as well."""
_SPANS = expression(
    "年均|每年|平均每|近?[两三四五六七八九十]年[来间共累，]|近[两三四五]年|[两三四五]年(?:累计|总计|新增|完成)|以来|本届|任期|连续|历年|台阶|大关"
)
_EVERY = expression("每年|年均|[三四五]年(?!行动|计划|规划|攻坚)|五”(?!规划)|以来")
"""What a sentence says that tells of several years, wherever it says it; how much something grew is then grown over them."""
_SINCE = expression("(?:较|比|从|自|于|是|在)(?P<year>(?:19|20)\\d\\d)年")
_TOTALS = frozenset(("年", "倍", "番", ""))
"""Units of no quantity by itself."""
_RATES = ("%", "‰", "个百分点")
_GROWTH = expression("(?:增速|增幅|降幅|增加数|减少数|增长数|下降数|涨幅|上涨幅度|提升幅度|[高低]于[^，。；]*)$")
_SHARE = expression("占[^，。；]{1,16}(?:比重|比例|比率)?$|占比|比重")
_CLAUSES = re.compile("[，；。：]")
_RATIO = expression("[:：∶]")
_REACHED = expression(
    "(?:[、，](?:总数|累计|总量)?(?:达到?|增至|共有?)|(?:增加?|扩大|发展|提高|上升)[到至])(?:了|约|近|超过?)?$"
)
"""Tells all there are beside how many are new: 净增48万户、达680万户."""
_LISTED = expression("等$")
_DONE = frozenset(
    ("惠及", "带动", "拉动", "投入", "完成", "建成", "实现", "新增", "达到", "推进", "加快", "开展", "组织")
)
"""Verbs of a name that tell nothing apart."""
_NOTHING = frozenset(
    word
    for line in (
        "年度 年内 年中 年底 年末 全年 今年 次数 数量 人数 比例 占比 比重 总数 总量 总额 规模 面积 余额 幅度 时间 情况 增速 增幅 降幅 年数",
        "全区 全县 全市 全省 全国 国家 省级 市级 区级 县级 国家级 地区 街道 乡镇 镇街 重点 对象 人员 群众 学生 家庭 居民 农户 干部 个人 其他",
        "企业 项目 工程 任务 工作 领域 活动 事项 方面 专项 金额 资金 投资 总投资 产值 收入 产量 满意率 办结率 完成率 成功率 合格率 覆盖率 化解率 办复率",
        "增加数 减少数 增长数 标准 单位 部门 问题 案件 线索 设施 平台 基地 机构 品牌 技术 产品 产业 措施 政策 建设 以上 各类 各项 规模以上 全部 成果",
        "亿 万 元 公里 分钟 小时 批 类 级 号 第 全 大 新 集中 首批 重大 主要 上述 累计 总 平均 优质 代表 系列 目标 体系 制度 机制 服务 行动 亮点 举措 消费 就业岗位 岗位 授权点 防控措施 惠及 带动 拉动 主体 就业 金牌 银牌 铜牌 奖牌",
    )
    for word in line.split()
)
"""Words that alone do not tell what is counted."""
_LEAST_OF_SHARE = 4
"""Characters that must tell of what a share is: 装机占比 is of anything."""


def key_of(one: Told) -> Key | None:
    """By what a figure is found again elsewhere; None where it may not be."""
    if (
        one.standing
        or one.years
        or one.unit in _TOTALS
        or one.at < 0
        or _RATIO.search(one.text)
        or glossary.explains(one.sentence)
    ):
        return None
    before = one.sentence[: one.at]
    stretch = "，".join(_CLAUSES.split(before)[-2:])
    if _of_years(one, stretch):
        return None
    words = _words(one.indicator or one.name, share=one.unit in _RATES and not one.indicator)
    if words is None or (_LISTED.search(before) and not one.indicator):
        return None
    near = f"{_CLAUSES.split(before)[-1]} {one.name}"
    return Key(words, _unit(one.unit), (_sort(one), _new(one, stretch), *sorted(ranks(near) - {"国"})))


def _of_years(one: Told, stretch: str) -> bool:
    """Whether a figure counts several years, or how much has changed since another than the last."""
    since = _SINCE.search(stretch)
    if _sort(one) == "增减" and (_EVERY.search(one.sentence) or (since and 0 < int(since["year"]) < one.year - 1)):
        return True
    return any(pattern.search(text) for pattern in (SEVERAL_YEARS, _SPANS) for text in (stretch, one.name))


@lru_cache(maxsize=1000)
def _unit(unit: str) -> str:
    return next((first for first in units.UNITS if units.same(first, unit)), unit)


def _sort(one: Told) -> str:
    """Whether a figure tells a change, a share, a rate; empty for any other."""
    if _GROWTH.search(one.name):
        return "增减"
    if one.unit in _RATES:
        return "占比" if _SHARE.search(one.name) else "率"
    return ""


def _new(one: Told, before: str) -> str:
    """Whether things are counted that are new, and not all there are; of what is measured or done there is no such difference."""
    if one.unit.endswith("元") or _sort(one):
        return ""
    if _REACHED.search(before):
        return ""
    lead, _, clause = before.rpartition("，")
    said_on = clause and all(sort in NOMINAL for sort, _ in cut(_MARKS.sub("", clause)))
    new = "新增" in one.name or new_or_all(f"{lead}{clause}" if said_on else before, "") == "new"
    return "新增" if new else ""


@lru_cache(maxsize=100_000)
def _words(name: str, *, share: bool) -> tuple[str, ...] | None:
    """The words of a name in no order, the light ones left out; None where they do not tell what is counted."""
    plain = _MARKS.sub("", _AGAIN.sub("", name))
    for pattern, instead in _PLAIN:
        plain = pattern.sub(instead, plain)
    plain = fold(_OPENING.sub("", plain))
    ended = _COUNTED.sub("", plain)
    said = cut(ended if len(ended) > 3 else plain)
    kept = [(s, w) for s, w in said if s not in (CONJUNCTION, PARTICLE) and w not in LIGHT and w not in SCOPES | _DONE]
    telling = [word for sort, word in kept if sort in (NOUN, BOTH) and len(word) > 1 and word not in _NOTHING]
    if not telling or (share and sum(map(len, telling)) < _LEAST_OF_SHARE):
        return None
    return tuple(sorted(word for _, word in kept))
