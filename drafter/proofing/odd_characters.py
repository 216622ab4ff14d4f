"""字符写法：中文里多出的空格，全角的数字、字母和小数点；到处都是的，只说一次。

反例:
  今年: |
    一、2024年工作回顾
    建成五个服务站， 办结案件１2件，调解 8件。
正例:
  今年: |
    一、2024年工作回顾
    建成五个服务站，办结案件12件，调解8件。
依据: GB/T 15835—2011。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model.finding import Level
from drafter.proofing.often import each_or_once
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression

ID = "字符写法"
LEVEL = Level.HINT

_BLANK = expression(
    r"(?<=[“《（，。；、：,;:])[ \u3000](?=[\u3400-\u9fff“《])|(?<=[\u3400-\u9fff”》）])[ \u3000](?=[”》），。；、：])"
    r"|(?<=[，。；、：])[ \u3000](?=\d)|(?<=[\u3400-\u9fff]) (?=“)|(?<=”) (?=[\u3400-\u9fff])",
    needs=" \u3000",
)
_NEAR = expression(r"(?<=[“《（，。；、：])(?=[\u3400-\u9fff“《])")
_BY_NUMBER = expression(
    r"(?<=[\u3400-\u9fff])(?<!讯)[ \u3000](?=\d)|(?<=[\d%％])(?<!^\d)(?<!^\d\d)(?<![件表图]\d)[ \u3000](?=[\u3400-\u9fff])",
    needs=" \u3000",
)
"""Not behind 本报讯, nor what parts a heading or the title of an annex, a table, a picture from its number: 附件2 名词解释."""
_LOST = expression(r"(?<=“)\d+(?: \d+)+(?=[”\u3400-\u9fff])|(?<=“互联网) (?=[\u3400-\u9fff])")
"""A mark that was not kept where a page was copied, nearly always +: “1 10 100”工程."""
_KEPT = expression(r"(?<=“)\d+(?:[+＋]\d+)+")
_AT_NUMBER = expression(r"(?<=[\u3400-\u9fff])(?=\d)|(?<=[\d%％])(?=[\u3400-\u9fff])")
_NARROW = expression("[0-9A-Za-z]+")
_PLAIN = expression(r"\d\.\d")
_WIDE = expression("[０-９Ａ-Ｚａ-ｚ]+")
_POINT = expression(r"(?<!^\d)(?<!^\d\d)(?<=[\d０-９])．(?=[\d０-９])")
_SHOWN = 4


def look(paper: Paper) -> Iterator[Remark]:
    """Blanks beside marks, wide digits, letters and points in the paper as printed; what is so nearly everywhere is told once."""
    for pattern, right, told, fix in (
        (_BLANK, _NEAR, "这里多了一个空格", "去掉空格"),
        (_BY_NUMBER, _AT_NUMBER, "数字旁边多了一个空格", "去掉空格"),
        (_LOST, _KEPT, "空格处少了一个符号", "照原稿补上，多半是“+”"),
        (_WIDE, _NARROW, "数字、字母是全角的", "改成半角"),
        (_POINT, _PLAIN, "小数点是全角的", "改成半角"),
    ):
        found = [_remark(line, match, told, fix) for line in paper.lines for match in pattern.finditer(line.printed)]
        if found:
            plain = sum(len(right.findall(line.printed)) for line in paper.lines)
            yield from each_or_once(found, plain, told.removeprefix("这里"), f"用查找替换{fix}")


def _remark(line: Line, match: re.Match[str], told: str, fix: str) -> Remark:
    start, end = max(0, match.start() - _SHOWN), min(match.end() + 1, len(line.printed))
    return Remark(line, start, end, told, fix, as_printed=True)
