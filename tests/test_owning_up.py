"""Problems told in running text, item by item; the words that lead over to them and the vow to mend them are none."""

from __future__ import annotations

import pytest
from kit import report

from drafter.model.kind import Part

HEAD = "青石区司法局2024年工作总结和2025年工作计划\n一、2024年工作总结\n全年办理公证事项864件。\n"
TAIL = "\n二、2025年工作计划\n新建司法所2个。"


def owned(text):
    return [problem.text.rstrip("。") for problem in report(HEAD + text + TAIL).problems]


THREE = ["编制长期空缺", "台账登记不全，查找不便", "宣传手段老旧"]
SAID = "；".join(THREE)


@pytest.mark.parametrize(
    "text",
    [
        f"在肯定成绩的同时，我们也清醒地认识到，工作中还存在一些短板。主要是：{SAID}。对此，我们将认真研究，逐项解决。",
        f"虽然取得了一些进展，但工作中仍存在不少薄弱环节，主要表现在：{SAID}。这些问题，我们将在今后工作中着力解决。",
        f"成绩来之不易，不足也不容忽视：{SAID}，将在下一步工作中切实加以改进。",
        f"安不忘危。我们深知，前进道路上还面临不少困难和问题：{SAID}。我们一定直面问题，不辜负群众期待。",
        f"同时，我们也看到存在的问题。{'。'.join(THREE)}。针对以上问题，我局将高度重视，采取有力措施加以整改。",
    ],
    ids=["主要是", "主要表现在", "不容忽视", "前面有一句", "一句一条"],
)
def test_running_text_is_taken_apart(text):
    assert owned(text) == THREE


@pytest.mark.parametrize(
    "marks",
    [
        ("一是", "二是", "三是"),
        ("1.", "2.", "3."),
        ("（1）", "（2）", "（3）"),
        ("①", "②", "③"),
        ("第一，", "第二，", "第三，"),
    ],
    ids="".join,
)
@pytest.mark.parametrize("between", ["；", "。"])
def test_counted_items_are_one_each(marks, between):
    items = [f"{mark}{one}" for mark, one in zip(marks, ("编制空缺", "台账不全", "手段老旧"), strict=True)]
    found = owned(f"但也要看到，工作中还存在一些不足：{between.join(items)}。对此，我们将认真加以解决。")
    assert found == items


def test_spoken_counting_parts_them_and_stays_out():
    assert owned("但也要看到，工作中还存在一些不足：首先，编制空缺；其次，台账不全；再次，手段老旧。") == [
        "编制空缺",
        "台账不全",
        "手段老旧",
    ]


def test_items_between_commas():
    found = owned("但工作中还存在一些不足：一是编制空缺，二是台账不全，三是手段老旧。")
    assert found == ["一是编制空缺", "二是台账不全", "三是手段老旧"]


def test_items_in_paragraphs_of_their_own():
    found = owned("但工作中还存在以下不足：\n一是编制空缺。\n二是台账不全。新的台账还在试用。")
    assert found == ["一是编制空缺", "二是台账不全。新的台账还在试用"]


def test_a_part_for_problems_is_taken_apart_where_it_lists_them():
    lead = f"二、存在的问题和不足\n主要是：{SAID}。对此，我们将认真整改。\n三、2025年工作计划\n新建司法所2个。"
    assert [p.text.rstrip("。") for p in report(HEAD + lead).problems] == THREE
    one = "二、存在的问题和不足\n司法所编制空缺，人手不够；台账也不全。\n三、2025年工作计划\n新建司法所2个。"
    assert len(report(HEAD + one).problems) == 1


def test_shortcomings_strung_together_are_one_each():
    found = owned(
        "但工作中仍存在一些问题：督查方式较为单一、部分司法所力量不足、热线知晓率不高等。我们将切实加以解决。"
    )
    assert found == ["督查方式较为单一", "部分司法所力量不足", "热线知晓率不高等"]
    assert owned("但工作中仍存在一些问题：培训、考核、奖惩制度不健全。") == ["培训、考核、奖惩制度不健全"]


def test_a_problem_that_goes_on_is_one():
    found = owned("但工作中还存在一些不足。司法所编制空缺。特别是山区三个所只有一人。台账不全。")
    assert found == ["司法所编制空缺。特别是山区三个所只有一人", "台账不全"]


def test_what_was_done_about_a_problem_is_none():
    assert owned("针对群众反映的排队时间长等问题，增设窗口3个，问题得到解决。") == []
    assert owned("面对人手不足的困难，我们统筹调配，任务如期完成。") == []


def test_running_text_that_owns_up_has_the_part_of_problems():
    text = "但工作中还存在一些不足：一是编制空缺；二是应考人员53名，通过率只有61%。"
    read = report(HEAD + text + TAIL)
    assert {h.part for h in read.outline if h.paragraph == 4} == {Part.PROBLEMS}
    assert [s.part for s in read.statistics if s.paragraph == 4] == [Part.PROBLEMS] * 2
    assert [p.text for p in read.passages if p.paragraph == 4] == ["但工作中还存在一些不足："]


def causes(text):
    read = report(f"{HEAD}二、存在的不足和原因\n{text}\n三、2025年工作计划\n新建司法所2个。")
    return [(problem.text.rstrip("。"), problem.cause) for problem in read.problems]


def test_a_cause_belongs_to_its_problem():
    assert causes("一是持证率只有61%，主要是新录用人员尚未考试。\n二是台账不全。原因是系统没有建好。") == [
        ("一是持证率只有61%，主要是新录用人员尚未考试", "主要是新录用人员尚未考试"),
        ("二是台账不全。原因是系统没有建好", "原因是系统没有建好"),
    ]


def test_causes_told_apart_are_no_problems():
    found = causes("一是持证率不高。\n二是台账不全。\n产生以上问题的原因主要是：一是培训不够；二是系统没有建好。")
    assert found == [("一是持证率不高", "一是培训不够"), ("二是台账不全", "二是系统没有建好。")]
    shared = causes("一是持证率不高。\n二是台账不全。\n产生以上问题的原因，主要是重视不够。")
    assert [cause for _, cause in shared] == ["产生以上问题的原因，主要是重视不够。"] * 2


def test_what_ties_one_to_the_next_is_no_part_of_it():
    text = f"工作中还存在一些不足：{THREE[0]}。其次，{THREE[1]}。此外，{THREE[2]}。"
    assert owned(text) == THREE
