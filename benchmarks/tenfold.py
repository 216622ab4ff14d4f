"""The example dossier ten times as big: its report with every part ten times, each in words of its own, laid out by `new`
and filled in as the example is."""

from __future__ import annotations

import re
from pathlib import Path

from drafter import case, desk, readers, tables
from drafter.model.inputs import Inputs
from drafter.model.slots import pieces
from drafter.zh.numerals import from_int

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "龙华-2025"
STEMS = "甲乙丙丁戊己庚辛壬癸"
NOUNS = (
    "执法|法治|调解|复议|政策|企业|园区|街道|普法|监督|决策|文件|合同|平台|事项|机关|应急|培训|案件|证照|检查|清单|议题|智能|营商|信访|公开|改革|审查|法律"
    "|数字|人民|干部|职权|建议|系统|隐患|预案|演练|视频|处罚|宣传|任务|项目|机制|制度|服务|领域|行政|方案"
)
PARTED = re.compile(r"^[（(][一二三四五六七八九十]+[）)]")


def worded(text: str, copy: int) -> str:
    """A text in the words of a copy: nouns begin with its stem, numbers are larger; the first copy is the text."""
    if not copy:
        return text
    text = re.sub(NOUNS, lambda noun: STEMS[copy] + noun[0][1:], text)
    return re.sub(r"(?<![\d.])[1-9]\d{0,3}(?=[件个项次场份人名家篇期])", lambda n: str(int(n[0]) + 7 * copy), text)


def multiplied(lines: list[str], times: int) -> list[str]:
    """Lines of a section, each part of it so many times, numbered on."""
    made, number = list[str](), 0
    for copy in range(times):
        for line in lines:
            number += bool(PARTED.match(line))
            made.append(PARTED.sub(lambda _, n=number: f"（{from_int(n)}）", worded(line, copy)))
    return made


def report(times: int) -> str:
    """The example's report with its parts so many times."""
    lines = readers.read(next((EXAMPLE / "上年报告").iterdir())).text.split("\n")
    tops = [n for n, line in enumerate(lines) if re.match(r"[一二三四]、", line) or line.startswith("2025年")]
    made = lines[: tops[0]]
    for start, end in zip(tops, [*tops[1:], len(lines)], strict=True):
        made += [lines[start], *multiplied(lines[start + 1 : end], times)]
    return "\n".join(made)


def lay(folder: Path, times: int) -> None:
    """The dossier of such a report, filled in as the example is, in a folder that is not there yet."""
    source = folder.parent / f"龙华-2024-法治政府建设年度报告-{times}.txt"
    source.write_text(report(times), "utf-8")
    desk.new(desk.Order(folder.parent, case.Wanted("龙华区", 2025), (source,), folder))
    filled, _, _ = tables.load(EXAMPLE)
    assert filled is not None
    answers = {
        worded(row.text, copy): worded(row.outcome or "", copy) for copy in range(times) for row in filled.promises
    }
    remedies = {worded(r.text, copy): worded(r.remedy or "", copy) for copy in range(times) for r in filled.problems}
    fill(folder / "上年计划.yaml", "计划", {"完成情况": answers})
    fill(folder / "上年问题.yaml", "问题", {"整改情况": remedies})
    now = {str(row.before): row.now or "" for row in filled.metrics}
    fill(folder / "指标.yaml", "上年", {"今年": now})
    renew(folder / "正文.yaml", filled, times)


def fill(table: Path, by: str, cells: dict[str, dict[str, str]]) -> None:
    """Blank cells of a table, each from the words of the row's cell `by`."""
    words, made = "", list[str]()
    for line in table.read_text("utf-8").split("\n"):
        key, _, value = line.strip().removeprefix("- ").partition(":")
        words = value.strip().strip("'\"") if key == by else words
        told = cells.get(key, {}).get(words, "") if not value.strip() else ""
        made.append(f"{line.rstrip()} '{told}'" if told else line)
    table.write_text("\n".join(made), "utf-8")


def renew(table: Path, filled: Inputs, times: int) -> None:
    """The paragraphs of 正文 rewritten as the example's are, with figures in their places."""
    now = {row.name: row.now or "" for row in filled.metrics}
    texts = {}
    for row in filled.passages:
        plain = "".join(
            piece.text if piece.name is None else now.get(piece.name, "") for piece in pieces(row.text or "")
        )
        before = (row.origin or "").partition("：")[2]
        texts |= {worded(before, copy): worded(plain, copy).replace("\n", "\n      ") for copy in range(times) if plain}
    made, text = list[str](), ""
    for line in table.read_text("utf-8").split("\n"):
        if line.startswith("    出处:"):
            text = texts.get(line.partition("：")[2].rstrip("'"), "")
        if text and line.startswith("      "):
            line, text = f"      {text}", ""
        made.append(f"{line.rstrip()} 改写" if line.startswith("    处理:") else line)
    table.write_text("\n".join(made), "utf-8")
