"""缺少行：去年报告里的数或段落，从今年的表里消失了。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标: []
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 不再统计}
怎么改: 补齐案卷，缺的一行会照上年的报告补上；今年不再统计的，“今年:”写“不再统计”。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh.quoting import inner

ID = "缺少行"
LEVEL = Level.ERROR


def check(dossier: Dossier) -> Iterator[Note]:
    """Statistics and passages of the prior reports whose rows are gone."""
    for statistic, metric, _ in dossier.joins.metrics:
        if metric is None:
            yield Note(
                ("指标", statistic.id),
                f"指标里少了{statistic.id}：{statistic.name}（上年{statistic.figure}）",
                fix="补齐案卷，补回这一条；今年不再统计的，“今年:”后面写“不再统计”",
            )
    for passage, row, _ in dossier.joins.passages:
        if row is None:
            yield Note(
                ("正文", passage.id),
                f"正文里少了{passage.id}：上年第{passage.paragraph}段“{inner(passage.text[:20])}……”",
                fix="补齐案卷，补回这一条；今年不要的，“处理:”后面写“删去”",
            )
