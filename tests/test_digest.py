"""审阅单: what it lists, and that no few lines of it stand on a page of their own."""

from __future__ import annotations

import pytest
from kit import dossier

from drafter.rendering import fulfilment
from drafter.rendering.digest import Listed, _fitted, _list_lines, digest

REPORT = (
    "一、2024年工作总结\n（一）推进服务\n建站3个。\n二、2025年工作计划\n（一）深化服务\n一是新建联络点2个。二是培训3期。\n"
    "（二）规范执法\n一是评查案卷5宗。二是开展督察2次。"
)


@pytest.mark.parametrize("over", [0, 1, 4, 9])
def test_lists_are_shortened_until_all_stands_on_the_page(over):
    lists = [
        Listed("甲", tuple("一二三四五六七八"), 45),
        Listed("乙", ("字" * 40,) * 8, 9),
        Listed("丙", ("事项",) * 2, 2),
    ]
    used = 30 - sum(map(_list_lines, lists)) + over
    short = _fitted(lists, used)
    assert used + sum(map(_list_lines, short)) <= 30
    assert (short == lists) is (over == 0)
    assert [min(len(one.entries), 1) for one in short] == [1, 1, 1]
    assert [one.total for one in short] == [45, 9, 2]


def test_what_never_stands_on_one_page_is_told_in_full():
    lists = [Listed("甲", ("事项",) * 8, 8)]
    assert _fitted(lists, 30) == lists


def test_entries_in_the_same_words_are_one():
    rows = [{"编号": f"谋{n:02}", "计划": f"受理法律援助案件1400宗，抓好第{n}件事。"} for n in range(1, 10)]
    figure = {"编号": "指01", "名称": "受理法律援助案件", "上年": "1447宗", "今年": "1500宗"}
    prior = "一、2024年工作总结\n受理法律援助案件1447宗。"
    told = digest(dossier({"上年报告": prior, "指标": [figure], "下年计划": rows}), [], 0)
    goals = next(one for one in told.lists if one.name == "明年的目标和今年的数")
    assert goals.entries == ("受理法律援助案件1400宗（今年1500宗，上年1447宗）（9处一样）",)
    assert (goals.total, goals.more) == (9, 0)


def test_a_target_missed_is_told_by_the_words_it_stands_in():
    prior = "一、2024年工作总结\n建站3个。\n二、2025年工作计划\n全力推动新建服务站12个。"
    answer = {"编号": "划01", "计划": "全力推动新建服务站12个。", "完成情况": "新建服务站9个"}
    told = digest(dossier({"上年报告": prior, "上年计划": [answer]}), [], 0)
    missed = next(one for one in told.lists if one.name == "没有达到的目标")
    assert missed.entries == ("全力推动新建服务站12个（定12个，今年9个）",)


def test_the_parts_of_last_years_plan_stand_above_their_items():
    lines = fulfilment.of_dossier(dossier({"上年报告": REPORT}))
    assert [line.text for line in lines if line.heads] == ["深化服务", "规范执法"]
    assert ["".join(span.text for span in line.cells["序号"]) for line in lines] == ["", "1", "2", "", "3", "4"]


def test_a_plan_in_one_part_has_no_heading_above_it():
    lines = fulfilment.of_dossier(
        dossier({"上年报告": "一、2024年工作总结\n建站3个。\n二、2025年工作计划\n新建联络点2个。"})
    )
    assert not any(line.heads for line in lines)


def test_what_is_declined_tells_how_many_paragraphs_go():
    made = dossier({"上年报告": REPORT})
    rows = [row.model_dump(by_alias=True) for row in made.inputs.headings]
    rows[1] |= {"不写": "另报"}
    told = digest(dossier({"上年报告": REPORT, "提纲": rows}), [], 0)
    assert told.lists[-1].entries == ("推进服务（上年的1段不再印）：另报",)
