"""Changes made to a dossier: one cell and nothing else, all or none, never over what somebody wrote meanwhile."""

from __future__ import annotations

import os
import shutil

import pytest
from kit import EXAMPLE

from drafter import case, storage
from drafter.case.applying import apply
from drafter.case.commit import look
from drafter.case.upgrading import record_writes
from drafter.model.change import LAST, AddRow, Conflict, DropRow, MoveRow, SetCell
from drafter.model.finding import DrafterError
from drafter.tables import load


@pytest.fixture
def folder(tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns("*.docx", ".drafter"))
    case.see(folder)
    return folder


def differing(before, after):
    """The lines that differ, old and new, of two states of the tables."""
    old, new = ([line for data in files.values() for line in data.splitlines()] for files in (before, after))
    return [line.decode() for line in old if line not in new], [line.decode() for line in new if line not in old]


def tables(folder):
    return {name: data for name, data in look(folder).items() if name.endswith(".yaml")}


def test_one_cell_is_set_and_no_other_byte_moves(folder):
    before = tables(folder)
    apply(folder, [SetCell("指标", "指01", "今年", "48篇", "49篇")], "测试")
    assert differing(before, tables(folder)) == (["    今年: 48篇"], ["    今年: 49篇"])


def test_changes_of_several_tables_are_done_together(folder):
    apply(
        folder,
        [
            SetCell("指标", "指01", "今年", "48篇", None),
            SetCell("案卷", "", "主送", None, "区人民政府"),
            AddRow("本年问题", {"编号": "问11", "问题": "一行\n又一行", "原因": None}, LAST),
            MoveRow("上年计划", "划02", ""),
        ],
        "测试",
    )
    inputs = load(folder)[0]
    assert inputs.metrics[0].now is None
    assert inputs.case.addressee == "区人民政府"
    assert (inputs.new_problems[-1].id, inputs.new_problems[-1].text) == ("问11", "一行\n又一行")
    assert [row.id for row in inputs.promises[:2]] == ["划02", "划01"]


@pytest.mark.parametrize(
    "wrong",
    [
        SetCell("指标", "指01", "今年", "47篇", "49篇"),
        SetCell("指标", "指99", "今年", None, "49篇"),
        SetCell("指标", "指01", "明年", None, "49篇"),
        SetCell("没有的表", "指01", "今年", None, "49篇"),
        DropRow("上年计划", "划01", {"计划": "别的话"}),
        AddRow("指标", {"编号": "指98", "没有的栏": "1"}),
        MoveRow("指标", "指01", "指99"),
    ],
    ids=lambda wrong: f"{type(wrong).__name__}-{getattr(wrong, 'key', '')}",
)
def test_all_or_none(folder, wrong):
    before = tables(folder)
    with pytest.raises(DrafterError) as error:
        apply(folder, [SetCell("指标", "指02", "今年", "17个", "18个"), wrong], "测试")
    assert error.value.fix
    assert tables(folder) == before


def test_a_conflict_tells_both_values(folder):
    change = SetCell("指标", "指01", "今年", "47篇", "49篇")
    with pytest.raises(Conflict, match="指标 指01 今年 现在写的是“48篇”，不是“47篇”，没有改") as error:
        apply(folder, [change], "测试")
    assert (error.value.change, error.value.there) == (change, "48篇")


def test_a_row_is_found_by_what_it_answers(folder):
    opened = case.Case.open(folder, folder.parent)
    case.change(folder, "测试", lambda files: record_writes(files, opened.keyed()))
    joined = next(one for one in opened.dossier.joins.promises if one.row and one.row.id == "划03")
    apply(folder, [SetCell("上年计划", joined.key.token, "完成情况", None, "平台建成。")], "测试")
    assert next(row for row in load(folder)[0].promises if row.id == "划03").outcome == "平台建成。"


def test_a_save_between_the_look_and_the_rename_is_kept(folder, monkeypatch):
    file, saved = folder / "指标.yaml", []

    def she_saves(name, path):
        if name == "rename" and path == file and not saved:
            saved.append(file.read_bytes() + "# 她写的\n".encode())
            other = file.with_name("x")
            other.write_bytes(saved[0])
            os.replace(other, file)

    with storage.watched(she_saves):
        apply(folder, [SetCell("指标", "指01", "今年", "48篇", "49篇")], "测试")
    text = file.read_text("utf-8")
    assert "# 她写的" in text
    assert "今年: 49篇" in text


def test_owner_mode_and_hard_links_of_a_table_stay(folder):
    file = folder / "指标.yaml"
    os.link(file, folder.parent / "另一个名字.yaml")
    file.chmod(0o640)
    number = file.stat().st_ino
    apply(folder, [SetCell("指标", "指01", "今年", "48篇", "49篇")], "测试")
    assert file.stat().st_ino == number
    assert "49篇" in (folder.parent / "另一个名字.yaml").read_text("utf-8")
    assert file.stat().st_mode & 0o777 == 0o640


def test_nothing_to_change_writes_nothing(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    assert apply(folder, [SetCell("指标", "指01", "今年", "48篇", "48篇")], "测试") is None
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before


def test_what_drafter_wrote_beside_a_blank_goes_line_and_all(folder):
    before = tables(folder)
    apply(folder, [SetCell("指标", "指01", "建议", None, "49篇（某科.docx 第2段）")], "测试")
    assert differing(before, tables(folder)) == ([], ["    建议: 49篇（某科.docx 第2段）"])
    apply(folder, [SetCell("指标", "指01", "建议", "49篇（某科.docx 第2段）", None)], "测试")
    assert tables(folder) == before


def test_a_remark_behind_it_stays(folder):
    file = folder / "指标.yaml"
    text = file.read_text("utf-8").replace("    今年: 48篇\n", "    今年: 48篇\n    建议: 49篇 # 问过了\n", 1)
    file.write_text(text, "utf-8")
    apply(folder, [SetCell("指标", "指01", "建议", "49篇", None)], "测试")
    assert "# 问过了" in file.read_text("utf-8")
    assert load(folder)[0].metrics[0].hint is None


def test_a_table_that_need_not_be_there_comes_with_its_first_rows(folder):
    (folder / "素材.yaml").unlink()
    case.see(folder)
    rows = [AddRow("素材", {"编号": f"料0{n}", "内容": f"第{n}件", "处理": None}, LAST) for n in (1, 2)]
    apply(folder, rows, "测试")
    assert [row.text for row in load(folder)[0].materials] == ["第1件", "第2件"]
    with pytest.raises(DrafterError):
        apply(folder, [SetCell("不存在", "料01", "内容", None, "有")], "测试")
