"""What `drafter collect` tells of the forms that came back."""

from __future__ import annotations

from collections.abc import Iterator

from drafter import desk
from drafter.desk.answers import Answer
from drafter.model.form_given import Given, Returned
from drafter.model.inquiry import CHECKED_BY
from drafter.zh.clipping import clipped
from drafter.zh.personal import masked

_LONG, _NAMED = 40, 12


def returned(done: desk.Received) -> Iterator[str]:
    """A line a form: whose it is, how many rows it answers, which it leaves blank."""
    for form in done.collected.returned:
        if form.useless:
            yield f"  {form.file}：{form.useless}"
            continue
        who = "、".join(form.offices) or "看不出是哪个科室的"
        checked = f"，审核人{masked(form.signed[CHECKED_BY])}" if form.signed.get(CHECKED_BY) else "，没有写审核人"
        yield f"  {form.file}：{who}，填了 {len(form.answered)} 项{_no_use(form)}{_blank(form)}{checked if form.signed else ''}"


def _no_use(form: Returned) -> str:
    """Rows in which something stands that answers nothing, 无 apart from the rest."""
    none = sum(one.none for one in form.given)
    rest = len(form.given) - len(form.answered) - none
    return (f"，写了“无”的 {none} 项" if none else "") + (f"，没有答出来的 {rest} 项" if rest else "")


def _blank(form: Returned) -> str:
    if not form.blank:
        return ""
    more = " 等" if len(form.blank) > _NAMED else ""
    return f"，空着 {len(form.blank)} 项（{'、'.join(ask.number for ask in form.blank[:_NAMED])}{more}）"


def written(done: desk.Received) -> Iterator[str]:
    """Answers that went into cells."""
    for one in done.answers.written:
        before = f"（原来按材料填的是“{_brief(one.before)}”）" if one.before else ""
        yield f"  {one.ask.number} {one.field} “{_brief(one.value)}”{before} ← {one.source}"


def differing(done: desk.Received) -> Iterator[str]:
    """Answers of forms where she wrote something else, or two forms do."""
    for one in done.answers.differing:
        yield f"  {one.ask.number} {one.field} 写的是“{_brief(one.before)}”，{_said(one)}"
    for torn in done.answers.torn:
        yield f"  {torn[0].ask.number} {torn[0].field}：{'；'.join(map(_said, torn))}；没有填"


def unused(done: desk.Received) -> Iterator[str]:
    """Cells of forms that gave no value, and why."""
    for form in done.collected.returned:
        yield from (_doubtful(one) for one in form.given if one.why and not one.value)


def ahead(done: desk.Received) -> Iterator[str]:
    """What 科室 want to do next year."""
    for form in done.collected.returned:
        yield from (f"  {'、'.join(form.offices)}：{_brief(one.text)} ← {one.source}" for one in form.ahead)


def _doubtful(one: Given) -> str:
    return f"  {one.ask.number} {_brief(one.ask.text)}：{one.source}{_cell(one)}，{one.why}"


def _cell(one: Given) -> str:
    return f"“{_brief(one.shown)}”" if one.shown and one.shown not in one.why else ""


def _said(one: Answer) -> str:
    return f"{one.source}是“{_brief(one.value)}”"


def _brief(text: str) -> str:
    return clipped(masked(" ".join(text.split())), _LONG)
