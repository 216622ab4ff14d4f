"""本单位提法：提法.yaml 里写明不写的话，说的那一年还在写；回顾过去的，写了年份的不算。

反例:
  提法:
    不写: 依法治区工作领导小组
    写成: 区委全面依法治区委员会
  今年: |
    一、2024年工作回顾
    召开依法治区工作领导小组会议。
正例:
  提法:
    不写: 依法治区工作领导小组
    写成: 区委全面依法治区委员会
  今年: |
    一、2024年工作回顾
    召开区委全面依法治区委员会会议。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.finding import Level
from drafter.model.phrases import GAP, OwnPhrase
from drafter.proofing.phrasebook import of_the_past
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Paper
from drafter.zh.expression import expression
from drafter.zh.quoting import quote

ID = "本单位提法"
LEVEL = Level.WARNING

_WIDEST = 12
"""Characters a gap stands for at most."""
_MARK = expression("[，。；：、！？“”《》（）]")


def look(paper: Paper) -> Iterator[Remark]:
    """Wordings of 提法.yaml where the year a paragraph speaks of is none in which they may be written."""
    for phrase in paper.phrases:
        parts = phrase.words.split(GAP)
        if not all(part in paper.text for part in parts):
            continue
        dated = bool(phrase.first or phrase.last)
        for line in paper.lines:
            year = paper.year + line.planned if paper.year else 0
            for start, end in _places(line.text, parts) if phrase.stale_in(year) else ():
                if not (dated and of_the_past(line.text, start, end)) and not _is_right(line.text, start, phrase):
                    yield Remark(line, start, end, _told(phrase), _fix(phrase), Level(phrase.level or LEVEL))


def _places(text: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words stand, their parts one behind the other with a few characters and no mark between; looked for plainly."""
    start = text.find(parts[0])
    while start >= 0:
        end = start + len(parts[0])
        for part in parts[1:]:
            at = text.find(part, end, end + _WIDEST + len(part))
            if at < 0 or _MARK.search(text, end, at):
                break
            end = at + len(part)
        else:
            yield start, end
        start = text.find(parts[0], start + 1)


def _is_right(text: str, start: int, phrase: OwnPhrase) -> bool:
    """Whether the words are part of what should be written: 领导小组 of 领导小组办公室."""
    right, first = phrase.right or "", phrase.words.split(GAP)[0]
    at = right.find(first)
    return at >= 0 and text.startswith(right, max(0, start - at))


def _told(phrase: OwnPhrase) -> str:
    years = f"{phrase.first or ''}—{phrase.last or ''}年的提法" if phrase.first or phrase.last else "本单位不这样写"
    return "，".join(filter(None, (phrase.why or years, phrase.source and f"见{phrase.source}")))


def _fix(phrase: OwnPhrase) -> str:
    return f"改为{quote(phrase.right)}" if phrase.right else "核对，换成现在的提法"
