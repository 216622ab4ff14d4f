"""Letters to the 科室: the notice that asks for material, the reminder, the sheet of figures to be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from drafter.model.manuscript import Manuscript, Span
from drafter.rendering import sandbox
from drafter.rendering.markup import Citations, parse

_FOLDER = "征集"
_REF = (_FOLDER,)
"""Where words of a letter stand that no cell of hers holds."""


def letter(name: str, values: Mapping[str, Any], templates: Sequence[Path]) -> Manuscript:
    """A letter's name (通知, 催报函, 数据确认单), what it says, and template folders (first wins) -> the paper. DrafterError when the
    template fails."""
    citations = Citations()
    return parse(sandbox.run(templates, f"{_FOLDER}/{name}.j2", _filters(citations), values), citations)


def _filters(citations: Citations) -> dict[str, Callable[..., Any]]:
    def cited(text: object) -> str:
        return citations.cite([Span(str(text), _REF)] if text else [])

    def blank(label: str) -> str:
        return citations.cite([Span(f"【待填：{label}】", _REF, blank=True)])

    return {"引": cited, "待填": blank}
