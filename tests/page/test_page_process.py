"""The server as a process: on this machine alone, its token told once, what was shown as saved on disk however it ends."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from kit import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="Windows 上没有这些信号")]

PATIENT = """
import sys
from pathlib import Path
from drafter.page import serve
serve(Path(sys.argv[1]), Path(), None, lambda address: print(address, flush=True), patience=1.0)
"""


class Served:
    """A running server. address: as it told it."""

    def __init__(self, process, address):
        self.process, self.address = process, address
        told = urlsplit(address)
        self.port, self.token = told.port, told.query.partition("=")[2]
        self.here = f"http://127.0.0.1:{self.port}"
        self.cookie = ""

    def ask(self, method, path, told=None, stream=False):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"cookie": self.cookie, "origin": self.here, "content-type": "application/json"}
        line.request(method, path, None if told is None else json.dumps(told), headers)
        answer = line.getresponse()
        return answer if stream else (answer.status, answer.headers, answer.read())

    def enter(self):
        status, headers, _ = self.ask("GET", f"/?t={self.token}")
        assert status == 303
        self.cookie = headers["set-cookie"].partition(";")[0]
        return self

    def set(self, seen, new, key="指01"):
        told = {"changes": [{"set": ["指标", key, "今年"], "seen": seen, "new": new}]}
        status, _, body = self.ask("POST", "/api/apply", told)
        return status, json.loads(body)


@contextmanager
def served(command, folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder.parent.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        line = process.stdout.readline()
        yield Served(process, re.search(r"http\S+", line)[0])
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def running(folder):
    with served(["-m", "drafter", "edit", str(folder), "--no-open"], folder) as one:
        yield one.enter()


def test_it_listens_on_this_machine_alone(running):
    listening = subprocess.run(
        ["cat", f"/proc/{running.process.pid}/net/tcp"], capture_output=True, text=True, check=False
    )
    doors = [line.split()[1] for line in listening.stdout.splitlines()[1:] if line.split()[3] == "0A"]
    mine = [door for door in doors if int(door.partition(":")[2], 16) == running.port]
    assert mine == [f"0100007F:{running.port:04X}"]


def test_the_token_is_told_once_and_never_again(running):
    running.ask("GET", "/")
    running.ask("GET", "/?t=wrong")
    running.ask("GET", "/nowhere")
    running.process.send_signal(signal.SIGINT)
    rest, _ = running.process.communicate(timeout=20)
    assert running.token not in rest
    assert "GET" not in rest
    assert running.process.returncode == 0
    assert "已" not in rest.partition("页面关了")[0]


BROWSER = """#!/bin/sh
tr '\\0' ' ' < /proc/$$/cmdline > "$SEEN/command"
stat -c '%a' "$1" > "$SEEN/file"
stat -c '%a' "$(dirname "$1")" > "$SEEN/folder"
cp "$1" "$SEEN/page.html.tmp"
mv "$SEEN/page.html.tmp" "$SEEN/page.html"
"""
"""Stands in for the program that opens a browser, and writes down what everybody on the computer can see of it."""


def test_the_token_is_in_no_list_of_processes(folder, tmp_path, monkeypatch):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "xdg-open").write_text(BROWSER, "utf-8")
    (tools / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    monkeypatch.setenv("SEEN", str(tmp_path))
    with served(["-m", "drafter", "edit", str(folder)], folder) as one:
        wait(lambda: (tmp_path / "page.html").exists())
        command = (tmp_path / "command").read_text("utf-8")
        assert "xdg-open" in command
        assert one.token not in command
        listed = subprocess.run(["ps", "-eo", "args", "-ww"], capture_output=True, text=True, check=True).stdout
        assert str(folder) in listed
        assert one.token not in listed
        assert (tmp_path / "file").read_text() == "600\n"
        assert (tmp_path / "folder").read_text() == "700\n"
        assert one.address in (tmp_path / "page.html").read_text("utf-8")
        way = Path(command.split()[-1])
        assert way.exists()
        one.process.send_signal(signal.SIGINT)
        one.process.wait(20)
        assert not way.parent.exists()


def events(answer, found):
    """Read events into a list until the stream ends."""
    name = ""
    for line in answer:
        words = line.decode().strip()
        if words.startswith("event: "):
            name = words[7:]
        elif words.startswith("data: "):
            found.append((name, json.loads(words[6:])))


def listen(server):
    found = []
    threading.Thread(target=events, args=(server.ask("GET", "/api/events", stream=True), found), daemon=True).start()
    wait(lambda: found)
    return found


def wait(holds, seconds=60):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def test_a_window_hears_what_another_and_an_editor_do(running, folder):
    heard = listen(running)
    assert heard[0][0] == "hello"
    assert running.set("48篇", "49篇")[0] == 200
    wait(lambda: any(told.get("cells") for event, told in heard if event == "changed"))
    path = folder / "指标.yaml"
    path.write_text(path.read_text("utf-8").replace("今年: 49篇", "今年: 50篇"), "utf-8")
    wait(lambda: any(told["by"] == "编辑器" for event, told in heard if event == "changed"))
    last = [told for event, told in heard if event == "changed" and told["cells"]][-1]
    assert last["cells"] == [{"at": ["指标", "指01", "今年"], "before": "49篇", "after": "50篇"}]


def test_windows_are_told_that_it_ends(running):
    heard = listen(running)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(20) == 0
    wait(lambda: heard[-1][0] == "bye")


def test_what_was_saved_is_on_disk_however_it_ends(running, folder):
    value = "48篇"
    for n in range(5):
        status, _ = running.set(value, f"{100 + n}篇")
        assert status == 200
        value = f"{100 + n}篇"
    running.process.send_signal(signal.SIGKILL)
    running.process.wait()
    assert "    今年: 104篇\n" in (folder / "指标.yaml").read_text("utf-8")
    with served(["-m", "drafter", "edit", str(folder), "--no-open"], folder) as again:
        assert again.enter().set(value, "105篇")[0] == 200


def test_killed_in_the_midst_of_changes_every_one_told_is_there(running, folder):
    told = ["48篇"]

    def type_on():
        try:
            while running.set(told[-1], f"{len(told)}篇")[0] == 200:
                told.append(f"{len(told)}篇")
        except (OSError, http.client.HTTPException):
            return

    hand = threading.Thread(target=type_on)
    hand.start()
    wait(lambda: len(told) > 3)
    running.process.send_signal(signal.SIGKILL)
    hand.join()
    there = re.search(r"今年: (\S+)", (folder / "指标.yaml").read_text("utf-8"))[1]
    assert there in (told[-1], f"{len(told)}篇")


def test_several_windows_type_at_once_and_nothing_is_lost(running, folder):
    answers = []

    def type_on(key):
        rows = next(
            one["rows"] for one in json.loads(running.ask("GET", "/api/state")[2])["tables"] if one["name"] == "指标"
        )
        seen = next(row["cells"]["今年"] for row in rows if row["key"] == key)
        for n in range(6):
            answers.append(running.set(seen, f"{100 + n}件", key)[0])
            seen = f"{100 + n}件"

    hands = [threading.Thread(target=type_on, args=(f"指0{n}",)) for n in (1, 2, 3)]
    for hand in hands:
        hand.start()
    path = folder / "上年计划.yaml"
    for n in range(5):
        path.write_text(path.read_text("utf-8") + f"# 记事{n}\n", "utf-8")
        time.sleep(0.2)
    for hand in hands:
        hand.join()
    assert answers == [200] * 18
    assert (folder / "指标.yaml").read_text("utf-8").count("今年: 105件") == 3
    assert "# 记事4" in path.read_text("utf-8")


def test_it_ends_some_time_after_the_last_window_was_closed(folder):
    with served(["-c", PATIENT, str(folder)], folder) as one:
        stream = one.enter().ask("GET", "/api/events", stream=True)
        stream.readline()
        time.sleep(1.5)
        assert one.process.poll() is None
        stream.close()
        assert one.process.wait(20) == 0


def test_a_port_that_is_taken_is_told_and_another_taken_where_none_is_named(folder):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        command = [sys.executable, "-m", "drafter", "edit", str(folder), "--no-open", "--port", str(port)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert f"端口 {port}" in done.stderr
    with (
        served(["-m", "drafter", "edit", str(folder), "--no-open"], folder) as one,
        served(["-m", "drafter", "edit", str(folder), "--no-open"], folder) as other,
    ):
        assert one.port != other.port


def test_two_servers_of_one_dossier_see_each_other(folder):
    command = ["-m", "drafter", "edit", str(folder), "--no-open"]
    with served(command, folder) as one, served(command, folder) as other:
        heard = listen(one.enter())
        assert other.enter().set("48篇", "49篇")[0] == 200
        wait(lambda: any(told.get("cells") for event, told in heard if event == "changed"))
        status, told = one.set("48篇", "50篇")
        assert (status, told["there"]) == (409, "49篇")


@pytest.mark.parametrize("command", [["--help"], ["check", "--help"]], ids=" ".join)
def test_other_commands_do_not_load_the_server(command):
    code = f"import sys; sys.argv = ['drafter', *{command}]; from drafter.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"starlette", "uvicorn", "python_multipart", "anyio", "h11"} & set(
        re.findall(r"'([\w.]+)'", done.stdout)
    )
