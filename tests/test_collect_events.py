"""Events that several papers tell are one; two that only sound alike are two."""

from __future__ import annotations

import pytest
from kit import ROOT, dossier

from drafter.collecting.chatting import fact_of
from drafter.collecting.same_event import grouped, same_event
from drafter.model.collected import News, Source
from drafter.rendering import Copy, render

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


REPORT = """一、2024年工作总结
（一）推进服务
一是建好服务站点，三个服务站点全部开门。二是办好法律援助，为农民工讨薪提供援助。
（二）化解纠纷
调解案件五件。
二、2025年工作计划
新建法律援助联络点。"""


def paras(*taken):
    rows = [
        {"编号": f"料{n:02}", "归入": heading, "类别": "荣誉", "内容": text, "处理": handling}
        for n, (heading, text, handling) in enumerate(taken, start=1)
    ]
    made = render(dossier({"上年报告": REPORT, "素材": rows}), [ROOT / "templates"], Copy(annexes=False))
    return [para.text for para in made.paras]


def test_what_is_taken_stands_behind_the_item_that_speaks_of_the_same():
    text = "\n".join(
        paras(
            ("推进服务", "一件农民工讨薪法律援助案入选省级典型案例", "采用"),
            ("推进服务", "一个服务站点获评市级示范站点。", "采用"),
            ("推进服务", "举办开放日活动。", "不用"),
            ("化解纠纷", "推出午间调解。", None),
        )
    )
    assert "三个服务站点全部开门。一个服务站点获评市级示范站点。二是" in text
    assert "一件农民工讨薪法律援助案入选省级典型案例。\n（二）化解纠纷" in text
    assert "开放日" not in text
    assert "午间调解" not in text


def test_what_is_taken_and_stands_in_the_text_already_is_not_said_twice():
    text = "\n".join(paras(("化解纠纷", "调解案件五件。", "采用")))
    assert text.count("调解案件五件") == 1


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("补一条：11月我区获评全省法治示范区，材料交早了没写进去。", "11月我区获评全省法治示范区"),
        ("刚接到市局通知，我区“和风驿站”入选省级典型案例，总结里没来得及写。", "我区“和风驿站”入选省级典型案例"),
        ("@办公室小李 另外，公证处12月搬进新址，麻烦加上。", "公证处12月搬进新址"),
        ("12月建成全市首个仲裁庭审中心，面积3200平方米。", "12月建成全市首个仲裁庭审中心，面积3200平方米。"),
        ("我们所全年调解2100件，成功率98%，有需要可以写个例子。", "我们所全年调解2100件，成功率98%"),
        ("普法短剧12:30上线，未成年人专场5场。", "普法短剧12:30上线，未成年人专场5场。"),
        ("报告：收到。", "报告：收到。"),
    ],
)
def test_a_message_gives_its_fact_and_no_talk(said, fact):
    assert fact_of(said) == fact
