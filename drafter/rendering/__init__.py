"""Dossier or comparison + templates -> the paper; every value carries its address, every blank says what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import home

if TYPE_CHECKING:
    from drafter.rendering.manifesting import manifested
    from drafter.rendering.own_frame import frame, hers, worded, written
    from drafter.rendering.papers import SHAPES, Copy, render, tabled
    from drafter.rendering.receipts import received

_BOOKS = {
    "manifesting": "manifested",
    "own_frame": "frame hers worded written",
    "papers": "SHAPES Copy render tabled",
    "receipts": "received",
}
"""The module of each name below: to check a dossier is to load none that runs templates."""

__all__ = ["SHAPES", "Copy", "frame", "hers", "manifested", "received", "render", "tabled", "worded", "written"]

__getattr__ = home.on_demand(__name__, _BOOKS)
