"""Composition, and templates that mean harm."""

from __future__ import annotations

import re

import pytest
from kit import ROOT, dossier

from drafter import home, rendering, rules, writers
from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look, Span
from drafter.rendering.markup import Citations
from drafter.writers.anchor import anchor
from drafter.zh.clipping import clipped

REPORT = """
一、2024年工作总结
（一）推进公共法律服务
全年受理法律援助案件1447宗。
（二）化解矛盾纠纷
调解案件3763件。
二、2025年工作计划
（一）深化公共法律服务
新建公共法律服务站。
"""


def render(example, annexes=False, folders=None):
    return rendering.render(dossier(example), folders or home.folders("templates", ROOT), rendering.Copy(annexes))


def lines(manuscript):
    return [f"{p.look.value} {p.text}" for p in manuscript.paras]


def test_sections_answers_plan_signature_in_order():
    example = {
        "上年报告": REPORT,
        "指标": [
            {"编号": "指01", "名称": "受理法律援助案件", "上年": "1447宗", "今年": "1633宗"},
            {"编号": "指02", "名称": "调解案件", "上年": "3763件", "今年": None},
        ],
        "上年计划": [
            {
                "编号": "划01",
                "计划": "新建公共法律服务站。",
                "归入": "推进公共法律服务",
                "完成情况": "新建服务站3个",
                "状态": "已完成",
            }
        ],
        "下年计划": [{"编号": "谋01", "小标题": "提升服务质量", "计划": "再建服务站2个。"}],
        "本年问题": [{"编号": "问01", "提示": None, "问题": "服务站分布不均", "原因": "场地不足。"}],
    }
    assert lines(render(example)) == [
        "标题 龙华区司法局2025年工作总结和2026年工作计划",
        "一级 一、2025年工作总结",
        "二级 （一）推进公共法律服务",
        "正文 全年受理法律援助案件1633宗。",
        "正文 新建服务站3个。",
        "二级 （二）化解矛盾纠纷",
        "正文 调解案件【待填：调解案件】。",
        "一级 二、存在的问题和不足",
        "正文 服务站分布不均。主要原因是场地不足。",
        "一级 三、2026年工作计划",
        "二级 （一）提升服务质量",
        "正文 再建服务站2个。",
        "署名 龙华区司法局",
        "日期 2026年1月9日",
    ]


def test_deleted_paragraphs_are_out_and_numbers_close_up():
    rows = [
        {"编号": "文01", "部分": "工作总结", "小标题": "推进公共法律服务", "文字": "不要了。", "处理": "删去"},
        {
            "编号": "文02",
            "部分": "工作总结",
            "小标题": "化解矛盾纠纷",
            "文字": "调解案件多件。\n另起一段。",
            "处理": "改写",
        },
    ]
    told = lines(render({"上年报告": REPORT, "正文": rows, "上年计划": []}))
    assert "二级 （一）化解矛盾纠纷" in told
    assert told[told.index("正文 调解案件多件。") + 1] == "正文 另起一段。"
    assert not [line for line in told if "不要了" in line]


def test_a_section_of_her_own_is_printed_and_an_answer_gone_astray_too():
    rows = [
        {"编号": "文01", "部分": "工作总结", "小标题": "化解矛盾纠纷", "文字": "调解。", "处理": "改写"},
        {"编号": "文09", "部分": "特色亮点", "小标题": None, "文字": "打造品牌。", "处理": "改写"},
    ]
    promise = {"编号": "划01", "计划": "新建公共法律服务站。", "归入": "没有的小标题", "完成情况": "新建3个"}
    told = lines(render({"上年报告": REPORT, "正文": rows, "上年计划": [promise]}))
    assert any(line.endswith("、特色亮点") for line in told)
    assert "正文 新建3个。" in told


