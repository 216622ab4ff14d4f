"""The draft of an untouched dossier has last year's skeleton, heading by heading, with the year changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kit import KINDS, SHARED, dossier

from drafter import case, desk, home, rendering
from drafter.case import Known
from drafter.model.headline import UNTITLED
from drafter.model.manuscript import Look
from drafter.model.skeleton import skeleton
from drafter.rules import year_stale
from drafter.zh.headings import marker_of, unmarked
from drafter.zh.rolling import Years, rolled

TEMPLATES = home.folders("templates", Path(__file__).parent)
LOOKS = {Look.H1: 1, Look.H2: 2, Look.H3: 3, Look.H4: 4}

FLAT = """
滨江区司法局2024年工作总结和2025年工作要点
2024年以来，我局认真履职，现将2024年度工作情况报告如下：
一、加强统筹，法治建设同步推进
一是开展督察。督察单位60家。
二、服务大局，公共法律服务提质
办理法律援助案件1352件。
三、从严治警，队伍建设加强
招录公务员4名。
滨江区司法局2025年工作要点
2025年是关键之年。
一、聚焦统筹
开展法治督察2次。
二、聚焦服务
建成产业合规中心1个。
"""
RUNNING = """
滨江区2024年法治政府建设情况报告
一、2024年主要举措和成效
（一）加强学习
1.抓学习
举办培训班2期。
2.抓考试
组织考试1次。
（二）规范执法
3.抓评查
评查案卷480卷。
二、党政主要负责人履行职责情况
主持会议2次。
三、存在的问题
一是力量不足。
四、2025年工作安排
开展专项整治2次。
"""
HEADLESS = """
滨江区2024年法治政府建设情况报告
一、主要举措和成效
（一）规范执法。评查案卷480卷。
（三）化解争议。调解案件700件。
二、2023年度存在问题的整改情况
已全部整改。
三、2024年度存在的不足和原因
虽然取得一定成绩，但仍有差距，主要表现在：
（一）力量不足。基层人员少。
2025年，滨江区将抓好以下工作：
（一）加强执法。开展专项整治2次。
（二）加强普法。举办活动20场。
"""


def told(manuscript):
    """Headings of a draft: (level, words with marker); a heading that opens its paragraph among them."""
    found = []
    for para in manuscript.paras:
        if para.look in LOOKS:
            found.append((LOOKS[para.look], para.text))
        elif para.look is Look.TITLE and para is not manuscript.paras[0]:
            found.append((0, para.text))
        elif para.look is Look.BODY and (marker := marker_of(para.text)) and marker.level < 3:
            found.append((marker.level, para.text.split("。")[0]))
    return found


def drafted(example):
    made = dossier(example)
    return made, rendering.render(made, TEMPLATES, rendering.Copy(annexes=False))


def test_flat_headings_and_a_second_paper_under_its_own_title():
    _, manuscript = drafted({"上年报告": FLAT})
    assert manuscript.paras[0].text == "滨江区司法局2025年工作总结和2026年工作要点"
    assert told(manuscript) == [
        (1, "一、加强统筹，法治建设同步推进"),
        (1, "二、服务大局，公共法律服务提质"),
        (1, "三、从严治警，队伍建设加强"),
        (0, "滨江区司法局2026年工作要点"),
        (1, "一、聚焦统筹"),
        (1, "二、聚焦服务"),
    ]


def test_the_first_of_two_papers_keeps_its_own_title_and_its_opening_the_year():
    first = "滨江区司法局2024年工作总结"
    _, manuscript = drafted({"上年报告": FLAT.replace("2024年以来，我局", f"{first}\n2024年以来，我局")})
    assert told(manuscript)[:2] == [(0, "滨江区司法局2025年工作总结"), (1, "一、加强统筹，法治建设同步推进")]
    opening = next(para.text for para in manuscript.paras if "认真履职" in para.text)
    assert opening == "2025年以来，我局认真履职，现将2025年度工作情况报告如下："


def test_numbers_run_on_and_the_leaders_duty_comes_second():
    _, manuscript = drafted({"文种": "法治政府建设年度报告", "上年报告": RUNNING})
    assert manuscript.paras[0].text == "滨江区2025年法治政府建设情况报告"
    assert told(manuscript) == [
        (1, "一、2025年主要举措和成效"),
        (2, "（一）加强学习"),
        (3, "1.抓学习"),
        (3, "2.抓考试"),
        (2, "（二）规范执法"),
        (3, "3.抓评查"),
        (1, "二、2024年度法治政府建设存在问题的整改情况"),
        (1, "三、党政主要负责人履行职责情况"),
        (1, "四、存在的问题"),
        (1, "五、2026年工作安排"),
    ]


def test_a_part_without_a_heading_and_headings_that_run_on_stay_so():
    _, manuscript = drafted({"文种": "法治政府建设年度报告", "上年报告": HEADLESS})
    assert told(manuscript) == [
        (1, "一、主要举措和成效"),
        (2, "（一）规范执法"),
        (2, "（二）化解争议"),
        (1, "二、2024年度存在问题的整改情况"),
        (1, "三、2025年度党政主要负责人履行推进法治建设第一责任人职责情况"),
        (1, "四、2025年度存在的不足和原因"),
        (2, "（一）【待填：存在的不足】"),
        (2, "（二）【待填：存在的不足】"),
        (2, "（三）【待填：存在的不足】"),
        (2, "（一）加强执法"),
        (2, "（二）加强普法"),
    ]
    texts = [para.text for para in manuscript.paras]
    assert any(text.startswith("（一）规范执法。评查案卷") for text in texts)


def test_a_heading_is_renamed_in_one_cell():
    rows = [
        {
            "编号": "纲01",
            "层级": "一级",
            "标题": "2025年工作总结",
            "上年标题": "一、2024年工作总结",
            "部分": "工作总结",
        },
        {"编号": "纲02", "层级": "二级", "标题": "做优服务", "上年标题": "（一）推进服务", "部分": "工作总结"},
        {
            "编号": "纲03",
            "层级": "一级",
            "标题": "2026年工作计划",
            "上年标题": "二、2025年工作计划",
            "部分": "工作计划",
        },
        {"编号": "纲04", "层级": "二级", "标题": "再优服务", "上年标题": "（一）深化服务", "部分": "工作计划"},
    ]
    report = (
        "一、2024年工作总结\n（一）推进服务\n建站3个。\n办案5件。\n二、2025年工作计划\n（一）深化服务\n新建联络点2个。"
    )
    _, manuscript = drafted({"上年报告": report, "提纲": rows})
    assert told(manuscript) == [
        (1, "一、2025年工作总结"),
        (2, "（一）做优服务"),
        (1, "二、2026年工作计划"),
        (2, "（一）再优服务"),
    ]


def test_a_heading_declined_takes_what_is_beneath_it_along():
    report = "一、2024年工作总结\n（一）推进服务\n建站3个。\n（二）化解纠纷\n调解案件5件。\n二、2025年工作计划\n新建联络点2个。"
    made = dossier({"上年报告": report})
    rows = [row.model_dump(by_alias=True) for row in made.inputs.headings]
    rows[1] |= {"不写": "已另文上报"}
    made, manuscript = drafted({"上年报告": report, "提纲": rows})
    assert (2, "（一）化解纠纷") in told(manuscript)
    assert not any("推进服务" in text for _, text in told(manuscript))
    review = rendering.render(made, TEMPLATES, rendering.Copy(annexes=False, findings=[]))
    assert any("推进服务（上年的1段不再印）：已另文上报" in para.text for para in review.paras)


def test_an_old_dossier_is_given_its_headings_as_she_renamed_them(tmp_path):
    folder = laid_out(
        tmp_path,
        "滨江-2024.txt",
        "滨江区司法局2024年工作总结\n一、2024年工作总结\n（一）推进服务\n建站3个。\n二、2025年工作计划\n新建联络点2个。",
    )
    (folder / "提纲.yaml").unlink()
    shutil.rmtree(folder / ".drafter")
    passages = folder / "正文.yaml"
    passages.write_text(passages.read_text("utf-8").replace("小标题: 推进服务", "小标题: 做优服务"), "utf-8")
    desk.new(desk.Order(tmp_path, desk.asked_for(folder), into=folder))
    assert "标题: 做优服务\n    上年标题: （一）推进服务" in (folder / "提纲.yaml").read_text("utf-8")
    before = passages.read_bytes()
    assert desk.new(desk.Order(tmp_path, desk.asked_for(folder), into=folder)).laid == ()
    assert passages.read_bytes() == before


def test_headings_that_were_laid_out_and_are_gone_are_missed(tmp_path):
    folder = laid_out(tmp_path, "滨江-2024.txt", RUNNING.strip())
    (folder / "提纲.yaml").unlink()
    dossier, findings = desk.open_dossier(folder, tmp_path)[:2]
    assert dossier is None
    assert [finding.message for finding in findings] == ["缺少“提纲.yaml”这张表"]
    desk.new(desk.Order(tmp_path, desk.asked_for(folder), into=folder))
    assert desk.open_dossier(folder, tmp_path)[0] is not None


def test_the_draft_is_called_as_it_is_titled(tmp_path):
    folder = laid_out(tmp_path, "滨江-2024.txt", RUNNING.strip())
    built = desk.build(folder, tmp_path, desk.Wish())
    assert built.placed.path.name == "滨江区2025年法治政府建设情况报告（审阅稿）.docx"


def laid_out(work, name, text):
    source = work / name
    source.write_text(text, "utf-8")
    folder = work / "案卷"
    desk.new(desk.Order(work, case.Wanted("滨江", 2025), (source,), folder))
    return folder


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("现将2023年度法治政府建设情况报告如下：", "现将2024年度法治政府建设情况报告如下："),
        ("2022年度存在问题的改进情况", "2023年度存在问题的改进情况"),
        ("二〇二三年工作总结", "二〇二四年工作总结"),
        ("印发《2023年普法工作要点》", "印发《2023年普法工作要点》"),
        ("于2023年6月起集中受理", "于2023年6月起集中受理"),
        ("2023年获评全国先进单位", "2023年获评全国先进单位"),
        ("落实2021—2025年规划", "落实2021—2025年规划"),
        ("较2022年增长", "较2022年增长"),
        ("2020年以来", "2020年以来"),
    ],
)
def test_years_roll_where_the_calendar_alone_decides(said, now):
    text, rolls = rolled(said, Years(2023, 2024))
    assert text == now
    assert [text[roll.start : roll.end] for roll in rolls] == [roll.now for roll in rolls]


REPORTS = (
    sorted((SHARED / "seeds").glob("*.txt")),
    [
        SHARED / "corpus" / "text" / f"{name}.txt"
        for name in (
            "保定市_2022_政府工作报告", "唐县_2020_政府工作报告", "安国市_2022_政府工作报告", "全国_2019_政府工作报告",
            "全国_2024_政府工作报告", "上海市_2025_政府工作报告", "云南省_2025_政府工作报告", "四川省_2025_政府工作报告",
            "天津市_2026_政府工作报告", "内蒙古自治区_2025_政府工作报告",
        )
    ],
)  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize("source", [file for files in REPORTS for file in files], ids=lambda path: path.stem)
def test_a_real_report_keeps_its_skeleton(tmp_path, source):
    known = Known(KINDS, home.folders("sections", Path(__file__).parent))
    report = known.parse(source)
    folder = tmp_path / "案卷"
    year = report.meta.year + 1
    district = report.meta.district or source.stem.partition("_")[0]
    desk.new(desk.Order(tmp_path, case.Wanted(district, year, report.meta.kind), (source,), folder))
    opened = case.Case.open(folder, tmp_path, known)
    offered = {row.words for row in opened.dossier.inputs.headings if not row.before}
    manuscript = rendering.render(opened.dossier, TEMPLATES, rendering.Copy(annexes=False))
    years = Years(report.meta.year, year)
    expected = [
        (bone.rank, rolled(unmarked(bone.text.rstrip("。")), years)[0])
        for bone in skeleton(report)
        if bone.level != UNTITLED
    ]
    found = [(level, unmarked(words)) for level, words in told(manuscript)]
    assert [one for one in found if one[1] not in offered and not one[1].startswith("【待填：存在的")] == expected


def test_the_words_that_lead_over_to_the_problems_stay_in_their_paragraph():
    report = (
        "一、2024年工作总结\n建站3个。\n虽然2024年取得了一定成绩，但也存在一些不足：一是力量不足；二是培训2期偏少。\n"
        "二、2025年工作计划\n新建联络点2个。"
    )
    problems = [
        {"编号": "问01", "问题": "经费不足", "原因": "预算偏紧"},
        {"编号": "问02", "问题": "人手不足", "原因": None},
    ]
    made, manuscript = drafted({"上年报告": report, "本年问题": problems})
    lead = next(row for row in made.inputs.passages if "不足" in (row.text or ""))
    assert lead.text == "虽然2025年取得了一定成绩，但也存在一些不足："
    told = [para.text for para in manuscript.paras if "虽然" in para.text]
    assert told == ["虽然2025年取得了一定成绩，但也存在一些不足：一是经费不足。主要原因是预算偏紧。二是人手不足。"]
    headings = [para.text for para in manuscript.paras if para.look is Look.H1]
    assert headings[0] == "一、2025年工作总结"
    assert not any("不足" in heading for heading in headings)  # 上年没有单独的标题，今年也没有


def test_the_vow_behind_the_problems_stays_behind_them():
    report = (
        "一、2024年工作总结\n建站3个。\n各项工作还存在一些不足：一是力量不足，基层人手偏少。二是培训偏少。"
        "对此，我们将高度重视，逐项研究。请各方面多提意见！\n二、2025年工作计划\n新建联络点2个。"
    )
    problems = [{"编号": f"问0{n}", "问题": words} for n, words in enumerate(("经费不足", "人手不足"), start=1)]
    made, manuscript = drafted({"上年报告": report, "本年问题": problems})
    vow = "对此，我们将高度重视，逐项研究。请各方面多提意见！"
    assert vow in [row.text for row in made.inputs.passages]
    told = [para.text for para in manuscript.paras]
    lead = next(n for n, text in enumerate(told) if text.startswith("各项工作还存在一些不足："))
    assert told[lead].endswith("二是人手不足。")
    assert told[lead + 1] == vow


def test_templates_made_for_an_earlier_release_keep_the_order(tmp_path):
    made = dossier({"文种": "法治政府建设年度报告", "上年报告": HEADLESS})
    folder = tmp_path / "templates"
    (folder / "法治政府建设年度报告").mkdir(parents=True)
    old = (
        "= {{ 案卷|写('标题') }}\n{% for 部 in 部分 if not 部.heading %}前\n{% endfor %}\n"
        "{% for 部 in 部分 if 部.heading %}\n# {{ loop.index|标号(1) }}{{ 部.heading }}\n"
        "{% for 组 in 部.groups %}\n{% if 组.heading %}\n## {{ 组.number|标号(2) }}{{ 组.heading|引(组.ref) }}\n{% endif %}\n"
        "{% for 段 in 组.passages %}\n{{ 段|写('文字') }}\n{% endfor %}\n"
        "{% for 同项 in 组.answers %}\n{% for 答 in 同项 %}{{ 答|写('完成情况') }}{% endfor %}\n\n{% endfor %}\n"
        "{% for 项 in 组.plans %}\n{{ 项|写('计划') }}\n{% endfor %}\n{% endfor %}\n{% endfor %}\n"
    )
    (folder / "法治政府建设年度报告" / "正文.j2").write_text(old, "utf-8")
    manuscript = rendering.render(made, (folder, *TEMPLATES), rendering.Copy(annexes=False))
    tops = [para.text for para in manuscript.paras if para.look is Look.H1]
    assert tops[0] == "一、主要举措和成效"
    assert tops[-1] == "五、2026年度推进法治政府建设的主要安排"
    assert "前" not in [para.text for para in manuscript.paras]


def test_items_of_a_numbered_plan_are_numbered_again():
    report = (
        "一、2024年工作总结\n建站3个。\n二、2025年工作计划安排\n"
        "1.强化督察。开展督察2次。\n2.优化布局。建成司法所3个。\n3.创新供给。新建联络点4个。"
    )
    plans = [
        {"编号": f"谋0{n}", "计划": text} for n, text in enumerate(["开展督察3次。", "2.建所5个。", None], start=1)
    ]
    _, manuscript = drafted({"上年报告": report, "下年计划": plans})
    told = [para.text for para in manuscript.paras if para.text[:2] in ("1.", "2.", "3.")]
    assert told == ["1.开展督察3次。", "2.建所5个。", "3.【待填：下年计划】。"]


def test_problems_of_an_earlier_year_told_again_keep_their_year():
    report = (
        "一、主要举措和成效\n建站3个。\n二、上年度存在问题的整改情况\n"
        "在2023年法治政府建设中，存在基层力量薄弱、培训不足等问题。2024年，逐项整改到位。\n三、下一年度安排\n开展评查。"
    )
    made, _ = drafted({"文种": "法治政府建设年度报告", "上年报告": report})
    told = next(row.text for row in made.inputs.passages if "在2023年法治政府建设中，存在" in (row.text or ""))
    assert told.endswith("2025年，逐项整改到位。")
    found = [note for note in year_stale.check(made) if note.ref[0] == "正文"]
    assert [note.fix.partition("；")[0] for note in found] == ["这里说的问题也是那一年的，连问题一起改成2024年的"]


def test_no_answer_is_glued_to_a_line_that_is_a_heading():
    report = "一、2024年工作回顾\n——经济稳中向好\n新建学校3所。\n培训教师200人。\n二、2025年工作安排\n新建经济园区2个，做大经济总量。"
    answers = [
        {"编号": "划01", "计划": "新建经济园区2个，做大经济总量。", "归入": "工作回顾", "完成情况": "建成经济园区2个"}
    ]
    _, manuscript = drafted({"文种": "政府工作报告", "上年报告": report, "上年计划": answers})
    told = [para.text for para in manuscript.paras]
    assert "——经济稳中向好" in told
    assert any("建成经济园区2个" in text for text in told)


def test_this_years_problems_have_a_heading_that_can_be_renamed():
    report = "一、2024年工作总结\n建站3个。\n二、2025年工作计划\n新建联络点2个。"
    made, manuscript = drafted({"上年报告": report})
    row = next(row for row in made.inputs.headings if row.section == "存在的问题和不足")
    assert row.words == "存在的问题和不足"
    assert [words for _, words in told(manuscript)] == ["一、2025年工作总结", "二、2026年工作计划"]
    rows = [one.model_dump(by_alias=True) for one in made.inputs.headings]
    rows[1] |= {"标题": "短板弱项"}
    problems = [{"编号": "问01", "问题": "经费不足", "原因": "预算偏紧"}]
    _, manuscript = drafted({"上年报告": report, "提纲": rows, "本年问题": problems})
    assert (1, "二、短板弱项") in told(manuscript)


def test_an_item_that_had_no_number_among_the_numbered_gets_none():
    report = (
        "一、2024年工作总结\n建站3个。\n二、2025年工作计划安排\n新建法律援助联络点4个。\n"
        "1.强化督察。开展督察2次。\n2.优化布局。建成司法所3个。"
    )
    made, manuscript = drafted({"上年报告": report})
    assert len(made.inputs.next_plans) == 3
    plans = [para.text for para in manuscript.paras if "待填：下年计划" in para.text]
    assert [text[:3] for text in plans] == ["【待填", "1.强", "2.优"]


def test_text_between_the_plans_of_last_year_stays_between_them():
    report = (
        "一、2024年工作回顾\n新建学校3所。\n二、2025年工作安排\n今年的总体要求是：稳中求进。\n"
        "主要预期目标是：生产总值增长7%，财政收入增长5%。\n为实现上述目标，重点抓好以下工作：\n新建学校2所。\n"
        "各位代表，让我们一起努力！"
    )
    plans = [
        {
            "编号": "谋01",
            "参考": "上年计划：主要预期目标是：生产总值增长7%，财政收入增长5%。",
            "计划": "主要预期目标是：生产总值增长6%。",
        },
        {"编号": "谋02", "参考": "上年计划：新建学校2所。", "计划": "新建学校4所。"},
        {"编号": "谋03", "参考": None, "计划": "新建医院1所。"},
    ]
    _, manuscript = drafted({"文种": "政府工作报告", "上年报告": report, "下年计划": plans})
    told = [para.text for para in manuscript.paras if para.look is Look.BODY]
    begin = next(n for n, text in enumerate(told) if text.endswith("稳中求进。"))
    assert told[begin + 1 :] == [
        "主要预期目标是：生产总值增长6%。",
        "为实现上述目标，重点抓好以下工作：",
        "新建学校4所。",
        "新建医院1所。",
        "各位代表，让我们一起努力！",
    ]


def answered(report, said, name="政府工作报告", where="工作回顾"):
    """A report and {promise: answer} -> the paragraphs of this year's report."""
    rows = [
        {"编号": f"划{n:02}", "计划": plan, "归入": where, "完成情况": outcome}
        for n, (plan, outcome) in enumerate(said.items(), start=1)
    ]
    _, manuscript = drafted({"文种": name, "上年报告": report, "上年计划": rows})
    return [para.text for para in manuscript.paras]


