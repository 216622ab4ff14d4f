"""What a paper's own title says of its kind and its year, whatever its file is called."""

from __future__ import annotations

import pytest
from kit import report

BODY = "\n一、工作开展情况\n全年办理公证864件。\n二、下一步工作计划\n新建司法所2个。"
BUREAU, YEARLY, STATE = "司法行政工作总结", "法治政府建设年度报告", "政府工作报告"


@pytest.mark.parametrize(
    ("title", "year", "kind"),
    [
        ("青石区司法局2024年工作总结和2025年工作计划", 2024, BUREAU),
        ("青石区司法局2023年度工作总结暨2024年工作思路", 2023, BUREAU),
        ("青石区司法局关于2022年法治工作情况暨2023年工作要点的报告", 2022, BUREAU),
        ("青石区司法局二〇二三年工作总结及二〇二四年工作安排", 2023, BUREAU),
        ("青石区司法局2025年工作要点", 2024, BUREAU),
        ("青石区司法局2024年重点工作完成情况汇报", 2024, BUREAU),
        ("青石区司法局2024年法治政府建设工作总结", 2024, YEARLY),
        ("青石区2024年法治政府建设情况报告", 2024, YEARLY),
        ("青石区2024年法治政府建设情况和2025年工作打算的报告", 2024, YEARLY),
        ("青石区2025年政府工作报告", 2024, STATE),
    ],
)
def test_the_title_says_kind_and_year(title, year, kind):
    told = report(title + BODY, "材料.txt").meta
    assert (told.year, told.kind) == (year, kind)


def test_the_office_above_the_title_belongs_to_it():
    told = report("青石区司法局\n2024年工作总结和2025年工作要点" + BODY, "材料.txt").meta
    assert (told.title, told.year, told.kind) == ("青石区司法局2024年工作总结和2025年工作要点", 2024, BUREAU)


def test_headings_do_not_outweigh_the_title():
    text = "青石区司法局2024年工作总结\n一、推进法治政府建设，法治政府建设提档升级\n" + "法治政府建设成效明显。" * 9
    assert report(text, "材料.txt").meta.kind == BUREAU


def test_a_heading_of_what_was_done_of_a_plan_looks_back():
    text = "一、2024年重点工作完成情况\n办理公证864件。\n二、2025年重点工作\n新建司法所2个。"
    assert report(text, "材料.txt").meta.year == 2024


def test_a_file_name_without_characters_is_no_district():
    assert report("2024年工作情况\n一、评查案卷520卷。", "r05.txt").meta.district == ""


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("青岚区司法局2024年工作总结", "青岚区"),
        ("江东市青岚经济开发区管委会2024年法治政府建设情况报告", "青岚经济开发区"),
        ("青岚高新区2024年法治政府建设情况报告", "青岚高新区"),
        ("青岚新区司法局关于2024年工作情况的报告", "青岚新区"),
        ("全区2024年法治工作总结", ""),
        ("2024年工作总结", ""),
    ],
)
def test_a_place_no_list_knows_is_read_from_the_office(title, place):
    assert report(title + BODY, "去年总结.txt").meta.district == place


def test_the_signature_says_it_where_the_title_does_not():
    assert report(f"2024年工作总结{BODY}\n青岚区司法局\n2025年1月3日", "去年总结.txt").meta.district == "青岚区"


def test_a_place_named_more_often_than_its_citys_offices_is_the_place_of_the_file():
    said = (
        "\n一、评查案卷520卷。\n在保定市委、保定市政府领导下，落实保定市委部署。"
        + "清苑面貌一新，清苑经济平稳。\n叫响清苑品牌。" * 3
    )
    assert report("工作报告" + said, "清苑区_2024.txt").meta.district == "清苑区"
    assert report("工作报告" + said, "2024.txt").meta.district == "保定市"
    assert report("工作报告" + said, "徐水区_2024.txt").meta.district == "保定市"
