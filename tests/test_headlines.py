"""Which of last year's figures 主要数据对比表 takes."""

from __future__ import annotations

from kit import CATALOGUE, report

from drafter.model.indicator import traits_of
from drafter.tables.headlines import headlines

ECONOMY = """一、2024年工作回顾
全县生产总值完成120亿元，增长2.4%；固定资产投资增长12.4%；一般公共预算收入6.49亿元，增长42.8%。
投入资金2.1亿元，实施项目663个。新建学校3所。
受理法律援助案件1447宗。
二、2025年工作安排
新建学校5所。
"""


def chosen(text):
    made = report(text)
    numbers = headlines((made,), traits_of(CATALOGUE))
    return [s.name for s in made.statistics if s.id in numbers]


def test_where_the_catalogue_knows_few_the_economy_and_money_are_taken():
    assert set(chosen(ECONOMY)) >= {"生产总值", "固定资产投资增速", "一般公共预算收入", "投入资金", "受理法律援助案件"}


def test_rates_and_what_is_counted_by_tens_fill_up():
    told = "受理法律援助案件1447宗。回访满意度99.6%。接收锦旗30面。上线课程6门。"
    assert chosen(f"一、2024年工作总结\n{told}") == ["受理法律援助案件", "回访满意度", "接收锦旗"]


def test_what_is_neither_known_nor_economy_nor_counted_by_tens_is_not_taken():
    assert chosen("一、2024年工作总结\n新建学校3所。\n受理法律援助案件1447宗。") == ["受理法律援助案件"]
