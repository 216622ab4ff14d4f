"""Bytes on disk: names that stay in their folder, files replaced whole, temporary files told by their names."""

from drafter.storage.leftovers import is_running, leftovers
from drafter.storage.names import inside, is_safe_name
from drafter.storage.steps import step, watched
from drafter.storage.swapping import Changed, Swap
from drafter.storage.writing import flush_folder, make_folder, read, remove, rename, sha256, write

__all__ = [
    "Changed",
    "Swap",
    "flush_folder",
    "inside",
    "is_running",
    "is_safe_name",
    "leftovers",
    "make_folder",
    "read",
    "remove",
    "rename",
    "sha256",
    "step",
    "watched",
    "write",
]
