"""固定表述：有固定写法的提法、指标名称，写漏了字、用错了词、写乱了先后。

反例:
  今年: |
    一、2024年工作回顾
    战略新兴产业加快发展。
正例:
  今年: |
    一、2024年工作回顾
    战略性新兴产业加快发展。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing import formulae, set_orders
from drafter.proofing.phrasebook import told
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper

ID = "固定表述"
LEVEL = Level.WARNING


def look(paper: Paper) -> Iterator[Remark]:
    """Set phrases and names of indicators that lack a word or have another."""
    yield from told(paper, ID)
    yield from formulae.look(paper)
    yield from set_orders.look(paper)
