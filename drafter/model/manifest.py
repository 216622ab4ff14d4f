"""What a draft printed, paragraph by paragraph: which words come from which cell of the tables, which are the template's.

Every paragraph of the draft stands in a bookmark of the name given here, so that it is known again when the draft comes
back from other hands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from drafter.model.manuscript import TABLE, Look

Cell: TypeAlias = tuple[str, str, str]
"""Table, row (its 编号, “第3条” where it has none, empty for 案卷), field; an empty field is the row as a whole."""

NO_CELL: Cell = ("", "", "")
_DIGITS = 8
"""Hexadecimal digits of a draft's own name: of the few hundred drafts of a dossier no two share them."""


@dataclass(frozen=True)
class Run:
    """Words in a row that come from one place. cell: whose text they print, NO_CELL for words of the template; start, end:
    which characters of it, those of the braces for a slot; metric: row of 指标 whose 今年 fills the slot; blank: the cell, or
    the slot's figure, was still to be written; also: the other cells a blank stands for."""

    text: str
    cell: Cell = NO_CELL
    start: int = 0
    end: int = 0
    metric: str = ""
    blank: bool = False
    also: tuple[Cell, ...] = ()

    @property
    def is_slot(self) -> bool:
        """Whether it prints a figure of 指标 in another cell's text."""
        return bool(self.metric) or (self.blank and self.end > self.start)

    @property
    def is_text(self) -> bool:
        """Whether it prints a stretch of a cell, or the blank for one."""
        return bool(self.cell[2])


@dataclass(frozen=True)
class Line:
    """A paragraph of the draft, or a row of a table, its cells parted by runs of one tab."""

    key: str
    look: Look
    runs: tuple[Run, ...]

    @cached_property
    def cells(self) -> tuple[tuple[Run, ...], ...]:
        """The cells of a row; of any other paragraph, all of it."""
        if self.look not in TABLE:
            return (self.runs,)
        made: list[list[Run]] = [[]]
        for run in self.runs:
            if run.text == "\t" and run.cell == NO_CELL:
                made.append([])
            else:
                made[-1].append(run)
        return tuple(map(tuple, made))

    @cached_property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Manifest:
    """A draft. name: eight digits that stand for all it printed; texts: what each cell said when it was printed."""

    name: str
    lines: tuple[Line, ...]
    texts: Mapping[Cell, str] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> Mapping[str, Line]:
        """Its lines by the names of their bookmarks."""
        return {line.key: line for line in self.lines}


def named(lines: Sequence[tuple[Look, Sequence[Run]]], texts: Mapping[Cell, str]) -> Manifest:
    """What was printed -> the manifest, its lines named after it: the same draft gives the same names."""
    bare = [Line("", look, tuple(runs)) for look, runs in lines]
    name = hashlib.sha256(packed(Manifest("", tuple(bare), texts))).hexdigest()[:_DIGITS]
    return Manifest(name, tuple(_keyed(name, bare)), texts)


def mark(name: str, number: int) -> str:
    """The bookmark of a draft's paragraph, counted from 1. Word hides those that begin with a low line."""
    return f"_{name}_{number}"


def draft_of(key: str) -> str:
    """A bookmark's name -> the draft it may be of, empty for one that is none of ours."""
    parts = key.split("_")
    known = len(parts) == 3 and not parts[0] and len(parts[1]) == _DIGITS and parts[2].isdecimal()
    return parts[1] if known else ""


def number_of(key: str) -> int:
    """A bookmark's name -> the number of its paragraph, from 1."""
    return int(key.rpartition("_")[2])


def _keyed(name: str, lines: Sequence[Line]) -> Iterator[Line]:
    for number, line in enumerate(lines, start=1):
        yield Line(mark(name, number), line.look, line.runs)


def packed(manifest: Manifest) -> bytes:
    """A manifest -> its bytes, each cell named once."""
    cells: dict[Cell, int] = {}
    for run in (run for line in manifest.lines for run in line.runs):
        figure: Cell = ("指标", run.metric, "今年") if run.metric else run.cell
        for cell in (run.cell, figure, *run.also):
            cells.setdefault(cell, len(cells))
    lines = [[line.look.name, [_told(run, cells) for run in line.runs]] for line in manifest.lines]
    named_cells = [[*cell, manifest.texts.get(cell)] for cell in cells]
    told = {"稿": manifest.name, "格": named_cells, "段": lines}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _told(run: Run, cells: Mapping[Cell, int]) -> list[object]:
    also = [cells[one] for one in run.also]
    return [run.text, cells[run.cell], run.start, run.end, run.metric, int(run.blank), also]


def unpacked(data: bytes) -> Manifest:
    """The bytes of a manifest -> the manifest. ValueError where they are none."""
    try:
        told = json.loads(data.decode("utf-8", "surrogatepass"))
        cells = [(str(a), str(b), str(c)) for a, b, c, _ in told["格"]]
        texts = {cell: str(one[3]) for cell, one in zip(cells, told["格"], strict=True) if one[3] is not None}
        lines = [Line("", Look[look], tuple(_run(one, cells) for one in runs)) for look, runs in told["段"]]
        return Manifest(str(told["稿"]), tuple(_keyed(str(told["稿"]), lines)), texts)
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _run(told: Sequence[object], cells: Sequence[Cell]) -> Run:
    text, cell, start, end, metric, blank, also = told
    if not isinstance(cell, int) or not isinstance(also, list) or not 0 <= cell < len(cells):
        raise TypeError(told)
    others = tuple(cells[int(one)] for one in also)
    return Run(str(text), cells[cell], int(str(start)), int(str(end)), str(metric), bool(blank), others)
