"""The clerk's tables: read with line numbers (load), explained when something is wrong; laid out by scaffold, which is loaded
only for that."""

from drafter.tables.catalogue import digest_of, load_catalogue
from drafter.tables.kinds import load_kinds
from drafter.tables.laid import Laid
from drafter.tables.layout_table import load_habits
from drafter.tables.load import case_file, is_dossier, load, load_case

__all__ = [
    "Laid",
    "case_file",
    "digest_of",
    "is_dossier",
    "load",
    "load_case",
    "load_catalogue",
    "load_habits",
    "load_kinds",
]
