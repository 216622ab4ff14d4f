"""A finding's remedy is told by what the page has: its cells, its button; as in the file where the page has neither."""

from __future__ import annotations

import re

import pytest

from drafter.page.remedies import in_page


@pytest.mark.parametrize(
    ("fix", "settles", "told"),
    [
        (
            "在“今年:”后面写上今年的数；不再统计的，写“不再统计”",
            False,
            "在“今年”一格写上今年的数；不再统计的，写“不再统计”",
        ),
        ("核对这个数；确实如此的，在这一条加一行“核对: 甲规则”", True, "核对这个数；确实如此的，点“核对无误”"),
        ("在“口径:”里说明，并加一行“核对: 甲规则”", True, "在“口径”里说明，再点“核对无误”"),
        ("写进表里，或者加一行“核对: 乙规则”", True, "写进表里，或者加一行“核对: 乙规则”"),
        ("写进表里，或者加一行“核对: 甲规则”", False, "写进表里，或者加一行“核对: 甲规则”"),
        ("照来源写，或者删去“来源:”这一行", True, "照来源写，或者清空“来源”一格"),
        ("不写的，在提纲.yaml 的“不写:”后面写明理由", False, "不写的，在提纲的“不写”一格写明理由"),
    ],
)
def test_remedies_are_those_of_the_page(fix, settles, told):
    assert in_page(fix, "甲规则", settles=settles) == told


def test_no_finding_of_the_example_speaks_of_lines_where_there_is_a_button(page):
    found = page.checked()["findings"]
    assert found
    assert not [one["fix"] for one in found if one["settle"] and re.search(r"加一行“核对", one["fix"])]
    assert not [one["fix"] for one in found if re.search(r"“[^“”:]+:”后面", one["fix"])]
