"""Two programs and an editor on one dossier: no word lost, no traceback, one at a time; what was there when one was killed."""

from __future__ import annotations

import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from multiprocessing import SimpleQueue, get_context

import pytest
from kit import EXAMPLE, ROOT, beside

from drafter import case, desk
from drafter.case import lock
from drafter.case.applying import apply
from drafter.case.undoing import told as told_of
from drafter.model.change import SetCell
from drafter.model.finding import DrafterError
from drafter.model.place import Place

ENV = os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(
        EXAMPLE, tmp_path / "output" / "龙华-2025", ignore=shutil.ignore_patterns("*.docx", ".drafter")
    )


HOLD = "import sys, time; from pathlib import Path; from drafter import case\nwith case.held(Path(sys.argv[1])): print('有了', flush=True); time.sleep(float(sys.argv[2]))"


def holding(folder, seconds):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), str(seconds)], stdout=subprocess.PIPE, text=True, env=ENV
    )
    assert process.stdout.readline().strip() == "有了"
    return process


def test_the_second_waits_and_goes_on(folder):
    other = holding(folder, 0.5)
    assert apply(folder, [SetCell("指标", "指01", "今年", "48篇", "49篇")], "测试")
    other.wait()


def test_whoever_holds_it_longer_is_named(folder, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    other = holding(folder, 60)
    with pytest.raises(case.Busy, match=f"进程 {other.pid}") as error:
        apply(folder, [SetCell("指标", "指01", "今年", "48篇", "49篇")], "测试")
    assert "开始）" in error.value.message
    other.kill()
    other.wait()
    assert apply(folder, [SetCell("指标", "指01", "今年", "48篇", "49篇")], "测试")


def test_errors_and_dossiers_come_whole_out_of_another_process(folder):
    for error in (
        DrafterError("读不懂", fix="改好", place=Place(folder / "指标.yaml", 3)),
        case.Busy(folder, None),
        case.StillOpen(folder / "稿.docx", folder / "~$稿.docx"),
    ):
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), str(copy), copy.__dict__) == (type(error), str(error), error.__dict__)
    dossier = desk.open_dossier(folder, folder.parent)[0]
    copy = pickle.loads(pickle.dumps(dossier))
    assert copy.inputs == dossier.inputs
    assert copy.place_of(("指标", 0, "今年")) == dossier.place_of(("指标", 0, "今年"))


class Editor:
    """A clerk who saves tables all the time, each save with a remark of its own, by renaming or in place."""

    def __init__(self, folder, seed):
        self.folder, self.chance = folder, random.Random(seed)
        self.marks = {}

    def save(self):
        file = self.folder / self.chance.choice(["指标.yaml", "上年计划.yaml", "正文.yaml"])
        rows = file.read_text("utf-8").split("\n  - ")
        mark = f"# 标记{len(self.marks):05}号"
        if len(rows) > 6 and self.chance.random() < 0.5:
            del rows[self.chance.randrange(1, len(rows))]
        data = "\n  - ".join([f"{rows[0]}\n{mark}", *rows[1:]]).encode()
        if self.chance.random() < 0.5:
            other = file.with_name(".ed.swp")
            other.write_bytes(data)
            os.replace(other, file)
        else:
            with file.open("wb") as stream:
                half = len(data) // 2
                stream.write(data[:half])
                stream.flush()
                time.sleep(self.chance.random() * 0.02)
                stream.write(data[half:])
        self.marks[mark] = file


ROUNDS = 12
"""Times that each command is given beside the editor and the watch."""


def again(told, work, *words):
    """A command given over and over, each time in a process of its own."""
    for _ in range(ROUNDS):
        beside(told, *words, cwd=work).join()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_an_editor_new_apply_and_watch_many_times_over(folder, seed):
    work = folder.parent.parent
    editor, told, said = Editor(folder, seed), SimpleQueue(), []
    watch = subprocess.Popen(
        [sys.executable, "-m", "drafter", "build", "--watch"], cwd=work, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # tests in the background ignore it
    )  # fmt: skip
    others = [
        get_context("fork").Process(target=again, args=(told, work, *words))
        for words in (("new", "--district", "龙华", "--year", "2025"), ("check",))
    ]
    for process in others:
        process.start()
    while any(process.is_alive() for process in others):
        editor.save()
        time.sleep(editor.chance.random() * 0.1)
        while not told.empty():
            said.append(told.get())
    watch.send_signal(signal.SIGINT)
    watched, _ = watch.communicate(timeout=60)
    assert "Traceback" not in watched
    assert len(said) == ROUNDS * len(others)
    assert not [ran for ran in said if "Traceback" in ran.stdout + ran.stderr]
    lost = [mark for mark, file in editor.marks.items() if mark not in file.read_text("utf-8")]
    assert not lost
    assert len(list(folder.glob("*.docx"))) == 1
    assert len(editor.marks) > ROUNDS
    assert told_of(folder)
