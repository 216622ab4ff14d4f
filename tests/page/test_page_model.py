"""The bureau's own model in a window: shown where there is one, each use switched by itself in her own file."""

from __future__ import annotations

import pytest

from drafter import asking, tables
from drafter.desk.consulting import TRACING, instructions
from drafter.model.endpoint import Use
from drafter.model.graded import Grade
from drafter.tracing.second.examined import digest

TABLE = "# 机房给的\n地址: http://10.1.2.3:8000/v1  # 三楼\n模型: 甲\n对照: 关   # 先不用\n\n# 完\n"


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "模型.yaml"
    file.write_text(TABLE, "utf-8")
    return file


def test_where_there_is_none_nothing_is_shown_and_nothing_switched(page, tmp_path):
    assert page.get("/api/model").json() == {"address": None}
    answer = page.post("/api/model", use="对照", on=True)
    assert answer.status_code == 422
    assert "这里没有模型.yaml" in answer.json()["message"]
    assert not (tmp_path / "模型.yaml").exists()


def test_it_is_shown_with_its_grade_and_nobody_is_contacted(page, file, tmp_path):
    told = page.get("/api/model").json()
    assert (told["address"], told["name"]) == ("http://10.1.2.3:8000/v1", "甲")
    assert "还没有考过" in told["grade"]
    assert [(one["use"], one["on"]) for one in told["uses"]] == [(use.value, False) for use in Use]
    mark = tables.load_endpoint(tmp_path).mark
    asking.keep_grade(tmp_path, mark, digest(instructions(TRACING, tmp_path)), Grade(250, 208, 260, 260))
    assert page.get("/api/model").json()["grade"] == "考题判对 250/260，起草助手自己 208/260：可以用"
    assert not (tmp_path / ".drafter/模型记录").exists()


def test_a_use_is_switched_in_its_own_line_and_every_other_byte_stays(page, file):
    told = page.post("/api/model", use="对照", on=True).json()
    assert [one["use"] for one in told["uses"] if one["on"]] == ["对照"]
    assert file.read_text("utf-8") == TABLE.replace("对照: 关   # 先不用", "对照: 开  # 先不用")
    page.post("/api/model", use="收材料", on=True)
    assert file.read_text("utf-8").endswith("# 完\n收材料: 开\n")
    told = page.post("/api/model", use="对照", on=False).json()
    assert [one["use"] for one in told["uses"] if one["on"]] == ["收材料"]


@pytest.mark.parametrize("asked", [{"use": "别的", "on": True}, {"use": "对照", "on": "开"}, {"on": True}, {}])
def test_what_no_window_asks_for_changes_nothing(page, file, asked):
    assert page.post("/api/model", **asked).status_code == 422
    assert file.read_text("utf-8") == TABLE


@pytest.mark.parametrize(
    "broken", ["地址: 10.1\n模型: 甲\n", "- 甲\n", "地址: http://10.1.2.3/v1\n模型: 甲\n对照: 关\n对照: 开\n"]
)
def test_a_file_that_cannot_be_read_is_told_and_left(page, file, broken):
    file.write_text(broken, "utf-8")
    answer = page.post("/api/model", use="对照", on=True)
    assert answer.status_code == 422
    assert answer.json()["message"].startswith("模型.yaml第")
    assert file.read_text("utf-8") == broken
