"""Outlines as bureaus write them: flat, counted through, two papers in one file, headings that are all there is, notes."""

from __future__ import annotations

import pytest
from kit import report

from drafter.model.kind import Part

TWO = """青石区司法局2023年工作总结和2024年工作要点
青石区司法局2023年工作总结
全年工作稳中有进。
一、突出问题导向，矛盾化解更加有力
一是织密网络。调解纠纷310件。
二是用好专班。化解积案12件。
二、聚焦重点工作，法律服务更加便捷
一是优化窗口。接待群众2160人次。
青石区司法局2024年工作要点
2024年是中期评估之年。
一、总结试点经验，推广调解品牌
新建调解室6个。
二、整改突出问题，规范执法行为
评查案卷90卷。
"""


def test_two_papers_in_one_file():
    read = report(TWO)
    tops = [(h.marker, h.part) for h in read.outline if h.level == 1]
    assert tops == [
        ("", Part.SUMMARY), ("一、", Part.SUMMARY), ("二、", Part.SUMMARY),
        ("", Part.PLAN), ("一、", Part.PLAN), ("二、", Part.PLAN),
    ]  # fmt: skip
    assert [c.text for c in read.commitments] == ["新建调解室6个。", "评查案卷90卷。"]
    assert [c.section for c in read.commitments] == ["总结试点经验，推广调解品牌", "整改突出问题，规范执法行为"]
    assert not [d for d in read.doubts if "序号" in d.message]


def test_a_flat_heading_is_the_heading_of_its_paragraphs():
    told = {p.paragraph: (p.section, p.heading) for p in report(TWO).passages}
    assert told[5] == told[6] == ("", "突出问题导向，矛盾化解更加有力")
    assert told[8] == ("", "聚焦重点工作，法律服务更加便捷")
    named = report("一、2024年工作总结\n全年办理公证事项864件。\n二、2025年工作计划\n新建司法所2个。")
    assert [(p.section, p.heading) for p in named.passages] == [("2024年工作总结", "")]


@pytest.mark.parametrize(
    "plan", ["三、下步工作打算", "三、工作要点", "三、来年工作思路", "三、下阶段重点", "三、努力方向"]
)
def test_a_plan_without_a_year_after_a_flat_summary(plan):
    read = report(
        f"青石区司法局2024年工作总结\n一、夯实基层\n新建司法所1个。\n二、惠民便民\n办理公证864件。\n{plan}\n新建司法所2个。"
    )
    assert [c.text for c in read.commitments] == ["新建司法所2个。"]


ALONE = """青石区2024年司法行政工作总结和2025年工作计划
一、2024年工作总结
（一）全年办理公证事项864件。
（二）全年调解纠纷2310件
二、存在的问题和不足
（一）司法所编制空缺
三、2025年工作计划
（一）组织干部培训不少于12次。
（二）建立评查台账，每季度评查一次。（责任科室：执法监督科）
（责任领导：分管负责同志）
（三）新建法律服务点8个
（四）深化公证改革。压缩办证时限，推行“一次办好”。
责任单位：公共法律服务科；配合单位：各司法所
"""


def test_a_heading_that_is_all_there_is_is_text_too():
    read = report(ALONE)
    assert [p.text for p in read.passages if p.part is Part.SUMMARY] == [
        "（一）全年办理公证事项864件。",
        "（二）全年调解纠纷2310件",
    ]
    assert [p.text for p in read.problems] == ["（一）司法所编制空缺"]
    assert [c.text for c in read.commitments] == [
        "（一）组织干部培训不少于12次。",
        "（二）建立评查台账，每季度评查一次。",
        "（三）新建法律服务点8个",
        "压缩办证时限，推行“一次办好”。",
    ]
    assert [s.figure.text for s in read.statistics] == ["864件", "2310件"]
    assert sum(h.level == 2 for h in read.outline) == 7


@pytest.mark.parametrize(
    "mark", ["一、{}。\n二、{}。\n三、{}。", "1.{}。\n2.{}。\n3.{}。", "（1）{}。\n（2）{}。\n（3）{}。"]
)
def test_items_of_one_sentence_whatever_counts_them(mark):
    done = ["新建法律服务点8个", "举办法治讲座6场", "编印典型案例选编"]
    read = report("青石区司法局2025年工作要点\n" + mark.format(*done))
    assert [c.text.rstrip("。")[-len(one) :] for c, one in zip(read.commitments, done, strict=True)] == done


def test_a_heading_above_text_is_none():
    read = report("一、2024年工作总结\n（一）夯实基层。\n新建司法所1个。\n（二）惠民便民。\n办理公证864件。")
    assert [p.text for p in read.passages] == ["新建司法所1个。", "办理公证864件。"]


