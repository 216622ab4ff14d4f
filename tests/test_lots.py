"""A plan too long to be compared with everything at once is compared in lots: what is plain is found all the same."""

from __future__ import annotations

from drafter.model.kept import NOTHING
from drafter.model.kind import Part
from drafter.model.report import Commitment, Sentence
from drafter.tracing import lots, recalled
from drafter.tracing.review import strays

THINGS = "法律援助工作站|行政复议服务点|人民调解员队伍|社区矫正信息化平台|公共法律服务大厅|法治文化公园|行政执法监督室|合法性审查中心|普法宣传讲师团|安置帮教基地"
PLACES = "东湖|西岭|南桥|北苑|河口|新城"
PROMISES = [
    Commitment(f"划{n:02}", f"在{place}街道建成{thing}。", "", n)
    for n, (place, thing) in enumerate((place, thing) for place in PLACES.split("|") for thing in THINGS.split("|"))
]
ANSWERS = [
    promise.text.removeprefix("在").replace("街道建成", "街道的").replace("。", "6月建成，投入使用。")
    for promise in PROMISES
]


def told(answers):
    return [Sentence(n, Part.SUMMARY, answer) for n, answer in enumerate(answers)]


def test_answers_in_the_wrong_row_are_found_in_lots(monkeypatch):
    crossed = list(ANSWERS)
    crossed[3], crossed[41] = crossed[41], crossed[3]
    whole = strays(PROMISES, told(crossed))
    monkeypatch.setattr(lots, "WHOLE", 100)
    assert {3, 41} <= strays(PROMISES, told(crossed)) == whole


def test_every_promise_answered_is_found_in_lots(monkeypatch):
    whole = recalled.answered(PROMISES[:30], told(ANSWERS), NOTHING)
    monkeypatch.setattr(lots, "WHOLE", 100)
    found = recalled.answered(PROMISES[:30], told(ANSWERS), NOTHING)
    assert [(place, evidence.text) for place, evidence in found] == [(place, one.text) for place, one in whole]


def test_a_plan_beyond_all_measure_does_not_stop_a_check():
    many = [Commitment(f"{n}", f"{one.text[:-1]}{n}处。", "", n) for n, one in enumerate(PROMISES * 12)]
    assert len(many) ** 2 > 400_000
    answers = [one.text.replace("建成", "的") + "已经建成。" for one in many]
    assert strays(many, told(answers)) is not None
