"""A list of works told of as one: each of them is for a person to look at, its targets were reached."""

from __future__ import annotations

from decimal import Decimal

import pytest

from drafter.model.kind import Part
from drafter.model.report import Commitment, Sentence, Target
from drafter.model.traced import Answer, Evidence, Outcome, Status, Verdict
from drafter.tracing.lists import settled

WORKS = ("今年再办好8件民生实事。", "一是新建30个社区食堂。", "二是为老旧小区加装电梯60部。")
ALL = "年初确定的8件民生实事全部兑现。"
SILENT = "持续改善民生。"


def answer(number, text, status=Status.UNANSWERED, item="", paragraph=7):
    return Answer(
        Commitment(f"划{number}", text, "改善民生", paragraph, item), status, 0.1, "全文未见：电梯",
        (Evidence(SILENT, 0.04, 3),),
    )  # fmt: skip


def trace(said=ALL, answers=None, outcomes=()):
    answers = answers or [answer(number, text) for number, text in enumerate(WORKS)]
    told = [Sentence(3, Part.SUMMARY, SILENT), Sentence(9, Part.SUMMARY, said)]
    return settled(answers, outcomes, told)


def test_what_nothing_is_said_of_by_itself_is_looked_at():
    found = trace().answers
    assert [one.status for one in found] == [Status.WEAK] * 3
    assert found[2].evidence == (Evidence(ALL, 0.04, 9), Evidence(SILENT, 0.04, 3))
    assert found[2].why == "这一批总的说都办成了，没有逐项说；全文未见：电梯"
    assert found[2].score == 0.1


@pytest.mark.parametrize(
    "said",
    [
        "年初确定的9件民生实事全部兑现。",
        "年初确定的8件民生实事基本完成。",
        "年初确定的8项民生工程全部兑现。",
        "8件民生实事加快推进，各项任务全部完成。",
    ],
)
def test_another_list_and_one_not_done_whole_say_nothing(said):
    assert {one.status for one in trace(said).answers} == {Status.UNANSWERED}


def test_a_list_may_be_counted_in_words_and_under_its_lead():
    lead = "扎实办好“十大重点民生实事”"
    promises = [answer(1, "①新建30个社区食堂。", item=lead), answer(2, "②加装电梯60部。", item=lead)]
    found = trace("“十大重点民生实事”全面完成，养老金稳步提高。", promises).answers
    assert [one.status for one in found] == [Status.WEAK] * 2


def test_what_follows_the_list_and_what_is_answered_stay():
    promises = [
        answer(0, WORKS[0]), answer(1, WORKS[1], Status.ANSWERED), answer(2, "健全社会救助体系。"),
        answer(3, "一是新建公园。", paragraph=8),
    ]  # fmt: skip
    found = trace(answers=promises).answers
    assert [one.status for one in found[1:]] == [Status.ANSWERED, Status.UNANSWERED, Status.UNANSWERED]
    assert found[1] is promises[1]


def test_targets_of_the_list_were_reached_unless_a_figure_says_otherwise():
    lifts = Target("加装电梯", "=", Decimal(60), "部", "加装电梯60部", WORKS[2], 7)
    canteens = Target("社区食堂", "=", Decimal(30), "个", "新建30个", WORKS[1], 7)
    elsewhere = Target("公园", "=", Decimal(2), "个", "新建公园2个", "新建公园2个。", 8)
    outcomes = [
        Outcome(lifts, Verdict.NOT_REPORTED),
        Outcome(canteens, Verdict.MISSED, Decimal(28), "28个", "建成食堂28个。"),
        Outcome(elsewhere, Verdict.NOT_REPORTED),
    ]
    found = trace(outcomes=outcomes).outcomes
    assert [(one.verdict, one.sentence) for one in found] == [
        (Verdict.REACHED, ALL), (Verdict.MISSED, "建成食堂28个。"), (Verdict.NOT_REPORTED, ""),
    ]  # fmt: skip
