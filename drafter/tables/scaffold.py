"""Reports + folder -> the dossier's tables; on an existing dossier only what is missing is added."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafter import storage
from drafter.model.finding import Finding, Level
from drafter.model.inputs import Inputs, place_told, row_for, row_numbered
from drafter.model.place import Place, Ref
from drafter.tables import emit, extend, rows, suggest
from drafter.tables.laid import Laid
from drafter.tables.layout_table import lay_habits
from drafter.tables.load import WRITING, keys_of, load, row_type
from drafter.tables.rows import Cells, Plan
from drafter.tables.schema import schemas
from drafter.tables.table import Table, parse_table, read_table


def scaffold(plan: Plan, folder: Path, offered: frozenset[str]) -> tuple[list[Laid], frozenset[str], list[Finding]]:
    """Lay out the tables in a folder; never over the clerk's words.

    offered: suggestions made before, by their words; one she deleted is not made again. Returns what was done, all
    suggestions made so far, and the faults of form that kept existing tables from being added to.
    """
    for name, text in schemas().items():
        _keep_schema(folder / "格式" / f"{name}.schema.json", text)
    wanted = rows.tables(plan)
    laid = [_lay(folder, "案卷", rows.case(plan))] + [_lay(folder, name, table) for name, table in wanted.items()]
    made = {item.file.stem for item in laid if item.created}
    offered |= suggest.made({name: table for name, table in wanted.items() if name in made})
    inputs, _, findings = load(folder)
    if inputs is not None:
        there = [name for name in wanted if name not in made and name not in suggest.HINTS]
        more = [_more_priors(plan, folder, inputs), *(_more_rows(folder, n, wanted[n], inputs) for n in there)]
        laid += more
        if any(item.added for item in more):
            inputs, _, findings = load(folder)  # with the rows just put in
    if inputs is not None:
        offered |= suggest.present(inputs)
        for name, table in suggest.rows(plan, inputs, offered).items():
            laid.append(_more_rows(folder, name, table, inputs))
            offered |= frozenset() if laid[-1].left else suggest.made({name: table})
        findings = [_left(item) for item in laid if item.left]
    made_habits = lay_habits(folder)
    laid += [Laid(*made_habits, created=True)] if made_habits else []
    return _summed(laid), offered, findings


def _left(item: Laid) -> Finding:
    told = f"“{item.file.name}”缺 {item.left} 行，这张表的写法特别，没有补上"
    fix = "照别的表改成一行一个“键: 内容”，再运行一次 drafter new"
    return Finding(Place(item.file, 1), WRITING, Level.ERROR, told, fix)


def _keep_schema(file: Path, text: str) -> None:
    if not file.is_file() or file.read_bytes() != text.encode():
        storage.write(file, text.encode())


def _lay(folder: Path, name: str, value: Cells | list[Cells]) -> Laid:
    """A table that is missing or empty is made; one that is there gets the keys its rows lack."""
    file = folder / f"{name}.yaml"
    if not file.exists() or not file.read_bytes().strip():
        storage.write(file, emit.whole(name, value).encode())
        return Laid(file, len(value), created=True)
    table = read_table(file, name, keys_of(name))
    if table.faults:
        return Laid(file, 0, created=False)
    return _replace(file, table, *extend.add_keys(_read(file), table, name, _required(name), keys_of(name)))


def _more_priors(plan: Plan, folder: Path, inputs: Inputs) -> Laid:
    """Prior reports named now and not before go into 案卷.yaml."""
    known = {prior.file for prior in inputs.case.priors}
    new = [p for p in _list(rows.case(plan)["上年报告"]) if str(p["文件"]) not in known]
    return _put_in(folder, ("案卷", "上年报告"), new, [None] * len(new))


def _more_rows(folder: Path, name: str, wanted: list[Cells], inputs: Inputs) -> Laid:
    standing = [_standing(name, row, inputs) for row in wanted]
    taken = {row.id for row in inputs.rows() if row.ref[0] == name}
    wanted = [row if known else _numbered_anew(row, taken) for row, known in zip(wanted, standing, strict=True)]
    laid = _put_in(folder, (name,), wanted, standing)
    new = tuple(str(row["编号"]) for row, known in zip(wanted, standing, strict=True) if known is None)
    return laid if laid.left else replace(laid, rows=new)


def _put_in(folder: Path, ref: Ref, wanted: list[Cells], standing: list[str | None]) -> Laid:
    """The wanted rows that nothing stands for, put into the list at ref; the file is opened only if there are any."""
    name = str(ref[0])
    file = folder / f"{name}.yaml"
    if None not in standing:
        return Laid(file, 0, created=False)
    table = read_table(file, name, keys_of(name))
    return _replace(file, table, *extend.add_rows(_read(file), table, ref, wanted, standing))


def _numbered_anew(row: Cells, taken: set[str]) -> Cells:
    """The row, under another number when hers is on a row of other words."""
    number = str(row["编号"])
    while number in taken:
        number += "补"
    return row | {"编号": number}


def _standing(name: str, row: Cells, inputs: Inputs) -> str | None:
    """The 编号 of the row that already stands for a wanted one, or None."""
    number, text = str(row["编号"]), str(row.get("计划") or row.get("问题") or "")
    if name == "上年计划":
        found = row_for(inputs.promises, number, text)
        return found.id if found else None
    if name == "上年问题":
        known = row_for(inputs.problems, number, text)
        return known.id if known else None
    if name == "指标":
        metric = row_numbered(inputs.metrics, number, lambda r: r.name, str(row["名称"]))
        return metric.id if metric else None
    if name == "正文":
        place = place_told(str(row["出处"]))
        passage = row_numbered(inputs.passages, number, lambda r: place_told(r.origin), place)
        return passage.id if passage else None
    return None


def _summed(laid: list[Laid]) -> list[Laid]:
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


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig")


def _replace(file: Path, before: Table, text: str, added: int) -> Laid:
    """Write the text back, with the file's byte-order mark, once it is seen to read as the table did and more."""
    if not added:
        return Laid(file, 0, created=False)
    name = file.stem
    after = parse_table(text, Table(file), name, keys_of(name))
    if after.faults or not extend.keeps(before.value, after.value):
        return Laid(file, 0, created=False, left=added)
    mark = b"\xef\xbb\xbf" if file.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    storage.write(file, mark + text.encode())
    return Laid(file, added, created=False)
