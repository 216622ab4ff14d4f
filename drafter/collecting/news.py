"""What papers tell and no row asks for: honours, new practices, documents, events, new figures, each under a heading of last
year's report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from drafter.collecting.chatting import fact_of
from drafter.collecting.mention import Scope
from drafter.collecting.same_event import grouped
from drafter.collecting.stands_for import Weighed
from drafter.collecting.telling import Told, Zone
from drafter.collecting.timespan import Period
from drafter.model.collected import Answered, News, Source
from drafter.model.kind import Part
from drafter.model.report import Heading, Report
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.headings import ITEM_ENDS
from drafter.zh.hygiene import squeeze
from drafter.zh.lexicon import lexicon

_HONOUR = expression(
    "获评|荣获|获得|被评为|被授予|入选|授予|表彰|评为|(?:一|二|三|特)等奖|第[一二三]名|先进|优秀(?!率)|十佳|示范|典型|通报表扬|被命名|被确定为|推广|肯定|采用|优胜|模范|刊发|刊登|转发推介|典型发言|经验交流"
)
_NEW = expression(
    "首次|首创|首家|率先|创新|探索|推行|推出|开通|启用|上线|挂牌|成立|组建|新建|新设|新增|设立|建成|搬迁|搬进|改造|升级|共建|签订|联合|引入|试点|试行|开放|亮相|开设|打造|聘请|聘任"
)
_PAPER = expression("印发|出台|编印|汇编|编制|制定|修订|发布|出版|审议通过|公示|清单|指引|手册|目录|《[^》]+》")
_EVENT = expression("召开|举办|承办|现场会|专项(?:整治|行动)|启动|开幕|完成.{0,8}换届|评估|调研|检查|验收|观摩")
_KINDS = (("荣誉", _HONOUR), ("做法", _NEW), ("文件", _PAPER), ("事件", _EVENT))
_DAILY = expression(
    "日常|坚持|始终|注重|平时|每(?:天|日|周|月|季度)|逐项|逐一|同志|群众评价|一张表|周一碰头|有关情况(?:汇报|报告)|如下|按照.*(?:要求|通知)|为准|避免|争取|力求|尽量|不搞|没有发生|运行平稳|总体平稳"
)
_HOLLOW = expression(
    "尚未|待公布|待评审|正在|持续推进|未出|延到|另行报送|不再(?:重复|统一)|不归我们|要不要|麻烦|各科室|为准|一回事|别用错|应为|写错|更正|再核|[见如](?:下|附)[表图件]|见附"
)
_LONG = 90
"""Characters from which a sentence that counts nothing tells how work is done every day."""
_STRONG = expression(
    "首次|首创|首家|首宗|获评|荣获|入选|被评为|被授予|被确定为|第一[批次届]|挂牌|启用|创新|采用|[列居]\\S{0,8}第[一二三]位|另有\\S{0,8}(?:评为|获)"
)
_SINCE = expression("(?<!\\d年)(?<!\\d)\\d{1,2}月[^，。；]{0,8}以来")
"""9月上线以来: a running total that began in the year."""
_TOP = 3
_USED, _LEANS = -1.2, -0.5
_WHOLE, _UNDER, _LEANING = 0.7, 0.5, 0.5
"""What weighs beside the sentence itself: all of a heading's paragraphs, the paper's title and heading, where the paper's figures lie."""
_DEEP = 3
Line = tuple[str, int, int]


@dataclass(frozen=True)
class Telling:
    """What is known when news is looked for. used: lines whose figures answer one of last year's; fresh: lines with a figure of
    this year and of the district; while_lasting: with one of a stretch of it, 首月接待3.2万人次; told_again: that tell of what
    last year counted, up to another day or in a draft; local: of one place in it; under: lines that answer a figure of last year's for sure enough -> its heading; leaning: file -> heading -> how many of its figures answer figures of that heading."""

    reports: Sequence[Report]
    used: frozenset[Line]
    fresh: frozenset[Line]
    local: frozenset[Line]
    leaning: Mapping[str, Counter[str]]
    promises: Sequence[Answered]
    while_lasting: frozenset[Line] = frozenset()
    told_again: frozenset[Line] = frozenset()
    under: Mapping[Line, str] = field(default_factory=dict)
    final: frozenset[str] = frozenset()

    """final: what the papers that are no drafts are called."""


