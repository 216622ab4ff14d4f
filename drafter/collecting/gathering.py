"""Papers and what is asked -> all that they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from drafter.collecting import answering, asking, passing, slips, telling
from drafter.collecting.alike import Alike, Sought
from drafter.collecting.deciding import decided
from drafter.collecting.differing import corrected, put_right
from drafter.collecting.facts import facts_of
from drafter.collecting.forms_anew import held
from drafter.collecting.forms_taken import taken
from drafter.collecting.forms_told import with_answers, with_figures
from drafter.collecting.highlights import highlights
from drafter.collecting.mention import Mention
from drafter.collecting.news import news, telling_of
from drafter.collecting.offering import offered
from drafter.collecting.spoken import Listener
from drafter.collecting.stands_for import Judged, Weighed, weigh
from drafter.collecting.stretched import stretched
from drafter.collecting.supporting import supported
from drafter.collecting.tabled import Clerk
from drafter.collecting.telling import Told
from drafter.collecting.whose_paper import not_ours
from drafter.model.collected import Collected, Slip
from drafter.model.indicator import Catalogue
from drafter.model.inquiry import Ask, Sheet
from drafter.model.kind import ReportKind
from drafter.model.material import Material, Unread
from drafter.model.report import Report
from drafter.quantities.indicators import Recogniser
from drafter.tracing.second import Second
from drafter.zh.lexicon import lexicon


@dataclass(frozen=True)
class Asked:
    """What is asked of papers: last year's reports, the year reported on, the district's base name, the indicators and the kinds of
    reports known, the rows that forms ask for; second: who is asked about answers in doubt."""

    reports: Sequence[Report]
    year: int
    home: str
    catalogue: Catalogue
    kinds: Sequence[ReportKind] = ()
    asks: Sequence[Ask] = ()
    second: Second | None = None


_OF_A_PAPER, _OF_ALL, _SENTENCES = 2000, 20_000, 800
"""Figures of a paper and of all that are looked at, sentences of a paper: a department's has some forty of each, a workbook of a
sheet a month nine hundred figures, a whole report 600 sentences."""


@dataclass(frozen=True)
class _Heard:
    """What the papers say: sentences and figures of all, in order."""

    sentences: tuple[Told, ...]
    mentions: tuple[Mention, ...]
    remarks: tuple[tuple[str, str], ...] = ()


def collect(papers: Iterable[Material | Unread], asked: Asked) -> Collected:
    """Papers one by one, and what is asked of them -> all that they give."""
    came = list(papers)
    returned, read = taken([one for one in came if isinstance(one, Material)], asked.asks, asked.year)
    forms = held(returned)
    heard = _heard(read, asked)
    sought = asking.sought_of(asked.reports, asked.catalogue)
    weighed, told_slips = _weighed(sought, heard.mentions)
    figures = with_figures([decided(weighed, place) for place in range(len(sought))], forms)
    promised = [c for r in asked.reports for c in r.commitments]
    promises, remark = answering.answered(promised, heard.sentences, asked.second)
    problems = answering.remedied([p for r in asked.reports for p in r.problems], heard.sentences)
    telling = telling_of(asked.reports, weighed, promises, heard.sentences)
    fresh = news(heard.sentences, telling)
    return Collected(
        figures, with_answers(promises, forms, Sheet.PROMISES), with_answers(problems, forms, Sheet.PROBLEMS),
        (*fresh, *highlights(forms, telling)), told_slips,
        tuple(one for one in came if isinstance(one, Unread)),
        (
            *((one.file, remark) for one in read for remark in one.remarks),
            *((one.file, remark) for one in forms for remark in one.remarks), *heard.remarks,
            *([("模型.yaml", remark)] if remark else []),
        ),
        tuple(one.file for one in came if isinstance(one, Material)),
        offered(heard.sentences, telling, fresh), tuple(passing.passed(heard.sentences, heard.mentions)), tuple(forms),
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
    remarks: list[tuple[str, str]] = []
    for paper in papers:
        if why := not_ours(paper, asked.year, asked.home):
            remarks.append((paper.file, why))
            continue
        facts = facts_of(paper, asked.year)
        here = telling.told(paper, facts, asked.year, asked.kinds)
        of_tables = (one for grid in paper.grids for one in clerk.mentions(grid, facts))
        figures = list(islice(chain(listener.mentions(here), of_tables), _OF_A_PAPER + 1))
        if len(figures) > _OF_A_PAPER or len(mentions) + len(figures) > _OF_ALL:
            remarks.append((paper.file, "数太多，像名单、台账，没有都看；请另报汇总的数"))
        if len(here) > _SENTENCES:
            remarks.append((paper.file, f"太长，第{here[_SENTENCES].number}段起没有看；请只报和今年有关的部分"))
        sentences += here[:_SENTENCES]
        mentions += figures[: max(0, min(_OF_A_PAPER, _OF_ALL - len(mentions)))]
    return _Heard(tuple(sentences), (*mentions, *put_right(mentions)), tuple(remarks))