def test_a_typed_number_makes_no_second_section():
    rows = [
        {"编号": "文01", "部分": "工作总结", "小标题": heading, "文字": f"建成{n}个服务站。", "处理": "改写"}
        for n, heading in enumerate(["推进公共法律服务", "（四）推进公共法律服务", "二、加强队伍建设"], start=1)
    ]
    told = lines(render({"上年报告": REPORT, "正文": rows, "上年计划": []}))
    assert [line for line in told if line.startswith("二级")] == [
        "二级 （一）推进公共法律服务",
        "二级 （二）加强队伍建设",
        "二级 （一）深化公共法律服务",
    ]


def test_an_answer_for_the_annex_only():
    promise = {
        "编号": "划01",
        "计划": "新建公共法律服务站。",
        "归入": "对照表",
        "完成情况": "新建3个",
        "状态": "已完成",
    }
    example = {"上年报告": REPORT, "上年计划": [promise]}
    assert "正文 新建3个。" not in lines(render(example))
    rows = [p.text for p in render(example, annexes=True).paras if p.look is Look.TABLE_ROW]
    assert rows[0] == "1\t新建公共法律服务站。\t已完成\t新建3个"


def test_annexes_hold_every_promise_even_a_deleted_one():
    rows = [
        p.text for p in render({"上年报告": REPORT, "上年计划": []}, annexes=True).paras if p.look is Look.TABLE_ROW
    ]
    assert rows[0] == "1\t新建公共法律服务站。\t\t【待填：已从表里删去】"


def test_changes_are_told_in_words():
    metrics = [
        {"编号": "指01", "名称": "受理法律援助案件", "上年": "1447宗", "今年": "1633宗"},
        {"编号": "指02", "名称": "调解案件", "上年": "3763件", "今年": "3500件"},
        {"编号": "指03", "名称": "成功率", "上年": "97.35%", "今年": "98.5%"},
        {"编号": "指04", "名称": "金额", "上年": "23437.89万元", "今年": "2.5亿元"},
        {"编号": "指05", "名称": "约数", "上年": "约400人", "今年": "500人"},
        {"编号": "指06", "名称": "持平数", "上年": "3个", "今年": "3个"},
        {"编号": "指07", "名称": "年数", "上年": "连续9年", "今年": "连续10年"},
    ]
    rows = [
        p.text.split("\t")
        for p in render({"上年报告": REPORT, "指标": metrics, "上年计划": []}, annexes=True).paras
        if p.look is Look.TABLE_ROW
    ]
    assert [row[-2] for row in rows if len(row) == 6 and row[1] in {m["名称"] for m in metrics}] == [
        "增加186宗", "减少263件", "增加1.15个百分点", "增加1562.11万元", "约增加100人", "持平", "增加1年",
    ]  # fmt: skip


RATES = [
    ("受理案件", "1447宗", "1633宗", "增长12.9%"),
    ("调解案件", "3763件", "3500件", "下降7.0%"),
    ("半数进位", "2000件", "2001件", "增长0.1%"),
    ("几乎没变", "4870万件", "4871万件", "基本持平"),
    ("一样", "431项", "431项", "持平"),
    ("今年没有了", "12件", "0件", "下降100.0%"),
    ("换了写法", "1.20万件", "12600件", "增长5.0%"),
    ("金额", "23437.89万元", "2.50亿元", "增长6.7%"),
    ("浓度", "25微克/立方米", "24微克/立方米", "下降4.0%"),
    ("参训单位次数", "20次", "25次", "增长25.0%"),
    ("上年没有", "0件", "12件", "—"),
    ("上年太少", "9件", "12件", "—"),
    ("成功率", "97.35%", "98.5%", "—"),
    ("每千人", "12‰", "13‰", "—"),
    ("连续获奖", "连续12年", "连续13年", "—"),
    ("投入产出", "12倍", "13倍", "—"),
    ("全市排名", "12位", "10位", "—"),
    ("测评得分", "95个", "96个", "—"),
    ("案件增长数量", "186件", "200件", "—"),
    ("约数", "约400人", "500人", "—"),
    ("都是约数", "超3200家", "超3900家", "—"),
    ("余数", "11000余项", "12600余项", "—"),
    ("写得太粗", "1.6万处", "1.5万处", "—"),
    ("写得太粗的金额", "23437.89万元", "2.5亿元", "—"),
    ("范围", "10-15天", "8-12天", "—"),
    ("单位不同", "1447宗", "1633人", "—"),
    ("读不成数", "若干", "1633宗", "—"),
    ("不再统计的", "593件", "不再统计", "—"),
    ("没有填", "593件", None, "—"),
]


