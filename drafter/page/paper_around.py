"""A place that a 来源 or 出处 names -> the words around it in that paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from drafter import case, storage
from drafter.model.material import Grid, Material
from drafter.page.addresses import Json
from drafter.page.refused import Refusal

_NEAR = 4
"""Paragraphs, or rows of a table, shown on either side."""
_PARAGRAPH = re.compile(r"第(\d+)段")
_CELL = re.compile(r"(?P<sheet>.+)!(?P<column>[A-Z]+)(?P<row>\d+)|表(?P<table>\d+) 行(?P<line>\d+)列\d+")
_LONGEST = 600
"""Characters of a paragraph that are shown."""
_FOLDERS = (case.MATERIAL, "上年报告")


def around(folder: Path, file: str, where: str) -> Json:
    """A dossier's folder, a paper and a place in it -> the lines around it. Refusal where it is not there."""
    paper = _paper(folder, file)
    lines, at = _lines(paper, where)
    first = max((at or 0) - _NEAR, 0)
    shown = lines[first : first + 2 * _NEAR + 1]
    paras = [{"n": first + n + 1, "text": text[:_LONGEST]} for n, text in enumerate(shown)]
    return {"file": file, "where": where, "paras": paras, "at": None if at is None else at + 1}


def _paper(folder: Path, file: str) -> Material:
    """A paper of the dossier by its name, within an archive too."""
    outer = file.split("/")[0]
    for name in _FOLDERS:
        path = storage.inside(folder / name, outer)
        if path is not None and path.is_file() and storage.within(folder, f"{name}/{outer}") is not None:
            found = _read(path, path.stat().st_mtime_ns).get(file)
            if found is not None:
                return found
    raise Refusal(404, "refused", f"案卷里没有“{file}”，或者读不了", "看看“材料”文件夹里还有没有这一份")


@lru_cache(maxsize=8)
def _read(path: Path, _when: int) -> Mapping[str, Material]:
    """The papers in a file, by name; read again once it was saved."""
    from drafter.readers.incoming import incoming

    return {one.file: one for one in incoming([path]) if isinstance(one, Material)}


def _lines(paper: Material, where: str) -> tuple[Sequence[str], int | None]:
    """The lines of a paper and which of them a place names."""
    if found := _PARAGRAPH.search(where):
        lines = [para.text for para in paper.paper.paras]
        number = int(found[1]) - 1
        return lines, number if number < len(lines) else None
    told = _CELL.fullmatch(where)
    grid = next(_meant(paper.grids, told), None) if told else None
    if told is None or grid is None:
        return [para.text for para in paper.paper.paras], None
    lines = list(_rows(grid))
    number = int(told["row"] or told["line"]) - 1
    return lines, number if number < len(lines) else None


def _rows(grid: Grid) -> Iterator[str]:
    """The rows of a table as a reader of the paper sees them; a merged cell is there once."""
    for n, row in enumerate(grid.rows):
        seen = (one for m, one in enumerate(row) if m not in grid.hidden_columns and n not in grid.hidden_rows)
        yield " | ".join(one for one, _ in groupby(seen) if one)


def _meant(grids: Sequence[Grid], told: re.Match[str]) -> Iterator[Grid]:
    return (one for one in grids if one.name == told["sheet"] or str(one.number) == told["table"])
