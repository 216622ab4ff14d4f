"""Leads without a number, items that demand, explanations of terms; and which way a target points."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit import KINDS, report

from drafter import parsing
from drafter.readers.assembling import Line, Sheet, paper


def read(*texts):
    sheet = Sheet(tuple(Line(number, text) for number, text in enumerate(texts, start=1)))
    return parsing.parse(paper(sheet, Path("云岭区2024年工作总结.txt")), KINDS)


def leads(*texts):
    return [(h.marker, h.title) for h in read(*texts).outline if h.level == 3]


LONG = "全年组织培训、走访、检查多次，各项任务按时完成，群众普遍满意。"


def test_leads_inside_paragraphs_where_a_section_has_them_throughout():
    texts = [f"{one}{LONG}{two}{LONG}" for one, two in (
        ("法治宣传有声有色。", "普法阵地持续拓展。"),
        ("调解网络更加严密。", "矛盾纠纷有效化解。"),
        ("法律援助应援尽援。", "公证服务提质增效。"),
    )]  # fmt: skip
    found = leads("一、2024年工作总结", *texts)
    assert [title for _, title in found] == [
        "法治宣传有声有色", "普法阵地持续拓展", "调解网络更加严密", "矛盾纠纷有效化解", "法律援助应援尽援", "公证服务提质增效",
    ]  # fmt: skip


def test_a_short_sentence_elsewhere_is_a_sentence():
    texts = [
        f"法治宣传有声有色。{LONG}普法阵地持续拓展。{LONG}",
        f"调解网络更加严密。{LONG}",
        f"法律援助应援尽援。{LONG}",
    ]
    assert ("", "普法阵地持续拓展") not in leads("一、2024年工作总结", *texts)


def test_long_leads_that_open_alike():
    texts = [
        f"一年来，我们{words}。{LONG}"
        for words in (
            "围绕中心、服务大局，依法行政水平持续提高",
            "服务群众、便民利民，公共法律服务网络持续完善",
            "严格管理、从严治警，队伍素质持续提升",
        )
    ]
    assert len(leads("一、2024年工作总结", *texts)) == 3


def test_items_that_demand():
    found = leads("二、2025年工作计划", f"做好明年工作，要把握以下几点。一要突出重点。{LONG}二要补齐短板。{LONG}")
    assert found == [("一要", "突出重点"), ("二要", "补齐短板")]
    assert leads("二、2025年工作计划", f"一要素不缺，二要件齐全。{LONG}") == []


def test_an_explained_term_has_no_items():
    texts = [
        "一、2024年工作总结",
        LONG,
        "名词解释：",
        "【1】“三个覆盖”：一是村居全覆盖；二是学校全覆盖；三是企业全覆盖。",
    ]
    assert leads(*texts) == []
    assert [h.title for h in read(*texts).outline][-1] == "名词解释"


@pytest.mark.parametrize(
    "promise, op, value",
    [
        ("新建法治公园不少于20处。", ">=", 20),
        ("调解成功率不低于98%。", ">=", 98),
        ("重新犯罪率控制在0.2%以内。", "<=", 0.2),
        ("案件平均办理时间不超过30天。", "<=", 30),
        ("投诉量低于50件。", "<=", 50),
        ("公证办件量增长6%左右。", "~", 6),
        ("公证办件量达到6000件左右。", "~", 6000),
        ("律师人数突破300名。", ">=", 300),
        ("律师人数达到300名。", "=", 300),
    ],
)
def test_which_way_a_target_points(promise, op, value):
    target = read("二、2025年工作计划", f"继续抓好落实，{promise}").targets[0]
    assert (target.op, float(target.value)) == (op, value)


def test_two_figures_for_one_indicator_are_told():
    told = "一、2024年工作总结\n全年受理法律援助案件1447宗，挽回损失800万元。\n{}".format
    sheets = [
        told("法律援助质量提升，共受理法律援助案件1450宗。"),
        told("法律援助质量提升，共受理法律援助案件1447宗。"),
    ]
    found = [
        [d for d in report(text).doubts if "两个数" in d.message]
        for text in sheets
    ]  # fmt: skip
    assert [len(some) for some in found] == [1, 0]
    assert "1447宗" in found[0][0].message
    assert found[0][0].paragraph == 3


def test_a_jump_in_the_outline_is_told():
    doubts = read("一、2024年工作总结", LONG, "（1）法律援助", LONG, "二、2025年工作计划", LONG).doubts
    assert any(d.paragraph == 3 and "层次跳了一级" in d.message for d in doubts)
    assert not any(
        "层次跳了" in d.message for d in read("一、2024年工作总结", "（一）法律援助", "1.站点建设", LONG).doubts
    )


def test_a_plan_under_a_heading_that_does_not_say_so():
    found = read("一、2024年工作总结", LONG, "二、牢记使命，在新征程上再立新功", LONG, "山水为证，初心如磐。",
        "2025年是规划收官之年，全区司法行政工作要走在前列。", "新建司法所2个。")  # fmt: skip
    assert [promise.text for promise in found.commitments][-1] == "新建司法所2个。"


def test_a_look_back_under_a_heading_that_does_not_say_so():
    found = read("一、2024年工作总结", LONG, "二、牢记使命，在新征程上再立新功", LONG, "2024年是规划收官之年，全区司法行政工作走在前列。",
        "（一）普法有声有色", "2025年是普法规划收官之年，全年新建法治公园2个。")  # fmt: skip
    assert not found.commitments


def test_this_years_demands_open_a_plan_without_a_heading():
    found = read("2024年，全区新建司法所1个。", LONG, "今年司法行政工作的总体要求是：坚持服务为民。", "新建司法所2个。")
    assert [promise.text for promise in found.commitments] == ["新建司法所2个。"]


TERM = "二、“十五五”时期的主要目标任务"


def test_what_is_promised_for_five_years_is_no_promise_of_this_year():
    found = read(
        "一、2025年工作总结", LONG, TERM, "到2030年，新建司法所20个。", "三、2026年重点工作", "新建司法所2个。"
    )
    assert [promise.text for promise in found.commitments] == ["新建司法所2个。"]
    assert not [passage for passage in found.passages if "2030" in passage.text]
    assert [doubt.paragraph for doubt in found.doubts if "说的是今后几年" in doubt.message] == [3]


def test_a_plan_of_five_years_alone_is_the_plan():
    found = read("一、2025年工作总结", LONG, TERM, "新建司法所20个。")
    assert [promise.text for promise in found.commitments] == ["新建司法所20个。"]


def test_five_years_to_come_are_no_look_back():
    found = read(
        "一、2025年工作总结", LONG, "二、“十五五”时期的奋斗方向", LONG, "三、2026年重点工作", "新建司法所2个。"
    )
    assert [heading.part.value for heading in found.outline if heading.level == 1] == ["summary", "plan", "plan"]
    back = read("一、2025年工作总结", LONG, "二、“十四五”时期的奋斗方向", LONG, "三、2026年重点工作", "新建司法所2个。")
    assert [heading.part.value for heading in back.outline if heading.level == 1] == ["summary", "summary", "plan"]


@pytest.mark.parametrize(
    "note", ["[4]“标准地”：指做完评估的土地，建设项目照单开工。", "27.一业一证：是指把多张许可证合并为一张。"]
)
def test_what_explains_a_term_promises_nothing(note):
    found = read("一、2024年工作总结", LONG, "二、2025年工作计划", "新建司法所2个。", note)
    assert [promise.text for promise in found.commitments] == ["新建司法所2个。"]


def test_a_word_that_is_also_a_district_is_no_district():
    texts = ["2024年2月4日在云岭县人民代表大会会议上", "各位代表：", "一、2023年工作回顾"]
    texts += ["，城区面貌一新。城区道路加宽，全县人民满意。"] * 6
    sheet = Sheet(tuple(Line(number, text) for number, text in enumerate(texts, start=1)))
    assert parsing.parse(paper(sheet, Path("徐水县_2010.txt")), KINDS).meta.district == "徐水县"


def test_a_place_named_in_the_file_and_by_its_short_name_in_the_text():
    texts = ["各位代表：", "一、2023年工作回顾", *["在河北省的支持下，徐水面貌一新。徐水人民满意。"] * 6]
    sheet = Sheet(tuple(Line(number, text) for number, text in enumerate(texts, start=1)))
    assert parsing.parse(paper(sheet, Path("徐水县_2023.txt")), KINDS).meta.district == "徐水县"


def test_the_speaker_and_the_greeting_are_no_text():
    lines = [
        "2025年云岭县政府工作报告", "来源：云岭日报", "2025年1月8日在云岭县第十届人民代表大会第四次会议上", "云岭县人民政府县长",
        "李 明", "县长李明作政府工作报告。", "各位代表：", "现在，我代表县人民政府向大会报告工作，请予审议。",
        "一、2024年工作回顾", "新建学校3所。",
    ]  # fmt: skip
    found = report("\n".join(lines))
    assert found.meta.addressee == "各位代表"
    assert found.passages[0].text == lines[7]
