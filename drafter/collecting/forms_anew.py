"""Forms that a 科室 sent again: where both say when they were filled in, the later one holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from drafter.model.form_given import Given, Returned, Written
from drafter.model.inquiry import DATED
from drafter.zh.deadlines import day_of
from drafter.zh.hygiene import squeeze

_NAMED = 8


def held(forms: Sequence[Returned]) -> list[Returned]:
    """Forms that came back -> the same, without rows that a later one answers too, and without what another says word for word
    besides; what was set aside is told."""
    days = {form.file: day_of(form.signed.get(DATED, "")) for form in forms}
    said: set[str] = set()
    made = []
    for form in forms:
        later = {
            one.ask.key: one for other in forms if _is_later(days, other, form) for one in other.given if one.value
        }
        aside = [one for one in form.given if one.ask.key in later]
        kept = tuple(one for one in form.given if one.ask.key not in later)
        told = tuple(_told(aside, later))
        news, ahead = (tuple(_new(lines, said)) for lines in (form.news, form.ahead))
        made.append(replace(form, given=kept, news=news, ahead=ahead, remarks=(*form.remarks, *told)))
    return made


def _is_later(days: dict[str, date | None], other: Returned, form: Returned) -> bool:
    """Whether another form was filled in after this one, and both say when."""
    theirs, ours = days[other.file], days[form.file]
    return theirs is not None and ours is not None and theirs > ours


def _told(aside: Sequence[Given], later: dict[str, Given]) -> Iterator[str]:
    """What a later form changed."""
    changed = [(one, later[one.ask.key]) for one in aside if squeeze(one.value) != squeeze(later[one.ask.key].value)]
    if changed:
        shown = "、".join(one.ask.number for one, _ in changed[:_NAMED]) + ("等" if len(changed) > _NAMED else "")
        files = "、".join(dict.fromkeys(new.source.file for _, new in changed))
        yield f"有 {len(changed)} 项（{shown}）在后填的“{files}”里改了，用后填的"


def _new(lines: Sequence[Written], said: set[str]) -> Iterator[Written]:
    for one in lines:
        words = squeeze(one.text)
        if words not in said:
            said.add(words)
            yield one
