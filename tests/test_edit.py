"""One change of a table on disk: that cell is written anew, in her own style, and every other byte stays."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from drafter.tables.edit import CannotEdit, InsertRow, RemoveRow, SetText, ShiftRow, edit, value_at
from drafter.tables.load import keys_of
from drafter.tables.shape import rows_of
from drafter.tables.table import read_text

ROW = "- 编号: 指01\n  今年: {}\n  核对: 无误\n"
LONG = "依托区委全面依法治区委员会统筹部署，" * 200
CELLS = {
    "不加引号": ("48件", "50件", "50件"),
    "不加引号变成空": ("48件", None, ""),
    "后面有空格": ("48件  ", "50件", "50件  "),
    "后面有制表符": ("48件\t", "50件", "50件\t"),
    "制表符和备注": ("48件\t# 已核", "50件", "50件\t# 已核"),
    "行尾备注": ("48件   # 已核", "50件", "50件   # 已核"),
    "行尾备注，变成空": ("48件   # 已核", None, "  # 已核"),
    "单引号": ("'48件'  # 已核", "it's", "'it''s'  # 已核"),
    "双引号": ('"48件"', '5"件\\', '"5\\"件\\\\"'),
    "双引号变成空": ('"48件" # 注', None, "# 注"),
    "波浪号": ("~", "50件", "50件"),
    "波浪号变成空": ("~ # 注", None, "# 注"),
    "null": ("null", "50件", "50件"),
    "冒号和空格": ("48件", "甲: 乙", "'甲: 乙'"),
    "井号": ("48件 # 已核", "甲 #4", "'甲 #4' # 已核"),
    "井号不在空格后": ("48件", "甲#4", "甲#4"),
    "像数": ("48件", "007", "'007'"),
    "像小数": ("48件", "1.5e3", "'1.5e3'"),
    "像日期": ("48件", "2025-01-09", "'2025-01-09'"),
    "像真假": ("48件", "yes", "'yes'"),
    "像没有": ("48件", "null", "'null'"),
    "空字": ("48件", "", "''"),
    "前面有空格": ("48件", " 甲", "' 甲'"),
    "后面有全角空格": ("48件", "甲\u3000", "'甲\u3000'"),
    "花括号开头": ("48件", "{{ 名称 }}的", "'{{ 名称 }}的'"),
    "减号开头": ("48件", "- 甲", "'- 甲'"),
    "问号开头": ("48件", "?甲", "'?甲'"),
    "引号开头": ("48件", "'甲", "'''甲'"),
    "竖线开头": ("48件", "|-", "'|-'"),
    "与号开头": ("48件", "&甲", "'&甲'"),
    "冒号结尾": ("48件", "甲:", "'甲:'"),
    "全角标点": ("48件", "“甲”：乙；（丙）", "“甲”：乙；（丙）"),
    "表情": ("48件", "好👨‍👩‍👧✌️", "好👨‍👩‍👧✌️"),
    "控制字符": ("48件 # 注", "甲\x07\x85\u2028\ufeff乙", '"甲\\x07\\x85\\u2028\\ufeff乙" # 注'),
    "制表符在中间": ("48件", "甲\t乙", '"甲\\t乙"'),
    "回车": ("48件", "甲\r\n乙", '"甲\\r\\n乙"'),
    "很长": ("48件", LONG, LONG),
    "几行": ("48件 # 已核", "甲\n乙", "|- # 已核\n    甲\n    乙"),
    "几行，中间空一行": ("48件", "甲\n\n乙", "|-\n    甲\n\n    乙"),
    "几行，末尾换行": ("48件", "甲\n乙\n", "|\n    甲\n    乙"),
    "几行，末尾几个换行": ("48件", "甲\n\n", '"甲\\n\\n"'),
    "几行，有一行像键": ("48件", "甲\n今年：乙", '"甲\\n今年：乙"'),
    "几行，有一行像新的一条": ("48件", "甲\n- 乙", '"甲\\n- 乙"'),
    "几行，有一行前面空格": ("48件", "甲\n  乙", '"甲\\n  乙"'),
    "单引号变几行": ("'48件'", "甲\n乙", "|-\n    甲\n    乙"),
    "块变一行": ("|-  # 注\n      甲\n      乙", "丙", "|-  # 注\n      丙"),
    "块变几行": ("|-\n   甲", "丙\n丁", "|-\n   丙\n   丁"),
    "块变空": ("|- # 注\n    甲\n    乙\n", None, "# 注\n"),
    "块没有缩进好": ("|-\n 甲\n乙", "丙\n丁", "|-\n    丙\n    丁"),
    "留一个换行的块": ("|\n    甲", "丙\n", "|\n    丙"),
    "留一个换行的块，没有换行": ("|\n    甲", "丙", "|-\n    丙"),
    "全留换行的块": ("|+\n    甲\n\n", "丙", "|-\n    丙\n\n"),
    "全留换行的块，还有换行": ("|+\n    甲\n", "丙\n\n", "|+\n    丙\n"),
    "折行的块": (">-\n    甲\n    乙", "丙\n丁", ">-\n    丙\n\n    丁"),
    "折行的块，留换行": (">\n    甲\n    乙", "丙\n", ">\n    丙"),
    "写明缩进的块": ("|2-\n    甲", "丙\n丁", "|2-\n    丙\n    丁"),
    "写明缩进深的块": ("|-4\n      甲", "丙\n丁", "|-4\n      丙\n      丁"),
    "写明缩进的折行块": (">3\n     甲", "丙", ">-3\n     丙"),
    "块里看着像备注": ("|-\n    甲\n    # 乙", "丙", "|-\n    丙"),
    "块后面顶格备注": ("|-\n    甲\n\n# 乙", "丙", "|-\n    丙\n\n# 乙"),
    "折成两行": ("全年接待群众，\n    共48件。", "50件", "50件"),
    "引号里接着写": ("'全年接待群众，'\n    共48件。", "50件", "'50件'"),
    "空着，后面有备注": ("  # 问科室", "50件", "50件   # 问科室"),
    "下一行是备注": ("48件\n  # 问科室", "50件", "50件\n  # 问科室"),
    "下一行是备注，几行": ("48件\n  # 问科室", "甲\n乙", '"甲\\n乙"\n  # 问科室'),
    "方括号": ("[甲, 乙]", "丙", "丙"),
    "原样": ("'48件'", "48件", "'48件'"),
}  # fmt: skip


def read(text, name="指标"):
    return read_text(text, name, keys_of(name))


def seen(text):
    """As any YAML reader has it: values, all of them text."""
    return YAML(typ="safe", pure=True).load(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("case", CELLS)
def test_a_cell_is_written_in_her_style(case, ends):
    said, value, written = CELLS[case]
    before, after = ("\ufeff# 头\n\n" + ROW.format(words).replace("今年: \n", "今年:\n") for words in (said, written))
    before, after = (text.replace("\n", ends) for text in (before, after))
    edited = edit(before, "指标", [SetText(("指标", 0, "今年"), value)])
    assert edited == after
    assert value_at(edited, "指标", ("指标", 0, "今年")) == value
    assert not read(edited).faults
    if "\t" not in said and case not in ("块没有缩进好",):
        assert seen(edited)[0]["今年"] == value


CASE = """# 案卷
区: 龙华区
标题: '标题' # 暂定
主送:
上年报告:
  - 文件: 龙华-2024.txt
    年度: 2024
