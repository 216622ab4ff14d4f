"""Of whom a figure of a paper is told: of the district, of the city, of another place, of one street or unit."""

from __future__ import annotations

from drafter.collecting.mention import Scope
from drafter.zh import districts
from drafter.zh.expression import expression

_WIDER = expression(
    "(?:全市|全省|全国|各区|各县)(?![^，。；]{0,16}(?:评选|评为|获|入选|表彰|竞赛|比武|大赛|百优|示范|先进|典型|优秀|通报|名列|排名|第[一二三四五]))"
)
_AVERAGE = expression("[高低快慢多少]于(?:全市|全省|全国)")
_OURS = expression("我[区县市局院科处们]|全区|全县|本[区县局]|区属|辖区|局机关")
_UNIT = expression(
    "(?:我们|本|该|我)(?:所|街道|社区|院|站|镇|乡)(?!区)|[一1]处就|一家就|其中[^，。；]{0,10}(?:街道|社区|小镇|园区)"
)
_STREET = expression(
    "(?:^|[，；：。]|在|仅|其中)(?![^，]{0,3}[各每全个法依级对向到与争等的了])[\u4e00-\u9fff]{2,3}(?:街道|司法所)(?![、和及等])"
)
_NEIGHBOURS = expression("兄弟[区县单]|邻[区县]|邻近的|相邻的?|毗邻|外[区县]|周边[区县]|同类城区|其他[区县]")
_BODIES = expression("机关系统|区直机关|区级机关")


def scope_of(sentence: str, at: int, home: str, *, local: bool) -> Scope:
    """A sentence, where its figure stands, the district's own base name, and whether the paper is of one place -> of whom."""
    start = max(sentence.rfind(mark, 0, at) for mark in "。；，（(") + 1
    clause, before = sentence[start:at], sentence[:at]
    if local or _UNIT.search(before):
        return Scope.LOCAL
    last_wider = max((found.end() for found in _WIDER.finditer(before)), default=-1)
    last_ours = max((found.end() for found in _OURS.finditer(before)), default=-1)
    if _AVERAGE.search(clause) or (last_wider > last_ours and last_wider > max(before.rfind("；"), before.rfind("。"))):
        return Scope.WIDER
    if any(
        districts.base_of(name) != home and name[-1] in "区县" and name not in home
        for _, _, name in districts.find(clause)
    ):
        return Scope.OTHER
    if _NEIGHBOURS.search(clause):
        return Scope.OTHER
    if _BODIES.search(clause):
        return Scope.WIDER
    return Scope.LOCAL if _STREET.search(clause) else Scope.OWN


def is_place(head: str) -> bool:
    """Whether the head of a row names one place or unit within the district."""
    return bool(_PLACE.search(head)) and len(head) <= 12


_PLACE = expression("(?:街道?|镇|乡|社区|村|司法所|大队|中队|分局|派出所|调解院|区直部门|工作站|园区|开发区)$")
