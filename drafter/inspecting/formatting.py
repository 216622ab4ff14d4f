"""Effective formatting: document defaults, then table, paragraph and character styles with all they are based on, then
what the paragraph or run says itself (ECMA-376, 17.7.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from drafter.ooxml.numbering import W, val

Properties: TypeAlias = Mapping[str, str]
"""Properties by name as Word writes them, those of rFonts, spacing and ind by their attributes."""

THEME = "@"
"""Stands before the name of a theme font: the theme chooses, whatever the explicit attribute beside it says."""
_MOST_HOPS = 20
_TOGGLES = ("b", "vanish")
_OFF = ("0", "false", "off")
_LETTERS = {"letter": "spacing", "scale": "w", "raised": "position", "fit": "fitText"}
"""What moves or stretches characters, by our names and Word's: twips between them, per cent of their width, half-points
above the line, twips that the run takes as a whole."""
_SLOTS = ("ascii", "hAnsi", "eastAsia")
_MEASURE = re.compile(r"(-?\d{1,7}(?:\.\d{1,4})?)(pt|mm|cm|in)?")
_TWIPS = {None: 1.0, "pt": 20.0, "mm": 56.693, "cm": 566.93, "in": 1440.0}


def twips(text: str | None, default: int = 0) -> int:
    """A length as Word writes it, a number or 12.5pt -> twips; the default where there is none."""
    found = _MEASURE.fullmatch(text or "")
    return round(float(found[1]) * _TWIPS[found[2]]) if found else default


def of_run(element: etree._Element | None) -> dict[str, str]:
    """w:rPr -> its properties."""
    if element is None:
        return {}
    told = {"rStyle": val(element, "rStyle"), "sz": val(element, "sz")}
    told |= {name: switch(element, name) for name in _TOGGLES}
    fonts = element.find(W + "rFonts")
    if fonts is not None:
        for slot in _SLOTS:
            theme = fonts.get(f"{W}{slot}Theme")
            told[slot] = THEME + theme if theme else fonts.get(W + slot, "")
        named = any(told[slot] for slot in _SLOTS)  # who names fonts without a hint takes back an inherited one
        told["hint"] = fonts.get(W + "hint") or ("default" if named else "")
    told |= {name: val(element, word) for name, word in _LETTERS.items()}
    told["snapToGrid"] = switch(element, "snapToGrid")
    color = element.find(W + "color")
    if color is not None:
        black = color.get(W + "themeColor") in ("text1", "dark1") and color.get(W + "themeTint") is None
        told["color"] = "auto" if black else color.get(W + "val", "auto")
    return {name: value for name, value in told.items() if value}


def of_paragraph(element: etree._Element | None) -> dict[str, str]:
    """w:pPr -> its properties; first and firstChars are negative where the first line hangs."""
    if element is None:
        return {}
    told = {name: val(element, name) for name in ("jc", "outlineLvl", "pStyle")}
    told |= {name: switch(element, name) for name in ("keepNext", "pageBreakBefore", "snapToGrid")}
    spacing, indent = element.find(W + "spacing"), element.find(W + "ind")
    if spacing is not None:
        told |= {name: spacing.get(W + name, "") for name in ("line", "lineRule", "before", "after")}
    if indent is not None:
        told |= _indents(indent)
    return {name: value for name, value in told.items() if value}


def _indents(element: etree._Element) -> dict[str, str]:
    told = {}
    for name, other in (("left", "start"), ("right", "end")):
        told[name] = element.get(W + name) or element.get(W + other, "")
        told[name + "Chars"] = element.get(f"{W}{name}Chars") or element.get(f"{W}{other}Chars", "")
    for kind in ("", "Chars"):
        hanging, first = element.get(f"{W}hanging{kind}"), element.get(f"{W}firstLine{kind}", "")
        told["first" + kind] = f"-{hanging}" if hanging and hanging != "0" else first or hanging or ""
    return told


def switch(element: etree._Element, name: str) -> str:
    """What a child that switches something says: 1, 0, or nothing where it is not there."""
    found = element.find(W + name)
    return "" if found is None else "0" if found.get(W + "val", "1") in _OFF else "1"


@dataclass(frozen=True)
class _Style:
    based: str
    paragraph: Properties
    run: Properties


@dataclass
class Styles:
    """styles.xml: answers what holds of a paragraph or run once everything it inherits is counted."""

    root: etree._Element | None
    _styles: dict[str, _Style] = field(default_factory=dict)
    _default: dict[str, str] = field(default_factory=dict)
    _known: dict[str, _Style] = field(default_factory=dict)
    _base: _Style = _Style("", {}, {})

    def __post_init__(self) -> None:
        if self.root is None:
            return
        defaults = self.root.find(W + "docDefaults")
        if defaults is not None:
            paragraph, run = (defaults.find(f"{W}{n}Default/{W}{n}") for n in ("pPr", "rPr"))
            self._base = _Style("", of_paragraph(paragraph), of_run(run))
        for style in self.root.iterfind(W + "style"):
            name = style.get(W + "styleId", "")
            paragraph, run = of_paragraph(style.find(W + "pPr")), of_run(style.find(W + "rPr"))
            self._styles[name] = _Style(val(style, "basedOn"), paragraph, run)
            if style.get(W + "default") in ("1", "true", "on"):
                self._default[style.get(W + "type", "")] = name

    def paragraph(self, own: Properties, table: str = "") -> dict[str, str]:
        """What holds of a paragraph that says this of itself, in a table of that style."""
        style = self._named(own, "pStyle", "paragraph")
        return {**self._base.paragraph, **self._whole(table).paragraph, **style.paragraph, **own}

    def run(self, own: Properties, paragraph: Properties, table: str = "") -> dict[str, str]:
        """What holds of a run that says this of itself, in that paragraph: toggles of two styles undo each other."""
        levels = (
            self._whole(table).run,
            self._named(paragraph, "pStyle", "paragraph").run,
            self._named(own, "rStyle", "character").run,
        )
        told = {**self._base.run, **levels[0], **levels[1], **levels[2], **own}
        for name in _TOGGLES:
            inherited = self._base.run.get(name) == "1" or sum(level.get(name) == "1" for level in levels) % 2 == 1
            told[name] = own.get(name) or ("1" if inherited else "0")
        return told

    def _named(self, own: Properties, key: str, kind: str) -> _Style:
        name = own.get(key, "")
        return self._whole(name if name in self._styles else self._default.get(kind, ""))

    def _whole(self, name: str) -> _Style:
        """A style with all it is based on; a chain that bites its tail ends there."""
        if name not in self._known:
            chain, at = list[_Style](), name
            while at in self._styles and len(chain) < _MOST_HOPS:
                chain.append(self._styles[at])
                at = self._styles[at].based
            paragraph: dict[str, str] = {}
            run: dict[str, str] = {}
            for style in reversed(chain):
                paragraph |= style.paragraph
                run |= style.run
            self._known[name] = _Style("", paragraph, run)
        return self._known[name]
