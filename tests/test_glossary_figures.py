"""Figures of the notes that explain terms are none of the year's."""

from __future__ import annotations

from kit import report


def test_what_notes_on_terms_tell_is_no_indicator():
    told = report(
        "海北区2024年法治政府建设年度报告\n一、主要做法\n建成法治广场6个。\n名词解释\n"
        "1.“一村百户”工程：指每年培育30个示范村、百户示范户。\n"
        "2.“两员”：指网格员和调解员，每村配备2名网格员。\n"
        "3.“三张清单”：指权力清单、责任清单和负面清单，每张不少于12项。\n"
    )
    assert [one.name for one in told.statistics] == ["建成法治广场"]
    assert [one.standing for one in told.compared][:2] == ["名词解释", "名词解释"]
