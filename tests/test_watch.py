"""build --watch: what is told when a table is saved, and what is not written over."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from kit import EXAMPLE, ROOT

from drafter import case, desk, printing, storage
from drafter.cli import watched
from drafter.model.finding import DrafterError, Finding, Level
from drafter.model.place import Place
from drafter.model.progress import progress
from drafter.watching import PAUSE, Asked, Built, Held, Refused, Unread, Watch

DRAFT = "龙华区2025年度法治政府建设情况报告（审阅稿）.docx"
LOCK = f".~lock.{DRAFT}#"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns(".drafter"))
    return tmp_path / "案卷"


def _asked(folder, work, pdf=False, **wish):
    return Asked(folder, work, desk.Wish(**wish), pdf)


def watch(folder, steps, settling=(), **asked):
    """Events while a clerk does one step between two looks, and other hands one step each time files settle."""
    doing, meanwhile = iter(steps), iter(settling)

    def sleep(seconds):
        step = next(doing, stop) if seconds == PAUSE else next(meanwhile, nothing)
        step()

    told = []
    try:
        for event in Watch(_asked(folder, folder.parent, **asked), sleep).events():
            told.append(event)
    except KeyboardInterrupt:
        return told
    raise AssertionError


def stop():
    raise KeyboardInterrupt


def nothing():
    pass


def saving(file, old="", new=""):
    """A step: save a file, with a change or as it was."""

    def save():
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1) if old else text, "utf-8")

    return save


def names(event):
    return [one.name for one in event.saved]


def rules(findings):
    return [finding.rule for finding in findings]


def test_a_table_saved_is_built_and_what_changed_is_told(folder):
    table, draft = folder / "正文.yaml", folder / DRAFT
    written, right = [], table.read_bytes()
    first, worse, better = watch(
        folder,
        [
            nothing,
            saving(table, "2025年", "2024年"),
            lambda: written.append(draft.read_bytes()),
            lambda: table.write_bytes(right),
        ],
    )
    assert first.since is None
    assert names(worse) == ["正文.yaml"]
    assert rules(worse.since.new) == ["年份未改"]
    assert worse.since.solved == ()
    assert rules(better.since.solved) == ["年份未改"]
    assert better.since.new == ()
    assert draft.read_bytes() != written[0]


@pytest.mark.slow
def test_rows_that_moved_are_neither_solved_nor_new(folder):
    table = folder / "上年计划.yaml"
    text = table.read_text("utf-8")
    events = watch(folder, [lambda: table.write_text(f"# 一行\n\n{text}", "utf-8")])
    assert events[-1].since.solved == events[-1].since.new == ()


@pytest.mark.slow
def test_a_table_half_typed_is_told_and_the_old_draft_stays(folder):
    table, draft = folder / "指标.yaml", folder / DRAFT
    before = []
    _, broken, mended = watch(
        folder,
        [
            lambda: before.append(draft.read_bytes()),
            saving(table, "今年: 48篇", "今年：48篇"),
            lambda: before.append(draft.read_bytes()),
            saving(table, "今年：48篇", "今年: 48篇"),
        ],
    )
    assert isinstance(broken, Unread)
    assert (broken.faults[0].place, "全角冒号" in broken.faults[0].message) == (Place(table, 10), True)
    assert before[0] == before[1]
    assert isinstance(mended, Built)
    assert mended.since.solved == mended.since.new == ()


@pytest.mark.slow
def test_an_editor_may_take_its_time(folder):
    """Emptied, written in two pieces, replaced whole: one rebuild, of the file as it is in the end."""
    table = folder / "正文.yaml"
    whole = table.read_bytes()
    pieces = [
        lambda: table.write_bytes(whole[:4000]),
        lambda: table.write_bytes(whole[:9000]),
        table.unlink,
        nothing,
        lambda: table.write_bytes(whole),
    ]
    events = watch(folder, [lambda: table.write_bytes(b"")], pieces)
    assert [type(event) for event in events] == [Built, Built]


def test_swap_files_and_drafts_are_no_tables(folder):
    def swap():
        (folder / ".正文.yaml.swp").write_bytes(b"x")
        (folder / "正文.yaml~").write_bytes(b"x")
        (folder / ".#正文.yaml").symlink_to("clerk@desk")
        (folder / "笔记.txt").write_bytes(b"x")

    assert len(watch(folder, [swap, nothing])) == 1


@pytest.mark.slow
def test_saved_while_building_is_built_again(folder, monkeypatch):
    from drafter import desk

    real, table = desk.build, folder / "正文.yaml"
    built = []

    def build(*args, **options):
        done = real(*args, **options)
        if not built:
            saving(table, "2025年", "2024年")()
        built.append(done)
        return done

    monkeypatch.setattr(desk, "build", build)
    events = watch(folder, [nothing, nothing])
    assert rules(events[1].since.new) == ["年份未改"]
    assert len(events) == 2


@pytest.mark.slow
def test_an_open_draft_is_told_once_and_built_when_it_is_closed(folder):
    lock, draft = folder / LOCK, folder / DRAFT
    kept = []
    _, held, closed = watch(
        folder,
        [
            lambda: (lock.touch(), kept.append(draft.read_bytes()), saving(folder / "正文.yaml", "2025年", "2024年")()),
            saving(folder / "指标.yaml"),
            lambda: kept.append(draft.read_bytes()),
            lock.unlink,
            nothing,
        ],
    )
    assert isinstance(held, Held)
    assert kept[0] == kept[1]
    assert names(closed) == ["正文.yaml", "指标.yaml"]
    assert rules(closed.since.new) == ["年份未改"]


@pytest.mark.slow
def test_a_draft_changed_by_hand_is_kept_and_one_other_is_renewed(folder):
    draft = folder / DRAFT
    events = watch(
        folder,
        [
            lambda: (draft.write_bytes("局长改过".encode()), saving(folder / "正文.yaml", "2025年", "2024年")()),
            saving(folder / "正文.yaml", "2024年", "2025年"),
            saving(folder / "正文.yaml", "2025年", "2024年"),
        ],
    )
    assert draft.read_bytes() == "局长改过".encode()
    assert sorted(path.name for path in folder.glob("*.docx")) == sorted([DRAFT, DRAFT.replace(".docx", "-2.docx")])
    assert [event.built.placed.kept for event in events] == [(), (DRAFT,), (), ()]


@pytest.mark.slow
def test_a_changed_draft_that_is_open_does_not_keep_the_new_one_back(folder):
    draft = folder / DRAFT
    events = watch(
        folder,
        [lambda: (draft.write_bytes(b"x"), (folder / LOCK).touch(), saving(folder / "正文.yaml")())],
    )
    assert events[-1].built.path.name == DRAFT.replace(".docx", "-2.docx")


def test_a_clean_copy_is_refused_while_errors_are_open_and_watching_goes_on(folder):
    plan = folder / "上年计划.yaml"
    _, better = watch(folder, [saving(plan, "完成情况:\n", "完成情况: 平台已经建成，投入使用。\n")], clean=True)
    assert isinstance(better, Refused)
    assert better.since.solved
    assert not list(folder.glob("*.docx"))


@pytest.mark.slow
def test_a_folder_that_goes_and_comes_back(folder):
    aside = folder.with_name("挪走")
    _, gone, back = watch(folder, [lambda: folder.rename(aside), nothing, lambda: aside.rename(folder)])
    assert isinstance(gone, Held)
    assert "不见了" in gone.error.message
    assert isinstance(back, Built)


def test_a_folder_that_goes_while_building_is_not_made_again(folder, monkeypatch):
    from drafter import rendering

    real = rendering.render

    def render(*args, **options):
        folder.rename(folder.with_name("挪走"))
        return real(*args, **options)

    monkeypatch.setattr(rendering, "render", render)
    (held,) = watch(folder, [])
    assert "不见了" in held.error.message
    assert not folder.exists()


@pytest.mark.slow
def test_a_full_disk_is_told_once_and_tried_again(folder):
    full = [True]

    def write(name, path):
        if full and name == "write":
            raise OSError(28, "No space left on device", str(path))

    with storage.watched(write):
        events = watch(folder, [nothing] * 30 + [full.clear] + [nothing] * 30)
    assert [type(event) for event in events] == [Held, Built]
    assert "磁盘满了" in watched._why(events[0].error)


def test_a_template_of_hers_that_is_wrong_is_told_at_every_save(folder):
    template = folder.parent / "templates" / "法治政府建设年度报告" / "正文.j2"

    def broken():
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_text("{% if", "utf-8")

    events = watch(folder, [broken, nothing, broken, lambda: shutil.rmtree(folder.parent / "templates")])
    assert [type(event) for event in events] == [Built, Held, Held, Built]


def test_a_prior_report_is_read_once_while_it_is_unchanged(folder, monkeypatch):
    real, read = case.Known.parse, []
    monkeypatch.setattr(case.Known, "parse", lambda *args: read.append(1) or real(*args))
    table, prior = folder / "正文.yaml", next((folder / "上年报告").iterdir())
    events = watch(folder, [saving(table), lambda: read.append(0), saving(prior, "法治", "法制")])
    assert read == [1, 0, 1]
    assert "上年报告有变" in rules(events[-1].since.new)


def test_a_folder_that_is_no_dossier_stops_at_once(tmp_path):
    with pytest.raises(DrafterError, match=r"没有案卷\.yaml"):
        watch(tmp_path, [])


def said(folder, steps, monkeypatch, capsys, *, show_it=False, **asked):
    """What the clerk reads of a watch, without the time of day."""
    doing = iter(steps)

    def sleep(seconds):
        if seconds == PAUSE:
            next(doing, stop)()

    monkeypatch.setattr(watched, "Watch", lambda asked: Watch(asked, sleep))
    monkeypatch.chdir(folder.parent)
    assert watched.run(_asked(Path("案卷"), Path(), **asked), show_it=show_it) == 0
    return re.sub(r"(?m)^\d\d:\d\d ", "", capsys.readouterr().out)


def test_what_the_clerk_reads_of_a_clean_copy(folder, monkeypatch, capsys):
    plan = saving(folder / "上年计划.yaml", "完成情况:\n", "完成情况: 2024年平台建成，投入使用。\n")
    told = said(folder, [plan], monkeypatch, capsys, clean=True).splitlines()
    assert told[1] == "检查了一遍"
    assert re.fullmatch(
        r" {6}还有 10 个错误，4 个提醒，还不能出清稿；先看 案卷/上年计划\.yaml:\d+ 计划未回应 .+", told[2]
    )
    assert told[3].startswith(
        "上年计划.yaml 保存了：解决 1 处（计划未回应 1），新增 2 处（还有空没填 1、年份未改 1），先看 "
    )
    assert " 还有空没填 " in told[3]
    assert told[-1] == "不再看着了；还没有出过稿子"


def test_the_result_is_opened_once(folder, monkeypatch, capsys):
    opened = []
    monkeypatch.setattr(watched.viewing, "open_file", opened.append)
    said(folder, [saving(folder / "正文.yaml")], monkeypatch, capsys, show_it=True)
    assert opened == [Path("案卷") / DRAFT]


def test_a_pdf_that_cannot_be_made_is_told_once_and_watching_goes_on(folder, monkeypatch, capsys):
    monkeypatch.setattr(printing, "soffice", lambda: None)
    told = said(folder, [saving(folder / "正文.yaml")], monkeypatch, capsys, pdf=True)
    assert told.count("没有出 PDF：这台电脑没有装 LibreOffice") == 1
    assert "正文.yaml 保存了：问题没有增减" in told


def finding(rule, ref, message, line=1):
    return Finding(Place(Path("表.yaml"), line), rule, Level.WARNING, message, "改", ref)


@pytest.mark.parametrize(
    ("before", "after", "solved", "new"),
    [
        ([("甲", ("正文", 1), "一")], [("甲", ("正文", 1), "一")], [], []),
        ([("甲", ("正文", 1), "一")], [("甲", ("正文", 2), "一")], [], []),
        ([("甲", ("正文", 1, "文字"), "一")], [("甲", ("正文", 1, "文字", 3, 4), "二")], [], []),
        ([("甲", ("正文", 1), "一"), ("甲", ("正文", 2), "一")], [("甲", ("正文", 1), "一")], ["一"], []),
        ([("甲", ("正文", 1), "一")], [("乙", ("正文", 1), "一")], ["一"], ["一"]),
        ([("甲", ("正文", 1), "一")], [("甲", ("指标", 1), "一")], ["一"], ["一"]),
    ],
)
def test_which_findings_are_the_same(before, after, solved, new):
    told = progress([finding(*one) for one in before], [finding(*one) for one in after])
    assert [f.message for f in told.solved] == solved
    assert [f.message for f in told.new] == new


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a POSIX signal")
def test_at_the_prompt_until_ctrl_c(folder):
    command = [sys.executable, "-u", "-m", "drafter", "build", "--watch", "案卷"]
    log = folder.parent / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=folder.parent,
            stdout=stream,
            stderr=stream,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # tests in the background ignore it
        )
    try:
        told_by(log, process, "审阅稿：")
        saving(folder / "正文.yaml", "2025年", "2024年")()
        told_by(log, process, "还有 10 个错误，5 个提醒；审阅稿：案卷/")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    finally:
        process.kill()
    text = log.read_text("utf-8")
    assert " 正文.yaml 保存了：新增 1 处：案卷/正文.yaml:" in text
    assert text.endswith(f"\n不再看着了；稿子：案卷/{DRAFT}\n")
    assert "Traceback" not in text


def told_by(log, process, words):
    """Wait until a process has said something."""
    end = time.monotonic() + 60
    while words not in log.read_text("utf-8", "ignore"):
        assert process.poll() is None, log.read_text("utf-8")
        assert time.monotonic() < end, log.read_text("utf-8")
        time.sleep(0.05)


def test_a_dossier_that_another_program_holds_is_told_and_tried_again(folder, monkeypatch):
    real, busy = desk.build, [True]

    def build(*arguments):
        if busy:
            raise case.Busy(folder, None)
        return real(*arguments)

    monkeypatch.setattr(desk, "build", build)
    events = watch(folder, [nothing] * 30 + [busy.clear] + [nothing] * 30)
    assert [type(event) for event in events] == [Held, Built]
