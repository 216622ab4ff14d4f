"""The draft as a page for the browser: the sheet of the layout, every word of the paper, findings on the words and beside them."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape

import pytest
from kit import EXAMPLE, drafter

from drafter import writers
from drafter.model.finding import Finding, Level
from drafter.model.layout import STANDARD
from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.model.place import Place

CELL = ("正文", 0, "文字")
PAPER = Manuscript(
    (
        Para(Look.TITLE, (Span("青河区2025年工作总结"),)),
        Para(Look.BODY, (Span("办结<8>件", (*CELL, 0, 6)), Span("。"))),
        Para(Look.TABLE_HEAD, (Span("甲"), Span("\t"), Span("乙"), Span("\t"), Span("丙"))),
        Para(Look.TABLE_ROW, (Span("一组"),)),
        Para(Look.TABLE_ROW, (Span("1"), Span("\t"), Span("2"))),
    )
)


def found(level=Level.ERROR, message="不对"):
    return Finding(Place(EXAMPLE, 1), "算不拢", level, message, "改", (*CELL, 2, 5))


def page(findings=(), layout=STANDARD, paper=PAPER):
    return writers.printed(paper, list(findings), layout).decode()


def test_each_paragraph_is_dressed_as_its_look():
    told = page()
    assert '<h1 class="标题">青河区2025年工作总结</h1>' in told
    assert '<p class="正文">办结&lt;8&gt;件。</p>' in told
    for look in Look:
        assert look is Look.PICTURE or f".sheet .{look.value} {{" in told


def test_a_finding_lies_on_its_words_and_stands_beside_them():
    told = page([found()])
    assert '办结<mark title="错误·算不拢：不对">&lt;8&gt;</mark>件' in told
    assert told.index('<aside class="错误"><b>算不拢</b>不对</aside>') < told.index('<p class="正文">')


def test_a_hint_stands_in_no_margin():
    assert "<aside" not in page([found(Level.HINT)])


def test_words_are_words_whatever_they_say():
    told = page(
        [found(message="<script>甲</script>")], paper=Manuscript((Para(Look.BODY, (Span("<img src=x>", CELL),)),))
    )
    assert "<script" not in told
    assert "<img" not in told
    assert "&lt;img src=x&gt;" in told


def test_a_row_of_one_cell_runs_across_and_a_short_one_is_filled_up():
    told = page()
    assert '<tr class="表行"><td colspan="3">一组</td></tr>' in told
    assert '<tr class="表行"><td>1</td><td>2</td><td></td></tr>' in told


def test_the_layout_of_the_bureau_is_the_sheets():
    own = STANDARD.with_setting("H1", replace(STANDARD.settings["H1"], font='楷"体', bold=True))
    (rule,) = re.findall(r"\.sheet \.一级 \{(.*)\}", page(layout=own))
    assert '"楷体"' in rule
    assert "bold" in rule


def test_nothing_is_fetched_and_nothing_runs():
    told = page([found()])
    assert not re.search(r"https?:|<script|<link|@import|url\(", told)
    assert writers.untouched(told.encode())
    assert told == page([found()])


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(
        EXAMPLE, tmp_path / "龙华-2025", ignore=shutil.ignore_patterns("*.docx", "*.html", ".drafter")
    )


def test_build_puts_it_beside_the_draft(folder):
    told = drafter("build", folder, "--html")
    written = folder / "龙华区2025年度法治政府建设情况报告（审阅稿）.html"
    assert f"在浏览器里看：{written}" in told.stdout
    words = unescape(re.sub(r"<[^>]+>", "", written.read_text("utf-8")))
    assert "【待填：完善各级预案】" in words
    assert "没有写完成情况" in words
    assert "<aside" in written.read_text("utf-8")


def test_a_page_she_changed_stays(folder):
    drafter("build", folder, "--html")
    written = folder / "龙华区2025年度法治政府建设情况报告（审阅稿）.html"
    written.write_text(written.read_text("utf-8").replace("审阅单", "局长看过"), "utf-8")
    assert "（审阅稿）-2.html" in drafter("build", folder, "--html").stdout
    assert "局长看过" in written.read_text("utf-8")


def test_a_public_copy_has_a_page_of_its_own(folder):
    told = drafter("build", folder, "--public", "--html")
    assert told.returncode == 2
    assert "公开稿不能加 --html" in told.stderr
