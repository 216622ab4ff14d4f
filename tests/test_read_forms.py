"""One report in all its forms gives one paper, and the same figures, promises, problems and outline."""

from __future__ import annotations

import pytest
from kit import KINDS, SEEDS
from paper_forms import FORMS, OFFICE, texts

from drafter import parsing, readers

REPORTS = texts(sorted(SEEDS.glob("*.txt")))


def understood(file):
    """What is read out of a file."""
    report = parsing.parse(readers.read(file), KINDS)
    return (
        [(s.figure.text, s.name) for s in report.statistics],
        [c.text for c in report.commitments],
        [p.text for p in report.problems],
        [(h.level, h.marker, h.title) for h in report.outline],
        (report.meta.district, report.meta.year, report.meta.kind, report.meta.title),
    )


FORMED = [
    pytest.param(form, marks=[pytest.mark.render, pytest.mark.slow] if form in OFFICE else [])
    for form in FORMS
    if "损坏" not in form and form != "pdf"
]


@pytest.mark.parametrize("form", FORMED)
@pytest.mark.parametrize("name", REPORTS)
def test_every_form_gives_the_same_report(form, name, tmp_path):
    plain = FORMS["txt UTF-8"](name, REPORTS[name], tmp_path)
    wanted = understood(plain)
    file = FORMS[form](name, REPORTS[name], tmp_path)
    assert understood(file) == wanted
    assert [p.text for p in readers.read(file).paras] == REPORTS[name]


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("name", REPORTS)
def test_a_pdf_gives_the_same_words_and_nearly_all_paragraphs(name, tmp_path):
    """A PDF does not say where a paragraph ends, nor which blanks at the end of a line are meant."""
    said = [p.text.replace(" ", "") for p in readers.read(FORMS["pdf"](name, REPORTS[name], tmp_path)).paras]
    meant = [text.replace(" ", "") for text in REPORTS[name]]
    assert "".join(said) == "".join(meant)
    assert len(set(meant) - set(said)) <= 0.05 * len(meant)
