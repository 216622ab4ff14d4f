"""What a reader found on the sheet -> the paper: script simplified, glosses and stray marks out, blanks dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from drafter.model.manuscript import PARTED, Doubt, Look, Manuscript, Para, Span
from drafter.model.place import Place
from drafter.ooxml import extent
from drafter.zh import hygiene, licence, linked, script, unified, wrapping
from drafter.zh.web_phrases import is_chrome

MAX_LINES, MAX_CHARACTERS = extent.MAX_LINES, extent.MAX_CHARACTERS

_MANY = 8
"""Lines with unreadable characters that are told one by one."""
_SHOWN = 12
"""Characters by which a line that was left out is told."""


class Line(NamedTuple):
    """A paragraph as found: its line (or paragraph) number in the file, its words, its look where the file says it."""

    number: int
    text: str
    look: Look = Look.BODY


@dataclass(frozen=True)
class Sheet:
    """All a reader makes of a file; doubts are (line number, what is doubtful), unit is what its lines are in the file."""

    lines: tuple[Line, ...]
    doubts: tuple[tuple[int, str], ...] = ()
    unit: str = "段"


def unread(lines: Iterable[Line], unit: str = "行") -> Iterator[tuple[int, str]]:
    """Doubts about characters that could not be read (U+FFFD), line by line; one doubt where many lines have some."""
    spoilt = [(line.number, line.text.count(unified.UNREAD)) for line in lines if unified.UNREAD in line.text]
    if len(spoilt) > _MANY:
        whole = sum(count for _, count in spoilt)
        yield 0, f"有{len(spoilt)}{unit}共{whole}处读不出的字，文件可能损坏了，请重新要一份；用它的，请逐行对照原文"
        return
    for number, count in spoilt:
        yield number, f"第{number}{unit}有{count}处读不出的字，请对照原文核对"


def paper(sheet: Sheet, file: Path) -> Manuscript:
    """Sheet -> Manuscript. Where a paragraph was changed beyond blanks, the original stays in Para.origin.

    DrafterError when there is far more than a report could be.
    """
    if len(sheet.lines) > MAX_LINES or sum(len(line.text) for line in sheet.lines) > MAX_CHARACTERS:
        raise extent.too_long(file.name)
    legible = [_legible(line) for line in sheet.lines]
    end = licence.tail([line.text for line in legible])
    lines, places, paged = _unwrapped(legible[:end])
    joined = set(places.values())
    glossless = [script.strip_glosses(line.text) for line in lines]
    simplify = script.is_traditional("\n".join(glossless))
    raw = {line.number: line.text for line in sheet.lines}
    paras: list[Para] = []
    numbers: dict[int, int] = {}
    chrome: list[str] = []
    for line, text in zip(lines, glossless, strict=True):
        words = _printed(text, line.look, simplify=simplify)
        if is_chrome(words):
            chrome.append(words)
        elif words.strip():
            origin = (line.text if line.number in joined else raw[line.number]).strip()
            paras.append(Para(line.look, tuple(_spans(words)), Place(file, line.number), origin * (origin != words)))
            numbers[line.number] = len(paras)
    notes = [line.text.strip() for line in legible[end:] if line.text.strip()]
    remarks = (
        ("原文是繁体字，已转为简体；网页插入的注音已去掉", simplify),
        (_told_joined(len(places), paged), bool(places)),
        (f"有{len(chrome)}行是网页上的字，没有读进来：{_shown(chrome)}", bool(chrome)),
        (f"文末有{len(notes)}行是转载网站的版权、出处说明，没有读进来：{_shown(notes)}", bool(notes)),
    )
    told = (*sheet.doubts, *unread(legible[:end], sheet.unit))
    doubts = [Doubt(numbers.get(places.get(line, line), 0), message) for line, message in told]
    return Manuscript(tuple(paras), (*doubts, *(Doubt(0, message) for message, holds in remarks if holds)))


def _legible(line: Line) -> Line:
    text = unified.legible(line.text)
    return line if text == line.text else line._replace(text=text)


def _printed(text: str, look: Look, *, simplify: bool) -> str:
    """Words of a line, glosses out -> its words as the paper has them, cells of a table parted by tabs."""
    text = (script.to_simplified(text) if simplify else text).replace(unified.UNREAD, unified.SHOWN)
    return "\t".join(map(hygiene.tidy, text.split("\t"))) if look in PARTED else hygiene.tidy(text)


def _told_joined(count: int, paged: int) -> str:
    pages = f"，去掉页码{paged}处" if paged else ""
    return f"原文的换行断在句子中间，已接上{count}处{pages}，请对照原文核对分段"


def _unwrapped(lines: Sequence[Line]) -> tuple[list[Line], dict[int, int], int]:
    """Lines -> lines that are paragraphs; the number of every line joined to one, and that one's; page numbers left out."""
    plain = [line.text if line.look is Look.BODY else "" for line in lines]
    found = wrapping.paragraphs(plain) or linked.paragraphs(plain)
    if found is None:
        return list(lines), {}, 0
    starts = {places[0]: words for places, words in found}
    joined = {place: places[0] for places, _ in found for place in places[1:]}
    paged = {n for n, text in enumerate(plain) if text.strip()} - starts.keys() - joined.keys()
    kept = [
        lines[n]._replace(text=starts.get(n, lines[n].text)) for n in range(len(lines)) if n not in {*joined, *paged}
    ]
    return kept, {lines[place].number: lines[first].number for place, first in joined.items()}, len(paged)


def _shown(lines: Sequence[str]) -> str:
    """Lines that were left out, as they are told: how the first few begin."""
    told = "、".join(f"“{line[:_SHOWN]}”" for line in lines[:5])
    return told + ("等" if len(lines) > 5 else "")


def _spans(words: str) -> Iterator[Span]:
    """Cells of a table row are spans parted by a tab; a paragraph is one span."""
    for index, cell in enumerate(words.split("\t")):
        if index:
            yield Span("\t")
        if cell:
            yield Span(cell)
