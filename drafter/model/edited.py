"""A draft as it comes back from other hands: its paragraphs and rows, which marks stand round which words, what was noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.model.manuscript import Look


@dataclass(frozen=True)
class Mark:
    """A bookmark of a draft round characters start..end of a paragraph."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Remark:
    """A comment on characters start..end of a paragraph; answers: what the comment says that it replies to, else empty."""

    author: str
    text: str
    start: int
    end: int
    answers: str = ""


@dataclass(frozen=True)
class Words:
    """A paragraph's text, or a cell's, with the marks and comments in it."""

    text: str
    marks: tuple[Mark, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A paragraph, or a row of a table. number: which paragraph of the file it is, or begins with, from 1; table: which
    table it is a row of, from 1, 0 for a paragraph; look: as far as the style tells, BODY else."""

    number: int
    cells: tuple[Words, ...]
    look: Look = Look.BODY
    table: int = 0

    @cached_property
    def text(self) -> str:
        """Its words, cells parted by tabs."""
        return "\t".join(cell.text for cell in self.cells)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all its cells."""
        return tuple(mark for cell in self.cells for mark in cell.marks)


@dataclass(frozen=True)
class Edited:
    """An edited draft. name: of its file; strays: comments on no words of the text."""

    name: str
    pieces: tuple[Piece, ...]
    strays: tuple[Remark, ...] = ()

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names of all marks in it."""
        return frozenset(mark.name for piece in self.pieces for mark in piece.marks)


def plain(lines: Sequence[str], name: str) -> Edited:
    """Lines of text -> the draft they are, without marks."""
    told = [line for line in lines if line.strip()]
    return Edited(name, tuple(Piece(n, tuple(map(Words, line.split("\t")))) for n, line in enumerate(told, 1)))
