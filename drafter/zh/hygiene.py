"""Paper hygiene: one paragraph as found in a file -> the paragraph as official Chinese prints it."""

from __future__ import annotations

from drafter.zh.expression import expression

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"})
_HALF_STOP = expression(
    rf"(?<=[{_HAN}”’》）】%％])[,;:?!]|(?<=[0-9A-Za-z])[,;:?!](?=[{_HAN}“‘《（【])|[,;](?=[{_HAN}“《])"
)
_STRAIGHT = expression(r'"([^"]*)"')
_UNSEEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\x00-\x08\x0b-\x1f\x7f-\x9f"
_BLANKS = " \t\n\u00a0\u3000"
_INVISIBLE = expression(f"[{_UNSEEN}]")
_UNPRINTABLE = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANK = expression(f"[{_BLANKS}]+")
_DOUBTFUL = expression(f'[{_UNSEEN}{_BLANKS}"(),:;?!]')
"""Every character that a step of tidying takes out or changes: what holds none is tidy."""
_BLANK_AT_MARK = expression(r" (?=[，。；：？！、）》”（《])|(?<=[，。；：？！、（《“）》]) ")
_BLANK_AT_DIGIT = expression(rf"(?<=[{_HAN}]) (?=\d)|(?<=\d) (?=[{_HAN}])")
_HAN_CHAR = expression(f"[{_HAN}]")
_BRACKET_OR_HAN = expression(f"[()]|[{_HAN}]+")
_TYPOGRAPHY = expression(f"[^0-9A-Za-z{_HAN}]")
_BEFORE = expression(f"[{_HAN}”》]")


def tidy(text: str) -> str:
    """Invisible characters out, blanks single, punctuation of Chinese text full-width; wording untouched.

    What is tidy stays as it is: a step may make room for another, so all are taken until none changes anything.
    """
    text = text.strip()
    if not _DOUBTFUL.search(text):
        return text
    text = _BLANK.sub(" ", _INVISIBLE.sub("", text)).strip()
    before = ""
    while text != before and _HAN_CHAR.search(text):
        before = text
        text = _wide_brackets(_STRAIGHT.sub(r"“\1”", text))
        text = _HALF_STOP.sub(lambda m: m[0].translate(_WIDE), text)
        text = _BLANK_AT_DIGIT.sub("", _BLANK_AT_MARK.sub("", text))
    return text


def _wide_brackets(text: str) -> str:
    """Brackets full-width where Chinese characters stand in them, after them, or right before them."""
    if ")" not in text:
        return text
    chars, opened = list(text), list[int]()
    last = -1  # the last Chinese character so far
    for found in _BRACKET_OR_HAN.finditer(text):
        at, char = found.end() - 1, found[0]
        if char == "(":
            opened.append(at)
        elif char != ")":
            last = at
        elif opened:
            start = opened.pop()
            if last > start or _HAN_CHAR.match(text, at + 1) or _BEFORE.match(text[max(0, start - 1) : start]):
                chars[start], chars[at] = "（", "）"
    return "".join(chars)


def printable(text: str) -> str:
    """Without the characters XML and YAML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def squeeze(text: str) -> str:
    """Han, letters and digits only: two texts that differ in typography alone squeeze to the same string."""
    return _TYPOGRAPHY.sub("", text)