@pytest.mark.parametrize(
    "note",
    [
        "（牵头单位：法治科；配合单位：各司法所）",
        "（由普法科负责）",
        "【责任领导：张某】",
        "完成时限：2025年12月底。",
        "（法治科牵头，各司法所配合）",
    ],
)
def test_notes_of_who_does_it_promise_nothing(note):
    plan = f"一、2024年工作总结\n办理公证864件。\n二、2025年工作计划\n（一）夯实基层。新建司法所2个。{note}\n{note}"
    assert [c.text for c in report(plan).commitments] == ["新建司法所2个。"]


def doubted(text):
    return [d.message for d in report(text).doubts if "序号" in d.message]


def test_numbers_that_run_through_the_paper_are_no_doubt():
    paper = "一、2024年工作总结\n（一）抓学习\n1.办班。办班2期。\n2.考试。考试1次。\n（二）抓执法\n{}.评查。评查480卷。"
    assert doubted(paper.format(3)) == doubted(paper.format(1)) == []
    assert doubted(paper.format(5)) == ["序号不连续：“5.”前面应当还有第1项"]


def test_notes_that_explain_terms_are_no_sequence():
    notes = [
        "1.“两所一庭”：指派出所、司法所、人民法庭。",
        "2.“法律明白人”：村里学法用法的骨干。",
        "5.“一码通”：指扫码办事。",
    ]
    told = "一、2024年工作总结\n办理公证864件。\n二、2025年工作计划\n新建司法所2个。\n"
    for title in ("", "附：名词解释\n", "短语说明\n"):
        read = report(told + title + "\n".join(notes))
        assert not [d for d in read.doubts if "序号" in d.message]
        assert [c.text for c in read.commitments] == ["新建司法所2个。"]


def test_a_labelled_paragraph_is_the_plan():
    read = report(
        "执法监督科2024年工作情况\n一、评查案卷520卷。\n二、排查问题26个，整改26个。\n2025年打算：评查案卷不少于600卷。"
    )
    assert [c.text for c in read.commitments] == ["2025年打算：评查案卷不少于600卷。"]
    assert [s.figure.text for s in read.statistics] == ["520卷", "26个", "26个"]
    assert [h.part for h in read.outline] == [Part.SUMMARY] * 2
    back = report("执法监督科2024年工作情况\n一、评查案卷520卷。\n2024年重点：评查案卷600卷。")
    assert not back.commitments


def test_a_paper_without_level_two_jumps_by_its_own_way():
    told = "青石区司法局2025年工作要点\n一、夯实基层\n1.新建司法所2个。\n2.配备专职人员4名。\n二、惠民便民\n{}1.办好公证。办理公证900件。"
    assert not [d for d in report(told.format("")).doubts if "层次" in d.message]
    assert [
        d.paragraph for d in report(told.format("（一）加强服务\n三、再上台阶\n")).doubts if "层次" in d.message
    ] == [3]


def test_an_item_of_one_sentence_is_no_lead():
    plan = "下一步，我局将抓好以下工作：\n一是建设区级综合调解中心。\n二是坚持党建引领，凝聚奋进力量。\n三是编印典型案例选编。"
    read = report(f"青石区司法局2024年工作总结\n全年办理公证864件。\n{plan}")
    assert [c.text for c in read.commitments] == ["一是建设区级综合调解中心。", "三是编印典型案例选编。"]
    (told,) = [d.message for d in read.doubts if "提法" in d.message]
    assert "二是坚持党建引领" in told


NOTED = """青石区司法局2024年工作总结和2025年工作计划
一、2024年工作总结
全年办理公证864件。
二、2025年工作计划
（一）抓服务。一是满意率保持在98%以上。（责任科室：公证科）二是事项清单扩大到80项。（责任科室：公证科、法援科（中心））
（二）抓普法。开展4次督查。（牵头科室：普法科）举办讲座60场。（责任人：李某某）
（三）开通热线（责任科室：法援科）；每月走访不少于2次；（责任科室：矫正科）每季度开展教育1次。
"""


def test_a_note_behind_a_stop_takes_nothing_with_it():
    read = report(NOTED)
    assert [c.text for c in read.commitments] == [
        "一是满意率保持在98%以上。",
        "二是事项清单扩大到80项。",
        "开展4次督查。",
        "举办讲座60场。",
        "（三）开通热线（责任科室：法援科）；每月走访不少于2次；（责任科室：矫正科）每季度开展教育1次。",
    ]
    assert read.commitments[-1].parts == ("开通热线", "每月走访不少于2次", "每季度开展教育1次")
    assert [h.marker for h in read.outline if h.level == 3] == ["一是", "二是"]
