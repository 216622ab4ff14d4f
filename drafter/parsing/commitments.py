"""Sentences of the plan that promise something checkable, told from headings, slogans and context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from drafter.model.finding import DrafterError
from drafter.model.kind import Part
from drafter.model.manuscript import Doubt
from drafter.model.report import Commitment
from drafter.parsing.announcing import long_term
from drafter.parsing.blocks import Block
from drafter.parsing.checkable import Told, probability, threshold
from drafter.zh.assignments import assigns
from drafter.zh.clipping import clipped
from drafter.zh.expression import expression
from drafter.zh.headings import marker_of, unmarked
from drafter.zh.sentences import Sentence, has_words

_NEARLY, _SHOWN = 0.05, 14
"""Probability from which a sentence that is no promise is told; characters by which it is."""
_LONG, _MIDDLE = 2000, 0.5
"""Characters from which a plan has an opening and a close told by their place; where the body of a shorter one stands."""

_WAS = expression("(?:提供|积累|提出|奠定|打下|创造|带来|注入|增添)了")
_TO_BE = expression("将|[需须]?要(?!求)|力争|争取|确保|加快|推[进动]|加强|承诺|继续|进一步|全力|着力")
"""What was brought about already, and words of what is still to be."""

_MOST = 5000
"""Promises of a report at most; the longest list known has 260."""


class Planned(NamedTuple):
    """A sentence of the plan, the paragraph it stands in, and the item it belongs to."""

    told: Told
    block: Block
    item: str


def commitments(body: Sequence[Block]) -> tuple[tuple[Commitment, ...], tuple[Doubt, ...]]:
    """Blocks -> promises in the plan's order; what was nearly taken for one, and what is promised for later years.

    DrafterError when there are more promises than any report has.
    """
    judged = [(probability(here.told), here) for here in planned(body)]
    promised = [here for sure, here in judged if sure >= threshold() and not _tells_what_was(here.told.text)]
    if len(promised) > _MOST:
        told = f"这份材料里有{len(promised)}条计划，不像一份报告"
        raise DrafterError(told, fix="去掉清单、明细一类的内容，只留要用的那一份报告，另存后再读")
    nearly = [here for sure, here in judged if _NEARLY <= sure < threshold()]
    found = tuple(
        Commitment(f"划{number:02}", here.told.text, here.block.heading, here.block.paragraph, here.item)
        for number, here in enumerate(promised, start=1)
    )
    return found, (*_doubt(nearly), *_later(far_off(body)))


def _tells_what_was(text: str) -> bool:
    """Whether a sentence only says what came before, why a thing is to be done: 三家试点单位……积累了经验."""
    return bool(_WAS.search(text)) and not _TO_BE.search(text)


def _plan(body: Sequence[Block]) -> list[Block]:
    """The blocks of a plan, notes of who is to do it left out."""
    return [block for block in body if block.part is Part.PLAN and not assigns(block.text)]


def _due(plan: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a plan that speak of the next year, all of them where none does."""
    return [block for block in plan if not long_term(block.section)] or plan


def far_off(body: Sequence[Block]) -> list[Block]:
    """The blocks of a plan that speak of the next five years, where it also speaks of the next one."""
    plan = _plan(body)
    due = {block.paragraph for block in _due(plan)}
    return [block for block in plan if block.paragraph not in due]


def _later(far: Sequence[Block]) -> Iterator[Doubt]:
    for section, blocks in groupby(far, key=lambda block: block.section):
        told = f"“{section}”说的是今后几年，没有列为今年要对照的计划；有今年该做的，请自己加上"
        yield Doubt(next(blocks).paragraph, told)


def _doubt(nearly: Sequence[Planned]) -> Iterator[Doubt]:
    if nearly:
        shown = "、".join(f"“{clipped(here.told.text, _SHOWN)}”" for here in nearly[:3])
        told = f"计划里有{len(nearly)}句像是提法，不像要做的事，没有列为计划：{shown}"
        yield Doubt(nearly[0].block.paragraph, f"{told}{'等' if len(nearly) > 3 else ''}；要列的请自己加上")


def planned(body: Sequence[Block]) -> list[Planned]:
    """Blocks -> every sentence of the plan that is no heading of a part or section."""
    found = list(_sentences(_due(_plan(body))))
    ends = [
        here._replace(told=here.told._replace(leads_on=True))
        if after.block is not here.block and after.told.lead
        else here
        for here, after in pairwise(found)
    ]
    return [
        here
        for here in [*ends, *found[-1:]]
        if has_words(unmarked(here.told.text)) and not (here.told.lead and here.told.lead.level < 3)
    ]


def _sentences(plan: Sequence[Block]) -> Iterator[Planned]:
    whole, before = sum(len(block.text) for block in plan), 0
    over = {block.section for block in plan if block.heading and not block.flat}
    structured = any(_headed(block, over) or any(mark.level >= 3 for mark in block.marks) for block in plan)
    for block, after in zip_longest(plan, plan[1:]):
        item, led, sentences, headed = "", False, block.sentences(), _above_others(block, after)
        stands_alone = not structured or block.alone or _headed(block, over)
        for index, sentence in enumerate(sentences):
            lead = None if block.alone else block.opened(sentence.start, sentence.end)
            item = lead.title if lead and lead.level >= 3 else item
            lead = (
                None
                if lead and lead.level >= 3 and lead.marker and _all_of_it(block, sentences[index + 1 :], after)
                else lead
            )
            bare = not (stands_alone or item)
            told = Told(
                sentence.text, index, len(sentences), lead,
                headed=headed,
                led=led,
                leads_on=False,
                titles=block.heading + block.section + item,
                bare=bare,
                position=(before + sentence.start) / whole if whole > _LONG or bare else _MIDDLE,
            )  # fmt: skip
            yield Planned(told, block, item)
            led = lead is not None
        before += len(block.text)


def _headed(block: Block, over: set[str]) -> bool:
    """Whether a paragraph stands under a heading that has no other headings beneath it; over: those that have."""
    return bool(block.heading) and not (block.flat and block.heading in over)


def _all_of_it(block: Block, rest: Sequence[Sentence], after: Block | None) -> bool:
    """Whether an item is the one sentence that opens it: another item follows, or nothing beneath it; rest: the sentences
    behind it in its paragraph."""
    if rest:
        follows = block.opened(rest[0].start, rest[0].end)
        return follows is not None and follows.marker != ""
    return after is None or marker_of(after.text) is not None or after.is_heading


def _above_others(block: Block, after: Block | None) -> bool:
    """Whether a paragraph opens with a marker, and what follows it stands beneath."""
    marker, other = marker_of(block.text), marker_of(after.text) if after else None
    return (
        not block.alone and marker is not None and after is not None and (other is None or other.level > marker.level)
    )
