"""What is written one way nearly everywhere, or again and again, is a way of writing and told once; where it is now and then,
at each place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.proofing.remark import Remark

_MANY = 5
"""Places beyond which what is wrong nearly everywhere is told once."""
_CROWD = 20
"""Places beyond which it is told once, however often it is written as it should be."""
_NEARLY = 0.8
"""Share of the places that is nearly everywhere."""


def each_or_once(remarks: Sequence[Remark], right: int, told: str, fix: str) -> Iterator[Remark]:
    """Remarks on one thing, how often it is written as it should be, how to tell of all -> each, or the first for all."""
    if len(remarks) > _CROWD or (len(remarks) > _MANY and len(remarks) > (len(remarks) + right) * _NEARLY):
        yield remarks[0].for_all(remarks[1:])._replace(message=f"全文的{told}，共{len(remarks)}处", fix=fix)
    else:
        yield from remarks
