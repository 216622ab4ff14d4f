"""Dossiers in the page: begun from the right report, put aside and brought back, laid out again from another report."""

from __future__ import annotations

import os

import pytest
from kit import EXAMPLE, SEEDS

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
    assert done["aside"] == "龙华-2025"
    rows = page.here.shown.rows
    assert next(row["cells"]["今年"] for row in rows["指标"].values() if row["cells"]["名称"] == name) == "172份"
    assert sum(bool(row["cells"]["完成情况"]) for row in rows["上年计划"].values()) == answered > 3
    assert page.row("案卷", "")["cells"]["主送"] == "区人大常委会"
    assert page.state()["dossier"]["priors"] == ["去年的报告（定稿）.txt"]
    assert (folder / "材料" / "应急局.txt").exists()
    assert (folder.parent / "收起的案卷" / "龙华-2025" / "指标.yaml").exists()


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
