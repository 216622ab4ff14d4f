"""What is taken for a promise: things to be done, not openings, slogans or frames; what was nearly one is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kit import KINDS

from drafter import parsing
from drafter.parsing import checkable
from drafter.readers.assembling import Line, Sheet, paper


def read(*plan):
    """Paragraphs of a plan -> the report they close."""
    lines = [
        "龙华区司法局2024年工作总结",
        "一、2024年工作总结",
        "全年受理法律援助案件1447宗。",
        "二、2025年工作计划",
        *plan,
    ]
    sheet = Sheet(tuple(Line(number, text) for number, text in enumerate(lines, start=1)))
    return parsing.parse(paper(sheet, Path("a.txt")), KINDS)


def promised(*plan):
    return [commitment.text for commitment in read(*plan).commitments]


DONE = [
    "新建法律援助联络点。",
    "年内建成公共法律服务工作站5个，实现街道全覆盖。",
    "修订《行政执法案卷评查办法》，每季度评查一次。",
    "推动区综合调解院与法院、信访对接，调解成功率保持在95%以上。",
]


@pytest.mark.parametrize("sentence", DONE)
def test_a_thing_to_be_done_is_a_promise_even_alone(sentence):
    assert promised(sentence) == [sentence]


def test_openings_frames_and_slogans_are_none():
    opening = "2025年是“十四五”规划收官之年，做好全年工作意义重大。"
    frame = "总体思路是：坚持以习近平法治思想为指导，全面贯彻落实党的二十大精神。"
    close = "我们坚信，只要上下同心，就一定能交出满意的答卷！"
    items = [f"（{number}）工作安排{number}" for number in "一二三"]
    body = [text for item in items for text in (item, "".join(DONE))]
    assert promised(opening + frame, *body, close) == DONE * 3


def test_what_only_says_why_is_none():
    why = "今年，三家试点单位为全区探索企业合规提供了样本，为不同阶段的企业积累了经验。"
    both = "为民营经济发展提供了机遇，我们将一如既往支持民营企业发展，新建服务站3个。"
    assert promised(why, both, *DONE) == [both, *DONE]


def test_what_was_nearly_a_promise_is_told_not_dropped_unseen(monkeypatch):
    monkeypatch.setattr(checkable, "_model", lambda: {"weights": {"bias": 0.0}, "threshold": {"at": 0.6}})
    report = read("坚持把育才强基作为全局发展的长远之计。")
    assert report.commitments == ()
    (told,) = [doubt.message for doubt in report.doubts if "没有列为计划" in doubt.message]
    assert told == "计划里有1句像是提法，不像要做的事，没有列为计划：“坚持把育才强基作为全局发展的……”；要列的请自己加上"


def test_every_weight_has_a_feature_or_is_a_gram():
    weights = json.loads(checkable.MODEL.read_text("utf-8"))["weights"]
    told = checkable.Told("开展普法。", 0, 1, None, False, False, False, "", False, 0.5)
    named = {name for name in weights if len(name) > 2} - {"bias"}
    assert named <= set(checkable.features(told))
    assert 0 < checkable.threshold() < 1
