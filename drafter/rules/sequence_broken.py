"""序号不连续：一是、二是、四是，中间缺了或重了；自动编号的地方又写了序号。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 一是建成服务站。三是开通热线。, 处理: 改写}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 一是建成服务站。二是开通热线。, 处理: 改写}
怎么改: 照次序改正序号；出稿时自动编号的地方，去掉自己写的。
依据: GB/T 9704—2012 第7.3.3条。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.inputs import NextPlanInput
from drafter.model.kind import Part
from drafter.model.place import Ref
from drafter.model.planned import PlanItem, plan_items
from drafter.model.renumbered import renumbered
from drafter.zh.headings import Marker, marker_of
from drafter.zh.item_order import follows, opened, out_of_place

ID = "序号不连续"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """Items 一是 and 1. under one heading, in the order they will be printed; markers typed where the draft counts."""
    groups: dict[tuple[str, str], list[tuple[Ref, str]]] = {}
    for row in dossier.inputs.kept_passages:
        if row.text:
            groups.setdefault((row.section, row.heading or ""), []).append(((*row.ref, "文字"), row.text))
    items = plan_items(dossier)
    for plan in dossier.inputs.next_plans:
        due = items.get(plan.ref, PlanItem()).marker
        if due:
            yield from _numbered(plan, due)
        elif plan.text:
            groups.setdefault(("下年计划", plan.heading or ""), []).append(((*plan.ref, "计划"), plan.text))
    reached: dict[str, int] = {}
    moved = {(*ref, "文字"): how.number for ref, how in renumbered(dossier).items()}
    for (table, heading), texts in groups.items():
        aside = _set_aside(dossier, heading) if table == "下年计划" else frozenset()
        yield from _follow(texts, _Due(aside, moved), reached)
    for problem in dossier.inputs.new_problems:
        marker = marker_of(problem.text or "")
        if marker:
            where = (*problem.ref, "问题", 0, len(marker.text))
            yield Note(where, f"“{marker.text}”和成稿时自动编的序号重了", fix="去掉这个序号")


def _numbered(plan: NextPlanInput, due: Marker) -> Iterator[Note]:
    """An item that the draft numbers, and that has another number of hers."""
    typed = marker_of(plan.text or "")
    if typed and typed.family == due.family and typed.number != due.number:
        where = (*plan.ref, "计划", 0, len(typed.text))
        yield Note(
            where, f"“{typed.text}”不对，这里应当是第{due.number}项", fix="去掉这个序号，出稿时照上年的样子自动编"
        )


def _set_aside(dossier: Dossier, heading: str) -> frozenset[int]:
    """Numbers of the items under a heading of last year's plan that promise nothing, and so have no row: 一是坚持……引领。"""
    promised = {promise.text for promise in dossier.commitments()}
    plans = (s for report in dossier.priors for s in report.sentences if s.part is Part.PLAN and heading in s.heading)
    markers = (marker_of(sentence.text) for sentence in plans if sentence.text not in promised)
    return frozenset(marker.number for marker in markers if marker and marker.family == "一是")


def _follow(texts: list[tuple[Ref, str]], due_otherwise: _Due, reached: dict[str, int]) -> Iterator[Note]:
    """reached: the last number of each family under the headings before; a report may count on through all of them."""
    last: dict[str, int] = {}
    for ref, text in texts:
        for start, typed in opened(text):
            marker = typed if start else typed._replace(number=due_otherwise.moved.get(ref, typed.number))
            due = last.get(marker.family, 0) + 1
            while due < marker.number and due in due_otherwise.aside:
                due += 1
            goes_on = marker.family not in last and marker.number == reached.get(marker.family, 0) + 1
            if not goes_on and not follows(marker.number, due):
                yield _note((*ref, start, start + len(marker.text)), marker, due)
            last[marker.family] = marker.number
    reached |= last


@dataclass(frozen=True)
class _Due:
    """Numbers that need not be there, and those printed for paragraphs that move up: address of a text -> its number."""

    aside: frozenset[int]
    moved: Mapping[Ref, int]


def _note(where: Ref, marker: Marker, due: int) -> Note:
    told, fix = out_of_place(marker, due)
    return Note(where, told, fix)
