"""Clauses told again are found by figures and words: the same ones as by comparing each with every other."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.model.retold import Told
from drafter.model.told_clause import Clause, clauses

WORDS = (
    "办理行政复议案件",
    "行政复议案件办结",
    "开展普法活动",
    "普法宣传活动开展",
    "出庭应诉率",
    "在各街道设立受理点",
    "同比",
)
FIGURES = ("", "120件", "120宗", "100%", "7.6%", "12场", "4年", "分别")
CLAUSE = st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(FIGURES)).map("".join)
TEXT = st.lists(CLAUSE, max_size=5).map("，".join)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first text waits for the dictionary
@given(st.lists(TEXT, max_size=8), TEXT)
def test_the_first_that_tells_the_same_is_found(texts, asked):
    there = Told()
    for number, text in enumerate(texts):
        there.add(clauses(text), str(number))
    every = [(number, clause) for number, text in enumerate(texts) for clause in clauses(text)]
    for same in (Clause.tells, Clause.tells_surely, Clause.recounts, Clause.repeats):
        for mine in clauses(asked):
            met = there.first(mine, same)
            first = next(((number, other) for number, other in every if same(mine, other)), None)
            assert (met and (met.number, met.other)) == first


def test_words_alone_are_enough():
    there = Told()
    there.add(clauses("在各个街道全部设立行政复议受理点"), "甲")
    (mine,) = clauses("在各街道设立了行政复议受理点")
    met = there.first(mine, Clause.tells)
    assert met is not None
    assert met.where == "甲"
