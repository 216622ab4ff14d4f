"""Two windows and an editor on one dossier: each sees what the others keep, and nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from acting import box, checked, compose, go, saved, until
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

FIGURE = ("指标", "指31", "今年")
OTHER = ("指标", "指32", "今年")


@pytest.fixture
def two(serve, window, example):
    address = serve(example.parent.parent)
    one = window(address)
    other = window(address.split("/?")[0], beside=one)
    for page in (one, other):
        go(page, FIGURE)
    return one, other


def go_to_paper(page, at):
    page.evaluate("where => { location.hash = where; }", f"#稿子@{at}")
    expect(page.locator(".sheet .here").first).to_be_visible()


def write(folder, table, old, new):
    """Save a table as an editor does."""
    path = folder / f"{table}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def edit_figure(folder, key, value):
    path = folder / "指标.yaml"
    text = path.read_text("utf-8")
    start = text.index("今年:", text.index(f"编号: {key}"))
    path.write_text(f"{text[:start]}今年: {value}{text[text.index(chr(10), start) :]}", "utf-8")


def figures(folder):
    return (folder / "指标.yaml").read_text("utf-8")


def test_what_one_window_keeps_the_other_shows(two, example):
    one, other = two
    box(one, *FIGURE).fill("178")
    box(one, *FIGURE).press("Enter")
    saved(one)
    assert "今年: 178份" in figures(example)
    expect(box(other, *FIGURE)).to_have_value("178份")
    expect(other.locator("#bars")).to_contain_text("在另一个窗口里改了1格")


def test_what_an_editor_saves_appears_without_losing_what_is_typed(two, example):
    one, _ = two
    box(one, *FIGURE).click()
    one.keyboard.type("17")
    edit_figure(example, "指32", "470场")
    expect(box(one, *OTHER)).to_have_value("470场")
    one.keyboard.type("8")
    expect(box(one, *FIGURE)).to_have_value("178")
    one.keyboard.press("Enter")
    saved(one)
    assert "今年: 178份" in figures(example)
    assert "今年: 470场" in figures(example)


def test_what_an_input_method_composes_survives_what_others_save(two, example):
    one, _ = two
    go(one, ("上年问题", "题03", "整改情况"), "计划和问题")
    answer = box(one, "上年问题", "题03", "整改情况")
    answer.click()
    method = compose(one, "quan")
    write(example, "上年问题", "近三年的行政复议决定书", "近五年的行政复议决定书")
    expect(box(one, "上年问题", "题01", "整改情况")).to_have_value(re.compile("近五年"))
    expect(answer).to_have_value("quan")
    method.send("Input.insertText", {"text": "全年"})
    expect(answer).to_have_value("全年")


def test_the_caret_in_the_panel_stays_while_others_save(two, example):
    one, _ = two
    go_to_paper(one, "正文/文03/文字")
    text = one.locator("#panel .box")
    text.focus()
    one.keyboard.press("Control+Home")
    one.keyboard.type("一年")
    write(example, "上年问题", "近三年的行政复议决定书", "近五年的行政复议决定书")
    expect(one.locator(".sheet")).to_contain_text("近五年的行政复议决定书")
    one.keyboard.type("来，")
    one.keyboard.press("Control+Enter")
    saved(one)
    until(lambda: "      一年来，一是动态管理权责清单。" in (example / "正文.yaml").read_text("utf-8"))


def test_a_box_of_the_panel_can_be_stepped_into(two, example):
    one, _ = two
    box(one, *FIGURE).click()
    one.get_by_label("变动原因").click()
    one.keyboard.type("预案合并修订")
    expect(one.get_by_label("变动原因")).to_have_value("预案合并修订")
    one.keyboard.press("Enter")
    until(lambda: "变动原因: 预案合并修订" in figures(example))


@pytest.mark.parametrize(("button", "kept"), [("用我的", "178份"), ("用那边的", "172份")])
def test_of_one_cell_written_twice_both_are_shown_and_she_picks(two, example, button, kept):
    one, _ = two
    box(one, *FIGURE).click()
    one.keyboard.type("178")
    edit_figure(example, "指31", "172份")
    expect(one.locator("#bars")).to_contain_text("在别处改了")
    expect(box(one, *FIGURE)).to_have_value("178")
    one.keyboard.press("Enter")
    clash = one.locator("tr.clash")
    expect(clash).to_contain_text("178份")
    expect(clash).to_contain_text("172份")
    expect(clash.locator(".main")).to_have_count(0)
    assert "今年: 172份" in figures(example)
    clash.get_by_role("button", name=button).click()
    expect(clash).to_have_count(0)
    expect(box(one, *FIGURE)).to_have_value(kept)
    until(lambda: f"今年: {kept}" in figures(example))


def test_a_table_that_cannot_be_read_can_only_be_looked_at_until_it_mends(two, example):
    one, _ = two
    good = figures(example)
    write(example, "指标", "今年: 48篇", "今年：48篇")
    expect(one.locator("#bars")).to_contain_text("指标.yaml")
    expect(one.locator("#bars")).to_contain_text("读不懂")
    expect(box(one, *FIGURE)).to_be_disabled()
    (example / "指标.yaml").write_text(good, "utf-8")
    expect(one.locator("#bars")).not_to_contain_text("读不懂")
    expect(box(one, *FIGURE)).to_be_enabled()


def test_a_dossier_with_a_broken_table_opens_and_mends(serve, window, example):
    write(example, "指标", "今年: 48篇", "今年：48篇")
    page = window(serve(example.parent.parent))
    expect(page.locator(".lead")).to_contain_text("读不懂")
    expect(page.locator("#bars")).to_contain_text("指标.yaml 第")
    write(example, "指标", "今年：48篇", "今年: 48篇")
    expect(page.locator("#bars")).not_to_contain_text("读不懂")
    expect(page.locator(".lead")).to_contain_text("处错误")


def test_a_row_dropped_elsewhere_stays_in_sight_and_can_be_put_back(two, example):
    one, _ = two
    go(one, ("本年问题", "问02", "问题"), "计划和问题")
    path = example / "本年问题.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("  - 编号: 问02")], "utf-8")
    expect(one.locator("tr.gone")).to_contain_text("这一条在别处删了")
    one.get_by_role("button", name="放回来").click()
    until(lambda: path.read_text("utf-8").rstrip() == text.rstrip())
    expect(one.locator("tr.gone")).to_have_count(0)


def test_what_could_not_be_sent_is_kept_and_offered_never_sent_by_itself(serve, window, example):
    page = window(serve(example.parent.parent))
    go(page, FIGURE)
    page.route("**/api/apply", lambda route: route.abort())
    box(page, *FIGURE).fill("178")
    box(page, *FIGURE).press("Enter")
    expect(page.locator("#saved")).to_contain_text("1格没存上")
    expect(page.locator("tr.clash")).to_contain_text("字还在这里")
    page.unroute("**/api/apply")
    page.reload()
    expect(page.locator("#bars")).to_contain_text("上次有1格没存上")
    assert "178份" not in figures(example)
    page.get_by_role("button", name="放回格子里").click()
    expect(box(page, *FIGURE)).to_have_value("178")
    page.get_by_role("button", name="再存一次").click()
    until(lambda: "今年: 178份" in figures(example))


def test_what_a_closed_window_could_not_send_is_offered_to_the_next(two, window, example):
    one, other = two
    one.route("**/api/apply", lambda route: route.abort())
    box(one, *FIGURE).fill("178")
    box(one, *FIGURE).press("Enter")
    expect(one.locator("#saved")).to_contain_text("1格没存上")
    box(other, *OTHER).fill("470")
    box(other, *OTHER).press("Enter")
    saved(other)
    address = one.url.partition("#")[0]
    third = window(address, beside=other)
    checked(
        third
    )  # by then it has asked what closed windows left; before, it would rightly be offered what this one leaves
    expect(third.locator("#bars")).not_to_contain_text("没存上")
    one.close()
    expect(window(address, beside=other).locator("#bars")).to_contain_text("上次有1格没存上")


def test_the_server_gone_and_back_loses_nothing(serve, window, example):
    work = example.parent.parent
    page = window(serve(work, "--port", "8799"))
    go(page, FIGURE)
    box(page, *FIGURE).click()
    page.keyboard.type("178")
    serve.kill()
    expect(page.locator("#bars")).to_contain_text("起草助手停了")
    expect(page.locator("#bars")).to_contain_text("178")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_contain_text("1格没存上")
    assert "178份" not in figures(example)
    window(serve(work, "--port", "8799"), beside=page)
    expect(page.locator("#bars")).not_to_contain_text("起草助手停了")
    assert "178份" not in figures(example)
    page.locator("tr.clash").get_by_role("button", name="再存一次").click()
    until(lambda: "今年: 178份" in figures(example))


def test_words_of_papers_are_words(serve, window, example):
    write(example, "上年计划", "完成情况: 区委全面依法治区委员会", "完成情况: <img src=x onerror=alert(1)><b>区委</b>")
    page = window(serve(example.parent.parent))
    go(page, ("上年计划", "划01", "完成情况"), "计划和问题")
    expect(box(page, "上年计划", "划01", "完成情况")).to_have_value(re.compile("^<img src=x onerror"))
    page.keyboard.press("Alt+g")
    expect(page.locator(".sheet")).to_contain_text("<img src=x onerror=alert(1)><b>区委</b>")
    assert page.locator("#main img, .sheet b").count() == 0


def test_a_window_knows_its_own_change_whatever_is_told_meanwhile(serve, window, example):
    page = window(serve(example.parent.parent))
    go(page, FIGURE)
    checked(page)

    def slow(route):
        edit_figure(example, OTHER[1], "470场")
        page.wait_for_timeout(2500)  # told of that, and of what a check finds, while ours is on its way
        reply = route.fetch()
        page.wait_for_timeout(1500)
        route.fulfill(response=reply)

    page.route("**/api/apply", slow)
    box(page, *FIGURE).fill("178")
    box(page, *FIGURE).press("Enter")
    saved(page)
    expect(box(page, *FIGURE)).to_have_value("178份")
    expect(box(page, *OTHER)).to_have_value("470场")
    expect(page.locator("#bars")).to_contain_text("在别处改了1格")
    expect(page.locator("#bars")).not_to_contain_text("另一个窗口")
