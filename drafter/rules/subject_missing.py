"""答复缺主语：完成情况一开头就是“已于6月建成启用”“12个”一类，没有说是什么；照计划的话给出补上以后的样子，不替您改。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    搭建法律审查信息化辅助平台。
  上年计划:
    - {编号: 划01, 计划: 搭建法律审查信息化辅助平台。, 完成情况: 已于6月建成启用。, 状态: 已完成}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    搭建法律审查信息化辅助平台。
  上年计划:
    - {编号: 划01, 计划: 搭建法律审查信息化辅助平台。, 完成情况: 法律审查信息化辅助平台已于6月建成启用。, 状态: 已完成}
怎么改: 在前面补上说的是什么，参照给出的写法。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import says_nothing
from drafter.model.inputs import ANNEX_ONLY
from drafter.zh.expression import expression
from drafter.zh.quoting import quote

ID = "答复缺主语"
LEVEL = Level.WARNING

_WHEN = "(?:(?:目前|现|均|全部|全年|年内|如期|顺利|截至目前|今年|于|在)|[0-9]{1,2}月(?:底|初|份|中旬)?|年底前?)"
_DONE = (
    "(?:建成|建立|完成|启用|印发|出台|投入|使用|上线|运行|落实|开通|达标|实现|整改|办结|通过|验收|到位|启动|实施|施行|成立|搭建|落地|见效"
    "|并|了|推广|挂牌|开工|竣工|发布|公布)"
)
_NO_SUBJECT = expression(rf"(?:{_WHEN}|已经?)*{_DONE}{{1,6}}")
_BARE_COUNT = expression(r"(?:共|约|累计|全年|达到?|超过?)*\d[\d.,，]*(?:余|多)?[^\d，。；年月日]{0,3}")
_CLAUSE = expression("[，。；]")
_DEED = expression(
    "(?:继续|持续|进一步|深入|全面|加快|推动|推进|积极|启动|力争|年内|争取)*(?:搭建|建成|建设|建立|完成|制定|出台|印发|编制|编印|组建|成立|开通|修订|实施"
    "|打造|筹建|新建|启用|开展|健全|完善|优化)"
)
"""What a promise says is to be done with its thing."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Answers whose first clause is a verb or a number and nothing else, with the promise's thing put before it."""
    for promise, row, _ in dossier.joins.promises:
        if row is None or not row.outcome or row.section == ANNEX_ONLY or says_nothing(row.outcome):
            continue
        first = _CLAUSE.split(row.outcome)[0].strip()
        if _NO_SUBJECT.fullmatch(first) or _BARE_COUNT.fullmatch(first):
            thing = _thing(promise.parts[0])
            shown = f"，如{quote(f'{thing}{row.outcome}')}" if thing else ""
            where = (*row.ref, "完成情况", 0, len(first))
            fix = f"补上说的是什么{shown}；不用改的，在这一条加一行“核对: {ID}”"
            yield Note(where, f"“{first}”没有说是什么", fix=fix)


def _thing(part: str) -> str:
    """搭建法律审查信息化辅助平台 -> 法律审查信息化辅助平台; nothing where it does not begin with what is to be done."""
    clause = _CLAUSE.split(part)[0]
    deed = _DEED.match(clause)
    return clause[deed.end() :] if deed else ""
