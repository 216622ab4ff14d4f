"""Number formats of Word's lists (ECMA-376, 17.18.59): a format's name and a number -> the number as printed."""

from __future__ import annotations

from collections.abc import Callable

from drafter.zh.numerals import DIGITS, from_int

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("零一二三四五六七八九十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 3999
_CIRCLED = [*map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))]
"""① to ㊿."""


def printed(number: int, style: str) -> str:
    """A number in a format; a format that is not known prints digits."""
    return _FORMATS.get(style, str)(number)


def _counting(number: int) -> str:
    return from_int(number) if 0 < number < 1000 else str(number)


def _legal(number: int) -> str:
    counted = _counting(number)
    return (f"一{counted}" if counted.startswith("十") else counted).translate(_LEGAL)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def _letters(first: str) -> Callable[[int], str]:
    """a to z, then aa, bb."""
    return lambda n: chr(ord(first) + (n - 1) % 26) * ((n - 1) // 26 + 1) if 0 < n <= 260 else str(n)


def _one_of(signs: str | list[str]) -> Callable[[int], str]:
    """A sign each; digits when they are used up."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(char)] for char in str(number))


def _cycle(number: int) -> str:
    """甲子, 乙丑: sixty pairs."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number > 0 else str(number)


_IDEOGRAPHIC = _digit_by_digit("〇" + DIGITS[1:])
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
         "japaneseCounting", "koreanCounting", "koreanDigital2"), _counting,
    ),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _legal),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _IDEOGRAPHIC),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _one_of(_CIRCLED)),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _digit_by_digit("０１２３４５６７８９")),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _one_of([chr(code) for code in range(0x3280, 0x328A)]),
    "decimalEnclosedParen": _one_of([chr(code) for code in range(0x2474, 0x2488)]),
    "decimalEnclosedFullstop": _one_of([chr(code) for code in range(0x2488, 0x249C)]),
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}  # fmt: skip
