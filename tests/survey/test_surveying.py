"""Folders into a store: each report once, changes alone read again, files gone dropped, nothing lost in between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib

import pytest
from kit import ROOT, drafter
from reports_made import HANDS, laid, report, surveyed

from drafter import storage, survey
from drafter.model.finding import DrafterError
from drafter.survey import extras, row_packing, taken_in, tasks
from drafter.survey.crew import Crew
from drafter.survey.store import Store
from drafter.survey.store_tables import (
    FIGURES,
    OF_A_PAIR,
    OF_A_REPORT,
    PAIRS,
    PROMISES,
    REPORTS,
    SENTENCES,
    TRACES,
)


@pytest.fixture
def folder(tmp_path):
    return laid(tmp_path / "报告")


def rows(store):
    """All that a store says, but where the files lie."""
    return {table.name: list(Store.opened(store).rows(table)) for table in (*OF_A_REPORT, *OF_A_PAIR)}


def test_every_report_is_read_once_and_consecutive_years_are_compared(folder, tmp_path):
    done = surveyed(folder, tmp_path / "库", tmp_path)
    assert (done.read, done.compared, done.counted, done.unread) == (6, 4, 6, ())
    reports = {(row.place, row.year, row.kind) for row in done.store.rows(REPORTS)}
    assert reports == {(p, y, "法治政府建设年度报告") for p in ("云岭区", "清溪县") for y in (2022, 2023, 2024)}
    figures = list(done.store.rows(FIGURES))
    cases = {row.value for row in figures if row.indicator == "法律援助案件受理数"}
    assert cases == {1318, 1290, 1356}
    assert {(row.promises, row.carried) for row in done.store.rows(PAIRS)} == {(3, 3)}
    traces = list(done.store.rows(TRACES))
    assert {row.promise for row in traces} <= {row.id for row in done.store.rows(PROMISES)}


def test_every_figure_leads_to_its_sentence(folder, tmp_path):
    store = surveyed(folder, tmp_path / "库", tmp_path).store
    sentences = {(s.report, s.sentence): s for s in store.rows(SENTENCES)}
    for figure in store.rows(FIGURES):
        assert figure.text in sentences[figure.report, figure.sentence].text


def test_a_second_survey_reads_what_changed_and_rewrites_no_other_part(folder, tmp_path):
    surveyed(folder, tmp_path / "库", tmp_path)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "库").rglob("*.parquet")}
    assert surveyed(folder, tmp_path / "库", tmp_path).read == 0
    after = {file: file.stat().st_mtime_ns for file in (tmp_path / "库").rglob("*.parquet")}
    assert {file.parent.name for file in after if after[file] != before.get(file)} == {"files"}
    (folder / "云岭区2024.txt").write_text(report(year=2024, cases=1500), "utf-8")
    done = surveyed(folder, tmp_path / "库", tmp_path)
    assert (done.read, done.counted) == (1, 6)
    assert 1500 in {row.value for row in done.store.rows(FIGURES)}
    assert 1356 in {row.value for row in done.store.rows(FIGURES)}  # 清溪县's
    later = [file for file in (tmp_path / "库" / "figures").iterdir() if file.stat().st_mtime_ns != before.get(file)]
    assert 1 <= len(later) <= 2


def test_what_a_survey_finds_does_not_hang_on_what_was_there_before(folder, tmp_path):
    surveyed(folder, tmp_path / "库", tmp_path)
    (folder / "清溪县2023.txt").unlink()
    (folder / "云岭区2021.txt").write_text(report(year=2021), "utf-8")
    surveyed(folder, tmp_path / "库", tmp_path)
    surveyed(folder, tmp_path / "新库", tmp_path)
    assert rows(tmp_path / "库") == rows(tmp_path / "新库")
    assert len(rows(tmp_path / "库")["pairs"]) == 3


def test_a_file_moved_is_not_read_again_and_the_same_twice_counts_once(folder, tmp_path):
    surveyed(folder, tmp_path / "库", tmp_path)
    (folder / "下级").mkdir()
    shutil.move(folder / "云岭区2023.txt", folder / "下级" / "云岭区2023.txt")
    shutil.copy(folder / "清溪县2022.txt", folder / "清溪县2022副本.txt")
    (folder / "清溪县2023另存.txt").write_text((folder / "清溪县2023.txt").read_text("utf-8") + "\n\n", "utf-8")
    done = surveyed(folder, tmp_path / "库", tmp_path)
    assert (done.read, done.counted) == (1, 6)
    told = {os.path.basename(row.path): (row.state, os.path.basename(row.like)) for row in done.again}
    assert told == {"清溪县2022副本.txt": ("twice", "清溪县2022.txt"), "清溪县2023另存.txt": ("same", "清溪县2023.txt")}


def test_a_copy_does_not_count_where_the_file_itself_is_there(folder, tmp_path):
    for name in ("复件 清溪县2022.txt", "云岭区2022 (1).txt", "Copy of 清溪县2022.txt", "a 副本.txt"):
        original = "云岭区2022.txt" if "云岭" in name else "清溪县2022.txt"
        shutil.copy(folder / original, folder / name)
    (folder / "云岭区2023(1).txt").write_text((folder / "云岭区2023.txt").read_text("utf-8") + "\n\n", "utf-8")
    (folder / "云岭区2024.txt").rename(folder / "云岭区2024（2）.txt")
    done = surveyed(folder, tmp_path / "库", tmp_path)
    counted = {os.path.basename(row.path) for row in done.files if row.state == "read"}
    assert counted == {
        "云岭区2022.txt", "云岭区2023.txt", "云岭区2024（2）.txt", "清溪县2022.txt", "清溪县2023.txt", "清溪县2024.txt",
    }  # fmt: skip
    assert [row.path for row in done.files] == sorted(row.path for row in done.files)
    assert {row.file for row in done.store.rows(REPORTS)} == counted | {"云岭区2023(1).txt"}  # other bytes
    assert surveyed(folder, tmp_path / "库", tmp_path).read == 0


def test_a_file_with_no_report_in_it_and_an_empty_one_are_told(folder, tmp_path):
    (folder / "便条.txt").write_text("你好", "utf-8")
    (folder / "空.txt").write_bytes(b"")
    done = surveyed(folder, tmp_path / "库", tmp_path)
    assert done.counted == 6
    told = {os.path.basename(row.path): row.trouble for row in done.unread}
    assert told == {"便条.txt": "里面没有报告：没有地方、年度，也没有标题", "空.txt": "“空.txt”是空的"}
    assert surveyed(folder, tmp_path / "库", tmp_path).read == 0


def test_what_cannot_be_read_is_told_and_not_tried_again_until_it_changes(folder, tmp_path):
    (folder / "坏.docx").write_bytes(b"PK\x03\x04" + b"x" * 50)
    (folder / "空.txt").write_bytes(b"")
    done = surveyed(folder, tmp_path / "库", tmp_path)
    assert [os.path.basename(row.path) for row in done.unread] == ["坏.docx", "空.txt"]
    assert all(row.trouble and row.fix for row in done.unread)
    assert surveyed(folder, tmp_path / "库", tmp_path).read == 0
    (folder / "空.txt").write_text(report("北原县", 2024), "utf-8")
    done = surveyed(folder, tmp_path / "库", tmp_path)
    assert (done.read, done.counted, len(done.unread)) == (1, 7, 1)


def test_another_folder_adds_to_the_store_and_a_folder_gone_leaves_it(folder, tmp_path):
    other = laid(tmp_path / "别处", ("北原县",), (2024,))
    surveyed(folder, tmp_path / "库", tmp_path)
    assert surveyed(other, tmp_path / "库", tmp_path).counted == 7
    shutil.rmtree(folder)
    assert surveyed(other, tmp_path / "库", tmp_path).counted == 1
    assert {row.place for row in Store.opened(tmp_path / "库").rows(REPORTS)} == {"北原县"}


def test_another_program_or_guide_reads_all_again(folder, tmp_path, monkeypatch):
    surveyed(folder, tmp_path / "库", tmp_path)
    monkeypatch.setattr("drafter.survey.program.version", lambda: "别的程序")
    done = surveyed(folder, tmp_path / "库", tmp_path)
    assert (done.read, done.compared) == (6, 4)


def test_a_store_that_grows_is_parted_finer_and_says_the_same(folder, tmp_path, monkeypatch):
    surveyed(folder, tmp_path / "库", tmp_path)
    before = rows(tmp_path / "库")
    monkeypatch.setattr(taken_in, "LARGE", 3)
    assert surveyed(folder, tmp_path / "库", tmp_path).read == 0
    assert rows(tmp_path / "库") == before
    parts = {file: file.stat().st_mtime_ns for file in (tmp_path / "库" / "figures").iterdir()}
    assert all(len(file.stem) == 2 for file in parts)
    surveyed(folder, tmp_path / "库", tmp_path)
    assert {file: file.stat().st_mtime_ns for file in parts} == parts


class Cut(Exception):
    """The power is cut."""


@pytest.mark.parametrize("at", range(0, 60, 7))
def test_a_survey_cut_short_anywhere_goes_on_as_if_nothing_had_been(folder, tmp_path, at):
    surveyed(folder, tmp_path / "库", tmp_path)
    (folder / "云岭区2024.txt").write_text(report(year=2024, cases=1500), "utf-8")
    (folder / "清溪县2022.txt").unlink()
    renames = 0

    def cut(name, _path):
        nonlocal renames
        renames += name == "rename"
        if renames > at:
            raise Cut

    try:
        with storage.watched(cut):
            surveyed(folder, tmp_path / "库", tmp_path)
    except Cut:
        pass
    surveyed(folder, tmp_path / "库", tmp_path)
    surveyed(folder, tmp_path / "新库", tmp_path)
    assert rows(tmp_path / "库") == rows(tmp_path / "新库")


@pytest.mark.parametrize("spoil", [lambda f: f.write_bytes(b"PAR1" + os.urandom(60)), lambda f: f.unlink()])
def test_a_part_that_is_damaged_is_read_again(folder, tmp_path, spoil):
    surveyed(folder, tmp_path / "库", tmp_path)
    before = rows(tmp_path / "库")
    spoil(next((tmp_path / "库" / "figures").iterdir()))
    done = surveyed(folder, tmp_path / "库", tmp_path)
    assert 1 <= done.read < 6
    assert rows(tmp_path / "库") == before


def test_parts_of_two_surveys_are_not_taken_together(folder, tmp_path):
    surveyed(folder, tmp_path / "库", tmp_path)
    part = next((tmp_path / "库" / "figures").iterdir())
    old = part.read_bytes()
    (folder / "云岭区2024.txt").write_text(report(year=2024, cases=1500), "utf-8")
    for name in ("云岭区", "清溪县"):
        (folder / f"{name}2021.txt").write_text(report(name, 2021), "utf-8")
    surveyed(folder, tmp_path / "库", tmp_path)
    before = rows(tmp_path / "库")
    for file in (tmp_path / "库" / "figures").iterdir():
        file.write_bytes(old)
    surveyed(folder, tmp_path / "库", tmp_path)
    assert rows(tmp_path / "库") == before


def test_a_job_that_ended_its_process_is_told_and_the_others_are_read(folder, tmp_path):
    class Failing(type(HANDS.executor)):
        def submit(self, ask, job, version):
            future = super().submit(ask, job, version)
            if isinstance(job, tasks.ToRead) and "清溪县2023" in job.source.file:
                future._result = None
            return future

    done = surveyed(folder, tmp_path / "库", tmp_path, Crew(Failing(), 1))
    assert [row.trouble for row in done.unread] == ["读“清溪县2023.txt”的时候程序两次退出了，没有读成"]
    assert (done.counted, done.compared) == (5, 2)


def test_what_is_no_store_is_one_sentence(folder, tmp_path):
    (tmp_path / "别的").mkdir()
    (tmp_path / "别的" / "信.txt").write_text("字", "utf-8")
    (tmp_path / "文件").write_text("字", "utf-8")
    for name, told in (("别的", "里有别的东西"), ("文件", "是文件")):
        with pytest.raises(DrafterError, match=told):
            surveyed(folder, tmp_path / name, tmp_path)
    with pytest.raises(DrafterError, match="里没有汇总库"):
        Store.opened(tmp_path / "别的")
    surveyed(folder, tmp_path / "库", tmp_path)
    (tmp_path / "库" / "库.json").write_text("{}", "utf-8")
    with pytest.raises(DrafterError, match="坏了，或者是别的版本的"):
        surveyed(folder, tmp_path / "库", tmp_path)


def test_no_reading_leads_out_of_the_store(folder, tmp_path):
    surveyed(folder, tmp_path / "库", tmp_path)
    part = next((tmp_path / "库" / "reports").iterdir())
    away = tmp_path / "外面.parquet"
    away.write_bytes(part.read_bytes())
    part.unlink()
    part.symlink_to(away)
    assert surveyed(folder, tmp_path / "库", tmp_path).read >= 1
    assert not part.is_symlink()


@pytest.mark.parametrize(
    "waiting",
    [
        b"",
        b"\0\0\0\5abcde",
        os.urandom(500),
        b"\xff" * 40,
        zlib.compress(b'{"reports": [[1]]}'),
        zlib.compress(b"[" * 10**5),
    ],
    ids=["空", "短", "乱", "太长", "不是一行", "太深"],
)
def test_what_waits_and_is_no_reading_is_passed_over(folder, tmp_path, waiting):
    surveyed(folder, tmp_path / "库", tmp_path)
    before = rows(tmp_path / "库")
    (tmp_path / "库" / "在读").mkdir(exist_ok=True)
    for ending in ("report", "pair"):
        (tmp_path / "库" / "在读" / f"{'a' * 64}.{ending}").write_bytes(waiting)
        (tmp_path / "库" / "在读" / f"{before['reports'][0].report}.{ending}").write_bytes(waiting)
    assert surveyed(folder, tmp_path / "库", tmp_path).read == 0
    assert rows(tmp_path / "库") == before


def test_a_reading_that_holds_rows_of_another_report_is_none(folder, tmp_path):
    store = surveyed(folder, tmp_path / "库", tmp_path).store
    one, other = sorted(store.reports)[:2]
    mixed = tasks.reading(store.reports[one], row_packing.unpacked(tasks.rows_in(store.reading(other))))
    store.spool.keep(one, mixed)
    assert store.spool.rows(one) is None


def test_the_command_tells_what_was_read_and_what_was_not(folder, tmp_path):
    (folder / "坏.docx").write_bytes(b"PK\x03\x04" + b"x" * 50)
    done = drafter("survey", folder, cwd=tmp_path)
    assert done.returncode == 1
    assert (
        done.stdout
        == "算进汇总的 6 份（新读 6 份，前后年对照 4 对），汇总库：汇总库\n汇总：汇总.xlsx\n汇总：汇总.html\n"
    )
    assert done.stderr.startswith(f"没读成：{folder / '坏.docx'}\n")
    assert "怎么改：" in done.stderr
    (folder / "坏.docx").unlink()
    done = drafter("survey", folder, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("算进汇总的 6 份（新读 0 份，前后年对照 0 对），汇总库：汇总库\n")
    done = drafter("survey", "-o", "再写.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "汇总：再写.html\n")
    assert (tmp_path / "再写.html").read_text("utf-8").count("云岭区") > 3
    (tmp_path / "再写.html").unlink()
    done = drafter("survey", ".", cwd=tmp_path)  # where the store and the summary lie
    assert done.stdout.startswith("算进汇总的 6 份（新读 0 份，")
    assert "没读成" not in done.stderr
    done = drafter("survey", folder, "-o", "汇总.pdf", cwd=tmp_path)
    assert (done.returncode, done.stderr.startswith("停下了：“汇总.pdf”写不成")) == (2, True)
    done = drafter("survey", tmp_path / "没有", cwd=tmp_path)
    assert (done.returncode, done.stderr.startswith("停下了：找不到文件夹")) == (2, True)


def test_the_command_tells_what_is_gone_and_what_counts_though_its_folder_is_not_named(folder, tmp_path):
    other = laid(tmp_path / "别处", ("北原县",), (2023, 2024))
    assert "没有" not in drafter("survey", folder, other, cwd=tmp_path).stdout
    (folder / "云岭区2022.txt").unlink()
    (other / "北原县2024.txt").rename(other / "北原县二〇二四.txt")
    done = drafter("survey", folder, cwd=tmp_path)
    assert done.stdout.splitlines()[:3] == [
        "算进汇总的 6 份（新读 0 份，前后年对照 0 对），汇总库：汇总库",
        "原来汇总过、现在没有了的文件 2 个，已从汇总库去掉：云岭区2022.txt、北原县2024.txt",
        "这次没有写明的文件夹里，以前汇总过的 1 份也还算在里面：北原县2023.txt",
    ]
    for file in [*folder.iterdir(), *other.iterdir()]:
        file.unlink()
    laid(folder, ("柳泉县",), (2024,))
    done = drafter("survey", folder, cwd=tmp_path)
    assert "现在没有了的文件 6 个，已从汇总库去掉：" in done.stdout
    assert done.stdout.splitlines()[1].endswith("等")
    assert "也还算在里面" not in done.stdout


@pytest.mark.parametrize(("extra", "words"), [("survey", ()), ("cluster", ("--cluster", "tcp://127.0.0.1:1"))])
def test_a_missing_extra_is_one_sentence_that_says_what_to_install(folder, tmp_path, monkeypatch, extra, words):
    there = extras.find_spec
    gone = extras._NEEDED[extra][0]
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == gone else there(name))
    done = drafter("survey", folder, *words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("停下了：")
    assert f"（{gone}）还没有装\n" in done.stderr
    assert f"pip install 'drafter[{extra}]'" in done.stderr


def test_two_surveys_do_not_write_one_store_at_once(folder, tmp_path, monkeypatch):
    from drafter.case import lock

    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    surveyed(folder, tmp_path / "库", tmp_path)
    script = f"import time\nfrom pathlib import Path\nfrom drafter import case\nwith case.held(Path({str(tmp_path / '库')!r})):\n    print('拿着', flush=True)\n    time.sleep(30)"
    other = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    try:
        other.stdout.readline()
        with pytest.raises(DrafterError, match="正由另一个起草助手在写"):
            surveyed(folder, tmp_path / "库", tmp_path)
    finally:
        other.kill()
        other.wait()


def test_it_can_be_used_from_python(folder, tmp_path):
    done = survey.survey([folder], tmp_path / "库", tmp_path, HANDS)
    assert {row.place for row in done.store.rows(survey.REPORTS)} == {"云岭区", "清溪县"}
    found = survey.query(survey.Store.opened(tmp_path / "库"), "select count(*) from 报告")
    assert list(found.rows) == [(6,)]
    assert all(hasattr(survey, name) for name in survey.__all__)
