"""One report in all its forms gives one paper, and the same figures, promises, problems and outline."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from asked_once import asked_once
from kit import KINDS, SEEDS
from paper_forms import FORMS, OFFICE, converted, texts, word

from drafter import parsing, readers

REPORTS = texts(sorted(SEEDS.glob("*.txt")))


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """(form, name of a report) -> the report in a form that only LibreOffice makes: all of them by one run a form, and by
    one they are read."""
    folder = tmp_path_factory.mktemp("office")

    @cache
    def turned(form):
        first, *more = [word(name, REPORTS[name], folder) for name in REPORTS]
        suffix = converted(first, form, *more).suffix
        if form in ("rtf", "odt"):
            held.enter_context(asked_once(partial(readers.read, folder / f"{name}{suffix}") for name in REPORTS))
        return suffix

    with ExitStack() as held:
        yield lambda form, name: folder / f"{name}{turned(form)}"


@cache
def plainly(name):
    """What is read out of a report that is plain text."""
    with TemporaryDirectory() as folder:
        return understood(readers.read(FORMS["txt UTF-8"](name, REPORTS[name], Path(folder))))


def understood(paper):
    """What is read out of a paper."""
    report = parsing.parse(paper, KINDS)
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
def test_every_form_gives_the_same_report(form, name, office, tmp_path):
    paper = readers.read(office(form, name) if form in OFFICE else FORMS[form](name, REPORTS[name], tmp_path))
    assert understood(paper) == plainly(name)
    assert [p.text for p in paper.paras] == REPORTS[name]


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("name", REPORTS)
def test_a_pdf_gives_the_same_words_and_nearly_all_paragraphs(name, office):
    """A PDF does not say where a paragraph ends, nor which blanks at the end of a line are meant."""
    said = [p.text.replace(" ", "") for p in readers.read(office("pdf", name)).paras]
    meant = [text.replace(" ", "") for text in REPORTS[name]]
    assert "".join(said) == "".join(meant)
    assert len(set(meant) - set(said)) <= 0.05 * len(meant)
