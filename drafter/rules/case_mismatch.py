"""案卷不符：案卷里的区、年度、标题、署名和去年的报告接不上，或者自相矛盾。

反例:
  上年报告: |
    龙华区2024年司法行政工作总结
    一、2024年工作总结
    龙华区建成三个服务站。
  案卷: {标题: 坪山区司法局2025年工作总结}
正例:
  上年报告: |
    龙华区2024年司法行政工作总结
    一、2024年工作总结
    龙华区建成三个服务站。
  案卷: {标题: 龙华区司法局2025年工作总结}
怎么改: 照上年的报告核对区、年度、标题、署名，不对的改正。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier, same_district
from drafter.model.finding import Level, Note
from drafter.zh.districts import base_of

ID = "案卷不符"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """District and year against the prior report, the title against both."""
    told, title = dossier.priors[0].meta, dossier.inputs.case.title or ""
    confirm = f"；确实如此的，在案卷.yaml 里加一行“核对: {ID}”"
    if told.district and not same_district(told.district, dossier.district):
        message = f"案卷写的是{dossier.district}，上年报告是{told.district}的"
        yield Note(("案卷", "区"), message, fix=f"把“区:”改成{told.district}{confirm}")
    if told.year >= dossier.year:
        message = f"案卷写的是{dossier.year}年，上年报告却是{told.year}年的"
        yield Note(("案卷", "年度"), message, fix=f"把“年度:”改成报告所写工作的年份{confirm}")
    if 0 < told.year < dossier.year - 1:
        message = f"案卷写的是{dossier.year}年，上年报告是{told.year}年的，不是上一年"
        yield Note(("案卷", "年度"), message, fix=f"核对“年度:”写的年份{confirm}")
    for key, words in (("单位", dossier.inputs.case.issuer), ("署名", dossier.inputs.case.signature)):
        if words and base_of(dossier.district) not in words:
            yield Note(("案卷", key), f"{key}“{words}”里没有{dossier.district}", fix=f"核对{key}里的区名{confirm}")
    if title and base_of(dossier.district) not in title:
        yield Note(("案卷", "标题"), f"标题里没有{dossier.district}", fix=f"核对标题里的区名{confirm}")
    if title and str(dossier.year) not in title and str(dossier.year + 1) not in title:
        yield Note(("案卷", "标题"), f"标题里没有{dossier.year}年", fix=f"核对标题里的年份{confirm}")
