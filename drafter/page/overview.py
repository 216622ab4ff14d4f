"""Where she stands: what is open by rule, table and 科室, how much is done, by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache

from drafter.desk.drafting import today
from drafter.model.dossier import Dossier
from drafter.model.finding import Level
from drafter.page.addresses import Json

_OPEN = frozenset({"空", "有建议", "说法不一", "读不成数", "没写", "没改", "未定"})
"""States of rows that are still to be seen to."""
_ASKED = ("指标", "上年计划", "上年问题")
"""Tables whose rows are a 科室's to answer."""
_UNCOUNTED = frozenset({"题头", "备选", "删去", "不写", ""})
"""States of rows that nobody has to fill in."""

Rows = Mapping[str, Mapping[str, Json]]


def overview(rows: Rows, points: Sequence[Json], dossier: Dossier | None, silent: int) -> Json:
    """The rows of all tables and the findings -> what the first page tells."""
    levels = Counter(one["level"] for one in points)
    return {
        "errors": levels[Level.ERROR.value],
        "warnings": levels[Level.WARNING.value],
        "hints": levels[Level.HINT.value],
        "silent": silent,
        "rules": _rules(points),
        "tables": [_table(name, held, points) for name, held in rows.items()],
        "offices": _offices(rows, points),
        "deadlines": _deadlines(dossier) if dossier else [],
        "today": today().isoformat(),
    }


def _rules(points: Sequence[Json]) -> list[Json]:
    """The rules that found something, those to be seen to first before others."""
    counts = Counter((one["weight"], one["rule"], one["level"]) for one in points)
    ordered = sorted(counts.items(), key=lambda one: tuple(map(str, one[0])))
    return [
        {"rule": rule, "level": level, "count": count, "what": _manual().get(str(rule), "")}
        for (_, rule, level), count in ordered
    ]


@cache
def _manual() -> Mapping[str, str]:
    """Each rule -> what it says. The rules are loaded once a check has run them."""
    from drafter.desk.manual import manual

    return {entry.name: entry.about for entry in manual()}


def _table(name: str, held: Mapping[str, Json], points: Sequence[Json]) -> Json:
    levels = Counter(one["level"] for one in points if isinstance(at := one["at"], tuple) and at[0] == name)
    done, every = _counted(name, held.values(), _wrong(points))
    told = {"errors": levels[Level.ERROR.value], "warnings": levels[Level.WARNING.value]}
    return {"name": name, "done": done, "all": every, **told}


def _wrong(points: Iterable[Json]) -> frozenset[tuple[str, ...]]:
    """Table and 编号 of the rows with an error: what was written there will not do."""
    errors = (one["at"] for one in points if one["level"] == Level.ERROR.value)
    return frozenset(at[:2] for at in errors if isinstance(at, tuple))


def _counted(name: str, rows: Iterable[Json], wrong: Container[tuple[str, ...]]) -> tuple[int, int]:
    """How many rows of a table are done, of how many."""
    asked = [one for one in rows if one["state"] not in _UNCOUNTED]
    return sum(one["state"] not in _OPEN and (name, one["key"]) not in wrong for one in asked), len(asked)


def _offices(rows: Rows, points: Sequence[Json]) -> list[Json]:
    """How far each 科室 is with each table it is asked of, and how many of its figures were sent to be confirmed."""
    held: dict[str, dict[str, list[Json]]] = {}
    for name in _ASKED:
        for row in rows.get(name, {}).values():
            cells = row["cells"]
            office = str(cells.get("科室") or "") if isinstance(cells, dict) else ""
            held.setdefault(office, {}).setdefault(name, []).append(row)
    wrong = _wrong(points)
    return [
        {
            "office": office,
            **{name: _counted(name, mine.get(name, ()), wrong) for name in _ASKED},
            "确认": _confirmed(mine),
        }
        for office, mine in sorted(held.items(), key=lambda one: (not one[0], one[0]))
    ]


def _confirmed(mine: Mapping[str, Sequence[Json]]) -> int:
    cells = (row["cells"] for row in mine.get("指标", ()))
    return sum(isinstance(one, dict) and bool(one.get("确认")) for one in cells)


def _deadlines(dossier: Dossier) -> list[Json]:
    now = dossier.today or today()
    return [
        {
            "what": one.what,
            "day": (day := one.day(dossier.year)).isoformat(),
            "left": (day - now).days,
            "source": one.source,
        }
        for one in dossier.kind.deadlines
    ]
