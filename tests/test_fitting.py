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
    report = REPORT.format("建设文明家庭。").replace("6次。", "6次。三是办好法律援助。受理援助案件310件。")
    told = paragraphs(report, ["评选文明家庭9户"], "推进依法行政")
    assert "评选文明家庭9户。" in told


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


def test_answers_stand_beside_no_thanks_for_honours():
    report = """2024年政府工作报告
一、2024年工作回顾
一年来，新建公园3处，改造道路12公里。
一年来，扶持企业26家，新增就业1800人。
一年来，我县荣获国家园林县城等12项荣誉。在此，向关心支持公园、道路、企业发展的各界人士，表示衷心的感谢！
二、2025年工作安排
建设口袋公园，争取国家园林县城荣誉。
"""
    told = paragraphs(report, ["建成口袋公园5处"])
    assert next(text for text in told if "口袋公园5处" in text).startswith("一年来，新建公园")


def test_a_sentence_of_work_that_ends_with_an_honour_is_one_of_work():
    report = """一、2024年工作总结
一是办好法律援助。开通绿色通道。受理法律援助案件1300宗，追回欠薪260万元，援助中心被评为“为民服务榜样单位”。
二是加强行政复议。受理复议案件45件。
二、2025年工作计划
一是办好法律援助。增设联络站点。
"""
    told = paragraphs(report, ["新增联络站点4个"])
    assert next(text for text in told if "站点4个" in text).endswith("榜样单位”。新增联络站点4个。")


def test_what_came_of_work_that_two_sentences_tell_stands_behind_the_later():
    report = """一、2024年工作总结
一是做优法律服务。接待咨询5200人次。在户外驿站服务外卖骑手，设立咨询窗口。依托户外驿站服务外卖骑手，开展走访慰问。规范援助程序，办结案件310件。
二是加强行政复议。受理复议案件45件。
二、2025年工作计划
一是延伸服务。把户外驿站建成外卖骑手之家。
"""
    told = paragraphs(report, ["服务外卖骑手的户外驿站增至15个"])
    item = next(text for text in told if "增至15个" in text)
    assert item.index("走访慰问") < item.index("增至15个") < item.index("规范援助程序")


def test_a_blank_whose_item_is_answered_elsewhere_is_called_by_its_own_name():
    report = """一、2024年工作总结
一是优化执法方式。开展联合执法30次，清理执法事项12项，规范基层执法。
二是加强行政复议。受理复议案件45件，行政复议纠错8件，完善行政复议案件听证。
二、2025年工作计划
一是规范执法监督。优化基层执法权限。完善行政复议案件听证，提高行政复议纠错质效。
"""
    told = paragraphs(report, [None, "行政复议案件听证增至21次"])
    assert next(text for text in told if "优化基层执法权限" in text).startswith("一是优化执法方式")
    assert next(text for text in told if "增至21次" in text).startswith("二是加强行政复议")


def test_of_two_items_that_an_answer_speaks_of_the_promise_decides():
    report = """一、2024年工作总结
一是完善重大行政决策。公布重大行政决策事项6项，听证3项。
二是推进法律顾问改革。统筹单位11家，制定法律顾问规定。
二、2025年工作计划
一是深化法律顾问改革。加强法律顾问在重大行政决策中的作用。
"""
    told = paragraphs(report, ["法律顾问参与重大行政决策9次"])
    assert next(text for text in told if "决策9次" in text).startswith("二是推进法律顾问改革")


def test_an_answer_stands_with_its_kind_though_it_shares_no_word_with_it():
    report = """一、2024年工作总结
（一）保障民生
一是办好教育。建成中小学3所，招聘教师120名。
二是稳定就业。城镇新增岗位4200个，培训技工900人。
三是护佑健康。引进医生26名，改造卫生院5家。
二、2025年工作计划
增加学位供给。
"""
    told = paragraphs(report, ["增加幼儿园学位1500个"], "保障民生")
    item = next(text for text in told if "1500个" in text)
    assert item.index("一是办好教育") < item.index("1500个")
    assert "二是稳定就业" not in item[: item.index("1500个")]


def test_an_answer_leaves_the_others_to_its_item_for_one_that_speaks_of_it_alone():
    report = """一、2024年工作总结
一是规范执法。梳理下放执法事项42项，联合执法30次。
二是办好行政复议。受理复议案件45件，开展复议听证6次。
三是宣传法律。举办普法讲座26场，发放资料3200份。
二、2025年工作计划
一是深化执法监督。优化基层执法权限。规范执法下放事项。完善行政复议案件听证。
"""
    told = paragraphs(report, ["收回下放执法事项7项", "下放执法事项评估2次", "复议案件听证增至21次"])
    assert next(text for text in told if "增至21次" in text).startswith("二是办好行政复议")
    assert next(text for text in told if "收回下放" in text).startswith("一是规范执法")


def test_answers_half_of_which_belong_nowhere_stay_together():
    report = """一、2024年工作总结
（一）推进依法行政
一是扩大普法宣传。举办讲座26场，听讲800人次。
二是规范行政决策。审查合同120件，听证3项。
三是办好行政复议。受理复议案件45件，开展复议听证6次。
四是做实法律援助。受理援助案件310件。
二、2025年工作计划
一是锻造过硬队伍。提高干部素养。选派干部挂职。
"""
    told = paragraphs(report, ["政治轮训4期", "选派7名干部到一线挂职"], "推进依法行政")
    assert "政治轮训4期。选派7名干部到一线挂职。" in told
