"""Files put in that belong elsewhere: each is told for what it is, and nothing of it is written."""

from __future__ import annotations

import shutil

import pytest
from docx import Document
from kit import EXAMPLE, SEEDS, drafter

from drafter import desk


@pytest.fixture
def other(tmp_path):
    """Another district's dossier, in a folder of its own."""
    work = tmp_path / "别处"
    work.mkdir()
    report = SEEDS / "坪山-2021-法治政府建设年度报告.txt"
    drafter("new", "--district", "坪山", "--year", "2022", "--from", report, cwd=work)
    return work / "output" / "坪山-2022"


def tables(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.yaml")}


def put(page, path, kind="auto"):
    return page.hand_in(f"/api/files?as={kind}", [(path.name, path.read_bytes())])


def test_another_dossiers_form_is_named_where_it_was_put_in(page, folder, other):
    drafter("request", "--case", other, cwd=other.parent.parent)
    form = min((other / "征集表").glob("*.xlsx"))
    before = tables(folder)
    put(page, form)
    job = page.job()
    assert job["doubtful"]
    assert f"1份没有用上：“{form.name}”是另一个案卷（深圳市坪山区" in job["told"][0]
    paper = next(one for one in page.get("/api/material").json()["papers"] if one["file"] == form.name)
    assert "是另一个案卷（深圳市坪山区" in paper["unread"]
    assert tables(folder) == before


def test_a_form_of_ours_sent_back_blank_is_told(page, folder):
    page.post("/api/request", until="", contact="")
    form = min((folder / "征集表").glob("*.xlsx"))
    put(page, form)
    assert f"“{form.name}”一格也没有填，不算交回" in page.job()["told"][0]


def test_another_dossiers_draft_is_neither_material_nor_a_draft_of_ours(page, folder, other):
    draft = desk.build(other, other.parent.parent, desk.Wish()).path
    told = put(page, draft).json()
    assert "不是这个案卷出的，没有收" in told["message"]
    assert not (folder / "材料").exists()


def test_some_other_word_file_taken_for_the_draft_is_told_where_it_belongs(page, tmp_path):
    paper = Document()
    paper.add_paragraph("关于召开年终总结会的通知")
    path = tmp_path / "通知.docx"
    paper.save(path)
    told = put(page, path, "draft").json()
    assert "不像是这份报告的稿子，没有收" in told["message"]
    assert "放入材料" in told["fix"]


def test_of_two_drafts_at_once_neither_is_left_out_silently(page, folder):
    (file,) = page.post("/api/build", copy="review").json()["files"]
    data = page.client.get(file["href"]).content
    answer = page.hand_in("/api/files", [("局长改.docx", data), ("科长改.docx", data)])
    assert answer.status_code == 422
    assert "一份一份地放" in answer.json()["fix"]


def test_what_papers_gave_was_not_written_elsewhere(page, folder):
    page.set("指标", "指42", "今年", page.row("指标", "指42")["cells"]["今年"], None)
    shutil.copytree(EXAMPLE.parent / "材料", folder.parent / "来的")
    page.heard.clear()
    page.hand_in("/api/files", [(path.name, path.read_bytes()) for path in (folder.parent / "来的").iterdir()])
    page.job()
    told = [told for event, told in page.heard if event == "changed" and told["cells"]]
    assert {(one["by"], one["ours"]) for one in told} == {("收材料", True)}


def test_what_an_editor_saved_was_written_elsewhere(page, folder):
    path = folder / "指标.yaml"
    path.write_text(path.read_text("utf-8").replace("今年: 48篇", "今年: 49篇", 1), "utf-8")
    told = page.until(lambda: [told for event, told in page.heard if event == "changed" and told["cells"]])
    assert not told[0]["ours"]


def test_a_paper_that_is_no_file_of_word_says_so(page):
    told = page.hand_in("/api/files?as=draft", [("假.docx", b"PK\x03\x04" + bytes(50))])
    assert told.status_code == 422
    assert told.json()["fix"]
