"""Where things are: templates, sections and example seeds, the clerk's own before the shipped ones; the names of a room."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """A folder that travels with the package (templates, sections, seeds, examples); in a checkout, the checkout's."""
    packed = _PACKAGE / "shipped" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def folders(name: str, work: Path) -> tuple[Path, ...]:
    """Where to look for templates or sections: beside the clerk's work first, then the shipped ones."""
    beside, ours = work / name, shipped(name)
    return (beside, ours) if beside.is_dir() and beside.resolve() != ours.resolve() else (ours,)


def on_demand(room: str, books: Mapping[str, str]) -> Callable[[str], object]:
    """A room, its modules (by full name where of another room) and the names each gives the room -> what fetches a name when it
    is asked for: the room's __getattr__. No module may be called as a name is: loaded, it would stand in its place."""

    def fetch(name: str) -> object:
        for book, names in books.items():
            if name in names.split():
                found: object = getattr(import_module(book if "." in book else f"{room}.{book}"), name)
                setattr(sys.modules[room], name, found)
                return found
        raise AttributeError(name)

    return fetch
