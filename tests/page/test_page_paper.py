"""The draft in a window: the words that are printed, each with its cell, findings on their words, what changed since last year."""

from __future__ import annotations

import pytest

from drafter import rendering

SCRIPT = "<script>alert(1)</script>"


def test_the_paper_has_the_words_that_are_printed(page):
    page.checked()
    told = page.get("/api/paper").json()
    texts = ["".join(span["t"] for span in para["spans"]) for para in told["paras"]]
    assert texts == [one.para.text for one in rendering.worded(page.here.shown.dossier)]
    assert told["rev"] == page.state()["rev"]


def test_every_figure_leads_to_its_cell_and_to_the_text_it_stands_in(page):
    page.checked()
    spans = [span for para in page.get("/api/paper").json()["paras"] for span in para["spans"]]
    figures = [span for span in spans if span.get("figure") and span.get("within")]
    assert figures
    for span in figures:
        assert span["at"][0] == "指标"
        assert span["within"][0] in ("正文", "上年计划", "上年问题", "本年问题", "下年计划", "素材")
        assert page.here.shown.understood.rows["指标"][span["at"][1]]["今年"] in (span["t"], None)


def test_words_of_a_text_say_which_characters_of_the_cell_they_are(page):
    page.checked()
    spans = [span for para in page.get("/api/paper").json()["paras"] for span in para["spans"] if "from" in span]
    rows = page.here.shown.understood.rows
    assert spans
    for span in spans:
        table, key, field = span["at"]
        assert rows[table][key][field][span["from"] : span["to"]] == span["t"]


def test_findings_stand_on_their_words_or_are_listed(page):
    told = page.checked()
    paper = page.get("/api/paper").json()
    marked = {name for para in paper["paras"] for span in para["spans"] for name in span.get("f", ())}
    ids = {one["id"] for one in told["findings"]}
    assert marked | set(paper["unplaced"]) == ids
    assert not marked & set(paper["unplaced"])
    blank = next(one for one in told["findings"] if one["rule"] == "还有空没填" and one["at"][0] == "指标")
    assert blank["id"] in marked | set(paper["unplaced"])


def test_a_paragraph_that_stays_keeps_its_name(page):
    page.checked()
    before = [para["id"] for para in page.get("/api/paper").json()["paras"]]
    page.set("指标", "指01", "今年", "48篇", "49篇")
    page.checked()
    after = [para["id"] for para in page.get("/api/paper").json()["paras"]]
    assert len(set(before)) == len(before)
    assert 0 < len(set(before) - set(after)) < 4


def test_words_that_are_tags_stay_words(page, folder):
    seen = page.row("正文", "文01")["cells"]["文字"]
    page.set("正文", "文01", "文字", seen, f"{SCRIPT}全区开展检查。")
    page.set("案卷", "", "标题", page.row("案卷", "")["cells"]["标题"], SCRIPT)
    for path in ("/api/paper", "/api/state", "/api/redline"):
        answer = page.get(path)
        assert answer.headers["content-type"] == "application/json"
        assert SCRIPT in answer.text
    shell = page.get("/").text
    assert SCRIPT not in shell
    assert "&lt;script&gt;alert(1)" in shell


def test_the_blackline_shows_what_is_new_and_what_is_gone(page):
    page.checked()
    told = page.get("/api/redline", figures="0").json()
    new = [one["text"] for one in told["paras"] if one["kind"] != "gone"]
    assert new == [one.para.text for one in rendering.worded(page.here.shown.dossier)]
    assert {one["kind"] for one in told["paras"]} >= {"changed", "new", "gone", "same"}
    for one in told["paras"]:
        if one["kind"] == "changed":
            assert "".join(after for _, after in one["stretches"]) == one["text"]
    assert sum(part["whole"] for part in told["parts"]) > 1000


def test_the_blackline_since_a_change_shows_that_change(page):
    entry = page.set("指标", "指01", "今年", "48篇", "49篇").json()["entry"]
    page.set("指标", "指01", "今年", "49篇", "50篇")
    page.checked()
    paras = page.get("/api/redline", old=str(entry)).json()["paras"]
    (changed,) = [one for one in paras if one["kind"] != "same"]
    assert [pair for pair in changed["stretches"] if pair[0] != pair[1]] == [["49", "50"]]
    same = page.get("/api/redline", old=str(entry), figures="0").json()["paras"]
    assert {one["kind"] for one in same} == {"same"}


@pytest.mark.parametrize("side", ["999999", "../案卷.yaml", "/etc/passwd", "", "99999999999999999999"])
def test_what_is_no_side_is_refused(page, side):
    answer = page.get("/api/redline", old=side)
    assert answer.status_code == 422
    assert answer.json()["fix"]


def test_the_sheet_is_set_as_the_bureau_sets_it(page):
    answer = page.get("/paper.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert ".正文" in answer.text
