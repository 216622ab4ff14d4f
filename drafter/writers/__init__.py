"""The paper -> a file, chosen by suffix; every finding hangs on the words it concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drafter.model.finding import Finding
from drafter.model.manuscript import Manuscript
from drafter.writers import text, word

WRITERS: dict[str, Callable[[Manuscript, Sequence[Finding]], bytes]] = {".docx": word.write, ".txt": text.write}


def write(manuscript: Manuscript, findings: Sequence[Finding], suffix: str) -> bytes:
    """Paper and findings -> the bytes of a file of that suffix. KeyError for a suffix no writer has."""
    return WRITERS[suffix](manuscript, findings)
