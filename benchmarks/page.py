"""The page's server, on dossiers so many times the example: shown after the command, a cell saved, checked, the draft printed.

    python benchmarks/page.py [1 3 10]

Seconds by the clock, the middle of several; the browser's own share is measured in tests/page by hand.
"""

from __future__ import annotations

import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from tenfold import ROOT, lay

TIMES = 9


class Server:
    """`drafter edit` of a dossier, and what a window hears."""

    def __init__(self, folder: Path) -> None:
        self.began = time.perf_counter()
        command = [sys.executable, "-m", "drafter", "edit", str(folder), "--no-open"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=None)
        address = urlsplit(re.search(r"http\S+", self.process.stdout.readline())[0])
        self.port, self.cookie = address.port, ""
        self.cookie = self.ask("GET", f"/?{address.query}")[1]["set-cookie"].partition(";")[0]
        self.heard: list[tuple[float, dict]] = []

    def ask(self, method: str, path: str, told: object = None):
        line = http.client.HTTPConnection("127.0.0.1", self.port)
        headers = {"cookie": self.cookie, "origin": f"http://127.0.0.1:{self.port}", "content-type": "application/json"}
        line.request(method, path, None if told is None else json.dumps(told), headers)
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read()

    def listen(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port)
        line.request("GET", "/api/events", headers={"cookie": self.cookie})
        answer = line.getresponse()

        def read() -> None:
            for one in answer:
                if one.startswith(b"data: "):
                    self.heard.append((time.perf_counter(), json.loads(one[6:])))

        threading.Thread(target=read, daemon=True).start()

    def state(self) -> dict:
        return json.loads(self.ask("GET", "/api/state")[2])

    def checked(self) -> float:
        """When the last state was checked."""
        while True:
            for when, told in reversed(self.heard):
                if told.get("rev") and not told.get("overview", {}).get("checking", True):
                    return when
            time.sleep(0.01)


def timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(folder: Path) -> None:
    server = Server(folder)
    state = server.state()
    shown = time.perf_counter() - server.began
    server.listen()
    while server.state()["overview"]["checking"]:
        time.sleep(0.02)
    figures = next(one["rows"] for one in state["tables"] if one["name"] == "指标")
    rows = sum(len(one["rows"]) for one in state["tables"])
    saved, checked, printed = [], [], []
    for n in range(TIMES):
        row = figures[n]
        change = {"set": ["指标", row["key"], "今年"], "seen": row["cells"]["今年"], "new": f"{137 + n}{row['unit']}"}
        server.heard.clear()
        start = time.perf_counter()
        status, _, body = server.ask("POST", "/api/apply", {"changes": [change]})
        saved.append(time.perf_counter() - start)
        assert status == 200, body
        checked.append(server.checked() - start)
        printed.append(timed(lambda: server.ask("GET", "/api/paper")))
    server.process.terminate()
    server.process.wait()
    kinds = {"shown": shown, "saved": statistics.median(saved), "checked": statistics.median(checked)}
    told = ", ".join(f"{name} {value:.2f} s" for name, value in kinds.items())
    print(f"{rows} rows ({len(figures)} figures): {told}, paper {statistics.median(printed):.2f} s", flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        for times in map(int, sys.argv[1:] or ["1", "3", "10"]):
            folder = Path(work) / f"龙华-{times}"
            lay(folder, times)
            measure(folder)


if __name__ == "__main__":
    main()
