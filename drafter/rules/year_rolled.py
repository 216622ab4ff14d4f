"""年份已换：照去年写的题目、标题、开头，年份换成了今年的，请看一眼换得对不对；一段提一次。

反例:
  上年报告: |
    2024年，龙华区扎实推进各项工作。现将2024年度工作情况报告如下：
    一、工作总结
    建成三个服务站。
正例:
  上年报告: |
    2024年，龙华区扎实推进各项工作。现将2024年度工作情况报告如下：
    一、工作总结
    建成三个服务站。
  正文:
    - {编号: 文01, 部分: 引言, 文字: 2025年，龙华区扎实推进各项工作。现将2025年度工作情况报告如下：, 处理: 沿用}
怎么改: 看一眼年份换得对不对；对的，核对后消去。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.dossier import Dossier, rolled_text
from drafter.model.finding import Level, Note
from drafter.model.place import Ref
from drafter.zh.rolling import Roll, rolled

ID = "年份已换"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """The years drafter rolled forward, where she has not written anything else: one note a paragraph."""
    first = dossier.priors[0]
    title, rolls = rolled(first.meta.title, dossier.years)
    if rolls and title == dossier.inputs.case.title:
        yield _note(("案卷", "标题"), rolls, "不再提的，在案卷.yaml 里加一行")
    for heading in dossier.outline.printed:
        words, rolls = rolled(heading.last, dossier.years)
        if rolls and words == heading.title:
            yield _note((*heading.ref, "标题"), rolls, "不再提的，在这一条加一行")
    for passage, row, _ in dossier.joins.passages:
        words, rolls = rolled_text(passage, first, dossier.years)
        if rolls and row and words == row.text and not row.handling:
            yield _note((*row.ref, "文字"), rolls, "“处理:”写上“沿用”或“改写”，或者加一行")


def _note(ref: Ref, rolls: Sequence[Roll], how: str) -> Note:
    told = "、".join(dict.fromkeys(f"“{one.before}”换成了“{one.now}”" for one in rolls))
    where = (*ref, rolls[0].start, rolls[0].end)
    return Note(where, f"照上年的写法，{told}", fix=f"换得不对的改过来；{how}“核对: {ID}”")
