"""request: a form a 科室 and the notice that asks for it; the reminder, the figures to be confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter import case
from drafter.case import Case, Placed
from drafter.desk.collecting import Progress
from drafter.desk.errand import Errand, Room
from drafter.desk.how_far import standings
from drafter.model.change import SetCell
from drafter.model.finding import DrafterError
from drafter.model.inquiry import Ask, Inquiry, Sheet
from drafter.zh import deadlines, units
from drafter.zh.figures import Figure

BY = "数据确认单"
"""Who noted what was sent to be confirmed, as the history says."""
_REMINDERS, _CONFIRMATIONS, _NOTICE = "催报函", "数据确认单", "征集通知"
FOLDERS = (case.FORMS, _REMINDERS, _CONFIRMATIONS)
"""Folders of the dossier with papers for the 科室."""
_LISTED = 60
"""Rows that a reminder names."""


@dataclass(frozen=True)
class Handed:
    """A paper for a 科室. asks: what is in it; placed: where it went."""

    office: str
    asks: tuple[Ask, ...]
    placed: Placed

    def count(self, sheet: Sheet) -> int:
        """How many rows of a sheet are in it."""
        return sum(ask.sheet is sheet for ask in self.asks)


@dataclass(frozen=True)
class Requested:
    """What `request` did: forms and the notice; until: as printed; unplaced: rows of which nothing says whose they are, and who was asked for
    them."""

    forms: tuple[Handed, ...]
    notice: Placed
    until: str
    unplaced: tuple[Ask, ...]


@dataclass(frozen=True)
class _Line:
    """A 科室 in the notice. counts: how many rows it has in each column."""

    office: str
    counts: tuple[int, ...]
    file: str


@dataclass(frozen=True)
class _Counted:
    """A column of the notice."""

    title: str
    sheet: Sheet


_COLUMNS = (
    _Counted("指标", Sheet.FIGURES), _Counted("上年计划", Sheet.PROMISES), _Counted("上年问题", Sheet.PROBLEMS),
)  # fmt: skip


def request(errand: Errand) -> Requested:
    """A form for each 科室, and the notice with all of them. A form that was changed since stays as it is."""
    from drafter.writers.inquiry_form import write_form

    room = Room(errand)
    until = deadlines.printed(errand.until or deadlines.usual(errand.today))
    offices = room.offices()
    files = case.names_of(offices, ".xlsx")
    head = room.dossier.inputs.case
    heading = f"{head.issuer or room.dossier.district}{room.dossier.year}年度材料征集表"
    forms = {
        files[office]: write_form(Inquiry(office, heading, room.dossier.year, until, asks))
        for office, asks in offices.items()
    }
    placed = case.hand_out(errand.folder, case.FORMS, forms)
    handed = tuple(Handed(office, asks, placed[files[office]]) for office, asks in offices.items())
    shown = [one for one in _COLUMNS if any(paper.count(one.sheet) for paper in handed)]
    lines = [
        _Line(paper.office, tuple(paper.count(one.sheet) for one in shown), paper.placed.path.name) for paper in handed
    ]
    notice = case.place_table(
        errand.folder / f"{_NOTICE}.docx", room.letter("通知", 科室=lines, 栏目=shown, 截止=until)
    )
    return Requested(handed, notice, until, tuple(one for one in room.asks if not one.placed))


def remind(errand: Errand, progress: Progress = lambda _: None) -> tuple[Handed, ...]:
    """A reminder for each 科室 that has returned no form and has rows without a value; for one that is named, also where it has
    returned one and left some blank."""
    room = Room(errand)
    late = errand.until is not None and errand.until < errand.today
    wanted = [one for one in standings(room, progress) if one.open and (not one.files or errand.only)]
    names = case.names_of([one.office for one in wanted], f"{_REMINDERS}.docx")
    letters = {
        names[one.office]: room.letter(
            "催报函", 科室=one.office, 欠=one.open[:_LISTED], 交过=bool(one.files), 过期=late
        )
        for one in wanted
    }
    placed = case.hand_out(errand.folder, _REMINDERS, letters) if letters else {}
    return tuple(Handed(one.office, one.open, placed[names[one.office]]) for one in wanted)


def confirm(errand: Errand) -> tuple[Handed, ...]:
    """A sheet a 科室 of the figures as they will be printed, and in each row what was sent to be confirmed: what is changed after
    that is told."""
    room = Room(errand)
    figures = {
        office: tuple(ask for ask in asks if ask.sheet is Sheet.FIGURES and ask.now)
        for office, asks in room.offices().items()
    }
    figures = {office: asks for office, asks in figures.items() if asks}
    if not figures:
        raise DrafterError("还没有填好的数，没有可以确认的", fix="先收材料，或者在指标.yaml 里填好今年的数")
    names = case.names_of(figures, f"{_CONFIRMATIONS}.docx")
    letters = {
        names[office]: room.letter("数据确认单", 科室=office, 各项=asks, 不同=_in_other_units(asks))
        for office, asks in figures.items()
    }
    placed = case.hand_out(errand.folder, _CONFIRMATIONS, letters)
    rows = {row.id: row for row in room.dossier.inputs.metrics}
    changes = [
        SetCell(
            "指标",
            ask.number,
            "确认",
            rows[ask.number].agreed,
            f"{office} {deadlines.printed(errand.today)}：{ask.now}",
        )
        for office, asks in figures.items()
        for ask in asks
    ]
    Case.open(errand.folder, errand.work, room.known).apply(changes, BY)
    return tuple(Handed(office, asks, placed[names[office]]) for office, asks in figures.items())


def _in_other_units(asks: Sequence[Ask]) -> list[str]:
    """The 编号 of figures whose unit counts something else than last year's: 3518人 beside 3304人次."""
    found = []
    for ask in asks:
        before, now = (Figure.parse(text, bare=True) for text in (ask.before, ask.now))
        if before and now and before.unit and now.unit and not units.same(before.unit, now.unit):
            found.append(ask.number)
    return found
