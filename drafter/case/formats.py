"""Which format a dossier has, and whether this release knows it."""

from __future__ import annotations

from drafter.model.finding import DrafterError
from drafter.model.inputs import FORMAT, CaseInput
from drafter.model.place import Place


def refuse_newer(head: CaseInput, place: Place) -> None:
    """DrafterError for a dossier of a format this release does not know."""
    if head.format and int(head.format) > FORMAT:
        told = f"这个案卷是更新的版本建的（格式 {head.format}），这一版读不全，没有动它"
        raise DrafterError(told, fix="换用建它的那一版起草助手", place=place)


def is_current(head: CaseInput) -> bool:
    """Whether a dossier has this release's format."""
    return head.format == str(FORMAT)
