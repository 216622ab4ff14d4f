"""Two states of the draft, or last year's report and the draft -> each paragraph with what changed in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from drafter import case, rendering
from drafter.case import Case
from drafter.model.dossier import Dossier
from drafter.model.manuscript import TABLE, Look
from drafter.page.addresses import Json
from drafter.page.refused import Refusal
from drafter.page.sitting import Sitting

LAST, NOW = "上年", "今年"
"""What last year's report and the draft as it is are called."""
_NUMBER = re.compile(r"\d{1,6}")
_OPENING = "开头"
_WORDS = re.compile(r"[\w\u3400-\u9fff]")
_UNREADABLE = "有一张表那时候读不懂，排不出稿子"


_Reworded: TypeAlias = Callable[[str, str], list[tuple[str, str]]]
"""Two wordings -> what stood and what stands, in order."""


_Found: TypeAlias = tuple[Mapping[int, int], Mapping[int, int]]
"""Which paragraph of the new one is which of the old: in order, and out of order."""


class _Line(NamedTuple):
    """A paragraph to be compared."""

    look: Look
    text: str


def blackline(here: Sitting, sides: tuple[str, str], *, figures: bool) -> Json:
    """A dossier and two sides (上年, 今年, or the number of a change after which it is taken) -> the new one's paragraphs, those
    of the old that are gone where they stood. figures: whether another figure is a change."""
    from drafter.comparing.paired import changes, paired

    old, new = (_lines(here, side) for side in sides)
    rows = [[one.look in TABLE for one in side] for side in (old, new)]
    pairs = paired([one.text for one in old], [one.text for one in new], rows, figures=figures)
    paras = list(_paras(old, new, (pairs.same, pairs.moved), lambda was, now: changes(was, now, figures=figures)))
    return {"old": sides[0], "new": sides[1], "paras": paras, "parts": _parts(paras)}


def _lines(here: Sitting, side: str) -> list[_Line]:
    dossier = here.shown.dossier
    numbered = _NUMBER.fullmatch(side)
    if numbered:
        dossier = Case.seen(here.folder, case.state_after(here.folder, int(side)), here.work, here.known).dossier
    if dossier is None:
        raise Refusal(422, "unreadable", _UNREADABLE, "换一次比")
    if side == LAST:
        return _last_years(dossier)
    if side != NOW and not numbered:
        raise Refusal(422, "refused", f"没有“{side}”这一份可比", "从历史里挑一次")
    return [_Line(one.para.look, one.para.text) for one in rendering.worded(dossier)]


def _last_years(dossier: Dossier) -> list[_Line]:
    from drafter import readers

    return [_Line(para.look, para.text) for para in readers.read(dossier.priors[0].file).paras if para.text.strip()]


def _paras(old: Sequence[_Line], new: Sequence[_Line], found: _Found, reworded: _Reworded) -> Iterator[Json]:
    """The paragraphs of the new one, each gone one of the old before the next that stayed."""
    same, moved = found
    reached, stayed = 0, {*same.values(), *moved.values()}
    for n, line in enumerate(new):
        was = same.get(n)
        if was is not None:
            yield from (_told("gone", old[m]) for m in range(reached, was) if m not in stayed)
            reached = max(reached, was + 1)
            stretches = reworded(old[was].text, line.text)
            if any(before != after for before, after in stretches):
                yield _told("changed", line) | {"stretches": stretches}
            else:
                yield _told("same", line)
        else:
            yield _told("moved" if n in moved else "new", line)
    yield from (_told("gone", old[m]) for m in range(reached, len(old)) if m not in stayed)


def _told(kind: str, line: _Line) -> Json:
    return {"kind": kind, "look": line.look.value, "text": line.text}


def _parts(paras: Sequence[Json]) -> list[Json]:
    """How many characters under each heading of level 1 there are, are new, are gone, and how many paragraphs moved."""
    made: dict[str, dict[str, int]] = {}
    part = _OPENING
    for one in paras:
        text, kind = str(one["text"]), one["kind"]
        part = text if one["look"] == Look.H1.value and kind != "gone" else part
        held = made.setdefault(part, {"whole": 0, "new": 0, "gone": 0, "moved": 0})
        stretches = one.get("stretches")
        apart = [(a, b) for a, b in stretches if a != b] if isinstance(stretches, list) else []
        held["whole"] += _size(text) if kind != "gone" else 0
        held["new"] += _size(text) if kind == "new" else sum(_size(b) for _, b in apart)
        held["gone"] += _size(text) if kind == "gone" else sum(_size(a) for a, _ in apart)
        held["moved"] += kind == "moved"
    return [{"name": name, **counts} for name, counts in made.items()]


def _size(text: str) -> int:
    """Characters and digits of a text, marks aside."""
    return len(_WORDS.findall(text))
