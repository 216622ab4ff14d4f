"""A report, and last year's, -> what in its figures and words cannot be right or wants a look. Rules, one a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol

from drafter.model.erratum import Erratum, Spot
from drafter.model.finding import Level
from drafter.proofing import (
    announced,
    collocation,
    done_again,
    dropped,
    empty_talk,
    fell_back,
    figure_again,
    figure_wording,
    growth_differs,
    half_width,
    impossible_dates,
    mark_usage,
    misspelt,
    note_numbers,
    odd_characters,
    one_name,
    other_city,
    outlying,
    own_wording,
    personal_numbers,
    plan_share,
    plan_year,
    prior_names,
    quotation_pairs,
    rate_parts,
    respectively,
    scope_changed,
    sequence_gap,
    set_wording,
    short_form,
    stale_wording,
    structure,
    table_sums,
    taken_over,
    two_values,
    unit_wording,
)
from drafter.proofing.draft_text import draft, of_report
from drafter.proofing.printed import in_file, places
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper, paper
from drafter.zh.personal import masked
from drafter.zh.persons import covered

__all__ = ["RULES", "Line", "Paper", "against", "draft", "in_file", "of_report", "paper", "personal", "proof"]


class Rule(Protocol):
    """A module with an ID in Chinese, a level, and look(paper) -> remarks; its docstring's first line is the clerk's manual."""

    @property
    def ID(self) -> str:
        """Its name in Chinese."""
        ...

    @property
    def LEVEL(self) -> Level:
        """How grave what it finds is, where it does not say otherwise."""
        ...

    def look(self, paper: Paper) -> Iterator[Remark]:
        """Look at a paper."""
        ...


RULES: tuple[Rule, ...] = (
    personal_numbers,
    impossible_dates,
    rate_parts,
    respectively,
    table_sums,
    two_values,
    outlying,
    growth_differs,
    plan_share,
    scope_changed,
    figure_again,
    done_again,
    fell_back,
    announced,
    sequence_gap,
    note_numbers,
    structure,
    plan_year,
    figure_wording,
    unit_wording,
    own_wording,
    stale_wording,
    set_wording,
    misspelt,
    dropped,
    collocation,
    one_name,
    prior_names,
    other_city,
    short_form,
    quotation_pairs,
    mark_usage,
    half_width,
    odd_characters,
    taken_over,
    empty_talk,
)


_OF_TWO_YEARS: tuple[Rule, ...] = (
    growth_differs,
    plan_share,
    scope_changed,
    figure_again,
    done_again,
    fell_back,
    prior_names,
)
"""Rules that say nothing without last year's report; but for what was taken over from it."""
_MOST = 50
"""Remarks of one rule on one paragraph: more are no report's."""


_MOST_PLACES, _MOST_IN_ONE = 5000, 500
"""Places told of what is told once for all: in a paper, in one paragraph."""


_BEFORE = 40
"""Characters around words that tell whether they are one person's."""


def proof(paper: Paper) -> list[Erratum]:
    """Let every rule look at the paper; what is told of it, by place. Words told twice are told by the graver, a hint within
    graver words is left out, and so is what a rule says of a paragraph beyond the first fifty."""
    return _told(paper, RULES)


def against(paper: Paper) -> list[Erratum]:
    """What is told of a paper only beside last year's report, which it has, by place; as `proof`."""
    return _told(paper, _OF_TWO_YEARS)


def _told(paper: Paper, rules: Sequence[Rule]) -> list[Erratum]:
    told = [_erratum(remark, rule) for rule in rules for remark in _first(rule.look(paper))]
    order = list(Level)
    told.sort(key=lambda one: (order.index(one.level), one.paragraph, one.start, one.end))
    kept: dict[int, list[Erratum]] = {}
    for one in told:
        others = kept.setdefault(one.paragraph, [])
        if not any(_covers(other, one) for other in others):
            others.append(one)
    return [one for _, of in sorted(kept.items()) for one in sorted(of, key=lambda one: (one.start, one.end))]


def usual(prior: Paper) -> frozenset[tuple[str, str]]:
    """What rules of the skeleton find in last year's report: rule, and its message up to the words quoted. A report laid out as
    last year's was is not to be told so."""
    return frozenset((structure.ID, one.message.partition("“")[0]) for one in structure.look(prior))


def personal(paper: Paper) -> list[Erratum]:
    """What of a paper tells who a person is, by place."""
    return sorted(
        (_erratum(remark, personal_numbers) for remark in personal_numbers.look(paper)),
        key=lambda one: (one.paragraph, one.start),
    )


def _first(remarks: Iterator[Remark]) -> Iterator[Remark]:
    counts = Counter[int]()
    for remark in remarks:
        counts[remark.line.number] += 1
        if counts[remark.line.number] <= _MOST:
            yield remark


def _covers(graver: Erratum, other: Erratum) -> bool:
    same = (graver.paragraph, graver.start, graver.end) == (other.paragraph, other.start, other.end)
    within = graver.paragraph == other.paragraph and graver.start <= other.start and other.end <= graver.end
    return same or (within and graver.level is not other.level)


def _erratum(remark: Remark, rule: Rule) -> Erratum:
    number, start, end = _spot(remark.line, remark.start, remark.end, as_printed=remark.as_printed)
    return Erratum(
        rule.ID, remark.level or rule.LEVEL, number, start, end,
        masked(remark.shown) or _shown(remark.line.printed, start, end),
        _covered(remark.message), _covered(remark.fix), _covered(remark.prior),
        tuple(islice(_others(remark), _MOST_PLACES)),
    )  # fmt: skip


def _others(remark: Remark) -> Iterator[Spot]:
    """The other places a remark is told for."""
    counts = Counter[int]()
    for line, start, end in remark.also:
        counts[line.number] += 1
        if counts[line.number] <= _MOST_IN_ONE:
            yield _spot(line, start, end, as_printed=remark.as_printed)


def _spot(line: Line, start: int, end: int, *, as_printed: bool) -> Spot:
    """Characters of a line -> the same as they stand in the file."""
    if as_printed or line.printed == line.text:
        return Spot(line.number, start, end)
    where = places(line.text, line.printed)
    return Spot(line.number, where[start], where[end - 1] + 1)


def _covered(text: str) -> str:
    return masked(covered(text))


def _shown(text: str, start: int, end: int) -> str:
    """Words of a line with what is one person's covered; names are told by the words about them."""
    first = max(0, start - _BEFORE)
    return masked(covered(text[first : end + _BEFORE])[start - first : end - first])
