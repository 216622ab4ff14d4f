"""What a window asks for, as JSON -> changes of the tables; whatever it sent is looked at first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from drafter.case.fresh_numbers import fresh
from drafter.model.change import LAST, AddRow, Change, DropRow, MoveRow, SetCell
from drafter.page.addresses import HEAD, Json
from drafter.page.bare_figures import is_figure, with_unit
from drafter.page.refused import Refusal
from drafter.page.snapshot_shown import Shown
from drafter.tables.load import row_type, table_names

_MOST, _LONGEST = 5000, 200_000
"""Changes in one request, characters in a cell, at most."""
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]")
_UNKEPT = frozenset({"确认", "来源", "原句", "建议", "建议文字", "核对", "批示"})
"""Cells that a new row has only once there is something to say."""


def wrong(what: str) -> Refusal:
    """A request that no window of this release makes."""
    return Refusal(422, "refused", f"页面送来的{what}不对，没有改", "刷新页面再试")


def text(told: Mapping[str, object], name: str, default: str | None = None) -> str:
    """A text that a request names. Refusal where it is none."""
    value = told.get(name, default)
    if not isinstance(value, str):
        raise wrong(f"“{name}”")
    return value


def whole(told: Mapping[str, object], name: str) -> int:
    """A whole number that a request names."""
    value = told.get(name)
    if type(value) is not int:
        raise wrong(f"“{name}”")
    return value


def texts(value: object, size: Sequence[int]) -> list[str]:
    """A list of so many texts."""
    if not isinstance(value, list) or len(value) not in size or not all(isinstance(one, str) for one in value):
        raise wrong("地址")
    return value


def cell(value: object) -> str | None:
    """What a cell is to say; None for nothing."""
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise wrong("内容")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Refusal(422, "refused", "这里有存不下的字符，没有改", "换一种写法再填") from error
    said = _UNPRINTED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return said.strip() or None


class Asked:
    """The changes of a request, for a dossier as it is shown; a bare number gets its unit. added: the 编号 of rows that are
    to come."""

    def __init__(self, told: Mapping[str, object], shown: Shown) -> None:
        listed = told.get("changes")
        if not isinstance(listed, list) or not 0 < len(listed) <= _MOST:
            raise wrong("改动")
        self._shown, self._seen = shown, shown.understood
        self.added: list[str] = []
        self._fresh: dict[str, Iterator[str]] = {}
        self.changes = [self._change(one) for one in listed]

    def _change(self, one: object) -> Change:
        if not isinstance(one, dict):
            raise wrong("改动")
        kind = next((kind for kind in ("set", "add", "drop", "move") if kind in one), None)
        if kind == "set":
            table, key, field = texts(one["set"], (3,))
            self._known(table, key)
            new = cell(one.get("new"))
            if new and is_figure(table, field):
                new = with_unit(new, self._shown.rows[table][key])
            return SetCell(table, key, field, cell(one.get("seen")), new)
        if kind == "add":
            return self._add(one)
        if kind is None:
            raise wrong("改动")
        table, key = texts(one[kind], (2,))
        self._known(table, key)
        if kind == "drop":
            return DropRow(table, key, _cells(one.get("seen", {})))
        return MoveRow(table, key, self._after(table, text(one, "after")))

    def _known(self, table: str, key: str) -> None:
        """Refusal unless there is such a row, in a table that can be read."""
        if table not in table_names():
            raise wrong("表名")
        fault = self._seen.faults.get(table)
        if fault is not None:
            raise Refusal(
                422, "unreadable", f"{table}.yaml 第{fault.place.line}行读不懂，没有改：{fault.message}", fault.fix
            )
        if key not in self._seen.rows[table] and not (table == HEAD and not key):
            raise Gone(table, key)

    def _after(self, table: str, key: str) -> str:
        if key not in ("", LAST):
            self._known(table, key)
        return key

    def _add(self, one: Json) -> AddRow:
        table = text(one, "add")
        if table not in table_names() or table == HEAD:
            raise wrong("表名")
        given = _cells(one.get("cells", {}))
        number = next(self._numbers(table))
        self.added.append(number)
        wanted = [str(one.alias) for one in row_type(table).model_fields.values()]
        names = dict.fromkeys([*(name for name in wanted if name in given or name not in _UNKEPT), *given])
        cells = {name: given.get(name) for name in names if name != "编号"}
        return AddRow(table, {"编号": number, **cells}, self._after(table, text(one, "after", LAST)))

    def _numbers(self, table: str) -> Iterator[str]:
        """Numbers that no row of a table has, in the way of those that have one."""
        return self._fresh.setdefault(table, fresh(self._seen.rows[table], table))


def _cells(value: object) -> dict[str, str | None]:
    if not isinstance(value, dict):
        raise wrong("一条")
    return {str(name): cell(said) for name, said in value.items()}


class Gone(Refusal):
    """A row that is not there any more."""

    def __init__(self, table: str, key: str) -> None:
        super().__init__(
            409, "gone", f"{table}里没有“{key}”这一条了，没有改", "这一条在别处删了；还要的，到历史里撤回那次删除"
        )
        self.at = (table, key)
