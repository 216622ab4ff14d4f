"""Paper hygiene: one paragraph as found in a file -> the paragraph as official Chinese prints it."""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"})
_NEAR = rf"[{_HAN}”’》）】…％%0-9A-Za-z]"
_HALF_STOP = re.compile(
    rf"(?<=[{_HAN}”’》）】%％])[,;:?!]|(?<=[0-9A-Za-z])[,;:?!](?=[{_HAN}“‘《（【])|[,;](?=[{_HAN}“《])"
)
_BRACKETS = re.compile(
    rf"\(([^()]{{0,500}}[{_HAN}][^()]{{0,500}})\)|\(([^()]{{0,500}})\)(?=[{_HAN}])|(?<=[{_HAN}”》])\(([^()]{{0,500}})\)"
)
_NESTING = 4
"""Brackets within brackets that are made full-width, innermost first."""
_STRAIGHT = re.compile(r'"([^"]*)"')
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\x00-\x08\x0b-\x1f\x7f-\x9f]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANK = re.compile(r"[ \t\u00a0\u3000]+")
_BLANK_AT_MARK = re.compile(r" (?=[，。；：？！、）》”（《])|(?<=[，。；：？！、（《“）》]) ")
_BLANK_AT_DIGIT = re.compile(rf"(?<=[{_HAN}]) (?=\d)|(?<=\d) (?=[{_HAN}])")
_HAN_CHAR = re.compile(f"[{_HAN}]")


def tidy(text: str) -> str:
    """Invisible characters out, blanks single, punctuation of Chinese text full-width; wording untouched."""
    text = _BLANK.sub(" ", _INVISIBLE.sub("", text)).strip()
    if not _HAN_CHAR.search(text):
        return text
    text = _STRAIGHT.sub(r"“\1”", text)
    for _ in range(_NESTING):
        text = _BRACKETS.sub(lambda m: f"（{m[1] or m[2] or m[3] or ''}）", text)
    text = _HALF_STOP.sub(lambda m: m[0].translate(_WIDE), text)
    return _BLANK_AT_DIGIT.sub("", _BLANK_AT_MARK.sub("", text))


def printable(text: str) -> str:
    """Without the characters XML and YAML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def squeeze(text: str) -> str:
    """Han, letters and digits only: two texts that differ in typography alone squeeze to the same string."""
    return re.sub(rf"[^0-9A-Za-z{_HAN}]", "", text)
