"""Last year's reports -> the rows of this year's tables, last year's values beside the blanks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from drafter.model.dossier import rolled_text, section_name
from drafter.model.indicator import Traits
from drafter.model.inputs import AS_PLANNED, FORMAT, LEADING
from drafter.model.kind import Part, ReportKind, fill
from drafter.model.offices import NO_OFFICES, Offices
from drafter.model.provenance import Provenance
from drafter.model.report import Commitment, Report
from drafter.tables.belonging import Belonging
from drafter.tables.headed import Headed
from drafter.tables.headlines import headlines
from drafter.tables.office_list import about_figure, about_problem, about_promise
from drafter.zh.rolling import rolled

Cells = dict[str, object]
"""A row as it goes into YAML: Chinese keys, values text or None."""

_BLANK_PROBLEMS = 3


@dataclass(frozen=True)
class Plan:
    """What a dossier is laid out from. files: (name in 上年报告/, sha256) of each report, in the reports' order; indicators:
    what is known of each by its name; offices: which 科室 answers for what; earlier: the number of a figure -> its cell 历年."""

    kind: ReportKind
    district: str
    year: int
    reports: tuple[Report, ...]
    files: tuple[tuple[str, str], ...]
    indicators: Mapping[str, Traits] = field(default_factory=dict)
    offices: Offices = NO_OFFICES
    earlier: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def headed(self) -> Headed:
        """The report being succeeded, under its headings."""
        return Headed(self.reports[0], self.kind, self.district, self.year, self.files[0][0])


def case(plan: Plan) -> Cells:
    """案卷.yaml."""
    first = plan.reports[0].meta
    issuer = first.issuer or fill(plan.kind.issuer, plan.district, plan.year)
    return {
        "区": plan.district,
        "单位": issuer,
        "年度": plan.year,
        "文种": plan.kind.name,
        "标题": _title(plan),
        "主送": plan.kind.addressee or first.addressee or None,
        "署名": issuer,
        "成文日期": None,
        "上年报告": [
            prior(report, name, digest) for report, (name, digest) in zip(plan.reports, plan.files, strict=True)
        ],
        "格式": FORMAT,
    }


def _title(plan: Plan) -> str:
    """Last year's title with this year's year; the kind's where last year's report of this kind has none."""
    first = plan.reports[0].meta
    if first.title and first.kind == plan.kind.name:
        return rolled(first.title, plan.headed.years)[0]
    return fill(plan.kind.title, plan.district, plan.year)


def prior(report: Report, name: str, digest: str) -> Cells:
    """One entry of 上年报告."""
    return {"文件": name, "文种": report.meta.kind or "未识别", "年度": report.meta.year or None, "sha256": digest}


def tables(plan: Plan) -> dict[str, list[Cells]]:
    """Table name -> rows, for every table that is a list."""
    return {
        "提纲": plan.headed.rows(),
        "指标": list(_metrics(plan)),
        "上年计划": list(_promises(plan)),
        "上年问题": list(_problems(plan)),
        "正文": list(_passages(plan)),
        "本年问题": list(_blank_problems(plan)),
        "下年计划": list(_candidates(plan)),
    }


def _pairs(plan: Plan) -> Iterator[tuple[Report, str]]:
    for report, (name, _) in zip(plan.reports, plan.files, strict=True):
        yield report, name


def _metrics(plan: Plan) -> Iterator[Cells]:
    chosen = headlines(plan.reports, plan.indicators)
    for report, name in _pairs(plan):
        for s in report.statistics:
            where = str(Provenance(name, s.paragraph, s.sentence))
            mark: Cells = {"重点": "是"} if s.id in chosen else {}
            years: Cells = {"历年": plan.earlier[s.id]} if s.id in plan.earlier else {}
            office = plan.offices.proposed(*about_figure(s, report)) or None
            yield {
                "编号": s.id,
                "名称": s.name,
                "上年": s.figure.text,
                **years,
                "出处": where,
                "科室": office,
                **mark,
                "今年": None,
            }


def _blank_problems(plan: Plan) -> Iterator[Cells]:
    """Rows to be filled where the kind asks for problems or last year's report spoke of some."""
    section = plan.kind.section_for(Part.PROBLEMS)
    if (section and section.required) or any(report.problems for report in plan.reports):
        for number in range(1, _BLANK_PROBLEMS + 1):
            yield {"编号": f"问{number:02}", "提示": None, "问题": None, "原因": None}


