"""Papers and what is asked -> all that they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drafter.collecting import answering, asking, slips
from drafter.collecting.alike import Alike, Sought
from drafter.collecting.deciding import Judged, Weighed, decided, weigh
from drafter.collecting.differing import corrected, put_right
from drafter.collecting.facts import Facts, facts_of
from drafter.collecting.mention import Mention
from drafter.collecting.news import news, telling_of
from drafter.collecting.spoken import Listener
from drafter.collecting.stretched import stretched
from drafter.collecting.supporting import supported
from drafter.collecting.tabled import Clerk
from drafter.collecting.telling import Told, told
from drafter.model.collected import Collected, Slip
from drafter.model.indicator import Catalogue
from drafter.model.kind import ReportKind
from drafter.model.material import Material, Unread
from drafter.model.report import Report
from drafter.quantities.indicators import Recogniser
from drafter.tracing.lexicon import lexicon


@dataclass(frozen=True)
class Asked:
    """What is asked of papers: last year's reports, the year reported on, the district's base name, the indicators and the kinds of
    reports known."""

    reports: Sequence[Report]
    year: int
    home: str
    catalogue: Catalogue
    kinds: Sequence[ReportKind] = ()


@dataclass(frozen=True)
class _Heard:
    """What the papers say: sentences and figures of all, in order."""

    sentences: tuple[Told, ...]
    mentions: tuple[Mention, ...]


def collect(papers: Iterable[Material | Unread], asked: Asked) -> Collected:
    """Papers one by one, and what is asked of them -> all that they give."""
    came = list(papers)
    read = [one for one in came if isinstance(one, Material)]
    heard = _heard(read, asked)
    sought = asking.sought_of(asked.reports, asked.catalogue)
    weighed, told_slips = _weighed(sought, heard.mentions)
    figures = tuple(decided(weighed, place) for place in range(len(sought)))
    promises = answering.answered([c for r in asked.reports for c in r.commitments], heard.sentences)
    problems = answering.remedied([p for r in asked.reports for p in r.problems], heard.sentences)
    return Collected(
        figures, promises, problems, news(heard.sentences, telling_of(asked.reports, weighed, promises)),
        told_slips,
        tuple(one for one in came if isinstance(one, Unread)),
        tuple((one.file, remark) for one in read for remark in one.remarks), tuple(one.file for one in read),
    )  # fmt: skip


def _weighed(sought: Sequence[Sought], mentions: Sequence[Mention]) -> tuple[Weighed, tuple[Slip, ...]]:
    """Last year's figures against all mentions: what may stand for what, and what does not follow from what is beside it."""
    checked = slips.checked(mentions)
    alike = Alike(sought, mentions, lexicon())
    raw = supported(alike.score, sought, mentions)
    judged = Judged(corrected(mentions), frozenset(n for n, _ in checked.slips), checked.sound)
    off = dict(stretched(weigh(alike, raw, judged)))
    judged = replace(judged, slipped=judged.slipped | off.keys())
    return weigh(alike, raw, judged), (*(slip for _, slip in checked.slips), *off.values())


def _heard(papers: Sequence[Material], asked: Asked) -> _Heard:
    known = Recogniser(asked.catalogue)
    listener, clerk = Listener(asked.year, asked.home, known), Clerk(asked.year, known)
    sentences: list[Told] = []
    mentions: list[Mention] = []
    for paper in papers:
        facts: Facts = facts_of(paper, asked.year)
        here = told(paper, facts, asked.year, asked.kinds)
        sentences += here
        mentions += listener.mentions(here)
        for grid in paper.grids:
            mentions += clerk.mentions(grid, facts)
    return _Heard(tuple(sentences), (*mentions, *put_right(mentions)))
