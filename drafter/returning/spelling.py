"""Answers that stand elsewhere in the edited draft than a new one would print them -> words of 正文, where she put them; the
answer itself stays in the annex."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.model.manifest import NO_CELL, Cell, Line
from drafter.returning.ordering import rising
from drafter.returning.outlining import Row, rows_of
from drafter.returning.parts import Part
from drafter.returning.retyping import Retyped

FITTED = {"上年计划": "完成情况", "素材": "内容"}
"""Tables whose words are printed where they fit -> the cell."""
HOST = ("正文", "文字")
"""The cell that takes them: table and field."""
_LAST = {"上年问题", "本年问题", "下年计划"}
"""Tables whose rows are printed behind all paragraphs of their section."""
_STOP = "。"
_STOPS = "。！？"


def host_of(line: Line) -> Cell | None:
    """The first cell of 正文 that a line prints."""
    return next((run.cell for run in line.runs if run.cell[::2] == HOST), None)


def answers_in(line: Line) -> list[Row]:
    """The answers and events that a line prints, or the blanks for them."""
    found = (run.cell for run in line.runs if run.cell[0] in FITTED and run.cell[2])
    return list(dict.fromkeys((cell[0], cell[1]) for cell in found))


def told(said: Sequence[tuple[Retyped, str]], rows: Collection[Row]) -> Iterator[tuple[Cell, str]]:
    """The runs of a paragraph and what their cells say now -> the cells, with those words. What is an answer of these rows is,
    with the template's stop behind it, of the paragraph's cell of 正文 as well; so is the end of a paragraph beside it."""
    host = next((one.run.cell for one, _ in said if one.run.cell[::2] == HOST), None)
    opened = False
    for one, words in said:
        cell, bare = one.run.cell, words.strip("\n")
        host = cell if host and cell[::2] == HOST else host
        spelled = cell[:2] in rows or (opened and cell == NO_CELL and bare == _STOP)
        if one.run.is_text and cell != host:
            yield cell, words
        if host:
            ends = ("\n" if edge == "\n" else "" for edge in (one.text[:1], one.text[1:][-1:]))
            yield host, (bare if spelled or cell == host else "").join(ends)
        opened = cell[:2] in rows and not bare.endswith(_STOP)


def as_new(parts: Sequence[Part], rows: Collection[Row], place: Mapping[str, int]) -> list[Part]:
    """All parts; paragraphs that tell answers of these rows and nothing of 正文 are new ones, and so are those of 正文, known by
    their bookmarks, that were moved behind a problem, a remedy or a plan, where no row of 正文 is printed. place: bookmark ->
    which line it is."""
    held: dict[int, list[Part]] = {}
    for part in parts:
        held.setdefault(id(part.piece), []).append(part)
    printed = [(n, place[part.line.key]) for n, part in enumerate(parts) if part.line]
    stayed = {printed[k][0] for k in rising([at for _, at in printed])}
    made: list[Part] = []
    for n, part in enumerate(parts):
        line, before = part.line, parts[n - 1].line if n else None
        if part.piece.table or line is None:
            made.append(part)
        elif all(one.line and _is_spelled(one.line, rows) for one in held[id(part.piece)]):
            if not (made and made[-1].piece is part.piece):
                made.append(Part(part.piece, None, (part.piece.text.strip(),), by_key=part.by_key))
        else:
            moved = (
                n not in stayed and part.by_key and part.text.strip()[-1:] in _STOPS and len(held[id(part.piece)]) == 1
            )
            trails = moved and before and _tells(line) == {"正文"} and _tells(before) & _LAST
            made.append(replace(part, line=None) if trails else part)
    return made


def _is_spelled(line: Line, rows: Collection[Row]) -> bool:
    return not host_of(line) and bool(set(answers_in(line)) & set(rows))


def _tells(line: Line) -> set[str]:
    """The tables whose rows a line tells."""
    return {table for table, _ in rows_of(line)}
