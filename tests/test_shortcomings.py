"""Shortcomings owned up to, and what was done about them."""

from __future__ import annotations

import pytest

from drafter.zh.shortcomings import admits, speaks_of


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("普法还存在不少亟待解决的问题。", True),
        ("我们也清醒地看到，执法力量不足的问题尚未根本解决。", True),
        ("基层还面临人手不足等困难，需要下大力气化解。", True),
        ("针对窗口存在的排长队问题，增开三个窗口。", False),
        ("全面排查整治档案管理存在的问题。", False),
    ],
)
def test_a_shortcoming_is_owned_up_to_unless_something_was_done(text, owned):
    assert speaks_of(text)
    assert admits(text) is owned


def test_results_are_no_shortcoming():
    assert not speaks_of("办结群众反映的问题120件。")
