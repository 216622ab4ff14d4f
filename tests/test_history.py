"""history and undo: every state of every table is kept, told cell by cell, and can be had back."""

from __future__ import annotations

import os
import random
import shutil
import time

import pytest
from kit import EXAMPLE, SEEDS, drafter
from test_apply import tables
from test_extend import TABLES, spoil

from drafter import case, desk
from drafter.case import difference, snapshots
from drafter.case.applying import apply
from drafter.model.change import Conflict, SetCell
from drafter.model.finding import DrafterError


@pytest.fixture
def work(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "output" / "龙华-2025", ignore=shutil.ignore_patterns("*.docx", ".drafter"))
    return tmp_path


@pytest.fixture
def folder(work):
    case.see(work / "output" / "龙华-2025")
    return work / "output" / "龙华-2025"


def edit(folder, name, old, new):
    file = folder / f"{name}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def set_first(folder, seen, new):
    return apply(folder, [SetCell("指标", "指01", "今年", seen, new)], "测试")


def told(folder, row=""):
    return [
        (one.entry.by, [(d.row, d.field, d.before, d.after) for d in one.differences])
        for one in desk.history(folder, row)
    ]


def test_what_she_and_programs_changed_is_told_cell_by_cell(folder):
    edit(folder, "指标", "今年: 48篇", "今年: 49篇")
    set_first(folder, "49篇", "50篇")
    assert told(folder) == [
        ("测试", [("指01", "今年", "49篇", "50篇")]),
        (case.EDITOR, [("指01", "今年", "48篇", "49篇")]),
        (case.FIRST, []),
    ]
    assert len(told(folder, "指01")) == 2
    assert not told(folder, "指02")


def test_rows_are_found_by_words_of_their_names(folder, work):
    set_first(folder, "48篇", "49篇")
    edit(folder, "指标", "今年: 17个", "今年: 18个")
    row = next(iter(case.Case.open(folder, work).dossier.inputs.metrics))
    assert told(folder, row.name[1:4]) == [("测试", [("指01", "今年", "48篇", "49篇")])]
    shown = drafter("history", row.name[1:4], cwd=work).stdout
    assert "指标 指01 今年：48篇 → 49篇" in shown
    assert "指02" not in shown
    assert "可以写编号（指01）" in drafter("history", "没有这一行", cwd=work).stdout


def test_undo_goes_back_step_by_step_and_can_itself_be_undone(folder):
    first = tables(folder)
    set_first(folder, "48篇", "49篇")
    second = tables(folder)
    edit(folder, "上年计划", "    完成情况:\n", "    完成情况: 平台建成。\n")
    third = tables(folder)
    assert desk.undo(folder).entry.undoes == 3
    assert tables(folder) == second
    back = desk.undo(folder)
    assert tables(folder) == first
    with pytest.raises(DrafterError, match="没有可以撤销的改动"):
        desk.undo(folder)
    desk.undo(folder, back.entry.number)
    assert tables(folder) == second
    desk.undo(folder, 4)
    assert tables(folder) == third


def test_an_earlier_change_is_taken_back_cell_by_cell(folder):
    set_first(folder, "48篇", "49篇")
    edit(folder, "指标", "今年: 17个", "今年: 18个")
    desk.undo(folder, 2)
    text = (folder / "指标.yaml").read_text("utf-8")
    assert "今年: 48篇" in text
    assert "今年: 18个" in text


def test_a_cell_that_changed_again_is_left_and_told(folder):
    set_first(folder, "48篇", "49篇")
    set_first(folder, "49篇", "50篇")
    with pytest.raises(Conflict, match="现在写的是“50篇”，不是“49篇”"):
        desk.undo(folder, 2)


def test_the_other_cells_of_the_change_go_back_where_one_changed_again(folder, work):
    apply(
        folder,
        [SetCell("指标", "指01", "今年", "48篇", "49篇"), SetCell("指标", "指02", "今年", "17个", "18个")],
        "测试",
    )
    set_first(folder, "49篇", "50篇")
    done = drafter("undo", "2", cwd=work)
    assert done.returncode == 0
    assert "没有退的 1 处" in done.stdout
    assert "指标 指01 今年 现在写的是“50篇”，不是“49篇”" in done.stdout
    text = (folder / "指标.yaml").read_text("utf-8")
    assert "今年: 50篇" in text
    assert "今年: 17个" in text
    drafter("undo", "4", cwd=work)
    assert "今年: 18个" in (folder / "指标.yaml").read_text("utf-8")


def test_rows_that_came_and_went_come_back_in_their_place(folder):
    file = folder / "上年计划.yaml"
    text = file.read_text("utf-8")
    rows = text.split("\n  - ")
    file.write_text("\n  - ".join([*rows[:3], *rows[4:]]), "utf-8")
    case.see(folder)
    edit(folder, "上年计划", "状态: 已完成", "状态: 推进中")
    desk.undo(folder, 2)
    assert file.read_text("utf-8").replace("状态: 推进中", "状态: 已完成", 1).split() == text.split()


def test_a_wrong_report_named_outright_is_one_undo(folder, work):
    before = tables(folder)
    wrong = SEEDS / "龙华-2023-司法行政工作总结.txt"
    desk.new(desk.Order(work, case.Wanted("龙华", 2025), sources=(wrong,), into=folder, by="drafter new"))
    assert tables(folder) != before
    desk.undo(folder)
    assert tables(folder) == before


