"""上年没有这一条：照去年报告列的一条，现在去年的报告里没有读到它；填好的内容照旧保留、照旧印出。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
    - {编号: 指02, 名称: 办结案件, 上年: 1200宗, 出处: 龙华-2024.txt 第3段：全年办结案件1200宗。, 今年: 1300宗}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
    - {编号: 指02, 名称: 办结案件, 上年: , 今年: 1300宗}
怎么改: 是自己加的，不用改；是误改了原话的，照上年的报告改回来。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import Row
from drafter.model.inputs import MetricInput, PassageInput, ProblemInput, PromiseInput
from drafter.model.provenance import shown
from drafter.zh.quoting import quote

ID = "上年没有这一条"
LEVEL = Level.WARNING

_CELLS = {"指标": "名称", "上年计划": "计划", "上年问题": "问题", "正文": "文字"}


def check(dossier: Dossier) -> Iterator[Note]:
    """Rows laid out for what the prior reports, as they are read now, do not say."""
    for row in dossier.joins.left:
        table = str(row.ref[0])
        yield Note(
            (*row.ref, _CELLS[table]),
            f"上年报告里没有读到这一条：{quote(_words(row))}，填好的内容照旧保留",
            fix=f"对照上年报告看一看：还用得上的，在这一条加一行“核对: {ID}”；用不上的，整条删掉",
        )


def _words(row: Row) -> str:
    """What the row was laid out for, in its own words."""
    place = shown(getattr(row, "origin", None))
    if isinstance(row, MetricInput):
        return f"{row.name}（上年{row.before}）" if row.before else row.name
    if isinstance(row, (PromiseInput, ProblemInput)):
        return row.text
    return place.words if isinstance(row, PassageInput) and place else ""
