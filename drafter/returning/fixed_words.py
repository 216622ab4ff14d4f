"""Words of a paragraph that are no cell's and changed all the same -> a cell's, or told; numbers count themselves."""

from __future__ import annotations

from drafter.model.manifest import Line
from drafter.returning.ledger import Ledger, shown
from drafter.returning.retyping import Retyped
from drafter.zh.headings import marker_of

REMEDY = ("上年问题", "整改情况")
"""The cell that may hold a whole paragraph, with the words that name its problem."""
_STOP = "。"


def settled(ledger: Ledger, line: Line, made: list[Retyped], *, by_key: bool) -> list[Retyped]:
    """Words that changed and are no cell's: a stop goes to the cell before it, numbers count themselves, the rest is
    told."""
    remedy = next((one.run for one in made if one.run.is_text and one.run.cell[::2] == REMEDY), None)
    own = [one for one in made if not one.run.is_text and one.text.strip() != one.run.text.strip() and not _counts(one)]
    if not own:
        return made
    if remedy is not None:
        whole = "".join(one.text for one in made)
        return [Retyped(one.run, whole if one.run is remedy else "") for one in made if one.run.cell == remedy.cell]
    settled: list[Retyped] = []
    for one in made:
        last = settled[-1] if settled else None
        if one in own and last and last.run.is_text and one.run.text == _STOP:
            settled[-1] = Retyped(last.run, last.text + one.text)
        elif one in own:
            _stray(ledger, line, one, "".join(each.text for each in made), by_key=by_key)
        settled.append(one)
    return settled


def _stray(ledger: Ledger, line: Line, one: Retyped, whole: str, *, by_key: bool) -> None:
    cell = next((run.cell for run in line.runs if run.cell[0]), one.run.cell)
    near = shown(*cell) or f"“{line.text[:20]}”这一段"
    why = "上年报告的原话，不在这里改" if one.run.cell[0] else "这几个字是固定的写法，或者是算出来的，不在表里"
    told = f"“{one.run.text}”改成了“{one.text}”" if one.text else f"删去了“{one.run.text}”"
    ledger.lay_aside(told, near, why, by_key=by_key, paragraph=whole)


def _counts(one: Retyped) -> bool:
    """Whether both before and now it is only a number in its order: 二是, （三）, 4."""
    return all(_is_number(text) for text in (one.run.text, one.text))


def _is_number(text: str) -> bool:
    found = marker_of(text.strip())
    return text.strip().isdecimal() or (found is not None and found.text == text.strip())
