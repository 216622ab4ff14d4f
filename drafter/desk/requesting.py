"""request: a form a 科室 and the notice that asks for it; who has returned it, the reminder, the figures to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafter import case
from drafter.case import Case, Known, Placed, folders_of
from drafter.desk.collecting import Progress, Received, dossier_of, looked_at
from drafter.model.change import SetCell
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError
from drafter.model.inputs import NOT_COUNTED
from drafter.model.inquiry import Ask, Inquiry, Sheet
from drafter.model.layout import STANDARD
from drafter.zh import deadlines

BY = "数据确认单"
"""Who noted what was sent to be confirmed, as the history says."""
_REMINDERS, _CONFIRMATIONS, _NOTICE = "催报函", "数据确认单", "征集通知"
_LISTED = 60
"""Rows that a reminder names."""


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
class Standing:
    """How far a 科室 is. asks: what it is asked; files: forms it returned; open: rows for which neither it nor the dossier has a
    value; told: what is in doubt or contradicts, a line each; signed: 填表人, 审核人, 日期 of the last form."""

    office: str
    asks: tuple[Ask, ...]
    files: tuple[str, ...]
    open: tuple[Ask, ...]
    told: tuple[str, ...]
    signed: Mapping[str, str]

    @property
    def given(self) -> int:
        """How many rows have a value."""
        return len(self.asks) - len(self.open)


@dataclass(frozen=True)
class _Line:
    """A 科室 in the notice."""

    office: str
    figures: int
    promises: int
    problems: int
    file: str


class _Room:
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


def request(errand: Errand) -> Requested:
    """A form for each 科室, and the notice with all of them. A form that was changed since stays as it is."""
    from drafter.writers.inquiry_form import write_form

    room = _Room(errand)
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
    lines = [
        _Line(
            one.office,
            one.count(Sheet.FIGURES),
            one.count(Sheet.PROMISES),
            one.count(Sheet.PROBLEMS),
            one.placed.path.name,
        )
        for one in handed
    ]
    notice = case.place_table(errand.folder / f"{_NOTICE}.docx", room.letter("通知", 科室=lines, 截止=until))
    return Requested(handed, notice, until, tuple(one for one in room.asks if not one.placed))


def status(errand: Errand, progress: Progress = lambda _: None) -> tuple[Standing, ...]:
    """How far each 科室 is, by what lies in the dossier's folder of material; nothing is written."""
    room = _Room(errand)
    return tuple(_standings(room, progress))


def _standings(room: _Room, progress: Progress) -> Iterator[Standing]:
    folder = room.errand.folder
    paths = case.received(folder, ()) if (folder / case.MATERIAL).is_dir() else ()
    done = looked_at(folder, room.dossier, paths, room.known, progress)
    for office, asks in room.offices().items():
        yield _standing(office, asks, done)


def _standing(office: str, asks: tuple[Ask, ...], done: Received) -> Standing:
    forms = [form for form in done.collected.returned if office in form.offices]
    given = {one.ask.key for form in done.collected.returned for one in form.given}
    still = tuple(ask for ask in asks if not ask.now and ask.key not in given)
    signed = next((form.signed for form in reversed(forms) if any(form.signed.values())), {})
    return Standing(office, asks, tuple(form.file for form in forms), still, tuple(_told(asks, done)), signed)


def _told(asks: Sequence[Ask], done: Received) -> Iterator[str]:
    """What contradicts, and what of forms is in doubt."""
    mine = {ask.key: ask for ask in asks}
    ids = {ask.prior or ask.number: ask for ask in asks if ask.sheet is Sheet.FIGURES}
    for found in done.collected.figures:
        ask = ids.get(found.statistic.id)
        if ask and found.contradictions:
            best = found.proposals[0]
            yield f"{ask.number} {ask.text}：{best.source}是{best.printed}，{'；'.join(found.contradictions)}"
    for one in done.differing:
        if any(ask.number == one.row.id for ask in ids.values()):
            best = one.found.proposals[0]
            yield f"{one.row.id} {one.row.name}：表里写的是{one.before}，{best.source}是{best.printed}"
    for answer in done.answers.differing:
        if answer.ask.key in mine:
            yield f"{answer.ask.number} {answer.field}：表里写的和{answer.source}不一样"
    for torn in done.answers.torn:
        if torn[0].ask.key in mine:
            yield f"{torn[0].ask.number} {torn[0].field}：{'和'.join(str(one.source) for one in torn)}不一样"
    for given in (one for form in done.collected.returned for one in form.given):
        if given.ask.key in mine and given.why and not given.sure:
            yield f"{given.ask.number} {given.ask.text}：{given.source}，{given.why}"


def remind(errand: Errand, progress: Progress = lambda _: None) -> tuple[Handed, ...]:
    """A reminder for each 科室 that has returned no form and has rows without a value; for one that is named, also where it has
    returned one and left some blank."""
    room = _Room(errand)
    late = errand.until is not None and errand.until < errand.today
    wanted = [one for one in _standings(room, progress) if one.open and (not one.files or errand.only)]
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
    room = _Room(errand)
    figures = {
        office: tuple(ask for ask in asks if ask.sheet is Sheet.FIGURES and ask.now)
        for office, asks in room.offices().items()
    }
    figures = {office: asks for office, asks in figures.items() if asks}
    if not figures:
        raise DrafterError("还没有填好的数，没有可以确认的", fix="先收材料，或者在指标.yaml 里填好今年的数")
    names = case.names_of(figures, f"{_CONFIRMATIONS}.docx")
    letters = {names[office]: room.letter("数据确认单", 科室=office, 各项=asks) for office, asks in figures.items()}
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
