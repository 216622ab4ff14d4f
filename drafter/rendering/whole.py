"""What templates make of a dossier or a comparison: the values they see, what they may do with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from drafter.model.comparison import Comparison, called
from drafter.model.dossier import Dossier
from drafter.model.finding import Finding
from drafter.model.form import Form
from drafter.model.inputs import NextPlanInput
from drafter.model.manuscript import HEADINGS, Look, Manuscript, Para, Span
from drafter.model.place import Ref
from drafter.model.renumbered import renumbered
from drafter.rendering import filled, fulfilment, sandbox
from drafter.rendering.beside import Beside
from drafter.rendering.changes import compared
from drafter.rendering.charting import charts
from drafter.rendering.cited import address, citing
from drafter.rendering.digest import digest
from drafter.rendering.fulfilment import Line
from drafter.rendering.markup import Citations, parse
from drafter.rendering.sectioning import composed
from drafter.rendering.sourced import sourced
from drafter.rendering.spots import Topic
from drafter.zh.headings import marker_for
from drafter.zh.numerals import from_int
from drafter.zh.rolling import rolled


def render(
    dossier: Dossier, templates: Sequence[Path], *, annexes: bool, findings: Sequence[Finding] | None
) -> Manuscript:
    """As rendering.render; annexes, findings: of the copy wanted."""
    carried = _carried(dossier) if findings is not None else frozenset[Ref]()
    citations = Citations()
    made = composed(dossier)
    name = f"{dossier.kind.name}/正文.j2"
    values = {
        "年": dossier.year,
        "区": dossier.district,
        "上年": "上年" if dossier.before == dossier.year - 1 else f"{dossier.before}年",
        "案卷": dossier.inputs.case,
        "版式": dossier.habits,
        "审阅": None if findings is None else digest(dossier, findings, len(carried)),
        "部分": made.sections,
        "对照": fulfilment.of_dossier(dossier) if annexes else [],
        "对比": list(compared(dossier)) if annexes else [],
        "图": charts(dossier) if annexes else [],
        "附表": annexes,
        "来源表": sourced(dossier) if findings is not None else [],
    }
    marked = sandbox.run(templates, name, _filters(dossier, citations, made.beside), values)
    paper = parse(marked, citations)
    headings = _rolled(dossier) if findings is not None else frozenset[Ref]()
    return replace(
        paper, paras=tuple(replace(p, carried=_says(p, carried) or _heads(p, headings)) for p in paper.paras)
    )


def _carried(dossier: Dossier) -> frozenset[Ref]:
    """The rows of 正文 that say, figures aside, what last year's report said."""
    same, kept = dossier.repeated, dossier.inputs.kept_passages
    return frozenset(row.ref for row in kept if row.text and (row.ref in same or row.handling == "沿用"))


def _rolled(dossier: Dossier) -> frozenset[Ref]:
    """The headings of last year's whose years were rolled forward, and nothing else changed."""
    told = ((row, rolled(row.last, dossier.years)) for row in dossier.outline.printed)
    return frozenset((*row.ref, "标题") for row, (words, rolls) in told if rolls and words == row.title)


def _heads(para: Para, headings: frozenset[Ref]) -> bool:
    """Whether a paragraph is one of these headings."""
    return para.look in HEADINGS and any(span.ref in headings for span in para.spans)


def _says(para: Para, rows: frozenset[Ref]) -> bool:
    """Whether a paragraph prints the words of one of these rows, and no answer of this year's beside them."""
    words = any(span.ref[:2] in rows and span.ref[2:3] == ("文字",) for span in para.spans)
    answers = any(span.ref[:1] in (("上年计划",), ("素材",)) and not span.blank for span in para.spans)
    return para.look is Look.BODY and words and not answers


def tabled(comparison: Comparison, templates: Sequence[Path], template: str) -> Manuscript:
    """As rendering.tabled, by the template named."""
    citations = Citations()
    sections = fulfilment.of_comparison(comparison)
    values: dict[str, Any] = {
        "上年": called(comparison.prior),
        "今年": called(comparison.current),
        "计划": [line for _, lines in sections for line in lines],
        "部分": sections,
        "计划数": comparison.statuses,
        "指标": fulfilment.of_goals(comparison),
        "指标数": comparison.verdicts,
        "留意": comparison.mistaken,
    }
    return parse(sandbox.run(templates, template, citing(citations), values), citations)


def _filters(
    dossier: Dossier, citations: Citations, beside: Mapping[Ref, tuple[Beside, ...]]
) -> dict[str, Callable[..., Any]]:
    """What templates may do with a dossier beside that."""
    shared, moved = citing(citations), renumbered(dossier)

    def write(row: Form, key: str) -> str:
        spans = list(filled.written(dossier, row, key, beside.get(row.ref, ())))
        how = moved.get(row.ref) if key == "文字" else None
        return citations.cite(list(filled.moved(spans, how)) if how else spans)

    def answers(topic: Topic) -> str:
        return citations.cite(list(filled.answered(dossier, topic)))

    def cell(row: Form | Line, key: str) -> str:
        return shared["格"](row, key) if isinstance(row, Line) else citations.cite(filled.tabled(dossier, row, key))

    def blank(label: str, ref: Ref) -> str:
        return citations.cite([Span(f"【待填：{label}】", address(ref), blank=True)])

    def sentence(token: str) -> str:
        return "" if citations.ends_sentence(token) else "。"

    def lead(row: NextPlanInput) -> str:
        return citations.cite(list(filled.led(row)))

    return {
        **shared,
        "写": write,
        "题头": lead,
        "格": cell,
        "答复": answers,
        "待填": blank,
        "句号": sentence,
        "标号": lambda number, level: marker_for(level, number),
        "汉字": from_int,
        "简称": filled.brief,
    }
