"""Look at a dossier's files; when one was saved, build the draft again and tell what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter import case, desk, printing
from drafter.model.finding import DrafterError, Finding
from drafter.model.progress import Progress, progress
from drafter.printing import Printed
from drafter.watching.events import Asked, Built, Event, Held, Refused, Saved, Unread
from drafter.watching.files import Remembered, Stamps, look

PAUSE, SETTLING = 0.2, 0.1
"""Seconds between two looks, and between two looks at files that are just being written."""
_PATIENCE = 20
"""Looks at files that never come to rest, or are gone, before they are taken as they are."""
_AGAIN = 25
"""Looks before a build is tried again that the system refused (a full disk, a file in use), or another program held up."""


@dataclass
class Watch:
    """A dossier watched. sleep: how to wait so many seconds; findings: of the last build that could read the tables.

    pending: files saved that no event has told of; unprinted: the draft whose PDF is still to be made; trouble: what
    was told last of why nothing was built; said: remarks that are made once; lock, again: what a new try waits for.
    """

    asked: Asked
    sleep: Callable[[float], None] = time.sleep
    known: Remembered | None = None
    findings: tuple[Finding, ...] | None = None
    pending: tuple[Saved, ...] = ()
    unprinted: Path | None = None
    trouble: str = ""
    said: set[object] = field(default_factory=set)
    lock: Path | None = None
    again: int = 0

    def events(self) -> Iterator[Event]:
        """Build once, then whenever a file was saved, without end; each time, what came of it.

        DrafterError at once when the folder is no dossier.
        """
        case.refuse_no_dossier(self.asked.folder)
        case.bring_up(self.asked.folder, self.asked.work)
        seen = self._look()
        yield from self._try(self._build)
        while True:
            self.sleep(PAUSE)
            now = self._look()
            if now != seen:
                now = self._at_rest(seen, now)
                self._note(seen, now)
                seen = now
                yield from self._try(self._build)
            elif self._worth_trying_again():
                yield from self._try(self._print if self.unprinted else self._build)

    def _at_rest(self, seen: Stamps, now: Stamps) -> Stamps:
        """The files once they have stopped changing: none gone or emptied that an editor may be about to write."""
        written = [path for path, (_, size, _) in seen.items() if size]
        for _ in range(_PATIENCE):
            self.sleep(SETTLING)
            before, now = now, self._look()
            if now == before and all(path in now and now[path][1] for path in written):
                break
        return now

    def _note(self, before: Stamps, after: Stamps) -> None:
        """Add what was saved to what has not been told of yet."""
        changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
        saved = {one.name: one for one in (*self.pending, *(Saved(path.name, path not in after) for path in changed))}
        self.pending = tuple(saved.values())

    def _worth_trying_again(self) -> bool:
        """Whether the file that was open has been closed, or some time has passed since the system refused."""
        if self.lock is not None:
            return not self.lock.exists()
        self.again = max(self.again - 1, 0)
        return self.again == 1

    def _try(self, step: Callable[[], Iterator[Event]]) -> Iterator[Event]:
        """What a step tells, or what kept it from its work; the same trouble is not told twice for one save."""
        self.lock, self.again = None, 0
        try:
            yield from step()
        except (DrafterError, OSError) as error:
            self.lock = error.lock if isinstance(error, case.StillOpen) else None
            self.again = _AGAIN if isinstance(error, OSError | case.Busy) else 0
            if str(error) != self.trouble or (self.pending and not self.lock):
                self.trouble = str(error)
                yield Held(self.pending if self.lock else self._saved(), error)
        else:
            self.trouble = ""

    def _build(self) -> Iterator[Event]:
        asked, self.unprinted = self.asked, None
        if not asked.folder.is_dir():
            self.pending = ()
            raise DrafterError(f"案卷“{asked.folder}”不见了", fix="把它放回原处，就接着看；不等了，按 Ctrl-C")
        self.known = self.known.renewed(asked.work) if self.known else Remembered.beside(asked.work)
        try:
            built = desk.build(asked.folder, asked.work, asked.wish, self.known)
        except desk.Unclean as error:
            since = self._since(error.findings)
            yield Refused(self._saved(), error.findings, since)
            return
        if built.placed is None:
            yield Unread(self._saved(), built.findings)
            return
        since = self._since(built.findings)
        yield Built(self._saved(), replace(built, placed=self._news(built.placed)), since)
        if asked.pdf:
            self.unprinted = built.path
            yield from self._print()

    def _print(self) -> Iterator[Event]:
        assert self.unprinted is not None
        printed = printing.print_draft(self.unprinted)
        self.unprinted = None
        yield Printed(self._news(printed.placed), self._once(printed.fonts))

    def _look(self) -> Stamps:
        return look(self.asked.folder, self.asked.work)

    def _since(self, findings: tuple[Finding, ...]) -> Progress | None:
        """What changed since the last build that could read the tables; these findings are the last from now on."""
        before, self.findings = self.findings, findings
        return None if before is None else progress(before, findings)

    def _news(self, placed: case.Placed) -> case.Placed:
        """Where a paper went; the others beside it only where they have not been told of as they are now."""
        others = placed.kept, placed.spare
        if others in self.said:
            return replace(placed, kept=(), spare=())
        self.said.add(others)
        return placed

    def _once(self, remark: str) -> str:
        """A remark, or nothing when it has been made."""
        if remark in self.said:
            return ""
        self.said.add(remark)
        return remark

    def _saved(self) -> tuple[Saved, ...]:
        saved, self.pending = self.pending, ()
        return saved
