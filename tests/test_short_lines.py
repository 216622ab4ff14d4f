"""Pages whose lines reach no margin: lists of documents, annexes, contents, small headings, an item a line."""

from __future__ import annotations

import pytest
from test_reader_pdf import LONG, made, texts, typed

EM = 16


def page(lines, left=79, pitch=29, size=EM):
    """Lines one below the other, each as (blanks before it, words) or words alone."""
    placed = [line if isinstance(line, tuple) else (0, line) for line in lines]
    return [(left + size * blank, 740 - pitch * row, size, words) for row, (blank, words) in enumerate(placed)]


ANNEXES = ["附件：1.样区行政执法事项清单", "2.样区公共法律服务机构名录", "3.样区规范性文件目录", "4.样区法律顾问名册"]
LISTS = {
    "文件目录": ["样区司法局制发文件目录", *(f"{n}.《样区{name}》" for n, name in enumerate(("案卷评查办法（试行）", "决策目录管理规定", "调解员评定实施细则", "公职律师使用办法", "合法性审核工作规程"), 1))],
    "没有编号": ["参加单位名单", "样区人民政府办公室法制科", "样区司法局行政复议应诉科", "样区市场监督管理局法规科", "样区综合行政执法局政策法规科", "样区教育局"],
    "汉字编号": ["任务分工", "（一）区司法局负责案卷评查", "（二）区教育局负责普法宣传", "（三）区民政局负责基层治理", "（四）区财政局负责保障经费"],
    "一句一行": ["工作目标", "新建社区法律服务点八个。", "组织执法培训十二次以上。", "评查行政执法案卷二百宗。", "排查矛盾纠纷两千件以上。", "走访企业一百家。"],
    "小标题": ["工作亮点", "推进合法性审核全覆盖试点", "打造一站式矛盾纠纷调处中心", "开展涉企行政执法专项监督", "建成区镇村三级法律服务网络"],
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_line_of_a_list_is_a_paragraph(name):
    assert texts(made([page(LISTS[name])])) == LISTS[name]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_on_a_page_of_its_own_behind_a_report(name):
    paras = [LONG * n for n in (3, 4, 2, 5, 6, 2, 7)]
    assert texts(made([*typed(paras), page(LISTS[name])])) == [*paras, *LISTS[name]]


def test_annexes_are_a_line_each():
    lines = [(2, ANNEXES[0]), *((5, line) for line in ANNEXES[1:])]
    assert texts(made([page(lines)])) == ANNEXES


def test_items_that_fill_their_lines_are_parted_by_their_numbers():
    items = [
        f"{n}.关于印发样区第{word}批行政执法事项目录清单及实施办法通知" for n, word in enumerate("一二三四五六", 1)
    ]
    assert {len(item) for item in items} == {28}
    assert texts(made([page(["文件目录", *items])])) == ["文件目录", *items]


def test_an_item_of_two_lines_stays_one():
    items = [f"{n}.{LONG[:50]}" for n in range(1, 5)]
    lines = [part for item in items for part in (item[:28], item[28:])]
    assert texts(made([page(["任务清单", *lines])])) == ["任务清单", *items]


def test_contents_are_an_entry_a_line():
    entries = [
        ("一、工作开展情况", 1),
        ("（一）公共法律服务", 2),
        ("（二）行政执法监督", 4),
        ("二、存在的问题", 7),
        ("三、下一步打算", 9),
    ]
    lines = [f"{title}{'…' * (25 - len(title))}{number}" for title, number in entries]
    assert texts(made([page(["目录", *lines])])) == ["目录", *lines]


def test_a_small_heading_does_not_run_into_its_text():
    paras = ["合法性审核", LONG * 2, "矛盾纠纷调处", LONG * 3, "法律服务网络建设", LONG]
    lines = [part for para in paras for part in (para[n : n + 28] for n in range(0, len(para), 28))]
    assert texts(made([page(lines)])) == paras
