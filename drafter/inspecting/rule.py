"""What a rule is: its name, its clause, its strength, a remedy, and a look at the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.inspecting.paper import Paper, Paragraph
from drafter.inspecting.paragraph_roles import Item, Role, roles
from drafter.model.inspection import Spot, Strength

PAGE = Spot("版面")


@dataclass(frozen=True)
class Said:
    """What a rule says of one spot; expected goes on after 应当."""

    spot: Spot
    found: str
    expected: str


@dataclass
class Examined:
    """The paper and what its paragraphs are."""

    paper: Paper

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every paragraph with its role."""
        return roles(self.paper.paragraphs)

    def of(self, *wanted: Role) -> Iterator[Item]:
        """Paragraphs of some roles."""
        return (item for item in self.items if item.role in wanted)

    @property
    def words(self) -> Iterator[Paragraph]:
        """Every paragraph that has words."""
        return (paragraph for paragraph in self.paper.paragraphs if paragraph.text)


@dataclass(frozen=True)
class Rule:
    """A clause that can be looked for."""

    name: str
    clause: str
    strength: Strength
    look: Callable[[Examined], Iterator[Said]]
    fix: str
