"""Dossiers in the page: begun from the right report, put aside and brought back, laid out again from another report."""

from __future__ import annotations

import os

import pytest
from kit import EXAMPLE, SEEDS

from drafter import readers

OURS = SEEDS / "龙华-2024-法治政府建设年度报告.txt"
THEIRS = SEEDS / "坪山-2021-法治政府建设年度报告.txt"


def handed(path):
    return [(path.name, path.read_bytes())]


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".drafter" not in path.parts
    }


def test_a_report_dropped_on_the_form_says_whose_it_is(empty_page, tmp_path):
    told = empty_page.hand_in("/api/prior", handed(OURS)).json()
    assert (told["district"], told["year"], told["kind"]) == ("龙华", 2024, "法治政府建设年度报告")
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("path", "district", "year", "doubt"),
    [(THEIRS, "龙华", "2022", "坪山区的报告，不是龙华的"), (OURS, "龙华", "2026", "2024年的报告，不是2025年的")],
    ids=["别的区", "别的年份"],
)
def test_the_wrong_report_is_asked_about_before_anything_is_laid_out(empty_page, tmp_path, path, district, year, doubt):
    answer = empty_page.hand_in("/api/new", handed(path), district=district, year=year)
    assert (answer.status_code, answer.json()["error"]) == (409, "asks")
    assert doubt in answer.json()["message"]
    assert not (tmp_path / "output").exists()
    sure = empty_page.hand_in("/api/new", handed(path), district=district, year=year, sure="1")
    assert sure.json()["name"] == f"{district}-{year}"


def test_a_dossier_put_aside_is_whole_and_comes_back(page, folder):
    before = files(folder)
    told = page.post("/api/aside", name="龙华-2025").json()
    assert told["where"] == "收起的案卷/龙华-2025"
    assert not folder.exists()
    assert files(folder.parent / told["where"]) == before
    state = page.state()
    assert (state["dossier"], state["cases"], state["aside"]) == (None, [], ["龙华-2025"])
    assert page.post("/api/aside", name="龙华-2025").json()["error"] == "gone"
    assert page.post("/api/back", name="龙华-2025").json()["name"] == "龙华-2025"
    assert files(folder) == before
    page.post("/api/open", name="龙华-2025")
    assert page.state()["rev"] > 1


def test_what_lies_under_the_same_name_stays(page, folder, tmp_path):
    page.post("/api/aside", name="龙华-2025")
    page.hand_in("/api/new", handed(OURS), district="龙华", year="2025")
    assert page.post("/api/back", name="龙华-2025").status_code == 422
    again = page.post("/api/aside", name="龙华-2025").json()
    assert again["where"] == "收起的案卷/龙华-2025-2"
    assert page.state()["aside"] == ["龙华-2025", "龙华-2025-2"]


def test_a_dossier_one_stands_in_stays(page, folder, monkeypatch):
    monkeypatch.chdir(folder)
    told = page.post("/api/aside", name="龙华-2025")
    assert told.status_code == 422
    assert folder.exists()
    assert page.state()["dossier"]["name"] == "龙华-2025"


def test_another_report_of_last_year_takes_the_place_of_the_first(page, folder):
    page.set("指标", "指31", "今年", None, "172份")
    page.set("案卷", "", "主送", page.row("案卷", "")["cells"]["主送"], "区人大常委会")
    paper = folder / "材料" / "应急局.txt"
    paper.parent.mkdir()
    paper.write_text("2025年，完善各级预案172份。", "utf-8")
    name = page.row("指标", "指31")["cells"]["名称"]
    answered = sum(bool(row["cells"]["完成情况"]) for row in page.here.shown.rows["上年计划"].values())
    longer = OURS.read_text("utf-8") + "\n另：全区新增便民服务点12个。\n"
    done = page.hand_in("/api/replace", [("去年的报告（定稿）.txt", longer.encode())]).json()
    assert (done["aside"], done["papers"]) == ("龙华-2025", True)
    rows = page.here.shown.rows
    assert next(row["cells"]["今年"] for row in rows["指标"].values() if row["cells"]["名称"] == name) == "172份"
    assert sum(bool(row["cells"]["完成情况"]) for row in rows["上年计划"].values()) == answered > 3
    assert page.row("案卷", "")["cells"]["主送"] == "区人大常委会"
    assert page.state()["dossier"]["priors"] == ["去年的报告（定稿）.txt"]
    assert (folder / "材料" / "应急局.txt").exists()
    assert (folder.parent / "收起的案卷" / "龙华-2025" / "指标.yaml").exists()


