"""涉密个人信息：身份证、手机、银行卡号，未成年人、社区矫正对象的姓名和案情，写到门牌的住址，写进了报告。

反例:
  今年: |
    一、2024年工作回顾
    群众反映强烈，联系人王某，电话13800138000。社区矫正对象王小明因盗窃罪入矫。
正例:
  今年: |
    一、2024年工作回顾
    群众拨打12348热线13800余次。社区矫正对象王某因盗窃罪入矫。
依据: GB 11643—1999、ISO/IEC 7812-1；《个人信息保护法》第二十八条；《社区矫正法》第五十四条。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh.expression import expression
from drafter.zh.personal import masked
from drafter.zh.persons import persons

ID = "涉密个人信息"
LEVEL = Level.ERROR

_STARS = expression(r"[\dXx]*\*[\dXx* \-]*")


def look(paper: Paper) -> Iterator[Remark]:
    """Numbers that are a person's, told by their make-up and check digits, names with a case, homes; never printed in full."""
    for line in paper.lines:
        covered = masked(line.text)
        if covered != line.text:
            for found in _STARS.finditer(covered):
                if covered[found.start() : found.end()] != line.text[found.start() : found.end()]:
                    told = "像是个人的身份证、手机或银行卡号"
                    yield Remark(line, found.start(), found.end(), told, "删去，或者只留头尾几位，中间用*盖住")
        for one in persons(line.text):
            yield Remark(line, one.start, one.end, one.what, "删去，或者只写“某某”", shown=one.shown)
