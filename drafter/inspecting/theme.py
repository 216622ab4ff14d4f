"""Theme fonts: what minorEastAsia and its like stand for."""

from __future__ import annotations

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def fonts(theme: etree._Element | None, language: str) -> dict[str, str]:
    """theme1.xml and the East-Asian language of the settings -> font by theme name; empty where there is no theme."""
    if theme is None:
        return {}
    script = {"zh-TW": "Hant", "zh-HK": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}.get(language, "Hans")
    told: dict[str, str] = {}
    for size in ("major", "minor"):
        group = theme.find(f".//{_A}{size}Font")
        if group is None:
            continue
        latin, east = (_face(group.find(_A + tag)) for tag in ("latin", "ea"))
        by_script = {font.get("script", ""): font.get("typeface", "") for font in group.iterfind(_A + "font")}
        told |= {f"{size}Ascii": latin, f"{size}HAnsi": latin, f"{size}EastAsia": east or by_script.get(script, "")}
    return told


def _face(element: etree._Element | None) -> str:
    return "" if element is None else element.get("typeface", "")