@pytest.mark.parametrize(("name", "before", "now", "rate"), RATES, ids=[case[0] for case in RATES])
def test_a_rate_only_where_it_makes_sense(name, before, now, rate):
    assert rated({"名称": name, "上年": before, "今年": now}) == rate


def test_no_rate_where_the_scope_has_changed():
    assert rated({"名称": "案件", "上年": "100件", "今年": "150件"}) == "增长50.0%"
    assert rated({"名称": "案件", "上年": "100件", "今年": "150件", "口径": "今年加上派出所移交的"}) == "—"


def rated(metric):
    """What the last cell of a metric's row says."""
    example = {"上年报告": REPORT, "指标": [{"编号": "指01"} | metric], "上年计划": []}
    return [p for p in render(example, annexes=True).paras if p.look is Look.TABLE_ROW][-1].text.split("\t")[-1]


def test_her_words_are_never_taken_for_markup():
    words = "# 不是标题 {{ 7 * 7 }} {% for %} | ¦ \ue000ff:0\ue001 {{ ''.__class__ }}"
    rows = [{"编号": "文01", "部分": "工作总结", "小标题": None, "文字": words, "处理": "改写"}]
    body = [p for p in render({"上年报告": REPORT, "正文": rows}).paras if p.look is Look.BODY]
    assert body[0].text.startswith("# 不是标题 【待填：没有“7 * 7”这个指标】 {% for %} | ¦ ")
    assert "【待填：没有“''.__class__”这个指标】" in body[0].text


