"""脱字衍字：漏了字、重了字、重了标点。

反例:
  今年: |
    一、2024年工作回顾
    随机抽取4家律师事务进行检查。
正例:
  今年: |
    一、2024年工作回顾
    随机抽取4家律师事务所进行检查。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing import mistyped
from drafter.proofing.phrasebook import told
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper

ID = "脱字衍字"
LEVEL = Level.WARNING


def look(paper: Paper) -> Iterator[Remark]:
    """Characters and marks left out or printed twice."""
    yield from told(paper, ID)
    yield from mistyped.doubled(paper)
