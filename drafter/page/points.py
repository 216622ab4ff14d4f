"""Findings as the browser has them: by 编号, with how soon they are to be seen to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from drafter.model.finding import Finding, Level
from drafter.page.addresses import Addresses, Json, extent
from drafter.page.remedies import in_page

_FIRST = ("缺少部分", "计划未回应", "问题无交代")
"""Rules whose errors are seen to first, in this order."""
_TORN, _BLANK, _ERROR = 3, 4, 5
_BLANK_RULE, _TORN_STATE = "还有空没填", "说法不一"
_LATER = {Level.WARNING: 6, Level.HINT: 7}


class Points:
    """Findings by their ids. states: of rows, by table and 编号."""

    def __init__(
        self, findings: Sequence[Finding], addresses: Addresses, states: Mapping[tuple[str, str], str]
    ) -> None:
        self.by_id: dict[str, Finding] = {}
        self.shown: list[Json] = []
        for one in findings:
            self._add(one, addresses, states)
        self.ids = {id(one): name for name, one in self.by_id.items()}

    def _add(self, one: Finding, addresses: Addresses, states: Mapping[tuple[str, str], str]) -> None:
        at, characters = addresses.at(one.ref), extent(one.ref)
        name = _named(at, characters, one, self.by_id)
        self.by_id[name] = one
        settles = one.level is not Level.ERROR and bool(at)
        state = states.get((at[0], at[1]), "") if at else ""
        told: Json = {
            "id": name,
            "level": one.level.value,
            "rule": one.rule,
            "message": one.message,
            "fix": in_page(one.fix, one.rule, settles=settles),
            "at": at,
            "from": characters[0] if characters else None,
            "to": characters[1] if characters else None,
            "also": [there for ref in one.also if (there := addresses.at(ref))],
            "file": one.place.file.name,
            "line": one.place.line,
            "weight": weight(one, state),
            "settle": settles,
        }
        self.shown.append(told)


def _named(at: object, characters: object, one: Finding, taken: Mapping[str, Finding]) -> str:
    """A name that a finding keeps while it stands, wherever its line moves."""
    told = json.dumps([at, characters, one.rule, one.message], ensure_ascii=False)
    name = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return name if name not in taken else f"{name}-{len(taken)}"


def weight(one: Finding, state: str) -> int:
    """How soon a finding is to be seen to: the smaller the sooner."""
    if one.level is not Level.ERROR:
        return _LATER[one.level]
    if one.rule in _FIRST:
        return _FIRST.index(one.rule)
    if one.rule == _BLANK_RULE:
        return _TORN if state == _TORN_STATE else _BLANK
    return _ERROR