HOSTILE = {
    "读属性": "{{ ''.__class__.__mro__ }}",
    "读全局": "{{ 案卷.__init__.__globals__ }}",
    "调方法": "{{ 案卷.model_dump_json() }}",
    "读文件": '{{ 案卷.parse_file("/etc/passwd") }}',
    "包含外面": '{% include "../../etc/passwd" %}',
    "包含绝对": '{% include "/etc/passwd" %}',
    "大字符串": "{{ 'a' * 10000000000 }}",
    "大次方": "{{ 9 ** 9 ** 9 }}",
    "拼接翻倍": "{% set x = 'aa' ~ 'bb' %}{{ x }}",
    "取余格式": "{{ '%99999999d' % 1 }}",
    "常量循环": "{% for a in [1,2,3] %}{% endfor %}",
    "没有range": "{% for a in range(99999999) %}{% endfor %}",
    "递归宏": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "互相递归": "{% macro f() %}{{ g() }}{% endmacro %}{% macro g() %}{{ f() }}{% endmacro %}{{ f() }}",
    "没有的变量": "{{ 没有 }}",
    "没有的过滤器": "{{ 年|center(99999999) }}",
    "写法有误": "{% if %}",
    "除零": "{{ 1 / 0 }}",
    "命名空间": "{% set n = namespace(x=1) %}",
    "相加翻倍": "{% set a = 'xx' %}" + "{% set a = a + a %}" * 40,
    "列表翻倍": "{% set a = [1] %}" + "{% set a = a + a %}" * 40,
    "整段赋值翻倍": "{% set a %}xx{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
    "宏翻倍": "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set a = 'xx' %}" + "{% set a = m(a) %}" * 40,
    "连成长串": "{% set a = '" + "x" * 50_000 + "' %}{{ a|list|join(a) }}",
    "逐字循环": "{% set a = '" + "x" * 5000 + "' %}{% for b in a %}{% endfor %}",
    "四层逐字空转": "{% set s = '" + "x" * 5000 + "'|list %}" + "{% for a in s %}" * 4 + "{% endfor %}" * 4,
    "嵌套太深": "{% if true %}" * 200 + "{% endif %}" * 200,
    "参数重名": "{% macro m(a, a) %}{% endmacro %}{{ m(1, 2) }}",
    "没有的键": '{{ 案卷|写("没有") }}',
    "出处里没有的变量": '{{ "字"|引(["正文", 没有]) }}',
    "出处不是地址": '{{ "字"|引(5) }}',
    "画不是图的": '{{ "字"|画 }}',
    "画文字里的字": "{{ 案卷|画 }}",
    "读模型": "{{ 案卷.model_fields_set }}",
    "无穷大": "{{ 1e999 + 1 }}",
    "第无穷大个": '{{ "字"[1e999] }}',
    "切到无穷大": "{{ [1][:1e999] }}",
    "一万个elif": "{% if 0 %}" + "{% elif 0 %}x" * 10000 + "{% endif %}",
    "六万个加": "{{ 1" + "+1" * 60000 + " }}",
    "五千层括号": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "两万个not": "{{ " + "not " * 20000 + "1 }}",
    "五万个属性": "{{ 年" + ".年" * 50000 + " }}",
    "五千位数": "{{ " + "9" * 5000 + " }}",
    "大数除": "{{ 0x" + "f" * 400 + " / 3 }}",
    "大数加小数": "{{ 0x" + "f" * 400 + " + 1.5 }}",
    "名称太长": "{% include '" + "名" * 5000 + "' %}",
    "名称里有空字符": "{% include 'a\\0b' %}",
    "包含自己": '{% include "司法行政工作总结/正文.j2" %}',
    "不认识的字符名": "{{ '\\N{没有}' }}",
    "无穷大的标号": "{{ 1e999|标号(1) }}",
    "负的级别": "{{ 1|标号(-9) }}",
    "无穷大的汉字": "{{ 1e999|汉字 }}",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_template_is_one_sentence(tmp_path, source):
    folder = tmp_path / "司法行政工作总结"
    folder.mkdir()
    (folder / "正文.j2").write_text(f"= 标题\n{source}\n", "utf-8")
    with pytest.raises(DrafterError) as error:
        render({"上年报告": REPORT}, folders=(tmp_path,))
    assert error.value.fix
    assert "root:" not in str(error.value)
    assert not re.search("[a-z]{3} [a-z]{3}", str(error.value).replace(str(tmp_path), ""))
    assert error.value.place is None or error.value.place.line in (1, 2)


@pytest.mark.parametrize("char", ["\\ud800", "\\x00", "\\x0b", "\\uffff", "\\U0001fffe"])
def test_a_template_prints_no_character_that_word_cannot_hold(tmp_path, char):
    folder = tmp_path / "司法行政工作总结"
    folder.mkdir()
    (folder / "正文.j2").write_text(f"= 标题\n{{{{ '一{char}段。' }}}}\n", "utf-8")
    assert writers.write(render({"上年报告": REPORT}, folders=(tmp_path,)), [], ".docx")


def test_a_template_of_her_own_is_used(tmp_path):
    folder = tmp_path / "司法行政工作总结"
    folder.mkdir()
    (folder / "正文.j2").write_text('= {{ 案卷|写("标题") }}\n只有一句。\n', "utf-8")
    told = lines(render({"上年报告": REPORT}, folders=(tmp_path, *home.folders("templates", ROOT))))
    assert told == ["标题 龙华区司法局2025年工作总结和2026年工作计划", "正文 只有一句。"]


def test_an_answer_to_what_last_years_report_does_not_say_stands_in_the_annex():
    """A row of hers, or one whose promise is not read any more, and that goes only there."""
    row = {"编号": "划09", "计划": "另外的一件事。", "归入": "对照表", "完成情况": "另外的事做成了。", "状态": "已完成"}
    told = lines(render({"上年报告": REPORT, "上年计划": [row]}, annexes=True))
    assert any("另外的事做成了" in line for line in told)


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("全年办理法律援助案件900件以上", 11, "全年办理法律援助案件……"),
        ("全年办理法律援助案件900件以上", 13, "全年办理法律援助案件900……"),
        ("办理1,200.5万元", 4, "办理……"),
        ("900900900", 4, "9009……"),
        ("不长", 4, "不长"),
    ],
)
def test_a_text_in_short_is_never_cut_within_a_number(text, most, short):
    assert clipped(text, most) == short


