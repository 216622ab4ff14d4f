"""Promises traced to this year's sentences: the right sentence first, silence told as silence, reasons a person can check."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from drafter import tracing
from drafter.model.finding import DrafterError
from drafter.model.kind import Part
from drafter.model.report import Commitment, Sentence
from drafter.model.traced import Status
from drafter.tracing.model import model
from drafter.tracing.overlap import Groups, overlap
from drafter.tracing.plan_wide import through_children
from drafter.zh.lexicon import lexicon, runs

PLAN = (
    "在六个街道建成法律援助工作站，方便群众就近申请。",
    "编写《云岭执法案例选》，印发各执法单位学习。",
    "推行柔性执法，完善轻微违法不予处罚清单。",
    "选聘一批专职人民调解员，充实社区调解力量。",
    "升级社区矫正信息化核查平台，实行分级管理。",
    "开展涉企行政检查专项监督，防止多头重复检查。",
    "组织律师进园区，为中小企业提供合规体检。",
    "拍摄法治微电影，参加全省展播。",
)
TOLD = (
    "一年来，全区司法行政系统服务大局，各项工作稳步推进。",
    "法律援助站点延伸到六个街道，群众在家门口就能申请援助。",
    "编印《云岭执法案例选》1200册，组织执法单位集中学习。",
    "轻微违法不予处罚清单扩大到92项，办理免罚案件310件。",
    "新招聘专职调解员24名，社区调解力量明显增强。",
    "举办宪法宣传周活动，参与群众2万人次。",
    "受理公证事项5600件，为老年人免费办理遗嘱公证。",
    "律师服务团走进18个园区，为320家中小企业开展合规体检。",
)


def traced(plan=PLAN, told=TOLD):
    promises = [Commitment(f"划{n:02}", text, "", n) for n, text in enumerate(plan, start=1)]
    sentences = [Sentence(n, Part.SUMMARY, text) for n, text in enumerate(told, start=1)]
    return tracing.trace(promises, (), sentences).answers


@pytest.mark.parametrize(("promise", "sentence"), [(0, 1), (1, 2), (2, 3), (3, 4), (6, 7)])
def test_the_sentence_that_answers_comes_first(promise, sentence):
    answer = traced()[promise]
    assert answer.evidence[0].text == TOLD[sentence]
    assert answer.evidence[0].paragraph == sentence + 1
    assert answer.status is not Status.UNANSWERED


@pytest.mark.parametrize("promise", [4, 5, 7])
def test_what_the_report_never_speaks_of_is_unanswered(promise):
    assert traced()[promise].status is Status.UNANSWERED


def test_scores_tell_the_answered_from_the_unanswered():
    score = [answer.score for answer in traced()]
    assert min(score[n] for n in (0, 1, 2, 3, 6)) > max(score[n] for n in (4, 5, 7))


def test_the_reason_names_what_both_say_and_what_the_report_never_says():
    answers = traced()
    assert "“云岭执法案例选”" in answers[1].why
    assert "全文未见" in answers[7].why
    assert "微电影" in answers[7].why or "展播" in answers[7].why
    for answer in answers:
        for word in filter(None, answer.why.partition("全文未见：")[2].split("、")):
            assert word.strip("“”") not in "".join(TOLD)


def test_a_sentence_that_answers_another_part_is_shown_beside_the_best():
    promise = "编写《云岭执法案例选》印发各执法单位，组织律师进园区为中小企业提供合规体检。"
    answer = traced(plan=(promise, *PLAN[2:6]))[0]
    best, other = answer.evidence[:2]
    assert {best.text, other.text} == {TOLD[2], TOLD[7]}
    assert not best.adds
    assert other.adds
    assert all(one in promise and one in other.text and one not in best.text for one in other.adds)
    assert not any(one.adds for one in traced()[2].evidence), "one sentence says it all"


def test_a_title_both_give_is_the_reason_however_it_is_quoted():
    answer = traced(plan=("延伸《云岭“执”播》节目。", *PLAN), told=("《云岭‘执’播》拓展直播领域。", *TOLD))[0]
    assert "同提“云岭‘执’播”" in answer.why


def test_figures_are_alike_only_of_one_thing():
    told = ("全区固定资产投资增长10%，绿化道路100公里。", *TOLD)
    answers = traced(
        plan=("规模以上工业增加值增长10%。", "绿化道路100公里，固定资产投资增长10%。", *PLAN[:3]), told=told
    )
    assert "数字相同" not in answers[0].why
    assert "数字相同：100公里、10%" in answers[1].why


def test_a_lead_is_answered_through_its_children():
    lead = Commitment("划01", "一是建强阵地。", "", 1, "建强阵地")
    child = Commitment("划02", PLAN[0], "", 1, "建强阵地")
    silent = Commitment("划03", PLAN[7], "", 1, "建强阵地")
    alone = Commitment("划04", "抓实普法。", "", 2, "抓实普法")
    sentences = [Sentence(n, Part.SUMMARY, text) for n, text in enumerate(TOLD, start=1)]
    odds = np.array([-2.0, 4.0, -3.0, 1.0], np.float32)
    assert through_children([lead, child, silent, alone], odds, 1.0).tolist() == [1.0, 4.0, -3.0, 1.0]
    rows = np.array([[0, 1], [5, 0], [0, 0], [2, 2]], np.float32)
    assert through_children([lead, child, silent, alone], rows, 1.0).tolist() == [[2.5, 0.5], [5, 0], [0, 0], [2, 2]]
    found = tracing.trace([lead, child, silent, alone], (), sentences).answers
    assert found[0].evidence[0].text == TOLD[1]
    assert found[0].why.startswith("下面的划02说到了；")
    assert found[0].score > tracing.trace([lead, alone], (), sentences).answers[0].score


def test_what_stands_only_in_this_year_s_plan_is_not_said_to_be_nowhere():
    promises = [Commitment(f"划{n:02}", text, "", n) for n, text in enumerate(PLAN, start=1)]
    told = [Sentence(n, Part.SUMMARY, text) for n, text in enumerate(TOLD, start=1)]
    later = Sentence(99, Part.PLAN, "拍摄法治微电影三部。")
    why = tracing.trace(promises, (), [*told, later]).answers[7].why
    assert "电影" in why.partition("只在标题、下年计划或不足里提到：")[2]
    assert "电影" not in why.partition("全文未见：")[2].partition("；")[0]


@pytest.mark.parametrize("alone", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["词典", "连同附件"])
def test_the_order_of_python_s_sets_changes_nothing(alone):
    code = (
        "import sys; sys.path.insert(0, 'tests')\nfrom test_tracing import traced\n"
        f"from drafter.tracing import judge\nif {alone}: judge.semantic = lambda: None\n"
        "print([(a.score, a.why, [e.score for e in a.evidence]) for a in traced()])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_nothing_to_trace_and_nothing_to_trace_in():
    assert traced(plan=()) == ()
    assert {answer.status for answer in traced(told=())} == {Status.UNANSWERED}
    assert len(traced(told=TOLD[:1])) == len(PLAN)
    assert len(traced(plan=PLAN[:1])) == 1
    assert len(traced(plan=("！！",), told=("……",))) == 1


def test_far_too_much_is_told_not_tried():
    with pytest.raises(DrafterError, match="太长了"):
        traced(plan=PLAN * 100, told=TOLD * 100)


def test_notes_thanks_and_plans_answer_nothing():
    told = [
        Sentence(1, Part.SUMMARY, "建成法律援助工作站六个。"),
        Sentence(2, Part.PLAN, "建成法律援助工作站六个。"),
        Sentence(3, Part.OTHER, "3.一站多能：指一个工作站办多件事。"),
        Sentence(4, Part.OTHER, "一个工作站办多件事。", "名词解释"),
        Sentence(5, Part.SUMMARY, "向全区律师和调解员表示衷心感谢！"),
    ]
    assert [sentence.paragraph for sentence in tracing.telling(told)] == [1]


def test_rare_words_weigh_more_and_vectors_have_length_one():
    words = lexicon()
    assert words.rarity("推进") < words.rarity("调解") < words.rarity("没有这个词")
    lengths = np.linalg.norm(words.vectors(["调解", "没有这个词"]), axis=1)
    assert lengths == pytest.approx([1, 0], abs=1e-3)
    alike = words.vectors(["国企", "国有企业", "小麦"])
    assert alike[0] @ alike[1] > alike[0] @ alike[2] + 0.2


def test_overlap_by_hand():
    found = overlap([{"甲", "乙"}], [{"乙", "丙"}, {"丁"}], {"甲": 1.0, "乙": 2.0, "丙": 1.0, "丁": 1.0}.__getitem__)
    assert found.recall.tolist() == [[pytest.approx(2 / 3), 0]]
    assert found.precision.tolist() == [[pytest.approx(2 / 3), 0]]
    assert found.dice.tolist() == [[pytest.approx(2 / 3), 0]]
    assert found.cosine[0, 0] == pytest.approx(4 / 5)
    assert found.rarest[0].tolist() == [[2, 0]]
    assert Groups.of([[1, 2], [3]]).most(np.array([[1.0], [5.0], [2.0]]), 0).tolist() == [[5], [2]]
    assert runs("法，治 区", 2) == {"法治", "治区"}


def test_every_weight_has_its_feature():
    from drafter.tracing.features import Features
    from drafter.tracing.plan_wide import standings

    promises = [Commitment(f"划{n}", text, "", n) for n, text in enumerate(PLAN)]
    features = Features(promises, [Sentence(n, Part.SUMMARY, t) for n, t in enumerate(TOLD)], lexicon(), model().metric)
    assert {name for name, _ in features.all()} == set(model().evidence.weights)
    scores = model().evidence.log_odds(features.all())
    assert set(standings(promises, features, scores)) == set(model().answered.weights)
