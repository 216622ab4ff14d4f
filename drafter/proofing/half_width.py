"""半角标点：中文里用了半角的逗号、分号、冒号、问号、叹号、句点、括号、引号；全文都是半角的，只说一次。

反例:
  今年: |
    一、2024年工作回顾
    建成五个服务站，办结案件8件,全部按时，群众满意，企业满意，基层满意。
正例:
  今年: |
    一、2024年工作回顾
    建成五个服务站，办结案件8件，全部按时，群众满意，企业满意，基层满意。
依据: GB/T 15834—2011。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.often import each_or_once
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression
from drafter.zh.script import strip_glosses

ID = "半角标点"
LEVEL = Level.HINT

_LEFT, _RIGHT = r"[\u3400-\u9fff”》）】〕%％]", r"[\u3400-\u9fff“《（【〔]"
_HALF = expression(
    rf"(?<={_LEFT})\([^()（）]{{1,40}}\)|\((?=[^()（）]{{0,40}}{_LEFT}\))[^()（）]{{1,40}}\)|\([^()（）]{{1,40}}\)(?={_RIGHT})"
    rf"|(?<={_LEFT})[,;:?!()\"]|[,;:?!()\"](?={_RIGHT})|(?<={_LEFT})\.(?![\w.])"
)
"""Marks beside Chinese words; two brackets that belong together as one. After GB/T 15834-2011."""
_MARK = expression(r"[,;:?!()\"]|\.(?![\w.])")
"""What may be such a mark: of most paragraphs more need not be asked."""
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）", '"': "“”"}
_CALLED = {
    ",": "逗号", ";": "分号", ":": "冒号", "?": "问号", "!": "叹号", ".": "句点", "(": "括号", ")": "括号", '"': "引号",
}  # fmt: skip
_SHOWN = 6
"""Characters shown before the mark."""


def look(paper: Paper) -> Iterator[Remark]:
    """Marks of half width beside Chinese words; a mark that the paper hardly prints in full width is told once."""
    text = Counter(char for line in paper.lines for char in line.printed)
    found: dict[str, list[Remark]] = {}
    for line in paper.lines:
        for match in _HALF.finditer(line.printed) if _MARK.search(line.printed) else ():
            if _is_gloss(line, match):
                continue
            mark = match[0][0]
            wide = "（）" if len(match[0]) > 1 else _WIDE[mark]
            start = match.start() if len(match[0]) > 1 else max(0, match.start() - _SHOWN)
            told = f"“{mark + match[0][-1] if len(match[0]) > 1 else mark}”是半角的"
            fix = f"改成全角的“{wide}”" + ("；是没有存下来的字，照原稿补上" if mark == "?" else "")
            one = Remark(line, start, match.end(), told, fix, as_printed=True)
            found.setdefault(_CALLED[mark], []).append(one)
    for called, remarks in found.items():
        right = sum(text[wide] for mark, wide in _WIDE.items() if _CALLED[mark] == called and wide in text)
        yield from each_or_once(remarks, right, f"{called}是半角的", "用查找替换改成全角")


def _is_gloss(line: Line, match: re.Match[str]) -> bool:
    """Whether it is a reading that a page put behind a character: 區(qū)."""
    words = line.printed[max(0, match.start() - 1) : match.end()]
    return line.printed != line.text and len(strip_glosses(words)) < len(words)
