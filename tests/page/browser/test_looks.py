"""Every view is whole on small and large screens, at 150 % too, and says what it is to those who do not see it."""

from __future__ import annotations

import re

import pytest
from acting import checked
from axe_playwright_python.sync_playwright import Axe
from kit import golden
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

VIEWS = (
    "总览",
    "指标@指标/指31/今年",
    "计划和问题@上年计划/划08/完成情况",
    "计划和问题@提纲/纲03/标题",
    "稿子@正文/文03/文字",
    "材料@素材/料01/处理",
    "历史",
)
SIZES = {"1366": (1366, 768), "1920": (1920, 1080), "150%": (911, 512), "200%": (683, 384)}


@pytest.fixture
def page(serve, window, example, request):
    width, height = SIZES[request.param] if hasattr(request, "param") else SIZES["1366"]
    return window(serve(example.parent.parent), width, height)


def turn(page, view):
    page.evaluate("where => { location.hash = where; }", f"#{view}")
    expect(page.locator("#tabs a[aria-current]")).to_contain_text(view.partition("@")[0])
    page.wait_for_timeout(400)


@pytest.mark.parametrize("page", SIZES, indirect=True)
def test_nothing_is_cut_off(page):
    for view in VIEWS:
        turn(page, view)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), view
        assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight"), view
        for name in ("#saved", "#next", "#view"):
            shown = page.evaluate(f"() => document.querySelector('{name}').getBoundingClientRect().toJSON()")
            assert shown["left"] >= 0, (view, name)
            assert shown["right"] <= page.viewport_size["width"] + 1, (view, name)
            assert shown["bottom"] <= page.viewport_size["height"] + 1, (view, name)


@pytest.mark.parametrize(("page", "rows"), [("1366", 14), ("150%", 8), ("200%", 4)], indirect=["page"])
def test_there_are_rows_to_work_on(page, rows):
    turn(page, VIEWS[1])
    inside = """() => {
      const whole = document.querySelector("#view .scroll").getBoundingClientRect();
      const rows = [...document.querySelectorAll("#view tr[data-key]")].map((row) => row.getBoundingClientRect());
      return rows.filter((row) => row.top >= whole.top + 30 && row.bottom <= whole.bottom).length;
    }"""
    assert page.evaluate(inside) >= rows


def test_words_are_not_cut_short(page):
    cut = """() => [...document.querySelectorAll("#view th, #view td, #view textarea, #view input")]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0 && !box.closest("caption"))
      .map((box) => box.value || box.innerText)"""
    for view in (VIEWS[1], VIEWS[2], VIEWS[3], VIEWS[5]):
        turn(page, view)
        assert page.evaluate(cut) == [], view


def test_no_serious_barrier(page):
    for view in VIEWS:
        turn(page, view)
        found = Axe().run(page).response["violations"]
        serious = [
            (one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")
        ]
        assert serious == [], view


@pytest.mark.parametrize(
    ("name", "place", "part"),
    [
        ("总览", "总览", "#view"),
        ("指标", VIEWS[1], "#panel"),
        ("计划", VIEWS[2], "#panel"),
        ("稿子", VIEWS[4], "#panel"),
        ("提纲", VIEWS[3], "#view"),
    ],
)
def test_what_a_view_says(page, name, place, part, accept):
    checked(page)
    turn(page, place)
    page.wait_for_timeout(600)
    told = re.sub(r"\d\d:\d\d", "时:分", page.locator(part).aria_snapshot())
    golden(f"页面-{name}.txt", f"{told}\n", accept)
