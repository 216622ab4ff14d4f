"""Numbers that are a person's: identity cards, mobile telephones, bank cards -> covered, whatever text they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.zh.expression import expression

_SEPARATORS = " \t\u00a0\u2002-\u200a\u202f\u3000\u2010-\u2015\uff0d\u2212-"
_RUN = expression(rf"\d+(?:[{_SEPARATORS}]\d+)*(?:[{_SEPARATORS}]?[Xx](?![A-Za-z0-9]))?")
"""Digits as they are written, in groups with one blank or hyphen between; an identity card may end in X."""
_GROUP = expression(r"\d+[Xx]?|[Xx]")
_CODE_BEFORE = expression(r"(?:\d[A-Za-z]+|\d[.．]|[¥￥$] ?)$")
_CODE_AFTER = expression(r"[A-Za-z]|[.．]\d")
"""What makes digits a part of a code, of a decimal fraction, of a sum."""
_COUNTED = expression(r"\s?(?:[余多]?[万亿千百]|[余多]?(?:元|件|人|户|个|吨|平方|公里|立方|千瓦|美元|％|%))")
"""What follows a figure and never a number of a person."""
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PROVINCES = expression("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_MOBILE = expression(r"(?:(?:00)?86|0)?1[3-9]\d{9}")
_MOBILE_GROUPS = {(11,), (3, 4, 4), (4, 3, 4), (4, 4, 3), (3, 3, 5), (3, 8), (7, 4), (5, 6)}
_CARD = expression(r"(?:62|4|5|3|60|6[3-9]|9|2[2-7])\d{11,18}")
_CARD_IN_GROUPS = expression(r"(?:62|4|5[0-9]|3[0-8]|6[03-9]|9[58])\d+")
_LONGEST = 19
_KEPT_HEAD, _KEPT_TAIL = 3, 2


def masked(text: str) -> str:
    """Text -> the same with identity-card (GB 11643), mobile and bank-card numbers covered, all but a few digits.

    They are told by their make-up: province, date of birth and length; 1[3-9] and eleven digits; the check digit of
    ISO/IEC 7812. Written plainly or in groups. Figures, dates and unified social credit codes (GB 32100) are left.
    """
    return _RUN.sub(_covered, text)


def _covered(run: re.Match[str]) -> str:
    """A run of groups of digits, those that make up a person's number covered."""
    told, text = run[0], run.string
    if _CODE_AFTER.match(text, run.end()) or _CODE_BEFORE.search(text[max(run.start() - 40, 0) : run.start()]):
        return told
    counted = _COUNTED.match(text, run.end()) is not None
    groups = [(group.start(), group.end()) for group in _GROUP.finditer(told)]
    pieces, done, first = [], 0, 0
    while first < len(groups):
        stop = _stop(told, groups, first, counted=counted)
        if stop == first:
            first += 1
            continue
        begin, end = groups[first][0], groups[stop - 1][1]
        pieces += [told[done:begin], _stars(told[begin:end])]
        done, first = end, stop
    return "".join(pieces) + told[done:]


def _stop(told: str, groups: Sequence[tuple[int, int]], first: int, *, counted: bool) -> int:
    """The group after the last of the longest number of a person that begins with the first; the first when none does."""
    for stop in range(min(len(groups), first + _LONGEST), first, -1):
        parts = [told[begin:end] for begin, end in groups[first:stop]]
        number = "".join(parts)
        if len(number) > _LONGEST or (counted and stop == len(groups)):
            continue
        shape = tuple(map(len, parts))
        plain = len(parts) == 1 or set(shape) == {1}
        digits = "".join(char if char in "Xx" else str(int(char)) for char in number).upper()
        if _is_identity(digits, shape, plain=plain) or _is_mobile(digits, shape, plain=plain):
            return stop
        if _is_card(digits, shape, plain=plain):
            return stop
    return first


def _is_identity(digits: str, shape: tuple[int, ...], *, plain: bool) -> bool:
    """Eighteen digits or fifteen: province, county, date of birth, order, and of eighteen a check digit, right or wrong."""
    if not (plain or min(shape[:-1]) > 1):
        return False
    if len(digits) == 15 and digits.isdigit():
        return plain and _PROVINCES.match(digits) is not None and _is_day(digits[8:12])
    if len(digits) != 18 or not digits[:17].isdigit():
        return False
    resident = digits[0] == "9" and _checks(digits)  # of another country, living here
    born = digits[6:8] in ("19", "20") and _is_day(digits[10:14])
    return born and (_PROVINCES.match(digits) is not None or resident) and (_checks(digits) or not _is_credit(digits))


def _is_day(told: str) -> bool:
    return 1 <= int(told[:2]) <= 12 and 1 <= int(told[2:]) <= 31


def _checks(digits: str) -> bool:
    """Whether the check digit of an identity card is right (GB 11643)."""
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(digits[:17]))
    return "10X98765432"[total % 11] == digits[17]


def _is_credit(digits: str) -> bool:
    """Whether it is a unified social credit code (GB 32100), which can be all digits."""
    if len(digits) != 18 or any(char not in _CREDIT for char in digits):
        return False
    total = sum(_CREDIT.index(char) * (3**place % 31) for place, char in enumerate(digits[:17]))
    return _CREDIT[-total % 31] == digits[17]


def _is_mobile(digits: str, shape: tuple[int, ...], *, plain: bool) -> bool:
    if _MOBILE.fullmatch(digits) is None:
        return False
    before = len(digits) - 11
    rest = shape[1:] if before and shape[0] == before else (shape[0] - before, *shape[1:])
    return plain or rest in _MOBILE_GROUPS


def _is_card(digits: str, shape: tuple[int, ...], *, plain: bool) -> bool:
    """Thirteen digits to nineteen with a right check digit; in groups of four or as some cards print them."""
    if _CARD.fullmatch(digits) is None or _is_credit(digits) or len(set(digits)) == 1:
        return False
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    if (sum(map(int, digits[-1::-2])) + sum(two // 10 + two % 10 for two in doubled)) % 10:
        return False
    return plain or (
        _CARD_IN_GROUPS.match(digits) is not None
        and (set(shape[:-1]) == {4} or shape in ((4, 6, 5), (6, 13), (6, 10), (6, 12), (4, 12), (6, 6, 4)))
    )


def _stars(number: str) -> str:
    """A number with its first three and last two digits left; blanks and hyphens stay where they are."""
    places = [place for place, char in enumerate(number) if char.isdigit() or char in "Xx"]
    hidden = set(places[_KEPT_HEAD:-_KEPT_TAIL])
    return "".join("*" if place in hidden else char for place, char in enumerate(number))
