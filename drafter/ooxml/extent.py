"""How long a report may be: what is far longer is refused while it is read, before it has taken time or memory."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.finding import DrafterError

MAX_LINES, MAX_CHARACTERS = 20_000, 300_000
"""The longest report known has 34 000 characters in 660 paragraphs."""
_MAX_ELEMENTS = 400_000
"""Elements of a Word document looked at; a report of thirty pages has 20 000."""


def too_long(name: str, remedy: str = "再读") -> DrafterError:
    """Name of a file, and what to do when it has been shortened -> what is said of it."""
    told = f"“{name}”有三十万字以上或两万段以上，不像一份报告"
    return DrafterError(told, fix=f"只留要用的那一份报告，另存后{remedy}")


@dataclass
class Extent:
    """Counts what a reader of a file named so has met; DrafterError when it is more than a report."""

    name: str
    remedy: str = "再读"
    _lines: int = 0
    _characters: int = 0
    _elements: int = 0

    def line(self, characters: int) -> None:
        """A line of so many characters was met."""
        self._lines, self._characters = self._lines + 1, self._characters + characters
        if self._lines > MAX_LINES or self._characters > MAX_CHARACTERS:
            raise too_long(self.name, self.remedy)

    def element(self) -> None:
        """An element of a document was met."""
        self._elements += 1
        if self._elements > _MAX_ELEMENTS:
            raise too_long(self.name, self.remedy)
