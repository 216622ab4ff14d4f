"""Chinese numerals in, numbers out, and back: 十二 <-> 12, 两亿三千万, 13万2千."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from drafter.zh.expression import expression

DIGITS = "零一二三四五六七八九"
NUMERAL = "[零〇一二两三四五六七八九十百千万亿]{1,12}"
_VALUE = {char: str(value) for value, char in enumerate(DIGITS)} | {"〇": "0", "两": "2"}
_SCALE = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "万亿": 10**12, "亿亿": 10**16}
_PLAIN = expression(r"(\d+(?:\.\d+)?)(万亿|[亿万])?")
_PART = expression(r"(?P<digits>\d+(?:\.\d+)?|[零〇一二两三四五六七八九]+)|(?P<scale>万亿|亿亿|[亿万千百十])")


@lru_cache(maxsize=256)
def to_int(text: str) -> int:
    """A numeral such as 十二, 一百零五, 两万 or 2 -> its value. ValueError when it is none."""
    return int(amount(text)) if text else 0


def amount(text: str) -> Decimal:
    """A number in digits, in words or in both -> its value: 13万2千 is 132000, 九十五点六 is 95.6, 二〇二四 is 2024; 三万五
    is short for 35000. ValueError when it is none."""
    plain = _PLAIN.fullmatch(text)
    if plain and (value := Decimal(plain[1])):
        return value * _SCALE[plain[2]] if plain[2] else value
    whole, _, decimals = text.partition("点")
    total, section, short = Decimal(0), Decimal(0), 0  # 亿 and 万 done, what is below, what a lone last digit is worth
    digit: Decimal | None = None
    for name, said in _parts(whole):
        if name == "digits":
            digit = Decimal(said)
            short = 0 if len(said) > 1 or not digit else short
            continue
        scale = _SCALE[said]
        if scale < _SCALE["万"]:
            section += (1 if digit is None else digit or 1) * scale
        else:
            section += digit or 0
            below = total % scale if total >= scale else total  # 三千万亿 counts on, 两亿三千万 begins anew
            total += (section if section or below else 1) * scale + below * (scale - 1)
            section = Decimal(0)
        digit, short = None, scale // 10 if scale > _SCALE["十"] else 0
    return total + section + (digit or 0) * (short or 1) + Decimal(_row(decimals) or "0").scaleb(-len(decimals))


def _parts(text: str) -> list[tuple[str, str]]:
    """两百3万 -> (digits, 2), (scale, 百), (digits, 3), (scale, 万). ValueError for what is no part."""
    found, at = list[tuple[str, str]](), 0
    while match := _PART.match(text, at):
        at = match.end()
        digits = match["digits"]
        found.append(("digits", digits if digits[:1].isdecimal() else _row(digits)) if digits else ("scale", match[0]))
    if at < len(text):
        raise ValueError(f"“{text}”不是数字")
    return found


def _row(digits: str) -> str:
    """二〇二四 -> 2024. ValueError for other characters."""
    if not all(char in _VALUE for char in digits):
        raise ValueError(f"“{digits}”不是数字")
    return "".join(_VALUE[char] for char in digits)


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
