"""One report in all its forms gives one paper, and the same figures, promises, problems and outline."""

from __future__ import annotations

import pytest
from forms import FORMS, OFFICE, texts
from kit import KINDS, SEEDS

from drafter import parsing, readers

REPORTS = texts(sorted(SEEDS.glob("*.txt")))


def understood(file):
    report = parsing.parse(readers.read(file), KINDS)
    return (
        [(s.figure.text, s.name) for s in report.statistics],
        [c.text for c in report.commitments],
        [p.text for p in report.problems],
        [(h.level, h.marker, h.title) for h in report.outline],
        (report.meta.district, report.meta.year, report.meta.kind, report.meta.title),
    )


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(form, marks=[pytest.mark.render, pytest.mark.slow] if form in OFFICE else [])
        for form in FORMS
        if "损坏" not in form
    ],
)
@pytest.mark.parametrize("name", REPORTS)
def test_every_form_gives_the_same_report(form, name, tmp_path):
    plain = FORMS["txt UTF-8"](name, REPORTS[name], tmp_path)
    wanted = understood(plain)
    file = FORMS[form](name, REPORTS[name], tmp_path)
    assert understood(file) == wanted
    if form != "pdf":  # a PDF does not say which blanks at the end of a line are meant
        assert [p.text for p in readers.read(file).paras] == REPORTS[name]
