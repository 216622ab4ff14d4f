"""A style sheet taken over from a file of others: WordprocessingML alone, theme fonts by their names, nothing numbered."""

from __future__ import annotations

from lxml import etree

from drafter.inspecting.formatting import Properties
from drafter.ooxml.numbering import W

_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_OUT = frozenset({"numPr", "framePr", "sectPr", "pBdr", "uiPriority", "semiHidden", "unhideWhenUsed", "locked", "rsid"})
"""What a style may hold that would number, move, break or underline what is written in it, or tells only how its name
is listed: often out of its place in files of others."""


def name(style: etree._Element) -> str:
    """A paragraph style -> its name in small letters; empty for styles of other kinds."""
    told = style.find(W + "name")
    kind = style.get(W + "type", "paragraph")
    return "" if told is None or kind != "paragraph" else told.get(W + "val", "").lower()


def cleaned(root: etree._Element, themed: Properties) -> str:
    """A style sheet of elements and attributes of WordprocessingML alone, theme fonts by their names, nothing numbered."""
    clean = etree.Element(W + "styles", nsmap={"w": W[1:-1]})
    for child in root.iterchildren(tag=etree.Element):
        if child.tag in (W + "docDefaults", W + "style"):
            clean.append(_copy(child, themed))
    return str(etree.tostring(clean, encoding="unicode"))


def _copy(element: etree._Element, themed: Properties) -> etree._Element:
    copied = etree.Element(element.tag)
    for name, value in element.attrib.items():
        if str(name).startswith(W):
            copied.set(name, value)
    if element.tag == W + "rFonts":
        _name_fonts(copied, themed)
    for child in element.iterchildren(tag=etree.Element):
        if str(child.tag).startswith(W) and etree.QName(child).localname not in _OUT:
            copied.append(_copy(child, themed))
    return copied


def _name_fonts(fonts: etree._Element, themed: Properties) -> None:
    for slot in _SLOTS:
        chosen = fonts.attrib.pop(f"{W}{slot}Theme", "") or fonts.attrib.pop(f"{W}{slot}theme", "")
        if chosen and themed.get(chosen):
            fonts.set(W + slot, themed[chosen])
