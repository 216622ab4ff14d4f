"""套话：连着三句以上用一个动词领起；县、区的报告里写成绩的一段没有一个数、一个名称、一件事；一份报告各说一次。

反例:
  今年: |
    一、2024年工作回顾
    加强行政执法监督。加强规范性文件管理。加强行政复议应诉工作。建成三个服务站。
正例:
  今年: |
    一、2024年工作回顾
    加强行政执法监督，评查案卷260卷。建成三个服务站。办结复议案件12件。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from drafter.model.finding import Level
from drafter.model.kind import Part
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh import districts
from drafter.zh.dictionary import tag
from drafter.zh.expression import expression
from drafter.zh.headings import LONGEST, unmarked

ID = "套话"
LEVEL = Level.HINT

_RUN = 3
"""Sentences that begin alike from which it is told."""
_MEANT = frozenset(
    [
        "坚持",
        "实现",
        "围绕",
        "瞄准",
        "聚焦",
        "突出",
        "应该",
        "应当",
        "投资",
        "着眼",
        "立足",
        "针对",
        "面向",
        "按照",
        "通过",
        "必须",
        "需要",
    ]
)
"""What sentences begin with on purpose."""
_LONG, _SENTENCES = 90, 2
"""Characters and sentences of a paragraph from which it should hold a fact."""
_FACT = expression(
    r"\d|[“《]|[一二三四五六七八九十百千万两][个项件家次场处名条部批期级]|首[个批次家届部例]|[全省市区县]{1,2}(?:首|第|唯一|率先)|率先|荣获|获评|入选|获批|建成|出台|印发|成立|召开|举办|通过|投用|投入使用|开通|[A-Z]{2,}"
)
_LOOKS_BACK = expression(
    "各位代表|过去的?[一五]年|一年来|五年来|回顾|来之不易|成绩|清醒|困难和|挑战|我代表|领导[班集]|党中央"
)
"""Words of a paragraph that sums up, thanks or weighs."""
_END = expression("[。；]")


def look(paper: Paper) -> Iterator[Remark]:
    """Sentences that begin with one verb thrice running, and paragraphs of results without a fact; each told once."""
    lines = [line for line in paper.lines if not line.row and not line.note]
    yield from _once([told for line in lines for told in _alike(line)])
    if districts.is_district(paper.district):
        yield from _once([told for line in lines for told in _bare(line)])


def _once(told: Sequence[tuple[int, Remark]]) -> Iterator[Remark]:
    """The gravest of what is told, by the number before it, and how often it comes."""
    if told:
        _, one = max(told, key=lambda weighed: weighed[0])
        yield one._replace(message=f"{one.message}；全文{len(told)}处") if len(told) > 1 else one


def _bare(line: Line) -> Iterator[tuple[int, Remark]]:
    """A paragraph of results that names nothing, and its length."""
    long = line.part is Part.SUMMARY and len(line.text) >= _LONG and len(_END.findall(line.text)) >= _SENTENCES
    if long and not _FACT.search(line.text) and not _LOOKS_BACK.search(line.text):
        told = "这一段没有一个数、一个名称、一件具体的事"
        fix = "补上做了什么、做到什么程度；补不出的，删短"
        yield len(line.text), Remark(line, 0, min(len(line.text), LONGEST), told, fix)


def _alike(line: Line) -> Iterator[tuple[int, Remark]]:
    """Sentences that begin with one verb, and how many they are; told at the verb of the first."""
    starts = [0, *(found.end() for found in _END.finditer(line.text))]
    told = [(start, _verb(line.text[start : start + LONGEST])) for start in starts if start < len(line.text)]
    for verb, group in groupby(told, key=lambda one: one[1]):
        places = [start for start, _ in group]
        if verb and len(places) >= _RUN:
            start = line.text.index(verb, places[0])
            message = f"从这里起连着{len(places)}句用“{verb}”开头"
            yield len(places), Remark(line, start, start + len(verb), message, "换个说法，或者合成一句")


def _verb(sentence: str) -> str:
    """The verb a sentence begins with; empty where it is none, or meant to come again."""
    words = unmarked(sentence)[:2]
    return words if len(words) == 2 and tag(words).startswith("v") and words not in _MEANT else ""
