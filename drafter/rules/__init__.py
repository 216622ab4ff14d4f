"""Rules, one a file. Here they are only put in order, run, signed, and placed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from drafter.model.dossier import Dossier
from drafter.model.finding import Finding, Level, Note, sign
from drafter.model.form import Checked
from drafter.model.place import Ref
from drafter.rules import (
    answer_astray,
    blank_left,
    case_mismatch,
    confirm_unknown,
    date_form,
    declined_text,
    figure_form,
    figure_leap,
    figure_left,
    figure_stale,
    figure_unit,
    invisible,
    note_open,
    other_place,
    part_unanswered,
    passage_unchecked,
    plan_found,
    plan_unanswered,
    prior_changed,
    problem_unaddressed,
    punctuation_width,
    rate_wrong,
    row_missing,
    row_unmatched,
    section_missing,
    section_unknown,
    sequence_broken,
    slot_unknown,
    source_differs,
    subject_missing,
    target_missed,
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
    target_missed,
    problem_unaddressed,
    row_missing,
    row_unmatched,
    prior_changed,
    blank_left,
    date_form,
    case_mismatch,
    figure_form,
    figure_unit,
    figure_leap,
    source_differs,
    rate_wrong,
    figure_stale,
    figure_left,
    passage_unchecked,
    section_missing,
    declined_text,
    section_unknown,
    slot_unknown,
    sequence_broken,
    year_rolled,
    year_stale,
    other_place,
    punctuation_width,
    invisible,
    note_open,
    confirm_unknown,
)


def check(dossier: Dossier) -> list[Finding]:
    """Let every rule look at the dossier; reminders she has confirmed are left out; sorted by place."""
    findings = [f for rule in RULES for f in sign(rule.check(dossier), rule.ID, rule.LEVEL, dossier.place_of)]
    rows: dict[Ref, Checked] = {row.ref: row for row in dossier.inputs.rows()}
    rows[dossier.inputs.case.ref] = dossier.inputs.case
    return sorted((f for f in findings if not _confirmed(f, rows)), key=lambda f: (f.place, f.rule, f.message))


def _confirmed(finding: Finding, rows: dict[Ref, Checked]) -> bool:
    row = rows.get(finding.ref[:2]) or rows.get(finding.ref[:1])
    return finding.level is Level.WARNING and row is not None and row.confirms(finding.rule)
