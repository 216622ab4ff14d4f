"""共1430件，其中民事1217件，占80.2%: a share told right behind its whole and its part, which do not make it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from drafter.proofing.precision import Between, between, counted, last_digit
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.figures import Found

_PART = expression(r"[，（(；](?:其中|包括|含)[:：，]?[^，。；、\d（）()]{0,14}")
_SHARE = expression(
    r"[，、（(](?:约)?占(?:比|总数的?|总量的?|全部的?|全年的?|总户数的?|总人数的?|案件总数的?)?(?:为|达到?|约|近)?"
)
_NEAR = Decimal(25)
"""Points by which a share is off where it is a slip; more is the share of something else."""


def look(paper: Paper) -> Iterator[Remark]:
    """Shares told behind 其中."""
    for line in paper.lines:
        for sentence in line.sentences() if not line.row and "占" in line.text else ():
            found = figures.find(sentence.text)
            for whole, part, share in zip(found, found[1:], found[2:], strict=False):
                if told := _told(sentence.text, whole, part, share):
                    start, end = sentence.start + whole.start, sentence.start + share.end
                    yield Remark(line, start, end, *told)


def _told(text: str, whole: Found, part: Found, share: Found) -> tuple[str, str] | None:
    """What is wrong with a share, and what to do; None where nothing is, or it is of something else."""
    same = whole.figure.unit == part.figure.unit != "%" and share.figure.unit == "%"
    if not same or not 0 < part.figure.value <= whole.figure.value:
        return None
    if not _PART.fullmatch(text, whole.end, part.start) or not _SHARE.fullmatch(text, part.end, share.start):
        return None
    top, bottom, said = counted(part.figure), counted(whole.figure), between(share.figure, rounded=False)
    if Between(top.low / bottom.high * 100, top.high / bottom.low * 100).meets(said):
        return None
    made = part.figure.value / whole.figure.value * 100
    if abs(made - share.figure.value) > _NEAR:
        return None
    shown = made.quantize(min(last_digit(share.figure, rounded=False), Decimal("0.1")), ROUND_HALF_UP)
    return (
        f"{part.figure}占{whole.figure}的{shown}%，写的是{share.figure}",
        "三个数对一遍；不是这个总数的，写明占什么的",
    )