@pytest.mark.parametrize(
    ("said", "ends"), [("好。（责任科室：甲）", True), ("好（甲）", False), ("好。 ", True), ("好", False)]
)
def test_a_note_behind_the_stop_asks_for_no_other(said, ends):
    citations = Citations()
    assert citations.ends_sentence(citations.cite([Span(said)])) is ends


def test_answers_stand_beside_their_item_and_one_blank_asks_for_several():
    report = """
一、2024年工作总结
（一）推进公共法律服务
一是做实法律援助。受理法律援助案件1447宗。二是深化人民调解。调解案件3763件。
二、2025年工作计划
（一）深化服务
一是扩大法律援助。新建法律援助联络点。开通法律援助热线。二是做优调解。建成调解工作室。
"""
    example = {"上年报告": report}
    made = dossier(example)
    assert [row.text for row in made.inputs.promises if row.ref in made.leads] == [
        "一是扩大法律援助。",
        "二是做优调解。",
    ]
    text = next(p.text for p in render(example).paras if "做实" in p.text)
    assert text.count("的完成情况") == 2
    assert re.search(
        "宗?。【待填：“扩大法律援助”的完成情况（2条）】。二是深化人民调解。.*“做优调解”的完成情况】。$", text
    )
    rows = [row.model_dump(by_alias=True) for row in made.inputs.promises]
    for row in rows[1:3]:
        row |= {"完成情况": "新建联络点3个"}
    text = next(p.text for p in render(example | {"上年计划": rows}).paras if "做实" in p.text)
    assert text.count("新建联络点3个。二是深化") == 1  # 两条写得一样，只说一次
    rows[2] |= {"完成情况": "联络点3个"}
    assert "联络点3个。联络点3个" not in next(
        p.text for p in render(example | {"上年计划": rows}).paras if "做实" in p.text
    )  # 别的一条里已经有了
    rows[2] |= {"完成情况": None}
    text = next(p.text for p in render(example | {"上年计划": rows}).paras if "做实" in p.text)
    assert "【待填：“开通法律援助热线”的完成情况】" in text


def test_a_lead_heads_its_promises_in_the_annex_and_what_the_text_says_already_stands_there_only():
    report = "一、2024年工作总结\n建站5个。\n二、2025年工作计划\n一是扩大服务。新建联络点。开通热线。"
    made = dossier({"上年报告": report})
    rows = [row.model_dump(by_alias=True) for row in made.inputs.promises]
    rows[1] |= {"完成情况": "新建联络点3个。", "状态": "已完成"}
    passages = [{"编号": "文01", "部分": "工作总结", "文字": "全年建站5个，新建联络点3个。", "处理": "改写"}]
    told = render({"上年报告": report, "上年计划": rows, "正文": passages}, annexes=True)
    body = [p.text for p in told.paras if p.look is Look.BODY]
    assert sum(text.count("新建联络点3个") for text in body) == 1
    cells = [p.text for p in told.paras if p.look is Look.TABLE_ROW]
    assert cells[0] == "一是扩大服务。"
    assert cells[1].startswith("1\t新建联络点。\t已完成\t新建联络点3个。")


