"""Which place a report is of, told apart from others of the same name: 龙华区 is in 深圳 and in 海口."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from drafter.zh import districts

_NATION = "全国"


class Whereabouts(NamedTuple):
    """place: the name it has today, its city before it where several cities have one of that name; city and province: empty
    where it is not known or there is none."""

    place: str
    city: str = ""
    province: str = ""


def whereabouts(named: str, texts: Iterable[str]) -> Whereabouts:
    """A place as a report names it, and texts that may name its city, the surest first -> where it is."""
    if not named or named == _NATION:
        return Whereabouts(named)
    found = _found(named)
    if len(found) > 1:
        found = _told_apart(found, texts)
    if len(found) != 1:
        return Whereabouts(named)
    name, city, province = found[0]
    alone = len(districts.seats(name)) == 1
    return Whereabouts(name if alone else f"{city or province}{name}", city, province)


@cache
def _found(named: str) -> tuple[Whereabouts, ...]:
    """Where there is a place of a name; of one it no longer has (徐水县), where there is one that has the same base."""
    return tuple(Whereabouts(*seat) for seat in districts.seats(named) or districts.renamed(named))


def _told_apart(found: Iterable[Whereabouts], texts: Iterable[str]) -> tuple[Whereabouts, ...]:
    """Those whose city, or else whose province, is named in the first text that names one."""
    places = tuple(found)
    for text in texts:
        for named in (
            tuple(p for p in places if _names(text, p.city)),
            tuple(p for p in places if _names(text, p.province)),
        ):
            if len(named) == 1:
                return named
    return places


def _names(text: str, place: str) -> bool:
    """Whether a text names a place, with its suffix or without where that has two characters."""
    return bool(place) and (place in text or districts.base_of(place) in text)
