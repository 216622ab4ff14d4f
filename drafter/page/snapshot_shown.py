"""What every window shows at a moment, and what became of it at the next: a patch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from drafter.case.told import Difference
from drafter.model.dossier import Dossier
from drafter.model.finding import Finding
from drafter.page.addresses import Addresses, Json
from drafter.page.overview import Rows, overview
from drafter.page.points import Points
from drafter.page.table_rows import shown_rows
from drafter.page.understood import Understood
from drafter.tables.load import row_type, table_names


@dataclass(frozen=True)
class Checked:
    """What the last check found. keys: what the rows of each table were called then; silent: reminders not told because she
    looked at them; stale: whether a table could not be read then."""

    findings: tuple[Finding, ...] = ()
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    silent: int = 0
    stale: bool = False


@dataclass(frozen=True)
class Shown:
    """A state of the dossier as windows show it. rev: its number; dossier: None where its tables never could be read; checked:
    what was found in it, or in the state before, while it is being checked, as checking says."""

    rev: int
    understood: Understood
    dossier: Dossier | None
    checked: Checked = field(default_factory=Checked)
    checking: bool = True

    @cached_property
    def rows(self) -> Rows:
        """The rows of every table."""
        return shown_rows(self.understood, self.dossier)

    @cached_property
    def addresses(self) -> Addresses:
        """Addresses of its cells."""
        return Addresses(self.understood.keys)

    @cached_property
    def points(self) -> Points:
        """What is open."""
        states = {(name, key): str(row["state"]) for name, held in self.rows.items() for key, row in held.items()}
        return Points(self.checked.findings, Addresses(self.checked.keys), states)

    @property
    def placed(self) -> Points:
        """The same as far as it stands where it was found: nothing while rows came or went since."""
        return self.points if self.checked.keys == self.understood.keys else Points((), self.addresses, {})

    @cached_property
    def overview(self) -> Json:
        """Where she stands."""
        checked = self.checked
        stale = checked.stale or bool(self.understood.faults)
        told = overview(self.rows, self.points.shown, self.dossier, checked.silent)
        return told | {"stale": stale, "checking": self.checking, "unchecked": not checked.keys}

    def with_check(self, dossier: Dossier, checked: Checked) -> Shown:
        """The same state, checked."""
        return replace(self, rev=self.rev + 1, dossier=dossier, checked=checked, checking=False)

    @property
    def whole(self) -> Json:
        """All of it."""
        return {
            "rev": self.rev,
            "dossier": self.head,
            "tables": [self._table(name) for name in table_names()],
            "findings": self.points.shown,
            "overview": self.overview,
        }

    @property
    def head(self) -> Json:
        """What the report is."""
        told = self.understood.rows["案卷"].get("", {})
        dossier = self.dossier
        return {
            "name": self.understood.name,
            "title": told.get("标题"),
            "district": told.get("区"),
            "year": told.get("年度"),
            "before": dossier.before if dossier else None,
            "kind": told.get("文种"),
            "issuer": told.get("单位"),
            "secrecy": dossier.habits.secrecy if dossier else None,
            "priors": [one.file for one in dossier.inputs.case.priors] if dossier else [],
        }

    def _table(self, name: str) -> Json:
        fields = [str(one.alias) for one in row_type(name).model_fields.values()]
        told: Json = {"name": name, "file": f"{name}.yaml", "fields": [one for one in fields if one != "上年报告"]}
        return told | {"rows": list(self.rows[name].values()), "unreadable": self.unreadable(name)}

    def unreadable(self, name: str) -> Json | None:
        """Why a table cannot be read."""
        fault = self.understood.faults.get(name)
        return {"line": fault.place.line, "message": fault.message, "fix": fault.fix} if fault else None


def patch(old: Shown, new: Shown) -> Json:
    """Two states -> what windows have to change."""
    names = table_names()
    rows = {name: _changed(old.rows[name], new.rows[name]) for name in names}
    order = {name: list(new.rows[name]) for name in names if list(old.rows[name]) != list(new.rows[name])}
    faults = {name: new.unreadable(name) for name in names if old.unreadable(name) != new.unreadable(name)}
    checked = new.checked is not old.checked
    return {
        "base": old.rev,
        "rev": new.rev,
        "cells": list(map(_cell, cells(old.understood, new.understood))),
        "rows": {name: held for name, held in rows.items() if held},
        "order": order,
        "unreadable": faults,
        "findings": new.points.shown if checked else None,
        "overview": new.overview,
        "dossier": new.head,
        "paper": True,
    }


def _changed(old: Mapping[str, Json], new: Mapping[str, Json]) -> Sequence[Json]:
    return [row for key, row in new.items() if old.get(key) != row]


def cells(old: Understood, new: Understood) -> Iterator[Difference]:
    """The cells that differ between two states."""
    for name in table_names() if old is not new else ():
        before, after = old.rows[name], new.rows[name]
        for key in dict.fromkeys([*before, *after]):
            was, now = before.get(key), after.get(key)
            if was is None or now is None:
                yield Difference(name, key, "", None if was is None else "", None if now is None else "")
                continue
            for one in dict.fromkeys([*was, *now]):
                if was.get(one) != now.get(one):
                    yield Difference(name, key, one, was.get(one), now.get(one))


def _cell(one: Difference) -> Json:
    return {"at": (one.table, one.row, one.field), "before": one.before, "after": one.after}
