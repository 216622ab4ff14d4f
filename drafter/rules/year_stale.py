"""年份未改：今年的文字里还留着去年的年份、届次。

反例:
  上年报告: |
    一、2024年工作总结
    召开第四次会议，印发2024年工作要点。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 召开第五次会议，印发2024年普法工作要点。, 处理: 改写}
正例:
  上年报告: |
    一、2024年工作总结
    召开第四次会议，印发2024年工作要点。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 召开第五次会议，印发2025年普法工作要点。, 处理: 改写}
怎么改: 改成今年的年份、届次；说的确实是那时的事，核对后消去。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.headline import HeadingInput
from drafter.model.inputs import PassageInput
from drafter.model.kind import Part
from drafter.model.place import Ref
from drafter.zh.clipping import clipped
from drafter.zh.expression import expression
from drafter.zh.shortcomings import tells_problems

ID = "年份未改"
LEVEL = Level.WARNING

_ORDINAL = expression(r"第[二三四五六七八九十百\d][一二三四五六七八九十百\d]*(?:届|次|批|期|轮|季|场|个)")
_COMPARED = expression(r"(?:比|较|与|同|自|从|至|[—–\-~～至])$")
_WORDS = 8
_BOOK = expression(r"《[^》]*》")


def check(dossier: Dossier) -> Iterator[Note]:
    """Years that are no longer this year's, and ordinals that stand as they stood last year."""
    for ref, text, years, due in _texts(dossier):
        for year in years:
            for found in re.finditer(rf"(?<!\d){year}(?=年)", text):
                if not _COMPARED.search(text[: found.start()]):
                    where = (*ref, found.start(), found.end() + 1)
                    again = due < dossier.year and tells_problems(text)
                    what = f"这里说的问题也是那一年的，连问题一起改成{due}年的" if again else f"改成“{due}年”"
                    yield Note(where, f"文字里还写着“{_around(text, *found.span())}”", fix=_fix(what))
    for passage, row, _ in dossier.joins.passages:
        if row and row.is_kept:
            yield from _ordinals(row, passage.text)


def _ordinals(row: PassageInput, before: str) -> Iterator[Note]:
    books = [match.span() for match in _BOOK.finditer(row.text or "")]
    for found in _ORDINAL.finditer(row.text or ""):
        named = any(start <= found.start() < end for start, end in books)
        if not named and found[0] in before:
            ask = _fix(f"核对今年是第几{found[0][-1]}，不是这一{found[0][-1]}的改过来")
            yield Note((*row.ref, "文字", *found.span()), f"“{found[0]}”是上年的写法", fix=ask)


def _around(text: str, start: int, end: int) -> str:
    """The year and a few words after it, so that one can tell it from the others of a long text."""
    words = re.split(r"[，。；、：\n]", text[start:])[0]
    most = end + 1 + _WORDS - start
    return clipped(words, most)


def _fix(what: str) -> str:
    return f"{what}；说的确实是那时的事，在这一条加一行“核对: 年份未改”"


def _texts(dossier: Dossier) -> Iterator[tuple[Ref, str, tuple[int, ...], int]]:
    """(address, text, years that must not stand in it, the year due) of everything that will be printed."""
    year = dossier.year
    past = tuple(sorted({*(report.meta.year for report in dossier.priors if report.meta.year), year - 1}))
    yield ("案卷", "标题"), dossier.inputs.case.title or "", past, year
    for ref, text in dossier.inputs.texts():
        part = _part(dossier, ref)
        if part is Part.RECTIFICATION:
            yield ref, text, tuple(y - 1 for y in past), year - 1
        elif part is Part.PLAN:
            yield ref, text, (*past, year), year + 1
        else:
            yield ref, text, past, year


def _part(dossier: Dossier, ref: Ref) -> Part:
    """What the part of the report does that a text is printed in."""
    if ref[0] == "下年计划":
        return Part.PLAN
    if ref[0] == "上年问题":
        return Part.RECTIFICATION
    tables: dict[object, Sequence[PassageInput | HeadingInput]] = {
        "正文": dossier.inputs.passages,
        "提纲": dossier.inputs.headings,
    }
    row = tables[ref[0]][int(ref[1])] if ref[0] in tables else None
    return next((s.part for s in dossier.kind.sections if row and s.name == row.section), Part.SUMMARY)
