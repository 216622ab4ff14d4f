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
