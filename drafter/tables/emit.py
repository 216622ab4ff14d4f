"""Rows -> YAML text: header comments, stable key order, one blank line between rows, long texts in blocks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from drafter.tables.rows import Cells

IN_BLOCKS = {"文字", "建议文字"}
_WIDE = 1_000_000

GUIDES = {
    "案卷": "案卷：这份报告是什么、报给谁、谁落款。已填的请核对，空着的请补上。",
    "提纲": "提纲：报告的标题一级一级是什么、怎样排，照上年的，年份已经换成今年的。改“标题:”这一格，全篇都改；次序就是这里的次序。\n"
    "别的表里的小标题写编号、标题、上年的标题都认得。没有上年标题的是规定要写而上年没有的，不写的在“不写:”后面写明理由。",
    "指标": "指标：上年报告里的每一个数。在“今年:”后面照报告的写法填上今年的数，带单位，如 1817件、95.6%、950.20亿元。\n"
    "今年不再统计的，写“不再统计”。与上年相同而核对无误的，加一行“核对: 数字未更新”。名称可以改顺，正文里的 {{ 名称 }} 要一起改。\n"
    "写着“重点: 是”的列进附件的主要数据对比表，可以自己加减；一个也不写，就全部列。\n"
    "“科室:”是这个数由谁报，征集时各发各的，可以改成任何名称。",
    "上年计划": "上年计划：上年报告里答应过的每一件事。在“完成情况:”后面写结果，没做成的写原因和打算；“状态:”写\n"
    "已完成、推进中、未启动、已调整之一。“归入:”是这句话写进正文的哪个小标题下，\n"
    "可以改成别的小标题；正文里已经写了的，改成“对照表”，就只列进附件的对照表。\n"
    "“归入: 题头”的只领起下面几条，不用写。有“分件:”的，几件事逐件都要有交代。“科室:”是由谁来答，可以改。请不要删掉任何一条。",
    "上年问题": "上年问题：上年报告里承认的每一个问题。在“整改情况:”后面写怎么整改的、有什么结果。“科室:”是由谁来答，可以改。\n"
    "请不要删掉任何一条。",
    "正文": "正文：上年报告的每一段，数字已换成 {{ 指标名称 }}，成稿时自动填上今年的数。改“文字”下面的内容（每行前面空六格），\n"
    "一行是一个自然段。“处理:”写 改写、沿用、删去 之一：改过的写“改写”，核对后一字不改的写“沿用”，今年不要的写“删去”。",
    "本年问题": "本年问题：今年工作中的不足和原因。不够就照样加一条，多余的整条删掉。“提示:”只供参考，不会写进报告。",
    "下年计划": "下年计划：明年打算做的事。“参考:”是上年的写法或没做完的计划，不会写进报告；在“计划:”后面写明年的，\n"
    "用不上的整条删掉，也可以照样加新的。“小标题:”相同的写在一起。“题头:”是上年这一项开头的一句，印在计划前面，\n"
    "改成今年的，不要就留空。一是、二是和1.2.3.照上年自动编。",
    "素材": "素材：科室材料里写了、别的表没有问到的事，归在今年的标题下。要写进报告的，“处理:”写“采用”，“内容:”可以改，\n"
    "出稿时接在“归入:”那一节的后面；不要的写“不用”。几份材料说同一件事的是一条，“来源:”都列着。\n"
    "请不要删掉：没写“不用”的，下次收材料还会列出来。",
    "核对": "核对：看过、没有错的提醒，写在这里就不再提。“原话:”是提醒的那几个字，改过以后照旧提醒；\n"
    "“条:”写是哪一条的编号，不写的，同样的话都算。错误不能这样消去。不要的整条删掉，就又提醒。",
}


SAMPLES = {
    "核对": "- 编号: 核01\n  规则: 数字未更新\n  条: 指01\n  原话: 1447宗\n  理由: 法律援助科核对过，两年相同",
    "本年问题": "- 编号: 问01\n  问题: 哪方面的工作有什么不足。\n  原因: 为什么会这样。",
    "下年计划": "- 编号: 谋01\n  小标题: 哪方面的工作\n  计划: 打算做什么，做到什么程度。",
}
"""What a row of her own looks like, for a table that has none to copy."""


def whole(name: str, value: Cells | Sequence[Cells]) -> str:
    """A table's name and its rows (案卷: its cells) -> the file."""
    guide = "".join(f"# {line}\n" for line in GUIDES[name].split("\n"))
    content = cells(value) if isinstance(value, dict) else rows(value)
    if not value and name in SAMPLES:
        lines = "".join(f"#   {line}\n" for line in SAMPLES[name].split("\n"))
        content = f"# 要加一条，照下面的样子写，去掉每行开头的“# ”：\n{lines}"
    return f"# yaml-language-server: $schema=格式/{name}.schema.json\n{guide}\n{content}"


def rows(value: Sequence[Cells]) -> str:
    """Rows as list items, indented by two, a blank line between them."""
    return "\n".join(_dump([row]) for row in value)


def cells(value: Cells) -> str:
    """A mapping at the margin."""
    return _dump(value)


@cache
def _writer() -> YAML:
    """What writes rows, made once: making it takes longer than a row."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _WIDE
    yaml.allow_unicode = True
    yaml.representer.add_representer(type(None), lambda r, _: r.represent_scalar("tag:yaml.org,2002:null", ""))
    return yaml


def _dump(value: object) -> str:
    stream = io.StringIO()
    _writer().dump(_in_blocks(value), stream)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def _in_blocks(value: object) -> object:
    if isinstance(value, list):
        return [_in_blocks(item) for item in value]
    if isinstance(value, dict):
        return {
            key: LiteralScalarString(item) if key in IN_BLOCKS and isinstance(item, str) else _in_blocks(item)
            for key, item in value.items()
        }
    return value
