"""Reports + folder -> the dossier's tables; on an existing dossier only what is missing is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import home
from drafter.forms import emit, extend, rows
from drafter.forms.load import keys_of, load, row_type
from drafter.forms.read import Table, read_table
from drafter.forms.rows import Cells, Plan
from drafter.forms.schema import schemas
from drafter.model.finding import Finding
from drafter.model.inputs import Inputs, PromiseInput, row_for
from drafter.zh.likeness import alike


@dataclass(frozen=True)
class Laid:
    """A file that was made or added to: how many rows and keys, the numbers of the rows, whether it is new."""

    file: Path
    added: int
    created: bool
    rows: tuple[str, ...] = ()


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
    inputs, _, findings = load(folder)
    if inputs is not None:
        laid.append(_more_priors(plan, folder))
        _trim(wanted, plan, inputs, offered, made)
        laid += [_more_rows(folder, name, table, inputs) for name, table in wanted.items() if name not in made]
    return _summed(laid), offered | _suggestions(wanted), [] if inputs else findings


def _keep_schema(file: Path, text: str) -> None:
    if not file.is_file() or file.read_bytes() != text.encode():
        home.write(file, text.encode())


def _lay(folder: Path, name: str, value: Cells | list[Cells]) -> Laid:
    """A table that is missing or empty is made; one that is there gets the keys its rows lack."""
    file = folder / f"{name}.yaml"
    if not file.exists() or not file.read_bytes().strip():
        home.write(file, emit.whole(name, value).encode())
        return Laid(file, len(value), created=True)
    table = read_table(file, name, keys_of(name))
    if table.faults:
        return Laid(file, 0, created=False)
    return _replace(file, *extend.add_keys(_read(file), table, name, _required(name)))


def _more_priors(plan: Plan, folder: Path) -> Laid:
    """Prior reports named now and not before go into 案卷.yaml."""
    file = folder / "案卷.yaml"
    table = read_table(file, "案卷", keys_of("案卷"))
    known = {str(p.get("文件")) for p in _list(table.value.get("上年报告"))} if isinstance(table.value, dict) else set()
    new = [p for p in _list(rows.case(plan)["上年报告"]) if str(p["文件"]) not in known]
    return _replace(file, _append_priors(_read(file), table, new) if new else "", len(new))


def _append_priors(text: str, table: Table, new: Sequence[Cells]) -> str:
    """New entries of 上年报告, after the last one there."""
    lines = text.rstrip("\n").split("\n")
    last = max(line for ref, line in table.lines.items() if ref[:2] == ("案卷", "上年报告"))
    lines[last:last] = [line for prior in new for line in emit.rows([prior]).rstrip("\n").split("\n")]
    return "\n".join(lines) + "\n"


def _more_rows(folder: Path, name: str, wanted: list[Cells], inputs: Inputs) -> Laid:
    file = folder / f"{name}.yaml"
    table = read_table(file, name, keys_of(name))
    standing = [_standing(name, row, inputs) for row in wanted]
    text, added = extend.add_rows(_read(file), table, name, wanted, standing)
    new = tuple(str(row["编号"]) for row, known in zip(wanted, standing, strict=True) if known is None)
    return replace(_replace(file, text, added), rows=new)


def _standing(name: str, row: Cells, inputs: Inputs) -> str | None:
    """The 编号 of the row that already stands for a wanted one, or None."""
    number, text = str(row["编号"]), str(row.get("计划") or row.get("问题") or "")
    if name == "上年计划":
        found = row_for(inputs.promises, number, text)
        return found.id if found else None
    if name == "上年问题":
        known = row_for(inputs.problems, number, text)
        return known.id if known else None
    have = {r.id for r in (inputs.metrics if name == "指标" else inputs.passages)}
    if name in ("本年问题", "下年计划"):
        return None
    return number if number in have else None


_HINTS = (("本年问题", "提示"), ("下年计划", "参考"))


def _trim(wanted: dict[str, list[Cells]], plan: Plan, inputs: Inputs, offered: frozenset[str], made: set[str]) -> None:
    """Tables of suggestions that were there before get only suggestions never made before."""
    later = {"本年问题": _problem_hints(inputs), "下年计划": _carried(inputs, plan)}
    for name, cell in _HINTS:
        if name not in made:
            wanted[name] = [row for row in later[name] if str(row[cell]) not in offered | _present(inputs)]


def _present(inputs: Inputs) -> set[str]:
    hints = [*(row.hint for row in inputs.new_problems), *(row.hint for row in inputs.next_plans)]
    return {hint for hint in hints if hint}


def _suggestions(wanted: dict[str, list[Cells]]) -> frozenset[str]:
    return frozenset(str(row[cell]) for name, cell in _HINTS for row in wanted[name] if row[cell])


def _summed(laid: list[Laid]) -> list[Laid]:
    """One entry a file, files that did not change left out."""
    sums: dict[Path, Laid] = {}
    for item in laid:
        before = sums.get(item.file, Laid(item.file, 0, created=False))
        sums[item.file] = Laid(
            item.file, before.added + item.added, before.created or item.created, before.rows + item.rows
        )
    return [item for item in sums.values() if item.added or item.created]


def _problem_hints(inputs: Inputs) -> list[Cells]:
    """Promises not begun or, once most are answered, not answered, and rates that fell: hints for 本年问题."""
    answered = sum(bool(p.outcome) for p in inputs.promises)
    settled = 2 * answered >= len(inputs.promises)
    hints = [f"上年计划未启动：{p.text}" for p in inputs.promises if p.state == "未启动"]
    hints += [f"上年计划没有回应：{p.text}" for p in inputs.promises if settled and not p.outcome and not p.state]
    for metric in inputs.metrics:
        now, before = metric.figure, metric.before_figure
        exact = now and before and not now.qualifier and not before.qualifier and now.unit == before.unit == "%"
        if now and before and exact and now.value < before.value:
            hints.append(f"{metric.name}由上年的{metric.before}降为{metric.now}")
    start = len(inputs.new_problems)
    return [
        {"编号": f"提{start + n:02}", "提示": hint, "问题": None, "原因": None} for n, hint in enumerate(hints, start=1)
    ]


def _carried(inputs: Inputs, plan: Plan) -> list[Cells]:
    """Promises not finished and not spoken of in 下年计划 yet, as candidates, under the heading they stood under."""
    start = len(inputs.next_plans)
    heading = {c.id: c.section for report in plan.reports for c in report.commitments}
    unfinished = [p for p in inputs.promises if p.state in ("推进中", "未启动") and not _spoken_of(p, inputs)]
    return [
        {
            "编号": f"续{start + n:02}",
            "小标题": heading.get(p.id) or None,
            "参考": f"没做完的上年计划（{p.state}）：{p.text}",
            "计划": None,
        }
        for n, p in enumerate(unfinished, start=1)
    ]


def _spoken_of(promise: PromiseInput, inputs: Inputs) -> bool:
    """Whether a candidate still blank holds the promise, or a plan she wrote takes it up."""
    return any(
        alike(row.text, promise.text) if row.text else promise.text in (row.hint or "") for row in inputs.next_plans
    )


def _required(name: str) -> list[str]:
    return [str(field.alias) for field in row_type(name).model_fields.values() if field.is_required()]


def _list(value: object) -> list[Cells]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig")


def _replace(file: Path, text: str, added: int) -> Laid:
    """Write the text back in the file's own manner: its byte-order mark, its line ends."""
    if added:
        before = file.read_bytes()
        if b"\r\n" in before:
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        home.write(file, (b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b"") + text.encode())
    return Laid(file, added, created=False)
