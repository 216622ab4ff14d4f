"""Rows of the annexed tables that people put in or struck out -> rows of the dossier's tables, as far as they can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.model.inputs import ANNEX_ONLY
from drafter.model.manifest import Line, Manifest
from drafter.model.manuscript import Look
from drafter.returning.ledger import Ledger, shown
from drafter.returning.parts import Part
from drafter.zh.hygiene import squeeze

_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "上年计划": {"计划": "计划", "状态": "状态", "完成情况": "完成情况"},
    "指标": {"指标": "名称", "上年": "上年", "今年": "今年"},
}
"""Table -> what its columns are headed with at their end, and the cells they hold."""
_STATES = ("已完成", "推进中", "未启动", "已调整")


def added(ledger: Ledger, manifest: Manifest, parts: Sequence[Part]) -> list[Part]:
    """New rows of the annexes put into the tables -> the parts left, which are rows of no table known."""
    left: list[Part] = []
    heads = _heads(manifest)
    for part, neighbour in _beside(parts):
        head = heads.get(neighbour.key) if neighbour else None
        table = _table(head) if head else ""
        if (
            not part.piece.table
            or not table
            or head is None
            or len(part.cells) != len(head.cells)
            or not _put(ledger, table, head, part, neighbour)
        ):
            left.append(part)
    return left


def _beside(parts: Sequence[Part]) -> Iterator[tuple[Part, Line | None]]:
    """New rows, each with a printed row of the same table."""
    lines = {part.piece.table: part.line for part in parts if part.line and part.piece.table}
    before: Line | None = None
    for part in parts:
        if part.line is not None:
            before = part.line
        else:
            inside = part.piece.table and before is not None and len(before.cells) > 1
            yield part, before if inside else lines.get(part.piece.table)


def _heads(manifest: Manifest) -> dict[str, Line]:
    """Each row of a table -> its head."""
    found: dict[str, Line] = {}
    head: Line | None = None
    for line in manifest.lines:
        head = line if line.look is Look.TABLE_HEAD else head if line.look is Look.TABLE_ROW else None
        if head is not None:
            found[line.key] = head
    return found


def _table(head: Line) -> str:
    words = ["".join(run.text for run in cell) for cell in head.cells]
    return "上年计划" if "完成情况" in words else "指标" if "指标" in words else ""


def _put(ledger: Ledger, table: str, head: Line, part: Part, neighbour: Line | None) -> bool:
    """Whether a new row was put into its table, or stands there."""
    cells: dict[str, str | None] = {}
    for column, words in zip(head.cells, part.cells, strict=True):
        called = "".join(run.text for run in column)
        field = next((field for end, field in _COLUMNS[table].items() if called.endswith(end)), "")
        if field:
            cells[field] = words.strip() or None
    name = cells.get("计划") or cells.get("名称")
    if not name or (cells.get("状态") or _STATES[0]) not in _STATES:
        return False
    field = "计划" if table == "上年计划" else "名称"
    for known in ledger.rows.names(table):
        if squeeze(ledger.rows.text(table, known, field) or "") == squeeze(name):
            return _filled(ledger, table, known, cells)
    order = [run.cell[1] for run in (neighbour.runs if neighbour else ()) if run.cell[0] == table]
    number = ledger.rows.free(table)[0]
    whole = {"编号": number, **cells, **({"归入": ANNEX_ONLY} if table == "上年计划" else {"重点": "是"})}
    keys = (
        ("编号", "计划", "归入", "完成情况", "状态")
        if table == "上年计划"
        else ("编号", "名称", "上年", "重点", "今年")
    )
    made = {key: whole.get(key) for key in keys}
    shows = "；".join(value for key, value in made.items() if value and key != "编号")
    ledger.add(table, made, order[0] if order else "末尾", by_key=part.by_key, shows=shows)
    return True


def _filled(ledger: Ledger, table: str, name: str, cells: Mapping[str, str | None]) -> bool:
    """A row that names one there is: its blank cells are filled; what differs has no place."""
    if table == "指标":
        ledger.force((table, name, "重点"), "是", by_key=True)
    for field in ("完成情况", "状态", "今年"):
        words = cells.get(field)
        there = ledger.rows.text(table, name, field)
        if words and not there:
            ledger.force((table, name, field), words, by_key=True)
        elif words and there != words:
            ledger.lay_aside(words, shown(table, name, field), f"同名的一条已经写着“{there}”")
    return True


def struck(ledger: Ledger, gone: Sequence[Line], kept: Sequence[Part]) -> list[Line]:
    """Rows of annexes that are gone -> the lines that could not be struck out of the tables."""
    left: list[Line] = []
    tables = any(part.line and part.line.look is Look.TABLE_ROW for part in kept)
    for line in gone:
        metric = next((run.cell[1] for run in line.runs if run.cell[0] == "指标"), "")
        marked = [name for name in ledger.rows.names("指标") if ledger.rows.text("指标", name, "重点") == "是"]
        if line.look is Look.TABLE_ROW and tables and metric in marked and len(marked) > 1:
            ledger.force(("指标", metric, "重点"), "否", by_key=True)
        else:
            left.append(line)
    return left
