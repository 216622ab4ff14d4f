"""What forbids to take a paper's figure for certain though its words fit: last year's is told of several things at once, of the
whole year or of a day, of the whole bureau or of its offices alone, and the paper's is not."""

from __future__ import annotations

from drafter.collecting.alike import Sought
from drafter.collecting.mention import Mention
from drafter.quantities import FIGURE
from drafter.zh.expression import expression

_SHARED = expression(
    "[、和与及].*?[各均](?:召开|开展|组织|举办|举行|进行|设立?|建立|建成|有|配备|获评?|完成|办理?|印发|制定|出台|新增|达到?|为|超过?)*了?"
    + FIGURE
)
"""依法治区委员会、主任办公会议各|3次: one figure for each of several things."""
_IN_HAND = expression("在册|在管|在矫|在教|在押|在岗|在职|未结|在办")
_AT_DATE = expression("现有|目前|结存|存量|(?<!截至)(?<!截止)(?:年|期|月|季)末")
_OVER_YEAR = expression("全年|累计|本年度?共|年内")
_OFFICES = expression("局机关|委机关|局本级|局本部|机关本级|本级机关|(?:^|[，、])机关(?=党员|干部|支部|内|有|科室)")
_WHOLE = expression("全系统|全区|全县|全市|全局|系统内|各街道|各单位")
_CLAUSES = expression("[。；]")


def doubt(asked: Sought, one: Mention) -> str:
    """Why a mention that fits by its words may be of something else than last year's figure, in words; empty where it is not."""
    if _of_several(asked, one):
        return "上年是几件事各多少，这是其中一件的"
    if _of_a_day(asked, one):
        return "一个是某一天的数，一个是全年的数"
    return "一个只说局机关，一个不是" if _of_offices(asked, one) else ""


def _of_several(asked: Sought, one: Mention) -> bool:
    """Last year's figure is each of several things', the paper's that of one of them."""
    return bool(_SHARED.search(asked.clause)) and not _SHARED.search(one.near)


def _of_a_day(asked: Sought, one: Mention) -> bool:
    """One counts what there is on a day, the other all that there was in the year: 年末在册468人, 全年在册954名."""
    ours, theirs = _stretch(asked.clause), _stretch(f"{one.near} {one.name}")
    return bool(ours) and bool(theirs) and ours != theirs


def _stretch(words: str) -> str:
    """Whether words count over a year or on a day, as they say or as what is in hand is counted; empty where neither."""
    if _AT_DATE.search(words):
        return "day"
    in_hand = bool(_IN_HAND.search(words))
    return "year" if _OVER_YEAR.search(words) and in_hand else "day" if in_hand else ""


def _of_offices(asked: Sought, one: Mention) -> bool:
    """One is told of the bureau's own offices, the other of all that belongs to it."""
    ours = asked.statistic.sentence.partition(asked.statistic.figure.text)[0]
    theirs = one.row if one.cell else one.row.partition(one.quote)[0] + one.quote.partition(one.shown)[0]
    return _is_of_offices(ours) != _is_of_offices(theirs)


def _is_of_offices(before: str) -> bool:
    """Whether the words before a figure, back to a stop, name the offices last."""
    stretch = _CLAUSES.split(before)[-1]
    offices = max((found.end() for found in _OFFICES.finditer(stretch)), default=-1)
    return offices > max((found.end() for found in _WHOLE.finditer(stretch)), default=-1)
