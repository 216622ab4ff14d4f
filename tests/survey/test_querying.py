"""Questions to a store: views in Chinese, reading only, nothing but the store; a bad one is a sentence."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from kit import KINDS, drafter
from reports_made import surveyed

from drafter.model.finding import DrafterError
from drafter.survey.queried import query
from drafter.survey.store import Store
from drafter.survey.store_tables import MISMATCHES, TABLES
from drafter.survey.summing_up import summary


def asked(store, sql):
    found = query(Store.opened(store), sql)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_every_table_has_a_view_with_its_columns_in_chinese(store):
    for table in set(TABLES) - {MISMATCHES}:  # these reports go with those of the years before
        (count,) = asked(store, f"select count(*) as 数 from {table.view}")
        assert count["数"] > 0
        first = asked(store, f"select * from {table.view} limit 1")[0]
        assert {column.told.name for column in table.columns} <= first.keys()


def test_a_figure_is_found_with_its_place_year_and_sentence(store):
    rows = asked(
        store,
        "select 地方, 年度, 数值, 原句 from 指标 where 指标 = '法律援助案件受理数' and 地方 = '云岭区' order by 年度",
    )
    assert [(row["年度"], row["数值"]) for row in rows] == [(2022, 1318.0), (2023, 1290.0), (2024, 1356.0)]
    assert rows[0]["原句"].startswith("全年受理法律援助案件1318件")


def test_what_stands_as_a_code_in_a_table_is_chinese_in_its_view(store):
    assert {row["收件"] for row in asked(store, "select distinct 收件 from 收件")} == {"已读"}
    assert {row["结论"] for row in asked(store, "select distinct 结论 from 对照")} <= {"有回应", "请核对", "未回应"}
    assert {"成效", "问题", "计划"} <= {row["部分"] for row in asked(store, "select distinct 部分 from 部分")}


def test_a_figure_has_the_name_the_workbook_gives_its_series(store):
    book = summary(Store.opened(store), KINDS).sheet("指标")
    heads = [one.head for one in book.columns]
    wanted = Counter((row[0].text, row[heads.index("地方")].text, row[heads.index("印的数")].text) for row in book.rows)
    told = asked(store, "select 同一项, 地方, 印的数 from 指标 where 同一项 <> ''")
    assert Counter((row["同一项"], row["地方"], row["印的数"]) for row in told) == wanted
    assert len({name for name, _, _ in wanted}) > 3


def test_series_are_linked_only_where_a_question_asks(store, monkeypatch):
    monkeypatch.setattr("drafter.survey.queried.series_of", lambda _: pytest.fail("连了"))
    assert asked(store, "select count(*) as 数 from 指标")[0]["数"] > 0
    assert asked(store, "select 地方, 数值 from 指标 where 单位 = '件'")


def test_promises_come_with_their_words_and_what_became_of_them(store):
    rows = asked(store, "select distinct 计划原文, 又列 <> '' as 又 from 对照 where 计划原文 like '%案卷评查%'")
    assert [row["又"] for row in rows] == [True]


def test_what_is_not_one_select_of_the_store_is_a_chinese_sentence(store, tmp_path):
    (tmp_path / "外面.csv").write_text("a\n1\n")
    for sql, told in (
        ("selec 1", "“selec”附近写得不对"),
        ("select 没有的 from 报告", "没有“没有的”这一栏"),
        ("select * from 没有的", "没有“没有的”这张表"),
        ("select 地方, count(*) from 报告", "要写进 group by"),
        ("select * from 报告 where 年度 = '甲'", "“甲”不是数"),
        ("select 地方 + 1 from 报告", "文字和数放在一起"),
        ("select 算(地方) from 报告", "没有“算”这个函数"),
        (f"select * from read_text('{tmp_path / '外面.csv'}')", "不能读别的文件"),
        (f"copy 报告 to '{store / '外.csv'}'", "只能查，一次一句"),
        ("select 1; drop view 报告", "只能查，一次一句"),
        ("set enable_external_access = true", "只能查，一次一句"),
        (f"attach '{store / '新.db'}'", "只能查，一次一句"),
        ("", "只能查，一次一句"),
    ):
        with pytest.raises(DrafterError, match=told) as caught:
            asked(store, sql)
        assert caught.value.fix
        assert "\n" not in caught.value.message
    assert not (store / "外.csv").exists()
    assert not (store / "新.db").exists()


def cut_short(part):
    part.write_bytes(part.read_bytes()[:100])


def spoilt_inside(part):
    data = bytearray(part.read_bytes())
    data[40] ^= 0xFF
    part.write_bytes(bytes(data))


@pytest.mark.parametrize("spoil", [cut_short, spoilt_inside, Path.unlink])
@pytest.mark.parametrize("table", ["reports", "figures", "traces", "files"])
def test_a_damaged_store_is_told_and_nothing_is_written_until_it_was_read_again(read_once, tmp_path, spoil, table):
    work = shutil.copytree(read_once, tmp_path / "汇总")
    sql = "select count(*) as 数 from 指标"
    whole = asked(work / "库", sql)
    part = min((work / "库" / table).iterdir())
    spoil(part)
    for ask in (("--query", sql), ("-o", "汇总.html")):
        done = drafter("survey", "--store", "库", *ask, cwd=work)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"停下了：汇总库“库”里的“{table}/{part.name}”坏了或者缺了")
        assert "（drafter survey 报告的文件夹 --store 汇总库）" in done.stderr
    assert not (work / "汇总.html").exists()
    surveyed(work / "报告", work / "库", work)
    assert asked(work / "库", sql) == whole


def test_a_table_gone_and_reports_gone_from_all_tables_are_told(store):
    gone = min((store / "reports").iterdir()).name
    for part in store.glob(f"*/{gone}"):
        part.unlink()
    with pytest.raises(DrafterError, match=f"/{gone}”坏了或者缺了"):
        Store.opened(store)
    shutil.rmtree(store / "traces")
    with pytest.raises(DrafterError, match="”坏了或者缺了"):
        Store.opened(store)


def test_the_command_prints_a_table_or_json(store, tmp_path):
    sql = "select 地方, 年度, 数值 from 指标 where 指标 = '法律援助案件受理数' order by all limit 2"
    done = drafter("survey", "--store", store, "--query", sql, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == "地方    年度  数值\n云岭区  2022  1318\n云岭区  2023  1290\n"
    done = drafter("survey", "--store", store, "--query", sql, "--json", cwd=tmp_path)
    assert next(json.loads(line) for line in done.stdout.splitlines()) == {
        "地方": "云岭区",
        "年度": 2022,
        "数值": 1318.0,
    }
    for form in ([], ["--json"]):
        done = drafter(
            "survey", "--store", store, "--query", "select 地方 from 报告 where 年度 = 1", *form, cwd=tmp_path
        )
        assert (done.returncode, done.stderr) == (0, "没有一行\n")
    done = drafter("survey", "--store", store, "--query", "select 无 from 报告", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("停下了：查询写得不对：没有“无”这一栏\n")
    done = drafter("survey", "--query", sql, cwd=tmp_path)
    assert (done.returncode, done.stderr.startswith("停下了：“汇总库”里没有汇总库")) == (2, True)
