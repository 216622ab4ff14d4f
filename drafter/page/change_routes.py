"""Changes asked for in windows: cells and rows, what papers offer, what she looked at, steps back, a pasted column."""

from __future__ import annotations

from collections.abc import Callable

from starlette.routing import Route

from drafter import desk
from drafter.case import Entry
from drafter.page.addresses import Json
from drafter.page.answering_json import Asked as Request
from drafter.page.answering_json import route
from drafter.page.asked import Asked, Gone, cell, text, texts, whole, wrong
from drafter.page.counter import Counter
from drafter.page.offers import Cells, Offer, declined, offers, taken
from drafter.page.pasting import pasted
from drafter.page.refused import Refusal
from drafter.page.sitting import BY, Done, Sitting


def _told(done: Done, **more: object) -> Json:
    return {"patch": done.patch, "entry": done.entry.number if done.entry else None, **more}


def _apply(counter: Counter, told: Request) -> Json:
    here = counter.here
    asked = Asked(told, here.shown)
    return _told(here.change(asked.changes), added=asked.added)


def _take(counter: Counter, told: Request) -> Json:
    here = counter.here
    table, key, cells, offer = _offer(here, told)
    return _told(here.change(taken(table, key, cells, offer, cell(told.get("seen")))))


def _decline(counter: Counter, told: Request) -> Json:
    from drafter.desk.declining import decline

    here = counter.here
    table, key, cells, offer = _offer(here, told)
    strike = declined(table, key, cells, offer)

    def strike_out() -> Entry | None:
        return decline(here.folder, strike, [(offer.value, offer.source)], BY)

    return _told(here.do(strike_out, lambda one: here.steps.made(one.number, f"不用{table} {key}的建议")))


def _offer(here: Sitting, told: Request) -> tuple[str, str, Cells, Offer]:
    """The offer a request names, by its row, number and value."""
    table, key = texts(told.get("at"), (2,))
    cells = here.shown.understood.rows.get(table, {}).get(key)
    if cells is None:
        raise Gone(table, key)
    number, value = whole(told, "n"), text(told, "value")
    offered = offers(table, cells)
    if not 0 <= number < len(offered) or offered[number].value != value:
        raise Refusal(409, "gone", "这一条建议已经变了，没有改", "看看现在的建议，再定用不用")
    return table, key, cells, offered[number]


def _settle(counter: Counter, told: Request) -> Json:
    """Write down that she looked at a reminder."""
    from drafter.desk.settling import Words

    here = counter.here
    shown = here.shown
    finding = shown.points.by_id.get(text(told, "finding"))
    if finding is None or shown.dossier is None:
        raise Refusal(409, "gone", "这条提醒已经没有了", "不用再核对")
    row = "" if finding.also else Words(shown.dossier).number(finding.ref)
    why = (cell(told.get("why")) or "").strip()

    def settle() -> Entry | None:
        return desk.settle(here.folder, here.work, finding.rule, row, why).entry

    return _told(here.do(settle, lambda one: here.steps.made(one.number, f"{finding.rule}核对无误")))


def _step(here: Sitting, number: int, note: Callable[[int], None]) -> Json:
    """Take a change back, or what took one back."""
    stayed: list[str] = []

    def step() -> Entry | None:
        told = desk.undo(here.folder, number)
        stayed.extend(told.stayed)
        return told.entry

    return _told(here.do(step, lambda one: note(one.number)), stayed=stayed)


def _undo(counter: Counter, told: Request) -> Json:
    here, number = counter.here, whole(told, "entry")
    return _step(here, number, lambda by: here.steps.taken_back(number, by))


def _redo(counter: Counter, told: Request) -> Json:
    here, number = counter.here, whole(told, "entry")
    return _step(here, number, lambda by: here.steps.made_again(number, by))


def _paste(counter: Counter, told: Request) -> Json:
    table, key, field = texts(told.get("at"), (3,))
    keys = told.get("keys")
    if not isinstance(keys, list):
        raise wrong("粘贴的位置")
    rows = counter.here.shown.rows.get(table)
    if rows is None or key not in rows:
        raise Gone(table, key)
    return pasted(rows, table, field, [one for one in keys if one in rows], text(told, "text"))


ROUTES: list[Route] = [
    route("/api/apply", _apply, "POST"),
    route("/api/take", _take, "POST"),
    route("/api/decline", _decline, "POST"),
    route("/api/settle", _settle, "POST"),
    route("/api/undo", _undo, "POST"),
    route("/api/redo", _redo, "POST"),
    route("/api/paste", _paste, "POST"),
]
