"""A dossier served to a browser that is a test's, without a network."""

from __future__ import annotations

import time

from starlette.testclient import TestClient

from drafter.page.application import application
from drafter.page.counter import Counter
from drafter.page.gate import Gate
from drafter.page.sitting import Sitting

PORT = 8765
HERE = f"http://127.0.0.1:{PORT}"


class Page:
    """The page of a dossier. heard: what every window was told, in order."""

    def __init__(self, work, folder):
        self.counter = Counter(work)
        self.heard = []
        self.counter.windows.tell = lambda event, told: self.heard.append((event, told))
        if folder is not None:
            self.counter.sitting = Sitting(folder, work, self.counter.windows)
        self.gate = Gate(application(self.counter), PORT)
        self.client = TestClient(self.gate, base_url=HERE, headers={"origin": HERE}, follow_redirects=False)

    @property
    def here(self):
        return self.counter.here

    def get(self, path, **asked):
        return self.client.get(path, params=asked)

    def post(self, path, **told):
        return self.client.post(path, json=told)

    def hand_in(self, path, files, **fields):
        named = [("files", one) for one in files]
        return self.client.post(path, files=named or None, data=fields)

    def state(self):
        return self.get("/api/state").json()

    def row(self, table, key):
        rows = next(one["rows"] for one in self.state()["tables"] if one["name"] == table)
        return next(row for row in rows if row["key"] == key)

    def set(self, table, key, field, seen, new):
        return self.post("/api/apply", changes=[{"set": [table, key, field], "seen": seen, "new": new}])

    def until(self, holds, seconds=60):
        """Wait until something holds -> what it then is."""
        end = time.monotonic() + seconds
        while not (found := holds()):
            assert time.monotonic() < end, "it did not happen"
            time.sleep(0.02)
        return found

    def checked(self):
        """The state once it has been checked."""
        return self.until(lambda: (state := self.state()) and not state["overview"]["checking"] and state)

    def job(self):
        """The last job, once it has ended."""
        return self.until(
            lambda: next(
                (job for event, job in reversed(self.heard) if event == "job" and job["state"] != "running"), None
            )
        )
