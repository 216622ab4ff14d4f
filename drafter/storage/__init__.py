"""Bytes on disk: names that stay in their folder, files opened safely, files replaced whole."""

from drafter.storage.names import inside, is_safe_name
from drafter.storage.refusals import remedy, why
from drafter.storage.regular import NotRegular, Outside, TooLarge, Unfit, is_blank, read, read_within, within
from drafter.storage.writing import sha256, write

__all__ = [
    "NotRegular",
    "Outside",
    "TooLarge",
    "Unfit",
    "inside",
    "is_blank",
    "is_safe_name",
    "read",
    "read_within",
    "remedy",
    "sha256",
    "why",
    "within",
    "write",
]
