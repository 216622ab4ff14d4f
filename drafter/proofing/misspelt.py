"""错别字：记录和纪录、截止和截至、的和地……；常用的几个字里换进了同音、形近的字。

反例:
  今年: |
    一、2024年工作回顾
    单产刷新历史记录。
正例:
  今年: |
    一、2024年工作回顾
    单产刷新历史纪录。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing import mistyped
from drafter.proofing.phrasebook import told
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper

ID = "错别字"
LEVEL = Level.WARNING


def look(paper: Paper) -> Iterator[Remark]:
    """Confused characters, for a closed list."""
    yield from told(paper, ID)
    yield from mistyped.look(paper)
