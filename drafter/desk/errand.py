"""What `request` is asked for, and the dossier opened for it: what each 科室 is asked, the letters in the house's layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafter import case
from drafter.case import Known, folders_of
from drafter.desk.collecting import dossier_of
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError
from drafter.model.inputs import NOT_COUNTED
from drafter.model.inquiry import Ask
from drafter.model.layout import STANDARD
from drafter.zh import deadlines


@dataclass(frozen=True)
class Errand:
    """What `request` is asked for. folder, work: the dossier, and where she stands; only: the 科室 meant, all where none is named;
    until: the day, None where she named none; contact: who is to be asked; today."""

    folder: Path
    work: Path
    today: date
    only: tuple[str, ...] = ()
    until: date | None = None
    contact: str = ""


class Room:
    """A dossier opened for an errand."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self.known = Known.beside(errand.work)
        self.dossier: Dossier = dossier_of(errand.folder, errand.work, self.known)
        self.asks = [one for one in case.asks_of(self.dossier, self.known.offices) if one.now != NOT_COUNTED]
        self.templates = folders_of("templates", errand.work)
        if not self.asks:
            raise DrafterError("案卷的表里没有要科室报的", fix="先补齐案卷")

    def offices(self) -> dict[str, tuple[Ask, ...]]:
        """Each 科室 meant -> what it is asked, in the order of the tables. DrafterError for one that no row names."""
        held: dict[str, list[Ask]] = {}
        for one in self.asks:
            held.setdefault(one.office, []).append(one)
        unknown = next((office for office in self.errand.only if office not in held), None)
        if unknown is not None:
            fix = "写其中一个；要换科室的，改表里的“科室:”"
            raise DrafterError(f"没有哪一条是“{unknown}”报的；现有：{'、'.join(held)}", fix=fix)
        return {
            office: tuple(asks) for office, asks in held.items() if not self.errand.only or office in self.errand.only
        }

    def letter(self, name: str, **more: object) -> bytes:
        """A letter's name, and what it says besides what all say -> its bytes."""
        from drafter import writers
        from drafter.rendering.correspondence import letter

        head = self.dossier.inputs.case
        values = {
            "标题": head.title or self.dossier.kind.name,
            "年": self.dossier.year,
            "单位": head.issuer or head.signature or self.dossier.district,
            "今天": deadlines.printed(self.errand.today),
            "联系": self.errand.contact,
            "截止": deadlines.printed(self.errand.until) if self.errand.until else "",
            **more,
        }
        layout = self.dossier.habits.layout(STANDARD)
        return writers.write(letter(name, values, self.templates), [], ".docx", layout)
