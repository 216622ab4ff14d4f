"""Names of provinces, cities, counties and districts, found in a text, also under an older or newer suffix (徐水县, 徐水区)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile

from drafter.zh.dictionary import cut, tag
from drafter.zh.expression import expression

_SUFFIX = expression(
    r"(?:(?:[\u4e00-\u9fff]{1,3}族){1,4}|维吾尔|蒙古)?(?:自治区|自治州|自治县|自治旗)$|(?:地区|林区|新区|特区|盟|省|市|区|县|旗|州)$"
)
_ENDS = "省市区县旗州盟"
_END = expression(f"[{_ENDS}]")
_INNER = frozenset("治地林新特")
"""Characters before the last of a suffix of several: 自治县, 新区."""
_LONGEST = 14
_AROUND = 6
"""Characters on either side of a name that are cut into words with it."""
_UNDER_PROVINCE = ("五指山市", "仙桃市", "济源市", "石河子市")
"""The first place of a province's that is under no city; all those behind it are not either."""
_WITH_COUNTIES = ("自治州", "盟", "地区")
"""How prefectures end that have counties, and their cities before those."""
_RUN = expression("[\u4e00-\u9fff]+")
_RUN_BEFORE = expression("[\u4e00-\u9fff]+\\Z")
_OFFICES = "委政纪长"
"""What a place's last character makes an office of, the place still being named: 安国市委, 满城区政协."""


@cache
def _provinces() -> tuple[tuple[str, ...], ...]:
    """Province by province, its cities in the order of the codes, each before its districts and counties."""
    lines = files("drafter.zh").joinpath("districts.txt").read_text("utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if not line.startswith("#"))


@cache
def _names() -> frozenset[str]:
    return frozenset(name for province in _provinces() for name in province)


@cache
def neighbours(name: str) -> frozenset[str]:
    """硚口区 -> the other districts and counties of its city, 江岸区, 江汉区 …; of every city that has one of this name. A
    city has none."""
    found = set[str]()
    for province in _provinces() if is_district(name) else ():
        for at in (at for at, one in enumerate(province) if one == name):
            before = takewhile(is_district, reversed(province[:at]))
            found.update(before, takewhile(is_district, province[at + 1 :]))
    return frozenset(found - {name})


@cache
def seats(name: str) -> tuple[tuple[str, str, str], ...]:
    """A name as it stands today -> (name, city, province) of every place of that name; a province has no city, and what lies
    under a province itself, as a district of 北京 does, neither."""
    return tuple(seat for seat in _seats() if seat[0] == name)


@cache
def renamed(name: str) -> tuple[tuple[str, str, str], ...]:
    """A name no place has today -> the seats of the places that have its base: 徐水县 is 徐水区."""
    base = base_of(name)
    return tuple(seat for seat in _seats() if base_of(seat[0]) == base and is_district(seat[0]) == is_district(name))


@cache
def _seats() -> tuple[tuple[str, str, str], ...]:
    return tuple(seat for province, *names in _provinces() for seat in _seats_in(province, names))


def _seats_in(province: str, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """A province and its places in the order of the codes: cities with districts, then those that have counties only, then
    what is under the province itself. A city has districts or counties behind it; one that ranks with them, the next city."""
    yield province, "", province
    city, cities = "", True
    for name, following in zip(names, [*names[1:], ""], strict=True):
        if name.endswith(_WITH_COUNTIES) or name in _UNDER_PROVINCE:
            city, cities = "" if name in _UNDER_PROVINCE else name, False
        elif cities and name.endswith("市") and following and not following.endswith(("市", *_WITH_COUNTIES)):
            city = name
        yield name, city, province


def is_district(name: str) -> bool:
    """Whether a place is a district or county by its last character."""
    return name[-1:] in ("区", "县", "旗") and not name.endswith(("地区", "自治区"))


@cache
def _bases() -> frozenset[str]:
    return frozenset(map(base_of, _names()))


@cache
def _openings() -> frozenset[str]:
    """First two characters of every name: what does not begin like one need not be looked up."""
    return frozenset(name[:2] for name in _names())


@cache
def _closings() -> frozenset[str]:
    """Two characters before the last of every name, but for those that have a suffix of several or two characters in all."""
    bases = _bases()
    return frozenset({name[-2:] for name in bases} | {name[-3:-1] for name in bases if name[-1] in _ENDS})


def official(name: str) -> bool:
    """Whether this is a place's name as it stands today."""
    return name in _names()


def known_base(name: str) -> bool:
    """Whether this is a place's name without its suffix: 龙华, 山东."""
    return name in _bases()


def base_of(name: str) -> str:
    """龙华区 -> 龙华, 恩施土家族苗族自治州 -> 恩施; names of two characters stay whole (易县)."""
    short = name[-1:] in _ENDS and name[-2:-1] not in _INNER
    bare = name[:-1] if short else _SUFFIX.sub("", name)
    return bare if len(bare) > 1 else name


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) of every place named with its suffix, longest name first at each end."""
    bases, openings = _bases(), _openings()
    for match in _END.finditer(text):
        end = match.end()
        if not _closes(text, end):
            continue
        for start in range(max(0, end - _LONGEST), end - 1):
            if text[start : start + 2] not in openings:
                continue
            name = text[start:end]
            if name in bases or (base_of(name) in bases and base_of(name) != name):
                if not _cuts_a_word(text, start, end):
                    yield start, end, name
                break


def _closes(text: str, end: int) -> bool:
    """Whether a name may end at a place: what does not end like one need not be looked up."""
    short, inner = text[end - 2 : end] in _bases(), text[end - 2 : end - 1] in _INNER
    return short or inner or text[max(0, end - 3) : end - 1] in _closings()


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether a place's name in a text begins or ends within another word: 新增城区, 长春区域; not 河北省委, 上海浦东新区."""
    before, behind = _RUN_BEFORE.search(text, max(0, start - _AROUND), start), _RUN.match(text, end, end + _AROUND)
    first = before.start() if before else start
    last = behind.end() if behind else end
    for word in cut(text[first:last]):
        to = first + len(word)
        if first < start < to and (to < end or not tag(word).startswith(("ns", "nt"))):
            return True
        if start < first < end < to and text[end] not in _OFFICES:
            return True
        first = to
    return False


def normalise(said: str) -> str:
    """How a person names a district -> its base: 龙华, 龙华区, 深圳市龙华区 -> 龙华."""
    said = said.strip()
    places = [name for _, end, name in find(said) if end == len(said)]
    return base_of(places[0] if places else said)
