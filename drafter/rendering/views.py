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
    paragraph for each topic of last year's plan, the answers to its promises; together: several promises are one paragraph;
    goes_on: whether each stands in that of the one before; closing: those of the paragraphs that stood behind last year's
    promises; marks: what each promise is numbered with, empty where it is not or has a number of its own; lacking: there is
    nothing under it; taken: what of 素材 was taken, a paragraph.
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
    goes_on: tuple[bool, ...] = ()
    lacking: bool = False
    marks: tuple[str, ...] = ()
    closing: tuple[PassageInput, ...] = ()
    taken: tuple[RawMaterial, ...] = ()

    @property
    def opening(self) -> tuple[PassageInput, ...]:
        """The paragraphs before the promises: all, but those that close the paper."""
        return self.passages[: len(self.passages) - len(self.closing)]


@dataclass(frozen=True)
class Items:
    """How last year's report tells its problems: level of their markers, 0 for 一是; whether they are one paragraph; lead: the
    words of this year that lead over to them in that paragraph; caused: whether a cause that is not written is asked for;
    behind: the paragraphs that stood behind last year's problems, as the cause of all of them does."""

    level: int = 0
    together: bool = False
    lead: PassageInput | None = None
    caused: bool = True
    behind: tuple[PassageInput, ...] = ()


@dataclass(frozen=True)
class Amended:
    """Problems of last year with one remedy, told once; lead: the word that names them before it, 针对 or 为解决, empty where it
    names them itself."""

    problems: tuple[ProblemInput, ...]
    lead: str

    @property
    def named(self) -> bool:
        """Whether the problems are named before the remedy."""
        return bool(self.lead)

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
