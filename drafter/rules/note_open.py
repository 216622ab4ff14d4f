"""批示未办：别人在 Word 稿上批的话收回来了，还没有办。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗, 批示: 王局：这个数再核一下}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1633宗}
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import Checked
from drafter.zh.quoting import quote

ID = "批示未办"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Every note of a row that nobody has answered."""
    rows: tuple[Checked, ...] = (dossier.inputs.case, *dossier.inputs.rows())
    for row in rows:
        for line in (row.notes or "").split("\n"):
            if line.strip():
                yield Note(
                    (*row.ref, "批示"),
                    f"稿子上批了{quote(line.strip())}",
                    fix=f"照办或者答复以后，删掉“批示:”这一行；要留着的，加一行“核对: {ID}”",
                )
