"""sections/科室/*.yaml -> which 科室 answers for what; rows of last year's report -> what is proposed for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.model.indicator import Catalogue
from drafter.model.offices import OfficeList, Offices
from drafter.model.report import Commitment, Problem, Report, Statistic
from drafter.tables.described import described, files_of

OFFICES = "科室"
"""Folder of their files."""


def load_offices(folders: Sequence[Path], catalogue: Catalogue) -> Offices:
    """Folders of kind files, hers first -> the 科室 known; none is no fault."""
    inside = [folder / OFFICES for folder in folders]
    files = sorted(files_of(folders, OFFICES), key=lambda file: inside.index(file.parent))
    return Offices.of([described(file, OfficeList, "科室") for file in files], catalogue)


def about_figure(one: Statistic, report: Report) -> tuple[list[str], str]:
    """A figure -> the words about it, its own first, and the indicator it is."""
    heading = next((said.heading for said in report.sentences if said.text == one.sentence), "")
    return [one.name, one.sentence, heading], one.indicator


def about_promise(one: Commitment) -> list[str]:
    """A promise -> the words about it, its own first."""
    return [one.text, one.item, one.section]


def about_problem(one: Problem) -> list[str]:
    """A problem -> the words about it, its own first."""
    return [one.text, one.cause]
