"""Reports + tables as seen -> the tables as they are to be; of an existing dossier only what is missing is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.case.joining import JOINED, join, remembered
from drafter.case.record import Record, suggestion
from drafter.case.renamed import with_her_headings
from drafter.case.sheets import Sheets
from drafter.model.finding import Finding, Level
from drafter.model.headline import UNTITLED, HeadingInput
from drafter.model.inputs import Inputs
from drafter.model.joined import Joins
from drafter.model.place import Place
from drafter.tables import emit, rows, suggest
from drafter.tables.laid import Laid
from drafter.tables.layout_table import NAME as LAYOUT
from drafter.tables.layout_table import blank_lines, laid_out
from drafter.tables.load import WRITING, row_type
from drafter.tables.rows import Cells, Plan

OUTLINE = "提纲"


@dataclass(frozen=True)
class Scaffold:
    """What is to be done: the tables to be written, the record beside them, what to tell of each file, and the faults of
    form that kept existing tables from being added to."""

    sheets: Sheets
    record: Record
    laid: tuple[Laid, ...]
    faults: tuple[Finding, ...]


def scaffold(plan: Plan, sheets: Sheets, record: Record, again: frozenset[str] = frozenset()) -> Scaffold:
    """Lay out the tables; never over the clerk's words. A suggestion offered before and deleted is not made again.

    again: digests of suggestions that may be, for they were lost and not deleted.
    """
    wanted = rows.tables(plan)
    if not sheets.there(OUTLINE) and sheets.there("正文"):
        wanted |= {OUTLINE: _her_headings(wanted[OUTLINE], plan, sheets, record)}
    laid = [_lay(sheets, "案卷", rows.case(plan))] + [_lay(sheets, name, table) for name, table in wanted.items()]
    made = {item.file.stem for item in laid if item.created}
    offered = record.offered | _digests(suggest.made({name: table for name, table in wanted.items() if name in made}))
    inputs, _, findings = sheets.load()
    joins = _joins(plan, inputs, record) if inputs is not None else Joins()
    if inputs is not None:
        more = [_more_priors(plan, sheets, inputs)]
        more += [_more_rows(sheets, name, wanted[name], inputs, joins) for name in JOINED if name not in made]
        laid += more
        if any(item.added for item in more):
            inputs, _, findings = sheets.load()  # with the rows just put in
            joins = _joins(plan, inputs, record) if inputs is not None else joins
    if inputs is not None:
        record = replace(record, keys=remembered(joins))
        offered |= _digests(suggest.present(inputs))
        before = offered - again
        for name, table in suggest.rows(
            inputs, joins, plan.indicators, lambda words: suggestion(words) in before
        ).items():
            laid.append(_suggest(sheets, name, table))
            offered |= frozenset() if laid[-1].left else _digests(suggest.made({name: table}))
        findings = [_left(item) for item in laid if item.left]
    if not sheets.there(LAYOUT):
        laid.append(sheets.make(LAYOUT, laid_out(), blank_lines()))
    return Scaffold(sheets, replace(record, offered=offered), tuple(_summed(laid)), tuple(findings))


def _her_headings(wanted: list[Cells], plan: Plan, sheets: Sheets, record: Record) -> list[Cells]:
    inputs, _, _ = sheets.load()
    return with_her_headings(wanted, plan, inputs, _joins(plan, inputs, record)) if inputs is not None else wanted


def _joins(plan: Plan, inputs: Inputs, record: Record) -> Joins:
    return join(plan.reports, [digest for _, digest in plan.files], inputs, record.keys)


def _digests(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(suggestion, words))


def _left(item: Laid) -> Finding:
    told = f"“{item.file.name}”缺 {item.left} 行，这张表的写法特别，没有补上"
    fix = "照别的表改成一行一个“键: 内容”，再补齐案卷"
    return Finding(Place(item.file, 1), WRITING, Level.ERROR, told, fix)


def _lay(sheets: Sheets, name: str, value: Cells | list[Cells]) -> Laid:
    """A table that is missing is made; one that is there gets the keys its rows lack."""
    if not sheets.there(name):
        return sheets.make(name, emit.whole(name, value), len(value))
    return sheets.add_keys(name, _required(name))


def _more_priors(plan: Plan, sheets: Sheets, inputs: Inputs) -> Laid:
    """Prior reports named now and not before go into 案卷.yaml."""
    known = {prior.file for prior in inputs.case.priors}
    new = [p for p in _list(rows.case(plan)["上年报告"]) if str(p["文件"]) not in known]
    return sheets.add_rows(("案卷", "上年报告"), new, [None] * len(new))


def _more_rows(sheets: Sheets, name: str, wanted: Sequence[Cells], inputs: Inputs, joins: Joins) -> Laid:
    """The rows for what prior reports say and no row answers."""
    standing = _standing(name, wanted, inputs, joins)
    taken = {row.id for row in inputs.rows() if row.ref[0] == name}
    names = {metric.name for metric in inputs.metrics}
    anew = [
        row if known else _named_anew(_numbered_anew(row, taken), names)
        for row, known in zip(wanted, standing, strict=True)
    ]
    laid = sheets.add_rows((name,), anew, standing)
    new = tuple(str(row["编号"]) for row, known in zip(anew, standing, strict=True) if known is None)
    return laid if laid.left else replace(laid, rows=new)


def _standing(name: str, wanted: Sequence[Cells], inputs: Inputs, joins: Joins) -> list[str | None]:
    """For each wanted row the 编号 of the row that stands for it already; those that only a kind asks for stand by 编号."""
    joined = {one.prior.id: one.row for one in joins.by_table[name]}
    here = {row.id for row in inputs.rows() if row.ref[0] == name}
    found: list[str | None] = []
    for row in wanted:
        number = str(row["编号"])
        if number in joined:
            known = joined[number] or _alike(row, inputs)
            found.append(None if known is None else known.id)
        else:
            found.append(number if number in here else None)
    return found


def _alike(row: Cells, inputs: Inputs) -> HeadingInput | None:
    """The row that already stands for a part without a heading, whatever its first words are read to be."""
    if row.get("层级") != UNTITLED:
        return None
    return next((h for h in inputs.headings if h.level == UNTITLED and h.section == row["部分"]), None)


def _suggest(sheets: Sheets, name: str, wanted: Sequence[Cells]) -> Laid:
    laid = sheets.add_rows((name,), wanted, [None] * len(wanted))
    return laid if laid.left else replace(laid, rows=tuple(str(row["编号"]) for row in wanted))


def _numbered_anew(row: Cells, taken: set[str]) -> Cells:
    """The row, under another number when hers is on a row of other words."""
    number = str(row["编号"])
    while number in taken:
        number += "补"
    taken.add(number)
    return row | {"编号": number}


def _named_anew(row: Cells, names: set[str]) -> Cells:
    """A figure's row, under another name when hers is on another figure's."""
    name = row.get("名称")
    if not isinstance(name, str) or name not in names:
        return row
    number = next(n for n in range(2, len(names) + 3) if f"{name}{n}" not in names)
    names.add(f"{name}{number}")
    return row | {"名称": f"{name}{number}"}


def _summed(laid: Sequence[Laid]) -> list[Laid]:
    """One entry a file, files that did not change left out."""
    sums: dict[Path, Laid] = {}
    for item in laid:
        before = sums.get(item.file, Laid(item.file, 0, created=False))
        added, created = before.added + item.added, before.created or item.created
        sums[item.file] = Laid(item.file, added, created, before.rows + item.rows)
    return [item for item in sums.values() if item.added or item.created]


def _required(name: str) -> list[str]:
    return [str(field.alias) for field in row_type(name).model_fields.values() if field.is_required()]


def _list(value: object) -> list[Cells]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
