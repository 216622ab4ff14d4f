"""drafter new on tables of every hand: what is missing is put in, every other byte stays, a second run adds nothing."""

from __future__ import annotations

import random
import re
import shutil

import pytest
from kit import EXAMPLE
from test_new import edit, order, rows

from drafter import desk
from drafter.model.finding import DrafterError
from drafter.tables import load

TABLES = ("案卷", "指标", "上年计划", "上年问题", "正文", "本年问题", "下年计划")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(EXAMPLE, tmp_path / "案", ignore=shutil.ignore_patterns("*.docx"))


def without(text, number):
    """A table's text less one row."""
    return re.sub(rf"  - 编号: {number}\n(?:    .*\n)+\n?", "", text)


def at_the_margin(text):
    return re.sub(r"(?m)^  ", "", text)


STYLES = {
    "列表顶格": at_the_margin,
    "减号后空得宽": lambda text: text.replace("  - ", "  -   ").replace("\n    ", "\n      "),
    "减号单独一行": lambda text: text.replace("  - 编号", "  -\n    编号"),
    "旧式换行": lambda text: text.replace("\n", "\r"),
    "换行混用": lambda text: text.replace("\n", "\r\n", 40),
    "文件头有三个减号": lambda text: f"---\n{text}",
    "末尾有几个空行": lambda text: f"{text}\n\n\n",
    "末尾没有换行": lambda text: text.rstrip("\n"),
    "末尾有备注": lambda text: f"{text}    # 与科室核过\n\n# 年底再看\n",
    "末尾有文件结束符": lambda text: f"{text}...\n",
}


@pytest.mark.parametrize("style", STYLES)
def test_rows_and_a_key_come_back_in_her_style(folder, tmp_path, style):
    file = folder / "上年计划.yaml"
    text = file.read_text("utf-8").replace("    状态: 已完成\n", "", 2)
    for number in ("划01", "划10", "划16"):
        text = without(text, number)
    before = STYLES[style](text).encode()
    file.write_bytes(before)
    numbers = [row["编号"] for row in rows(EXAMPLE, "上年计划")]
    laid = desk.new(order(tmp_path, into=folder)).laid
    assert next(item.added for item in laid if item.file == file) == 4
    assert kept(before, file.read_bytes())
    assert load(folder)[2] == []
    assert sorted(row.id for row in load(folder)[0].promises) == sorted(numbers)
    assert desk.new(order(tmp_path, into=folder)).laid == ()


def kept(before: bytes, after: bytes) -> bool:
    """Whether every line is there still, in its order, with its line end."""
    lines = re.split(rb"(?<=\n)|(?<=\r)(?!\n)", after)
    return all(line in lines or line + b"\n" in lines for line in re.split(rb"(?<=\n)|(?<=\r)(?!\n)", before))


def test_a_table_written_too_oddly_is_left_and_told(folder, tmp_path):
    file = folder / "上年问题.yaml"
    told = rows(folder, "上年问题")
    file.write_text(f"[{{编号: 题02, 问题: '{told[1]['问题']}', 整改情况: 已整改}}]\n", "utf-8")
    before = file.read_bytes()
    started = desk.new(order(tmp_path, into=folder))
    assert [f.message for f in started.faults] == ["“上年问题.yaml”缺 3 行，这张表的写法特别，没有补上"]
    assert file.read_bytes() == before


def test_an_emptied_list_is_filled_and_her_remark_stays(folder, tmp_path):
    file = folder / "上年问题.yaml"
    wanted = [row["问题"] for row in rows(folder, "上年问题")]
    file.write_text("# 问过各科室\n[] # 暂时没有\n", "utf-8")
    desk.new(order(tmp_path, into=folder))
    assert file.read_text("utf-8").startswith("# 问过各科室\n # 暂时没有\n")
    assert [row["问题"] for row in rows(folder, "上年问题")] == wanted


