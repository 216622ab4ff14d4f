"""In which item of a heading an answer stands, behind which of its sentences, or in a paragraph of its own at the end."""

from __future__ import annotations

from kit import dossier

from drafter import rendering

REPORT = """一、2024年工作总结
（一）推进依法行政
一是做好合法性审查。审查文件120件，提出审查意见86条。二是加强行政复议。受理复议案件45件，开展复议听证6次。
二、2025年工作计划
{}
"""


def paragraphs(report, answers, heading=None):
    """Last year's report and the answers to its promises, in their order, under this heading -> the paragraphs of the draft."""
    rows = [row.model_dump(by_alias=True) for row in dossier({"上年报告": report}).inputs.promises]
    told = iter(answers)
    rows = [
        row
        if row["归入"] == "题头"
        else row | {"归入": heading or row["归入"], "完成情况": next(told), "状态": "已完成"}
        for row in rows
    ]
    return [one.para.text for one in rendering.worded(dossier({"上年报告": report, "上年计划": rows}))]


def test_an_answer_that_fits_no_item_stands_in_a_paragraph_of_its_own():
    told = paragraphs(REPORT.format("培养合法性审查、行政复议青年干部。"), ["选派9名青年干部挂职"], "推进依法行政")
    assert "选派9名青年干部挂职。" in told


def test_an_answer_stands_where_its_own_words_belong_though_its_promise_says_little():
    told = paragraphs(REPORT.format("提高办案质量。"), ["行政复议听证增至21次，复议案件调解结案13件"], "推进依法行政")
    item = next(text for text in told if "增至21次" in text)
    assert item.index("二是加强行政复议") < item.index("增至21次")


def test_nothing_stands_between_the_lead_of_an_item_and_what_it_leads():
    report = """一、2024年工作总结
一是开展社区矫正“提质”行动。健全矫正制度，建立联动机制，打造智慧矫正体系。
二是加强行政复议。受理复议案件45件。
二、2025年工作计划
一是推进智慧矫正。打造专业化社区矫正队伍。
"""
    told = paragraphs(report, ["区社区矫正中心配备专职社工18名"])
    assert next(text for text in told if "社工18名" in text).endswith("智慧矫正体系。区社区矫正中心配备专职社工18名。")


def test_honours_close_an_item():
    report = """一、2024年工作总结
一是化解矛盾纠纷。调解纠纷320件，排查隐患64处。荣获“全市人民调解先进集体”称号。
二是加强行政复议。受理复议案件45件。
二、2025年工作计划
一是化解矛盾纠纷。举办人民调解讲堂。
"""
    told = paragraphs(report, ["举办人民调解讲堂6期"])
    assert next(text for text in told if "讲堂6期" in text).endswith("荣获“全市人民调解先进集体”称号。")


def test_answers_of_one_item_keep_the_order_of_the_plan():
    report = """一、2024年工作总结
一是加强律师党建。召开会议5次。律所党支部增至18个，党员律师159名。
二是加强行政复议。受理复议案件45件。
二、2025年工作计划
一是加强律师党建。发挥行业党委作用。教育管理党员律师，做强律所党支部。
"""
    told = paragraphs(report, ["行业党委议事8次", "党员律师参加公益服务640人次，新建律所党支部2个"])
    item = next(text for text in told if "640人次" in text)
    assert item.index("增至") < item.index("行业党委议事8次") < item.index("640人次")