def _promises(plan: Plan) -> Iterator[Cells]:
    belonging = Belonging(plan.headed, plan.offices)
    for report, name in _pairs(plan):
        for promises in _topics(report):
            said = "".join(c.text for c in promises)
            for c, belongs in zip(promises, belonging.of(promises), strict=True):
                yield {
                    "编号": c.id,
                    "计划": c.text,
                    **_parts(c),
                    "出处": str(Provenance(name, c.paragraph, _under(c))),
                    "归入": LEADING if c.leads and len(promises) > 1 else belongs,
                    "科室": plan.offices.proposed([*about_promise(c), said]) or None,
                    "完成情况": None,
                    "状态": None,
                }


def _parts(c: Commitment) -> Cells:
    """The things a promise of several holds, counted."""
    parts = c.parts
    return {"分件": "；".join(f"{n}.{part}" for n, part in enumerate(parts, start=1))} if len(parts) > 1 else {}


def _topics(report: Report) -> Iterator[list[Commitment]]:
    """The promises of a plan item by item; those of one item are answered in one place."""
    for _, promises in groupby(report.commitments, key=lambda c: c.topic):
        yield list(promises)


def _under(c: Commitment) -> str:
    """The headings a promise stands under; its own words are in the row already."""
    return " / ".join(part for part in (c.section, c.item if c.item not in c.text else "") if part) or "计划部分"


def _problems(plan: Plan) -> Iterator[Cells]:
    for report, name in _pairs(plan):
        for p in report.problems:
            where = str(Provenance(name, p.paragraph))
            office = plan.offices.proposed(about_problem(p)) or None
            yield {"编号": p.id, "问题": p.text, "出处": where, "科室": office, "整改情况": None}


def _passages(plan: Plan) -> Iterator[Cells]:
    report, name = next(_pairs(plan))
    present: set[str] = set()
    last = 0
    for passage in report.passages:
        section = plan.headed.section(passage.part, passage.paragraph, section_name(plan.kind, passage))
        present.add(section)
        last = int(passage.id[-2:]) if passage.id[-2:].isdecimal() else last
        text = rolled_text(passage, report, plan.headed.years)[0]
        where = str(Provenance(name, passage.paragraph, passage.text))
        yield {
            "编号": passage.id,
            "部分": section,
            "小标题": plan.headed.called(passage.part, passage.paragraph),
            "出处": where,
            "文字": text,
            "处理": None,
        }
    yield from _required(plan.kind, present)


def _required(kind: ReportKind, present: set[str]) -> Iterator[Cells]:
    """A blank row for every section the kind requires and last year's report lacks (problems and plan have own tables)."""
    number = 0
    for section in kind.sections:
        if section.required and section.part not in (Part.PROBLEMS, Part.PLAN) and section.name not in present:
            number += 1
            where = f"上年报告没有这一部分；依据：{section.source or kind.name}"
            yield {
                "编号": f"补{number:02}",
                "部分": section.name,
                "小标题": None,
                "出处": where,
                "文字": None,
                "处理": None,
            }


def _candidates(plan: Plan) -> Iterator[Cells]:
    """下年计划: one candidate an item of last year's plan, her words still to come."""
    number = 0
    for report, _ in _pairs(plan):
        for promises in _topics(report):
            number += 1
            said = f"{AS_PLANNED}{''.join(c.text for c in promises)}"
            yield {
                "编号": f"谋{number:02}",
                "小标题": _under_plan(plan, report, promises[0]),
                **_led(plan, report, promises),
                "参考": said,
                "计划": None,
            }


def _led(plan: Plan, report: Report, promises: list[Commitment]) -> Cells:
    """The sentence that titles an item of last year's plan, where more follows it."""
    first = promises[0]
    titled = (
        first.item and report is plan.reports[0] and (first.item not in first.text or (first.leads and promises[1:]))
    )
    return {"题头": rolled(first.item, plan.headed.years)[0]} if titled else {}


def _under_plan(plan: Plan, report: Report, promise: Commitment) -> str | None:
    """The heading of next year's plan that last year's promise stood under."""
    own = report is plan.reports[0]
    return plan.headed.called(Part.PLAN, promise.paragraph) if own else promise.section or None
