"""Figures of many reports are one series only where they count one thing, in one unit, for one year."""

from __future__ import annotations

import pytest
from kit import report

from drafter.survey.linking import link, told
from drafter.survey.taken_down import Source, rows_of


def linked(*texts):
    """Sentences of as many reports, a text a report -> the series of each of its figures, by report."""
    figures, sentences, years = [], [], {}
    for number, text in enumerate(texts):
        read = report(f"{2020 + number}年法治政府建设年度报告\n一、{2020 + number}年工作总结\n{text}")
        head, rows = rows_of(Source(f"{number:064}", "报告.txt", ""), read, ())
        figures += rows["figures"]
        sentences += rows["sentences"]
        years[head.report] = head.year
    rows = list(told(figures, sentences, years))
    series = link(rows)
    return [
        {one.text: name for one, name in zip(rows, series, strict=True) if one.report == f"{number:064}"}
        for number in range(len(texts))
    ]


ONE = [
    ("城镇新增就业3300人。", "全年新增城镇就业4.2万人。"),
    ("粮食总产量达到21万吨。", "粮食产量19.5万吨。"),
    ("实现社会消费品零售总额52.1亿元。", "社会消费品零售总额完成60亿元，增长8%。"),
    ("固定资产投资增长7.5%。", "固定资产投资同比增长6%。"),
    ("新增高新技术企业12家。", "净增高新企业9家。"),
    ("受理法律援助案件812宗。", "区法律援助中心共受理法援案件903件。"),
    ("地区生产总值突破2万亿元、达到23562亿元。", "生产总值24101亿元。"),
    ("森林覆盖率达到38.2%。", "森林覆盖率39%。"),
    ("办理人大代表建议31件、政协提案52件。", "27件人大代表建议、44件政协提案全部办复。"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_thing_in_two_reports_is_a_series(one, other):
    first, second = linked(one, other)
    shared = set(first.values()) & set(second.values()) - {None}
    assert shared, (first, second)


APART = [
    ("粮食产量19.5万吨。", "粮食产量390万斤。", "在不同的单位里"),
    ("高新技术企业达到91家。", "新增高新技术企业9家。", "一个是总数，一个是新增"),
    ("经营主体净增480户、达6800户。", "新增经营主体510户。", "一个是总数，一个是新增"),
    ("高速公路通车里程从120公里增加到310公里。", "新增高速公路通车里程41公里。", "一个是总数，一个是新增"),
    ("固定资产投资增长7.5%。", "固定资产投资年均增长6%。", "一个是一年的，一个是几年的"),
    ("城镇居民人均可支配收入3.1万元。", "农村居民人均可支配收入1.9万元。", "两样东西"),
    ("创建省级示范村9个。", "创建市级示范村9个。", "级别不一样"),
    ("优良天数比2020年增加3天。", "优良天数比2015年增加64天。", "和隔了几年的比"),
    ("五年来城镇新增就业20万人。", "城镇新增就业3300人。", "一个是几年加起来的"),
    ("实施项目21个。", "实施项目30个。", "没有说是什么项目"),
    ("清洁能源装机占比93%。", "装机占比50%。", "没有说是什么占比"),
    ("地区生产总值120亿元。", "地区生产总值增长6%。", "一个是数，一个是增长"),
    ("计划新增城镇就业3000人。", "新增城镇就业3300人。", "一个是计划"),
]


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_what_is_not_one_thing_is_no_series(one, other, why):
    first, second = linked(one, other)
    assert not set(first.values()) & set(second.values()) - {None}, (why, first, second)


def test_a_series_of_one_report_is_none():
    assert set(linked("森林覆盖率达到38.2%。", "空气质量优良天数300天。")[0].values()) == {None}


def test_a_report_with_two_values_of_one_thing_has_none_in_the_series():
    first, second, third = linked("森林覆盖率38.2%。森林覆盖率是41%。", "森林覆盖率39%。", "森林覆盖率40%。")
    assert set(first.values()) == {None}
    assert second["39%"] == third["40%"]


def test_the_same_value_said_twice_counts_once_as_printed_most_exactly():
    first, second = linked("城镇新增就业1.2万人。全年城镇新增就业12068人。", "城镇新增就业1.3万人。")
    assert (first["1.2万人"], first["12068人"]) == (None, second["1.3万人"])


def test_the_series_do_not_depend_on_the_order_of_the_reports():
    texts = ["城镇新增就业3300人，森林覆盖率38.2%。", "新增城镇就业4.2万人。", "森林覆盖率39%，城镇新增就业5万人。"]
    assert linked(*texts) == linked(*texts)
    assert linked(*texts)[0] == linked(*reversed(texts))[2]
