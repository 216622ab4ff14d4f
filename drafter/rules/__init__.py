"""Rules, one a file. Here they are only put in order, run, signed, and placed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from drafter.model.dossier import Dossier
from drafter.model.finding import Finding, Level, Note, sign
from drafter.rules import (
    answer_astray,
    blank_left,
    case_mismatch,
    changed_since_agreed,
    confirm_unknown,
    date_form,
    deadline_near,
    declined_text,
    figure_form,
    figure_leap,
    figure_left,
    figure_stale,
    figure_unit,
    invisible,
    material_open,
    note_open,
    other_place,
    out_of_line,
    part_unanswered,
    passage_unchecked,
    plan_bare,
    plan_found,
    plan_unanswered,
    prior_changed,
    problem_unaddressed,
    row_missing,
    row_unmatched,
    said_twice,
    section_missing,
    section_unknown,
    sequence_broken,
    slot_unknown,
    source_differs,
    subject_missing,
    target_lower,
    target_missed,
    unstarted_untold,
    year_rolled,
    year_stale,
)


class Rule(Protocol):
    """A module with an ID in Chinese, a level, and check(dossier) -> notes."""

    @property
    def ID(self) -> str:
        """Its name in Chinese."""
        ...

    @property
    def LEVEL(self) -> Level:
        """How grave what it finds is."""
        ...

    def check(self, dossier: Dossier) -> Iterator[Note]:
        """Look at a dossier."""
        ...


RULES: tuple[Rule, ...] = (
    plan_unanswered,
    plan_found,
    answer_astray,
    part_unanswered,
    subject_missing,
    said_twice,
    target_missed,
    unstarted_untold,
    target_lower,
    plan_bare,
    problem_unaddressed,
    row_missing,
    row_unmatched,
    prior_changed,
    blank_left,
    deadline_near,
    date_form,
    case_mismatch,
    figure_form,
    figure_unit,
    figure_leap,
    out_of_line,
    source_differs,
    changed_since_agreed,
    figure_stale,
    figure_left,
    passage_unchecked,
    section_missing,
    declined_text,
    section_unknown,
    slot_unknown,
    sequence_broken,
    material_open,
    year_rolled,
    year_stale,
    other_place,
    invisible,
    note_open,
    confirm_unknown,
)


def check(dossier: Dossier) -> list[Finding]:
    """Let every rule look at the dossier; sorted by place."""
    findings = [f for rule in RULES for f in sign(rule.check(dossier), rule.ID, rule.LEVEL, dossier.place_of)]
    return sorted(findings, key=lambda f: (f.place, f.rule, f.message))
