"""搭配：动词和后面的词不搭配，句子杂糅。

反例:
  今年: |
    一、2024年工作回顾
    加强行政执法监督力度。
正例:
  今年: |
    一、2024年工作回顾
    加大行政执法监督力度。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.phrasebook import told
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper

ID = "搭配"
LEVEL = Level.HINT


def look(paper: Paper) -> Iterator[Remark]:
    """Verbs that do not go with their objects, for a closed list."""
    yield from told(paper, ID)
