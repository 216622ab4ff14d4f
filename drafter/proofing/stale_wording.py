"""旧提法：已经到期、换了名称的提法，还用来说那以后的事；回顾过去的不算。

反例:
  今年: |
    一、2023年工作回顾
    建成三个服务站。
    二、2024年工作安排
    深入推进安全生产专项整治三年行动。
正例:
  今年: |
    一、2021年工作回顾
    建成三个服务站。
    二、2022年工作安排
    深入推进安全生产专项整治三年行动。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.phrasebook import told
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper

ID = "旧提法"
LEVEL = Level.WARNING


def look(paper: Paper) -> Iterator[Remark]:
    """Wordings whose time is over, in what speaks of a later year."""
    yield from told(paper, ID)