def test_what_she_wrote_anywhere_goes_along_to_the_other_report(page, folder):
    """Its paragraphs come in another order of numbers: one more heading and paragraph stand first."""
    tables = page.here.shown.rows
    kept, dropped = (
        next(k for k, row in tables["正文"].items() if row["cells"]["处理"] == how) for how in ("改写", None)
    )
    page.set("正文", dropped, "处理", None, "删去")
    title = next(k for k, row in tables["提纲"].items() if row["cells"]["上年标题"].startswith("（二）"))
    page.set("提纲", title, "标题", tables["提纲"][title]["cells"]["标题"], "完善机构职能，提高服务效能")
    own = page.post(
        "/api/apply",
        changes=[
            {"add": "正文", "cells": {"部分": "主要举措和成效", "小标题": title, "文字": "另写一段。", "处理": "改写"}}
        ],
    )
    assert own.status_code == 200, own.json()
    words = {key: tables["正文"][key]["cells"] for key in (kept, dropped)}
    answered = [row["cells"]["计划"] for row in tables["上年计划"].values() if row["cells"]["完成情况"]]
    altered, gone = answered[0], answered[2]
    text = readers.read(OURS).text
    assert text.count(altered) == text.count(gone) == 1
    text = text.replace(altered, altered.replace("。", "，并抓好落实。")).replace(gone, "")
    text = text.replace("一、主要工作", "一、基本情况\n全年工作平稳有序推进，各项任务按期办结。\n二、主要工作", 1)
    told = page.hand_in("/api/replace", [("定稿.txt", text.encode())], sure="1").json()
    assert any(one.startswith("上年计划") for one in told["altered"]), told
    assert [one[:4] for one in told["left"]] == ["上年计划"]
    now = page.here.shown.rows
    said = {
        row["cells"]["出处"].partition("：")[2]: row["cells"]
        for row in now["正文"].values()
        if row["cells"].get("出处")
    }
    assert said[words[kept]["出处"].partition("：")[2]]["文字"] == words[kept]["文字"]
    assert said[words[dropped]["出处"].partition("：")[2]]["处理"] == "删去"
    (mine,) = [row["cells"] for row in now["正文"].values() if row["cells"]["文字"] == "另写一段。"]
    named = now["提纲"][mine["小标题"]]["cells"]
    assert (named["上年标题"], named["标题"]) == (
        "（二）完善政府机构职能，更好发挥政府作用",
        "完善机构职能，提高服务效能",
    )


def test_a_report_that_cannot_be_read_changes_nothing(page, folder):
    before = files(folder)
    told = page.hand_in("/api/replace", [("坏.docx", b"PK\x03\x04" + bytes(40))], sure="1")
    assert told.status_code == 422
    assert files(folder) == before
    assert page.state()["dossier"]["name"] == "龙华-2025"
    assert page.set("指标", "指31", "今年", None, "172份").status_code == 200


def test_of_another_district_it_is_asked_first(page, folder):
    before = files(folder)
    told = page.hand_in("/api/replace", handed(THEIRS))
    assert (told.status_code, told.json()["error"]) == (409, "asks")
    assert files(folder) == before


def test_a_full_disk_leaves_the_dossier_where_it_was(page, folder, monkeypatch):
    def full(*_given):
        raise OSError(28, os.strerror(28))

    before = files(folder)
    monkeypatch.setattr("drafter.desk.laid_again.new", full)
    assert page.hand_in("/api/replace", handed(OURS)).status_code == 422
    assert files(folder) == before
    assert page.state()["dossier"]["name"] == EXAMPLE.name


def test_of_a_report_only_looked_at_nothing_is_changed(page, folder):
    before = files(folder)
    asked = page.hand_in("/api/replace", handed(THEIRS), look="1")
    assert (asked.status_code, asked.json()["error"]) == (409, "asks")
    own = page.hand_in("/api/replace", handed(SEEDS / "龙华-2023-司法行政工作总结.txt"), look="1").json()
    assert "2023年的报告，不是2024年的" in own["message"]
    assert "像是司法行政工作总结，不是法治政府建设年度报告" in own["message"]
    right = OURS.read_text("utf-8") + "\n另：全区新增便民服务点12个。\n"
    assert page.hand_in("/api/replace", [("定稿.txt", right.encode())], look="1").json() == {"looked": True}
    assert files(folder) == before
    assert page.state()["aside"] == []


def test_what_lies_among_the_papers_is_collected_again(page, folder):
    assert page.post("/api/collect").json()["message"] == "案卷里还没有材料，没有收"
    paper = folder / "材料" / "应急局.txt"
    paper.parent.mkdir()
    paper.write_text("2025年，完善各级预案172份。", "utf-8")
    assert page.row("指标", "指31")["cells"]["今年"] is None
    assert page.post("/api/collect").json()["job"]["all"] == 1
    assert page.job()["state"] == "done"
    assert page.row("指标", "指31")["cells"]["今年"] == "172份"


def test_before_the_first_check_nothing_is_said_to_be_right(page):
    assert page.state()["overview"]["unchecked"]
    assert not page.checked()["overview"]["unchecked"]
