"""drafter proof: a share of a figure told elsewhere, what is new against two years' totals, marks against their notes."""

from __future__ import annotations

import pytest
from kit import KINDS
from kit import paper as manuscript

from drafter import parsing, proofing


def read(text, year=2024, prior=None):
    paper = manuscript(f"一、{year}年工作回顾\n{text}")
    return proofing.paper(paper, parsing.parse(paper, KINDS), prior)


def told(text, before=None):
    paper = read(text, prior=read(before, 2023) if before else None)
    return [(slip.rule, slip.words) for slip in proofing.proof(paper)]


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("文化产业完成产值36.4亿元，占生产总值的27.1%。", "36.4亿元，占生产总值的27.1%"),
        ("文化产业完成产值36.4亿元，增长5%，占生产总值的27.1%。", "36.4亿元，增长5%，占生产总值的27.1%"),
        ("全年民生支出30亿元，占一般公共预算支出的81%。", "30亿元，占一般公共预算支出的81%"),
    ],
)
def test_a_share_is_of_the_figure_told_elsewhere(words, share):
    totals = "地区生产总值完成145亿元。全年一般公共预算支出40亿元。"
    assert told(f"{totals}\n{words}") == [("算不拢", share)]
    assert told(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "文化产业完成产值36.4亿元，占生产总值的25.1%。",
        "文化产业完成投资36.4亿元，占计划投资的80%。",
        "文化产业完成产值3.6亿元，占生产总值的60%。",  # of another
    ],
)
def test_a_share_that_may_be_right_is_not_told(words):
    assert told(f"地区生产总值完成145亿元，计划投资60亿元。\n{words}") == []


@pytest.mark.parametrize(
    ("now", "before", "slips"),
    [
        ("新增律师事务所3家，总数达到42家。", "律师事务所总数达到31家。", [("前后年矛盾", "3家")]),
        ("新增律师事务所3家。律师事务所达42家。", "律师事务所达31家。", [("前后年矛盾", "3家")]),
        ("新增公证点2个、律师事务所118家。", "累计设立公证点40个、律师事务所120家。", [("前后年矛盾", "118家")]),
        ("新增律师事务所12家，总数达到42家。", "律师事务所总数达到31家。", []),  # one has gone
        ("新增律师事务所近11家，总数突破40家。", "律师事务所总数突破30家。", []),
        ("新增公证点2个、律师事务所8家。", "累计设立公证点40个、律师事务所120家。", []),
        ("新增城镇就业118人。", "城镇就业120人。", []),  # no total
    ],
)
def test_what_is_new_agrees_with_both_totals(now, before, slips):
    assert told(now, before) == slips


@pytest.mark.parametrize(
    ("now", "before", "slips"),
    [
        ("青河智能装备产业园开工。", "青河智能装备制造产业园立项。", ["智能装备产业园"]),
        ("县人民医院医技综合楼封顶。", "县人民医院综合楼立项。", ["人民医院医技综合楼"]),
        ("青河智能装备产业园开工。", "青河智能装备产业园立项。", []),
        ("青河智能装备产业园、青河智能装备制造产业园开工。", "青河智能装备制造产业园立项。", []),
        ("青河县第二污水处理厂开工。", "青河县第一污水处理厂立项。", []),
    ],
)
def test_places_keep_their_names_over_the_years(now, before, slips):
    assert [words for rule, words in told(now, before) if rule == "跨年名称不一"] == slips


@pytest.mark.parametrize(
    ("now", "planned", "slips"),
    [
        ("城镇新增就业2610人，圆满完成目标任务。", "城镇新增就业3000人以上。", ["2610人"]),
        ("城镇新增就业2610人。", "城镇新增就业3000人以上。", []),
        ("城镇新增就业3100人，圆满完成目标任务。", "城镇新增就业3000人以上。", []),
        ("城镇新增就业2810人，圆满完成目标任务。", "城镇新增就业3000人左右。", []),
        ("城镇登记失业率2.1%，圆满完成目标任务。", "城镇登记失业率控制在4.5%以内。", []),
    ],
)
def test_what_is_said_to_be_fulfilled_reaches_its_plan(now, planned, slips):
    before = f"抓好就业。\n二、2024年工作安排\n{planned}"
    assert [words for rule, words in told(now, before) if rule == "完成率不符"] == slips


NOTES = (
    "名词解释\n[1]“两所联动”：指两所联动化解纠纷。\n[2]“三项制度”：指公示、记录、审核。\n[3]“五分钟圈”：指走五分钟。"
)


@pytest.mark.parametrize(
    ("words", "slips"),
    [
        ("推行“两所联动”[1]，落实“三项制度”[2]，建成“五分钟圈”[3]，深化“两所联动”[1]。", []),
        ("推行“两所联动”[1]，落实“三项制度”，建成“五分钟圈”[3]，深化“两所联动”[1]。", ["[3]", "[2]"]),
        ("推行“两所联动”[1]，落实“三项制度”[2]，建成“五分钟圈”[3]，打造“四张网”[4]。", ["[4]"]),
        ("落实“三项制度”[2]，推行“两所联动”[1]，建成“五分钟圈”[3]。", ["[1]", "[3]"]),
        ("推行“两所联动”[1]，建成“五分钟圈”[2]，落实“三项制度”[3]。", ["[2]", "[3]"]),
        ("受理案件[1]，办结案件，开展普法。", []),  # no marks to speak of
    ],
)
def test_marks_and_notes_go_together(words, slips):
    assert [words for rule, words in told(f"{words}\n{NOTES}") if rule == "注号不符"] == slips


def test_two_notes_have_not_one_number():
    words = "推行“两所联动”[1]，落实“三项制度”[2]，建成“五分钟圈”[3]。"
    notes = NOTES.replace("[3]", "[2]") + "\n[3]“五分钟圈”：指走五分钟。"
    assert [words for rule, words in told(f"{words}\n{notes}") if rule == "注号不符"] == ["[2]"]
