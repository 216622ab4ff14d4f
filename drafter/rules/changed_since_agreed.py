"""确认后改动：今年的数送科室确认以后又改了。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1653宗, 确认: 法律援助中心 2025年12月25日：1633宗}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗, 确认: 法律援助中心 2025年12月25日：1633宗}
怎么改: 改回确认过的数；改得有依据的，再送科室确认。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh.figures import Figure
from drafter.zh.hygiene import squeeze

ID = "确认后改动"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Figures that are no longer what a 科室 was sent to confirm."""
    for metric in dossier.inputs.metrics:
        who, mark, value = (metric.agreed or "").rpartition("：")
        if mark and not _same(metric.now or "", value, metric.figure):
            now = f"现在写的是“{metric.now}”" if metric.now else "现在空着"
            yield Note(
                (*metric.ref, "今年"),
                f"{metric.name}送{who}确认的是“{value}”，{now}",
                fix=f"改回“{value}”；改得有依据的，再出一次数据确认单送科室确认，或者删去“确认:”这一行",
            )


def _same(now: str, agreed: str, figure: Figure | None) -> bool:
    other = Figure.parse(agreed, bare=True)
    return squeeze(now) == squeeze(agreed) or bool(figure and other and figure.same_as(other))
