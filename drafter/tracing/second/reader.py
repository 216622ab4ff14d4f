"""Who is asked: a second reader, with its instructions and its grade."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.graded import Grade
from drafter.model.second_reader import SecondReader


@dataclass(frozen=True)
class Second:
    """A second reader; system: its instructions; grade: how it did on the exam with them."""

    reader: SecondReader
    system: str
    grade: Grade
