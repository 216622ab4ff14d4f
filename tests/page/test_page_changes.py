"""What is changed in a window is on disk, in the history, and told to every other; nothing of hers is overwritten."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from kit import EXAMPLE

from drafter.case import undoing
from drafter.page.addresses import Addresses


def written(folder, table="指标"):
    return (folder / f"{table}.yaml").read_text("utf-8")


def test_a_cell_is_saved_when_it_says_so(page, folder):
    told = page.set("指标", "指01", "今年", "48篇", "49篇").json()
    assert "    今年: 49篇\n" in written(folder)
    assert told["patch"]["cells"] == [{"at": ["指标", "指01", "今年"], "before": "48篇", "after": "49篇"}]
    assert [row["cells"]["今年"] for row in told["patch"]["rows"]["指标"]] == ["49篇"]
    assert told["patch"]["saved"]["entry"] == told["entry"]
    assert undoing.told(folder)[0].entry.by == "页面"
    assert page.row("指标", "指01")["cells"]["今年"] == "49篇"


def test_every_window_hears_of_it(page):
    page.checked()
    page.heard.clear()
    told = page.set("指标", "指01", "今年", "48篇", "49篇").json()["patch"]
    heard = page.until(lambda: [one for event, one in page.heard if event == "changed"][1:] and page.heard)
    assert heard[0][1]["rev"] == told["rev"]
    assert heard[0][1]["undo"] == {"entry": told["saved"]["entry"], "what": "指标 指01 今年"}
    assert heard[1][1]["base"] == told["rev"]
    assert heard[1][1]["findings"] is not None


def test_a_finding_goes_once_its_cell_is_filled(page):
    before = page.checked()
    one = next(f for f in before["findings"] if f["rule"] == "还有空没填" and f["at"][0] == "指标")
    page.set(*one["at"], None, "12件")
    after = page.until(lambda: (state := page.checked())["rev"] > before["rev"] + 1 and state)
    assert one["id"] not in [f["id"] for f in after["findings"]]
    assert after["overview"]["errors"] < before["overview"]["errors"]


def test_findings_keep_their_rows_while_rows_come_and_go(page, monkeypatch):
    before = page.checked()["findings"]
    monkeypatch.setattr(type(page.here), "_check_once", lambda _: None)
    page.post(
        "/api/apply", changes=[{"drop": ["指标", "指01"], "seen": {}}, {"drop": ["上年计划", "划01"], "seen": {}}]
    )
    state = page.state()
    assert state["overview"]["checking"]
    assert [one["at"] for one in state["findings"]] == [one["at"] for one in before]
    paper = page.get("/api/paper").json()
    assert not [span for para in paper["paras"] for span in para["spans"] if span.get("f")]


def test_what_somebody_else_wrote_stays_and_is_told(page, folder):
    path = folder / "指标.yaml"
    path.write_text(written(folder).replace("今年: 48篇", "今年: 50篇"), "utf-8")
    before = path.read_bytes()
    answer = page.set("指标", "指01", "今年", "48篇", "49篇")
    assert answer.status_code == 409
    told = answer.json()
    assert (told["error"], told["at"]) == ("conflict", ["指标", "指01", "今年"])
    assert (told["seen"], told["there"], told["who"]) == ("48篇", "50篇", "编辑器")
    assert path.read_bytes() == before


def test_of_changes_together_all_or_none_are_made(page, folder):
    before = written(folder), written(folder, "上年计划")
    sets = [(["指标", "指01", "今年"], "48篇", "49篇"), (["上年计划", "划03", "完成情况"], "别的", "平台已上线。")]
    answer = page.post("/api/apply", changes=[{"set": at, "seen": seen, "new": new} for at, seen, new in sets])
    assert answer.status_code == 409
    assert (written(folder), written(folder, "上年计划")) == before


def test_a_row_comes_under_a_number_of_its_own_moves_and_goes(page):
    told = page.post("/api/apply", changes=[{"add": "本年问题", "cells": {"问题": "基层力量不足。"}}]).json()
    (number,) = told["added"]
    assert page.row("本年问题", number)["cells"]["问题"] == "基层力量不足。"
    assert told["patch"]["order"]["本年问题"][-1] == number
    told = page.post("/api/apply", changes=[{"move": ["本年问题", number], "after": ""}]).json()
    assert told["patch"]["order"]["本年问题"][0] == number
    told = page.post("/api/apply", changes=[{"drop": ["本年问题", number], "seen": {"问题": "基层力量不足。"}}]).json()
    assert number not in told["patch"]["order"]["本年问题"]


def test_of_a_row_that_is_gone_it_is_told(page):
    answer = page.set("指标", "指99", "今年", None, "1件")
    assert (answer.status_code, answer.json()["error"], answer.json()["at"]) == (409, "gone", ["指标", "指99"])


def test_a_change_is_taken_back_and_made_again(page):
    for new, seen in (("49篇", "48篇"), ("50篇", "49篇")):
        page.set("指标", "指01", "今年", seen, new)
    for value in ("49篇", "48篇"):
        page.post("/api/undo", entry=page.state()["undo"]["entry"])
        assert page.row("指标", "指01")["cells"]["今年"] == value
    assert page.state()["undo"] is None
    for value in ("49篇", "50篇"):
        page.post("/api/redo", entry=page.state()["redo"]["entry"])
        assert page.row("指标", "指01")["cells"]["今年"] == value
    assert page.state()["redo"] is None


def test_a_change_whose_cell_was_changed_since_is_not_taken_back(page):
    entry = page.set("指标", "指01", "今年", "48篇", "49篇").json()["entry"]
    page.set("指标", "指01", "今年", "49篇", "50篇")
    answer = page.post("/api/undo", entry=entry)
    assert (answer.status_code, answer.json()["error"], answer.json()["there"]) == (409, "conflict", "50篇")
    assert page.row("指标", "指01")["cells"]["今年"] == "50篇"


def test_the_history_tells_who_changed_which_cell(page):
    entry = page.set("指标", "指01", "今年", "48篇", "49篇").json()["entry"]
    told = page.get("/api/history").json()["entries"][0]
    assert (told["entry"], told["by"], told["can_undo"]) == (entry, "页面", True)
    assert told["cells"] == [{"at": ["指标", "指01", "今年"], "before": "48篇", "after": "49篇"}]
    assert page.get("/api/history", row="指02").json()["entries"] == []


def test_signs_nobody_sees_do_not_get_into_a_table(page):
    page.set("指标", "指01", "今年", "48篇", " 4\x009\x1b篇\ufeff ")
    assert page.row("指标", "指01")["cells"]["今年"] == "49篇"


BAD = [
    {},
    {"changes": "x"},
    {"changes": []},
    {"changes": [7]},
    {"changes": [{}]},
    {"changes": [{"set": ["指标", "指01"], "new": "x"}]},
    {"changes": [{"set": ["指标", 3, "今年"], "new": "x"}]},
    {"changes": [{"set": ["../案卷", "", "标题"], "new": "x"}]},
    {"changes": [{"set": ["指标", "指01", "没有的栏"], "new": "x"}]},
    {"changes": [{"set": ["指标", "指01", "今年"], "seen": "48篇", "new": ["x"]}]},
    {"changes": [{"set": ["指标", "指01", "今年"], "seen": "48篇", "new": "\ud800"}]},
    {"changes": [{"add": "案卷", "cells": {}}]},
    {"changes": [{"add": "本年问题", "cells": {"没有的栏": "x"}, "after": "末尾"}]},
    {"changes": [{"move": ["指标", "指01"]}]},
]


@pytest.mark.parametrize("told", BAD, ids=range(len(BAD)))
def test_what_no_window_asks_is_refused_in_words_and_changes_nothing(page, folder, told):
    before = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
    answer = page.client.post("/api/apply", content=json.dumps(told), headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["message"]
    assert answer.json()["fix"]
    assert {path.name: path.read_bytes() for path in folder.glob("*.yaml")} == before


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"[" * 100_000, b'"x"'], ids=range(5))
def test_what_is_no_request_is_refused(page, body):
    answer = page.client.post("/api/apply", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]) == (422, "refused")


def test_a_form_of_another_site_is_no_request(page):
    answer = page.client.post("/api/apply", data={"changes": "x"})
    assert answer.status_code == 422


def test_a_reminder_she_looked_at_is_told_no_more(page, folder):
    one = next(f for f in page.checked()["findings"] if f["settle"] and f["rule"] == "数字未更新")
    assert page.post("/api/settle", finding=one["id"], why="科室来电核实").json()["entry"]
    assert "科室来电核实" in written(folder, "核对")
    page.until(lambda: one["id"] not in [f["id"] for f in page.checked()["findings"]])
    assert page.post("/api/settle", finding=one["id"], why="").json()["error"] == "gone"


def test_what_was_meant_for_another_dossier_is_not_written_into_this(page, folder):
    page.client.headers["x-case"] = quote("钟楼-2024")
    before = written(folder)
    told = page.set("指标", "指31", "今年", None, "160余次")
    assert (told.status_code, told.json()["error"]) == (409, "elsewhere")
    assert "钟楼-2024" in told.json()["message"]
    assert page.hand_in("/api/files", [("亮点.txt", "办结128件。".encode())]).status_code == 409
    assert written(folder) == before
    page.client.headers["x-case"] = quote("龙华-2025")
    assert page.set("指标", "指31", "今年", None, "160余次").status_code == 200


def test_an_error_is_not_settled_by_a_word(page):
    one = next(f for f in page.checked()["findings"] if f["level"] == "错误")
    assert not one["settle"]
    assert page.post("/api/settle", finding=one["id"], why="").status_code == 422


def test_a_pasted_column_is_shown_before_it_is_written(page, folder):
    before = written(folder)
    told = page.post(
        "/api/paste", at=["指标", "指01", "今年"], keys=["指01", "指02", "指03"], text='49\r\n约48\n"约\n"\n七\n'
    ).json()
    assert [(one["at"][1], one["new"], one["state"]) for one in told["cells"]] == [
        ("指01", "49篇", "换"),
        ("指02", "约48个", "换"),
        ("指03", "约", "读不成数"),
    ]
    assert (told["left"], told["matched"]) == (1, "按位置")
    assert written(folder) == before


def test_a_pasted_column_finds_its_rows_by_their_names(page):
    names = [page.row("指标", key)["cells"]["名称"] for key in ("指03", "指01")]
    text = "\n".join(f"{name}\t{n}" for n, name in enumerate(names, start=7))
    told = page.post("/api/paste", at=["指标", "指01", "今年"], keys=["指01"], text=text).json()
    assert [one["at"][1] for one in told["cells"]] == ["指03", "指01"]
    assert told["matched"] == "按名称"


@pytest.mark.parametrize(
    ("before", "typed", "kept"),
    [
        ("150余次", "163", "163次"),
        ("150余次", "１６３", "163次"),
        ("150余次", "约160", "约160次"),
        ("150余次", "163件", "163件"),
        ("1.6万余件", "1.8", "1.8万件"),
        ("1.6万余件", "1.8万", "1.8万件"),
        ("98%", "97.5", "97.5%"),
        ("连续9年", "10", "10"),
    ],
)
def test_a_bare_number_takes_last_years_unit_typed_or_pasted(page, before, typed, kept):
    page.set("指标", "指01", "上年", page.row("指标", "指01")["cells"]["上年"], before)
    at = ["指标", "指01", "今年"]
    shown = page.post("/api/paste", at=at, keys=["指01"], text=f"{typed}\n").json()["cells"][0]
    page.set("指标", "指01", "今年", "48篇", typed)
    assert (shown["new"], page.row("指标", "指01")["cells"]["今年"]) == (kept, kept)


def test_what_will_not_do_is_not_counted_as_done(page):
    def done():
        told = page.checked()["overview"]
        table = next(one for one in told["tables"] if one["name"] == "上年计划")
        return table["done"], table["all"]

    before = done()
    row = next(one for one in page.here.shown.rows["上年计划"].values() if one["state"] == "写好")
    page.set("上年计划", row["key"], "完成情况", row["cells"]["完成情况"], "无")
    assert done() == (before[0] - 1, before[1])


def test_addresses_lead_to_rows_that_are_there():
    addresses = Addresses({"指标": ("指01",), "案卷": ("",)})
    assert addresses.at(("指标", 0, "今年", 1, 2)) == ("指标", "指01", "今年")
    assert addresses.at(("案卷", "标题")) == ("案卷", "", "标题")
    assert addresses.at(("指标", 4)) is None
    assert addresses.at(()) is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_check_that_breaks_off_is_told(page, monkeypatch):
    monkeypatch.setattr("drafter.page.sitting.checked", lambda *_: 1 / 0)
    page.set("指标", "指31", "今年", None, "160余次")
    told = page.until(lambda: [told for event, told in page.heard if event == "trouble"])
    assert "不再检查" in told[0]["message"]


def heard_from(page):
    return [(told["by"], told["window"]) for event, told in page.heard if event == "changed" and told["cells"]]


def test_a_window_is_told_which_changes_are_its_own(page, folder):
    page.client.headers["x-window"] = "w1"
    page.heard.clear()
    told = page.set("指标", "指01", "今年", "48篇", "49篇").json()["patch"]
    assert told["window"] == "w1"
    page.post("/api/confirm")
    path = folder / "指标.yaml"
    path.write_text(path.read_text("utf-8").replace("今年: 49篇", "今年: 50篇", 1), "utf-8")
    page.here.refresh()
    assert heard_from(page) == [("页面", "w1"), ("数据确认单", "w1"), ("编辑器", "")]


def test_what_a_job_of_a_window_wrote_is_that_windows(page, folder):
    page.client.headers["x-window"] = "w1"
    page.set("指标", "指42", "今年", page.row("指标", "指42")["cells"]["今年"], None)
    page.heard.clear()
    papers = sorted((EXAMPLE.parent / "材料").iterdir())
    page.hand_in("/api/files", [(path.name, path.read_bytes()) for path in papers])
    page.job()
    assert set(heard_from(page)) == {("收材料", "w1")}
