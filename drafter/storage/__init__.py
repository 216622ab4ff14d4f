"""Bytes on disk: names that stay in their folder, files opened safely, replaced whole, taken back; whose temporary ones are."""

from drafter.storage.leftovers import is_running, left
from drafter.storage.refusals import remedy, why
from drafter.storage.regular import NotRegular, Outside, TooLarge, Unfit, is_blank, read, read_within, stored, within
from drafter.storage.safe_names import inside, is_safe_name
from drafter.storage.steps import step, watched
from drafter.storage.swapping import Changed, Swap, swap
from drafter.storage.writing import bytes_at, flush_folder, make_folder, remove, rename, sha256, write

__all__ = [
    "Changed",
    "NotRegular",
    "Outside",
    "Swap",
    "TooLarge",
    "Unfit",
    "bytes_at",
    "flush_folder",
    "inside",
    "is_blank",
    "is_running",
    "is_safe_name",
    "left",
    "make_folder",
    "read",
    "read_within",
    "remedy",
    "remove",
    "rename",
    "sha256",
    "step",
    "stored",
    "swap",
    "watched",
    "why",
    "within",
    "write",
]
