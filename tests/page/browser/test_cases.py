"""From one dossier to another, or to a new one, without leaving the page."""

from __future__ import annotations

import shutil

import pytest
from acting import box, checked, drop, turn_to, until
from kit import SEEDS
from playwright.sync_api import expect

from drafter.page import way_in

pytestmark = pytest.mark.slow

_WATCHED = """() => {
  window.seen = [];
  const look = () => window.seen.push(document.querySelector("#view").textContent);
  new MutationObserver(look).observe(document.querySelector("#view"), { childList: true, subtree: true });
}"""


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
        two.get_by_role("button", name="青河-2025", exact=True).click()
    while not two.evaluate("async () => (await (await fetch('/api/state')).json()).findings.length"):
        two.wait_for_timeout(100)
    late.pop().continue_()
    expect(two.locator("#case")).to_contain_text("青河区")


def test_another_dossier_is_one_click_away(two):
    page = two
    expect(page.locator("#case")).to_contain_text("龙华区")
    page.get_by_role("button", name="新建、换一个案卷").click()
    page.get_by_role("button", name="青河-2025", exact=True).click()
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


def test_the_form_says_what_the_report_says_and_asks_about_the_wrong_one(tmp_path, serve, window):
    page = window(serve(tmp_path))
    expect(page.locator("#prior")).to_be_visible()
    drop(page, [SEEDS / "坪山-2021-法治政府建设年度报告.txt"], "#prior")
    expect(page.locator("#prior")).to_contain_text("是坪山2021年的法治政府建设年度报告")
    expect(page.get_by_label("区", exact=True)).to_have_value("坪山")
    expect(page.get_by_label("报告哪一年")).to_have_value("2022")
    page.get_by_label("区", exact=True).fill("龙华")
    page.get_by_role("button", name="铺开案卷").click()
    expect(page.locator(".start .issue")).to_contain_text("坪山区的报告，不是龙华的")
    assert not (tmp_path / "output").exists()
    page.get_by_role("button", name="不用这份").click()
    expect(page.locator("#prior")).to_contain_text("没有选文件")
    expect(page.get_by_label("区", exact=True)).to_have_value("")
    drop(page, [SEEDS / "坪山-2021-法治政府建设年度报告.txt"], "#prior")
    expect(page.get_by_label("报告哪一年")).to_have_value("2022")
    drop(page, [SEEDS / "龙华-2024-法治政府建设年度报告.txt"], "#prior")
    expect(page.get_by_label("报告哪一年")).to_have_value("2025")
    page.get_by_role("button", name="铺开案卷").click()
    expect(page.locator("#case")).to_contain_text("龙华区2025年度")
    assert (tmp_path / "output" / "龙华-2025" / "案卷.yaml").exists()


def test_a_dossier_is_put_aside_after_a_question_and_brought_back(serve, window, example):
    page = window(serve(example.parent.parent))
    page.get_by_role("button", name="新建、换一个案卷").click()
    page.get_by_role("button", name="把龙华-2025收起来").click()
    assert example.exists()
    page.get_by_role("button", name="收起来", exact=True).click()
    expect(page.locator("#case")).to_contain_text("新建案卷")
    expect(page.locator("#tabs a")).to_have_count(0)
    until(lambda: (example.parent / "收起的案卷" / "龙华-2025" / "案卷.yaml").exists())
    page.get_by_role("button", name="把龙华-2025放回来").click()
    page.get_by_role("button", name="龙华-2025", exact=True).click()
    expect(page.locator("#case")).to_contain_text("龙华区2025年度")
    expect(page.locator("#tabs a")).to_have_count(6)


def test_last_years_report_is_replaced_and_what_was_filled_in_stays(tmp_path, serve, window, example):
    page = window(serve(example.parent.parent))
    other = tmp_path / "去年的报告（定稿）.txt"
    other.write_text((SEEDS / "龙华-2024-法治政府建设年度报告.txt").read_text("utf-8") + "\n特此报告。\n", "utf-8")
    page.get_by_role("button", name="新建、换一个案卷").click()
    drop(page, [SEEDS / "坪山-2021-法治政府建设年度报告.txt"], "#replacing")
    expect(page.locator("#replacing")).to_contain_text("坪山区的报告，不是龙华区的")
    page.get_by_role("button", name="不用这份").click()
    drop(page, [other], "#replacing")
    expect(page.locator("#replacing")).to_contain_text("现在的案卷整个收起来")
    page.get_by_role("button", name="换上", exact=True).click()
    expect(page.locator("#bars")).to_contain_text("上年报告换好了")
    assert "去年的报告（定稿）.txt" in (example / "案卷.yaml").read_text("utf-8")
    assert "今年: 48篇" in (example / "指标.yaml").read_text("utf-8")


def test_the_browser_is_led_in_by_a_file(serve, window, example):
    with way_in() as leading:
        page = window(leading(serve(example.parent.parent)).as_uri())
        expect(page.locator("#case")).to_contain_text("龙华区2025年度")
        assert page.url.startswith("http://127.0.0.1:")
        assert "t=" not in page.url
        page.reload()
        expect(page.locator("#case")).to_contain_text("龙华区2025年度")


def test_before_a_report_is_replaced_she_is_led_to_what_is_not_saved(serve, window, example):
    page = window(serve(example.parent.parent))
    page.evaluate("() => { location.hash = '#指标@指标/指31/今年'; }")
    page.route("**/api/apply", lambda route: route.abort())
    box(page, "指标", "指31", "今年").fill("178")
    box(page, "指标", "指31", "今年").press("Enter")
    expect(page.locator("#saved")).to_contain_text("1格没存上")
    turn_to(page, "总览")
    page.locator("#saved").get_by_role("button", name="去看").click()
    expect(box(page, "指标", "指31", "今年")).to_have_value("178")
    turn_to(page, "总览")
    page.get_by_role("button", name="新建、换一个案卷").click()
    drop(page, [SEEDS / "龙华-2024-法治政府建设年度报告.txt"], "#replacing")
    page.get_by_role("button", name="去看这一格").click()
    expect(box(page, "指标", "指31", "今年")).to_have_value("178")


def test_while_papers_are_read_none_is_said_to_be_missing(serve, window, example, tmp_path):
    paper = tmp_path / "应急局.txt"
    paper.write_text("2025年，完善各级预案172份。", "utf-8")
    page = window(serve(example.parent.parent))
    turn_to(page, "材料")
    expect(page.locator(".part-material")).to_contain_text("还没有材料")
    page.evaluate(_WATCHED)
    drop(page, [paper])
    expect(page.locator(".papers").first).to_contain_text("应急局.txt")
    assert "正在看收到了什么" in page.evaluate("() => window.seen.join(' ')")
    page.get_by_role("button", name="再收一次").click()
    expect(page.locator("#bars")).to_contain_text("做完了")
    expect(page.get_by_role("button", name="再收一次")).to_be_enabled()