def test_a_renumbered_row_is_not_laid_out_twice(folder, tmp_path):
    edit(folder / "指标.yaml", "编号: 指05\n", "编号: 指5\n")
    edit(folder / "正文.yaml", "编号: 文03\n", "编号: 文3\n")
    laid = desk.new(order(tmp_path, into=folder)).laid
    assert [item.file.stem for item in laid] == ["本年问题"]


def test_a_row_whose_words_were_replaced_comes_back_under_another_number(folder, tmp_path):
    problem = rows(folder, "上年问题")[0]["问题"]
    edit(folder / "上年问题.yaml", f"问题: {problem}", "问题: 办公用房紧张。")
    desk.new(order(tmp_path, into=folder))
    assert load(folder)[2] == []
    assert {row["编号"]: row["问题"] for row in rows(folder, "上年问题")}["题01补"] == problem
    assert not [item for item in desk.new(order(tmp_path, into=folder)).laid if item.file.stem == "上年问题"]


def test_a_misspelt_key_is_not_laid_out_beside_itself(folder, tmp_path):
    edit(folder / "上年计划.yaml", "    状态: 已完成", "    状况: 已完成")
    before = (folder / "上年计划.yaml").read_bytes()
    assert [f.message for f in desk.new(order(tmp_path, into=folder)).faults] == ["不认识“状况”"]
    assert (folder / "上年计划.yaml").read_bytes() == before


def test_suggestions_see_the_rows_just_put_back(folder, tmp_path):
    file = folder / "上年计划.yaml"
    file.write_text(without(file.read_text("utf-8"), "划10"), "utf-8")
    desk.new(order(tmp_path, into=folder))
    assert desk.new(order(tmp_path, into=folder)).laid == ()
    (folder / "本年问题.yaml").write_bytes(b"")
    desk.new(order(tmp_path, into=folder))
    assert desk.new(order(tmp_path, into=folder)).laid == ()


ODD = [*"\t\u3000\u00a0：:#'\"|>-&*!?[]{},\r\n\u2028\u0085\ufeff\0\x0b\x92~@`\\“”—=", ": ", " #", "- ", "---\n", "——"]


SLIPS = [
    lambda lines, at, _: lines[:at] + lines[at + 1 :],
    lambda lines, at, _: lines[: at + 1] + lines[at:],
    lambda lines, at, chance: [*lines[:at], chance.choice([" ", "  ", "\t"]) + lines[at], *lines[at + 1 :]],
    lambda lines, at, _: [*lines[:at], lines[at][2:], *lines[at + 1 :]],
    lambda lines, at, chance: [*lines[:at], chance.choice(["", "# 备注", "    # 备注", "  -"]), *lines[at:]],
    lambda lines, at, chance: [*lines[:at], chance.choice(lines), *lines[at + 1 :]],
    lambda lines, _, __: [re.sub("^  ", "", line) for line in lines],
    lambda lines, _, __: [line + "\r" for line in lines],
    *[lambda lines, at, chance: [*lines[:at], mistyped(lines[at], chance), *lines[at + 1 :]]] * 4,
]


def mistyped(line: str, chance: random.Random) -> str:
    cut = chance.randint(0, len(line))
    return line[:cut] + chance.choice(ODD) + line[cut:]


def spoil(chance: random.Random, text: str) -> str:
    """One to three slips of the hand, anywhere in a table."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 3)):
        lines = chance.choice(SLIPS)(lines, chance.randrange(len(lines)), chance)
    return "\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_no_slip_of_the_hand_costs_a_word(folder, tmp_path, seed):
    """Whatever she did to a table, new keeps every line and every value, and a second new adds nothing."""
    chance = random.Random(seed)
    file = folder / f"{chance.choice(TABLES)}.yaml"
    file.write_bytes(spoil(chance, file.read_text("utf-8")).encode())
    before, inputs = file.read_bytes(), load(folder)[0]
    try:
        started = desk.new(order(tmp_path, into=folder))
    except DrafterError:
        assert file.read_bytes() == before
        return
    assert kept(before, file.read_bytes())
    assert (inputs is None) or load(folder)[0] is not None
    if not started.faults:
        assert desk.new(order(tmp_path, into=folder)).laid == ()
