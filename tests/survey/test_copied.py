"""What was taken over is found under other names and figures; what everybody writes is nobody's copy."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

from kit import ROOT

from drafter.survey.copied import copied
from drafter.survey.masked_text import mask_of
from drafter.survey.store_tables import ReportRow, SentenceRow

OWN = {
    "甲山县": "甲山县建成山地马拉松赛道42公里，把沿途的古驿站修成了补给点。县里的老茶厂改成了民宿，接待客人1.2万人次。",
    "乙水县": "乙水县疏浚了穿城而过的旧运河，两岸的仓库改作书店和画室。码头夜市从四月开到十月，摊位有310个。",
    "丙林县": "丙林县给每一片次生林建了档案，护林员巡山都带着定位。林下种了灵芝和黄精，分给村集体经营。",
    "丁原县": "丁原县把盐碱地改成了稻蟹田，一亩地收稻谷和螃蟹两样。合作社统一卖，价钱比上年高了两成。",
}
PHRASE = "坚持人民至上，统筹推进各项民生事业发展，让群众的获得感更加充实。"


def row(place, year):
    return ReportRow(
        report=f"{place}{year}", version="", file=f"{place}{year}.txt", place=place, district=place, city="", province="",
        kind="政府工作报告", year=year, issuer="", title="", addressee="", dated="", day=date(year + 1, 1, 9), characters=0,
        words="", doubts="",
    )  # fmt: skip


def looked(*told):
    """(place, year, text) -> what was taken over."""
    reports = [row(place, year) for place, year, _ in told]
    sentences = [
        SentenceRow(report.report, number, 1, "summary", "", f"{text}。")
        for report, (_, _, whole) in zip(reports, told, strict=True)
        for number, text in enumerate(whole.rstrip("。").split("。"), start=1)
    ]
    return copied(reports, sentences)


def test_a_passage_under_another_name_and_figures_is_found_with_its_source():
    taken = OWN["甲山县"].replace("甲山", "乙水").replace("42", "39").replace("1.2", "2.6")
    (found,) = (one for one in looked(("甲山县", 2023, OWN["甲山县"]), ("乙水县", 2024, taken)).passages if not one.own)
    assert (found.report, found.source) == ("乙水县2024", "甲山县2023")
    assert found.likeness == 1


def test_an_earlier_report_copied_nothing_from_a_later_one():
    taken = OWN["甲山县"].replace("甲山", "乙水")
    assert {one.report for one in looked(("甲山县", 2023, OWN["甲山县"]), ("乙水县", 2024, taken)).passages} == {
        "乙水县2024"
    }


def test_ones_own_report_of_the_year_before_comes_before_another_places():
    both = OWN["甲山县"]
    found = looked(
        ("甲山县", 2022, both),
        ("乙水县", 2023, both.replace("甲山", "乙水")),
        ("乙水县", 2024, both.replace("甲山", "乙水")),
    )
    own = [one for one in found.passages if one.report == "乙水县2024"]
    assert own
    assert all(one.own and one.source == "乙水县2023" for one in own)


def test_ones_own_report_of_any_year_before_is_a_source_and_none_of_a_year_after():
    first = OWN["甲山县"]
    found = looked(
        ("甲山县", 2014, first), ("甲山县", 2023, OWN["乙水县"]), ("甲山县", 2024, first.replace("42", "45"))
    )
    assert {(one.report, one.source, one.own) for one in found.passages} == {("甲山县2024", "甲山县2014", True)}


def test_of_ones_own_years_that_say_the_same_the_latest_is_the_source():
    found = looked(*(("甲山县", year, OWN["甲山县"]) for year in (2021, 2022, 2023, 2024)))
    sources = {(one.report, one.source) for one in found.passages}
    assert sources == {(f"甲山县{year}", f"甲山县{year - 1}") for year in (2022, 2023, 2024)}


def test_what_many_places_write_is_a_phrase_and_no_copy():
    told = looked(*((place, 2024, own + PHRASE) for place, own in OWN.items()))
    assert not told.passages
    assert [phrase.text for phrase in told.phrases if phrase.places == 4] == [
        "统筹推进各项民生事业发展",
        "让群众的获得感更加充实",
    ]


def test_thanks_and_the_centres_words_alone_are_no_copy():
    words = "在此，向离退休老同志、驻地部队官兵和所有关心支持建设的同志们致以衷心的感谢。"
    assert not looked(("甲山县", 2024, words), ("乙水县", 2024, words)).passages


def test_a_report_whose_place_is_not_known_is_left_out():
    told = looked(("甲山县", 2023, OWN["甲山县"]), ("", 2024, OWN["甲山县"]))
    assert not told.passages
    assert set(told.compared) == {"甲山县2023"}


def test_nothing_and_a_single_report_are_looked_at_without_trouble():
    assert looked() == looked()
    assert not looked(("甲山县", 2024, "短。")).passages


def test_a_mask_hides_figures_the_place_and_the_number_of_an_item():
    mask = mask_of("甲山县")
    assert list(mask.pieces("一是甲山县办结案件1,205件，我县满意率98.5%；甲山人服务到位。")) == [
        "□办结案件0件□满意率0",
        "□人服务到位",
    ]


def test_likeness_tells_how_much_is_there():
    taken = OWN["甲山县"].replace("修成了补给点", "挂上了新招牌")
    found = looked(("甲山县", 2023, OWN["甲山县"]), ("乙水县", 2024, taken))
    assert found.passages
    assert all(0.5 <= one.likeness < 1 for one in found.passages)


def test_more_phrases_than_are_listed_come_out_the_same_in_every_process():
    code = (
        "import sys; sys.path[:0] = ['tests', 'tests/survey']; import test_copied as t;"
        "more = ''.join(f'{chr(0x5000 + n)}{chr(0x5100 + n)}这样的话各地都写着呢。' for n in range(700));"
        "print([p.text for p in t.looked(*((place, 2024, own + more) for place, own in t.OWN.items())).phrases])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1
    assert len(outputs.pop()) > 300
