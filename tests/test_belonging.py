"""Under which heading of last year's an answer goes, and beside which of its paragraphs."""

from __future__ import annotations

from dataclasses import replace

from kit import CATALOGUE, ROOT, dossier, kind, report

from drafter import home, rendering
from drafter.tables import load_offices, rows

OFFICES = load_offices(home.folders("sections", ROOT / "tests"), CATALOGUE)

SUMMARY = """一、2024年工作总结
（一）建强基层队伍
1.推进司法所建设。改造司法所3个，配齐社工。
2.化解矛盾纠纷。培训调解员120人，邻里的事在家门口办好。
（二）优化便民服务
1.深化普法宣传。在户外驿站设立宣传点，走进企业、学校。
2.促进律师行业发展。引进事务所2家。
二、2025年工作计划
"""


def belonging(plan):
    """A plan -> each of its promises, and the heading that is proposed for it."""
    made = report(SUMMARY + plan)
    laid = rows.Plan(kind(), "龙华区", 2025, (made,), (("上年.txt", "0" * 64),), {}, OFFICES)
    return {row["计划"]: row["归入"] for row in rows.tables(laid)["上年计划"]}


def test_a_promise_that_is_for_another_office_to_keep_leaves_its_item():
    found = belonging("1.创新普法宣传。在户外驿站新设宣传点5个。开设讲堂，培训调解员80人，走进学校。")
    assert found["在户外驿站新设宣传点5个。"] == "优化便民服务"
    assert found["开设讲堂，培训调解员80人，走进学校。"] == "建强基层队伍"


def test_one_of_the_same_office_stays_with_its_item():
    found = belonging("1.创新普法宣传。在户外驿站新设宣传点5个。配齐普法社工，普法宣传点改造3个。")
    assert set(found.values()) - {"题头"} == {"优化便民服务"}


def paragraphs(prior, plan, outcome, offices):
    """Last year's report, one of its promises and the answer -> the paragraphs of the draft."""
    made = dossier(
        {"上年报告": prior, "上年计划": [{"编号": "划01", "计划": plan, "归入": "工作总结", "完成情况": outcome}]}
    )
    return [one.para.text for one in rendering.worded(replace(made, offices=offices))]


COMPLAINTS = (
    "一、2024年工作总结\n一是加强行政复议工作。发挥监督作用，办结案件20件。\n"
    "二是促进律师行业发展。引进事务所2家。\n二、2025年工作计划\n{}"
)


def test_an_answer_stands_in_the_paragraph_of_its_own_office():
    plan = "发挥公职律师的监督作用。"
    prior, outcome = COMPLAINTS.format(plan), "公职律师增至30名"
    here = next(text for text in paragraphs(prior, plan, outcome, OFFICES) if "增至30名" in text)
    assert here.startswith("二是促进律师行业发展")


def test_the_number_of_an_item_is_no_word_of_it():
    prior = (
        "一、2024年工作总结\n一是整修道路。整修道路3公里，在驿站栽花植树。\n二是办好集市。办集市5场。\n"
        "二、2025年工作计划\n一是修缮旧屋。二是给驿站添置书架。"
    )
    told = paragraphs(prior, "二是给驿站添置书架。", "添置书架40个", OFFICES)
    assert next(text for text in told if "书架" in text).startswith("一是整修道路")
