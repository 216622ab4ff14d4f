"""What a draft stands on, its sentences each with the numbers of what it is made from, and what is held against a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Ground(StrEnum):
    """What a given text may bear."""

    DONE = "事实"
    PLANNED = "计划"


@dataclass(frozen=True)
class Given:
    """A text that a draft may be made from. number: by which sentences name it, from 1; where: as it is printed (数03, 划05);
    ground: PLANNED bears no result, whatever its words."""

    number: int
    text: str
    where: str
    ground: Ground = Ground.DONE


@dataclass(frozen=True)
class Drafted:
    """A sentence of a draft, the numbers of what it is made from, and its paragraph, from 0."""

    text: str
    sources: tuple[int, ...]
    paragraph: int = 0


@dataclass(frozen=True)
class Judged:
    """A sentence and what is held against it, in words she reads; it stands where there is nothing."""

    drafted: Drafted
    objections: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it may be proposed."""
        return not self.objections


@dataclass(frozen=True)
class Grounded:
    """A draft held against what was given. left_out: sentences with figures none of which the draft has, each with where it
    stands; set_aside: texts that speak to software and bear nothing."""

    judged: tuple[Judged, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    set_aside: tuple[Given, ...] = field(default=())

    @property
    def standing(self) -> tuple[Drafted, ...]:
        """The sentences that may be proposed."""
        return tuple(one.drafted for one in self.judged if one.stands)
