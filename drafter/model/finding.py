"""What checks say: a Note by whoever found it, a Finding once it is signed and placed; the one error that stops work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from drafter.model.place import Place, Ref
from drafter.zh.personal import masked

SAME = "和前面说的一样"
"""Said at the other places of what is told once for all."""

PlaceOf: TypeAlias = Callable[[Ref], Place]
"""Address of a value -> file and line; an address that leads nowhere stops at the deepest existing node."""


class Level(StrEnum):
    """错误 must be settled before a clean copy; 提醒 wants a look; 提示 is a matter of style."""

    ERROR = "错误"
    WARNING = "提醒"
    HINT = "提示"


@dataclass(frozen=True)
class Note:
    """All a rule says: which value, what is wrong with it, what to do; level: how grave, where it is not the rule's own."""

    ref: Ref
    message: str
    fix: str
    at: Ref = ()
    level: Level | None = None


@dataclass(frozen=True)
class Finding:
    """A note with the rule that made it, its level and its place; also: the other cells it stands for, one finding for several
    alike, or the other places in them. It never tells a person's number in full, whatever words of hers it quotes."""

    place: Place
    rule: str
    level: Level
    message: str
    fix: str
    ref: Ref = ()
    also: tuple[Ref, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", masked(self.message))
        object.__setattr__(self, "fix", masked(self.fix))

    def each(self) -> tuple[Finding, ...]:
        """The finding, and at every other place it stands for a word that it is the same there."""
        return (self, *(replace(self, message=SAME, fix="", ref=ref, also=()) for ref in self.also))

    def __str__(self) -> str:
        return f"{self.place}: {self.level} {self.rule} {self.message}\n    怎么改：{self.fix}"


def sign(notes: Iterable[Note], rule: str, level: Level, place_of: PlaceOf) -> list[Finding]:
    """Notes -> findings: who says it, how grave it is, on which line."""
    return [Finding(place_of(n.at or n.ref), rule, n.level or level, n.message, n.fix, n.ref) for n in notes]


class DrafterError(Exception):
    """Work cannot go on: one sentence, what to do, and where when that is known. The cli prints it and exits with 2."""

    def __init__(self, message: str, *, fix: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.message, self.fix, self.place = message, fix, place

    def __reduce__(self) -> tuple[object, ...]:
        """By its parts, so that it comes whole out of another process."""
        return _error, (type(self), self.message, self.fix, self.place, dict(self.__dict__))

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message}\n    怎么改：{self.fix}"


def _error(
    kind: type[DrafterError], message: str, fix: str, place: Place | None, told: dict[str, object]
) -> DrafterError:
    """An error by its parts; what its kind adds to them is told."""
    error = kind.__new__(kind, message)
    DrafterError.__init__(error, message, fix=fix, place=place)
    error.__dict__.update(told)
    return error
