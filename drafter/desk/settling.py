"""Reminders she looked at and found right are told no more; several alike are told as one, with one answer for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.model.dossier import Dossier
from drafter.model.finding import Finding, Level
from drafter.model.form import Checked, Form
from drafter.model.inputs import SettledInput
from drafter.model.place import Ref
from drafter.zh.expression import expression
from drafter.zh.hygiene import squeeze

_CELL = 3
"""Steps of the address of a cell; two more name characters of it."""
_ALIKE = 3
"""Reminders of one rule on the same words that are told as one."""
_SHOWN = 6
"""Rows told of those that a reminder stands for."""
_LONG, _HEAD, _TAIL = 60, 24, 12
"""Characters of words that are written out; of longer ones, those at either end."""
_CLAUSE = expression(r"[^，。；！？\n]*")


@dataclass(frozen=True)
class Settled:
    """What is open, by place, and how many reminders are not told because she looked at them."""

    open: tuple[Finding, ...]
    silent: int = 0


def settle(findings: Sequence[Finding], dossier: Dossier) -> Settled:
    """What was found -> what is left of it. An error is never settled by a word."""
    words = Words(dossier)
    left = [one for one in findings if not (one.level is not Level.ERROR and words.settle(one))]
    silent = len(findings) - len(left)
    return Settled(tuple(sorted(_together(left, words), key=lambda one: (one.place, one.rule, one.message))), silent)


class Words:
    """A dossier -> which words a finding is about, and whether she answered it."""

    def __init__(self, dossier: Dossier) -> None:
        self.rows: dict[Ref, Checked] = {row.ref: row for row in dossier.inputs.rows()}
        self.rows[dossier.inputs.case.ref] = dossier.inputs.case
        self.answers: dict[str, list[SettledInput]] = {}
        for answer in dossier.inputs.settled:
            self.answers.setdefault(answer.rule or "", []).append(answer)

    def row(self, finding: Finding) -> Checked | None:
        """The row a finding stands in."""
        return self.rows.get(finding.ref[:2]) or self.rows.get(finding.ref[:1])

    def number(self, ref: Ref) -> str:
        """编号 of the row of an address, the table's name where it has none."""
        return getattr(self.rows.get(ref[:2]), "id", "") or str(ref[0] if ref else "")

    def of(self, finding: Finding) -> str:
        """The words a finding is about: its cell, where it names characters of it their clause; what the row is called where
        it names no cell; empty for an empty cell."""
        row, ref = self.row(finding), finding.ref
        if row is None:
            return ""
        key = next((step for step in ref[len(row.ref) :] if isinstance(step, str)), None)
        text = _value(row, key) if key else next((said for name in _NAMES if (said := _value(row, name))), "")
        if len(ref) == _CELL + 2:
            start, end = int(ref[_CELL]), int(ref[_CELL + 1])
            text = _clauses(text, start, end)
        plain = " ".join(text.split())
        return plain if len(plain) <= _LONG else f"{plain[:_HEAD]}……{plain[-_TAIL:]}（共{len(plain)}字）"

    def settle(self, finding: Finding) -> bool:
        """Whether she looked at a reminder: her row says so, or 核对.yaml does, of the same words."""
        row = self.row(finding)
        if row is not None and row.confirms(finding.rule):
            return True
        mine = self.answers.get(finding.rule, ())
        said = squeeze(self.of(finding)) if mine else ""
        return any(squeeze(one.words or "") == said and one.row in (None, self.number(finding.ref)) for one in mine)


_NAMES = ("名称", "计划", "问题", "标题", "文字")
"""Cells that a row is called by."""


def _value(row: Form, key: str) -> str:
    field = next((name for name, field in type(row).model_fields.items() if field.alias == key), None)
    value = getattr(row, field) if field else None
    return value if isinstance(value, str) else ""


def _clauses(text: str, start: int, end: int) -> str:
    """The clauses that characters of a text stand in."""
    inside = [one.span() for one in _CLAUSE.finditer(text) if one.start() < end and start < one.end()]
    return text[inside[0][0] : inside[-1][1]] if inside else text[start:end]


def _together(findings: Sequence[Finding], words: Words) -> list[Finding]:
    """Findings, reminders of one rule on the same words as one where they are many."""
    lots: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        said = squeeze(words.of(one)) if one.level is not Level.ERROR else ""
        lots.setdefault((one.rule, said) if said else ("", str(len(lots))), []).append(one)
    told = list[Finding]()
    for lot in lots.values():
        told += [_listed(lot, words)] if len({one.ref[:_CELL] for one in lot}) >= _ALIKE else lot
    return told


def _listed(lot: Sequence[Finding], words: Words) -> Finding:
    """One finding for all of a lot, at the place of the first."""
    first, *others = sorted(lot, key=lambda one: one.place)
    numbers = list(dict.fromkeys(words.number(one.ref) for one in others))
    shown = "、".join(numbers[:_SHOWN]) + ("等" if len(numbers) > _SHOWN else "")
    also = (*first.also, *(ref for one in others for ref in (one.ref, *one.also)))
    return replace(first, message=f"{first.message}；一样的还有{len(others)}处：{shown}", also=also)
