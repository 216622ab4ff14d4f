"""涉密个人信息：身份证、手机、银行卡号，社区矫正对象、未成年人一类的姓名，门牌以下的住址，写进了报告。

反例:
  今年: |
    一、2024年工作回顾
    群众反映强烈，联系人王某，电话13800138000。
正例:
  今年: |
    一、2024年工作回顾
    群众拨打12348热线13800余次。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh import private
from drafter.zh.expression import expression
from drafter.zh.personal import masked

ID = "涉密个人信息"
LEVEL = Level.ERROR

_STARS = expression(r"[\dXx]*\*[\dXx* \-]*")


def look(paper: Paper) -> Iterator[Remark]:
    """Numbers that are a person's, told by their make-up and check digits; names with a case, addresses; never printed in full."""
    for line in paper.lines:
        covered = masked(line.text)
        if covered != line.text:
            for found in _STARS.finditer(covered):
                if covered[found.start() : found.end()] != line.text[found.start() : found.end()]:
                    told = "像是个人的身份证、手机或银行卡号"
                    yield Remark(line, found.start(), found.end(), told, "删去，或者只留头尾几位，中间用*盖住")
        for start, end in private.names(line.text):
            yield Remark(line, start, end, "写出了姓名", "改成姓加“某”，或者不提是哪一个人")
        for start, end in private.addresses(line.text):
            yield Remark(line, start, end, "住址写到了门牌以下", "只写到乡镇、街道")
