"""完成甲镇、乙镇3座污水处理站建设: things named one by one, and a count that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh.expression import expression
from drafter.zh.numerals import to_int

_ITEM = "[\u4e00-\u9fff]{2,5}"
_LISTED = expression(
    rf"(?:完成|建成|新建|改建|启动|建设|推进|实施|修建|改造|打造|建好|抓好|在|对)(?P<items>{_ITEM}(?:、{_ITEM})+)"
    r"(?P<number>\d{1,2}|[两三四五六七八九十])(?P<unit>[座个处条所](?!以上|左右|百分|线))(?P<noun>[\u4e00-\u9fff]{2,8})"
)
_COUNTED = expression(r"、[^，。；：、]{2,5}(?:\d{1,2}|[两三四五六七八九十])[座个处条所]")
"""A list before a count: where there is none, more need not be asked."""
_OPEN = expression("[等和及与或]|其他|第|分$|建成|建设|完成|新建|改造|新增|分别|各")
"""Words in a list that leave it open, or that say that its last member is no member."""


def look(paper: Paper) -> Iterator[Remark]:
    """Lists closed right before a count that is one more or one less."""
    for line in paper.lines:
        if line.row or not _COUNTED.search(line.text):
            continue
        for found in _LISTED.finditer(line.text):
            items = found["items"].split("、")
            number = int(found["number"]) if found["number"].isdecimal() else to_int(found["number"])
            if abs(number - len(items)) == 1 and not _OPEN.search(found["items"]):
                told = f"列出的是{len(items)}{found['unit']}，写的是{found['number']}{found['unit']}"
                fix = f"漏了的补上；没有列全的，前面加“等”；数错的，改成{len(items)}{found['unit']}"
                yield Remark(line, found.start(), found.end("unit"), told, fix)
