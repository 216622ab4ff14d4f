"""The dossier as a template sees it: sections in order, their groups and what belongs under each."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.inputs import NewProblemInput, NextPlanInput, PassageInput, ProblemInput, PromiseInput
from drafter.model.place import Ref
from drafter.model.raw_material import RawMaterial


@dataclass(frozen=True)
class Group:
    """What stands under one heading: paragraphs, then the answers that belong there; in the plan, its promises.

    number, marker: the heading's, as it is counted; level: 2 to 4; run_on: its paragraph goes on behind it; answers: a
    paragraph for each topic of last year's plan, the answers to its promises; together: the promises are one paragraph;
    marks: what each promise is numbered with, empty where it is not or has a number of its own; lacking: there is nothing under it;
    taken: what of 素材 was taken, a paragraph.
    """

    heading: str
    number: int
    ref: Ref
    passages: tuple[PassageInput, ...] = ()
    answers: tuple[tuple[PromiseInput, ...], ...] = ()
    plans: tuple[NextPlanInput, ...] = ()
    marker: str = ""
    level: int = 2
    run_on: bool = False
    together: bool = False
    lacking: bool = False
    marks: tuple[str, ...] = ()
    taken: tuple[RawMaterial, ...] = ()


@dataclass(frozen=True)
class Items:
    """How last year's report tells its problems: level of their markers, 0 for 一是; whether they are one paragraph; lead: the
    words of this year that lead over to them in that paragraph."""

    level: int = 0
    together: bool = False
    lead: PassageInput | None = None


@dataclass(frozen=True)
class Amended:
    """Problems of last year with one remedy, told once; named: they are named before it, for it does not name them itself."""

    problems: tuple[ProblemInput, ...]
    named: bool

    @property
    def row(self) -> ProblemInput:
        """The row whose 整改情况 is printed."""
        return self.problems[0]


@dataclass(frozen=True)
class Section:
    """A level-1 section. lacking: nothing was written for it though the kind requires it; ref: where that is to be done;
    title: address of its heading; level: 1, 0 for the title of a paper of its own; untitled: its heading
    is not printed, only templates made for earlier releases print the kind's."""

    name: str
    part: str
    heading: str
    ref: Ref
    groups: tuple[Group, ...]
    remedies: tuple[ProblemInput, ...]
    problems: tuple[NewProblemInput, ...]
    lacking: bool
    title: Ref = ()
    number: int = 0
    marker: str = ""
    level: int = 1
    run_on: bool = False
    untitled: bool = False
    items: Items = Items()
    amended: tuple[Amended, ...] = ()
