"""Keys: the right hand alone fills the grid, an input method loses nothing, and the whole can be done without a mouse."""

from __future__ import annotations

import pytest
from acting import box, checked, compose, saved, until
from kit import ROOT, drafter
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

FIGURE = ("指标", "指31", "今年")


@pytest.fixture
def page(serve, window, example):
    page = window(serve(example.parent.parent))
    page.evaluate("where => { location.hash = where; }", f"#指标@{'/'.join(FIGURE)}")
    expect(box(page, *FIGURE)).to_be_focused()
    checked(page)
    return page


def test_an_input_methods_enter_neither_keeps_nor_moves(page, example):
    before = (example / "指标.yaml").read_bytes()
    method = compose(page, "yue")
    expect(box(page, *FIGURE)).to_be_focused()
    assert (example / "指标.yaml").read_bytes() == before
    method.send("Input.insertText", {"text": "约178"})
    expect(box(page, *FIGURE)).to_have_value("约178")
    page.keyboard.press("Enter")
    saved(page)
    expect(box(page, *FIGURE)).to_have_value("约178份")
    assert "今年: 约178份" in (example / "指标.yaml").read_text("utf-8")


@pytest.mark.parametrize("sign", ["*", "＊"])
def test_a_sign_committed_by_an_input_method_is_a_command_too(page, sign):
    compose(page, sign).send("Input.insertText", {"text": sign})
    expect(box(page, *FIGURE)).not_to_be_focused()
    expect(box(page, *FIGURE)).to_have_value("")


def test_composed_words_in_a_text_with_figures_are_kept_whole(page, example):
    page.evaluate("() => { location.hash = '#稿子@正文/文03/文字'; }")
    expect(page.locator(".sheet .cell.here").first).to_be_visible()
    page.locator(".sheet").press("Enter")
    page.keyboard.press("Control+Home")
    compose(page, "nian").send("Input.insertText", {"text": "一年来，"})
    page.keyboard.press("Control+Enter")
    saved(page)
    text = (example / "正文.yaml").read_text("utf-8")
    assert "      一年来，一是动态管理权责清单。" in text
    assert "{{ 网上可办率 }}" in text


def test_a_figure_in_a_text_is_whole_or_gone(page, example):
    page.evaluate("() => { location.hash = '#稿子@正文/文04/文字'; }")
    expect(page.locator("#panel .chip")).to_have_count(2)
    page.locator("#panel .box").focus()
    page.keyboard.press("Control+End")
    for _ in range(30):
        page.keyboard.press("Backspace")
    page.keyboard.press("Control+s")
    saved(page)
    text = (example / "正文.yaml").read_text("utf-8")
    start = text.index("编号: 文04")
    cell = text[text.index("文字:", start) : text.index("处理:", start)].strip()
    assert "公平竞争" not in cell
    assert cell.count("{{") == cell.count("}}") == 2
    page.locator("#panel .box").focus()
    page.keyboard.press("Control+End")
    for _ in cell[cell.rindex("}}") + 1 :]:  # what stands behind the last figure, and the figure
        page.keyboard.press("Backspace")
    page.keyboard.press("Control+s")
    expect(page.locator("#panel .chip")).to_have_count(1)
    saved(page)


def test_plus_takes_minus_declines_star_goes_on(tmp_path, serve, window):
    drafter("new", "--district", "龙华", "--year", "2025", cwd=tmp_path)
    drafter("collect", ROOT / "examples" / "材料", cwd=tmp_path)
    table = tmp_path / "output" / "龙华-2025" / "指标.yaml"
    page = window(serve(tmp_path))
    page.keyboard.press("Alt+b")
    checked(page)
    page.locator(".entry.offer input").first.focus()
    value = page.locator("#panel .offers .value").first.inner_text()
    mine = page.locator(f'[data-at="{page.evaluate("() => document.activeElement.dataset.at")}"]')
    page.keyboard.type("+")
    expect(mine).to_have_value(value)
    expect(mine).not_to_be_focused()
    until(lambda: f"今年: {value}" in table.read_text("utf-8"))
    page.keyboard.press("Control+z")
    expect(mine).to_have_value("")
    mine.focus()
    page.keyboard.type("-")
    expect(page.locator("#panel .offers")).to_have_count(0)
    page.keyboard.type("*")
    expect(mine).not_to_be_focused()


def test_letters_are_taken_back_before_changes(page, example):
    box(page, *FIGURE).press_sequentially("178")
    page.keyboard.press("Escape")
    expect(box(page, *FIGURE)).to_have_value("")
    page.keyboard.type("179")
    page.keyboard.press("Control+s")
    saved(page)
    assert "今年: 179份" in (example / "指标.yaml").read_text("utf-8")
    page.keyboard.press("Control+z")
    until(lambda: "179份" not in (example / "指标.yaml").read_text("utf-8"))
    page.keyboard.press("Control+y")
    until(lambda: "今年: 179份" in (example / "指标.yaml").read_text("utf-8"))


def test_the_keyboard_alone_goes_everywhere(page, example):
    page.keyboard.press("Alt+z")
    page.keyboard.press("Enter")
    expect(page.locator("#tabs a[aria-current]")).not_to_contain_text("总览")
    for key, view in zip("bjgcl", ("指标", "计划和问题", "稿子", "材料", "历史"), strict=True):
        page.keyboard.press(f"Alt+{key}")
        expect(page.locator("#tabs a[aria-current]")).to_contain_text(view)
    page.keyboard.press("Alt+j")
    page.keyboard.press("Control+ArrowDown")
    expect(page.locator("textarea:focus, input:focus, .sheet:focus")).to_have_count(1)
    page.keyboard.press("Alt+b")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".grid input:focus")).to_have_count(1)
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("() => document.activeElement.textContent") == "出稿":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".printed-files a").first).to_be_focused()
