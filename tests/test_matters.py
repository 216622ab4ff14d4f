"""A compound promise in its parts."""

from __future__ import annotations

import json

import pytest
from kit import drafter, report

from drafter.zh.matters import matters


@pytest.mark.parametrize(
    ("promise", "parts"),
    [
        (
            "建成服务站17个，办理案件不少于2200件；开展普法中期评估；编印案例汇编。",
            ("建成服务站17个", "办理案件不少于2200件", "开展普法中期评估", "编印案例汇编"),
        ),
        ("开展执法专项整治，持证率提高到95%以上。", ("开展执法专项整治", "持证率提高到95%以上")),
        ("建立评查台账，每季度评查一次。", ("建立评查台账", "每季度评查一次")),
        ("二是新建司法所2个、服务站17个。", ("新建司法所2个", "服务站17个")),
        ("2025年打算：持证率95%以上；评选示范项目不少于10个。", ("持证率95%以上", "评选示范项目不少于10个")),
        ("修订《评查办法》，推行“一次办好”。", ("修订《评查办法》", "推行“一次办好”")),
    ],
)
def test_several_things_in_one_sentence(promise, parts):
    assert matters(promise) == parts


@pytest.mark.parametrize(
    "promise",
    [
        "以普法规划为抓手，推进“法律明白人”培养工程。",
        "加强培训、走访、宣传，提升履职能力。",
        "新建服务站3个，总面积500平方米，惠及群众2万人。",
        "开展“进学校、进企业；进社区”活动。",
        "新增联络点10个，其中镇级4个、村级6个。",
        "深化公证改革。",
    ],
)
def test_one_thing_is_one(promise):
    assert matters(promise) == (promise.rstrip("。"),)


def test_parts_stand_in_the_sentence():
    (promise,) = report(
        "一、2024年工作总结\n办理公证864件。\n二、2025年工作计划\n新建司法所2个;举办讲座6场，评查案卷90卷。"
    ).commitments
    assert promise.parts == ("新建司法所2个", "举办讲座6场", "评查案卷90卷")
    assert all(part in promise.text for part in promise.parts)


def test_parts_are_shown(tmp_path):
    file = tmp_path / "青石区司法局2024年工作总结.txt"
    file.write_text("一、2024年工作总结\n办理公证864件。\n二、2025年工作计划\n新建司法所2个；举办讲座6场。\n", "utf-8")
    shown = drafter("read", file).stdout
    assert "计划 1 条，说的是 2 件事" in shown
    assert "第2件 举办讲座6场" in shown
    told = json.loads(drafter("read", file, "--json").stdout)
    assert told["commitments"][0]["parts"] == ["新建司法所2个", "举办讲座6场"]