def test_an_answer_stands_behind_the_sentence_that_says_the_same_and_before_the_one_that_concludes():
    report = (
        "一、2024年工作回顾\n——城乡面貌焕然一新。改造老旧小区3个，惠及居民2100户。修建农村公路18公里，畅通乡村出行。"
        "人居环境不断改善。\n——民生福祉持续增进。新建学校2所。\n二、2025年工作安排\n"
        "改造老旧小区5个。\n植树造林8000亩，建设城市公园2座。"
    )
    told = answered(
        report,
        {
            "改造老旧小区5个。": "改造老旧小区6个，惠及居民4300户",
            "植树造林8000亩，建设城市公园2座。": "植树造林9000亩，城市公园建成2座，城乡面貌一新",
        },
    )
    city = next(text for text in told if "焕然一新" in text)
    places = [
        city.index(words) for words in ("惠及居民", "改造老旧小区6个", "修建农村公路", "植树造林9000亩", "人居环境")
    ]
    assert places == sorted(places)


def test_answers_like_no_sentence_by_themselves_stand_where_they_do_together():
    report = (
        "一、2024年工作总结\n（一）规范执法\n1.深化执法改革。通报街道执法情况4次。组织执法骨干轮训，考试通过率100%。"
        "对食品、旅游执法开展监督6次，评查案卷90件。\n2.做好法律援助。受理案件80件。\n二、2025年工作计划\n"
        "1.健全执法监督。完善街道执法情况通报。聘请旅游监督员。办好监督案件。"
    )
    told = answered(
        report,
        {
            "完善街道执法情况通报。": "街道执法情况通报增至12次",
            "聘请旅游监督员。": "聘请监督员20名",
            "办好监督案件。": "执法骨干办结食品监督案件15件",
        },
        "司法行政工作总结",
        "规范执法",
    )
    one = next(text for text in told if "深化执法改革" in text)
    places = [one.index(words) for words in ("增至12次", "考试通过率", "评查案卷", "监督员20名", "案件15件")]
    assert places == sorted(places)