def test_what_only_drafter_remembers_is_no_change_to_take_back(folder, work):
    set_first(folder, "48篇", "49篇")
    file = folder / "上年计划.yaml"
    file.write_text(file.read_text("utf-8").replace("编号: 划17", "编号: 划170"), "utf-8")
    desk.history(folder)
    desk.new(desk.Order(work, case.Wanted("龙华", 2025), into=folder))
    before = len(told(folder))
    file.write_text(file.read_text("utf-8").replace("编号: 划170", "编号: 划171"), "utf-8")
    assert not desk.new(desk.Order(work, case.Wanted("龙华", 2025), into=folder)).laid
    assert len(told(folder)) == before + 1
    desk.undo(folder)
    assert "编号: 划170" in file.read_text("utf-8")


def test_bringing_up_an_old_dossier_is_no_change_of_hers(folder):
    shutil.rmtree(folder / ".drafter")
    head = folder / "案卷.yaml"
    head.write_text(head.read_text("utf-8").replace("格式: 2\n", ""), "utf-8")
    case.Case.open(folder, folder.parent)
    assert "格式: 2" in head.read_text("utf-8")
    with pytest.raises(DrafterError, match="没有可以撤销的改动"):
        desk.undo(folder)


def test_the_first_laying_out_is_not_taken_back(tmp_path):
    folder = desk.new(desk.Order(tmp_path, case.Wanted("龙华", 2025), seeds=SEEDS)).folder
    with pytest.raises(DrafterError, match="第一次铺开"):
        desk.undo(folder)


def test_numbers_of_persons_are_masked(folder, work):
    edit(folder, "上年计划", "    完成情况:\n", "    完成情况: 李某某，手机13800138000。\n")
    done = drafter("history", cwd=work)
    assert done.returncode == 0
    assert "13800138000" not in done.stdout
    assert "138" in done.stdout


def test_what_the_clerk_reads(folder, work):
    edit(folder, "指标", "今年: 48篇", "今年: 49篇")
    done = drafter("history", "指01", cwd=work)
    assert done.returncode == 0
    assert "在编辑器里，1 处" in done.stdout
    assert "指标 指01 今年：48篇 → 49篇" in done.stdout
    done = drafter("undo", cwd=work)
    assert done.returncode == 0
    assert "撤销了第 2 次改动" in done.stdout
    assert drafter("undo", cwd=work).returncode == 2


def test_states_are_bounded(folder, monkeypatch):
    monkeypatch.setattr(snapshots, "_MOST", 8)
    monkeypatch.setattr(snapshots, "_LEAST", 3)
    for number in range(25):
        set_first(folder, f"{47 + number}篇" if number else "48篇", f"{48 + number}篇") if number else None
    snapshots.prune(folder)
    assert len(snapshots.entries(folder)) <= 8
    monkeypatch.setattr(time, "time", lambda: os.stat(folder).st_mtime + 600 * 86400)
    snapshots.prune(folder)
    assert len(snapshots.entries(folder)) == 3
    contents = {path.name for path in (folder / ".drafter" / "历史" / "内容").iterdir()}
    assert contents == {
        d
        for e in snapshots.entries(folder)
        for d in (*e.state.values(), *filter(None, e.before.values()), *filter(None, e.after.values()))
    }


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b'{"x": 1}'], ids=range(5))
def test_a_damaged_history_stops_nothing(folder, data):
    set_first(folder, "48篇", "49篇")
    for path in (folder / ".drafter" / "历史").glob("*.json"):
        path.write_bytes(data)
    for path in (folder / ".drafter" / "历史" / "内容").iterdir():
        path.write_bytes(data)
    assert set_first(folder, "49篇", "50篇")
    assert desk.history(folder)


def test_rows_lost_to_an_older_window_are_told_and_offered_again(folder, work):
    file = folder / "本年问题.yaml"
    old = file.read_bytes()
    desk.new(desk.Order(work, case.Wanted("龙华", 2025), into=folder))
    assert file.read_bytes() != old
    file.write_bytes(old.replace("能力不均衡".encode(), "能力不够均衡".encode()))
    found = [f for f in desk.check(folder, work)[0] if f.rule == "旧窗口存过"]
    assert len(found) == 1
    assert "一起不见了" in found[0].message
    assert desk.new(desk.Order(work, case.Wanted("龙华", 2025), into=folder)).laid
    assert not [f for f in desk.check(folder, work)[0] if f.rule == "旧窗口存过"]


@pytest.mark.parametrize("seed", range(60))
def test_rows_read_one_by_one_differ_as_whole_tables_do(seed):
    chance = random.Random(seed)
    name = chance.choice(TABLES)
    text = (EXAMPLE / f"{name}.yaml").read_text("utf-8")
    states = [spoil(chance, text).encode() if chance.random() < 0.7 else text.encode() for _ in range(2)]
    whole = tuple(difference._differing(name, *(difference.rows(name, state) for state in states)))
    assert difference.differences(name, *states) == whole


def test_a_table_too_large_is_told_and_not_kept(folder, work):
    file = folder / "指标.yaml"
    file.write_bytes(file.read_bytes() + b"# " + b"x" * (5 * 2**20))
    assert any("超过 5 MB" in finding.message for finding in desk.check(folder, work)[0])


def test_a_table_under_another_name_for_a_while_is_no_change(folder):
    edit(folder, "指标", "今年: 48篇", "今年: 49篇")
    case.see(folder)
    table = folder / "上年问题.yaml"
    table.rename(folder / "上年问题.yaml.txt")
    case.see(folder)
    apply(folder, [SetCell("指标", "指02", "今年", "17个", "18个")], "测试")
    (folder / "上年问题.yaml.txt").rename(table)
    case.see(folder)
    assert [entry.tables for entry in snapshots.entries(folder)][1:] == [("指标.yaml",), ("指标.yaml",)]
    desk.undo(folder)
    desk.undo(folder)
    assert "今年: 48篇" in (folder / "指标.yaml").read_text("utf-8")
    with pytest.raises(DrafterError, match="没有可以撤销的改动"):
        desk.undo(folder)
