"""收件单 -> the paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.model.manuscript import Manuscript
from drafter.model.papers_told import Receipt
from drafter.rendering import sandbox
from drafter.rendering.cited import citing
from drafter.rendering.markup import Citations, parse
from drafter.zh.numerals import from_int


def received(receipt: Receipt, templates: Sequence[Path]) -> Manuscript:
    """收件单 and template folders (first wins) -> the paper."""
    citations = Citations()
    filters = {**citing(citations), "汉字": from_int}
    return parse(sandbox.run(templates, "收件单/Word.j2", filters, {"单": receipt}), citations)