def telling_of(
    reports: Sequence[Report], weighed: Weighed, promises: Sequence[Answered], sentences: Sequence[Told]
) -> Telling:
    """Last year's reports, the figures weighed, the promises answered and the papers' sentences -> what is known."""
    fresh = frozenset(one.line for one in weighed.mentions if one.comparable)
    while_lasting = frozenset(
        one.line
        for one in weighed.mentions
        if one.scope is Scope.OWN
        and (one.period is Period.PARTIAL or (one.period is Period.TOTAL and _SINCE.search(one.row)))
    )
    local = frozenset(
        one.line for one in weighed.mentions if one.scope is Scope.LOCAL and one.period in (Period.YEAR, Period.CUTOFF)
    )
    used: set[Line] = set()
    told_again: set[Line] = set()
    under: dict[Line, str] = {}
    leaning: dict[str, Counter[str]] = {}
    places = _places(reports)
    for place, asked in enumerate(weighed.sought):
        heading = next((name for name, texts in places.items() if asked.statistic.sentence in texts), "")
        for n in np.argsort(-weighed.score[place], kind="stable")[:_TOP].tolist():
            one, chance = weighed.mentions[n], float(weighed.score[place, n])
            mine = int(weighed.best[n]) == place
            if chance >= _USED and mine:
                used.add(one.line)
            if chance >= _LEANS and heading and mine and one.usable:
                under.setdefault(one.line, heading)
            if chance >= _LEANS and heading:
                leaning.setdefault(one.facts.file, Counter())[heading] += 1
        told_again |= {
            weighed.mentions[n].line
            for n in np.argsort(-weighed.raw[place], kind="stable")[:_TOP].tolist()
            if weighed.raw[place, n] >= _USED and int(weighed.best[n]) == place
        }
    final = frozenset(one.facts.stem for one in sentences if not one.facts.draft)
    return Telling(
        reports, frozenset(used), fresh, local, leaning, promises, while_lasting, frozenset(told_again), under, final
    )


def tells_done(one: Told, telling: Telling) -> bool:
    """Whether a sentence tells what was done, in a paper that no final one takes the place of, and not in passing."""
    superseded = one.facts.draft and one.facts.stem in telling.final
    return one.zone is Zone.DONE and not superseded and not _HOLLOW.search(one.text)


def news(sentences: Sequence[Told], telling: Telling) -> tuple[News, ...]:
    """The papers' sentences -> what no row asks for."""
    answers = {squeeze(a.replies[0].source.quote) for a in telling.promises if a.said != "none" and a.replies}
    found = [
        (one, kind)
        for one in sentences
        if tells_done(one, telling) and squeeze(one.text) not in answers and (kind := _kind(one, telling))
    ]
    headings = headings_for([one for one, _ in found], telling)
    return grouped(
        [
            News(Source(one.facts.file, one.where, fact_of(one.text) if one.facts.chat else one.text), heading, kind)
            for (one, kind), heading in zip(found, headings, strict=True)
        ]
    )


def _kind(one: Told, telling: Telling) -> str:
    """What kind of news a sentence tells; empty where it tells none."""
    text, line = one.text, (one.facts.file, one.number, one.start)
    counted = line in telling.fresh or line in telling.while_lasting
    if (_DAILY.search(text) and not _HONOUR.search(text)) or (len(text) > _LONG and not counted):
        return ""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(text)), "")
    if line in telling.used:
        return kind if _STRONG.search(text) else ""
    if figures.find(text) and not counted and not (kind and line in telling.local) and not _STRONG.search(text):
        return ""
    counts_new = line in telling.fresh and line not in telling.told_again
    return kind or ("数据" if counts_new and not one.facts.local else "")


def headings_for(found: Sequence[Told], telling: Telling) -> list[str]:
    """The heading of last year's report under which each belongs: the one whose paragraphs speak most of the same."""
    words, places = lexicon(), _places(telling.reports)
    if not places or not found:
        return [""] * len(found)
    names = list(places)
    own = words.embed([words.words(one.text) for one in found])
    under = words.embed([words.words(f"{one.facts.title} {one.head}") for one in found])
    whole = words.embed([words.words(f"{name} {' '.join(places[name])}") for name in names])
    best = np.zeros((len(found), len(names)), np.float32)
    for n, name in enumerate(names):
        best[:, n] = (own @ words.embed([words.words(text) for text in places[name]]).T).max(1)
    score = best + _WHOLE * (own @ whole.T) + _UNDER * (under @ whole.T)
    for row, one in enumerate(found):
        leaning = telling.leaning.get(one.facts.file, Counter())
        total = sum(leaning.values())
        for n, name in enumerate(names):
            score[row, n] += _LEANING * leaning[name] / total if total else 0.0
    return [names[n] for n in score.argmax(1).tolist()]


def heads_of(report: Report) -> list[Heading]:
    """A report's headings and leads under which news may belong, in order; the items of a list are none."""
    return [h for h in report.outline if h.level <= _DEEP and h.marker[-1:] not in ITEM_ENDS]


def _places(reports: Sequence[Report]) -> dict[str, list[str]]:
    """The headings of what was done in the report being succeeded, each with the sentences under it."""
    places: dict[str, list[str]] = {}
    for report in reports[:1]:
        heads = heads_of(report)
        for sentence in report.sentences:
            if sentence.part in (Part.SUMMARY, Part.OTHER, Part.LEADER_DUTY, Part.RECTIFICATION):
                above = [h.title for h in heads if h.paragraph <= sentence.paragraph]
                if above:
                    places.setdefault(above[-1], []).append(sentence.text)
    return places
