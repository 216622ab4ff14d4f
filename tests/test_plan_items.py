"""How next year's plan and this year's problems are printed: numbers, leads, causes, what closes the paper; body items that move up."""

from __future__ import annotations

import pytest
from kit import dossier
from test_skeleton import TEMPLATES, told

from drafter import rendering
from drafter.model.planned import plan_items
from drafter.rules import blank_left, sequence_broken

WITHIN = (
    "一、2024年工作总结\n建站3个。\n二、2025年工作计划\n（一）健全机制\n"
    "一是深化学法用法。举办讲座6场。二是规范执法，评查案卷90卷。三是推进复议改革。设立受理点4个。"
)


def drafted(example):
    made = dossier(example)
    return made, [para.text for para in rendering.render(made, TEMPLATES, rendering.Copy(annexes=False)).paras]


def plans(*texts):
    leads = ("深化学法用法", None, "推进复议改革")
    hints = (
        "一是深化学法用法。举办讲座6场。",
        "二是规范执法，评查案卷90卷。",
        "三是推进复议改革。设立受理点4个。",
    )
    return [
        {"编号": f"谋0{n}", "小标题": "健全机制", "题头": lead, "参考": f"上年计划：{hint}", "计划": text}
        for n, (lead, hint, text) in enumerate(zip(leads, hints, texts, strict=True), start=1)
        if text != "删"
    ]


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        (
            ("讲座8场。", "评查100卷", "建点2个。"),
            "一是深化学法用法。讲座8场。二是评查100卷。三是推进复议改革。建点2个。",
        ),
        (("讲座8场。", "删", "建点2个。"), "一是深化学法用法。讲座8场。二是推进复议改革。建点2个。"),
        (("删", "评查100卷", "删"), "评查100卷。"),
        (
            ("一是讲座8场。二是培训2期。", "评查100卷", "删"),
            "深化学法用法。一是讲座8场。二是培训2期。三是评查100卷。",
        ),
        (
            ("办好三件事：一是讲座8场", "评查100卷", "建点2个。"),
            "深化学法用法。办好三件事：一是讲座8场。二是评查100卷。三是推进复议改革。建点2个。",
        ),
        (("深化学法用法。讲座8场", "删", "建点2个。"), "一是深化学法用法。讲座8场。二是推进复议改革。建点2个。"),
    ],
)
def test_items_of_one_paragraph_are_counted_and_led_as_last_years_were(texts, printed):
    _, paras = drafted({"上年报告": WITHIN, "下年计划": plans(*texts)})
    assert printed in paras


def test_leads_of_last_years_items_are_laid_out_and_a_row_of_her_own_goes_on():
    made, _ = drafted({"上年报告": WITHIN})
    assert [row.lead for row in made.inputs.next_plans] == ["深化学法用法", None, "推进复议改革"]
    own = [*plans("甲。", "乙。", "丙。"), {"编号": "谋09", "小标题": "健全机制", "计划": "丁。"}]
    made, paras = drafted({"上年报告": WITHIN, "下年计划": own})
    assert [item.goes_on for item in plan_items(made).values()] == [False, True, True, True]
    assert any(text.endswith("四是丁。") for text in paras)


ITEMS = (
    "一、2024年工作总结\n（一）规范执法\n一是加强评查。评查案卷90卷。\n二是加强培训。培训2期。\n三是加强监督。纠错3件。\n"
    "二、2025年工作计划\n新建联络点2个。"
)


def body(*handled):
    texts = ("一是加强评查。评查案卷90卷。", "二是加强培训。培训2期。", "三是加强监督。纠错3件。")
    return [
        {"编号": f"文0{n}", "部分": "工作总结", "小标题": "规范执法", "出处": f"甲.txt 第{n + 2}段：{text}", "文字": words or text,
         "处理": "改写" if words else how}
        for n, (text, (how, words)) in enumerate(zip(texts, handled, strict=True), start=1)
    ]  # fmt: skip


KEEP, DROP = ("沿用", None), ("删去", None)


@pytest.mark.parametrize(
    ("handled", "opens"),
    [
        ((KEEP, DROP, KEEP), ["一是加强评查", "二是加强监督"]),
        ((DROP, DROP, KEEP), ["加强监督"]),
        ((DROP, KEEP, KEEP), ["一是加强培训", "二是加强监督"]),
        ((KEEP, DROP, ("", "二是加强督导。纠错5件。")), ["一是加强评查", "二是加强督导"]),
    ],
)
def test_numbered_paragraphs_move_up_when_others_are_struck_out(handled, opens):
    made, paras = drafted({"上年报告": ITEMS, "正文": body(*handled)})
    printed = paras[paras.index("（一）规范执法") + 1 :]
    assert [text.split("。")[0] for text in printed[: len(opens)]] == opens
    assert not [note for note in sequence_broken.check(made) if note.ref[0] == "正文"]


