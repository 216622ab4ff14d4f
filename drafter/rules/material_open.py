"""素材未定：科室材料里写了、别的表没有问到的事，还没有定采用还是不用；一个小标题一条。

反例:
  上年报告: |
    一、2024年工作总结
    （一）推进公共法律服务
    建成三个服务站。
  素材:
    - {编号: 料01, 归入: 推进公共法律服务, 类别: 荣誉, 内容: 服务站获评全市优秀站点。}
正例:
  上年报告: |
    一、2024年工作总结
    （一）推进公共法律服务
    建成三个服务站。
  素材:
    - {编号: 料01, 归入: 推进公共法律服务, 类别: 荣誉, 内容: 服务站获评全市优秀站点。, 处理: 不用}
怎么改: 逐条看，要写进报告的写“采用”，不要的写“不用”。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.place import Ref
from drafter.model.raw_material import RawMaterial

ID = "素材未定"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Rows of 素材 that nobody has decided on, those of a heading together."""
    lots: dict[tuple[Ref, str], list[RawMaterial]] = {}
    for row in dossier.inputs.materials:
        if row.is_open:
            heading = dossier.outline.find(row.heading)
            ref = (*heading.ref, "标题") if heading and heading.ref else ()
            lots.setdefault((ref, heading.words if heading else row.heading or ""), []).append(row)
    for (ref, words), rows in lots.items():
        where = f"“{words}”下面" if words else "没有归到小标题的"
        fix = f"在“处理:”后面写“采用”或“不用”（{_listed(rows)}）"
        yield Note(
            ref or (*rows[0].ref, "处理"),
            f"{where}有{len(rows)}条素材没有定（{_kinds(rows)}）",
            fix=fix,
            at=rows[0].ref,
        )


def _kinds(rows: Sequence[RawMaterial]) -> str:
    counted = Counter(row.kind or "其他" for row in rows)
    return "、".join(f"{kind}{count}" for kind, count in counted.most_common())


def _listed(rows: Sequence[RawMaterial]) -> str:
    """Their numbers, the first few."""
    numbers = [row.id for row in rows if row.id]
    return "、".join(numbers[:_MOST]) + ("等" if len(numbers) > _MOST else "") if numbers else "素材.yaml"


_MOST = 12
