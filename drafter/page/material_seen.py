"""Papers that came in: read once as long as none changes, what each gave, how far each 科室 is. What reads them is loaded with the
first."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter import case, desk
from drafter.case import Known
from drafter.desk.drafting import today
from drafter.model.collected import Collected
from drafter.model.finding import DrafterError
from drafter.model.papers_told import Paper, receipt_of
from drafter.page.addresses import Json
from drafter.page.jobs import Job
from drafter.page.refused import told_of
from drafter.page.sitting import Sitting
from drafter.watching.files import Stamps, stamp_of


@dataclass
class MaterialSeen:
    """The papers of a dossier. stamps: of the files that were read; collected: what they gave; trouble: why they could not be
    read."""

    here: Sitting
    stamps: Stamps = field(default_factory=dict)
    collected: Collected | None = None
    trouble: Json | None = None
    _reading: threading.Lock = field(default_factory=threading.Lock)

    @property
    def _folder(self) -> Path:
        return self.here.folder / case.MATERIAL

    def _look(self) -> Stamps:
        found = {path: stamp_of(path) for path in self._folder.rglob("*") if path.is_file()}
        return {path: stamp for path, stamp in found.items() if stamp is not None}

    @property
    def lying(self) -> Sequence[Path]:
        """The papers that are there."""
        return sorted(self._look())

    def shown(self) -> Json:
        """What windows show; where a paper is new, it is read now, and told when that is done."""
        stamps = self._look()
        if not stamps:
            return {"state": "none", "papers": [], "offices": []}
        if stamps != self.stamps:
            threading.Thread(target=self._read, args=(stamps,), daemon=True).start()
            return {"state": "reading", "papers": [_named(path) for path in sorted(stamps)], "offices": []}
        if self.trouble is not None or self.collected is None:
            return {"state": "failed", "papers": [], "offices": [], **(self.trouble or {})}
        return self._told(self.collected)

    def _read(self, stamps: Stamps) -> None:
        with self._reading:
            if stamps == self.stamps:
                return
            from drafter.desk.collecting import given_by

            dossier = self.here.shown.dossier
            try:
                if dossier is not None:
                    handed = case.received(self.here.folder, ())
                    known = Known.beside(self.here.work)
                    self.collected, self.trouble = given_by(dossier, handed, known, lambda _: None), None
            except (DrafterError, OSError) as error:
                self.trouble = told_of(error)[1]
            self.stamps = stamps
        self.here.windows.tell("material", {})

    def receive(self, job: Job, paths: list[Path]) -> list[str]:
        """Take in papers, write what is certain -> what came of it, a line each."""
        from drafter.desk.collecting import BY

        here = self.here
        with here.written_as(BY):
            with self._reading:
                done = desk.collect(here.folder, paths, here.work, job.step)
                self.collected, self.trouble, self.stamps = done.collected, None, self._look()
            if done.number:
                here.steps.made(done.number, BY)
        here.windows.tell("material", {})
        papers = receipt_of(done.collected).papers
        job.doubtful = any(one.useless for one in papers)
        return [_in_short(done, papers), *(f"{one.file}：{'；'.join((one.gave, *one.left))}" for one in papers)]

    def _told(self, collected: Collected) -> Json:
        from drafter.desk.collecting import weighed
        from drafter.desk.errand import Room
        from drafter.desk.how_far import standing_by

        here = self.here
        room = Room(desk.Errand(here.folder, here.work, today()))
        done = weighed(here.folder, room.dossier, collected)
        sizes = {path.name: path.stat().st_size for path in self._folder.rglob("*") if path.is_file()}
        papers = [_paper(one, sizes) for one in receipt_of(collected).papers]
        told = [_office(one) for one in standing_by(room, done)]
        return {"state": "ready", "papers": papers, "offices": told, "sent": _sent(here.folder)}


def _sent(folder: Path) -> bool:
    """Whether forms were made for the 科室: before that none is missed."""
    return any((folder / case.FORMS).glob("*.xlsx"))


def _in_short(done: desk.Received, papers: Sequence[Paper]) -> str:
    """What came of papers, in a sentence; those nothing was used of, with the reason."""
    useless = [f"“{one.file}”{'；'.join(one.left)}" for one in papers if one.useless]
    told = f"填了{len(done.entered)}个数，{len(done.answers.written)}处答复"
    return f"{told}。{len(useless)}份没有用上：{'。'.join(useless)}" if useless else told


def _named(path: Path) -> Json:
    return {"file": path.name, "size": path.stat().st_size, "gave": "", "left": [], "unread": ""}


def _paper(one: Paper, sizes: dict[str, int]) -> Json:
    unread = "；".join(one.left) if one.useless else ""
    left = [] if one.useless else list(one.left)
    gave = "" if one.useless else one.gave
    return {"file": one.file, "size": sizes.get(one.file, 0), "gave": gave, "left": left, "unread": unread}


def _office(one: desk.Standing) -> Json:
    return {
        "office": one.office,
        "files": list(one.files),
        "given": one.given,
        "all": len(one.asks),
        "open": [{"at": (ask.table, ask.number), "text": ask.text} for ask in one.open],
        "told": list(one.told),
        "signed": dict(one.signed),
    }
