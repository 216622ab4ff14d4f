"""A paper's sentences, each with where it stands and whether it tells what was done, what is wanting, or what is planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafter.collecting.facts import Facts, speaker
from drafter.collecting.several_years import Years
from drafter.model.finding import DrafterError
from drafter.model.kind import Part, ReportKind
from drafter.model.manuscript import TABLE
from drafter.model.material import Material
from drafter.zh import headings, sentences, shortcomings
from drafter.zh.expression import expression


class Zone(StrEnum):
    """What a stretch of a paper does."""

    DONE = "做了什么"
    OPENING = "开头"
    WANTING = "问题"
    AHEAD = "打算"


_AHEAD = expression(
    "(?:20\\d\\d年|明年|来年|下年|下一?步|下一年|今后|下阶段|后续)[^，。；]{0,8}$|计划$|打算|设想|思路|展望|下一?步|下一年|明年|来年|工作安排|工作考虑|初步考虑"
)
_WANTING = expression(
    "不足|短板|困难|差距|存在(?:的)?(?:主要)?问题|^(?:主要|突出|几个)?问题|问题(?:和|与|及|、)|薄弱|^问题"
)
_LINE = 30
_ITEM = 3
"""The level from which a heading opens an item of a list, not a part of the paper."""
_REPORT = (6_000, 60_000)
"""Characters between which a paper is taken apart as a report: a department's has some two thousand, the longest report known
34 000."""
_ZONES = {Part.PLAN: Zone.AHEAD, Part.PROBLEMS: Zone.WANTING, Part.PREFACE: Zone.OPENING}
_AHEAD_SENTENCE = expression(
    r"^(?:下一?步|下阶段|明年|来年|今后|接下来|(?P<year>20\d\d)年(?!以来)[^，。；]{0,6}?(?:将|拟|计划|打算|力争|安排|要|建立|推动|修订|预计|争取|开展|把))"
)


@dataclass(frozen=True)
class Told:
    """A sentence. number: of its paragraph; start: where it begins there; head: the heading and the speaker it stands under;
    years: it stands in a stretch that tells of several years."""

    facts: Facts
    number: int
    start: int
    text: str
    head: str
    zone: Zone
    place: str = ""
    years: bool = False

    @property
    def where(self) -> str:
        """Where it stands, in words."""
        return f"第{self.number}段"


def told(material: Material, facts: Facts, year: int, kinds: Sequence[ReportKind] = ()) -> list[Told]:
    """A paper -> its sentences in order. kinds: of reports, by which one as long as a report is taken apart."""
    apart = _parts(material, kinds)
    found: list[Told] = []
    headed = any(_heading(para.text.strip()) for para in material.paper.paras)
    head, zone, voice, years = "", Zone.OPENING if headed else Zone.DONE, "", Years()
    for number, para in enumerate(material.paper.paras, start=1):
        text = para.text.strip()
        if para.look in TABLE or not text:
            continue
        years.hear(text)
        if who := speaker(text):
            voice, head = who, ""
            continue
        if opened := _heading(text):
            head, zone = opened, _zone(opened)
            if len(text) <= _LINE:
                continue
        at, marker = headings.run_in(text), headings.marker_of(text)
        if at and marker and marker.level < _ITEM:
            zone = _zone(text[:at])
        if not headed and not facts.chat and len(text) <= _LINE and not headings.STOP.search(text):
            continue
        for one in sentences.split(text):
            here = _of_sentence(one.text, apart.get(number, zone), year)
            under = f"{voice} {head}".strip()
            found.append(Told(facts, number, one.start, one.text, under, here, years=years.over))
    return found


def _parts(material: Material, kinds: Sequence[ReportKind]) -> dict[int, Zone]:
    """Paragraphs of a paper as long as a report -> what each does, as the parser of reports sees it."""
    if not _REPORT[0] <= sum(len(para.text) for para in material.paper.paras) <= _REPORT[1]:
        return {}
    from drafter import parsing

    try:
        portions = parsing.parse(material.paper, kinds).portions
    except DrafterError:  # a list of names and numbers is no report
        return {}
    return {n: _ZONES.get(p.part, Zone.DONE) for p in portions for n in range(p.first, p.last + 1)}


def _heading(text: str) -> str:
    """The heading a paragraph is or begins with; empty where it is none."""
    marker = headings.marker_of(text)
    if marker is None or marker.level > 2 or len(text) > headings.LONGEST or headings.STOP.search(text):
        return ""
    return headings.unmarked(text).strip()


def _zone(heading: str) -> Zone:
    bare = headings.unmarked(heading)
    if _AHEAD.search(bare) and not _WANTING.search(bare):
        return Zone.AHEAD
    if _WANTING.search(bare):
        return Zone.WANTING
    return Zone.DONE


def _of_sentence(text: str, zone: Zone, year: int) -> Zone:
    """A sentence in a zone -> what it does itself: 2025年拟…… is ahead even among the results."""
    found = _AHEAD_SENTENCE.match(headings.unmarked(text))
    if found and (not found["year"] or int(found["year"]) > year):
        return Zone.AHEAD
    return Zone.WANTING if zone in (Zone.DONE, Zone.OPENING) and shortcomings.admits(text) else zone
