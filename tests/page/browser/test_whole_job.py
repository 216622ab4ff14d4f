"""From last year's report to a draft that has been to the chief and back, in the browser alone."""

from __future__ import annotations

import io

import docx
import pytest
from acting import checked, counts, drop, saved, turn_to, until
from kit import EXAMPLE, ROOT, drafter
from playwright.sync_api import expect

from drafter import readers, writers

pytestmark = pytest.mark.slow

PRIOR = next((EXAMPLE / "上年报告").iterdir())
PAPERS = sorted((ROOT / "examples" / "材料").iterdir())
ANSWER = "已经办结，全年办理18件，群众满意。"


def prior_as_word(folder):
    path = folder / f"{PRIOR.stem}.docx"
    path.write_bytes(writers.write(readers.read(PRIOR), [], ".docx"))
    return path


def test_from_last_years_report_to_the_edited_draft(tmp_path, serve, window):
    page = window(serve(tmp_path))
    new_case(page, prior_as_word(tmp_path))
    folder = tmp_path / "output" / "龙华-2025"
    until(folder.is_dir)
    take_papers(page)
    fill_figures(page)
    answer_all(page)
    say_all_is_done(page)
    write_the_missing_part(page)
    date_it(page)
    rename_a_heading(page, folder)
    write_in_place_and_take_it_back(page, folder)
    checked(page)
    assert counts(page)[0] == 0, page.locator(".todo").all_inner_texts()
    told = drafter("check", folder).stdout
    assert "个提醒" in told
    assert "错误" not in told, told
    draft = fetch_the_review_copy(page, tmp_path)
    bring_it_back(page, folder, draft)


def new_case(page, report):
    expect(page.locator("#prior")).to_be_visible()
    drop(page, [report], "#prior")
    expect(page.locator("#prior")).to_contain_text(report.name)
    expect(page.get_by_label("区", exact=True)).to_have_value("龙华")
    expect(page.get_by_label("报告哪一年")).to_have_value("2025")
    page.get_by_role("button", name="铺开案卷").click()
    expect(page.locator("#tabs")).to_contain_text("总览")
    saved(page)


def take_papers(page):
    drop(page, PAPERS)
    expect(page.locator("#tabs a[aria-current]")).to_contain_text("材料")
    expect(page.locator(".papers:not(.forms) tbody tr")).to_have_count(len(PAPERS))
    page.get_by_role("button", name="复议科2025年总结（定稿）.txt").click()
    expect(page.locator(".telling")).to_contain_text("填了")


def fill_figures(page):
    turn_to(page, "指标")
    page.get_by_role("group", name="哪些").get_by_role("button", name="待办").click()
    first = page.locator(".grid input").first
    first.click()
    page.keyboard.type("48")
    page.keyboard.press("Enter")
    saved(page)
    expect(first).to_have_value("48篇")
    names = page.locator(".grid tbody th[scope=row]").all_inner_texts()[1:]
    lasts = page.locator(".grid td.number:not(.change)").all_inner_texts()[1:]
    assert len(names) == len(lasts) > 30
    page.evaluate("words => navigator.clipboard.writeText(words)", "\n".join(lasts) + "\n")
    page.keyboard.press("Control+v")
    expect(page.locator("#bars")).to_contain_text("还没填")
    page.keyboard.press("Enter")
    expect(page.locator("#bars")).not_to_contain_text("还没填")
    saved(page)


def answer_all(page):
    turn_to(page, "计划和问题")
    for table in ("上年计划", "上年问题", "本年问题", "下年计划"):
        page.get_by_role("group", name="哪张表").get_by_role("button", name=table).click()
        boxes = page.locator(".ledger textarea")
        for number in range(boxes.count()):
            if not boxes.nth(number).input_value():
                boxes.nth(number).click()
                page.keyboard.type(f"第{number + 1}件{ANSWER}")
                page.keyboard.press("Enter")
        saved(page)


def say_all_is_done(page):
    page.get_by_role("group", name="哪张表").get_by_role("button", name="上年计划").click()
    states = page.get_by_role("group", name="状态").get_by_role("button", name="已完成")
    for number in range(states.count()):
        if states.nth(number).get_attribute("aria-pressed") == "false":
            states.nth(number).click()
            expect(states.nth(number)).to_have_attribute("aria-pressed", "true")


def date_it(page):
    turn_to(page, "总览")
    page.get_by_role("link", name="案卷").first.click()
    date = page.get_by_label("成文日期")
    date.fill("2026年1月9日")
    date.press("Enter")
    saved(page)
    expect(page.locator(".sheet .日期")).to_have_text("2026年1月9日")


def write_the_missing_part(page):
    turn_to(page, "总览")
    page.get_by_role("link", name="缺少部分").click()
    page.locator("#panel .box").click()
    page.keyboard.type("区委、区政府主要负责人履行推进法治建设第一责任人职责，全年听取汇报6次。")
    page.keyboard.press("Control+Enter")
    saved(page)


def rename_a_heading(page, folder):
    turn_to(page, "稿子")
    page.locator(".sheet .二级 .cell").first.click()
    page.locator(".sheet").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("深入学习法治思想，统筹法治建设")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator(".sheet .二级").first).to_contain_text("深入学习法治思想，统筹法治建设")
    assert "标题: 深入学习法治思想，统筹法治建设" in (folder / "提纲.yaml").read_text("utf-8")


def write_in_place_and_take_it_back(page, folder):
    text = folder / "正文.yaml"
    page.locator(".sheet .正文 .cell").first.dblclick()
    page.keyboard.press("Control+Home")
    page.keyboard.type("一年来，")
    page.keyboard.press("Control+Enter")
    saved(page)
    until(lambda: "一年来，" in text.read_text("utf-8"))
    expect(page.locator(".sheet .正文").first).to_contain_text("一年来，")
    page.locator(".sheet").focus()
    page.keyboard.press("Control+z")
    until(lambda: "一年来，" not in text.read_text("utf-8"))
    page.keyboard.press("Control+z")
    until(lambda: "深入学习法治思想" not in (folder / "提纲.yaml").read_text("utf-8"))
    for _ in range(2):
        saved(page)
        page.keyboard.press("Control+y")
    until(lambda: "一年来，" in text.read_text("utf-8"))
    saved(page)


def fetch_the_review_copy(page, folder):
    page.get_by_role("button", name="出稿").first.click()
    page.keyboard.press("Enter")
    with page.expect_download() as coming:
        page.locator(".printed-files a").first.click()
    path = folder / "科长改.docx"
    coming.value.save_as(path)
    page.keyboard.press("Escape")
    return path


def bring_it_back(page, folder, draft):
    edited = docx.Document(io.BytesIO(draft.read_bytes()))
    run = next(run for para in edited.paragraphs for run in para.runs if "一年来，" in run.text)
    run.text = run.text.replace("一年来，", "一年来，在市委领导下，")
    edited.save(draft)
    drop(page, [draft])
    expect(page.get_by_role("heading", name="收回改稿")).to_be_visible()
    expect(page.locator(".changes")).to_contain_text("在市委领导下，")
    assert "在市委领导下" not in (folder / "正文.yaml").read_text("utf-8")
    page.keyboard.press("Enter")
    until(lambda: "在市委领导下" in (folder / "正文.yaml").read_text("utf-8"))
    expect(page.locator(".log")).to_contain_text("收回改稿")
