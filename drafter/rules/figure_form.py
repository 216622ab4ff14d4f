"""数字写法：今年的数不带单位、读不成数，用了全角、多了空格，或者上年写阿拉伯数字、今年写汉字。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: "1633"}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
怎么改: 照上年的写法填：阿拉伯数字、半角、带单位。
依据: GB/T 15835—2011。
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.inputs import NOT_COUNTED, MetricInput
from drafter.zh.figures import Figure

ID = "数字写法"
LEVEL = Level.ERROR

_DIGIT = re.compile(r"\d")


def check(dossier: Dossier) -> Iterator[Note]:
    """Figures of this year that are no number with a unit, or not printed as GB/T 15835 asks: half-width, no blanks,
    exact statistics in Arabic numerals."""
    for metric, old in dossier.figures:
        if metric.now and metric.now != NOT_COUNTED:
            yield from _look(metric, old)


def _look(metric: MetricInput, old: Figure | None) -> Iterator[Note]:
    ref, said = (*metric.ref, "今年"), metric.now or ""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", said))
    bare = old is not None and not old.unit
    if metric.figure is None and Figure.parse(plain, bare=bare) is None:
        example = old.text if old else "1817件"
        yield Note(ref, f"{metric.name}写的是“{said}”，不是带单位的数", fix=f"照“{example}”这样的写法，数字后面写单位")
    elif plain != said and Figure.parse(plain, bare=bare):
        yield Note(ref, f"{metric.name}写的是“{said}”，用了全角的数字、符号或多了空格", fix=f"写成“{plain}”")
    elif metric.figure and not metric.figure.qualifier and old and _DIGIT.search(old.text) and not _DIGIT.search(said):
        example = f"“{metric.figure.value:f}{metric.figure.unit}”"
        yield Note(ref, f"{metric.name}写的是“{said}”，上年用的是阿拉伯数字（“{old.text}”）", fix=f"写成{example}")