def test_remedies_read_as_sentences_and_one_remedy_of_two_problems_is_told_once():
    report = """
一、2024年度推进法治政府建设的主要举措和成效
建站5个。
二、2024年度推进法治政府建设存在的不足和原因
一是力量不足。
二是经费不足。
三是阵地不足。
三、2025年度推进法治政府建设的主要安排
新建联络点2个。
"""
    problems = [
        {"编号": "题01", "问题": "一是力量不足。", "整改情况": "全年招录4人，追加经费30万元。"},
        {"编号": "题02", "问题": "二是经费不足。", "整改情况": "全年招录4人，追加经费30万元"},
        {"编号": "题03", "问题": "三是阵地不足。", "整改情况": "针对阵地不足，新建站点2个。"},
    ]
    told = lines(render({"文种": "法治政府建设年度报告", "上年报告": report, "上年问题": problems}))
    at = told.index("正文 针对“力量不足”“经费不足”的问题，全年招录4人，追加经费30万元。")
    assert told[at + 1] == "正文 针对阵地不足，新建站点2个。"


def test_a_problem_told_a_year_later_is_not_told_as_of_now():
    prior = """
一、2024年度推进法治政府建设的主要举措和成效
建站5个。
二、2024年度推进法治政府建设存在的不足和原因
一是当前力量不足。
二是当前的经费不足。
三、2025年度推进法治政府建设的主要安排
新建联络点2个。
"""
    problems = [
        {"编号": "题01", "问题": "一是当前力量不足。", "整改情况": "招录4人。"},
        {"编号": "题02", "问题": "二是当前的经费不足。", "整改情况": "追加经费30万元。"},
    ]
    told = lines(render({"文种": "法治政府建设年度报告", "上年报告": prior, "上年问题": problems}))
    assert "正文 针对“力量不足”的问题，招录4人。" in told
    assert "正文 针对“当前的经费不足”的问题，追加经费30万元。" in told


@pytest.mark.parametrize(
    ("remedy", "printed"),
    [
        ("针对基层执法人员少，招录12名。", "针对基层执法人员少，招录12名。"),
        ("针对执法人员不足的问题，招录12名。", "针对执法人员不足的问题，招录12名。"),
        ("一是针对执法人员不足的问题，招录12名。", "一是针对执法人员不足的问题，招录12名。"),
        ("针对新招人员开办夜校6期，逐人考核。", "为解决“基层执法力量薄弱”的问题，针对新招人员开办夜校6期，逐人考核。"),
        ("围绕案卷质量评查2轮。", "为解决“基层执法力量薄弱”的问题，围绕案卷质量评查2轮。"),
        ("就业服务站增至4个。", "针对“基层执法力量薄弱”的问题，就业服务站增至4个。"),
        ("招录12名。", "针对“基层执法力量薄弱”的问题，招录12名。"),
    ],
)
def test_a_remedy_goes_without_its_problem_only_where_it_names_it_itself(remedy, printed):
    report = """
一、2024年度推进法治政府建设的主要举措和成效
建站5个。
二、2024年度推进法治政府建设存在的不足和原因
一是基层执法力量薄弱。部分乡镇执法人员不足。
三、2025年度推进法治政府建设的主要安排
新建联络点2个。
"""
    problem = {"编号": "题01", "问题": "一是基层执法力量薄弱。部分乡镇执法人员不足。", "整改情况": remedy}
    told = lines(render({"文种": "法治政府建设年度报告", "上年报告": report, "上年问题": [problem]}))
    assert f"正文 {printed}" in told


def test_one_blank_for_several_has_one_comment_that_lists_them():
    report = "一、2024年工作总结\n建站5个。\n二、2025年工作计划\n一是扩大服务。新建联络点2个。开通热线1条。"
    made = dossier({"上年报告": report})
    paper = rendering.render(made, home.folders("templates", ROOT), rendering.Copy(annexes=True))
    findings = [f for f in rules.check(made) if f.rule == "计划未回应"]
    assert len(findings) == 2
    _, anchors = anchor(paper, findings)
    (only,) = anchors
    assert only.finding.message.startswith("这里有2处：\n1.上年的计划“新建联络点2个。”")
    assert paper.paras[only.first[0]].look is Look.BODY
