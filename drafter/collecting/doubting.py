"""What forbids to take a paper's figure for certain though its words fit: last year's is told of several things at once, of the
whole year or of a day, of the whole bureau or of its offices alone, of several years, of what is done and not only begun, of one
thing and not of it together with others, in one unit, and the paper's is not."""

from __future__ import annotations

from drafter.collecting.alike import Sought
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
_GROWS, _SHARES = expression("增速|增幅|降幅|增长|下降"), expression("比重|占比|比例|(?<![抢侵])占[^，。；]{0,16}$")
_RANK = expression("国家|省级|市级|区级|县级")
_EACH = expression("分别|均|依次|各(?![类项级地部街区种科所个界])")
_ITEMS = expression("[\u4e00-\u9fff“”]{2,14}(?:(?:、|和|及|与)[\u4e00-\u9fff“”]{2,14})+$")
_BETWEEN = expression("、|(?<![调共平温缓饱])和(?![解谐平睦])|及(?!时|格)|与(?!会)")


def doubt(asked: Sought, one: Mention) -> str:
    """Why a mention that fits by its words may be of something else than last year's figure, in words; empty where it is not."""
    ours, theirs = asked.statistic.figure.unit, one.figure.unit
    if ours and theirs and not units.same(ours, theirs):
        return f"单位是“{theirs}”，上年是“{ours}”"
    if _of_several(asked, one):
        return "上年是几件事各多少，这是其中一件的"
    if _of_a_day(asked, one):
        return "一个是某一天的数，一个是全年的数"
    if _of_years(asked, one):
        return "一个说的是几年的，一个不是"
    if _of_stage(asked, one):
        return "一个是开工、新建的，一个是完成、改造的"
    if _of_share(asked, one):
        return "一个是增长多少，一个是占多少"
    if _of_rank(asked, one):
        return "级别不一样"
    if _of_more(asked, one):
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
    theirs = bool(_YEARS.search(one.near) or _GOES_ON.match(behind))
    return theirs != bool(_YEARS.search(f"{asked.clause} {asked.name}"))


def _of_stage(asked: Sought, one: Mention) -> bool:
    """One counts what was begun or newly built, the other what was finished or mended."""
    ours, theirs = f"{asked.clause} {asked.name}", one.near
    return any(
        bool(early.search(a)) and not late.search(a) and bool(late.search(b)) and not early.search(b)
        for early, late in ((_BEGUN, _DONE), (_BUILT, _MENDED))
        for a, b in ((ours, theirs), (theirs, ours))
    )


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
    """Both name a rank, and no rank is named by both: 省级 and 国家."""
    ours, theirs = (set(_RANK.findall(text)) for text in (f"{asked.clause} {asked.name}", f"{one.near} {one.name}"))
    return bool(ours) and bool(theirs) and not ours & theirs


def _items(clause: str) -> list[str]:
    """The things that stand in a row before a figure, the last with what is said of it; none where there is one."""
    before = clause.partition(FIGURE)[0].rpartition("，")[2]
    found = _ITEMS.search(before.rstrip("约近超共达到了为至"))
    return [item for item in _BETWEEN.split(found[0]) if item] if found else []


def _of_more(asked: Sought, one: Mention) -> bool:
    """The paper counts last year's thing together with others: 个体工商户和企业, 交通、能源、水利完成投资."""
    if one.cell or _EACH.search(one.near):
        return False
    *items, last = _items(one.near) or [""]
    told = f"{asked.clause} {asked.name}"
    if any(item.endswith(asked.name[-2:]) for item in items):
        return not _shares(last[:4], told)
    return any(item in asked.name for item in items) and any(not _shares(item, told) for item in items)


def _shares(words: str, text: str) -> bool:
    """Whether two characters of the words stand side by side in the text."""
    return any(words[k : k + 2] in text for k in range(len(words) - 1))


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
