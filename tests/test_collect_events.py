"""Events that several papers tell are one; two that only sound alike are two."""

from __future__ import annotations

import pytest

from drafter.collecting.same_event import grouped, same_event
from drafter.model.collected import News, Source

SAME = [
    ("我局获评全省法治宣传工作先进单位。", "我局获评全省法治宣传工作先进单位称号。"),
    ("“湖畔调解”工作法入选全国优秀案例。", "今年有一件大喜事，全国优秀案例公布，“湖畔调解”工作法榜上有名。"),
    ("6月启用区行政复议服务中心。", "区行政复议服务中心6月启用，群众反映良好，媒体作了两次报道。"),
]
OTHER = [
    ("我局获评全省法治宣传工作先进单位。", "我局获评全省司法行政系统宣传工作先进单位。"),
    ("组织法律明白人培训12场。", "组织法律明白人培训15场。"),
    ("“湖畔调解”工作法入选全国优秀案例。", "湖畔司法所搬进新址。"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_event(one, other):
    assert same_event(one, other)
    assert same_event(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_events(one, other):
    assert not same_event(one, other)


def test_an_event_keeps_all_its_places():
    news = [News(Source(f"{n}.txt", "第1段", text), "标题", "荣誉") for n, text in enumerate((*SAME[0], OTHER[0][1]))]
    made = grouped(news)
    assert [(one.source.file, [other.file for other in one.also]) for one in made] == [
        ("0.txt", ["1.txt"]),
        ("2.txt", []),
    ]
