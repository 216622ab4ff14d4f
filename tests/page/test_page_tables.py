"""What a window shows of the tables: rows as they stand, what papers offer, a table that cannot be read, what is saved elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time

import pytest
from kit import ROOT
from paged import Page

from drafter.case import lock
from drafter.page.more_of_rows import _unit
from drafter.page.offers import declined, offers, taken

HINT = "172份（法援中心（定稿）.docx 第12段，同一句里写着上年的数）；178份（业务统计.xlsx 汇总表!E5）"


def give(page, table, key, field, words):
    return page.set(table, key, field, page.row(table, key)["cells"].get(field), words)


def test_every_row_of_every_table_is_shown_with_all_it_says(page):
    tables = {one["name"]: one for one in page.state()["tables"]}
    assert list(tables) == [
        "案卷",
        "提纲",
        "指标",
        "上年计划",
        "上年问题",
        "正文",
        "本年问题",
        "下年计划",
        "素材",
        "核对",
    ]
    row = tables["指标"]["rows"][0]
    assert row["cells"]["名称"] in page.here.shown.understood.rows["指标"]["指01"].values()
    assert set(tables["指标"]["fields"]) >= set(row["cells"])
    assert page.state()["cases"] == ["龙华-2025"]


def test_a_figure_says_how_it_changed_and_what_last_year_said(page):
    page.set("指标", "指01", "今年", "48篇", "50篇")
    row = page.row("指标", "指01")
    before = row["cells"]["上年"]
    assert row["unit"] == "篇"
    assert row["change"].startswith(("增加", "减少"))
    last = row["last"]
    assert last["sentence"][last["start"] : last["end"]] == before
    assert row["slots"]


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        ("150余次", "次"),
        ("约6500人", "人"),
        ("23437.89万元", "万元"),
        ("1.6万余件", "万件"),
        ("近90%", "%"),
        ("无", ""),
    ],
)
def test_the_unit_of_a_bare_number_is_last_years(page, before, unit):
    give(page, "指标", "指01", "上年", before)
    assert page.row("指标", "指01")["unit"] == unit


@pytest.mark.parametrize(
    ("now", "state"),
    [(None, "空"), ("不再统计", "不再统计"), ("很多", "读不成数"), ("53篇", "填好")],
)
def test_how_far_a_figure_is(page, now, state):
    page.set("指标", "指01", "今年", "48篇", now)
    assert page.row("指标", "指01")["state"] == state


def test_what_papers_offer_is_shown_one_by_one(page):
    page.set("指标", "指01", "今年", "48篇", None)
    give(page, "指标", "指01", "建议", HINT)
    row = page.row("指标", "指01")
    assert row["state"] == "说法不一"
    told = [(one["value"], one["file"], one["where"], one["why"]) for one in row["proposals"]]
    assert told == [
        ("172份", "法援中心（定稿）.docx", "第12段", "同一句里写着上年的数"),
        ("178份", "业务统计.xlsx", "汇总表!E5", ""),
    ]


def test_what_is_taken_is_written_with_its_source_in_one_change(page, folder):
    page.set("指标", "指01", "今年", "48篇", None)
    give(page, "指标", "指01", "建议", HINT)
    told = page.post("/api/take", at=["指标", "指01"], n=1, value="178份", seen=None).json()
    cells = page.row("指标", "指01")["cells"]
    assert (cells["今年"], cells["来源"], cells.get("建议")) == ("178份", "业务统计.xlsx 汇总表!E5：178份", None)
    page.post("/api/undo", entry=told["entry"])
    cells = page.row("指标", "指01")["cells"]
    assert (cells["今年"], cells.get("来源"), cells["建议"]) == (None, None, HINT)


def test_what_is_declined_goes_and_the_other_stays(page):
    page.set("指标", "指01", "今年", "48篇", None)
    give(page, "指标", "指01", "建议", HINT)
    page.post("/api/decline", at=["指标", "指01"], n=0, value="172份")
    row = page.row("指标", "指01")
    assert (row["state"], row["cells"]["建议"]) == ("有建议", "178份（业务统计.xlsx 汇总表!E5）")


def test_an_offer_that_changed_meanwhile_is_not_taken(page):
    page.set("指标", "指01", "今年", "48篇", None)
    give(page, "指标", "指01", "建议", HINT)
    answer = page.post("/api/take", at=["指标", "指01"], n=0, value="171份", seen=None)
    assert (answer.status_code, answer.json()["error"]) == (409, "gone")
    assert page.row("指标", "指01")["cells"]["今年"] is None


ANSWERS = "平台9月上线（试运行）；建成2个（办公室总结.docx 第3段）；设站点16个（普法科.docx 表1 行4列2）（只答了一部分，或者还在办）"


def test_sentences_keep_their_own_brackets_and_semicolons():
    told = offers("上年计划", {"建议": ANSWERS})
    assert [one.value for one in told] == ["平台9月上线（试运行）；建成2个", "设站点16个"]
    assert not any(one.certain for one in told)
    assert not offers("上年计划", {"建议": "她自己写的话（没有出处）"})


def test_an_answer_is_put_behind_what_she_wrote():
    cells = {"建议": ANSWERS, "完成情况": "已办。", "来源": None}
    one, other = offers("上年计划", cells)
    (outcome, source, hint) = taken("上年计划", "划01", cells, other, "已办。")
    assert outcome.new == "已办。设站点16个。"
    assert source.new == "普法科.docx 表1 行4列2"
    assert hint.new == "平台9月上线（试运行）；建成2个（办公室总结.docx 第3段）（只答了一部分，或者还在办）"
    assert declined("上年计划", "划01", {"建议": hint.new}, one).new is None


def test_words_offered_for_a_paragraph_are_a_line_each():
    cells = {"建议文字": "建成3个站点（甲.docx 第1段）\n办理5件（乙.docx 第2段）", "文字": "原来的话"}
    one, other = offers("正文", cells)
    words, hint = taken("正文", "文01", cells, one, "原来的话")
    assert words.new == "原来的话。建成3个站点。"
    assert hint.new == other.written


def test_a_table_that_cannot_be_read_stays_as_it_was_and_the_others_go_on(page, folder):
    path = folder / "指标.yaml"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("    今年: 48篇", "    今年: 48篇\n    今年: 49篇", 1), "utf-8")
    page.here.refresh()
    table = next(one for one in page.state()["tables"] if one["name"] == "指标")
    assert table["unreadable"]["line"] > 1
    assert table["unreadable"]["fix"]
    assert table["rows"][0]["cells"]["今年"] == "48篇"
    assert page.state()["overview"]["stale"]
    answer = page.set("指标", "指01", "今年", "48篇", "49篇")
    assert (answer.status_code, answer.json()["error"]) == (422, "unreadable")
    assert page.set("上年计划", "划03", "完成情况", None, "平台已上线。").status_code == 200
    path.write_text(whole, "utf-8")
    page.here.refresh()
    assert next(one for one in page.state()["tables"] if one["name"] == "指标")["unreadable"] is None
    assert page.set("指标", "指01", "今年", "48篇", "49篇").status_code == 200


def test_a_dossier_that_never_could_be_read_is_shown_as_far_as_it_can(tmp_path, folder):
    (folder / "正文.yaml").write_text("- 编号: [\n", "utf-8")
    page = Page(tmp_path, folder)
    with page.client:
        page.client.get(page.gate.address)
        told = page.state()
        assert next(one for one in told["tables"] if one["name"] == "正文")["unreadable"]
        assert page.row("指标", "指01")["cells"]["今年"] == "48篇"
        assert page.get("/api/paper").json()["error"] == "unreadable"


def test_what_another_program_saves_is_told_with_its_cells(page, folder):
    page.checked()
    page.heard.clear()
    path = folder / "指标.yaml"
    path.write_text(path.read_text("utf-8").replace("今年: 48篇", "今年: 50篇"), "utf-8")
    told = page.until(lambda: next((told for event, told in page.heard if event == "changed"), None))
    assert told["cells"] == [{"at": ("指标", "指01", "今年"), "before": "48篇", "after": "50篇"}]
    assert told["by"] == "编辑器"


def test_what_a_command_writes_is_told(page, folder):
    page.checked()
    page.heard.clear()
    entry = page.set("指标", "指01", "今年", "48篇", "49篇").json()["entry"]
    page.until(lambda: len(page.heard) > 1)
    page.heard.clear()
    command = [sys.executable, "-m", "drafter", "undo", str(entry), "--case", str(folder)]
    subprocess.run(
        command, cwd=folder.parent, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True
    )
    told = page.until(lambda: next((told for event, told in page.heard if event == "changed" and told["cells"]), None))
    assert [(tuple(one["at"]), one["after"]) for one in told["cells"]] == [(("指标", "指01", "今年"), "48篇")]
    assert told["by"] == "撤销"


def test_another_program_that_holds_the_dossier_is_waited_for_and_then_told(page, folder, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    code = "import sys, time; from pathlib import Path; from drafter.case import held\nwith held(Path(sys.argv[1])): print(1, flush=True); sys.stdin.read()"
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        other.stdout.readline()
        answer = page.set("指标", "指01", "今年", "48篇", "49篇")
        assert (answer.status_code, answer.json()["error"]) == (423, "busy")
    finally:
        other.communicate(b"")
    assert page.set("指标", "指01", "今年", "48篇", "49篇").status_code == 200


def test_a_folder_that_is_gone_is_told_once_and_not_made_again(page, folder, tmp_path):
    page.checked()
    page.heard.clear()
    folder.rename(tmp_path / "别处")
    assert page.set("指标", "指01", "今年", "48篇", "49篇").json()["error"] == "refused"
    page.until(lambda: "trouble" in [event for event, _ in page.heard])
    time.sleep(1)
    assert [event for event, _ in page.heard].count("trouble") == 1
    assert not folder.exists()
    (tmp_path / "别处").rename(folder)
    page.until(lambda: page.set("指标", "指01", "今年", "48篇", "49篇").status_code == 200)


def test_two_threads_of_one_program_wait_for_each_other(folder, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    found = []

    def second():
        try:
            with lock.held(folder):
                found.append("in")
        except lock.Busy:
            found.append("busy")

    with lock.held(folder), lock.held(folder):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    second()
    assert found == ["busy", "in"]


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        ("连续6年", ""),
        ("180余次", "次"),
        ("20来个", "个"),
        ("32.5万元", "万元"),
        ("近百个", ""),
        ("98%", "%"),
        ("16件", "件"),
    ],
)
def test_a_bare_number_takes_last_years_unit_only_where_that_makes_a_figure(before, unit):
    assert _unit(before) == unit
