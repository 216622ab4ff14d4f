"""审阅单: what it lists, and that no few lines of it stand on a page of their own."""

from __future__ import annotations

import pytest
from kit import dossier

from drafter.rendering import fulfilment
from drafter.rendering.digest import Listed, _fitted, _list_lines, digest

REPORT = (
    "一、2024年工作总结\n（一）推进服务\n建站3个。\n二、2025年工作计划\n（一）深化服务\n一是新建联络点2个。二是培训3期。\n"
    "（二）规范执法\n一是评查案卷5宗。二是开展督察2次。"
)


@pytest.mark.parametrize(("entries", "shown"), [(8, [8, 6]), (2, [2, 2])])
def test_a_list_is_shortened_where_a_few_lines_would_spill(entries, shown):
    lists = [Listed("甲", ("事项",) * entries, entries), Listed("乙", ("事项",) * min(entries, 6), 6)]
    used = 30 - sum(map(_list_lines, lists))
    assert [len(one.entries) for one in _fitted(lists, used)] == shown
    short = _fitted(lists, used + 1)
    assert sum(map(_list_lines, short)) + used + 1 <= 30 or short == lists
    assert _fitted(lists, used + 20) == lists


def test_the_parts_of_last_years_plan_stand_above_their_items():
    lines = fulfilment.of_dossier(dossier({"上年报告": REPORT}))
    assert [line.text for line in lines if line.heads] == ["深化服务", "规范执法"]
    assert ["".join(span.text for span in line.cells["序号"]) for line in lines] == ["", "1", "2", "", "3", "4"]


def test_a_plan_in_one_part_has_no_heading_above_it():
    lines = fulfilment.of_dossier(
        dossier({"上年报告": "一、2024年工作总结\n建站3个。\n二、2025年工作计划\n新建联络点2个。"})
    )
    assert not any(line.heads for line in lines)


def test_what_is_declined_tells_how_many_paragraphs_go():
    made = dossier({"上年报告": REPORT})
    rows = [row.model_dump(by_alias=True) for row in made.inputs.headings]
    rows[1] |= {"不写": "另报"}
    told = digest(dossier({"上年报告": REPORT, "提纲": rows}), [], 0)
    assert told.lists[-1].entries == ("推进服务（上年的1段不再印）：另报",)
