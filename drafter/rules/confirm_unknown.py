"""核对不明：“核对:”后面写的不是提醒的名称，没有起作用。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1447宗, 核对: 没问题}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  指标:
    - {编号: 指01, 名称: 受理法律援助案件, 上年: 1447宗, 今年: 1447宗, 核对: 数字未更新}
怎么改: 写提醒的名称；这一条的提醒都看过的，写“无误”。
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.place import Ref

ID = "核对不明"
LEVEL = Level.WARNING


def check(dossier: Dossier) -> Iterator[Note]:
    """核对 cells, and rows of 核对.yaml, that confirm no reminder there is."""
    mine, told = _names(), tuple[str, ...]()
    for row in (dossier.inputs.case, *dossier.inputs.rows()):
        if row.confirmed and not any(row.confirms(name) for name in mine):
            told = told or tuple(dossier.named())  # asked only now: to know them is to load their room
            if not any(row.confirms(name) for name in told):
                yield _unknown((*row.ref, "核对"), row.confirmed)
    for answer in dossier.inputs.settled:
        if answer.rule not in mine and answer.rule not in (told := told or tuple(dossier.named())):
            yield _unknown((*answer.ref, "规则"), answer.rule or "")


def _unknown(ref: Ref, said: str) -> Note:
    fix = "写提醒的名称，如“核对: 数字未更新”；这一条的提醒都看过的，写“核对: 无误”"
    return Note(ref, f"“{said}”不是提醒的名称，没有起作用", fix=fix)


def _names() -> list[str]:
    """IDs of all rules; asked here, since the tuple of rules holds this one too."""
    package = __package__ or "drafter.rules"
    modules = pkgutil.iter_modules(import_module(package).__path__)
    return [str(import_module(f"{package}.{module.name}").ID) for module in modules]
