"""简称在前：还没有写明简称，前面已经用了简称。

反例:
  今年: |
    一、2024年工作回顾
    依托矛调中心化解纠纷。
    二、2025年工作安排
    建强社会矛盾纠纷调处化解中心（以下简称“矛调中心”）。
正例:
  今年: |
    一、2024年工作回顾
    依托社会矛盾纠纷调处化解中心（以下简称“矛调中心”）化解纠纷。
    二、2025年工作安排
    建强矛调中心。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh.expression import expression

ID = "简称在前"
LEVEL = Level.HINT

_DEFINED = expression(r"[（(](?:以下|下)?(?:统称|简称)(?:为)?[:：]?[“《]?(?P<short>[^”》）)]{2,20})[”》]?[）)]")


def look(paper: Paper) -> Iterator[Remark]:
    """Short forms used in a line before the one that tells what they stand for."""
    known = set[str]()
    for at, line in enumerate(paper.lines):
        for found in _DEFINED.finditer(line.text) if "简称" in line.text or "统称" in line.text else ():
            short = found["short"]
            if short in known or line.note:
                continue
            known.add(short)
            whole = line.text[max(0, found.start() - len(short) - 20) : found.start()]
            for early in paper.lines[:at]:
                start = early.text.find(short)
                if start >= 0 and not early.note and short not in whole:
                    told = f"第{line.number}段才写明“{short}”是什么的简称"
                    yield Remark(early, start, start + len(short), told, "第一次出现写全称，在那里写明简称")
                    break
