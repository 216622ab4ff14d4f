"""标点半角：中文里用了半角的逗号、括号、引号。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: "建成五个服务站,办结案件8件。", 处理: 改写}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: "建成五个服务站，办结案件8件。", 处理: 改写}
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.slots import pieces
from drafter.zh.expression import expression

ID = "标点半角"
LEVEL = Level.WARNING

_LEFT, _RIGHT = r"[\u3400-\u9fff”》）】%％]", r"[\u3400-\u9fff“《（【]"
_HALF = expression(rf"(?<={_LEFT})[,;:?!()\"]|[,;:?!()\"](?={_RIGHT})|(?<={_LEFT})\.(?![\w.])")
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）", '"': "“”"}


def check(dossier: Dossier) -> Iterator[Note]:
    """Marks of half width beside Chinese words, after GB/T 15834-2011: one note a cell, on the first of them."""
    for ref, text in dossier.inputs.texts():
        found = [(p.start + m.start(), m[0]) for p in pieces(text) if p.name is None for m in _HALF.finditer(p.text)]
        if found:
            at, marks = found[0][0], "".join(dict.fromkeys(mark for _, mark in found))
            wide = "".join(_WIDE[mark] for mark in marks)
            told = f"文字里有{len(found)}处半角标点：{' '.join(marks)}"
            yield Note((*ref, at, at + 1), told, fix=f"改成全角的 {wide}")
