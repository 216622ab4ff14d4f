"""What the page asks before it does it, what it does not let her do, and how she finds her way back."""

from __future__ import annotations

import pytest
from acting import box, checked, go, saved, turn_to, until
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

REASON = ("提纲", "纲03", "不写")
FIGURE = ("指标", "指31", "今年")


@pytest.fixture
def page(serve, window, example):
    page = window(serve(example.parent.parent))
    checked(page)
    return page


def outline(folder):
    return (folder / "提纲.yaml").read_text("utf-8")


@pytest.fixture
def asked(page, example):
    """A reason typed under 不写, perhaps by mistake."""
    go(page, REASON, "计划和问题")
    before = outline(example)
    box(page, *REASON).click()
    page.keyboard.type("情况正常")
    page.keyboard.press("Enter")
    told = page.locator("tr.clash")
    expect(told).to_contain_text("今年整个不写？")
    expect(told).to_contain_text("条都不印")
    expect(page.locator("#saved")).to_contain_text("1格等您定")
    assert outline(example) == before
    return page


def test_a_reason_typed_by_mistake_takes_no_part_away(asked, example):
    before = outline(example)
    asked.get_by_role("button", name="照写，不要这个理由").click()
    expect(asked.locator("tr.clash")).to_have_count(0)
    expect(box(asked, *REASON)).to_have_value("")
    assert outline(example) == before


def test_one_that_is_meant_does_and_is_taken_back_with_one_button(asked, example):
    before = outline(example)
    asked.get_by_role("button", name="不写这一部分").click()
    until(lambda: "不写: 情况正常" in outline(example))
    saved(asked)
    asked.get_by_role("button", name="撤销").click()
    until(lambda: outline(example) == before)
    asked.get_by_role("button", name="重做").click()
    until(lambda: "不写: 情况正常" in outline(example))


def test_cells_that_cannot_be_written_take_no_keys_and_say_why(page, example):
    go(page, FIGURE)
    path = example / "指标.yaml"
    path.write_text(path.read_text("utf-8").replace("今年: 48篇", "今年：48篇", 1), "utf-8")
    expect(box(page, *FIGURE)).to_be_disabled()
    page.locator('tr[data-key="指02"] td.entry').click()
    page.keyboard.type("77")
    assert page.evaluate("() => document.activeElement.tagName") != "INPUT"
    expect(page.locator("#panel")).to_contain_text("改好以前这张表只能看")
    expect(page.locator('tr[data-key="指02"] .state')).to_have_text("只能看")
    go(page, ("正文", "文03", "文字"), "稿子")
    expect(page.locator("#panel .box")).to_have_attribute("contenteditable", "true")


def test_a_figure_in_another_unit_is_not_called_filled(page):
    go(page, FIGURE)
    box(page, *FIGURE).fill("118项")
    box(page, *FIGURE).press("Enter")
    saved(page)
    checked(page)
    expect(page.locator('tr[data-key="指31"] .state')).to_contain_text("单位不符")


def elsewhere(folder, table, old, new):
    path = folder / f"{table}.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_what_is_only_told_goes_by_itself_and_takes_no_more_than_a_line(page, example):
    bars = page.locator("#bars .bar")
    elsewhere(example, "指标", "今年: 48篇", "今年：48篇")
    expect(bars).to_contain_text("读不懂")
    page.clock.install()
    elsewhere(example, "上年计划", "状态: 已完成", "状态: 推进中")
    expect(bars).to_have_count(2)
    expect(bars.filter(visible=True)).to_have_count(1)
    expect(bars.filter(visible=True)).to_contain_text("读不懂")
    page.get_by_role("button", name="还有1条").click()
    expect(bars.filter(visible=True)).to_have_count(2)
    page.mouse.move(300, 300)
    page.clock.run_for(30_000)
    expect(bars).to_have_count(1)
    expect(bars).to_contain_text("读不懂")


def test_a_pasted_column_names_the_rows_it_cannot_read(page):
    go(page, FIGURE)
    page.evaluate("words => navigator.clipboard.writeText(words)", "171\n若干\n120\n")
    box(page, *FIGURE).click()
    page.keyboard.press("Control+v")
    expect(page.locator("#bars")).to_contain_text("粘贴来2个数")
    expect(page.locator("#bars")).to_contain_text("读不成数的是“开展演练”的“若干”，没有放")


def test_the_public_copy_says_beforehand_what_stops_it(page):
    page.get_by_role("button", name="出稿").first.click()
    expect(page.locator(".choices label").filter(has_text="公开稿")).to_contain_text("处错误，改完才能出")


def test_every_change_is_called_by_its_number(page):
    go(page, FIGURE)
    for said in ("170次", "171次"):
        box(page, *FIGURE).fill(said)
        box(page, *FIGURE).press("Enter")
        saved(page)
    turn_to(page, "历史")
    page.get_by_role("button", name="撤回").first.click()
    first = page.locator(".log tr[data-entry]").first
    expect(first).to_contain_text("撤回第")
    number = first.get_attribute("data-entry")
    expect(first.locator("td").nth(1)).to_have_text(number)
    first.get_by_role("checkbox").check()
    expect(page.get_by_role("button", name=f"对照第{number}次")).to_be_visible()
