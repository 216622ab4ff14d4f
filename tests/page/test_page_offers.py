"""建议 as collect writes it is read back one by one, whatever stands in values and names; what is struck out leaves the rest."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.model.source import Source
from drafter.page.offers import declined, offers, taken

STEADY = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text("甲乙丙丁0123456789，、。“”%", min_size=1, max_size=12).map(lambda said: f"共{said}件")
BRACKETED = st.tuples(WORDS, WORDS, WORDS).map(lambda said: f"{said[0]}（{said[1]}）{said[2]}")
NAMES = st.sampled_from(["总结.docx", "复议科总结（定稿）.txt", "材料 一.xlsx", "包.zip/子（1）/表.csv"])
PLACES = st.one_of(
    st.integers(1, 999).map(lambda n: f"第{n}段"),
    st.integers(1, 99).map(lambda n: f"数据（1至11月）!F{n}"),
    st.integers(1, 99).map(lambda n: f"表1 行{n}列2"),
)
WHYS = st.sampled_from(["", "同一句里写着上年的数", "和上年一样（请看）", "领先，单位也一样"])
OFFERED = st.lists(
    st.tuples(st.one_of(WORDS, BRACKETED), NAMES, PLACES, WHYS), min_size=1, max_size=4, unique_by=lambda one: one[0]
)


def written(told, parted="；"):
    return parted.join(
        f"{value}（{Source(file, where, '')}{f'，{why}' if why else ''}）" for value, file, where, why in told
    )


@STEADY
@given(OFFERED)
def test_what_was_written_is_read_back(told):
    found = offers("指标", {"建议": written(told)})
    assert [(one.value, one.file, one.where, one.why) for one in found] == told


@STEADY
@given(OFFERED, st.sampled_from(["", "（只答了一部分，或者还在办）"]), st.data())
def test_what_is_struck_out_leaves_the_others_as_they_were(told, unsure, data):
    told = [(value, file, where, "") for value, file, where, _ in told]
    cells = {"建议": written(told) + unsure, "完成情况": "已办"}
    found = offers("上年计划", cells)
    assert all(one.certain is not bool(unsure) for one in found)
    one = data.draw(st.sampled_from(found))
    rest = [each for each in told if each[0] != one.value]
    left = written(rest) + unsure if rest else None
    assert declined("上年计划", "划01", cells, one).new == left
    outcome, source, hint = taken("上年计划", "划01", cells, one, "已办")
    assert outcome.new.startswith(f"已办。{one.value}")
    assert source.new == one.source
    assert hint.new == left


@STEADY
@given(st.text("甲乙丙（）；，第1段 .docx!F\n", max_size=40))
def test_words_of_hers_are_never_a_stumbling_block(said):
    for table, field in (("指标", "建议"), ("上年问题", "建议"), ("正文", "建议文字")):
        for one in offers(table, {field: said}):
            assert one.written in said
            struck = declined(table, "x", {field: said}, one).new
            assert struck is None or len(struck) < len(said)
