"""A draft and what it is made from, each with the other's way to write numerals and names: 五次 and 5次, a full name and its short one."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.zh.expression import expression
from drafter.zh.numerals import to_int

_COUNTED = "(?=[次场期轮批件宗起名人个家项份条部处所户天]|人次)"
_IN_WORDS = expression(
    rf"(?<![第十百千万亿两\d])([二两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?){_COUNTED}"
)
_IN_DIGITS = expression(rf"(?<![\d.])\d{{1,2}}{_COUNTED}")
_HALF = expression("半(?=个)")
_SHORT = expression("（以下(?:统)?简称(?:为|：)?“?([\u3400-\u9fff]{2,12})”?）")
_BEFORE = expression("[\u3400-\u9fff]+$")
_WORDS = "零一二三四五六七八九"


def numerals_as_there(text: str, there: str) -> str:
    """A draft -> the same with numerals written as in what it is made from, where that has the same number of the same unit."""
    found_all = sorted(
        (*_IN_WORDS.finditer(text), *_IN_DIGITS.finditer(text), *_HALF.finditer(text)), key=lambda one: one.start()
    )
    made, at = list[str](), 0
    for found in found_all:
        unit = text[found.end() : found.end() + 1]
        other = next((one for one in _written(found[0]) if f"{one}{unit}" in there), found[0])
        made += (text[at : found.start()], found[0] if f"{found[0]}{unit}" in there else other)
        at = found.end()
    return "".join((*made, text[at:]))


def _written(number: str) -> tuple[str, ...]:
    """The other ways to write it: 五 for 5, 两 and 二 for 2."""
    if number == "半":
        return ("0.5",)
    if not number.isdecimal():
        return (str(to_int(number)),)
    value = int(number)
    tens, ones = divmod(value, 10)
    words = (f"{_WORDS[tens] if tens > 1 else ''}十" if tens else "") + (_WORDS[ones] if ones or not tens else "")
    return ("两", words) if value == 2 else (words,)


def short_names(texts: Iterable[str]) -> dict[str, str]:
    """Texts -> full names that they say a short one of, each with it: …委员会办公室（以下简称县委依法治县办）."""
    told = dict[str, str]()
    for text in texts:
        for found in _SHORT.finditer(text):
            before = _BEFORE.search(text, 0, found.start())
            full = _full(before[0], found[1]) if before else ""
            if full:
                told[full] = found[1]
    return told


def _full(before: str, short: str) -> str:
    """The shortest end of a run of characters that has all of a short name in order and begins as that does."""
    starts = (at for at in range(len(before) - 1, -1, -1) if before[at] == short[0])
    return next((before[at:] for at in starts if _is_in_order(short, before[at:])), "")


def _is_in_order(short: str, full: str) -> bool:
    rest = iter(full)
    return all(char in rest for char in short)


def shortened(text: str, names: dict[str, str]) -> str:
    """A text -> the same with short names for full ones, and without the words that say what is short for what."""
    text = _SHORT.sub("", text)
    for full, short in names.items():
        text = text.replace(full, short)
    return text
