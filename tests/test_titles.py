"""Titles in lines: words whole, as few lines as read well, a trapezoid or a diamond."""

from __future__ import annotations

import math
import random

import pytest
from kit import SHARED

from drafter import readers
from drafter.zh import dictionary, titles
from drafter.zh.gbt9704 import width
from drafter.zh.phrasing import NEVER, turns


@pytest.mark.parametrize(
    "broken",
    [
        "云溪市2025年度法治政府建设情况报告",
        "云溪市青石区司法局|关于2025年度法治政府建设情况的报告",
        "青石区司法局2025年司法行政工作总结|和2026年工作计划",
        "云溪市青石区人民政府办公室|关于印发《青石区法治政府建设实施纲要|（2026—2030年）》的通知",
        "关于印发|《青石区社区矫正工作规范（试行）》的通知",
        "关于印发《青石区提升行政执法质量|三年行动计划（2026—2028年）》的通知",
        "中共云溪市青石区委员会青石区人民政府|关于深化“一站式”矛盾纠纷化解的意见",
        "青石区司法局|关于建立健全行政执法监督体系情况的报告",
        "关于青石区2025年|国民经济和社会发展计划执行情况|与2026年国民经济和社会发展计划草案报告",
    ],
)
def test_titles_as_an_official_would_break_them(broken):
    assert titles.lines(broken.replace("|", "")) == tuple(broken.split("|"))


WORDS = (
    "云溪市 青石区 司法局 人民政府 关于 2025年度 2026年 《 》 “ ” （ ） 〈 〉 ( ) 法治政府建设 工作总结 和 及 的 、 了 报告 推进 "
    "AI Python3.11 10.5万元 98% ６ 第十五个 五年规划 暨 魑魅魍魉 \n 😀 — …… \u3000 龘 情况 进一步 100 a",
)[0].split(" ")


def test_no_character_is_lost_and_no_line_is_too_long():
    for seed in range(300):
        chance = random.Random(seed)
        title = "".join(chance.choices(WORDS, k=chance.randrange(60)))
        lines = titles.lines(title)
        assert "".join(lines) == title, seed
        assert all(width(line.removesuffix("\n")) <= titles.LINE for line in lines), (seed, lines)
        assert not any("\n" in line[:-1] for line in lines), (seed, lines)


@pytest.mark.parametrize("title", ["", "报告", "甲" * 20, "a" * 40, "关于2025年工作情况的报告"])
def test_a_title_that_fits_is_one_line(title):
    assert titles.lines(title) == (title,)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("A" * 90, ("A" * 40, "A" * 40, "A" * 10)),
        ("的" * 45, ("的" * 20, "的" * 20, "的" * 5)),
        ("甲报告\n乙报告", ("甲报告\n", "乙报告")),
        ("\n", ("\n",)),
    ],
)
def test_where_nothing_offers_itself_lines_are_full_and_own_breaks_stay(title, lines):
    assert titles.lines(title) == lines


LONG = "云溪市青石区司法局关于深入推进“十四五”时期2024年和2025年法治社会建设、法治政府建设及《青石区营商环境条例》实施情况的报告"


def test_lines_neither_begin_nor_end_badly():
    lines = titles.lines(LONG)
    assert len(lines) >= 4
    assert not any(line[0] in "的了等、》”" for line in lines)
    assert not any(line.endswith(("和", "及", "关于", "《", "“")) for line in lines)


@pytest.mark.parametrize("whole", ["“十四五”", "2024年", "2025年", "《青石区营商环境条例》", "云溪市青石区司法局"])
def test_what_belongs_together_stays_on_a_line(whole):
    assert any(whole in line for line in titles.lines(LONG))


@pytest.mark.parametrize(
    "unit",
    ["1250件", "98.5%", "12345热线", "第三次", "2026年", "2021—2025年", "第十五个", "二〇三五年", "GB/T", "Python3.11"],
)
def test_no_turn_between_a_number_and_its_unit(unit):
    title = f"青石区办理{unit}工作情况的报告"
    start = title.index(unit)
    assert set(turns(title, titles.LINE)[start + 1 : start + len(unit)]) == {NEVER}


def test_no_waist_and_no_stub():
    for issuer in ("云溪市青石区", "青石区", "云溪市青石区人民政府办公室"):
        for matter in ("社区矫正", "公共法律服务体系建设和人民调解", "行政规范性文件合法性审核机制建设"):
            for kind in ("情况的报告", "工作总结和2026年工作计划的报告"):
                lines = titles.lines(f"{issuer}关于2025年度{matter}{kind}")
                wide = [width(line) for line in lines]
                assert wide[-1] > titles.SHORT
                assert not any(a > b < c for a, b, c in zip(wide, wide[1:], wide[2:], strict=False))


def test_words_by_the_dictionary():
    assert dictionary.cut("关于推进依法行政的意见") == ["关于", "推进", "依法行政", "的", "意见"]
    assert dictionary.cut("") == []
    assert dictionary.count("魑魅魍魉魑魅魍魉") == 0


def weighed(word):
    known = dictionary.count(word)
    return math.log(known) if known else 0 if len(word) == 1 else -math.inf


@pytest.mark.parametrize("text", ["新增城区绿地", "市和县行政复议", "长春区域法治", "A级𠀀景区", "提请人大常委会审议"])
def test_no_other_cut_is_likelier(text):
    """Every way to cut a text, weighed by how often its words are met."""
    parts = [[text[:1]]]
    for char in text[1:]:
        parts = [one for said in parts for one in ([*said, char], [*said[:-1], said[-1] + char])]
    total = math.log(60_101_967)
    best = max(sum(weighed(word) - total for word in said) for said in parts)
    assert sum(weighed(word) - total for word in dictionary.cut(text)) == pytest.approx(best)


@pytest.mark.parametrize("word", ["法治", "政府", "报告", "人民调解", "中国", "一个", "年度", "纲要", "营商"])
def test_the_dictionary_is_in_the_order_it_is_searched_by(word):
    assert dictionary.count(word) > 0


@pytest.mark.shared
@pytest.mark.slow
def test_paragraphs_of_real_reports_taken_for_titles_keep_every_character():
    for file in sorted((SHARED / "seeds").glob("*.txt")):
        for para in readers.read(file).paras:
            lines = titles.lines(para.text)
            assert "".join(lines) == para.text
            assert all(width(line.removesuffix("\n")) <= titles.LINE for line in lines)
