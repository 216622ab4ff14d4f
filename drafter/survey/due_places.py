"""Which places a report is due from: a list among the files, 应报名单, a place a line or a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.model.material import Unread
from drafter.readers.incoming import incoming
from drafter.survey.store_tables import ReportRow
from drafter.zh.districts import base_of

_CALLED = "应报名单"
_CELLS = re.compile(r"[\t|｜,，;；、]|\s{2,}")
_NO_PLACE = re.compile(
    r"[\W\d_]*|第?[一二三四五六七八九十]+|序号|编号|单位(?:名称)?|地方|地区|名称|备注|联系.*|.*名单.*|合计.*|共.*"
)
"""Cells that name no place: numbers, heads of columns, titles."""
_WITHIN = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:[区县旗镇乡]|街道)|[\u4e00-\u9fff]{2,3}市(?![场管政容民])")
"""A further place behind a place's name: 深圳市龙华区司法局 is not of 深圳市."""


def is_list(path: Path) -> bool:
    """Whether a file is such a list, by its name: 应报名单.xlsx, 2025年度应报名单.txt."""
    return path.stem.endswith(_CALLED)


def due_places(path: Path) -> list[str]:
    """A list, a text, a document or a workbook -> the places as they are written there, each once. DrafterError where it cannot
    be read or names none."""
    found = list(dict.fromkeys(named for cells in _rows(path) if (named := _place(cells))))
    if not found:
        raise DrafterError(f"“{path.name}”里没有看出地方", fix="一行写一个地方，如“龙华区”")
    return found


def _rows(path: Path) -> Iterator[Sequence[str]]:
    for one in incoming([path]):
        if isinstance(one, Unread):
            raise DrafterError(f"“{path.name}”没有读成：{one.reason}", fix="一行写一个地方，存成 txt 或 xlsx")
        yield from (_CELLS.split(line) for para in one.paper.paras for line in para.text.splitlines())
        for grid in one.grids:
            yield from (row for n, row in enumerate(grid.rows) if n not in grid.hidden_rows)


def _place(cells: Sequence[str]) -> str:
    """The first cell of a row that may name a place; a head or a title is no place's row."""
    told = [cell.strip() for cell in cells]
    return next((cell for cell in told if not _NO_PLACE.fullmatch(cell)), "")


def without(due: Iterable[str], reports: Iterable[ReportRow]) -> list[str]:
    """Places a report is due from, and reports -> those of which there is none."""
    names = {name for row in reports for name in (row.place, row.district) if name}
    return [place for place in due if not any(_is(place, name) for name in names)]


def _is(written: str, name: str) -> bool:
    """Whether what is written in a list, 龙华区司法局 or 龙华, is a place."""
    _, there, behind = written.rpartition(name)
    if there:
        return not _WITHIN.match(behind)
    return base_of(name).endswith(base_of(written))
