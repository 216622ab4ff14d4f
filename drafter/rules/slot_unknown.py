"""引用不明：正文引用的指标，指标表里没有，或者花括号没写全。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: "全年办理案件{{ 办理法律援助案件 }}。", 处理: 改写}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: "全年办理案件{{ 受理法律援助案件 }}。", 处理: 改写}
怎么改: 花括号写全，名称和指标.yaml 里的一样。
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.inputs import NOT_COUNTED
from drafter.model.place import Ref
from drafter.model.slots import Piece, pieces
from drafter.zh.expression import expression

ID = "引用不明"
LEVEL = Level.ERROR

_BRACES = expression(r"[{｛]+[^{}｛｝\n]{0,40}[}｝]*|[}｝]+")


def check(dossier: Dossier) -> Iterator[Note]:
    """Slots that name no metric, or one that is no longer counted."""
    metrics = {metric.name: metric for metric in dossier.inputs.metrics}
    first = {statistic.name: metric for statistic, metric, _ in dossier.joins.metrics}
    for ref, text in dossier.inputs.texts():
        for piece in pieces(text):
            if piece.name is None:
                yield from _stray(piece, ref)
                continue
            where = (*ref, piece.start, piece.end)
            metric = metrics.get(piece.name)
            if metric is None:
                near = get_close_matches(piece.name, metrics, n=1, cutoff=0.5)
                fix = f"是不是“{near[0]}”？" if near else "照指标.yaml 里的名称写，大括号里只能写一个名称"
                if piece.name in first:
                    now = first[piece.name]
                    fix = f"这个指标现在叫“{now.name}”，这里也改成它" if now else "补齐案卷，补回这个指标"
                yield Note(where, f"指标表里没有“{piece.name}”", fix=fix)
            elif metric.now == NOT_COUNTED:
                yield Note(where, f"“{piece.name}”今年不再统计，正文里却还引用它", fix="改写这句话，去掉这个数")


def _stray(piece: Piece, ref: Ref) -> Iterator[Note]:
    """Braces that belong to no slot would be printed as they stand."""
    for found in _BRACES.finditer(piece.text):
        where = (*ref, piece.start + found.start(), piece.start + found.end())
        yield Note(
            where,
            f"“{found[0]}”不会换成数字，会原样印出来",
            fix="引用指标写成 {{ 名称 }}，前后各两个大括号；不是引用的，去掉大括号",
        )
