"""Every rule: the 反例 of its docstring is found, the 正例 is not; tests/rules/‹规则›.yml holds further cases."""

from __future__ import annotations

import inspect
import pkgutil
from pathlib import Path

import pytest
from kit import dossier
from ruamel.yaml import YAML

from drafter import rules
from drafter.desk.settling import settle
from drafter.rules import year_stale

CASES = Path(__file__).parent / "rules"


def table():
    for rule in rules.RULES:
        cases = YAML(typ="safe", pure=True).load((CASES / f"{rule.ID}.yml").read_text("utf-8"))
        for name, example in cases.items():
            yield pytest.param(rule, example, id=f"{rule.ID}/{name}")


@pytest.mark.parametrize(("rule", "example"), list(table()))
def test_case(rule, example):
    found = [".".join(map(str, note.ref)) for note in rule.check(dossier(example))]
    assert found == example["问题"]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda r: r.ID)
def test_documented_examples_are_true(rule):
    lines = inspect.getdoc(rule).splitlines()
    examples = YAML(typ="safe", pure=True).load("\n".join(lines[2:]))
    assert lines[0].startswith(f"{rule.ID}：")
    assert list(rule.check(dossier(examples["反例"])))
    assert not list(rule.check(dossier(examples["正例"])))


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda r: r.ID)
def test_no_complaint_without_a_remedy(rule):
    examples = YAML(typ="safe", pure=True).load("\n".join(inspect.getdoc(rule).splitlines()[2:]))
    for note in rule.check(dossier(examples["反例"])):
        assert note.message
        assert note.fix
        assert note.message != note.fix


@pytest.mark.parametrize("ordinal", ["第二批", "第四次", "第十七届", "第3期"])
def test_an_ordinal_of_last_year_is_asked_about_and_none_is_invented(ordinal):
    text = f"参加{ordinal}主题教育。"
    row = {"编号": "文01", "部分": "工作总结", "文字": text, "处理": "改写"}
    (note,) = year_stale.check(dossier({"上年报告": f"一、2024年工作总结\n{text}", "正文": [row]}))
    assert f"核对今年是第几{ordinal[-1]}" in note.fix
    assert note.fix.count("第") == 1


LEAPS = {
    "上年报告": "一、2024年工作总结\n挽回经济损失10173.94万元，接待群众3000人次，帮助2人，满意率0.1%。",
    "正文": [],
}


@pytest.mark.parametrize(
    ("name", "before", "cells", "levels"),
    [
        ("挽回经济损失", "10173.94万元", {"今年": "11326.72元"}, ["错误"]),
        ("挽回经济损失", "10173.94万元", {"今年": "11326.72元", "变动原因": "口径改为本级"}, ["提醒"]),
        ("挽回经济损失", "10173.94万元", {"今年": "113.27万元"}, ["提醒"]),
        ("挽回经济损失", "10173.94万元", {"今年": "0元"}, ["提醒"]),
        ("接待群众", "3000人次", {"今年": "3120万人次"}, ["错误"]),
        ("满意率", "0.1%", {"今年": "100%"}, ["提醒"]),
        ("接待群众", "3000人次", {"今年": "3120人次"}, []),
    ],
)
def test_a_figure_a_thousand_times_as_large_is_an_error(name, before, cells, levels):
    made = dossier(LEAPS | {"指标": [{"编号": "指01", "名称": name, "上年": before, **cells}]})
    found = [one for one in rules.check(made) if one.rule == "数量悬殊"]
    assert [one.level.value for one in found] == levels
    assert all(("变动原因" in one.fix) is (one.level.value == "错误") for one in found)


def test_every_rule_is_in_the_tuple():
    assert {m.name for m in pkgutil.iter_modules(rules.__path__)} == {r.__name__.split(".")[-1] for r in rules.RULES}


CONFIRMED = {
    "上年报告": "一、2024年工作总结\n全年受理法律援助案件1447宗。",
    "指标": [{"编号": "指01", "名称": "受理法律援助案件", "上年": "1447宗", "今年": "1447宗"}],
}


@pytest.mark.parametrize(("said", "silent"), [("数字未更新", True), ("无误", True), ("年份未改", False), (None, False)])
def test_a_confirmed_reminder_is_silent(said, silent):
    example = CONFIRMED | {"指标": [CONFIRMED["指标"][0] | {"核对": said}]}
    made = dossier(example)
    told = settle(rules.check(made), made)
    assert ("数字未更新" in [f.rule for f in told.open]) is not silent
    assert bool(told.silent) is silent


def test_errors_cannot_be_confirmed_away():
    blank = CONFIRMED | {"指标": [CONFIRMED["指标"][0] | {"今年": None, "核对": "无误"}]}
    made = dossier(blank)
    assert any(f.rule == "还有空没填" and f.ref[0] == "指标" for f in settle(rules.check(made), made).open)
