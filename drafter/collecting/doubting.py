"""What forbids to take a paper's figure for certain though its words fit: last year's is told of several things at once, of the
whole year or of a day, of the whole bureau or of its offices alone, of several years, of what is done and not only begun, of what is
new and not of all there is, of one rank, of one thing and not of it together with others, in one unit, and the paper's is not."""

from __future__ import annotations

import re

from drafter.collecting.alike import Sought
from drafter.collecting.listed import own, together
from drafter.collecting.mention import Mention
from drafter.quantities import FIGURE
from drafter.zh import units
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
_YEARS = expression(
    "年均|[两三四五六七八九十\\d]年(?:来|间|共|累计|总计|提升|提高|增长|增加|新增|下降|降低)|(?:较|比)20\\d\\d年|五”(?:以来|时期|期间|末)"
)
"""年均增长, 5年提升, 较2016年下降: of more than a year."""
_GOES_ON = expression("^，?(?:年均|五年)")
_BEGUN, _DONE = expression("开工|动工|启动|签约"), expression("完成|建成|竣工|投产|投用|交付")
_BUILT, _MENDED = expression("新建"), expression("改造|改建|改扩建|提升")
_NEW = expression("新(?:增|建|设|上|开|登记|签|认定|培育|获|注册)|净增|获批|增加|引进")
_REACHES = expression("(?:达到?|增至|升至|增加到|扩大到|突破|已有|现有|共有|总数|总量|拥有|累计有)(?:了|约|近|超过?)?$")
_ELLIPTIC = expression("^(?:其中|达到?|增至|总数|累计)")
"""A count told so briefly that what stands before the comma says of what."""
_GROWS, _SHARES = (
    expression("增速|增幅|降幅|增长|下降"),
    expression("比重|占比|比例|之比|(?<![抢侵])占[^，。；]{0,16}$"),
)
_RANK = expression(
    "(?P<ranks>国家|(?<![全我本该])[省市区县](?:、?[省市区县])*)(?:(?=级)|(?=以上)|(?=技术|重点|科技|示范|先进|优秀|文明)|(?<=国家))级?(?P<up>以上)?"
)
_RANKS = "县区市省国"


def doubt(asked: Sought, one: Mention) -> str:
    """Why a mention that fits by its words may be of something else than last year's figure, in words; empty where it is not."""
    ours, theirs = asked.statistic.figure.unit, one.figure.unit
    if ours and theirs and not units.same_thing(ours, theirs):
        return f"单位是“{theirs}”，上年是“{ours}”"
    if _of_several(asked, one):
        return "上年是几件事各多少，这是其中一件的"
    if _of_a_day(asked, one):
        return "一个是某一天的数，一个是全年的数"
    if _of_years(asked, one):
        return "一个说的是几年的，一个不是"
    if _of_stage(asked, one):
        return "一个是开工、新建的，一个是完成、改造的"
    if _of_new(asked, one):
        return "一个是新增的，一个是总数"
    if _of_share(asked, one):
        return "一个是增长多少，一个是占多少"
    if _of_rank(asked, one):
        return "级别不一样"
    if together(asked, one):
        return "一个只说一样，一个连别的一起算"
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


def _of_years(asked: Sought, one: Mention) -> bool:
    """One is told of several years together, the other of one."""
    behind = "" if one.cell else one.row.partition(one.quote)[2]
    theirs = one.years or bool(_YEARS.search(one.near) or _GOES_ON.match(behind))
    return theirs != (asked.years or bool(_YEARS.search(f"{asked.clause} {asked.name}")))


def _of_stage(asked: Sought, one: Mention) -> bool:
    """One counts what was begun or newly built, the other what was finished or mended."""
    ours, theirs = f"{asked.clause} {asked.name}", one.near
    return any(
        {_stage(ours, asked.before, *kinds), _stage(theirs, _said_before(one), *kinds)} == {"early", "late"}
        for kinds in ((_BEGUN, _DONE), (_BUILT, _MENDED))
    )


def _stage(near: str, before: str, early: re.Pattern[str], late: re.Pattern[str]) -> str:
    """Which of two sorts of verbs stands about a figure, else last before it; empty where none does, or both do."""
    found = {sort for sort, verbs in (("early", early), ("late", late)) if verbs.search(near)}
    if not found:
        stretch = before.rpartition("，")[2]
        at = {sort: [f.end() for f in verbs.finditer(stretch)] for sort, verbs in (("early", early), ("late", late))}
        found = {sort for sort, ends in at.items() if ends and ends[-1] == max(max(e, default=0) for e in at.values())}
    return found.pop() if len(found) == 1 else ""


def _said_before(one: Mention) -> str:
    """The words of a sentence up to its figure, from the last comma but one; of a cell none."""
    if one.cell:
        return ""
    ahead = one.row.partition(one.quote)[0].rstrip("，").rpartition("，")[2]
    return f"{ahead}，{one.quote.partition(one.shown)[0]}"


def _of_new(asked: Sought, one: Mention) -> bool:
    """One counts what came in the year, the other all that there is: 新增集群3个, 集群达到6个."""
    if one.figure.unit == "%":
        return False
    ours = _new_or_all(asked.before, asked.clause.partition(FIGURE)[2])
    return {ours, _new_or_all(_said_before(one), one.near.partition(FIGURE)[2])} == {"new", "all"}


def _new_or_all(before: str, behind: str) -> str:
    """Whether the words about a figure count what is new, or all that there is; empty where they say neither."""
    lead, _, stretch = before.rpartition("，")
    if _ELLIPTIC.match(stretch):
        stretch = f"{lead}{stretch}"
    if _NEW.search(stretch) or _NEW.match(behind.partition("、")[0][-4:]):
        return "new"
    return "all" if _REACHES.search(stretch) else ""


def _of_share(asked: Sought, one: Mention) -> bool:
    """One tells how much a thing grew, the other how much of a whole it is."""
    if one.figure.unit != "%":
        return False
    theirs = one.near.partition(FIGURE)[0]
    ours = f"{asked.name} {asked.clause.partition(FIGURE)[0]}"
    return any(
        bool(_GROWS.search(a)) and not _SHARES.search(a) and bool(_SHARES.search(b)) and not _GROWS.search(b)
        for a, b in ((ours, theirs), (theirs, ours))
    )


def _of_rank(asked: Sought, one: Mention) -> bool:
    """Both name a rank, and not the same: 省级 and 国家, 市级 and 省市级."""
    ours, theirs = (_ranks(text) for text in (f"{own(asked.clause)} {asked.name}", f"{own(one.near)} {one.name}"))
    return bool(ours) and bool(theirs) and ours != theirs


def _ranks(text: str) -> frozenset[str]:
    """The ranks a text names, 以上 with those above short of 国家: 市级以上 -> 市, 省."""
    found: set[str] = set()
    for told in _RANK.finditer(text):
        ranks = [char for char in told["ranks"] if char in _RANKS]
        found.update(_RANKS[_RANKS.index(ranks[0]) : -1] if told["up"] and ranks != ["国"] else ranks)
    return frozenset(found)


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
