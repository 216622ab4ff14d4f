"""Power cuts, full disks and refusals at every operation on a file: every table whole, old or new, together; the next goes on."""

from __future__ import annotations

import re
import shutil

import pytest
from kit import EXAMPLE
from stopping import WAYS, every
from test_new import order

from drafter import case, desk, rendering, writers
from drafter.case.applying import apply
from drafter.case.commit import look
from drafter.desk import drafted
from drafter.model.change import AddRow, DropRow, SetCell

pytestmark = pytest.mark.slow

AGAIN, SPARSE = 5, 4
"""After which stops the command is also given again; of the refusals that go on, which are tried: the first is the same as
the refusal that comes once, and the others only follow it."""

CHANGES = [
    SetCell("指标", "指01", "今年", "48篇", "49篇"),
    SetCell("上年计划", "划03", "完成情况", None, "平台9月上线。"),
    AddRow("本年问题", {"编号": "问11", "问题": "基层力量不足。", "原因": None}),
    DropRow("下年计划", "谋01", {}),
]


def once(monkeypatch, room, name, whole=lambda found: found):
    """What takes long, and writes nothing, is done once for the same arguments, whichever copy of the dossier they are of:
    hundreds of processes do the rest."""
    done, found = getattr(room, name), {}

    def remembered(*arguments, **named):
        key = re.sub(r"第.+?次|<\S+Memo object at \w+>", "", repr((arguments, named)))
        if key not in found:
            found[key] = whole(done(*arguments, **named))
        return found[key]

    monkeypatch.setattr(room, name, remembered)


@pytest.fixture(autouse=True)
def worked_out_once(monkeypatch, tmp_path):
    """Reading, comparing, proofing, printing: what follows from the same is the same."""
    known = case.Known.beside(tmp_path)
    for name in ("beside", "kinds_beside"):
        monkeypatch.setattr(case.Known, name, classmethod(lambda _cls, _work: known))
    once(monkeypatch, drafted, "_worked_out", list)
    once(monkeypatch, rendering, "render")
    once(monkeypatch, writers, "write")


def tables(folder):
    return {name: data for name, data in look(folder).items() if name.endswith(".yaml")} if folder.is_dir() else {}


def with_rows_gone(folder):
    for name in ("指标", "正文"):
        file = folder / f"{name}.yaml"
        rows = file.read_text("utf-8").split("\n  - ")
        file.write_text("\n  - ".join(rows[:3] + rows[5:]), "utf-8")


def of_the_release_before(folder):
    shutil.rmtree(folder / ".drafter", ignore_errors=True)
    head = folder / "案卷.yaml"
    head.write_text(head.read_text("utf-8").replace("格式: 2\n", ""), "utf-8")
    (folder / ".起草记录.json").write_text('{"已提示": ["上年计划未启动：甲"], "稿": {}, "原文": {}}', "utf-8")


def prepared(tmp_path, *steps):
    base = shutil.copytree(EXAMPLE, tmp_path / "起点", ignore=shutil.ignore_patterns("*.docx", ".drafter"))
    for step in steps:
        step(base)
    return base


def new(folder):
    desk.new(order(folder.parent, into=folder))


COMMANDS = {
    "new": (new, None),
    "new 补行": (new, (with_rows_gone,)),
    "apply": (lambda folder: apply(folder, CHANGES, "测试"), (case.see,)),
    "undo": (desk.undo, (lambda folder: apply(folder, CHANGES, "测试"),)),
    "换新格式": (lambda folder: case.Case.open(folder, folder.parent), (of_the_release_before,)),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("command", COMMANDS)
def test_tables_are_old_or_new_together(tmp_path, command, way):
    run, steps = COMMANDS[command]
    base = None if steps is None else prepared(tmp_path, *steps)

    def fresh(n):
        folder = tmp_path / f"第{n}次" / "案卷"
        folder.parent.mkdir()
        return folder if base is None else shutil.copytree(base, folder, copy_function=shutil.copy2)

    whole = fresh(0)
    old = tables(whole)
    run(whole)
    new_ones = tables(whole)
    assert old != new_ones
    seen = set()
    for n, folder, _ in every(run, fresh, way, SPARSE if way.startswith("一直") else 1):
        there = tables(folder)
        assert all(data in (old.get(name), new_ones.get(name)) for name, data in there.items()), n
        if folder.is_dir():
            case.see(folder)
        now = tables(folder)
        assert now in (old, new_ones), n
        assert not list(folder.rglob("*.tmp")), n
        seen.add(now == new_ones)
        if now == old and n % AGAIN == 0:
            run(folder)
            assert tables(folder) == new_ones, n
        shutil.rmtree(folder.parent)
    assert seen == {False, True}


@pytest.mark.parametrize("way", WAYS)
def test_a_draft_is_whole_and_the_next_takes_its_place(tmp_path, way):
    base = prepared(tmp_path, case.see)
    desk.build(base, tmp_path)
    draft = next(base.glob("*.docx"))
    old = draft.read_bytes()
    apply(base, CHANGES[:1], "测试")

    def fresh(n):
        return shutil.copytree(base, tmp_path / f"第{n}次" / "案卷")

    whole = fresh(0)
    new_one = desk.build(whole, tmp_path).path.read_bytes()
    for n, folder, _ in every(lambda folder: desk.build(folder, tmp_path), fresh, way):
        assert (folder / draft.name).read_bytes() in (old, new_one), n
        built = desk.build(folder, tmp_path)
        assert (built.path.name, built.path.read_bytes()) == (draft.name, new_one), n
        assert len(list(folder.glob("*.docx"))) == 1, n
        shutil.rmtree(folder.parent)
