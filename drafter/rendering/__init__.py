"""Dossier + templates -> the paper; every value carries its address, every blank says what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drafter.model.dossier import Dossier
from drafter.model.finding import Finding
from drafter.model.inputs import NOT_COUNTED, Form, MetricInput, NextPlanInput, ProblemInput, PromiseInput
from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.model.place import Ref
from drafter.model.slots import pieces
from drafter.rendering import sandbox
from drafter.rendering.changes import compared
from drafter.rendering.charting import charts
from drafter.rendering.digest import digest
from drafter.rendering.markup import Citations, parse
from drafter.rendering.views import kept, sections
from drafter.zh.headings import marker_for, unmarked
from drafter.zh.numerals import from_int
from drafter.zh.quoting import inner
from drafter.zh.sentences import split

_SHORT = 18
_LABELS = {"计划": "下年计划", "问题": "存在的不足", "文字": "这一部分的文字"}


@dataclass(frozen=True)
class Copy:
    """Which copy is wanted. annexes: with the two comparison tables and charts; findings: those 审阅单 tells of, None for
    a clean copy, which has none and shades nothing."""

    annexes: bool
    findings: Sequence[Finding] | None = None


def render(dossier: Dossier, templates: Sequence[Path], copy: Copy) -> Manuscript:
    """Dossier and template folders (first wins) -> the paper."""
    annexes, carried = copy.annexes, _carried(dossier) if copy.findings is not None else frozenset[Ref]()
    citations = Citations()
    name = f"{dossier.kind.name}/正文.j2"
    values = {
        "年": dossier.year,
        "区": dossier.district,
        "上年": "上年" if dossier.before == dossier.year - 1 else f"{dossier.before}年",
        "案卷": dossier.inputs.case,
        "版式": dossier.habits,
        "审阅": None if copy.findings is None else digest(dossier, copy.findings, len(carried)),
        "部分": sections(dossier),
        "对照": list(kept(dossier)) if annexes else [],
        "对比": list(compared(dossier)) if annexes else [],
        "图": charts(dossier) if annexes else [],
        "附表": annexes,
    }
    marked = sandbox.run(templates, name, _filters(dossier, citations), values)
    paper = parse(marked, citations)
    return replace(paper, paras=tuple(replace(para, carried=_says(para, carried)) for para in paper.paras))


def _carried(dossier: Dossier) -> frozenset[Ref]:
    """The rows of 正文 that say, figures aside, what last year's report said."""
    same, kept = dossier.repeated, dossier.inputs.kept_passages
    return frozenset(row.ref for row in kept if row.text and (row.ref in same or row.handling == "沿用"))


def _says(para: Para, rows: frozenset[Ref]) -> bool:
    """Whether a paragraph prints the words of one of these rows."""
    return para.look is Look.BODY and any(span.ref[:2] in rows and span.ref[2:3] == ("文字",) for span in para.spans)


def _filters(dossier: Dossier, citations: Citations) -> dict[str, Callable[..., Any]]:
    """What templates may do with values; names are Chinese since templates are."""

    def write(row: Form, key: str) -> str:
        return citations.cite(list(_written(dossier, row, key)))

    def cell(row: Form, key: str) -> str:
        return citations.cite(
            [Span("【待填】", s.ref, blank=True) if s.blank else s for s in _written(dossier, row, key)]
        )

    def blank(label: str, ref: Ref) -> str:
        return citations.cite([Span(f"【待填：{label}】", _address(ref), blank=True)])

    def cited(text: object, ref: Ref) -> str:
        return citations.cite([Span(str(text), _address(ref))]) if text else citations.cite([])

    def sentence(token: str) -> str:
        return "" if citations.ends_sentence(token) else "。"

    return {
        "写": write,
        "格": cell,
        "待填": blank,
        "引": cited,
        "画": citations.draw,
        "句号": sentence,
        "标号": lambda number, level: marker_for(level, number),
        "汉字": from_int,
        "简称": brief,
    }


def _address(ref: Ref) -> Ref:
    """A template's ref, once it is seen to be one: names and numbers."""
    if not all(isinstance(step, str | int) for step in ref):
        raise TypeError(ref)
    return tuple(ref)


def _written(dossier: Dossier, row: Form, key: str) -> Iterator[Span]:
    """A cell's words with its slots filled, each stretch with its address; a blank cell says what belongs there."""
    ref = (*row.ref, key)
    text = _cell(row, key)
    if not text:
        yield Span(f"【待填：{_label(row, key)}】", ref, blank=True)
        return
    for piece in pieces(text):
        if piece.name is not None:
            yield _figure(dossier, piece.name, (*ref, piece.start, piece.end))
            continue
        offset = piece.start
        for index, line in enumerate(piece.text.split("\n")):
            if index:
                yield Span("\n")
                offset += 1
            if line:
                yield Span(line, (*ref, offset, offset + len(line)))
            offset += len(line)


def _figure(dossier: Dossier, name: str, slot: Ref) -> Span:
    metric = dossier.metric(name)
    if metric is None:
        return Span(f"【待填：没有“{name}”这个指标】", slot, blank=True)
    if not metric.now or metric.now == NOT_COUNTED:
        return Span(f"【待填：{name}】", slot if metric.now else (*metric.ref, "今年"), blank=True)
    return Span(metric.now, (*metric.ref, "今年"))


def _cell(row: Form, key: str) -> str | None:
    """The value of a cell by its Chinese key."""
    field = next((name for name, field in type(row).model_fields.items() if field.alias == key), None)
    if field is None:
        raise KeyError(key)
    value = getattr(row, field)
    return None if value is None else str(value)


def _label(row: Form, key: str) -> str:
    """What a blank asks for: the outcome of which promise, this year's number of which metric."""
    if isinstance(row, MetricInput):
        return row.name
    if isinstance(row, (PromiseInput, ProblemInput)):
        words = brief(row.text)
        return f"“{_clipped(words)}”的{key}"
    if isinstance(row, NextPlanInput) and row.hint:
        return f"下年计划（{_clipped(brief(row.hint))}）"
    return _LABELS.get(key, key)


def _clipped(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}……"


def brief(text: str) -> str:
    """A promise or problem as it is spoken of: its first sentence without marker and stop, ready to be quoted."""
    sentences = split(unmarked(text))
    return inner((sentences[0].text if sentences else text).rstrip("。；！"))
