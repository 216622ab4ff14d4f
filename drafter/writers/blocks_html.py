"""The paper's paragraphs and tables as HTML, in the dress of whoever prints them; findings are marks on their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import TypeAlias

from drafter.model.finding import Finding
from drafter.model.manuscript import TABLE, Look, Manuscript, Para, Span
from drafter.writers.anchor import Anchor
from drafter.zh.hygiene import printable


@dataclass(frozen=True)
class Dress:
    """How paragraphs are put. tags: of looks, p for any other; classes: of looks; left_out: looks that are not printed;
    within: what becomes of the words of a paragraph; above: number of a paragraph -> what stands before it."""

    tags: Mapping[Look, str]
    classes: Mapping[Look, str]
    left_out: tuple[Look, ...]
    within: Callable[[Para, str], str] = lambda _, words: words
    above: Mapping[int, str] = field(default_factory=dict)


_Marks: TypeAlias = dict[tuple[int, int], list[Finding]]
"""Paragraph and span -> the findings whose words it prints."""


def blocks(cut: Manuscript, anchors: Sequence[Anchor], dress: Dress) -> str:
    """Paper cut at the words of findings, and where each hangs -> its paragraphs and tables in order."""
    marks = _marks(cut, anchors)
    shown = [(number, para) for number, para in enumerate(cut.paras) if para.look not in dress.left_out]
    parts = list[str]()
    for tabled, group in groupby(shown, key=lambda one: one[1].look in TABLE):
        rows = list(group)
        if tabled:
            parts += [*(dress.above.get(number, "") for number, _ in rows), _table(rows, marks, dress)]
        else:
            parts += [dress.above.get(number, "") + _block(number, para, marks, dress) for number, para in rows]
    return "".join(parts)


def escaped(text: str) -> str:
    """Words as they stand in HTML."""
    return escape(printable(text))


def _marks(cut: Manuscript, anchors: Sequence[Anchor]) -> _Marks:
    found: _Marks = {}
    for one in anchors:
        for number in range(one.first[0], one.last[0] + 1):
            first = one.first[1] if number == one.first[0] else 0
            last = one.last[1] if number == one.last[0] else len(cut.paras[number].spans) - 1
            for at in range(first, last + 1):
                found.setdefault((number, at), []).append(one.finding)
    return found


def _block(number: int, para: Para, marks: _Marks, dress: Dress) -> str:
    tag = dress.tags.get(para.look, "p")
    kind = f' class="{dress.classes[para.look]}"' if para.look in dress.classes else ""
    return f"<{tag}{kind}>{dress.within(para, _spans(number, enumerate(para.spans), marks))}</{tag}>\n"


def _table(rows: Sequence[tuple[int, Para]], marks: _Marks, dress: Dress) -> str:
    """Rows as wide as the widest: a row of one cell runs across, others are filled up."""
    told = list[str]()
    filled = [list(_cells(number, para, marks)) for number, para in rows]
    wide = max(map(len, filled))
    for (_, para), cells in zip(rows, filled, strict=True):
        tag = "th" if para.look is Look.TABLE_HEAD else "td"
        kind = f' class="{dress.classes[para.look]}"' if para.look in dress.classes else ""
        across = f' colspan="{wide}"' if len(cells) == 1 < wide else ""
        more = [] if across else [""] * (wide - len(cells))
        told.append(f"<tr{kind}>{''.join(f'<{tag}{across}>{cell}</{tag}>' for cell in (*cells, *more))}</tr>\n")
    return f"<table>\n{''.join(told)}</table>\n"


def _cells(number: int, para: Para, marks: _Marks) -> Iterator[str]:
    for parts, group in groupby(enumerate(para.spans), key=lambda one: one[1].text == "\t"):
        if not parts:
            yield _spans(number, group, marks)


def _spans(number: int, spans: Iterable[tuple[int, Span]], marks: _Marks) -> str:
    told = list[str]()
    for at, span in spans:
        words, found = escaped(span.text), marks.get((number, at), [])
        notes = "\n".join(f"{one.level}·{one.rule}：{one.message}" for one in found)
        told.append(f'<mark title="{escaped(notes)}">{words}</mark>' if found else words)
    return "".join(told)
