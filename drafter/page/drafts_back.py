"""An edited draft that came back: what it would change, cell by cell; then what she agreed to, all or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from drafter import desk
from drafter.case import Entry
from drafter.model.change import AddRow, DropRow, MoveRow, SetCell
from drafter.model.returned import Clash, Proposed
from drafter.page.addresses import HEAD, At, Json
from drafter.page.refused import Refusal
from drafter.page.sitting import Done, Sitting

_KINDS = {SetCell: "set", AddRow: "add", DropRow: "drop", MoveRow: "move"}
_OTHERWISE = "是科室的材料，点“放入材料”；是别的案卷的稿子，打开那个案卷再收；只有一部分的，接回整份稿子里再收"
"""What to do with a file that is no copy of the draft."""
_MOST = 5
"""Drafts looked at and not yet decided on that are kept."""


@dataclass
class DraftsBack:
    """The drafts that wait for her word."""

    here: Sitting
    _waiting: dict[str, desk.Pulled] = field(default_factory=dict)
    _names: count[int] = field(default_factory=lambda: count(1))

    def look(self, path: Path) -> Json:
        """An edited draft -> what it would change; nothing is written."""
        from drafter.returning.recognising import NoCopy

        try:
            pulled = desk.pull(self.here.folder, path, self.here.work)
        except NoCopy as error:
            raise Refusal(422, "refused", error.message, _OTHERWISE) from error
        name = f"d{next(self._names)}"
        self._waiting[name] = pulled
        for old in list(self._waiting)[:-_MOST]:
            del self._waiting[old]
        numbers = self._numbers()
        found = pulled.found
        return {
            "id": name,
            "file": path.name,
            "by_key": found.by_key,
            "changes": [_change(n, one, numbers) for n, one in enumerate(found.proposed)],
            "clashes": [_clash(one) for one in found.clashes],
            "unplaced": [{"text": one.text, "near": one.near, "why": one.why} for one in found.unplaced],
        }

    def _numbers(self) -> Mapping[tuple[str, str], str]:
        """Table and key of a row -> its 编号."""
        keys = self.here.shown.understood.opened.record.keys
        return {(table, token): number for table, held in keys.items() for number, token in held.items()}

    def apply(self, name: str, take: Sequence[int]) -> Done:
        """Make the changes she agreed to. Conflict where a cell was changed meanwhile."""
        pulled = self._waiting.get(name)
        if pulled is None:
            raise Refusal(409, "gone", "这份改稿已经不在手边", "把它再放进来一次")
        every = pulled.found.proposed
        if not all(0 <= one < len(every) for one in take):
            raise Refusal(422, "refused", "没有这一处改动", "把改稿再放进来一次")
        wanted = [every[one].change for one in sorted(set(take))]

        def bring_in() -> Entry | None:
            return pulled.bring_in(wanted)

        done = self.here.do(bring_in, lambda one: self.here.steps.made(one.number, f"收回改稿{len(wanted)}处"))
        self.drop(name)
        return done

    def drop(self, name: str) -> None:
        """She wants nothing of it."""
        self._waiting.pop(name, None)


def _change(n: int, one: Proposed, numbers: Mapping[tuple[str, str], str]) -> Json:
    return {
        "n": n,
        "at": _at(one, numbers),
        "kind": _KINDS[type(one.change)],
        "where": one.where,
        "before": one.before,
        "after": one.after,
        "by_key": one.by_key,
        "why": one.why,
    }


def _at(one: Proposed, numbers: Mapping[tuple[str, str], str]) -> At:
    change = one.change
    if isinstance(change, AddRow):
        return change.table, str(change.cells.get("编号") or "")
    key = numbers.get((change.table, change.key), change.key)
    return (change.table, key, change.field) if isinstance(change, SetCell) else (change.table, key)


def _clash(one: Clash) -> Json:
    """A cell both sides changed; where it is named in words, its address."""
    words = one.where.split(" ")
    at = (words[0], "", words[1]) if len(words) == 2 and words[0] == HEAD else words if len(words) == 3 else None
    return {"at": at, "where": one.where, "printed": one.printed, "edited": one.edited, "present": one.present}
