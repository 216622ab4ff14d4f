"""Which of the papers at a name is drafter's own and may be replaced: the file says so, whatever ended or ran meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from multiprocessing import SimpleQueue

import pytest
from kit import EXAMPLE, ROOT, beside, paper

from drafter import case, desk, storage, writers
from drafter.case.placing import place
from drafter.model.finding import DrafterError
from drafter.writers import fingerprint

DRAFT = "龙华区2025年度法治政府建设情况报告（审阅稿）.docx"
SECOND = DRAFT.replace(".docx", "-2.docx")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, pipes and links are POSIX's")


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns(".drafter"))
    return tmp_path / "案卷"


def draft(words="全年受理案件1622宗。"):
    return writers.write(paper(words), [], ".docx")


def build(folder):
    return desk.build(folder, folder.parent).placed


def names(folder):
    return sorted(path.name for path in folder.glob("*.docx"))


def test_nothing_is_written_beside_the_draft(folder):
    """But for what is kept of it in .drafter."""
    before = set(folder.rglob("*"))
    build(folder)
    assert {p for p in set(folder.rglob("*")) - before if ".drafter" not in p.parts} == {folder / DRAFT}


def test_two_builds_give_the_same_bytes(folder):
    first = build(folder).path.read_bytes()
    again = build(folder)
    assert (again.path.read_bytes(), again.renewed) == (first, True)


def ended(*_, **__):
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["create", "write", "flush", "mode", "rename", "flush-folder", "unlink"])
def test_ended_at_any_step_the_next_draft_takes_the_name(tmp_path, step):
    wanted = tmp_path / "稿.docx"
    place(wanted, draft())
    with storage.watched(lambda name, _: ended() if name == step else None), pytest.raises(KeyboardInterrupt):
        place(wanted, draft("全年受理案件1623宗。"))
    for path in tmp_path.glob(".*.tmp"):
        path.unlink()  # the next command on the dossier cleans it
    data = draft("全年受理案件1624宗。")
    assert place(wanted, data) == case.Placed(wanted, renewed=True)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [data]


KILLED = """
import os, signal, sys
from drafter import storage
from drafter.cli import run
done = []
def kill(name, path):
    if done and path.suffix != '.docx': os.kill(os.getpid(), signal.SIGKILL)
    if name == 'rename' and path.suffix == '.docx': done.append(path)
sys.argv = ['drafter', 'build', '案卷']
with storage.watched(kill): run()
"""
"""Ends at the first step on anything but the draft once it is in its place: the folder is being flushed."""


@posix
@pytest.mark.slow
def test_killed_once_the_draft_is_in_place_it_is_still_ours(folder):
    table = folder / "指标.yaml"
    build(folder)
    words = table.read_text("utf-8")
    for count in (440, 441):
        table.write_text(words.replace("今年: 431项", f"今年: {count}项"), "utf-8")
        before = (folder / DRAFT).read_bytes()
        command = [sys.executable, "-c", KILLED]
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=folder.parent, env=env, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL
        assert (folder / DRAFT).read_bytes() != before
    assert build(folder) == case.Placed(folder / DRAFT, renewed=True)
    assert names(folder) == [DRAFT]


@posix
@pytest.mark.slow
def test_builds_at_once_never_take_each_others_draft_for_a_changed_one(folder):
    table, told = folder / "指标.yaml", SimpleQueue()
    words = table.read_text("utf-8")
    for count in (440, 441):
        running = []
        for _ in range(3):
            table.write_text(words.replace("今年: 431项", f"今年: {count}项"), "utf-8")
            running.append(beside(told, "build", "案卷", cwd=folder.parent))
        for process in running:
            process.join()
            assert process.exitcode == 0
            ran = told.get()
            assert ran.returncode == 0, ran
            assert "留意" not in ran.stdout + ran.stderr
    assert names(folder) == [DRAFT]


def test_one_changed_stays_and_all_that_stay_are_named(tmp_path):
    wanted, second, third = (tmp_path / name for name in ("稿.docx", "稿-2.docx", "稿-3.docx"))
    place(wanted, draft())
    wanted.write_bytes(b"x")
    assert place(wanted, draft()) == case.Placed(second, beside=True, kept=("稿.docx",))
    assert place(wanted, draft()) == case.Placed(second, beside=True, renewed=True, kept=("稿.docx",))
    second.write_bytes(b"x")
    assert place(wanted, draft()) == case.Placed(third, beside=True, kept=("稿.docx", "稿-2.docx"))
    wanted.unlink()
    assert place(wanted, draft()) == case.Placed(wanted, kept=("稿-2.docx",), spare=("稿-3.docx",))
    assert (second.read_bytes(), writers.untouched(third.read_bytes())) == (b"x", True)


def before_fingerprints(folder, monkeypatch):
    """A draft as the release before wrote it: without a fingerprint, its SHA-256 in the record."""
    with monkeypatch.context() as patch:
        patch.setattr(fingerprint, "stamped", dict)
        data = build(folder).path.read_bytes()
    assert not writers.untouched(data)
    record = folder / ".起草记录.json"
    told = {"已提示": [], "稿": {DRAFT: storage.sha256(data)}, "原文": {}}
    record.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return record.read_bytes()


def test_a_draft_of_the_release_before_is_known_by_the_record(folder, monkeypatch):
    record = before_fingerprints(folder, monkeypatch)
    assert build(folder) == case.Placed(folder / DRAFT, renewed=True)
    assert writers.untouched((folder / DRAFT).read_bytes())
    assert (folder / ".起草记录.json").read_bytes() == record


def test_a_draft_of_the_release_before_that_was_changed_stays(folder, monkeypatch):
    before_fingerprints(folder, monkeypatch)
    (folder / DRAFT).write_bytes((folder / DRAFT).read_bytes() + b"\0")
    assert build(folder) == case.Placed(folder / SECOND, beside=True, kept=(DRAFT,))


def pipe(path):
    os.mkfifo(path)


def link(path):
    (path.parent / "别处").write_bytes(draft())
    path.symlink_to("别处")


def huge(path):
    with path.open("wb") as stream:
        stream.truncate(2**31)


@posix
@pytest.mark.parametrize("make", [pipe, link, huge, os.mkdir, lambda path: path.symlink_to("没有")])
def test_what_is_no_plain_file_of_ours_stays(tmp_path, make):
    wanted = tmp_path / "稿.docx"
    make(wanted)
    before = wanted.lstat()
    assert place(wanted, draft()).path == tmp_path / "稿-2.docx"
    assert wanted.lstat() == before


def test_with_every_name_taken_it_says_so(tmp_path):
    for number in range(1, 99):
        (tmp_path / f"稿{'' if number == 1 else f'-{number}'}.docx").write_bytes(b"x")
    with pytest.raises(DrafterError, match="同名、改动过的文件太多"):
        place(tmp_path / "稿.docx", draft())


def test_a_folder_gone_is_not_made_again(tmp_path):
    with pytest.raises(DrafterError, match="不见了"):
        place(tmp_path / "案卷" / "稿.docx", draft())
    assert not (tmp_path / "案卷").exists()
