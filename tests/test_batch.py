"""A folder read at once: a line a file, in order; what cannot be read, or ends the process, costs only itself."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from click.testing import CliRunner
from kit import SEEDS

from drafter import batch
from drafter.cli.read import command
from drafter.model.finding import DrafterError


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "去年").mkdir()
    for place, name in enumerate(sorted(SEEDS.glob("*.txt"))[:2]):
        (tmp_path / ("去年" if place else ".") / name.name).write_bytes(name.read_bytes())
    (tmp_path / "空的.docx").write_bytes(b"")
    (tmp_path / "~$锁.docx").write_bytes(b"x")
    (tmp_path / ".隐藏.txt").write_text("字")
    away = tmp_path.parent / "别处.txt"
    away.write_text("字")
    (tmp_path / "外面.txt").symlink_to(away)
    return tmp_path


def test_every_file_is_a_line_and_a_bad_one_stops_nothing(folder):
    result = CliRunner().invoke(command, [str(folder), "--json-lines"], standalone_mode=False)
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(item["file"]).name for item in told] == [path.name for path in batch.files_in(folder)]
    assert len(told) == 3
    bad = [item for item in told if "error" in item]
    assert [(item["error"], bool(item["fix"])) for item in bad] == [("“空的.docx”是空的", True)]
    assert all(item["statistics"] and item["meta"]["year"] for item in told if item not in bad)
    assert result.return_value == 1


def test_all_read_is_0_and_no_folder_is_one_sentence(folder):
    result = CliRunner().invoke(command, [str(folder / "去年"), "--json-lines"], standalone_mode=False)
    assert result.return_value == 0
    (folder / "空夹").mkdir()
    for name, told in (("没有", "找不到文件夹"), ("空的.docx", "是文件，不是文件夹"), ("空夹", "里没有文件")):
        with pytest.raises(DrafterError, match=told):
            batch.files_in(folder / name)


class Falling(ThreadPoolExecutor):
    """A pool whose process ends on a file named 坏."""

    def submit(self, work, file, *rest):
        def run():
            if file.name == "坏.txt":
                raise BrokenProcessPool
            return batch.Read(file, None, "读过")

        return super().submit(run)


def test_a_file_that_ends_its_process_costs_only_itself(monkeypatch):
    monkeypatch.setattr(batch, "_pool", lambda most: Falling(1))
    files = [Path(f"{name}.txt") for name in ("一", "坏", "二", "三")]
    told = list(batch.read(files, Path(), str))
    assert [read.file for read in told] == files
    assert [read.trouble for read in told] == ["读过", "读“坏.txt”的时候程序退出了", "读过", "读过"]


def test_no_more_processes_than_processors(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert batch._pool(5)._max_workers == 1
