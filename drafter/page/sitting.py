"""A dossier being worked on in windows: its state, every change of it, whoever makes it, and what a check finds after each."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter import case
from drafter.case import Entry, Known, snapshots
from drafter.desk.drafting import checked, today
from drafter.model.change import Change, Conflict
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError
from drafter.page.addresses import Json
from drafter.page.refused import told_of
from drafter.page.snapshot_shown import Checked, Shown, patch
from drafter.page.steps_back import Steps, spoken
from drafter.page.understood import Understood, understand
from drafter.page.windows import Windows, asking
from drafter.watching.files import Stamps, look

BY = "页面"
"""Who changed the tables, as the history says."""
_PAUSE = 0.3
"""Seconds between two looks at the files."""
_STOPPED: Json = {
    "error": "refused",
    "message": "起草助手里面出了错，不再检查",
    "fix": "写定的都在表里；关掉它，再打开一次",
}
_UNASKED = 1.0
"""Seconds for which a first window may keep the first check waiting."""
_TWICE = 2
"""Looks at which the same trouble is met until it is told."""


@dataclass(frozen=True)
class Done:
    """What a change came to. patch: what windows have to change, None where nothing was changed."""

    patch: Json | None
    entry: Entry | None


@dataclass
class Sitting:
    """A dossier's folder, the folder she works in, the windows to be told, and the number of its first state: numbers go on
    from one dossier to the next, so that none stands for two states."""

    folder: Path
    work: Path
    windows: Windows
    first: int = 1
    steps: Steps = field(default_factory=Steps)
    _writing: tuple[str, str] = ("", "")
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _wanted: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)
    _asked: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        case.refuse_no_dossier(self.folder)
        case.bring_up(self.folder, self.work)
        self.known = Known.kinds_beside(self.work)
        seen = understand(self.folder, self.work, self.known)
        self.shown = Shown(self.first, seen, _for_now(seen, None))
        self.last = snapshots.last(self.folder)
        self._stamps: Stamps = look(self.folder, self.work)

    def begin(self) -> None:
        """Look after the files, and check, until it is ended."""
        self._wanted.set()
        for job in (self._watch, self._check):
            self._threads.append(thread := threading.Thread(target=self._tended, args=(job,), daemon=True))
            thread.start()

    def _tended(self, job: Callable[[], None]) -> None:
        """Do a job; windows are told where it ends before its time."""
        try:
            job()
        finally:
            if not self._over.is_set():
                self.windows.tell("trouble", _STOPPED)

    def end(self) -> None:
        """Look no more; a check that runs goes on to its end unheard."""
        self._over.set()
        self._wanted.set()

    @property
    def name(self) -> str:
        """What the dossier is called."""
        return self.shown.understood.name

    @property
    def whole(self) -> Json:
        """All that a window shows."""
        self._asked.set()
        with self._lock:
            return self.shown.whole | self._moment

    @property
    def _moment(self) -> Json:
        """What was saved last, what can be taken back."""
        last = self.last
        saved = {"at": last.when, "entry": last.number, "by": last.by} if last else None
        return {"saved": saved, "undo": self.steps.undo, "redo": self.steps.redo}

    def change(self, changes: Sequence[Change], by: str = BY) -> Done:
        """Make changes, all or none. As case's apply; a Conflict tells who wrote what is there."""
        from drafter.case.applying import apply

        return self.do(
            lambda: apply(self.folder, changes, by), lambda one: self.steps.made(one.number, spoken(changes))
        )

    def do(self, make: Callable[[], Entry | None], note: Callable[[Entry], None]) -> Done:
        """Do what changes the tables -> what it came to. note: told how it is kept."""
        with self._lock:
            case.refuse_no_dossier(self.folder)
            entry = make()
            if entry is not None:
                note(entry)
            return Done(self._refreshed(ours=True), entry)

    @contextmanager
    def written_as(self, name: str) -> Iterator[None]:
        """While a request or a job of a window writes under a name -> what it wrote is told as that window's, whoever sees it
        in the files first."""
        self._writing = (name, asking.get())
        try:
            yield
            self.refresh(ours=True)
        finally:
            self._writing = ("", "")

    def refresh(self, *, ours: bool = False) -> None:
        """Take in what the files say now. ours: whether it was written from a window."""
        with self._lock:
            case.refuse_no_dossier(self.folder)
            self._refreshed(ours=ours)

    def _refreshed(self, *, ours: bool) -> Json | None:
        self._stamps = look(self.folder, self.work)
        seen = understand(self.folder, self.work, self.known, self.shown.understood)
        if seen is self.shown.understood:
            return None
        self.last = snapshots.last(self.folder)
        old = self.shown
        self._wanted.set()
        now = replace(old, rev=old.rev + 1, understood=seen, dossier=_for_now(seen, old.dossier), checking=True)
        by = self.last.by if self.last else ""
        name, window = self._writing
        mine = bool(name) and by == name
        return self._publish(now, ours=ours or mine, window=window if mine else "")

    def _publish(self, new: Shown, *, ours: bool = True, window: str = "") -> Json:
        """A new state -> the patch that every window is told, and which window made it, where one did."""
        told = patch(self.shown, new) | self._moment
        told |= {"by": self.last.by if self.last else "", "when": self.last.when if self.last else 0}
        told |= {"ours": ours, "window": window or asking.get()}
        self.shown = new
        self.windows.tell("changed", told)
        return told

    def _watch(self) -> None:
        """Look at the files again and again; take in what somebody else saved. What keeps it from that is told once, when it
        is there at a second look: an editor may just be saving."""
        before: list[str] = []
        while not self._over.wait(_PAUSE):
            try:
                if look(self.folder, self.work) != self._stamps:
                    self.refresh()
                before = []
            except (DrafterError, OSError) as error:
                before.append(str(error))
                if before.count(str(error)) == _TWICE:
                    self._trouble(error)

    def _check(self) -> None:
        """Check each state once nothing newer is there; first of all the page is shown."""
        self._asked.wait(_UNASKED)
        while self._wanted.wait() and not self._over.is_set():
            self._wanted.clear()
            try:
                self._check_once()
            except (DrafterError, OSError) as error:
                self._trouble(error)

    def _check_once(self) -> None:
        with self._lock:
            seen = self.shown.understood
        dossier = seen.dossier
        if dossier is None:
            return
        told = checked(dossier, seen.opened, self.work)
        with self._lock:
            if self.shown.understood is seen:
                self._publish(
                    self.shown.with_check(dossier, Checked(told.open, seen.keys, told.silent, bool(seen.faults)))
                )

    def _trouble(self, error: DrafterError | OSError) -> None:
        self.windows.tell("trouble", told_of(error)[1])

    def blame(self, error: Conflict) -> Json:
        """Who wrote what stands where a change was to go, and when."""
        table = f"{error.change.table}.yaml"
        entry = next((one for one in snapshots.newest(self.folder) if table in one.tables), None)
        return {"who": entry.by if entry else "", "when": entry.when if entry else 0}


def _for_now(seen: Understood, before: Dossier | None) -> Dossier | None:
    """The dossier with what was made of last year's plan before, until it is checked."""
    if seen.bare is None:
        return None
    return replace(seen.bare, review=before.review, today=today()) if before else replace(seen.bare, today=today())
