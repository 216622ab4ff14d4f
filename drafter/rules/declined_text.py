"""不写却有内容：提纲里写了“不写”的一节，下面还有今年写的内容，不挪开就不会印出。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    新建法律援助联络点。
  提纲:
    - {编号: 纲01, 层级: 一级, 标题: 2025年工作总结, 上年标题: 一、2024年工作总结, 部分: 工作总结}
    - {编号: 纲02, 层级: 一级, 标题: 2026年工作计划, 上年标题: 二、2025年工作计划, 部分: 工作计划, 不写: 另文上报}
  下年计划:
    - {编号: 谋01, 小标题: , 参考: , 计划: 推动公共法律服务进园区。}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
    二、2025年工作计划
    新建法律援助联络点。
  提纲:
    - {编号: 纲01, 层级: 一级, 标题: 2025年工作总结, 上年标题: 一、2024年工作总结, 部分: 工作总结}
    - {编号: 纲02, 层级: 一级, 标题: 2026年工作计划, 上年标题: 二、2025年工作计划, 部分: 工作计划, 不写: 另文上报}
  下年计划:
    - {编号: 谋01, 小标题: , 参考: 新建法律援助联络点。, 计划: }
怎么改: 要写的，清空“不写:”；不写的，把下面的内容挪到别的标题下，或者删去。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.form import Row
from drafter.model.headline import HeadingInput
from drafter.model.inputs import ANNEX_ONLY, LEADING
from drafter.model.kind import Part
from drafter.zh.clipping import clipped

ID = "不写却有内容"
LEVEL = Level.ERROR

_MOST, _LONGEST = 8, 12
_WAYS: Mapping[str, str] = {
    "正文": "正文.yaml 的改“部分:”“小标题:”，不要的写“处理: 删去”",
    "下年计划": "下年计划.yaml 的改“小标题:”，不要的清空“计划:”",
    "上年计划": "上年计划.yaml 的“归入:”写要印的小标题，只列进附件的写“对照表”",
    "上年问题": "上年问题.yaml 的整改情况写进正文.yaml 别的一节，这里清空",
    "素材": "素材.yaml 的“归入:”写要印的小标题，不要的写“不用”",
    "本年问题": "本年问题.yaml 的写进正文.yaml 别的一节，这里清空",
}
"""Table -> what may be done with its rows."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Headings that are declined though something of this year is written beneath them, each with what would be lost."""
    lost: dict[str, list[tuple[Row, str]]] = {}
    above: dict[str, HeadingInput] = {}
    for heading, row, words in _dropped(dossier):
        above[heading.id] = heading
        lost.setdefault(heading.id, []).append((row, words))
    for number, rows in lost.items():
        heading = above[number]
        name = heading.words or heading.section
        told = f"“{name}”写了不写，下面写好的{len(rows)}条不会印出：{_listed(rows)}"
        tables = dict.fromkeys(str(row.ref[0]) for row, _ in rows)
        fix = f"还要的，挪到要印的标题下：{'；'.join(_WAYS[table] for table in tables)}。这一节还要写的，清空这里的“不写:”"
        yield Note((*heading.ref, "不写"), told, fix=fix)


def _listed(rows: list[tuple[Row, str]]) -> str:
    told = [
        f"{row.ref[0]} {row.id or f'第{int(row.ref[1]) + 1}条'}“{clipped(words, _LONGEST, '…')}”" for row, words in rows
    ]
    return "、".join(told[:_MOST]) + ("等" if len(told) > _MOST else "")


def _dropped(dossier: Dossier) -> Iterator[tuple[HeadingInput, Row, str]]:
    """The declined heading, the row beneath it, and its words: last year's paragraphs that nobody touched are none."""
    for row, said, section, words in _written(dossier):
        heading = dossier.outline.declining(said, section)
        if words and heading:
            yield heading, row, words


def _written(dossier: Dossier) -> Iterator[tuple[Row, str | None, str, str | None]]:
    """Rows of this year: the heading and part they name, and their words."""
    inputs, outline = dossier.inputs, dossier.outline
    names = {section.part: section.name for section in dossier.kind.sections}
    summary = names.get(Part.SUMMARY, "")
    for passage in inputs.passages:
        if passage.is_kept and passage.ref not in dossier.repeated:
            yield passage, passage.heading, passage.section, passage.text
    for promise in inputs.promises:
        shown = promise.section in (ANNEX_ONLY, LEADING) or not outline.leaves_out(summary)
        if not shown and not _stands(dossier, promise.section):
            yield promise, None, summary, promise.outcome
    yield from ((one, one.heading, summary, one.text) for one in inputs.materials if one.is_taken)
    for plan in inputs.next_plans:
        yield plan, plan.heading, names.get(Part.PLAN, ""), plan.text
    if outline.leaves_out(names.get(Part.RECTIFICATION, "")):
        yield from ((row, None, names[Part.RECTIFICATION], row.remedy) for row in inputs.problems)
    if outline.leaves_out(names.get(Part.PROBLEMS, "")):
        yield from ((row, None, names[Part.PROBLEMS], row.text or row.cause) for row in inputs.new_problems)


def _stands(dossier: Dossier, said: str | None) -> bool:
    """Whether the heading an answer names is printed."""
    row = dossier.outline.find(said)
    return row is not None and row.id not in dossier.outline.declined
