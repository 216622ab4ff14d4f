"""What the house knows of Chinese: numerals, markers, sentences, hygiene, script, places."""

from __future__ import annotations

import pytest

from drafter.zh import districts, hygiene, script
from drafter.zh.gbt9704 import signature_gaps
from drafter.zh.headings import marker_for, marker_of
from drafter.zh.numerals import from_int, to_int
from drafter.zh.sentences import split


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("四十", 40),
        ("一百零五", 105),
        ("两千", 2000),
        ("三万五千", 35000),
        ("12", 12),
    ],
)
def test_numerals(text, value):
    assert to_int(text) == value


def test_numerals_there_and_back():
    numbers = [*range(1, 112), 120, 200, 305, 999]
    assert [to_int(from_int(number)) for number in numbers] == numbers


@pytest.mark.parametrize(
    ("text", "level", "number"),
    [
        ("一、总结", 1, 1),
        ("（十二）推进", 2, 12),
        ("(三)推进", 2, 3),
        ("1.推进", 3, 1),
        ("2．推进", 3, 2),
        ("3、推进", 3, 3),
        ("（4）推进", 4, 4),
        ("五是推进", 3, 5),
    ],
)
def test_markers(text, level, number):
    marker = marker_of(text)
    assert (marker.level, marker.number) == (level, number)


@pytest.mark.parametrize("text", ["1.5万元", "2024年", "一是否则", "第一，", "总结"])
def test_no_markers(text):
    assert marker_of(text) is None


def test_markers_as_the_standard_prints_them():
    assert [marker_for(level, 3) for level in (1, 2, 3, 4)] == ["三、", "（三）", "3.", "（3）"]


def test_sentences_lose_nothing():
    text = "一是抓好“执法。”监督。二是什么？三是好！没有句号"
    sentences = split(text)
    assert "".join(s.text for s in sentences) == text
    assert all(text[s.start : s.end] == s.text for s in sentences)
    assert [s.text[-1] for s in sentences] == ["”", "。", "？", "！", "号"] or len(sentences) == 5


HYGIENE = [
    ("(一)健全机制,完善制度:成效明显;", "（一）健全机制，完善制度：成效明显；"),
    ("受理1,447宗,比率12:30", "受理1,447宗，比率12:30"),
    ("《办法》(试行)和(2023—2025年)", "《办法》（试行）和（2023—2025年）"),
    ("\u200b 龙\u3000华 \xa0 区\ufeff", "龙 华 区"),
    ("2023 年 工作", "2023年 工作"),
    ('他说"好"。', "他说“好”。"),
    ("AI(人工智能),GPT", "AI（人工智能），GPT"),
    ("plain (text), only", "plain (text), only"),
]


@pytest.mark.parametrize(("raw", "tidy"), HYGIENE, ids=[t for t, _ in HYGIENE])
def test_hygiene(raw, tidy):
    assert hygiene.tidy(raw) == tidy
    assert hygiene.tidy(tidy) == tidy


def test_glosses_go_and_nothing_else():
    glossed = "龍華區(qū)統(tǒng)籌(chóu)推進，開展(zhǎn)執(zhí)法"
    assert script.strip_glosses(glossed) == "龍華區統籌推進，開展執法"


@pytest.mark.parametrize(
    "kept", ["区（OK）", "系统(CMS)", "行(hello)", "区(wú)", "A(qū)", "（à la carte）", "法律(Law)"]
)
def test_what_is_no_reading_stays(kept):
    assert script.strip_glosses(kept) == kept


def test_traditional_is_told_and_simplified():
    traditional = "龍華區深入學習貫徹習近平法治思想，著力推進執法，成效顯著，出版專著"
    assert script.is_traditional(traditional)
    assert script.to_simplified(traditional) == "龙华区深入学习贯彻习近平法治思想，着力推进执法，成效显著，出版专著"
    assert not script.is_traditional("龙华区深入学习贯彻习近平法治思想，全面推进依法治区各项工作，乾隆年间的後人")


@pytest.mark.parametrize("said", ["龙华", "龙华区", "深圳市龙华区", "广东省深圳市龙华区", " 龙华区 "])
def test_a_district_by_any_of_its_names(said):
    assert districts.normalise(said) == "龙华"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("深圳市坪山区司法局", ["深圳市", "坪山区"]),
        ("全区各社区、园区", []),
        ("徐水县", ["徐水县"]),
        ("恩施土家族苗族自治州", ["恩施土家族苗族自治州"]),
    ],
)
def test_places_in_a_text(text, names):
    assert [name for _, _, name in districts.find(text)] == names


@pytest.mark.parametrize(
    ("signature", "date", "gaps"),
    [
        ("龙华区司法局", "2026年1月9日", (5.25, 2.0)),
        ("深圳市龙华区人民政府办公室", "2026年1月9日", (2.0, 5.75)),
        ("司法局", "2026年11月19日", (9.25, 2.0)),
    ],
)
def test_signature_and_date_keep_the_standards_distance(signature, date, gaps):
    assert signature_gaps(signature, date) == gaps
