"""What the server has in hand: the folder she works in, the open windows, the dossier being worked on, where there is one."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from drafter import case
from drafter.case import Known
from drafter.page.addresses import Json
from drafter.page.drafts_back import DraftsBack
from drafter.page.jobs import Jobs
from drafter.page.material_seen import MaterialSeen
from drafter.page.refused import Refusal
from drafter.page.sitting import Sitting
from drafter.page.windows import Windows


@dataclass
class Counter:
    """work: the folder she works in; sitting: None until there is a dossier; papers, drafts: of it."""

    work: Path
    windows: Windows = field(default_factory=Windows)
    sitting: Sitting | None = None

    def __post_init__(self) -> None:
        self.jobs = Jobs(self.windows)

    @cached_property
    def papers(self) -> MaterialSeen:
        """The material of the dossier."""
        return MaterialSeen(self.here)

    @cached_property
    def drafts(self) -> DraftsBack:
        """Its drafts that came back."""
        return DraftsBack(self.here)

    def open(self, folder: Path) -> None:
        """Work on another dossier; windows begin anew."""
        sitting = Sitting(folder, self.work, self.windows, self.rev + 1)
        self.close()
        self.sitting = sitting
        for name in ("papers", "drafts"):
            self.__dict__.pop(name, None)
        sitting.begin()
        self.windows.tell("reload", {})

    @property
    def rev(self) -> int:
        """Number of the state that windows ought to show; 0 before there is a dossier."""
        return self.sitting.shown.rev if self.sitting else 0

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
            "kinds": self._kinds,
        }

    @cached_property
    def _kinds(self) -> list[str]:
        return [kind.name for kind in Known.kinds_beside(self.work).kinds]
