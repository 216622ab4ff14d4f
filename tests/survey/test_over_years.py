"""A place over its years: figures in rows, promises planned again and when they were answered, problems named again; what new
and check make of them."""

from __future__ import annotations

import json

import pytest
from kit import drafter
from reports_made import report

from drafter.model import earlier_years
from drafter.model.earlier_years import Told
from drafter.zh.figures import Figure

_CENTRE = "建成区级公共法律服务中心。"
_ROOM = "区级公共法律服务中心建成启用，设有服务窗口6个。"


@pytest.fixture
def seeds(tmp_path):
    """Five years of one district; the centre is planned three times and there at last; one year has another plan."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    plans = {
        2020: (_CENTRE,),
        2021: (_CENTRE, "开展执法案卷评查两次。"),
        2022: (_CENTRE,),
        2023: ("修订执法手册。",),
        2024: ("举办普法讲座。",),
    }
    cases = {2020: 1204, 2021: 1318, 2022: 1290, 2023: 1356, 2024: 1402}
    for year, plan in plans.items():
        more = _ROOM if year == 2023 else "组织法律明白人学习。"
        text = report("云岭区", year, plan=plan, cases=cases[year], more=more)
        (folder / f"{year}.txt").write_text(text, "utf-8")
    (folder / "别处.txt").write_text(report("清溪县", 2023), "utf-8")
    return folder


def test_figures_stand_in_a_row_and_promises_say_when_they_were_answered(seeds, tmp_path):
    done = drafter("years", "云岭", "--seeds", seeds, "--json", cwd=tmp_path)
    (told,) = json.loads(done.stdout)["reports"]
    assert (told["place"], told["years"]) == ("云岭区", [2020, 2021, 2022, 2023, 2024])
    cases = next(row for row in told["figures"] if row["name"] == "法律援助案件受理数")
    assert [(one["year"], one["value"]) for one in cases["values"]] == [
        (2020, 1204), (2021, 1318), (2022, 1290), (2023, 1356), (2024, 1402),
    ]  # fmt: skip
    assert all("受理法律援助案件" in one["sentence"] for one in cases["values"])
    (centre,) = told["promises"]
    assert (centre["text"].removeprefix("（一）"), centre["planned"], centre["answered"]) == (
        _CENTRE,
        [2021, 2022, 2023],
        2023,
    )
    assert [answer["year"] for answer in centre["answers"]] == [2021, 2022, 2023]
    assert _ROOM.startswith(centre["answers"][-1]["evidence"][:10])
    assert {tuple(problem["years"]) for problem in told["problems"]} == {(2020, 2021, 2022, 2023, 2024)}


def test_a_missing_year_breaks_no_row_of_figures_and_leaves_a_promise_without_its_answer(seeds, tmp_path):
    (seeds / "2022.txt").unlink()
    done = drafter("years", "云岭", "--seeds", seeds, "--json", cwd=tmp_path)
    (told,) = json.loads(done.stdout)["reports"]
    assert [promise["planned"] for promise in told["promises"]] == [[2021, 2022]]
    assert [answer["year"] for answer in told["promises"][0]["answers"]] == [2021]
    cases = next(row for row in told["figures"] if row["name"] == "法律援助案件受理数")
    assert [one["year"] for one in cases["values"]] == [2020, 2021, 2023, 2024]


def test_what_comes_again_after_years_that_do_not_say_it_is_found(seeds, tmp_path):
    other = "一是基层司法所人手紧，年轻干部留不住。二是行政调解的台账不全。"
    named = "一是基层执法力量不足，专业人员较少。二是行政执法信息化水平不高，系统没有联通。"
    for year in (2021, 2022, 2023):
        text = (seeds / f"{year}.txt").read_text("utf-8")
        assert named in text
        (seeds / f"{year}.txt").write_text(
            text.replace(named, other if year != 2022 else "一是普法形式单一。"), "utf-8"
        )
    for year in (2021, 2024):
        text = report("云岭区", year, plan=("修订执法手册。" if year == 2024 else "开展执法案卷评查两次。",))
        (seeds / f"{year}.txt").write_text(text.replace(named, other) if year == 2021 else text, "utf-8")
    done = drafter("years", "云岭", "--seeds", seeds, "--json", cwd=tmp_path)
    (told,) = json.loads(done.stdout)["reports"]
    assert sorted(tuple(problem["years"]) for problem in told["problems"]) == [(2020, 2024)] * 2 + [(2021, 2023)] * 2
    planned = {promise["text"].removeprefix("（一）"): promise["planned"] for promise in told["promises"]}
    assert planned == {_CENTRE: [2021, 2023], "修订执法手册。": [2024, 2025]}


def test_the_screen_shows_a_table_and_what_comes_again(seeds, tmp_path):
    done = drafter("years", "云岭区", "--seeds", seeds, cwd=tmp_path)
    assert done.returncode == 0
    assert "云岭区 法治政府建设年度报告：2020、2021、2022、2023、2024年" in done.stdout
    cells = next(line.split() for line in done.stdout.splitlines() if line.startswith("法律援助案件受理数"))
    assert cells[1:] == ["1204件", "1318件", "1290件", "1356件", "1402件"]
    assert f"  2021、2022、2023年的计划：（一）{_CENTRE}\n" in done.stdout
    assert "2023年有回应" in done.stdout
    done = drafter("years", "云岭区", "--seeds", seeds, "--kind", "政府工作报告", cwd=tmp_path)
    assert (done.returncode, done.stderr.startswith("停下了：“云岭区”的报告里没有这一种")) == (2, True)
    done = drafter("years", "北原", "--seeds", seeds, cwd=tmp_path)
    assert done.stderr.startswith("停下了：没有“北原”的报告；现有：")


def test_new_puts_earlier_years_beside_last_years_value_and_check_looks_at_them(seeds, tmp_path):
    done = drafter("new", "--district", "云岭", "--year", "2025", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    table = next((tmp_path / "output").rglob("指标.yaml"))
    text = table.read_text("utf-8")
    assert "    上年: 1402件\n    历年: 2020年1204件，2021年1318件，2022年1290件，2023年1356件\n" in text
    above, last, below = text.partition("上年: 1402件")
    table.write_text(above + last + below.replace("    今年:\n", "    今年: 4402件\n", 1), "utf-8")
    found = json.loads(drafter("check", "--json", cwd=tmp_path).stdout)["findings"]
    (told,) = [one for one in found if one["rule"] == "偏离历年"]
    assert "历年是2020年1204件，2021年1318件，2022年1290件，2023年1356件，2024年1402件" in told["message"]


def test_one_earlier_report_lays_out_no_history(seeds, tmp_path):
    for year in (2020, 2021, 2022):
        (seeds / f"{year}.txt").unlink()
    drafter("new", "--district", "云岭", "--year", "2025", cwd=tmp_path)
    assert "历年" not in next((tmp_path / "output").rglob("指标.yaml")).read_text("utf-8")


def test_a_cell_of_earlier_years_is_read_as_it_is_printed():
    told = (
        Told(2021, Figure.parse("1204件")),
        Told(2022, Figure.parse("1.3万件")),
        Told(2023, Figure.parse("20.6万", bare=True)),
    )
    assert earlier_years.read(earlier_years.printed(told)) == told
    assert earlier_years.read(" 2022年3件 ; 乱写，2021年约2件，2020年没有") == (
        Told(2021, Figure.parse("约2件")), Told(2022, Figure.parse("3件")),
    )  # fmt: skip
    assert earlier_years.read(None) == ()
