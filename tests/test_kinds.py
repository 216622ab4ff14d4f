"""Report kinds are data that people write: a slip in sections/*.yaml is one sentence, never a crash."""

from __future__ import annotations

import pytest
from kit import ROOT, report

from drafter.model.finding import DrafterError
from drafter.model.kind import Part
from drafter.tables import load_kinds

SHIPPED = (ROOT / "sections" / "法治政府建设年度报告.yaml").read_text("utf-8")
LAUGHS = "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def changed(key: str, value: str) -> str:
    """The shipped kind with the first value of a key changed."""
    lines = SHIPPED.split("\n")
    at = next(n for n, line in enumerate(lines) if line.lstrip("- ").startswith(f"{key}:"))
    lines[at] = lines[at].split(":")[0] + f": {value}"
    return "\n".join(lines)


BROKEN = {
    "空的": "",
    "只有一个词": "报告",
    "一条列表": "- 1",
    "括号没有配对": "文种: [",
    "制表符": "\t文种: 报告",
    "不是文字": "文种: \0",
    "写了两次": SHIPPED + "\n标题: 又一个\n",
    "没有部分": SHIPPED[: SHIPPED.index("部分:")] + "部分: []\n",
    "文种空着": changed("文种", ""),
    "标题折行": changed("标题", '"甲\\n乙"'),
    "部分的名称空着": changed("名称", ""),
    "作用不认识": changed("作用", "作乐"),
    "自己套自己": SHIPPED[: SHIPPED.index("部分:")] + "部分: &甲 [*甲]\n",
    "层层翻倍": f"a: &a [x, x, x, x]\n{LAUGHS}{SHIPPED}",
    "嵌套五千层": "文种: " + "[" * 5000,
    "执行代码": changed("单位", "!!python/object/apply:os.system [id]"),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_slip_in_a_kind_is_one_sentence(tmp_path, text):
    (tmp_path / "法治政府建设年度报告.yaml").write_text(text, "utf-8")
    with pytest.raises(DrafterError, match="报告种类") as error:
        load_kinds((tmp_path,))
    assert error.value.fix
    assert error.value.place.file.name == "法治政府建设年度报告.yaml"


@pytest.mark.parametrize("value", ["2024-99-99", "9" * 5000, "!!int 甲", "!!bool 甲", "no", "1:2:3", "~"])
def test_a_value_is_the_text_it_is_written_as(tmp_path, value):
    (tmp_path / "一种.yaml").write_text(changed("单位", value), "utf-8")
    (kind,) = load_kinds((tmp_path,))
    assert kind.issuer == value.removeprefix("!!int ").removeprefix("!!bool ")


def test_a_kind_beside_the_work_hides_the_shipped_one_of_that_file(tmp_path):
    (tmp_path / "法治政府建设年度报告.yaml").write_text(changed("文种", "专项报告"), "utf-8")
    names = [kind.name for kind in load_kinds((tmp_path, ROOT / "sections"))]
    assert sorted(names) == ["专项报告", "司法行政工作总结", "政府工作报告"]


def test_the_yearly_report_has_its_five_statutory_contents():
    kind = next(k for k in load_kinds((ROOT / "sections",)) if k.name == "法治政府建设年度报告")
    required = {section.part for section in kind.sections if section.required}
    assert {Part.SUMMARY, Part.PROBLEMS, Part.LEADER_DUTY, Part.PLAN} <= required


def test_a_report_that_greets_the_deputies_is_a_government_report_however_much_it_says_of_law():
    law = "法治政府建设扎实推进，推进法治政府建设取得新成效，法治政府建设情况良好。"
    text = f"各位代表：\n现在，我代表县人民政府，向大会报告工作。\n一、2024年工作回顾\n{law * 3}\n二、2025年工作安排\n新建学校2所。"
    assert report(text).meta.kind == "政府工作报告"
