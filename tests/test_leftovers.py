"""A run that is killed leaves nothing that the next does not clear away, and no program running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time

import pytest
from kit import ROOT

from drafter import storage
from drafter.case.commit import clear
from drafter.office import outside
from drafter.storage import leftovers

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows 上不问别的进程")


@pytest.fixture(scope="module")
def gone():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def named(process, here=None):
    return f"drafter-{here or leftovers._here()}-{process}-abcd_123"


def aged(path, days=2):
    old = time.time() - days * 24 * 3600
    os.utime(path, (old, old))


def test_files_of_a_process_that_is_gone_are_cleared_away(tmp_path, gone):
    (tmp_path / "格式").mkdir()
    left = [tmp_path / f".{named(gone)}.tmp", tmp_path / "格式" / f".{named(gone)}.tmp", tmp_path / ".abcd_123.tmp"]
    stay = [
        tmp_path / f".{named(os.getpid())}.tmp",
        tmp_path / f".{named(1)}.tmp",
        tmp_path / f".{named(gone, '0' * 8)}.tmp",
        tmp_path / ".wxyz_123.tmp",
        tmp_path / f"{named(gone)}.yaml",
        tmp_path / ".她的.tmp",
        tmp_path / "草稿.tmp",
    ]
    for file in (*left, *stay):
        file.write_text("字", "utf-8")
    aged(left[2])
    aged(stay[5])
    clear(tmp_path)
    assert [file.exists() for file in left] == [False] * 3
    assert all(file.exists() for file in stay)


def test_nothing_is_cleared_away_through_a_link(tmp_path, gone):
    away, case = tmp_path / "别处", tmp_path / "案卷"
    for folder in (away, case):
        folder.mkdir()
    (away / f".{named(gone)}.tmp").write_text("字", "utf-8")
    (case / "格式").symlink_to(away)
    (case / f".{named(gone)}.tmp").symlink_to(away / "字")
    clear(case)
    clear(tmp_path / "没有")
    assert (away / f".{named(gone)}.tmp").exists()


def test_a_temporary_file_is_named_after_its_process(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr("os.replace", lambda name, _: seen.append(os.path.basename(name)))
    storage.write(tmp_path / "表.yaml", b"1")
    assert leftovers._TAG.fullmatch(seen[0])["process"] == str(os.getpid())


def test_a_write_that_was_killed_is_cleared_away(tmp_path):
    code = (
        "import os, signal; from pathlib import Path; from drafter import storage\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"storage.write(Path({str(tmp_path / '表.yaml')!r}), b'1')"
    )
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False)
    assert len(list(tmp_path.iterdir())) == 1
    clear(tmp_path)
    assert not list(tmp_path.glob("*.tmp"))


def test_temporary_folders_of_processes_that_are_gone_go(tmp_path, monkeypatch, gone):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "字").write_text("字", "utf-8")
    for name in (named(gone), named(os.getpid()), "drafter-她的"):
        (tmp_path / name / "profile").mkdir(parents=True)
        (tmp_path / name / "in.docx").write_text("字", "utf-8")
    (tmp_path / named(gone) / "链").symlink_to(tmp_path / "别处")
    (tmp_path / named(gone).replace("123", "124")).symlink_to(tmp_path / "别处")
    with outside.folder() as folder:
        assert leftovers._TAG.fullmatch(folder.name)["process"] == str(os.getpid())
    assert not (tmp_path / named(gone)).exists()
    assert (tmp_path / named(os.getpid()) / "in.docx").exists()
    assert (tmp_path / "drafter-她的").exists()
    assert (tmp_path / "别处" / "字").exists()


def runs(number):
    try:
        with open(f"/proc/{number}/stat", encoding="utf-8") as stat:
            return stat.read().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="没有 /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_program_does_not_outlive_a_run_that_is_killed(tmp_path, how):
    told = tmp_path / "号"
    program = f"#!/bin/sh\nsleep 600 &\necho $$ $! > {told}.part; mv {told}.part {told}\nwait\n"
    (tmp_path / "soffice").write_text(program, "utf-8")
    (tmp_path / "soffice").chmod(0o755)
    code = f"import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL)\nfrom drafter.office import outside as o; o.run([{str(tmp_path / 'soffice')!r}], o.Bounds(600, 2**30))"
    run = subprocess.Popen([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)})
    for _ in range(600):
        if told.exists():
            break
        time.sleep(0.05)
    numbers = told.read_text("utf-8").split()
    assert all(map(runs, numbers))
    time.sleep(1)  # until whoever is to end them has been told their number
    run.send_signal(how)
    run.wait(60)
    for _ in range(200):
        if not any(map(runs, numbers)):
            break
        time.sleep(0.05)
    assert not any(map(runs, numbers))


def test_a_program_that_ends_is_not_waited_for_longer():
    assert outside.run(["/bin/true"], outside.Bounds(60, 2**30))
    assert not outside.run(["/bin/false"], outside.Bounds(60, 2**30))
    assert not outside.run(["/没有"], outside.Bounds(60, 2**30))
    assert not outside.run(["/bin/sleep", "60"], outside.Bounds(0.2, 2**30))
