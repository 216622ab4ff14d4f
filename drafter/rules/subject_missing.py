"""答复缺主语：完成情况一开头就是动词、数或者“平台”“中心”一类的半截名称，没有说是什么，印在正文里读不懂。

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

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import says_nothing
from drafter.model.inputs import ANNEX_ONLY, NOT_BEGUN, PromiseInput
from drafter.zh.expression import expression
from drafter.zh.quoting import quote

ID = "答复缺主语"
LEVEL = Level.WARNING

_WHEN = "(?:(?:目前|现|均|全部|全年|年内|如期|顺利|截至目前|今年|于|在)|[0-9]{1,2}月(?:底|初|份|中旬)?|年底前?)"
_DONE = (
    "(?:建成|建立|完成|启用|印发|出台|投入|使用|上线|运行|落实|开通|达标|实现|整改|办结|通过|验收|到位|启动|实施|施行|成立|搭建|落地|见效"
    "|并|了|推广|挂牌|开工|竣工|发布|公布|试行|铺开|推开)"
)
_WHAT_BEFELL = "(?:换届|搬迁|迁建|改造|改制|升级|扩建|选址|立项|采购|招标|评估|签约|摘牌)"
"""What is done to the thing itself: 完成换届."""
_WHERE = "(?:在[^，。；]{2,14}?)"
_NO_SUBJECT = expression(rf"(?:{_WHEN}|已经?)*{_WHERE}?(?:{_WHEN}|已经?)*{_DONE}{{1,6}}(?:{_DONE}|{_WHAT_BEFELL})*")
_BARE_COUNT = expression(r"(?:共|约|累计|全年|达到?|超过?)*\d[\d.,，]*(?:余|多)?[^\d，。；年月日]{0,3}")
_UNDERGONE = expression(
    rf"(?:{_WHEN}|已经?)*(?:[列纳写编并归]入|获批|入选|报批|送审|报送|上报(?!告)|提交|移交|通过(?!.{{0,12}}(?:方式|形式|渠道|平台|机制|途径)).{{0,20}}"
    "(?:验收|评估|评审|审核|审查|审议|认定|推荐|初审|批复))"
)
"""What is said only of the thing itself: 列入清单, 通过省级验收."""
_CLAUSE = expression("[，。；]")
_CALLED = expression("([\u4e00-\u9fff]{2,4}?)(?=[于已在均，]|[0-9]{1,2}月)")
"""A short name that a sentence opens with."""
_DEED = expression(
    "(?:继续|持续|进一步|深入|全面|加快|推动|推进|积极|启动|力争|年内|争取)*(?:搭建|建成|建设|建立|完成|制定|出台|印发|编制|编印|组建|成立|开通|修订|实施"
    "|打造|筹建|新建|启用|开展|健全|完善|优化)"
)
"""What a promise says is to be done with its thing."""
_WHAT = expression(
    rf"^(?:通过|依托|探索|深化|强化|加快|加强|持续|大力|着力|合力|稳步|扎实|深入|全面|推[进动广行]|{_DEED.pattern})*"
)
"""The same before the name of a thing within a clause."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Answers whose first clause is a verb or a number and nothing else, with the promise's thing put before it."""
    for promise, row, _ in dossier.joins.promises:
        if row is None or not row.outcome or row.section == ANNEX_ONLY or row.state == NOT_BEGUN:
            continue
        if says_nothing(row.outcome):
            continue
        first = _CLAUSE.split(row.outcome)[0].strip()
        if _NO_SUBJECT.fullmatch(first) or _BARE_COUNT.fullmatch(first) or _UNDERGONE.match(first):
            yield _note(row, len(first), "没有说是什么", _thing(promise.parts[0]) + row.outcome)
        elif part := _whole([*promise.parts, promise.item], row.outcome):
            yield _note(row, part.size, "没有说是哪一个", part.thing + row.outcome[part.size :])


def _note(row: PromiseInput, size: int, told: str, shown: str) -> Note:
    """The first characters of an answer, what is missing in them, and the answer with it."""
    answer = row.outcome or ""
    like = f"，如{quote(shown)}" if len(shown) > len(answer) else ""
    fix = f"补上说的是什么{like}；不用改的，在这一条加一行“核对: {ID}”"
    return Note((*row.ref, "完成情况", 0, size), f"“{answer[:size]}”{told}", fix=fix)


@dataclass(frozen=True)
class _Part:
    """What a promise is to make, and how many characters of its end an answer calls it by."""

    thing: str
    size: int


def _whole(parts: Sequence[str], answer: str) -> _Part | None:
    """The thing that an answer calls by the last words of its name: 平台于3月上线, of 网上征集问题线索平台."""
    called = _CALLED.match(answer)
    if called is None:
        return None
    name, size = called[1], len(called[1])
    clauses = (clause for part in parts for clause in _CLAUSE.split(part) if name in clause)
    things = [_WHAT.sub("", clause[: clause.rindex(name)]) + name for clause in clauses]
    whole = max(things, key=len, default="")
    return _Part(whole, size) if len(whole) > size + 2 else None


def _thing(part: str) -> str:
    """搭建法律审查信息化辅助平台 -> 法律审查信息化辅助平台; nothing where it does not begin with what is to be done."""
    clause = _CLAUSE.split(part)[0]
    deed = _DEED.match(clause)
    return clause[deed.end() :] if deed else ""
