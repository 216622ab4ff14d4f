"""Under 材料: the bureau's own model, its uses switched by keys."""

from __future__ import annotations

import pytest
from acting import turn_to
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


def test_a_use_is_ticked_and_stands_in_her_file(serve, example, window, tmp_path):
    file = tmp_path / "模型.yaml"
    file.write_text("地址: http://10.1.2.3:8000/v1\n模型: 甲\n", "utf-8")
    page = window(serve(tmp_path))
    turn_to(page, "材料")
    told = page.locator(".part-model")
    expect(told).to_contain_text("甲，http://10.1.2.3:8000/v1；还没有考过")
    box = told.get_by_label("收材料：")
    box.focus()
    with page.expect_response("**/api/model"):
        page.keyboard.press("Space")
    assert file.read_text("utf-8").endswith("收材料: 开\n")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    file.write_text("乱了", "utf-8")
    page.keyboard.press("Space")
    expect(page.get_by_role("alert")).to_contain_text("模型.yaml")
    expect(box).to_be_checked()


def test_without_one_nothing_is_shown(serve, example, window, tmp_path):
    page = window(serve(tmp_path))
    turn_to(page, "材料")
    expect(page.get_by_text("向科室要材料")).to_be_visible()
    expect(page.locator(".part-model")).to_be_empty()