def test_no_answer_stands_in_the_paragraph_that_sums_up_the_section():
    report = (
        "一、2024年工作回顾\n2024年，我们抓项目、惠民生、促改革，圆满完成了各项任务。\n"
        "——农业稳步发展。粮食总产达到12万吨，新建农业园区3个。\n——教育扎实推进。新建学校2所，培训教师300人。\n"
        "二、2025年工作安排\n（一）发展农业。新建农业园区4个。抓好畜禽粪污项目1个。\n（二）办好教育。新建学校3所。"
    )
    told = answered(
        report,
        {
            "新建农业园区4个。": "新建农业园区5个",
            "抓好畜禽粪污项目1个。": "抓好项目促改革，畜禽粪污项目投用1个",
            "新建学校3所。": "新建学校3所",
        },
    )
    assert "2024年，我们抓项目、惠民生、促改革，圆满完成了各项任务。" in told
    farming = next(text for text in told if "粮食总产" in text)
    assert "新建农业园区5个。" in farming
    assert "畜禽粪污项目投用1个。" in farming


def test_an_opening_that_names_only_spans_of_years_sums_up():
    report = (
        "一、2024年工作回顾\n2024年，《水源保护规划（2018-2035年）》启动，我们抓项目、惠民生、办教育，圆满完成了各项任务。\n"
        "我们主要做了以下工作：\n——农业稳步发展。粮食总产达到12万吨，抓项目3个。\n——教育扎实推进。新建学校2所，培训教师300人。\n"
        "二、2025年工作安排\n抓好水源保护规划的项目2个。"
    )
    told = answered(report, {"抓好水源保护规划的项目2个。": "水源保护的项目抓成2个"})
    assert next(text for text in told if "抓成2个" in text).startswith("——农业稳步发展")


