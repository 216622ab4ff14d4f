"""前后不一：同一项数，前后两处、正文和表格里只差一位或者两位颠倒。

反例:
  今年: |
    一、2024年工作回顾
    全年受理法律援助案件2318件。
    二、2025年工作安排
    建成三个服务站。
    三、其他情况
    全年受理法律援助案件2381件，群众满意。
正例:
  今年: |
    一、2024年工作回顾
    全年受理法律援助案件2318件。
    二、2025年工作安排
    建成三个服务站。
    三、其他情况
    全年受理法律援助案件2,318宗，群众满意。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing import text_and_table
from drafter.proofing.growth_differs import LEAST, key_of
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Claim, Paper
from drafter.proofing.text_and_table import alike
from drafter.zh import units

ID = "前后不一"
LEVEL = Level.WARNING


def look(paper: Paper) -> Iterator[Remark]:
    """Results that two paragraphs give two values which look alike."""
    before: dict[str, list[Claim]] = {}
    for claim in paper.claims:
        name = key_of(claim)[0]
        if claim.line.planned or claim.line.note or claim.counts.standing.value or len(name) < LEAST:
            continue
        other = next((old for old in before.get(name, ()) if _alike(old, claim)), None)
        if other:
            told = f"{other.line.called}写的是{other.counts.figure}"
            yield Remark(claim.line, claim.start, claim.end, told, "核对是哪一个数，写成一样")
        before.setdefault(name, []).append(claim)
    yield from text_and_table.look(paper)


def _alike(one: Claim, other: Claim) -> bool:
    """Whether two figures of two paragraphs differ by one digit, or have the same digits in another order."""
    here, there = one.counts.figure, other.counts.figure
    if one.line is other.line or here.qualifier or there.qualifier or not units.same(here.unit, there.unit):
        return False
    return here.value != there.value and alike(here.text, there.text)
