"""From one dossier to another, or to a new one, without leaving the page."""

from __future__ import annotations

import shutil

import pytest
from acting import checked, drop
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


@pytest.fixture
def two(serve, window, example):
    """A window on one dossier with another beside it."""
    other = shutil.copytree(example, example.with_name("青河-2025"))
    told = (other / "案卷.yaml").read_text("utf-8")
    (other / "案卷.yaml").write_text(told.replace("标题: 龙华区", "标题: 青河区"), "utf-8")
    return window(serve(example.parent.parent, "output/龙华-2025"))


def test_a_window_that_listens_late_shows_the_dossier_that_is_open(two):
    checked(two)
    late = []
    two.route("**/api/events", lambda asked: late.append(asked))  # Playwright marks what it is given: no builtin
    two.reload()
    two.get_by_role("button", name="新建、换一个案卷").click()
    with two.expect_response("**/api/open"):
        two.get_by_role("button", name="青河-2025").click()
    while not two.evaluate("async () => (await (await fetch('/api/state')).json()).findings.length"):
        two.wait_for_timeout(100)
    late.pop().continue_()
    expect(two.locator("#case")).to_contain_text("青河区")


def test_another_dossier_is_one_click_away(two):
    page = two
    expect(page.locator("#case")).to_contain_text("龙华区")
    page.get_by_role("button", name="新建、换一个案卷").click()
    page.get_by_role("button", name="青河-2025").click()
    expect(page.locator("#case")).to_contain_text("青河区")
    checked(page)
    expect(page.locator(".todo")).to_have_count(2)


def test_last_years_report_dropped_on_the_form_is_no_material(serve, window, example):
    page = window(serve(example.parent.parent))
    page.get_by_role("button", name="新建、换一个案卷").click()
    drop(page, [example / "指标.yaml"], "#prior")
    expect(page.locator("#prior")).to_contain_text("指标.yaml")
    page.get_by_role("button", name="回到").click()
    expect(page.locator(".overview")).to_be_visible()
    assert not (example / "材料").exists()
