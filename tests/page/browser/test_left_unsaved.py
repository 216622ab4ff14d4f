"""Words typed and not saved: told as such, handed in when the window closes, offered where they belong and nowhere else."""

from __future__ import annotations

import re

import pytest
from acting import box, go, until
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

PLANS = "计划和问题"
PLAN = ("上年计划", "划01", "完成情况")
NEXT = ("上年计划", "划02", "完成情况")


@pytest.fixture
def page(serve, window, example):
    """A window on the plans."""
    opened = window(serve(example.parent.parent))
    go(opened, PLAN, PLANS)
    return opened


def plans(folder):
    return (folder / "上年计划.yaml").read_text("utf-8")


def leave_unsaved(page, words):
    page.route("**/api/apply", lambda route: route.abort())
    box(page, *PLAN).fill(words)
    box(page, *PLAN).press("Control+s")
    expect(page.locator("#saved")).to_contain_text("没存上")
    page.unroute("**/api/apply")


def swap_numbers(folder):
    """The first two plans change their numbers, as when another report is laid out."""
    text = plans(folder).replace("编号: 划01", "编号: 划0x").replace("编号: 划02", "编号: 划01")
    (folder / "上年计划.yaml").write_text(text.replace("编号: 划0x", "编号: 划02"), "utf-8")


def asked(folder, number):
    """The first words of a plan."""
    return re.search(rf"编号: {number}\n\s+计划: (?:[|>]-?\n\s+)?(\S{{6}})", plans(folder))[1]


def test_a_cell_being_written_is_told_as_not_saved(page, example):
    box(page, *PLAN).fill("另写一句结果。")
    expect(page.locator("#saved")).to_contain_text("这一格还没存，按回车存上")
    box(page, *PLAN).press("Control+s")
    expect(page.locator("#saved")).to_contain_text("已保存")


def test_what_is_typed_is_handed_in_when_the_window_closes(page, example):
    box(page, *PLAN).click()
    page.keyboard.press("Control+a")
    page.keyboard.type("另写一句结果。")
    address = page.url.partition("#")[0]
    page.goto("about:blank")
    until(lambda: "另写一句结果。" in plans(example))
    page.goto(address)
    expect(page.locator("#foot")).to_have_attribute("data-checking", "false")
    expect(page.locator("#bars")).not_to_contain_text("没存上")


def test_of_a_cell_written_elsewhere_nothing_is_handed_in_but_offered(page, example):
    box(page, *PLAN).click()
    page.keyboard.press("Control+a")
    page.keyboard.type("这边写的。")
    other = re.sub(r"完成情况: \S.*", "完成情况: 那边写的。", plans(example), count=1)
    (example / "上年计划.yaml").write_text(other, "utf-8")
    expect(page.locator("#bars")).to_contain_text("在别处改了1格")
    address = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#bars")).to_contain_text("上次有1格没存上")
    assert "这边写的。" not in plans(example)
    assert "那边写的。" in plans(example)


def test_what_was_left_goes_back_by_what_its_row_asks(page, example):
    words = asked(example, "划01")
    leave_unsaved(page, "另写一句结果。")
    swap_numbers(example)
    expect(page.locator("#bars")).to_contain_text("在别处改了")
    page.reload()
    bar = page.locator("#bars")
    expect(bar).to_contain_text(words)
    expect(bar).to_contain_text("上年计划 划02")
    page.get_by_role("button", name="放回格子里").click()
    go(page, PLAN, PLANS)
    expect(box(page, *NEXT)).to_have_value("另写一句结果。")
    expect(box(page, *PLAN)).not_to_have_value("另写一句结果。")


def test_what_has_no_row_any_more_is_only_shown(page, example):
    words = asked(example, "划01")
    leave_unsaved(page, "另写一句结果。")
    (example / "上年计划.yaml").write_text(plans(example).replace(words, "改成了别的一件事，" + words), "utf-8")
    expect(page.locator("#bars")).to_contain_text("在别处改了")
    page.reload()
    bar = page.locator("#bars")
    expect(bar).to_contain_text("放不回去")
    expect(bar).to_contain_text(f"“另写一句结果。”本来写在“{words}")
    expect(page.get_by_role("button", name="放回格子里")).to_have_count(0)
    page.get_by_role("button", name="复制没存的字").click()
    assert "另写一句结果。" in page.evaluate("() => navigator.clipboard.readText()")


def test_of_a_cell_left_twice_both_are_shown_and_she_picks(page, example):
    leave_unsaved(page, "第一回写的。")
    page.reload()
    expect(page.locator("#bars")).to_contain_text("上次有1格没存上")
    go(page, PLAN, PLANS)
    leave_unsaved(page, "第二回写的。")
    page.reload()
    bar = page.locator("#bars")
    expect(bar).to_contain_text("有2回没存上")
    expect(bar).to_contain_text("第一回写的。")
    expect(bar).to_contain_text("第二回写的。")
    page.get_by_role("button", name="放回第1个").click()
    go(page, PLAN, PLANS)
    expect(box(page, *PLAN)).to_have_value("第一回写的。")
    assert "第一回写的。" not in plans(example)
