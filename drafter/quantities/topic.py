"""What is talked of while the figures of a sentence are named, and how a name that says too little is filled and ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from drafter.quantities.cues import EMPTY, counted
from drafter.quantities.phrase import LONG, LONGEST, MEASURES, SHORT
from drafter.quantities.scant import joined
from drafter.zh.figures import Figure

_PLACES = frozenset("省市县区镇乡村州盟旗")
"""What is counted itself, whatever is talked of."""
_KINDS = "种类"
"""What 类 counts is not the things."""


class Topic(NamedTuple):
    """What is being talked of: main, the thing the sentence counts first; latest, the last; whose, who did it;
    above, what tells what is spoken of before the first figure; several, those told one after another, which 分别 may mean; fresh, whether a semicolon
    stands before; taken, the thing last taken on, as 受理 tells; rated, the share or the growth told last; near, the things
    of the clause before; amount, the name told last where it is an amount, which may grow; unit and name, of the figure told last."""

    main: str = ""
    latest: str = ""
    whose: str = ""
    above: Callable[[], str] = str
    several: tuple[str, ...] = ()
    fresh: bool = False
    taken: str = ""
    rated: str = ""
    near: tuple[str, ...] = ()
    amount: str = ""
    unit: str = ""
    name: str = ""

    @property
    def first(self) -> str:
        """The thing that what follows is a part of."""
        return self.main or self.latest or self.above()

    @property
    def last(self) -> str:
        """The thing that was spoken of last."""
        return self.latest or self.main or self.above()


class Named(NamedTuple):
    """What a figure counts. name: not yet unique; thing: without what is done with it; acts: it is who does something."""

    name: str
    thing: str
    acts: bool = False


def filled(name: str, topic: Topic) -> str:
    """A name that says too little, after what is talked of."""
    if name in _PLACES:
        return name
    return joined(topic.last, name) if len(name) < SHORT - 1 or name in EMPTY else name


def ended(name: str, figure: Figure, *, doing: bool = False) -> str:
    """A name that is a verb, or too short, with what its unit counts."""
    ending = counted(figure.unit)
    if ending == _KINDS:
        return name if name.endswith(_KINDS) else name[: LONGEST - len(_KINDS)] + _KINDS
    if name[-1:] in MEASURES and len(name) > 2:
        return name
    if len(name) >= SHORT and name.endswith(("总产", "单产")):
        return name
    if name in ("", ending):
        return ending
    if doing and len(name) < LONG and ending not in name:
        return name + ("率" if figure.unit == "%" else ending)
    return name + ending if len(name) < SHORT else name
