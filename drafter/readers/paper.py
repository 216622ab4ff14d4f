"""What a reader found on the sheet -> the paper: script simplified, glosses and stray marks out, blanks dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.model.manuscript import TABLE, Doubt, Look, Manuscript, Para, Span
from drafter.model.place import Place
from drafter.zh import hygiene, script
from drafter.zh.webpage import is_chrome

MAX_LINES, MAX_CHARACTERS = 20_000, 300_000
"""The longest report known has 34 000 characters in 660 paragraphs."""

_SHOWN = 12
"""Characters by which a line that was left out is told."""


@dataclass(frozen=True)
class Line:
    """A paragraph as found: its line (or paragraph) number in the file, its words, its look where the file says it."""

    number: int
    text: str
    look: Look = Look.BODY


@dataclass(frozen=True)
class Sheet:
    """All a reader makes of a file; doubts are (line number, what is doubtful)."""

    lines: tuple[Line, ...]
    doubts: tuple[tuple[int, str], ...] = ()


def unread(lines: Iterable[Line], unit: str = "行") -> Iterator[tuple[int, str]]:
    """Doubts about characters that could not be read (U+FFFD), line by line."""
    for line in lines:
        count = line.text.count("\ufffd")
        if count:
            yield line.number, f"第{line.number}{unit}有{count}处读不出的字，请对照原文核对"


def paper(sheet: Sheet, file: Path) -> Manuscript:
    """Sheet -> Manuscript. Where a paragraph was changed beyond blanks, the original stays in Para.origin.

    DrafterError when there is far more than a report could be.
    """
    if len(sheet.lines) > MAX_LINES or sum(len(line.text) for line in sheet.lines) > MAX_CHARACTERS:
        told = f"“{file.name}”有三十万字以上或两万段以上，不像一份报告"
        raise DrafterError(told, fix="只留要用的那一份报告，另存后再读")
    bare = [script.strip_glosses(line.text) for line in sheet.lines]
    simplify = script.is_traditional("".join(bare))
    paras: list[Para] = []
    numbers: dict[int, int] = {}
    chrome: list[str] = []
    for line, text in zip(sheet.lines, bare, strict=True):
        cells = (script.to_simplified(text) if simplify else text).split("\t" if line.look in TABLE else "\0")
        words = "\t".join(map(hygiene.tidy, cells))
        if is_chrome(words):
            chrome.append(words)
        elif words.strip():
            origin = line.text.strip() if line.text.strip() != words else ""
            paras.append(Para(line.look, tuple(_spans(words)), Place(file, line.number), origin))
            numbers[line.number] = len(paras)
    doubts = [Doubt(numbers.get(line, 0), message) for line, message in sheet.doubts]
    if simplify:
        doubts.append(Doubt(0, "原文是繁体字，已转为简体；网页插入的注音已去掉"))
    if chrome:
        shown = "、".join(f"“{line[:_SHOWN]}”" for line in chrome[:5])
        doubts.append(Doubt(0, f"有{len(chrome)}行是网页上的字，没有读进来：{shown}{'等' if len(chrome) > 5 else ''}"))
    return Manuscript(tuple(paras), tuple(doubts))


def _spans(words: str) -> Iterator[Span]:
    """Cells of a table row are spans parted by a tab; a paragraph is one span."""
    for index, cell in enumerate(words.split("\t")):
        if index:
            yield Span("\t")
        if cell:
            yield Span(cell)
