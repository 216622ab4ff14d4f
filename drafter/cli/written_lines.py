"""What `drafter write` tells her: what was put beside which paragraph, what was struck out and why, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter import desk
from drafter.zh.clipping import clipped
from drafter.zh.quoting import quote

_QUOTE = 60


def lines(done: desk.Written) -> Iterator[str]:
    """What was done -> lines, section by section."""
    for one in done.composed:
        yield from _section(one)
    if done.number:
        yield f"以上改动是第 {done.number} 次，不要的话运行 drafter undo {done.number}"


def all_stands(done: desk.Written) -> bool:
    """Whether nothing was struck out, left out or set aside, and every section was written."""
    return not any(
        one.failed or _struck(one) or one.grounded.left_out or one.grounded.set_aside for one in done.composed
    )


def _section(one: desk.Composed) -> Iterator[str]:
    if one.failed:
        yield f"{one.about}：{one.failed}"
    else:
        yield f"{one.about}：{len(one.lines)} 条，写在正文.yaml {one.row} 的“建议文字:”后面"
    struck = [
        told
        for judged in _struck(one)
        for told in (f"  {judged.drafted.text}", *(f"    {why}" for why in judged.objections))
    ]
    yield from _part("划掉的，没有写进去", struck)
    yield from _part(
        "来处里带数的话，没有写到", (f"  {where}：{clipped(text, _QUOTE)}" for where, text in one.grounded.left_out)
    )
    aside = (f"  {given.where}：{quote(clipped(given.text, _QUOTE))}" for given in one.grounded.set_aside)
    yield from _part("夹着写给软件的话，没有用，请看是谁写的", aside)


def _struck(one: desk.Composed) -> list[desk.Judged]:
    return [judged for judged in one.grounded.judged if not judged.stands]


def _part(title: str, told: Iterable[str]) -> Iterator[str]:
    here = list(told)
    if here:
        yield f"  {title}："
        yield from (f"  {one}" for one in here)
