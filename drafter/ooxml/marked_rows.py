"""Paragraphs of a Word draft as they were met -> paragraphs and rows, each with its marks and comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.model.edited import Mark, Piece, Remark, Words
from drafter.model.manuscript import Look


@dataclass
class MarkedPara:
    """A paragraph being read: its words so far, and its place in a table."""

    number: int
    look: Look
    table: int = 0
    row: int = 0
    column: int = 0
    words: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, text: str) -> None:
        """More words."""
        self.words.append(text)
        self.size += len(text)


def pieces(
    paras: Sequence[MarkedPara], marks: Mapping[int, list[Mark]], remarks: Mapping[int, list[Remark]]
) -> Iterator[Piece]:
    """Paragraphs as they are, those of a table's cells row by row."""
    rows: dict[tuple[int, int], dict[int, list[Words]]] = {}
    first: dict[tuple[int, int], MarkedPara] = {}
    for index, para in enumerate(paras):
        words = Words("".join(para.words), tuple(marks.get(index, ())), tuple(remarks.get(index, ())))
        if not para.table:
            yield from _row(first, rows)
            yield Piece(para.number, (words,), para.look)
            continue
        if (para.table, para.row) not in rows:
            yield from _row(first, rows)
        first.setdefault((para.table, para.row), para)
        rows.setdefault((para.table, para.row), {}).setdefault(para.column, []).append(words)
    yield from _row(first, rows)


def _row(
    first: dict[tuple[int, int], MarkedPara], rows: dict[tuple[int, int], dict[int, list[Words]]]
) -> Iterator[Piece]:
    """The row that was being read, now that it is whole."""
    for place, columns in rows.items():
        para = first[place]
        yield Piece(para.number, tuple(_joined(columns[n]) for n in sorted(columns)), para.look, para.table)
    rows.clear()
    first.clear()


def _joined(several: list[Words]) -> Words:
    """The paragraphs of a cell as one."""
    text, marks, remarks = "", list[Mark](), list[Remark]()
    for words in several:
        at = len(text)
        text += words.text
        marks += [Mark(one.name, one.start + at, one.end + at) for one in words.marks]
        remarks += [Remark(one.author, one.text, one.start + at, one.end + at, one.answers) for one in words.remarks]
    return Words(text, tuple(marks), tuple(remarks))
