"""日期写法：成文日期不合国标，没有这一天，或者不像这份报告的日期。

反例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  案卷: {成文日期: 2026年01月09日}
正例:
  上年报告: |
    一、2024年工作总结
    建成三个服务站。
  案卷: {成文日期: 2026年1月9日}
怎么改: 写成“2026年1月9日”的样子，月、日前面不加0。
依据: GB/T 9704—2012 第7.3.5条。
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh.expression import expression

ID = "日期写法"
LEVEL = Level.ERROR

_DATE = expression(r"(\d{4})年([1-9]\d?)月([1-9]\d?)日")
_REF = ("案卷", "成文日期")
_FIX = "写成{}年1月9日这个样子：阿拉伯数字，年份写全，月、日前不加 0，末尾是“日”"


def check(dossier: Dossier) -> Iterator[Note]:
    """成文日期 against GB/T 9704-2012, 7.3.5.4, and against the year reported on."""
    written = dossier.inputs.case.date
    if not written:
        return
    match = _DATE.fullmatch(written)
    if match and not _exists(*map(int, match.groups())):
        yield Note(_REF, f"没有{match[2]}月{match[3]}日这一天", fix="改成实际的成文日期")
    elif not match:
        yield Note(_REF, f"成文日期“{written}”写得不对", fix=_FIX.format(dossier.year + 1))
    elif int(match[1]) not in (dossier.year, dossier.year + 1):
        yield Note(
            _REF, f"成文日期是{match[1]}年，报告写的是{dossier.year}年的工作", fix="核对年份，改成实际的成文日期"
        )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
