"""A Word file as an inspector sees it: paragraphs and runs with what holds of them, pages, page numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from drafter.inspecting.formatting import THEME, Properties, twips
from drafter.model.inspection import Spot
from drafter.zh import gbt9704 as gb
from drafter.zh.clipping import clipped

_WORDS = 12
AMBIGUOUS = "“”‘’—…·"
"""Marks that Word sets in the western font unless their run bears the East-Asian hint (ECMA-376, 17.3.2.26)."""


@dataclass(frozen=True)
class Run:
    """Words that are set alike."""

    text: str
    properties: Properties

    @property
    def size(self) -> int:
        """In half-points; Word's own default is 10 pt."""
        return twips(self.properties.get("sz"), 20)

    @property
    def bold(self) -> bool:
        """Whether it is printed bold."""
        return self.properties.get("b") == "1"

    @property
    def color(self) -> str:
        """Six hexadecimal digits, or auto."""
        return self.properties.get("color", "auto")

    @property
    def hinted(self) -> bool:
        """Whether marks that are both Chinese and western are taken as Chinese."""
        return self.properties.get("hint") == "eastAsia"

    def slot(self, char: str) -> str:
        """Which of the fonts a character is printed in."""
        if char.isascii():
            return "ascii"
        return "hAnsi" if char in AMBIGUOUS and not self.hinted else "eastAsia"

    def font(self, slot: str) -> str:
        """The font of a slot; @ before the name of a theme's, empty where nothing names any."""
        return self.properties.get(slot, "")

    def themed(self, slot: str) -> bool:
        """Whether the theme chooses the font."""
        return self.font(slot).startswith(THEME)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; number counts those with words from 1, of the others it is 0. label: Word's automatic number;
    breaks: a page ends in it."""

    number: int
    runs: tuple[Run, ...]
    properties: Properties
    section: int = 0
    in_table: bool = False
    label: str = ""
    name: str = ""
    breaks: bool = False

    @cached_property
    def words(self) -> str:
        """The words typed."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def text(self) -> str:
        """The words without blanks around them, the automatic number before them."""
        return self.label + self.words.strip()

    @cached_property
    def spot(self) -> Spot:
        """Where it stands."""
        told = self.text.replace("\n", "").replace("\t", " ")
        return Spot(self.name, "", 0) if self.name else Spot(f"第{self.number}段", clipped(told, _WORDS), self.number)

    @cached_property
    def size(self) -> int:
        """Size of most of its words."""
        sizes: dict[int, int] = {}
        for run in self.runs:
            sizes[run.size] = sizes.get(run.size, 0) + len(run.text.strip())
        return max(sizes, key=lambda size: sizes[size], default=gb.SAN_HAO)

    @property
    def align(self) -> str:
        """left, center, right or both."""
        told = self.properties.get("jc", "left")
        return {"start": "left", "end": "right", "distribute": "both"}.get(told, told)

    def indent(self, name: str) -> float:
        """left, right or first-line indent in 字 of 三号; first is negative where the line hangs."""
        chars = twips(self.properties.get(name + "Chars"))
        return chars / 100 if chars else twips(self.properties.get(name)) / gb.CHARACTER

    def on(self, name: str) -> bool:
        """Whether a switch is on."""
        return self.properties.get(name) == "1"


@dataclass(frozen=True)
class Grid:
    """w:docGrid: pitch of its lines in twips, whether text keeps to it, and the twips it adds to every character."""

    pitch: int
    holds: bool
    letter: float = 0


@dataclass(frozen=True)
class Page:
    """A section's page; lengths in twips."""

    width: int
    height: int
    margins: Properties
    landscape: bool
    grid: Grid | None


@dataclass(frozen=True)
class Footer:
    """The paragraph of a page number. kind: default or even; placed: by a frame or box of its own."""

    kind: str
    paragraph: Paragraph
    placed: bool


@dataclass(frozen=True)
class Paper:
    """All that is inspected."""

    paragraphs: tuple[Paragraph, ...]
    pages: tuple[Page, ...]
    footers: tuple[Footer, ...]
    odd_and_even: bool
    theme: Properties
    mirrored: bool = False

    def real(self, font: str) -> str:
        """The name of a font, a theme's looked up; empty where nothing says."""
        return self.theme.get(font[1:], "") if font.startswith(THEME) else font
