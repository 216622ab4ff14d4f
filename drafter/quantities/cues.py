"""Words that tell how a name is made, from cues.txt."""

from __future__ import annotations

from pathlib import Path

_TOLD = [line.split() for line in Path(__file__).with_name("cues.txt").read_text("utf-8").splitlines()]


def _all(mark: str) -> frozenset[str]:
    return frozenset(word for first, *words in _TOLD if first == mark for word in words)


RISES, FALLS, GROWS, BY = _all("涨"), _all("跌"), _all("长"), _all("数")
"""Verbs of change: up, down, those of a growth rate, and those that a plain number follows: 增加8家."""
LEVELS = _all("平") | {change + end for change in RISES | FALLS for end in ("到", "至", "为")}
LIGHT, PIVOTS, EMPTY = _all("轻"), _all("使"), _all("空")
"""Verbs of an amount reached, 降到 as well, that do nothing themselves, that make others do; words that say too little alone."""
WELL = _all("状")
"""Nouns and adjectives before a verb that tell how it is done: 成功下线, 深度对接."""
REACHES, DENIALS = _all("及"), _all("否")
"""Verbs whose plain object says too little: 惠及企业; words that deny, which a name keeps: 无还本续贷."""
TAKEN, RESULTS = _all("收"), _all("果")
"""Verbs of taking work on, and words of what came of it: 受理 and 办结."""
SCOPES, ENDS, OPENINGS = _all("域"), _all("尾"), _all("首")
"""Where it is counted; words right before a figure, and at the opening, that are no part of a name."""
AGAINST, GRADES, MEANS, DONE = _all("对"), _all("级"), _all("式"), _all("成")
"""Words that compare with another figure; grades of a thing; prepositions that say by what means; verbs of
what is done to the things before them."""

_COUNTED = {
    "人": "人数", "名": "人数", "美元": "金额", "欧元": "金额", "港元": "金额", "工作日": "用时", "个工作日": "用时", "分钟": "用时", "位": "人数", "人次": "人次", "元": "金额", "%": "比例", "期": "期数", "场": "场次", "场次": "场次",
    "亩": "面积", "公里": "里程", "平方米": "面积", "平米": "面积", "平方公里": "面积", "公顷": "面积", "户": "户数", "次": "次数", "件": "件数",
    "吨": "重量", "金": "金牌数", "银": "银牌数", "铜": "铜牌数", "天": "天数", "小时": "时长", "年": "年数", "类": "种类", "个月": "月数", "周": "周数",
}  # fmt: skip


def counted(unit: str) -> str:
    """What a unit counts, as a name ends: 人 -> 人数, 元 -> 金额."""
    return _COUNTED.get(unit, "数量")
