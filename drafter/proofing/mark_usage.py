"""标点用法：引号、书名号之间用了顿号，并列的词之间少了顿号，另起一个动词却用了顿号，活动用了书名号，序号后用了顿号，起止的数用了短横线，破折号打成了短横线。

反例:
  今年: |
    一、2024年工作回顾
    弘扬“厚德”、“尚学”精神，发展早餐经济、夜市经济假日经济、直播经济。
正例:
  今年: |
    一、2024年工作回顾
    弘扬“厚德”“尚学”精神，发展早餐经济、夜市经济、假日经济、直播经济。
依据: GB/T 15834—2011。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.quantities.lexis import ADVERB, BOTH, NOUN, VERB, cut
from drafter.zh.expression import expression

ID = "标点用法"
LEVEL = Level.HINT

_WORKS = "宣传|宣讲|宣贯|学习|普法|培训|解读|贯彻|知识|读书|诵读|签约|发布|首发|首映|首演|巡演|审议|实施"
"""What is held about a book or a law; the title is the book's."""
_HELD = "活动|论坛|展览|大赛|竞赛|课程|讲座|晚会"


class _Use(NamedTuple):
    """A use of marks: how it looks, what is wrong, what to do, from which year on."""

    pattern: re.Pattern[str]
    told: str
    fix: str
    first: int = 0


_USES = (
    _Use(
        expression(r"(?<!、)(?:“[^”“]{1,30}”、)+“[^”“]{1,30}”(?![、（(\[【])|(?<!、)(?:《[^》《]{1,40}》、)+《[^》《]{1,40}》(?![、（(\[【])"),
        "并列的引号、书名号之间不用顿号",
        "去掉中间的顿号",
        2012,
    ),
    _Use(
        expression(r"^\d{1,2}、(?=[\u4e00-\u9fff“])"),
        "阿拉伯数字的序号后面不用顿号",
        "改为“1.”的样子",
    ),
    _Use(
        expression(r"(?<![\d.\-—A-Za-z+＋/])\d[\d.]*[年月日]?-\d[\d.]*(?=[年月日个家项处条人天次名所座万亿岁分户亩米公倍件吨元]|(?<=-(?:19|20)\d\d)[）)])"),
        "数的起止中间用了短横线",
        "数改为浪纹“～”，年份、日期改为一字线“—”",
    ),
    _Use(
        expression(r"(?:^|(?<=[\u4e00-\u9fff。；，]))-{2,}(?=[\u4e00-\u9fff\d“])"),
        "破折号打成了几个短横线",
        "改为“——”，地名的起止用“—”",
    ),
    _Use(
        expression(r"(?<=\d)-{2,}(?=\d)"),
        "数的起止中间用了几个短横线",
        "数改为浪纹“～”，年份、日期改为一字线“—”",
    ),
    _Use(
        expression(r"“(?:1[0-2]|[1-9])[.．](?:3[01]|[12]\d|[1-9])(?=”[\u4e00-\u9fff]|[\u4e00-\u9fff]{0,4}日)"),
        "用月日作名称的，月和日之间不用点",
        "改为间隔号“·”，如“12·4”",
    ),
    _Use(
        expression(rf"(?:开展|举办|组织|承办|举行|启动)[^，。；《》]{{0,8}}《[^》《]*》(?!(?:[^，。；《》]{{0,24}}(?:{_WORKS})))[^，。；《》]{{0,24}}?(?:{_HELD})"),
        "活动的名称用了书名号",
        "改为引号",
    ),
)  # fmt: skip
_ITEM = r"(?![\u4e00-\u9fff]{0,7}[和与及或以而是])"
_GLUED = expression(
    rf"(?<=[、，。；：]){_ITEM}(?:(?P<head>[\u4e00-\u9fff]{{2}})[\u4e00-\u9fff]{{2}}(?P=head)[\u4e00-\u9fff]{{2}}(?=、)"
    r"|(?<=、)[\u4e00-\u9fff]{2}(?P<tail>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2}(?P=tail)(?=[、等]))"
)
"""夜市经济假日经济 in a list: two items of four characters that begin or end alike."""
_HALF = 4
_CLAUSE = expression("[^，。；：！？“”\\n]+、[^，。；：！？“”\\n]+")
_DONE = expression(
    "(?:践行|建成|新建|组建|成立|出台|印发|召开|引进|举办|完成|建立|获评|荣获|开通|启用|发放|救助|办结|化解|审结|受理|制定|修订|编制)(?=.{3})(?!.*等)"
)
"""A verb that opens what was done next."""
_HAN = expression("[\u4e00-\u9fff]+")
_LEADS = (VERB, BOTH, ADVERB)


def look(paper: Paper) -> Iterator[Remark]:
    """Marks used otherwise than the standard says, each use told once for all its places; lists that lack one."""
    for use in (use for use in _USES if not paper.year or paper.year >= use.first):
        found = [
            Remark(line, match.start(), match.end(), use.told, use.fix)
            for line in paper.lines
            if not line.row
            for match in use.pattern.finditer(line.text)
        ]
        if len(found) > 1:
            yield found[0].for_all(found[1:])._replace(message=f"{use.told}，全文{len(found)}处")
        yield from found if len(found) == 1 else ()
    for line in paper.lines:
        yield from _turned(line)
        for match in _GLUED.finditer(line.text):
            words = match[0]
            fix = f"改为“{words[:_HALF]}、{words[_HALF:]}”"
            yield Remark(line, match.start(), match.end(), "并列的两项之间少了顿号", fix)


def _turned(line: Line) -> Iterator[Remark]:
    """置办设备、器材、建成站点: a list of what one verb is about that goes on with another verb."""
    for clause in _CLAUSE.finditer(line.text) if not (line.row or line.note) else ():
        items = clause[0].split("、")
        at = clause.start()
        for number, item in enumerate(items):
            if number > 1 and _DONE.match(item) and _is_list(items[:number]):
                told = "前面几项是一个动词管的，这里另起一个动词，不用顿号"
                yield Remark(line, at - 1, at + len(item), told, "顿号改为逗号，或者改通顺")
                break
            at += len(item) + 1


def _is_list(items: Sequence[str]) -> bool:
    """Whether items are one verb and what it is about."""
    sorts = [cut(found[0])[0][0] if (found := _HAN.match(item)) else "" for item in items]
    return sorts[0] in _LEADS and all(sort == NOUN for sort in sorts[1:])
