"""Targets of which only the problems part tells: what a report owns up to is found, with its place."""

from __future__ import annotations

import pytest
from kit import report

from drafter import tracing
from drafter.model.goal import goal
from drafter.model.traced import Verdict

PRIOR = """青石区2023年法治政府建设情况报告
一、2023年主要举措和成效
评查案卷480卷。
二、2024年工作安排
执法人员持证率提高到95%以上。
评选示范项目不少于8个。
"""


def outcomes(summary, owned):
    now = report(
        f"青石区2024年法治政府建设情况报告\n一、2024年主要举措和成效\n{summary}\n{owned}\n三、2025年工作安排\n持证率达到97%以上。"
    )
    before = report(PRIOR)
    return tracing.trace(before.commitments, before.targets, now.sentences).outcomes


@pytest.mark.parametrize(
    "owned",
    [
        "二、存在的不足\n一是执法人员持证率93.7%，主要是新录用人员尚未考试。",
        "二、存在的不足\n一是执法人员持证率仅为93.7%，未达到95%的目标。",
        "但工作中还存在一些不足：一是执法人员持证率93.7%，低于年初95%的要求；二是台账不全。",
    ],
)
def test_what_is_owned_up_to_was_missed(owned):
    rate, projects = outcomes("评选示范项目12个。", owned)
    assert (rate.verdict, rate.text, rate.admitted) == (Verdict.MISSED, "93.7%", 5 if owned[0] == "二" else 4)
    assert rate.sentence in owned
    assert (projects.verdict, projects.admitted) == (Verdict.REACHED, 0)
    assert goal(rate).now == f"93.7%（写在问题里，第{rate.admitted}段）"


def test_what_the_results_tell_goes_first():
    rate, _ = outcomes("执法人员持证率96%。", "二、存在的不足\n一是山区执法人员持证率只有80%。")
    assert (rate.verdict, rate.text, rate.admitted) == (Verdict.REACHED, "96%", 0)


def test_what_was_fallen_short_of_is_no_result():
    rate, _ = outcomes("执法人员持证率93.7%，未达到95%的目标。", "二、存在的不足\n一是台账不全。")
    assert (rate.verdict, rate.text) == (Verdict.MISSED, "93.7%")
    assert rate.sentence == "执法人员持证率93.7%，未达到95%的目标。"


def test_what_nobody_tells_is_not_reported():
    rate, _ = outcomes("评选示范项目12个。", "二、存在的不足\n一是台账不全，3个所没有专人。")
    assert (rate.verdict, rate.admitted) == (Verdict.NOT_REPORTED, 0)


@pytest.mark.parametrize(
    "owned",
    [
        "8个示范项目评选进度滞后，仅评选3个。",
        "8个示范项目的评选推进较慢，目前只评选3个。",
    ],
)
def test_what_was_asked_for_is_not_taken_for_what_came_of_it(owned):
    _, projects = outcomes("执法人员持证率96%。", f"二、存在的不足\n一是{owned}")
    assert (projects.verdict, projects.text, projects.admitted) == (Verdict.MISSED, "3个", 5)


def test_what_a_problem_repeats_of_the_plan_is_not_reached():
    _, projects = outcomes("执法人员持证率96%。", "二、存在的不足\n一是评选示范项目8个的任务没有分解。")
    assert projects.verdict is not Verdict.REACHED
