"""数字用词：增长、增加、提高、百分点、以上、倍数这些词用得不对。

反例:
  今年: |
    一、2024年工作回顾
    民生支出同比增长1.5个百分点。
正例:
  今年: |
    一、2024年工作回顾
    民生支出同比增长1.5%。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.phrasebook import told
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper

ID = "数字用词"
LEVEL = Level.HINT


def look(paper: Paper) -> Iterator[Remark]:
    """Words about figures that do not go with them."""
    yield from told(paper, ID)
