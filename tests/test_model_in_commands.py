"""A model behind the commands: without 模型.yaml nothing is contacted; with it, only what was switched on, and ours stands."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from kit import EXAMPLE, ROOT, SEEDS, TESTS
from oracle import asked_of, item, pair
from replayed import replaying, table

from drafter import asking, case, desk, tables
from drafter.asking import connection
from drafter.cli import _COMMANDS
from drafter.desk.consulting import TRACING, instructions
from drafter.model.graded import Grade
from drafter.tracing.second.examined import digest

_WATCH = """
import sys
def hook(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname") \\
            and not (event in ("socket.connect", "socket.bind") and isinstance(args[1], (str, bytes))):
        with open({told!r}, "a") as file:
            file.write(f"{{event}} {{args[1:]}}\\n")
sys.addaudithook(hook)
"""
"""In every Python of a command: connections and look-ups are written down; sockets of this machine's files are none."""

COMMANDS = {
    "new": ["new", "--district", "龙华", "--year", "2025", "--seeds", SEEDS],
    "request": ["request", "--case", "案卷"],
    "collect": ["collect", ROOT / "examples/材料", "--case", "案卷"],
    "check": ["check", "案卷"],
    "build": ["build", "案卷"],
    "settle": ["settle", "数字未更新", "指09", "--why", "看过", "--case", "案卷"],
    "pull": ["pull", "改稿.docx", "--case", "案卷"],
    "compare": ["compare", "一.txt", "二.txt", "-o", "花脸稿.docx"],
    "history": ["history", "--case", "案卷"],
    "undo": ["undo", "--case", "案卷"],
    "read": ["read", "一.txt"],
    "inspect": ["inspect", "改稿.docx"],
    "write": ["write", "--case", "案卷"],
    "trace": ["trace", "一.txt", "二.txt"],
    "proof": ["proof", "一.txt"],
    "rules": ["rules"],
    "survey": ["survey", "报告"],
    "years": ["years", "龙华", "--seeds", SEEDS],
    "model": ["model", "check"],
}
ASKING = {"model", "write"}
"""A line of every command but edit, which serves its page on this machine; those that are nothing without a model."""


def watched(folder, *words):
    """Run a command in a process that writes down every connection -> what it wrote, and how the command ended."""
    told = folder / "connections.txt"
    (folder / "watch").mkdir(exist_ok=True)
    (folder / "watch/sitecustomize.py").write_text(_WATCH.format(told=str(told)), "utf-8")
    path = os.pathsep.join([str(folder / "watch"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", "drafter", *map(str, words)],
        cwd=folder, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": path, "OPENAI_API_KEY": "x"},
    )  # fmt: skip
    return (told.read_text("utf-8") if told.exists() else ""), done


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("办公")
    shutil.copytree(EXAMPLE, folder / "案卷")
    for file, name in zip(pair(folder), ("一.txt", "二.txt"), strict=True):
        (folder / "报告").mkdir(exist_ok=True)
        shutil.copy(file, folder / "报告")
        file.rename(folder / name)
    built = desk.build(folder / "案卷", folder)
    assert built is not None
    draft = next((folder / "案卷").glob("*.docx"))
    shutil.copy(draft, folder / "改稿.docx")
    return folder


def test_every_command_is_watched():
    assert set(COMMANDS) == set(_COMMANDS) - {"edit"}


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_without_the_table_no_command_contacts_anybody(office, command):
    connections, done = watched(office, *COMMANDS[command])
    assert connections == ""
    assert (done.returncode == 2) is (command in ASKING), done.stderr


@pytest.mark.slow
def test_the_watch_sees_a_connection(office, tmp_path):
    shutil.copytree(office, tmp_path / "办公", dirs_exist_ok=True)
    with replaying() as replay:
        (tmp_path / "办公/模型.yaml").write_text(table(replay), "utf-8")
        connections, _ = watched(tmp_path / "办公", "model", "check")
        assert f"('127.0.0.1', {replay.port})" in connections


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "build", "collect", "trace"])
def test_with_the_table_and_all_switched_off_no_command_contacts_anybody(office, tmp_path, command):
    shutil.copytree(office, tmp_path / "办公")
    with replaying() as replay:
        (tmp_path / "办公/模型.yaml").write_text(table(replay), "utf-8")
        assert watched(tmp_path / "办公", *COMMANDS[command])[0] == ""


@pytest.fixture
def case_of_yunling(tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "_PAUSE", 0.0)
    order = desk.Order(
        tmp_path, case.Wanted("云岭", 2024), sources=[TESTS / "collecting/上年.txt"], into=tmp_path / "案卷"
    )
    desk.new(order)
    return tmp_path


def collected(folder):
    return desk.collect(folder / "案卷", [TESTS / "collecting/材料"], folder)


def switched_on(replay, folder, **cells):
    (folder / "模型.yaml").write_text(table(replay, 收材料="开", **cells), "utf-8")
    mark = asking.connect(tables.load_endpoint(folder), folder).mark
    asking.keep_grade(folder, mark, digest(instructions(TRACING, folder)), Grade(260, 208, 260, 260))


def test_answers_of_papers_that_are_in_doubt_are_judged_and_marked(case_of_yunling):
    def partly(asked):
        return json.dumps({"items": [item(number, "部分", (1,)) for number, _ in asked_of(asked)]})

    with replaying(partly) as replay:
        switched_on(replay, case_of_yunling)
        done = collected(case_of_yunling)
        sent = [number for asked in replay.asked for number, _ in asked_of(asked)]
    judged = [one for one in done.collected.promises if one.judged]
    assert sorted(one.asked.id for one in judged) == sorted(sent) != []
    assert {one.said for one in judged} == {"partly"}
    assert len(list((case_of_yunling / "案卷/.drafter/模型记录").glob("*.json"))) == len(replay.asked)
    plan = (case_of_yunling / "案卷/上年计划.yaml").read_text("utf-8")
    assert plan.count("（本地模型判断）") == sum(bool(one.replies) for one in judged)


def test_papers_are_read_as_ever_where_the_model_fails_and_that_is_told(case_of_yunling):
    with replaying("{}", ["500"] * 9) as replay:
        switched_on(replay, case_of_yunling)
        done = collected(case_of_yunling)
    (told,) = [what for file, what in done.collected.remarks if file == "模型.yaml"]
    assert "照原来的对照" in told
    alone = desk.gathered(case_of_yunling / "案卷", [TESTS / "collecting/材料"], case_of_yunling)
    assert done.collected.promises == alone.promises


def test_a_look_without_writing_asks_no_model(case_of_yunling):
    with replaying() as replay:
        switched_on(replay, case_of_yunling)
        desk.gathered(case_of_yunling / "案卷", [TESTS / "collecting/材料"], case_of_yunling)
        assert replay.asked == []
