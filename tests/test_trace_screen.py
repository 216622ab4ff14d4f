"""drafter trace on the screen: the plan beside this year's report, wide characters counted as two."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from compared import DISPUTES, REPLY, SERVICE, answer, comparison, outcome

from drafter.cli import compared, grid
from drafter.model.comparison import Comparison
from drafter.model.kind import Part
from drafter.model.manuscript import Doubt
from drafter.model.report import Commitment, Meta, Portion, Report
from drafter.model.traced import Answer, Evidence, Status, Trace, Verdict


def lines(told):
    return [line for block in compared.table(told) for line in click.unstyle(block).split("\n")]


def test_the_table_as_it_is_read(monkeypatch):
    monkeypatch.setattr(grid, "screen", lambda: 80)
    assert lines(comparison()) == [
        "上年计划：《龙华区司法局2024年工作总结和2025年工作计划》",
        "今年报告：龙华区法治政府建设年度报告（2025年）",
        "",
        "编号    状态        上年计划                    今年的回应",
        "-" * 80,
        "",
        "优化公共法律服务（3 条，未回应 1 条）",
        "划01    有回应      开通夜间公证窗口，方便群众  开通“掌上公证”，全年办理错时公",
        "                    错时办证。                  证312件，比上年增长18.5%，群众",
        "                                                不用再请假办证，“办证难”得到缓",
        "                                                解。（第4段）",
        "                                                理由：同提：错时、公证",
        "划02    请核对      新建公共法律服务站3个。     服务站运行平稳。（第5段）",
        "                                                理由：同提：服务站",
        "划03    【未回应】  编印办事指南。              理由：全文未见：回访",
        "",
        "化解矛盾纠纷（1 条，未回应 1 条）",
        "划04    【未回应】  建立行政复议案件回访制度。  理由：全文未见：回访",
        "",
        "编号    结论          上年的目标               目标值           今年",
        "-" * 80,
        "        达到          办理公证不少于1200件     不低于1200件     1312件",
        "        【未达到】    调解成功率达到95%左右    95%左右          93.5%",
        "划02    【未报告】    服务站3个                3个              —",
        "        口径不同      投诉增长不超过5%         不超过5%         12件",
        "",
        "计划 4 条：有回应 1 条，请核对 1 条，未回应 2 条",
        "指标 4 项：达到 1 项，未达到 1 项，未报告 1 项，口径不同 1 项",
        "未回应：划03、划04",
    ]


@pytest.mark.parametrize("room", [60, 72, 80, 100, 140])
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(monkeypatch, room):
    monkeypatch.setattr(grid, "screen", lambda: room)
    told = comparison([answer(1, REPLY * 4, SERVICE * 9), answer(2, "https://" + "x" * 200)])
    assert max(map(grid.width, lines(told))) <= room
    assert "".join(grid.wrap(REPLY * 4, room // 3)) == REPLY * 4


def test_where_nobody_looks_the_width_is_fixed_and_there_are_no_colours(capsys):
    assert grid.screen() == 100
    for line in compared.table(comparison()):
        click.echo(line)
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(("columns", "room"), [("50", 60), ("90", 89), ("300", 140)])
def test_a_window_is_filled_as_far_as_lines_can_be_read(monkeypatch, columns, room):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", columns)
    assert grid.screen() == room


def test_what_is_missing_is_named_at_the_end():
    told = comparison([answer(n, f"办好第{n}件事。", DISPUTES) for n in range(1, 6)], ())
    assert lines(told)[-2:] == ["计划 5 条：有回应 0 条，请核对 0 条，未回应 5 条", "未回应：划01至划05"]


def test_a_plan_without_headings_and_without_targets():
    printed = lines(comparison([answer(1, "编印办事指南。", "")], ()))
    assert not [line for line in printed if "未列标题" in line or "结论" in line or "指标" in line]


def test_a_large_target_is_printed_in_full():
    told = comparison(
        (answer(1, "编印办事指南。"),), (outcome("播种100万亩", "1E+2", Verdict.NOT_REPORTED, unit="万亩"),)
    )
    assert any("100万亩  " in line for line in lines(told))


@pytest.mark.parametrize(
    ("text", "room", "folded"),
    [
        ("", 10, [""]),
        ("甲乙丙丁", 4, ["甲乙", "丙丁"]),
        ("甲乙，丙", 4, ["甲", "乙，", "丙"]),
        ("甲“乙”丙", 6, ["甲“乙”", "丙"]),
        ("共2000余条", 6, ["共2000", "余条"]),
        ("甲乙（第12段）", 11, ["甲乙", "（第12段）"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("甲 乙", 2, ["甲", "乙"]),
        ("e\u0301e\u0301", 2, ["e\u0301e\u0301"]),
    ],
)
def test_wrapping(text, room, folded):
    assert grid.wrap(text, room) == folded


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (("龙华区", 2024), ("龙华区", 2023), "先后可能写反了"),
        (("龙华区", 2022), ("龙华区", 2024), "隔了2年"),
        (("龙华区", 2023), ("坪山区", 2024), "不是一个地方的"),
    ],
)
def test_two_reports_that_do_not_follow_each_other_are_told(before, now, told):
    reports = [
        Report(
            Path(f"{n}.txt"),
            Meta(district, "", year),
            (),
            portions=(Portion(Part.SUMMARY, "", 1, 1, f"{district}{year}"),),
        )
        for n, (district, year) in enumerate((before, now))
    ]
    assert any(told in remark for remark in Comparison(*reports, Trace((), ())).remarks)


def test_what_was_doubtful_in_reading_is_told():
    doubtful = Report(Path("甲.txt"), Meta("龙华区", "", 2024), (), doubts=(Doubt(3, "缺少编号"), Doubt(5, "编号跳了")))
    plain = Report(Path("乙.txt"), Meta("龙华区", "", 2025), (), portions=(Portion(Part.SUMMARY, "", 1, 1, "一句"),))
    remarks = Comparison(doubtful, plain, Trace((), ())).remarks
    assert [remark for remark in remarks if "拿不准" in remark] == [
        "读“甲.txt”有2处拿不准，可能影响对照；头一处：缺少编号；单独读这一份，可以逐处看"
    ]


def test_two_kinds_of_report_are_told():
    one, other = (
        Report(Path(f"{kind}.txt"), Meta("龙华区", "", year, kind=kind), (), portions=(Portion(Part.SUMMARY, "", 1, 1, kind),))
        for kind, year in (("司法行政工作总结", 2024), ("法治政府建设年度报告", 2025))
    )  # fmt: skip
    assert any("不是同一种报告" in remark for remark in Comparison(one, other, Trace((), ())).mistaken)


def test_a_number_is_shown_with_what_it_counts():
    outcomes = [
        outcome("推动2个", "2", Verdict.NOT_REPORTED, unit="个", promise="推动2个重点项目建设，提升服务。"),
        outcome("提速25个", "25", Verdict.NOT_REPORTED, unit="个", promise="提速25个省、市重点项目。"),
        outcome("增长7%左右", "7", Verdict.NOT_REPORTED, unit="%", promise="办件量增长7%左右。"),
        outcome("新建站点3个", "3", Verdict.NOT_REPORTED, unit="个", promise="新建站点3个（其中2个在街道）。"),
    ]
    shown = ["推动2个重点项目建设", "提速25个省、市重点项目", "增长7%左右", "新建站点3个"]
    assert [goal.text for goal in comparison(outcomes=outcomes).goals] == shown


def test_beside_an_unanswered_promise_stands_the_nearest_sentence():
    promise = Commitment("划01", "建成法律援助工作站。", "", 1)
    answer = Answer(promise, Status.UNANSWERED, 0.4, "全文未见：工作站", (Evidence("扩建法律援助窗口。", 0.3, 7),))
    report = Report(Path("甲.txt"), Meta())
    row = Comparison(report, report, Trace((answer,), ())).rows[0]
    assert (row.reply, row.why) == ("", "全文未见：工作站；最接近的一句是“扩建法律援助窗口。”（第7段）")
