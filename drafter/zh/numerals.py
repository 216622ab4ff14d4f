"""Chinese numerals in, integers out, and back: 十二 <-> 12."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
_VALUE = {char: value for value, char in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
NUMERAL = "[零〇一二两三四五六七八九十百千万亿]{1,12}"


def to_int(text: str) -> int:
    """A numeral such as 十二, 一百零五, 两万 or 2 -> its value. ValueError when it is none."""
    if text.isdecimal():
        return int(text)
    total = section = digit = 0
    for char in text:
        if char in _VALUE:
            digit = _VALUE[char]
        elif char in ("万", "亿"):
            total = (total + section + digit or 1) * _SCALE[char]
            section = digit = 0
        elif char in _SCALE:
            section += (digit or 1) * _SCALE[char]
            digit = 0
        else:
            raise ValueError(f"“{text}”不是数字")
    return total + section + digit


def from_int(number: int) -> str:
    """1..999 -> the numeral that counts headings: 1 -> 一, 12 -> 十二, 40 -> 四十, 105 -> 一百零五, 110 -> 一百一十."""
    if not 0 < number < 1000:
        raise ValueError(f"标题序号超出范围：{number}")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{DIGITS[hundreds]}百" if hundreds else ""
    middle = (
        ""
        if not rest
        else "零"
        if hundreds and not tens
        else f"{DIGITS[tens]}十"
        if hundreds or tens > 1
        else "十" * tens
    )
    return head + middle + (DIGITS[ones] if ones else "")
