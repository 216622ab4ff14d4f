"""What forbids to take a paper's figure for certain though its words fit: last year's is told of several things at once, of the
whole year or of a day, of the whole bureau or of its offices alone, of several years, of what is done and not only begun, of what is
new and not of all there is, of one rank, of one thing and not of it together with others, in one unit, and the paper's is not."""

from __future__ import annotations

from drafter.collecting.alike import Sought
from drafter.collecting.listed import own, together
from drafter.collecting.mention import Mention
from drafter.quantities import FIGURE
from drafter.quantities.sorts import BEGUN, BUILT, DONE, MENDED, SEVERAL_YEARS, day_or_year, new_or_all, ranks, stage
from drafter.zh import units
from drafter.zh.expression import expression
from drafter.zh.synonyms import fold

_SHARED = expression(
    "[、和与及].*?[各均](?:召开|开展|组织|举办|举行|进行|设立?|建立|建成|有|配备|获评?|完成|办理?|印发|制定|出台|新增|达到?|为|超过?)*了?"
    + FIGURE
)
"""依法治区委员会、主任办公会议各|3次: one figure for each of several things."""
_OFFICES = expression("局机关|委机关|局本级|局本部|机关本级|本级机关|(?:^|[，、])机关(?=党员|干部|支部|内|有|科室)")
_WHOLE = expression("全系统|全区|全县|全市|全局|系统内|各街道|各单位")
_CLAUSES = expression("[。；]")
_GOES_ON = expression("^，?(?:年均|五年)")
_ABOVE = expression("(?:规模|限额|[一二两三四五六七八九十百千万亿\\d]+(?:元|人|亩|平方米))以上|规上|限上")
"""Of a thing only what is large: 规模以上企业, 千万元以上项目."""
_ADDED = expression("、(?:其中)?(?:新增|净增)$")
_NEW = expression("新|净增")
_GROWS, _SHARES = (
    expression("增速|增幅|降幅|增长|下降"),
    expression("比重|占比|比例|之比|(?<![抢侵])占[^，。；]{0,16}$"),
)


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
    if _of_large(asked, one):
        return "一个只算多大以上的，一个不是"
    if together(asked, one):
        return "一个只说一样，一个连别的一起算"
    return "一个只说局机关，一个不是" if _of_offices(asked, one) else ""


def _of_several(asked: Sought, one: Mention) -> bool:
    """Last year's figure is each of several things', the paper's that of one of them."""
    return bool(_SHARED.search(asked.clause)) and not _SHARED.search(one.near)


def _of_a_day(asked: Sought, one: Mention) -> bool:
    """One counts what there is on a day, the other all that there was in the year: 年末在册468人, 全年在册954名."""
    ours, theirs = day_or_year(asked.clause), day_or_year(f"{one.near} {one.name}")
    return bool(ours) and bool(theirs) and ours != theirs


def _of_years(asked: Sought, one: Mention) -> bool:
    """One is told of several years together, the other of one."""
    behind = "" if one.cell else one.row.partition(one.quote)[2]
    theirs = one.years or bool(SEVERAL_YEARS.search(one.near) or _GOES_ON.match(behind))
    return theirs != (asked.years or bool(SEVERAL_YEARS.search(f"{asked.clause} {asked.name}")))


def _of_stage(asked: Sought, one: Mention) -> bool:
    """One counts what was begun or newly built, the other what was finished or mended."""
    ours, theirs = f"{asked.clause} {asked.name}", one.near
    return any(
        {stage(ours, asked.before, *kinds), stage(theirs, said_before(one), *kinds)} == {"early", "late"}
        for kinds in ((BEGUN, DONE), (BUILT, MENDED))
    )


def said_before(one: Mention) -> str:
    """The words of a sentence up to its figure, from the last comma but one; of a cell none."""
    if one.cell:
        return ""
    ahead = one.row.partition(one.quote)[0].rstrip("，").rpartition("，")[2]
    return f"{ahead}，{one.quote.partition(one.shown)[0]}"


def _of_new(asked: Sought, one: Mention) -> bool:
    """One counts what came in the year, the other all that there is: 新增集群3个, 集群达到6个."""
    if one.figure.unit == "%":
        return False
    ours = new_or_all(asked.before, asked.clause.partition(FIGURE)[2])
    if _ADDED.search(said_before(one)) and not _NEW.search(f"{asked.before} {asked.clause} {asked.name}"):
        return True
    return {ours, new_or_all(said_before(one), one.near.partition(FIGURE)[2])} == {"new", "all"}


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
    ours, theirs = (ranks(text) for text in (f"{own(asked.clause)} {asked.name}", f"{own(one.near)} {one.name}"))
    return bool(ours) and bool(theirs) and ours != theirs


def of_unsaid_rank(asked: Sought, one: Mention) -> bool:
    """Whether only one of the two names a rank, and no common name of both leaves it out: 农业园区, 市级以上农业园区."""
    ours, theirs = (ranks(text) for text in (f"{own(asked.clause)} {asked.name}", f"{own(one.near)} {one.name}"))
    return bool(ours) != bool(theirs) and fold(asked.name) != fold(one.name)


def _of_large(asked: Sought, one: Mention) -> bool:
    """One counts only what is large, the other all: 固定资产投资, 规模以上固定资产投资."""
    texts = (f"{asked.name} {own(asked.clause)}", f"{one.name} {own(one.near)}")
    return len({bool(_ABOVE.search(text)) for text in texts}) > 1


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
