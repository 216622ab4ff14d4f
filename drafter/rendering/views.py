"""The dossier as a template sees it: sections in order, their groups and what belongs under each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from drafter.model.dossier import Dossier
from drafter.model.inputs import (
    ANNEX_ONLY,
    NewProblemInput,
    NextPlanInput,
    PassageInput,
    ProblemInput,
    PromiseInput,
)
from drafter.model.kind import Part
from drafter.model.place import Ref


@dataclass(frozen=True)
class Group:
    """What stands under one 小标题: paragraphs, then the answers that belong there; in the plan, its promises.

    number: the heading's, from 1. answers: a paragraph for each topic of last year's plan, the answers to its promises.
    """

    heading: str
    number: int
    ref: Ref
    passages: tuple[PassageInput, ...] = ()
    answers: tuple[tuple[PromiseInput, ...], ...] = ()
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


def sections(dossier: Dossier) -> list[Section]:
    """Sections of the kind that have something to print, and those of her own after them."""
    passages = dossier.inputs.kept_passages
    headings: set[str | None] = {row.heading for row in passages if row.heading}
    known: set[str | None] = {section.name for section in dossier.kind.sections}
    own = list(dict.fromkeys(row.section for row in passages if row.section not in known))
    kinds = [(s.name, s.part, dossier.heading_of(s), s.required) for s in dossier.kind.sections]
    topics = _topics(dossier)
    found = []
    for name, part, heading, required in [*kinds, *((name, Part.OTHER, name, False) for name in own)]:
        here = [row for row in passages if row.section == name]
        stray = part is Part.SUMMARY
        answers = [a for a in dossier.inputs.promises if _goes(a, name, here, headings, known, stray=stray)]
        groups = _groups(here, answers, topics)
        if part is Part.PLAN:
            together = [*groups, *_plans(dossier.inputs.next_plans)]
            groups = _counted(sorted(together, key=lambda group: bool(group.heading)))
        section = Section(
            name, part.value, heading, ("正文", name), tuple(groups),
            remedies=dossier.inputs.problems if part is Part.RECTIFICATION else (),
            problems=tuple(p for p in dossier.inputs.new_problems if p.is_meant) if part is Part.PROBLEMS else (),
            lacking=required and not any(row.text for row in here),
        )  # fmt: skip
        found.append(_with_lack(section))
    return [s for s in found if s.lacking or s.groups or s.remedies or s.problems]


def _with_lack(section: Section) -> Section:
    """A problems or plan section lacks nothing when its own table has rows; a lacking one prints no blank rows."""
    if section.lacking and (section.problems or any(group.plans for group in section.groups)):
        return replace(section, lacking=False)
    if section.lacking:
        blank = next((g.passages[0].ref for g in section.groups if g.passages), None)
        table = {"problems": "本年问题", "plan": "下年计划"}.get(section.part, "正文")
        ref = (*blank, "文字") if blank else (table, section.name)
        return replace(section, groups=tuple(g for g in section.groups if g.answers), ref=ref)
    return section


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


def _topics(dossier: Dossier) -> dict[Ref, tuple[str, str]]:
    """Which topic of last year's plan each row answers."""
    return {row.ref: promise.topic for promise, row, _ in dossier.joins.promises if row}


def _groups(
    rows: Iterable[PassageInput], answers: list[PromiseInput], topics: dict[Ref, tuple[str, str]]
) -> list[Group]:
    """Rows of one section under their headings, in order of first appearance; answers under theirs, or at the end."""
    order: dict[str, list[PassageInput]] = {}
    for row in rows:
        order.setdefault(row.heading or "", []).append(row)
    groups = []
    for heading, members in order.items():
        mine = [a for a in answers if heading and a.section == heading]
        ref = (*members[0].ref, "小标题")
        groups.append(Group(heading, 0, ref, tuple(members), _by_topic(mine, topics)))
    rest = [a for a in answers if not (a.section and a.section in order)]
    return _counted([*groups, Group("", 0, (), (), _by_topic(rest, topics))] if rest else groups)


def _by_topic(answers: list[PromiseInput], topics: dict[Ref, tuple[str, str]]) -> tuple[tuple[PromiseInput, ...], ...]:
    """Answers to the promises of one topic stand in one paragraph; one of no known topic stands alone."""
    order: dict[object, list[PromiseInput]] = {}
    for answer in answers:
        order.setdefault(topics.get(answer.ref, answer.ref), []).append(answer)
    return tuple(tuple(members) for members in order.values())


def _plans(rows: Iterable[NextPlanInput]) -> list[Group]:
    order: dict[str, list[NextPlanInput]] = {}
    for row in rows:
        order.setdefault(row.heading or "", []).append(row)
    return [Group(name, 0, (*rows[0].ref, "小标题"), plans=tuple(rows)) for name, rows in order.items()]


def _counted(groups: list[Group]) -> list[Group]:
    """Groups with their headings numbered from 1."""
    count = 0
    counted = []
    for group in groups:
        count += bool(group.heading)
        counted.append(replace(group, number=count if group.heading else 0))
    return counted
