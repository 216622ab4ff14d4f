"""What every template may do with values: print one, with the cell it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drafter.model.manuscript import Span
from drafter.model.place import Ref
from drafter.rendering.fulfilment import Line
from drafter.rendering.markup import Citations

_REPORTS: Ref = ("对照表",)
"""Where words of a report stand that no cell of hers holds."""


def citing(citations: Citations) -> dict[str, Callable[..., Any]]:
    """What every template may do with values; names are Chinese since templates are."""

    def cell(line: Line, key: str) -> str:
        return citations.cite(line.cells[key] if key else [])

    def cited(text: object, ref: Ref = _REPORTS) -> str:
        return citations.cite([Span(str(text), address(ref))] if text else [])

    return {"格": cell, "引": cited, "画": citations.draw}


def address(ref: Ref) -> Ref:
    """A template's ref, once it is seen to be one: names and numbers."""
    if not all(isinstance(step, str | int) for step in ref):
        raise TypeError(ref)
    return tuple(ref)
