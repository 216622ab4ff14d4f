"""The clerk's tables: laid out (scaffold), read with line numbers (load), explained when something is wrong."""

from drafter.tables.catalogue import load_catalogue
from drafter.tables.kinds import load_kinds
from drafter.tables.layout_table import load_habits
from drafter.tables.load import case_file, is_dossier, load, load_case
from drafter.tables.scaffold import Laid, scaffold

__all__ = [
    "Laid",
    "case_file",
    "is_dossier",
    "load",
    "load_case",
    "load_catalogue",
    "load_habits",
    "load_kinds",
    "scaffold",
]