# 完
"""
PLAN = """\ufeff# yaml-language-server: $schema=格式/上年计划.schema.json
# 上年计划。

  # 这条年底再看
  - 编号: 划01
    计划: 甲
    完成情况:
    # 问过科室

  - 编号: 划02 # 重点
    计划: 乙

  # —— 以下民生 ——

  - 编号: 划03
    计划: 丙
    完成情况: |-
      丁
    状态:
"""


def test_cells_of_the_case_are_written_alike():
    edits = [SetText(("案卷", "标题"), "新标题"), SetText(("案卷", "主送"), "区委"), SetText(("案卷", "单位"), "区局")]
    assert edit(CASE, "案卷", edits) == CASE.replace("'标题'", "'新标题'").replace("主送:", "主送: 区委").replace(
        "# 完", "单位: 区局\n# 完"
    )
    years = CASE.replace("主送", "年度")
    assert edit(years, "案卷", [SetText(("案卷", "年度"), "甲")]) == years.replace("年度:\n", "年度: 甲\n")
    with pytest.raises(CannotEdit):
        edit(CASE, "案卷", [SetText(("案卷", "上年报告"), "甲")])
    with pytest.raises(CannotEdit):
        edit(CASE, "案卷", [RemoveRow(0)])


def test_a_missing_key_comes_at_the_end_of_its_row():
    edited = edit(PLAN, "上年计划", [SetText(("上年计划", 1, "核对"), "无误"), SetText(("上年计划", 0, "状态"), None)])
    assert edited == PLAN.replace("计划: 乙\n", "计划: 乙\n    核对: 无误\n").replace(
        "    # 问过科室\n", "    # 问过科室\n    状态:\n"
    )


def test_several_changes_of_a_row_go_together():
    edits = [
        SetText(("上年计划", 2, key), words) for key, words in (("完成情况", "一"), ("计划", "二\n三"), ("核对", "四"))
    ]
    assert edit(PLAN, "上年计划", edits) == PLAN.replace(
        "      丁\n    状态:\n", "      一\n    状态:\n    核对: 四\n"
    ).replace("计划: 丙", "计划: |-\n      二\n      三")


def test_a_row_is_put_in_taken_out_and_moved_with_its_remarks():
    new = {"编号": "划09", "计划": "新的", "完成情况": None}
    laid = "  - 编号: 划09\n    计划: 新的\n    完成情况:\n"
    first, second, third = PLAN.index("  # 这条"), PLAN.index("  - 编号: 划02"), PLAN.index("  - 编号: 划03")
    assert edit(PLAN, "上年计划", [InsertRow(-1, new)]) == PLAN[:first] + laid + "\n" + PLAN[first:]
    assert edit(PLAN, "上年计划", [InsertRow(0, new)]) == PLAN[: second - 1] + "\n" + laid + PLAN[second - 1 :]
    assert edit(PLAN, "上年计划", [InsertRow(2, new)]) == PLAN + "\n" + laid
    assert edit(PLAN, "上年计划", [RemoveRow(0)]) == PLAN[:first] + PLAN[second:]
    assert edit(PLAN, "上年计划", [RemoveRow(2)]) == PLAN[: third - 1]
    moved = edit(PLAN, "上年计划", [ShiftRow(0, 2)])
    assert moved == PLAN[:first] + PLAN[second:] + "\n" + PLAN[first : second - 1]
    assert edit(moved, "上年计划", [ShiftRow(2, -1)]) == PLAN
    assert edit(PLAN, "上年计划", [ShiftRow(1, 0), ShiftRow(0, 0), ShiftRow(0, -1)]) == PLAN


def test_a_remark_that_would_be_read_as_words_of_a_block_stays_where_it_is():
    before = PLAN.replace("    状态:\n", "")
    for change in (ShiftRow(0, 2), ShiftRow(2, -1)):
        with pytest.raises(CannotEdit):
            edit(before, "上年计划", [change])


def test_rows_are_found_by_their_number_with_their_lines():
    found = [(row.number, row.start, row.stop) for row in rows_of(PLAN, "上年计划")]
    assert found == [("划01", 4, 8), ("划02", 9, 11), ("划03", 14, 19)]
    odd = PLAN.replace("  - 编号: 划02", "  -\n    编号: '划02'")
    assert [row.number for row in rows_of(odd, "上年计划")] == ["划01", "划02", "划03"]


BRACED = {
    "一条在花括号里": ("- 编号: a\n- {编号: b, 今年: 48件 } # 注\n", 1, "50件", "- 编号: a\n- {编号: b, 今年: 50件 } # 注\n"),
    "花括号里空着": ("- {编号: b, 今年: }\n", 0, "50件", "- {编号: b, 今年: 50件 }\n"),
    "花括号里只有键": ("- {编号: b, 今年}\n", 0, "50件", "- {编号: b, 今年: 50件}\n"),
    "花括号里变成空": ("- {编号: b, 今年: 48件}\n", 0, None, "- {编号: b, 今年: }\n"),
    "花括号里加引号": ("- {编号: b, 今年: 48件}\n", 0, "5,0[件]", "- {编号: b, 今年: '5,0[件]'}\n"),
    "花括号里双引号": ('- {编号: b, 今年: "48件"}\n', 0, "甲\n乙", '- {编号: b, 今年: "甲\\n乙"}\n'),
    "花括号里没有这个键": ("- {编号: b} # 注\n", 0, "50件", "- {编号: b, 今年: 50件} # 注\n"),
    "花括号折成两行": ("- {编号: b,\n   名称: 甲,\n  今年: 48件 }\n", 0, "50件", "- {编号: b,\n   名称: 甲,\n  今年: 50件 }\n"),
    "整张表在方括号里": ("[{编号: a}, {编号: b, 今年: '48件'}]\n", 1, "50件", "[{编号: a}, {编号: b, 今年: '50件'}]\n"),
}  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("case", BRACED)
def test_a_value_in_braces(case, ends):
    before, index, value, after = (
        x.replace("\n", ends) if isinstance(x, str) and x[:1] in "-[" else x for x in BRACED[case]
    )
    assert edit(before, "指标", [SetText(("指标", index, "今年"), value)]) == after
    assert seen(after)[index]["今年"] == value
    if case == "整张表在方括号里":
        with pytest.raises(CannotEdit):
            edit(before, "指标", [RemoveRow(0)])


MENDED = {
    "全角冒号": ("  今年：48件", "  今年：50件"),
    "全角冒号，空着": ("  今年：", "  今年： 50件"),
    "少了空格": ("  今年:48件", "  今年:50件"),
    "分号": ("  今年；48件", "  今年；50件"),
    "没有对齐": ("   今年: 48件 # 注", "   今年: 50件 # 注"),
    "行首制表符": ("\t今年: 48件", "\t今年: 50件"),
    "引号没配对": ("  今年: '48件", "  今年: 50件"),
    "全角冒号的块": ("  今年：|-\n    甲", "  今年：|-\n    50件"),
    "粘贴的条目": ("  今年: 甲\n  - 乙", "  今年: 50件"),
}


@pytest.mark.parametrize("case", MENDED)
def test_a_row_that_is_mended_while_reading_can_be_written(case):
    before, after = (f"- 编号: 指01\n{words}\n  核对: 无误\n- 编号: 指02\n" for words in MENDED[case])
    assert edit(before, "指标", [SetText(("指标", 0, "今年"), "50件")]) == after
    assert value_at(after, "指标", ("指标", 0, "今年")) == "50件"
    fixed = edit(before, "指标", [SetText(("指标", 0, "核对"), None)])
    assert fixed == before.replace("核对: 无误", "核对:")


ODDLY = {
    "同一键写两次": "- 编号: 指01\n  今年: 甲\n  今年: 乙\n",
    "中间夹着备注": "- 编号: 指01\n  今年: 甲\n  # 注\n  乙\n",
    "读不懂": "- 编号: 指01\n  今年: x: [\n{\n",
    "看不见的字符": "- 编号: 指01\n  今年: 甲\x90\n",
    "一张空表": "# 没有\n",
    "空文件": "",
}


@pytest.mark.parametrize("case", ODDLY)
def test_what_is_not_sure_is_left_and_told(case):
    with pytest.raises(CannotEdit) as told:
        edit(ODDLY[case], "指标", [SetText(("指标", 0, "今年"), "50件")])
    assert told.value.line >= 1
    assert told.value.message
    assert told.value.fix


def test_texts_are_always_blocks():
    before = "- 编号: 文01\n  文字:  # 注\n  处理:\n- 编号: 文02\n  文字: 甲\n"
    edited = edit(before, "正文", [SetText(("正文", n, "文字"), "乙") for n in (0, 1)])
    assert edited == "- 编号: 文01\n  文字: |-  # 注\n    乙\n  处理:\n- 编号: 文02\n  文字: |-\n    乙\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("value", ["乙", "乙\n丙", None])
def test_a_table_without_its_last_line_end_stays_so(ends, value):
    before = "- 编号: 指01\n  今年: 甲".replace("\n", ends)
    edited = edit(before, "指标", [SetText(("指标", 0, "今年"), value)])
    assert edited[-1] not in "\r\n"
    assert value_at(edited, "指标", ("指标", 0, "今年")) == value
    more = edit(before, "指标", [InsertRow(0, {"编号": "指02", "今年": "乙"}), SetText(("指标", 0, "名称"), "丙")])
    assert more == "- 编号: 指01\n  今年: 甲\n  名称: 丙\n\n- 编号: 指02\n  今年: 乙".replace("\n", ends)


def test_line_ends_are_mixed_as_they_were():
    before = "- 编号: 指01\r\n  今年: |-\n    甲\r    乙\r\n  核对: 无误\n"
    edited = edit(before, "指标", [SetText(("指标", 0, "今年"), "丙\n丁\n戊"), SetText(("指标", 0, "核对"), "有误")])
    assert edited == "- 编号: 指01\r\n  今年: |-\n    丙\r    丁\r\n    戊\r\n  核对: 有误\n"


def test_an_emptied_table_can_be_filled_and_emptied():
    filled = edit("# 头\n[]\n", "指标", [InsertRow(-1, {"编号": "指01", "今年": None})])
    assert filled == "# 头\n\n  - 编号: 指01\n    今年:\n"
    assert read(edit(filled, "指标", [RemoveRow(0)])).value == []
    assert edit("- 编号: 指01\n", "指标", [RemoveRow(0)]) == "[]\n"
