"""Dossier or comparison + templates -> the paper; every value carries its address, every blank says what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import home

if TYPE_CHECKING:
    from drafter.rendering.manifesting import manifested
    from drafter.rendering.papers import SHAPES, Copy, render, tabled
    from drafter.rendering.printed_words import worded
    from drafter.rendering.receipts import received

_BOOKS = {
    "manifesting": "manifested",
    "papers": "SHAPES Copy render tabled",
    "printed_words": "worded",
    "receipts": "received",
}
"""The module of each name below: to check a dossier is to load none that runs templates."""

__all__ = ["SHAPES", "Copy", "manifested", "received", "render", "tabled", "worded"]

__getattr__ = home.on_demand(__name__, _BOOKS)
