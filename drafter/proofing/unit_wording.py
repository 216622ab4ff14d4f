"""单位写法：单位漏了字、不是法定的、符号大小写不对，金额没有写“元”。

反例:
  今年: |
    一、2024年工作回顾
    自来水费降至每立方3.48元。
正例:
  今年: |
    一、2024年工作回顾
    自来水费降至每立方米3.48元。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.phrasebook import told
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper

ID = "单位写法"
LEVEL = Level.HINT


def look(paper: Paper) -> Iterator[Remark]:
    """Units that lack a character, are none, or are written in the wrong case."""
    yield from told(paper, ID)
