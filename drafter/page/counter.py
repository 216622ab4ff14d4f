"""What the server has in hand: the folder she works in, the open windows, the dossier being worked on, where there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from drafter import case
from drafter.case import Known
from drafter.page.addresses import Json
from drafter.page.jobs import Jobs
from drafter.page.refused import Refusal
from drafter.page.sitting import Sitting
from drafter.page.windows import Windows

Beside = TypeVar("Beside")


@dataclass
class Counter:
    """work: the folder she works in; sitting: None until there is a dossier; last: number of the last state of one that was left;
    beside: what was made of the dossier, by its kind."""

    work: Path
    windows: Windows = field(default_factory=Windows)
    sitting: Sitting | None = None
    last: int = 0
    _beside: dict[object, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.jobs = Jobs(self.windows)

    def beside(self, kind: Callable[[Sitting], Beside]) -> Beside:
        """What goes with the dossier, such as its papers: made once, loaded with the first that asks for it."""
        if kind not in self._beside:
            self._beside[kind] = kind(self.here)
        made: Beside = self._beside[kind]  # type: ignore[assignment]
        return made

    def open(self, folder: Path) -> None:
        """Work on another dossier; windows begin anew."""
        sitting = Sitting(folder, self.work, self.windows, max(self.rev, self.last) + 1)
        self.close()
        self.sitting = sitting
        self._beside.clear()
        sitting.begin()
        self.windows.tell("reload", {})

    @property
    def rev(self) -> int:
        """Number of the state that windows ought to show; 0 before there is a dossier."""
        return self.sitting.shown.rev if self.sitting else 0

    def leave(self) -> None:
        """Work on no dossier, until one is opened."""
        self.last = self.rev
        self.close()
        self.sitting = None

    def close(self) -> None:
        """Look after no dossier any more."""
        if self.sitting is not None:
            self.sitting.end()

    @property
    def here(self) -> Sitting:
        """The dossier being worked on. Refusal where there is none."""
        if self.sitting is None:
            raise Refusal(409, "refused", "还没有案卷", "先新建一个案卷，或者打开一个")
        return self.sitting

    @property
    def around(self) -> Json:
        """What there is to be opened, and what kinds of report a new one may be of."""
        return {
            "work": self.work.resolve().name,
            "cases": [folder.name for folder in case.dossiers(self.work)],
            "aside": [folder.name for folder in case.aside(case.shelf(self.work))],
            "kinds": self._kinds,
        }

    @cached_property
    def _kinds(self) -> list[str]:
        return [kind.name for kind in Known.kinds_beside(self.work).kinds]
