"""A sentence that says a promise was not kept answers it, but a person is to look; not-done things told of others do not count."""

from __future__ import annotations

import pytest
from kit import report

from drafter import tracing
from drafter.model.traced import Status
from drafter.zh.undone import undone

PLAN = "一、2023年工作总结\n办案5件。\n二、2024年工作计划\n建设区级智慧矫正中心，完善远程视频督察系统。\n开展行政执法案卷评查2次。"
KEPT = "开展行政执法案卷评查2次，评查案卷120件。"


@pytest.mark.parametrize(
    ("said", "clause"),
    [
        ("区级智慧矫正中心因选址问题尚未启动建设。", "区级智慧矫正中心因选址问题尚未启动建设。"),
        ("办法尚未制定，评估专家库未组建。", "办法尚未制定"),
        ("法治乡村示范创建今年没有开展。", "法治乡村示范创建今年没有开展。"),
        ("对未完成目标的单位逐一约谈。", ""),
        ("全年未发生脱管漏管。", ""),
        ("只要团结奋斗，就没有实现不了的目标。", ""),
    ],
)
def test_what_was_not_done(said, clause):
    assert undone(said) == clause.rstrip("。")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("区级智慧矫正中心因选址问题尚未启动建设。", Status.WEAK),
        ("区级智慧矫正中心建成启用，远程视频督察系统同步完善。", Status.ANSWERED),
    ],
)
def test_a_promise_not_kept_is_for_a_person_to_look_at(said, status):
    prior = report(PLAN)
    now = report(f"一、2024年工作总结\n{said}\n{KEPT}\n二、2025年工作计划\n培训2期。")
    traced = tracing.trace(prior.commitments, prior.targets, now.sentences)
    assert [answer.status for answer in traced.answers] == [status, Status.ANSWERED]
    assert traced.answers[0].why.startswith("说的是没有做成：“") is (status is Status.WEAK)
