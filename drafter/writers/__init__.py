"""The paper -> a file, chosen by suffix; every finding hangs on the words it concerns."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path

from drafter.model.finding import Finding
from drafter.model.layout import STANDARD, Layout
from drafter.model.manuscript import Manuscript
from drafter.model.summary import Summary
from drafter.writers.fingerprint import untouched

__all__ = ["WRITERS", "printed", "summary_book", "summary_page", "untouched", "write"]

WRITERS = {".docx": "word", ".xlsx": "excel", ".txt": "plain_text", ".html": "website"}
"""Suffix -> the module whose `write` makes such a file; it is loaded, with its library, when it is called for."""


def printed(manuscript: Manuscript, findings: Sequence[Finding], layout: Layout = STANDARD) -> bytes:
    """Paper, findings and layout -> the bytes of a page that shows in a browser how it will be printed."""
    from drafter.writers import paper_html

    return paper_html.printed(manuscript, findings, layout)


def write(manuscript: Manuscript, findings: Sequence[Finding], suffix: str, layout: Layout = STANDARD) -> bytes:
    """Paper, findings and layout -> the bytes of a file of that suffix. KeyError for a suffix no writer has."""
    writer = importlib.import_module(f"{__name__}.{WRITERS[suffix]}")
    data: bytes = writer.write(manuscript, findings, layout)
    return data


def summary_book(summary: Summary, beside: Path) -> bytes:
    """A summary of many reports, and the folder it will lie in -> the bytes of an .xlsx, a sheet a table."""
    from drafter.writers import summary_xlsx

    return summary_xlsx.book(summary, beside)


def summary_page(summary: Summary, beside: Path) -> bytes:
    """A summary of many reports, and the folder it will lie in -> the bytes of an .html that fetches nothing from anywhere."""
    from drafter.writers import summary_html

    return summary_html.page_of(summary, beside)
