"""What takes a while, one at a time, beside the work in windows: how far it is, how it ended; it can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import dataclass, field

from drafter.model.finding import DrafterError
from drafter.page.addresses import Json
from drafter.page.refused import Refusal, told_of
from drafter.page.windows import Windows

_OURS = "案卷没有动坏；再做一次，还是这样，把命令窗口里的话发给做起草助手的人"


class Stopped(Exception):
    """She stopped it."""


@dataclass
class Job:
    """A job. what: in a word; file: being read now; state: running, done, stopped, failed; trouble: why it failed; told: what
    came of it, a line each; doubtful: whether something of that is to be looked at."""

    id: int
    what: str
    all: int
    windows: Windows
    file: str = ""
    done: int = 0
    state: str = "running"
    trouble: Json = field(default_factory=dict)
    told: Sequence[str] = ()
    stopping: bool = False
    doubtful: bool = False

    @property
    def shown(self) -> Json:
        """As windows show it."""
        return {
            "id": self.id,
            "what": self.what,
            "file": self.file,
            "done": self.done,
            "all": max(self.all, self.done),
            "state": self.state,
            "message": self.trouble.get("message", ""),
            "fix": self.trouble.get("fix", ""),
            "told": list(self.told),
            "doubtful": self.doubtful,
        }

    def step(self, name: str) -> None:
        """The next file is begun. Stopped where she wants no more."""
        if self.stopping:
            raise Stopped
        self.file, self.done = name, self.done + 1
        self.windows.tell("job", self.shown)

    def run(self, work: Callable[[Job], Sequence[str]]) -> None:
        """Do it, and tell how it ended."""
        try:
            self.told, self.state = work(self), "done"
        except Stopped:
            self.state = "stopped"
        except (Refusal, DrafterError, OSError) as error:
            self.trouble, self.state = told_of(error)[1], "failed"
        finally:
            if self.state == "running":  # a fault of ours: it is seen where the server was started
                self.trouble = {"message": f"{self.what}出了没有料到的错，没有做完", "fix": _OURS}
                self.state = "failed"
            self.windows.tell("job", self.shown)


@dataclass
class Jobs:
    """The job that runs, or ran last."""

    windows: Windows
    last: Job | None = None

    @property
    def running(self) -> bool:
        """Whether one is not done yet."""
        return self.last is not None and self.last.state == "running"

    def start(self, what: str, size: int, work: Callable[[Job], Sequence[str]]) -> Job:
        """Begin a job. Refusal while another runs."""
        if self.last is not None and self.running:
            raise Refusal(409, "refused", f"正在{self.last.what}，还没有做完", "等它做完，或者先停下它")
        self.last = job = Job((self.last.id if self.last else 0) + 1, what, size, self.windows)
        threading.Thread(target=copy_context().run, args=(job.run, work), daemon=True).start()
        return job

    def stop(self, number: int) -> Json:
        """Stop a job before its next file."""
        if self.last is None or self.last.id != number:
            raise Refusal(409, "gone", "这件事已经做完了", "不用再停")
        self.last.stopping = True
        return self.last.shown