def test_no_answer_stands_in_a_paragraph_of_thanks():
    report = (
        "一、2024年工作回顾\n（一）办好教育。新建学校2所。\n各位代表！一年来，我们依法行政，学法用法，办结建议30件。\n"
        "各位代表！成绩的取得，是全县人民团结奋斗的结果，是政府依法行政、办好大事的结果。"
        "在此，我代表县人民政府，向大家表示衷心的感谢！\n二、2025年工作安排\n新建学校3所。\n办好依法行政的大事2件。"
    )
    told = answered(report, {"办好依法行政的大事2件。": "依法行政的大事办成2件"}, where="办好教育")
    assert next(text for text in told if "办成2件" in text).startswith("各位代表！一年来")


def test_answers_join_the_paragraph_that_its_heading_opens():
    report = (
        "一、2024年工作总结\n（一）抓复议，化解争议。审结行政复议案件90件。开展矛盾排查300次。\n"
        "（二）抓普法，营造氛围。发放资料2万份。\n二、2025年工作计划\n行政复议案件调解率达到35%。"
    )
    told = answered(
        report, {"行政复议案件调解率达到35%。": "行政复议案件调解率达到36%"}, "司法行政工作总结", "抓复议，化解争议"
    )
    one = next(text for text in told if text.startswith("（一）抓复议"))
    assert "行政复议案件调解率达到36%。" in one


def test_what_became_of_last_years_problems_is_told_before_this_years():
    report = (
        "一、2024年工作回顾\n新建学校3所。\n我们也清醒地看到，还存在一些困难和问题：一是产业结构不优。二是基层力量薄弱。\n"
        "二、2025年工作安排\n新建学校2所。"
    )
    _, manuscript = drafted(
        {
            "文种": "政府工作报告",
            "上年报告": report,
            "上年问题": [{"编号": "题01", "问题": "产业结构不优。", "整改情况": "针对产业结构问题，新上技改项目5个。"}],
            "本年问题": [{"编号": "问01", "问题": "财力偏紧"}],
        }
    )
    told = [para.text for para in manuscript.paras]
    amended, owned, ahead = (
        next(n for n, text in enumerate(told) if words in text) for words in ("技改项目5个", "财力偏紧", "二、")
    )
    assert amended < owned < ahead
    assert told[ahead] == "二、2026年工作安排"