def test_a_number_she_mistyped_is_still_told():
    made, _ = drafted({"上年报告": ITEMS, "正文": body(KEEP, DROP, ("", "四是加强督导。纠错5件。"))})
    assert [note.message for note in sequence_broken.check(made)] == ["“四是”不接上一项，这里应当是第2项"]


def test_what_closed_the_paper_closes_it():
    report = (
        "一、2024年工作回顾\n建站3个。\n二、2025年工作安排\n（一）抓项目\n新建项目2个。\n（二）抓作风\n评查案卷90卷。\n"
        "各位代表，让我们团结起来，奋勇前进！"
    )
    _, paras = drafted({"文种": "政府工作报告", "上年报告": report})
    at = next(n for n, text in enumerate(paras) if "待填：下年计划（上年：评查案卷90卷）" in text)
    assert paras[at + 1] == "各位代表，让我们团结起来，奋勇前进！"


CAUSES = "\n二、存在的问题\n一是力量不足。二是经费不足。{}\n三、2025年工作计划\n新建联络点2个。"
TOLD = [
    {"编号": "问01", "问题": "力量不足", "原因": "招录周期长"},
    {"编号": "问02", "问题": "经费偏紧", "原因": "预算压减。"},
]


def test_causes_stand_where_last_years_report_put_them():
    behind = "一、2024年工作总结\n建站3个。" + CAUSES.format("\n产生以上问题的原因主要是编制偏紧。")
    made, paras = drafted({"上年报告": behind, "本年问题": [{**one, "原因": None} for one in TOLD]})
    at = paras.index("一是力量不足。二是经费偏紧。")
    assert paras[at + 1] == "产生以上问题的原因主要是编制偏紧。"
    assert not [note for note in blank_left.check(made) if "原因" in note.message]
    none = "一、2024年工作总结\n建站3个。" + CAUSES.format("")
    _, paras = drafted({"上年报告": none, "本年问题": [{**TOLD[0], "原因": None}, TOLD[1]]})
    assert "一是力量不足。二是经费偏紧。主要原因是预算压减。" in paras


def test_what_was_not_begun_stands_only_in_the_annex():
    report = "一、2024年工作总结\n建站3个。\n二、2025年工作计划\n设立行政执法监督委员会。\n新建联络点2个。"
    answers = [
        {"编号": "划01", "计划": "设立行政执法监督委员会。", "归入": "工作总结", "完成情况": "因省里意见没有出台，还没有设立。",
         "状态": "未启动"},
        {"编号": "划02", "计划": "新建联络点2个。", "归入": "工作总结", "完成情况": "新建联络点3个。", "状态": "已完成"},
    ]  # fmt: skip
    made, paras = drafted({"上年报告": report, "上年计划": answers})
    assert any("新建联络点3个" in text for text in paras)
    assert not any("还没有设立" in text for text in paras)
    annexed = rendering.render(made, TEMPLATES, rendering.Copy(annexes=True)).paras
    assert any("还没有设立" in para.text for para in annexed)


def test_remedies_have_a_section_once_one_is_written():
    report = "一、2024年工作总结\n建站3个。\n二、存在的问题\n一是力量不足。\n三、2025年工作计划\n新建联络点2个。"
    made = dossier({"上年报告": report})
    plain = rendering.render(made, TEMPLATES, rendering.Copy(annexes=False))
    assert [words for _, words in told(plain)] == ["一、2025年工作总结", "二、存在的问题", "三、2026年工作计划"]
    rows = [{"编号": "题01", "问题": "一是力量不足。", "整改情况": "招录4人。"}]
    _, paras = drafted({"上年报告": report, "上年问题": rows})
    assert "二、2024年存在问题的整改情况" in paras


def test_what_the_text_says_with_its_figures_stands_only_in_the_annex():
    report = "一、2024年工作总结\n1.推进应诉。一审行政诉讼败诉率9.3%。\n二、2025年工作计划\n行政诉讼败诉率降至8%以下。\n编印行政诉讼案例汇编。"
    example = {
        "上年报告": report,
        "指标": [{"编号": "指01", "名称": "一审行政诉讼败诉率", "上年": "9.3%", "今年": "7.6%"}],
        "上年计划": [
            {"编号": "划01", "计划": "行政诉讼败诉率降至8%以下。", "归入": "工作总结", "完成情况": "败诉率降至7.6%。", "状态": "已完成"},
            {"编号": "划02", "计划": "编印行政诉讼案例汇编。", "归入": "工作总结", "完成情况": "案例汇编印发600册。", "状态": "已完成"},
        ],
    }  # fmt: skip
    made, paras = drafted(example)
    assert "1.推进应诉。一审行政诉讼败诉率7.6%。案例汇编印发600册。" in paras
    annexed = rendering.render(made, TEMPLATES, rendering.Copy(annexes=True)).paras
    assert any("败诉率降至7.6%。" in para.text for para in annexed)
