"""How far each 科室 is with what it was asked: what came back, what is blank, what contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter import case
from drafter.desk.collecting import Progress, Received, looked_at
from drafter.desk.errand import Errand, Room
from drafter.model.inquiry import Ask, Sheet


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


def status(errand: Errand, progress: Progress = lambda _: None) -> tuple[Standing, ...]:
    """How far each 科室 is, by what lies in the dossier's folder of material; nothing is written."""
    room = Room(errand)
    return tuple(standings(room, progress))


def standings(room: Room, progress: Progress) -> Iterator[Standing]:
    """A dossier opened -> the same, one by one."""
    folder = room.errand.folder
    handed = case.received(folder, ()) if (folder / case.MATERIAL).is_dir() else case.Handed(())
    yield from standing_by(room, looked_at(folder, room.dossier, handed, room.known, progress))


def standing_by(room: Room, done: Received) -> Iterator[Standing]:
    """The same, by what papers gave."""
    for office, asks in room.offices().items():
        yield _standing(office, asks, done)


def _standing(office: str, asks: tuple[Ask, ...], done: Received) -> Standing:
    forms = [form for form in done.collected.returned if office in form.offices and not form.is_blank]
    given = {one.ask.key for form in done.collected.returned for one in form.given if one.value}
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
