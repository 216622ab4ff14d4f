"""The dossier as a template sees it: sections in order, their groups, what belongs under each, the two annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafter.model.dossier import Dossier
from drafter.model.inputs import (
    ANNEX_ONLY,
    MetricInput,
    NewProblemInput,
    NextPlanInput,
    PassageInput,
    ProblemInput,
    PromiseInput,
    row_for,
)
from drafter.model.kind import Part
from drafter.model.place import Ref


@dataclass(frozen=True)
class Group:
    """What stands under one 小标题: paragraphs, then the answers that belong there; in the plan, its promises. number: the heading's, from 1."""

    heading: str
    number: int
    ref: Ref
    passages: tuple[PassageInput, ...] = ()
    answers: tuple[PromiseInput, ...] = ()
    plans: tuple[NextPlanInput, ...] = ()


@dataclass(frozen=True)
class Section:
    """A level-1 section. lacking: nothing was written for it though the kind requires it."""

    name: str
    part: str
    heading: str
    ref: Ref
    groups: tuple[Group, ...]
    remedies: tuple[ProblemInput, ...]
    problems: tuple[NewProblemInput, ...]
    lacking: bool


@dataclass(frozen=True)
class Kept:
    """A row of 落实情况对照表: a promise and its row in the table, if it is still there."""

    text: str
    row: PromiseInput | None
    ref: Ref


@dataclass(frozen=True)
class Compared:
    """A row of 主要数据对比表; change as printed, a dash where it makes no sense."""

    row: MetricInput
    change: str


def sections(dossier: Dossier) -> list[Section]:
    """Sections of the kind that have something to print, and those of her own after them."""
    passages = [row for row in dossier.inputs.passages if row.handling != "删去"]
    answers = list(dossier.inputs.promises)
    headings: set[str | None] = {row.heading for row in passages if row.heading}
    found = []
    known: set[str | None] = {section.name for section in dossier.kind.sections}
    own = list(dict.fromkeys(row.section for row in passages if row.section not in known))
    kinds = [(s.name, s.part, dossier.heading_of(s), s.required) for s in dossier.kind.sections]
    for name, part, heading, required in [*kinds, *((name, Part.OTHER, name, False) for name in own)]:
        here = [row for row in passages if row.section == name]
        stray = part is Part.SUMMARY
        groups = _groups(here, [a for a in answers if _goes(a, name, here, headings, known, stray=stray)])
        if part is Part.PLAN:
            groups += _plans(dossier.inputs.next_plans, sum(bool(g.heading) for g in groups))
        section = Section(
            name, part.value, heading, ("正文", name), tuple(groups),
            remedies=dossier.inputs.problems if part is Part.RECTIFICATION else (),
            problems=dossier.inputs.new_problems if part is Part.PROBLEMS else (),
            lacking=required and not any(row.text for row in here),
        )  # fmt: skip
        found.append(_with_lack(section))
    return [s for s in found if s.lacking or s.groups or s.remedies or s.problems]


def _with_lack(section: Section) -> Section:
    """A problems or plan section lacks nothing when its own table has rows; a lacking one prints no blank rows."""
    if section.lacking and (section.problems or any(group.plans for group in section.groups)):
        return _changed(section, section.groups, lacking=False)
    if section.lacking:
        blank = next((g.passages[0].ref for g in section.groups if g.passages), None)
        table = {"problems": "本年问题", "plan": "下年计划"}.get(section.part, "正文")
        ref = (*blank, "文字") if blank else (table, section.name)
        return _changed(section, tuple(g for g in section.groups if g.answers), lacking=True, ref=ref)
    return section


def _changed(section: Section, groups: tuple[Group, ...], *, lacking: bool, ref: Ref | None = None) -> Section:
    return Section(
        section.name,
        section.part,
        section.heading,
        ref or section.ref,
        groups,
        section.remedies,
        section.problems,
        lacking,
    )


def _goes(
    answer: PromiseInput,
    section: str,
    here: list[PassageInput],
    headings: set[str | None],
    known: set[str | None],
    *,
    stray: bool,
) -> bool:
    """Whether an answer is printed in this section; one whose 归入 leads nowhere goes to the summary."""
    if answer.section == ANNEX_ONLY:
        return False
    if answer.section == section or any(row.heading == answer.section for row in here if row.heading):
        return True
    return stray and answer.section not in headings and answer.section not in known


def _groups(rows: Iterable[PassageInput], answers: list[PromiseInput]) -> list[Group]:
    """Rows of one section under their headings, in order of first appearance; answers under theirs, or at the end."""
    order: dict[str, list[PassageInput]] = {}
    for row in rows:
        order.setdefault(row.heading or "", []).append(row)
    groups: list[Group] = []
    for heading, members in order.items():
        mine = tuple(a for a in answers if heading and a.section == heading)
        number = sum(bool(group.heading) for group in groups) + bool(heading)
        groups.append(Group(heading, number, (*members[0].ref, "小标题"), tuple(members), mine))
    rest = tuple(a for a in answers if not (a.section and a.section in order))
    return [*groups, Group("", 0, (), (), rest)] if rest else groups


def _plans(rows: Iterable[NextPlanInput], before: int) -> list[Group]:
    order: dict[str, list[NextPlanInput]] = {}
    for row in rows:
        order.setdefault(row.heading or "", []).append(row)
    groups: list[Group] = []
    for heading, members in order.items():
        before += bool(heading)
        groups.append(Group(heading, before, (*members[0].ref, "小标题"), plans=tuple(members)))
    return groups


def kept(dossier: Dossier) -> Iterator[Kept]:
    """Every promise of last year, whether its row is still there or not."""
    for promise in dossier.commitments():
        row = row_for(dossier.inputs.promises, promise.id, promise.text)
        yield Kept(promise.text, row, row.ref if row else ("上年计划", promise.id))


def compared(dossier: Dossier) -> Iterator[Compared]:
    """Every metric, last year beside this year."""
    for row in dossier.inputs.metrics:
        yield Compared(row, _change(row))


_PRINTED = re.compile(r"(?P<number>[\d,]+(?:\.\d+)?)(?P<unit>\D+)")


def _change(row: MetricInput) -> str:
    """增加186宗, 减少1.20个百分点; — when either figure is missing, approximate or of another unit."""
    new, old = row.figure, row.before_figure
    if not new or not old or new.unit != old.unit or new.qualifier or old.qualifier:
        return "—"
    now, before = _PRINTED.fullmatch(new.text), _PRINTED.fullmatch(old.text)
    if not now or not before:
        return "—"
    if now["unit"] == before["unit"]:
        difference = Decimal(now["number"].replace(",", "")) - Decimal(before["number"].replace(",", ""))
        unit = "个百分点" if new.unit == "%" else now["unit"]
    else:
        difference, unit = new.value - old.value, new.unit
    if not difference:
        return "持平"
    return f"{'增加' if difference > 0 else '减少'}{abs(difference):f}{unit}"
