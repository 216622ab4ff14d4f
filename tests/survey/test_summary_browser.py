"""The page of a summary in a real browser: searching, sorting, from a number to its sentence; nothing stops its policy."""

from __future__ import annotations

import shutil

import pytest

from drafter.model.summary import Cell, Column, Kind, Sheet, Summary
from drafter.writers import summary_page

playwright = pytest.importorskip("playwright.sync_api", reason="没有装 playwright")
CHROMIUM = shutil.which("chromium")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="没有装 chromium")]
PLACES = {"云岭区": 1240, "清溪县": 943, "望湖县": 13995}


@pytest.fixture
def page(tmp_path):
    detail = tuple((Cell(place), Cell(str(n), n), Cell(f"{place}受理案件{n}件。")) for place, n in PLACES.items())
    glance = tuple((Cell(place), Cell(str(n), n, to=("指标", at))) for at, (place, n) in enumerate(PLACES.items()))
    columns = (Column("地方", Kind.SHORT), Column("数", Kind.AMOUNT), Column("原句", width=40))
    sheets = (
        Sheet("指标一览", "指标一览", (), columns[:2], glance),
        Sheet("指标", "指标（每个数的原句）", (), columns, detail),
    )
    file = tmp_path / "汇总.html"
    file.write_bytes(summary_page(Summary("汇总", "2026年3月2日", sheets), tmp_path))
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.faults = []
        opened.on("console", lambda message: opened.faults.append(message.text))
        opened.on("pageerror", lambda error: opened.faults.append(str(error)))
        opened.goto(file.as_uri())
        yield opened
        browser.close()


def shown(page, section="#s1"):
    rows = page.locator(f"{section} tbody tr")
    return [rows.nth(n).locator("td").first.inner_text() for n in range(rows.count()) if rows.nth(n).is_visible()]


def test_searching_sorting_and_following_a_number(page):
    page.locator("#s1 input").fill("受理 13995")
    assert shown(page) == ["望湖县"]
    assert page.locator("#s1 output").inner_text() == "找到1行"
    page.locator("#s0 tbody a").first.click()
    assert shown(page) == list(PLACES)
    assert page.locator("tr:target td").first.inner_text() == "云岭区"
    head = page.locator("#s1 th button").nth(1)
    head.click()
    assert shown(page) == ["望湖县", "云岭区", "清溪县"]
    head.click()
    assert shown(page) == ["清溪县", "云岭区", "望湖县"]
    head.click()
    assert shown(page) == list(PLACES)
    assert page.faults == []
