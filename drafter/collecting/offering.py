"""The papers' sentences that answer what last year's report tells under a heading -> the words of which its text of this year
may be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.collecting.news import Line, Telling, headings_for, tells_done
from drafter.collecting.same_event import same_event
from drafter.collecting.telling import Told
from drafter.model.collected import News, Offered, Source
from drafter.zh import figures
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze

_ASIDE = expression("没来得及|补一条|转发|收到请?回")
"""What speaks to colleagues."""
_MOST, _LONGEST = 24, 160
"""Sentences offered under a heading: last year's longest section has some twenty; characters of one."""


def offered(sentences: Sequence[Told], telling: Telling, news: Sequence[News]) -> tuple[Offered, ...]:
    """The papers' sentences, what is known of them, and what is news -> under each heading those that tell this year of it, in
    the papers' order, nothing twice."""
    fresh = {squeeze(source.quote): one.heading for one in news for source in (one.source, *one.also)}
    replies = {squeeze(a.replies[0].source.quote) for a in telling.promises if a.said != "none" and a.replies}

    def answers(one: Told) -> bool:
        words = squeeze(one.text)
        counts_else = bool(figures.find(one.text)) and _line(one) not in telling.fresh
        return words in fresh or words in replies or (_line(one) in telling.under and not counts_else)

    wanted = [
        one
        for one in sentences
        if tells_done(one, telling) and len(one.text) <= _LONGEST and not _ASIDE.search(one.text) and answers(one)
    ]
    lots: dict[str, list[Told]] = {}
    for one, heading in zip(wanted, _places(wanted, telling, fresh), strict=True):
        lot = lots.setdefault(heading, [])
        if len(lot) < _MOST and not any(same_event(other.text, one.text) for other in lot):
            lot.append(one)
    return tuple(
        Offered(heading, tuple(Source(one.facts.file, one.where, one.text) for one in lot))
        for heading, lot in lots.items()
        if heading
    )


def _places(wanted: Sequence[Told], telling: Telling, fresh: Mapping[str, str]) -> Iterator[str]:
    """The heading of each: that of last year's figure it answers, else the one whose paragraphs speak of the same."""
    for one, nearest in zip(wanted, headings_for(wanted, telling), strict=True):
        yield telling.under.get(_line(one)) or fresh.get(squeeze(one.text)) or nearest


def _line(one: Told) -> Line:
    return one.facts.file, one.number, one.start
