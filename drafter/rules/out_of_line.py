"""偏离历年：今年的数和本区历年的（近六年里至少四年）差得太远，多半是多写少写、口径变了。

反例:
  上年报告: |
    一、2024年工作总结
    受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 历年: 2021年1204宗，2022年1318宗，2023年1390宗, 今年: 4447宗}
正例:
  上年报告: |
    一、2024年工作总结
    受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 历年: 2021年1204宗，2022年1318宗，2023年1390宗, 今年: 1747宗}
怎么改: 看看是不是写错了、口径变了没有；确实如此的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import earlier_years
from drafter.model.dossier import Dossier
from drafter.model.earlier_years import Told
from drafter.model.finding import Level, Note
from drafter.rules.figure_leap import leaps

ID = "偏离历年"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Figures far from what the district told in the years before; not those whose change has its reason, nor those so far from
    last year's that 数量悬殊 tells."""
    for metric, old in dossier.figures:
        new = metric.figure
        if not new or not old or metric.cause or leaps(old.value, new.value):
            continue
        told = (*metric.years, Told(dossier.year - 1, old))
        if earlier_years.far_off(new, dossier.year, told):
            words = f"{metric.name}今年是{new}，历年是{earlier_years.printed(told)}，差得太远"
            fix = f"核对有没有写错、口径变了没有；变了的在“变动原因:”里说明，没有错的加一行“核对: {ID}”"
            yield Note((*metric.ref, "今年"), words, fix=fix)
