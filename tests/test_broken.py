"""tests/broken/*.yaml: one slip of the hand a file. Its first comment names the table, the next the faults expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.tables import load
from drafter.tables.load import keys_of
from drafter.tables.table_file import read_table

CASES = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def faults(file: Path, folder: Path) -> tuple[list[str], list[str]]:
    """(faults expected, faults found) of a case; all other tables are well-formed and empty."""
    lines = file.read_text("utf-8").split("\n")
    table = lines[0].removeprefix("# 表：").strip()
    wanted = [line.removeprefix("# ").strip() for line in lines[1:] if line.startswith("# 第")]
    for name in ("指标", "上年计划", "上年问题", "正文", "本年问题", "下年计划"):
        (folder / f"{name}.yaml").write_text("[]\n", "utf-8")
    (folder / "案卷.yaml").write_text(CASE, "utf-8")
    (folder / f"{table}.yaml").write_text("\n".join(lines), "utf-8")
    found = [f"第{f.place.line}行 {f.message} / {f.fix}" for f in load(folder)[2]]
    return wanted, found


CASE = """区: 龙华区
单位: 龙华区司法局
年度: 2025
文种: 法治政府建设年度报告
标题: 标题
主送:
署名: 龙华区司法局
成文日期:
上年报告:
  - 文件: 龙华-2024.txt
    文种: 法治政府建设年度报告
    年度: 2024
    sha256: 82ecd4ae2883ab267dcb8337399a1d1848c4b167b7b548eb27f366359b8d0ce5
"""


@pytest.mark.parametrize("file", CASES, ids=lambda f: f.stem)
def test_every_fault_is_told_with_place_and_remedy(file, tmp_path, accept):
    wanted, found = faults(file, tmp_path)
    if accept:
        lines = [line for line in file.read_text("utf-8").split("\n") if not line.startswith("# 第")]
        blank = ["# 第"] * len(found)
        file.write_text("\n".join([lines[0], *blank, *lines[1:]]), "utf-8")
        found = faults(file, tmp_path)[1]
        file.write_text("\n".join([lines[0], *(f"# {f}" for f in found), *lines[1:]]), "utf-8")
        return
    assert found == wanted


def test_all_tables_are_told_at_once(tmp_path):
    faults(CASES[0], tmp_path)
    (tmp_path / "指标.yaml").write_text("  - 编号：指01\n", "utf-8")
    (tmp_path / "正文.yaml").unlink()
    (tmp_path / "下年计划.yaml").write_bytes("  - 编号: 谋01\n".encode("gbk"))
    told = {f.place.file.name for f in load(tmp_path)[2]}
    assert {"指标.yaml", "正文.yaml", "下年计划.yaml"} <= told


def test_values_are_read_as_written(tmp_path):
    file = tmp_path / "指标.yaml"
    file.write_text(
        "  - 编号: 指01\n    名称: 产值\n    上年: 950.20亿元\n    今年: 1,020.50亿元  # 已核\n    出处: no\n"
        "  - 编号: 007\n    名称: 2025-01-09\n    上年: 1e3\n    今年: @100: {{ 甲 }}\n    出处: ~\n",
        "utf-8",
    )
    rows = read_table(file, "指标", keys_of("指标")).value
    assert rows[0] == {"编号": "指01", "名称": "产值", "上年": "950.20亿元", "今年": "1,020.50亿元", "出处": "no"}
    assert rows[1] == {"编号": "007", "名称": "2025-01-09", "上年": "1e3", "今年": "@100: {{ 甲 }}", "出处": None}


@pytest.mark.parametrize(
    "text", ["[" * 5000, "a: &a [*a, *a]", "- {" * 3000, "- " * 5000, "? - ? -", "%YAML 9.9\n---\n"]
)
def test_hostile_yaml_is_one_sentence(tmp_path, text):
    faults(CASES[0], tmp_path)
    (tmp_path / "指标.yaml").write_text(text, "utf-8")
    inputs, _, findings = load(tmp_path)
    assert inputs is None
    assert [f for f in findings if f.place.file.name == "指标.yaml"]
    assert len(findings) < 60


def test_words_are_read_whole_however_they_are_indented():
    table = read_table(CASES[0].with_name("文字没有对齐.yaml"), "正文", keys_of("正文"))
    assert table.value[0]["文字"].split("\n") == [
        "建成三个服务站。", "第二段只空了四格：也读得出来。", "第三段用了全角空格。", "第四段用了制表符。", "顶格的第五段。",
    ]  # fmt: skip
    table = read_table(CASES[0].with_name("一句话写成两行.yaml"), "上年计划", keys_of("上年计划"))
    assert table.value[2]["完成情况"] == "全年接待 3件，其中一件是年底的——后来撤回。"
    assert not table.faults
    assert table.value[0]["完成情况"] == "服务中心6月建成启用，全年接待群众12000人次，其中：线上接待3000人次。"
