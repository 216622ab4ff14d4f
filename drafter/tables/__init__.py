"""The clerk's tables: read with line numbers (load), explained when something is wrong."""

from drafter.tables.catalogue import digest_of, load_catalogue
from drafter.tables.kinds import load_kinds
from drafter.tables.layout_table import load_habits
from drafter.tables.load import Loaded, case_file, is_dossier, load, load_case
from drafter.tables.model_table import load_endpoint, switch_endpoint
from drafter.tables.office_list import load_offices
from drafter.tables.phrase_table import load_phrases

__all__ = [
    "Loaded",
    "case_file",
    "digest_of",
    "is_dossier",
    "load",
    "load_case",
    "load_catalogue",
    "load_endpoint",
    "load_habits",
    "load_kinds",
    "load_offices",
    "load_phrases",
    "switch_endpoint",
]
